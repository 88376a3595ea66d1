"""What people are told where a disk refuses to be read or written."""

from __future__ import annotations

import errno

from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import Message

RULE = Rule(
    "TL093",
    "error",
    "reading",
    Message("Ổ đĩa đọc, ghi được", "The disk can be read and written"),
    Message(
        "Đĩa đầy, thiếu quyền hay đường dẫn sai: lệnh dừng lại và giữ nguyên bản trước.",
        "A full disk, missing rights or a wrong path: the command stops and keeps what was there.",
    ),
    Message("{reason}.", "{reason}."),
    Message(
        "{advice}, rồi chạy lại; bản dựng trước đó còn nguyên.",
        "{advice}, then run it again; the last build is as it was.",
    ),
)
_FULL = Message("giải phóng chỗ trên đĩa", "make room on the disk")
_RIGHTS = Message("cấp quyền ghi cho thư mục này", "give yourself the right to write here")
_READ_ONLY = Message("chọn một đĩa ghi được", "choose a disk that can be written")
_PATH = Message("kiểm tra lại đường dẫn", "look at the path again")
_OTHERWISE = Message("kiểm tra đĩa và quyền của tệp", "look at the disk and the file's rights")
_ADVICE = {
    errno.ENOSPC: _FULL,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: _PATH,
}


def finding(error: OSError) -> Finding:
    """The finding that stands for `error`."""
    return RULE.at(
        str(error.filename or "."),
        0,
        reason=error.strerror or error,
        advice=_ADVICE.get(error.errno or 0, _OTHERWISE),
    )
