"""The kinds of document: by the line that names one, and by the code in a number.

The names and codes are those of Nghị định 30/2020/NĐ-CP, annex III, of Quy định 66-QĐ/TW and
399-QĐ/TW, and of the laws on legal documents. Many have no type on this site.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tailieu.content import terms
from tailieu.language.words import fold

# Kinds for which terms.DOCUMENT_TYPES has no type.
_OTHERS = (
    "Hiến pháp",
    "Pháp lệnh",
    "Sắc lệnh",
    "Lệnh",
    "Thông tư liên tịch",
    "Thông cáo",
    "Thông tri",
    "Tuyên bố",
    "Lời kêu gọi",
    "Cương lĩnh",
    "Điều lệ",
    "Chiến lược",
    "Quy hoạch",
    "Quy trình",
    "Nội quy",
    "Phương án",
    "Dự án",
    "Biên bản",
    "Hợp đồng",
    "Phụ lục",
    "Công điện",
    "Bản án",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Thư công",
    "Thư mời",
    "Giấy mời",
    "Giấy giới thiệu",
    "Giấy ủy quyền",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Phiếu trình",
    "Đề cương",
    "Danh sách",
    "Cáo trạng",
)
# With these words the names of many other kinds begin: `PHIẾU LẤY Ý KIẾN`, `ĐƠN ĐỀ NGHỊ`.
_FAMILIES = re.compile(r"(?:PHIẾU|GIẤY|ĐƠN(?! VỊ)|TỜ KHAI|THƯ|BẢN CAM KẾT)(?= |$)")

_NAMES: dict[str, tuple[str, str | None]] = {name.upper(): (name, None) for name in _OTHERS} | {
    name.vi.upper(): (name.vi, code) for code, name in terms.DOCUMENT_TYPES.items()
}
_NAMES["NGHỊ QUYẾT LIÊN TỊCH"] = ("Nghị quyết liên tịch", "nghi-quyet")
_NAMED = re.compile(rf"({'|'.join(sorted(_NAMES, key=len, reverse=True))})(?![\w/])")
_CLOSED = {name.replace(" ", ""): name for name in _NAMES}
# A scan's text has wrong accents: `QUYÉT ĐỊNH`.
_FOLDED = {fold(name): name for name in _NAMES}
_SPACED = re.compile(r"(?:\w ){3,}\w")
_DRAFT = re.compile(r"\(?DỰ THẢO\)?(?: LẦN(?: THỨ)? \w+)?[\s:.\d-]*(?=\w)", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:của|về|v/v)\b")
# The number of a note, as in `THÔNG TƯ1`.
_NOTED = re.compile(r"(?<=[^\W\d])(?:\d{1,2}|[⁰¹²³⁴-⁹]+)$")
# What PDF files with a wrong encoding have for Đ.
_ETH = str.maketrans("ðÐ", "ĐĐ")
# A lawyer, and the name of a chapter.
_NO_KIND = re.compile(r"LUẬT SƯ\b|(?:NHỮNG )?QUY ĐỊNH CHUNG\b", re.IGNORECASE)

# Codes in numbers that mean one type of document. QĐ can mean two types in the Party's numbers.
_CODES = {
    "NQ": "nghi-quyet",
    "NQLT": "nghi-quyet",
    "NĐ": "nghi-dinh",
    "QyĐ": "quy-dinh",
    "HD": "huong-dan",
    "TT": "thong-tu",
    "CT": "chi-thi",
    "KL": "ket-luan",
    "TB": "thong-bao",
    "KH": "ke-hoach",
    "CV": "cong-van",
    "BC": "bao-cao",
    "CTr": "chuong-trinh",
    "QC": "quy-che",
    "TTr": "to-trinh",
    "ĐA": "de-an",
    "VBHN": "van-ban-hop-nhat",
}
# Codes of kinds without a type here, and of copies. `PT` is in no list, but offices write it for a
# phiếu trình.
_OTHER_CODE = re.compile(
    r"BB|BGN|BTT|CĐ|DA|GM|GGT|GNP|GUQ|HĐ|PA|PB|PC|PG|PT|QĐ|QH|QĐLT|SL|SY|TC|TTLT|TrS"
)
# `12/NQ-HĐND`, `30/2020/NĐ-CP`, `66-QĐ/TW`, and the same of a draft without its number.
_SYMBOL = re.compile(r"^\d*[a-z]?[-/](?:\d{0,4}/)?([A-ZĐ][A-Za-zĐđ]*)")
_STATE_SYMBOL = re.compile(r"^\d*[A-Za-z]?/([A-ZĐ][\w&.]*(?:-[A-ZĐ][\w&.]*)+)$")


class Kind(NamedTuple):
    """A kind of document in a line: its name, its type on this site, and what follows the name."""

    name: str
    type: str | None
    rest: str


def named(line: str, *, small: bool = False) -> Kind | None:
    """The kind that a line begins with: in capitals, or alone in the line.

    Old fonts lose their capitals: with `small` a line `quyết định của …` names a kind too.

    >>> named("NGHỊ ĐỊNH Về đăng ký kinh doanh")
    Kind(name='Nghị định', type='nghi-dinh', rest='Về đăng ký kinh doanh')
    """
    line = _DRAFT.sub("", line.translate(_ETH).strip(" *:."), count=1).strip(" :.")
    if _SPACED.fullmatch(line) and (closed := _CLOSED.get(line.replace(" ", "").upper())):
        line = closed
    line = _NOTED.sub("", line)
    if _NO_KIND.match(line) or "...." in line:
        return None
    if found := _NAMED.match(line):
        rest = line[found.end() :].strip(" :.-–")
        # `BÁO CÁO này` is of a sentence.
        name, type_ = _NAMES[found[1]]
        if not type_ and rest.isupper():
            return Kind(line, None, "")
        if not rest[:1].islower() or _GOES_ON.match(rest):
            return Kind(name, type_, rest)
    alone = _NAMES.get(line.upper())
    if not alone and line.isupper() and fold(line) in _FOLDED:
        alone = _NAMES[_FOLDED[fold(line)]]
    if alone:
        return Kind(*alone, "")
    if small and (found := _NAMED.match(line.upper())):
        rest = line[found.end() :].strip()
        return Kind(*_NAMES[found[1]], rest) if rest.startswith("của ") else None
    if line.isupper() and _FAMILIES.match(line):
        return Kind(line, None, "")
    return None


def coded(symbol: str, system: str | None) -> str | None:
    """The type that the code in a number or symbol means, None where it means several or none."""
    found = _SYMBOL.match(symbol.translate(_ETH))
    if not found:
        return None
    if found[1] == "QĐ":
        return None if system == "dang" else "quyet-dinh"
    # The Party's TT is a thông tri.
    if found[1] == "TT" and system == "dang":
        return None
    return _CODES.get(found[1])


def is_of_dispatch(symbol: str) -> bool:
    """Whether a symbol is that of a State dispatch, which has no code of a kind: `125/UBND-VX`."""
    found = _STATE_SYMBOL.match(symbol.translate(_ETH))
    if not found:
        return False
    code = found[1].split("-")[0]
    return code not in _CODES and not _OTHER_CODE.fullmatch(code)
