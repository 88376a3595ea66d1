"""The toolchain of Trang Tài liệu."""
