"""The addresses that the site itself gives, which no page or file of an author may take."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from tailieu.content.catalogue import Catalog
from tailieu.content.findings import Finding, Rule
from tailieu.content.messages import LANGUAGES, Message

RULE = Rule(
    "TL018",
    "error",
    "safety",
    Message("Mỗi địa chỉ một chủ", "Each address has one owner"),
    Message(
        "Trang tự đặt ở assets/ và en/ mã, biểu trưng và bản dịch của mình; tệp khác ở đó, hay địa "
        "chỉ cũ trùng một trang đang có, sẽ thế chỗ chúng.",
        "The site puts its code, emblem and translations into assets/ and en/; other files there, "
        "or a former address that a page has, would take their place.",
    ),
    Message(
        "địa chỉ «{address}» là của chính trang.", "the address “{address}” is the site's own."
    ),
    Message("đặt tên khác, hoặc để ở thư mục khác.", "give it another name or another folder."),
)
_ENDING = Message(
    "thư mục «{address}» mang tên của một tệp.", "the folder “{address}” has the name of a file."
)
_NO_ENDING = Message("bỏ dấu chấm trong tên thư mục.", "remove the dot from the folder's name.")
_THERE = Message(
    "địa chỉ cũ «{address}» đang là của một trang.", "the former address “{address}” is a page's."
)
_NOT_FORMER = Message("xóa tên ấy khỏi «formerly».", "remove that name from “formerly”.")
_TWICE = Message(
    "địa chỉ «{address}» đã được một trang khác dùng.",
    "the address “{address}” is another page's already.",
)

# In the site's root: all that lies in these folders, and one page.
FOLDERS = frozenset(("assets", "en", "sw-files", "tai-ve"))
MISSING = "404"
# Further pages: the sheets that cite a page and parts of long lists (site/lists.py), older events
# (site/news.py). Which of them there are changes with the content.
_FURTHER = re.compile(
    r"(?:nguon|van-ban)/.+-phieu(?:-\d+)?|nguon/loai-.+|phieu/chu-de-.+|van-ban/nam-.+"
    r"|bo-tai-lieu/ngon-ngu-.+|co-gi-moi-\d+"
)


def owned(path: str) -> bool:
    """Whether no file may have this path, relative to docs/: it is the site's own, or a folder in
    it would be where the site puts a file."""
    folder = posixpath.dirname(path)
    first = path.casefold().split("/")[0]
    return first in FOLDERS or first.split(".")[0] == MISSING or _like_a_file(folder)


def _like_a_file(folder: str) -> bool:
    # Hidden ones are refused as such.
    return any("." in name and not name.startswith(".") for name in folder.split("/"))


def may_be_further(path: str) -> bool:
    """Whether the site may give this address, without `.html`, to a further page of its own."""
    return bool(_FURTHER.fullmatch(path))


def of_file(path: str) -> Iterator[Finding]:
    """A finding for what is `owned`, once for a folder with all that is in it."""
    folder = posixpath.dirname(path)
    if _like_a_file(folder):
        yield RULE.at(path, 0, message=_ENDING, fix=_NO_ENDING, address=folder)
    elif not owned(folder):
        yield RULE.at(path, 0, address=path)


def of_former(catalog: Catalog) -> Iterator[Finding]:
    """A finding for each former address that another page has, had, or may be given."""
    seen = addresses(catalog)
    for entry in catalog.entries():
        folder = posixpath.dirname(entry.path)
        for number, slug in enumerate(entry.meta.formerly):
            path = posixpath.join(folder, slug)
            there = f"{path}.html" in seen
            if there or owned(path) or may_be_further(path):
                field = entry.place("formerly", number)
                message = _THERE if there else None
                yield RULE.at(entry.path, *field, message=message, fix=_NOT_FORMER, address=path)
            seen.add(f"{path}.html")


def taken(path: str, address: str) -> Finding:
    """The finding of a page in docs/ whose address another one has."""
    return RULE.at(path, 0, message=_TWICE, address=address)


def addresses(catalog: Catalog) -> set[str]:
    """The addresses of all pages of docs/, from the site's root."""
    return {
        path
        for entry in catalog.entries()
        for lang in LANGUAGES
        if lang == "vi" or entry.en
        for path in entry.paths(lang)
    }
