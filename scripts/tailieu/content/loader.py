"""Reads docs/ into the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from tailieu.content import clauses, front_matter, relations
from tailieu.content.catalogue import Catalog, English, Entry
from tailieu.content.fields import SLUG
from tailieu.content.findings import Finding, Rule
from tailieu.content.markdown import MarkdownText
from tailieu.content.messages import Message
from tailieu.content.schema import Page, TextPage, Translation, prose_fields
from tailieu.content.text_files import UNREADABLE, read_text

NO_FOLDER = Message("không có thư mục này.", "there is no such folder.")
_NO_FOLDER_FIX = Message(
    "chạy lệnh ở thư mục gốc của dự án, hoặc chỉ thư mục bằng --docs.",
    "run the command in the project's root, or name the folder with --docs.",
)
_NO_FILE = Message("không có trong thư mục nội dung.", "is not in the content folder.")
_NO_FILE_FIX = Message(
    "xem lại đường dẫn; trang nằm ngoài docs/ thì thêm --rules text.",
    "look at the path again; for a page outside docs/ add --rules text.",
)
SYMLINK = Rule(
    "TL002",
    "error",
    "safety",
    Message("Không có liên kết tượng trưng", "No symbolic links"),
    Message(
        "Khi dựng, liên kết tượng trưng sẽ đăng cả thứ nó chỉ tới, kể cả tệp ngoài dự án.",
        "The build would publish whatever a symbolic link points to, even outside the project.",
    ),
    Message("là liên kết tượng trưng.", "is a symbolic link."),
    Message("chép tệp thật vào đây.", "copy the real file here."),
)
NAME = Rule(
    "TL003",
    "error",
    "reading",
    Message("Tên tệp thành địa chỉ", "The file name makes an address"),
    Message(
        "Tên tệp của trang là địa chỉ của trang.",
        "A page's file name is its address.",
    ),
    Message(
        "tên tệp «{name}» không thành địa chỉ được.", "the file name “{name}” makes no address."
    ),
    Message(
        "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ luat-dat-dai-2024.md.",
        "use only lower-case letters without accents, digits and hyphens, "
        "such as luat-dat-dai-2024.md.",
    ),
)
NAME_TAKEN = Rule(
    "TL007",
    "error",
    "reading",
    Message("Tên tệp không trùng", "File names differ"),
    Message(
        "Tên tệp là mã của trang, trang khác dùng mã ấy để dẫn tới.",
        "The file name is the page's id, by which other pages refer to it.",
    ),
    Message(
        "tên «{key}» đã được «docs/{taken}» dùng.", "“docs/{taken}” has the name “{key}” already."
    ),
    Message(
        "đặt tên tệp khác; mỗi tên chỉ dùng một lần.",
        "give the file another name; each is used once.",
    ),
)
NO_ORIGINAL = Rule(
    "TL008",
    "error",
    "reading",
    Message("Bản dịch có bản tiếng Việt", "A translation has its Vietnamese page"),
    Message(
        "Bản tiếng Anh thừa hưởng khai báo của bản tiếng Việt cùng tên.",
        "The English page inherits the front matter of the Vietnamese one of the same name.",
    ),
    Message(
        "bản dịch không có bản tiếng Việt cùng tên đọc được.",
        "the translation has no readable Vietnamese page of the same name.",
    ),
    Message(
        "thêm hoặc sửa docs/{original}, hoặc xóa bản dịch.",
        "add or mend docs/{original}, or delete the translation.",
    ),
)
CLAUSES_DIFFER = Rule(
    "TL009",
    "error",
    "content",
    Message("Bản dịch đủ từng mục của toàn văn", "The translation has every clause"),
    Message(
        "Mỗi mục của toàn văn có địa chỉ; bản dịch đứng cạnh từng mục.",
        "Each clause of a full text has an address; the translation stands beside it.",
    ),
    Message(
        "toàn văn gồm {found}; bản tiếng Việt gồm {wanted}.",
        "the full text has {found}; the Vietnamese one has {wanted}.",
    ),
    Message(
        "dịch từng đoạn một, giữ đúng thứ tự và số đầu mục.",
        "translate paragraph by paragraph, in the same order with the same numbers.",
    ),
)
_NO_CLAUSE = Message("không đoạn nào", "no paragraph")


def load(docs: Path, models: Iterable[type[Page]]) -> tuple[Catalog, list[Finding]]:
    """Read every page below `docs`; what cannot be read or resolved is returned as findings.

    `models` are the kinds, each with a folder of its own. The catalogue has all pages that could be
    read, so that the rules can check these.
    """
    if not docs.is_dir():
        missing = UNREADABLE.at(str(docs), 0, message=NO_FOLDER, fix=_NO_FOLDER_FIX)
        return Catalog(), [missing]
    catalog = Catalog(folder=docs.name)
    kinds = {model.folder: model for model in models}
    prose = prose_fields(kinds.values())
    findings: list[Finding] = []
    translations: dict[str, English] = {}
    for path in sorted(docs.rglob("*")):
        relative = path.relative_to(docs).as_posix()
        catalog.files[relative] = path
        # MkDocs would follow it and publish its target.
        if path.is_symlink():
            findings.append(SYMLINK.at(relative, 0))
            continue
        if path.suffix != ".md":
            continue
        text = read_text(path, relative, findings)
        if text is None:
            continue
        model = _model(relative.removesuffix(".en.md").removesuffix(".md") + ".md", kinds)
        written = MarkdownText(catalog.shown(relative), text, prose, model.has_record)
        catalog.texts[relative] = written
        if not SLUG.fullmatch(path.name.removesuffix(".md").removesuffix(".en")):
            findings.append(NAME.at(relative, 0, name=path.name))
        page = front_matter.read(text, relative, findings)
        if page is None:
            continue
        # Of a copy, so that the catalogue does not keep what was read of the page.
        parts = tuple(clauses.split(replace(written).full_text))
        if relative.endswith(".en.md"):
            translation = front_matter.validate(Translation, page, relative, findings)
            if translation:
                translations[relative] = English(
                    relative, translation, page.body, page.body_line, parts
                )
            continue
        meta = front_matter.validate(model, page, relative, findings)
        if meta is None:
            continue
        key = relative.removesuffix(".md") if model is TextPage else path.stem
        taken = catalog.of(model).get(key)
        if taken:
            findings.append(NAME_TAKEN.at(relative, 0, key=key, taken=taken.path))
            continue
        catalog.add(
            Entry(
                key,
                model.folder,
                relative,
                meta,
                page.body,
                page.body_line,
                page.lines,
                parts,
            )
        )
    _attach_translations(catalog, translations, findings)
    findings += relations.resolve(catalog)
    return catalog, sorted(replace(f, path=catalog.shown(f.path)) for f in findings)


def _model(path: str, kinds: Mapping[str, type[Page]]) -> type[Page]:
    """The model of a page; index.md is the page of a list and has no kind of its own."""
    folder, *below = path.split("/")
    return kinds.get(folder, TextPage) if below and below[-1] != "index.md" else TextPage


def _attach_translations(
    catalog: Catalog, translations: dict[str, English], findings: list[Finding]
) -> None:
    originals = catalog.by_path()
    for path, english in translations.items():
        name = path.removesuffix(".en.md") + ".md"
        original = originals.get(name)
        if original is None:
            if name not in catalog.files:
                findings.append(NO_ORIGINAL.at(path, 0, original=name))
            continue
        ids = [clause.id for clause in english.clauses]
        wanted = [clause.id for clause in original.clauses]
        if ids != wanted:
            findings.append(
                CLAUSES_DIFFER.at(
                    path,
                    english.body_line,
                    found=", ".join(ids) or _NO_CLAUSE,
                    wanted=", ".join(wanted) or _NO_CLAUSE,
                )
            )
            continue
        catalog.add(replace(original, en=english))


def load_texts(
    paths: Iterable[Path], models: Iterable[type[Page]]
) -> tuple[Catalog, list[Finding]]:
    """Read any Markdown files as texts only, for the rules about text.

    Their front matter, if they have one, may be that of any kind.
    """
    catalog = Catalog()
    prose = prose_fields(models)
    findings: list[Finding] = []
    for given in paths:
        if not given.exists():
            findings.append(_no_file(given))
        inside = sorted(given.rglob("*.md")) if given.is_dir() else [given]
        for path in inside:
            if path.is_symlink() or not path.is_file():
                continue
            text = read_text(path, str(path), findings)
            if text is not None:
                catalog.files[str(path)] = path
                catalog.texts[str(path)] = MarkdownText(str(path), text, prose)
    return catalog, findings


def findings_about(
    catalog: Catalog, docs: Path, paths: Iterable[Path], findings: Iterable[Finding]
) -> list[Finding]:
    """The `findings` about `paths` (files or folders), and one for each path outside of `docs`."""
    kept: list[Finding] = []
    wanted: list[str] = []
    for path in paths:
        try:
            relative = path.resolve().relative_to(docs.resolve()).as_posix()
        except ValueError:
            relative = None
        if relative is None or (relative != "." and relative not in catalog.files):
            kept.append(_no_file(path))
        else:
            wanted.append(catalog.folder if relative == "." else catalog.shown(relative))
    return kept + [
        finding
        for finding in findings
        if any(finding.path == path or finding.path.startswith(f"{path}/") for path in wanted)
    ]


def _no_file(path: Path) -> Finding:
    return UNREADABLE.at(str(path), 0, message=_NO_FILE, fix=_NO_FILE_FIX)
