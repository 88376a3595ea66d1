"""The rules of the content, their runner, formatters for findings, and automatic fixes."""
