"""Turns .doc, .rtf and .odt into .docx with LibreOffice. The only module that runs it.

It runs in a profile and with settings of its own: no macros, no links, no network. Its memory and
time are those of the child process that reads the file, see tailieu.limited.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tailieu.content.messages import Message
from tailieu.importing import errors
from tailieu.importing.formats import Format
from tailieu.limited import reserve_more

# On macOS it is on no PATH.
NAMES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")

_MISSING = Message(
    "là tệp .{kind}; máy này chưa có LibreOffice để đọc.",
    "is a .{kind} file, and there is no LibreOffice here to read it.",
)
_MISSING_FIX = Message(
    "cài LibreOffice (Debian, Ubuntu: `sudo apt-get install libreoffice-writer-nogui`) rồi nhập "
    "lại; hoặc mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi nhập "
    "tệp mới.",
    "install LibreOffice (Debian, Ubuntu: `sudo apt-get install libreoffice-writer-nogui`), then "
    "import again; or open the file in Word, save it as Word Document (.docx), then import that.",
)
_FAILED = Message(
    "hỏng hoặc có mật khẩu: LibreOffice không đọc được.",
    "is broken or locked: LibreOffice cannot read it.",
)

# LibreOffice tells nobody that a disk is full, so there must be room enough before it begins: bytes
# for its profile, several times what it was seen to take, and for copies of the file.
_ROOM = 8_000_000
_COPIES = 2

# By their places in the registry. A proxy at a port where nobody listens keeps it off the network.
_SETTINGS = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Office.Writer/Content/Update": {"Link": "2"},
    "Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetNoProxy": "",
    },
}
_REGISTRY = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
_ITEM = (
    '<item oor:path="/org.openoffice.{place}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)


def find_program(environ: Mapping[str, str]) -> str | None:
    """Path of LibreOffice: the variable SOFFICE, else the first of NAMES that is there."""
    given = environ.get("SOFFICE")
    return next(filter(None, map(shutil.which, (given,) if given else NAMES)), None)


def as_docx(data: bytes, kind: Format, folder: Path, shown: str) -> bytes:
    """The file `data` as a .docx, made in `folder`; `shown` is its name in messages.

    Raises ContentErrors where there is no LibreOffice, or it cannot read the file; OSError where
    the disk of `folder` has little room left.
    """
    program = find_program(os.environ)
    if program is None:
        raise errors.not_importable(shown, _MISSING, _MISSING_FIX, kind=kind.value)
    if shutil.disk_usage(folder).free < _ROOM + _COPIES * len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
    source, profile, out = folder / f"tep.{kind}", folder / "ho-so", folder / "ra"
    source.write_bytes(data)
    _write_settings(profile)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(out),
        str(source),
    ]
    environ = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder)}
    # The codes of fonts that name no code page are then taken for Latin-1, as TCVN3 and VNI need.
    environ |= {"LC_ALL": "C", "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    quiet = subprocess.DEVNULL
    # It ends with 0 whether it could read the file or not.
    subprocess.run(
        command,
        env=environ,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        preexec_fn=reserve_more,
    )
    made = out / "tep.docx"
    if not made.exists():
        raise errors.not_importable(shown, _FAILED)
    return made.read_bytes()


def _write_settings(profile: Path) -> None:
    items = [
        _ITEM.format(place=place, name=name, value=value)
        for place, values in _SETTINGS.items()
        for name, value in values.items()
    ]
    (profile / "user").mkdir(parents=True)
    registry = _REGISTRY.format(items="".join(items))
    (profile / "user" / "registrymodifications.xcu").write_text(registry, encoding="utf-8")
