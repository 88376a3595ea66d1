"""docs/ → the catalogue: the only reader of the content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from tailieu.content import clauses, faults, front_matter, relations
from tailieu.content.catalogue import Catalog, English, Entry
from tailieu.content.findings import Finding
from tailieu.content.markdown import MarkdownText
from tailieu.content.schema import SLUG, Page, TextPage, Translation


def load(docs: Path, models: Iterable[type[Page]]) -> tuple[Catalog, list[Finding]]:
    """Read every page below `docs`; what cannot be read or resolved comes back as findings.

    `models` are those of the kinds, of which each has a folder of its own.

    The catalogue then holds the pages that could be read, so that later rules can still speak.
    """
    if not docs.is_dir():
        missing = faults.UNREADABLE.at(
            str(docs), 0, message=faults.NO_FOLDER, fix=faults.NO_FOLDER_FIX
        )
        return Catalog(), [missing]
    catalog = Catalog(folder=docs.name)
    kinds = {model.folder: model for model in models}
    findings: list[Finding] = []
    translations: dict[str, English] = {}
    for path in sorted(docs.rglob("*")):
        relative = path.relative_to(docs).as_posix()
        catalog.files[relative] = path
        # MkDocs would follow it and publish what it points to, whatever its name.
        if path.is_symlink():
            findings.append(faults.SYMLINK.at(relative, 0))
            continue
        if path.suffix != ".md":
            continue
        text = read_text(path, relative, findings)
        if text is None:
            continue
        catalog.texts[relative] = MarkdownText(catalog.shown(relative), text)
        if not SLUG.fullmatch(path.name.removesuffix(".md").removesuffix(".en")):
            findings.append(faults.NAME.at(relative, 0, name=path.name))
        page = front_matter.read(text, relative, findings)
        if page is None:
            continue
        if relative.endswith(".en.md"):
            translation = front_matter.validate(Translation, page, relative, findings)
            if translation:
                translations[relative] = English(relative, translation, page.body, page.body_line)
            continue
        model = _model(relative, kinds)
        meta = front_matter.validate(model, page, relative, findings)
        if meta is None:
            continue
        key = relative.removesuffix(".md") if model is TextPage else path.stem
        taken = catalog.of(model).get(key)
        if taken:
            findings.append(faults.NAME_TAKEN.at(relative, 0, key=key, taken=taken.path))
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
                tuple(clauses.split(page.body)),
            )
        )
    _attach_translations(catalog, translations, findings)
    findings += relations.resolve(catalog)
    return catalog, sorted(replace(f, path=catalog.shown(f.path)) for f in findings)


def _model(path: str, kinds: Mapping[str, type[Page]]) -> type[Page]:
    """A folder's first page, index.md, is the page of its list and of no kind."""
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
                findings.append(faults.NO_ORIGINAL.at(path, 0, original=name))
            continue
        ids = [clause.id for clause in clauses.split(english.body)]
        wanted = [clause.id for clause in original.clauses]
        if ids != wanted:
            findings.append(
                faults.CLAUSES_DIFFER.at(
                    path,
                    english.body_line,
                    found=", ".join(ids) or faults.NO_CLAUSE,
                    wanted=", ".join(wanted) or faults.NO_CLAUSE,
                )
            )
            continue
        catalog.add(replace(original, en=english))


def load_strays(paths: Iterable[Path]) -> tuple[Catalog, list[Finding]]:
    """Any Markdown files, as text only: what rules about text need and no more."""
    catalog = Catalog()
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
                catalog.texts[str(path)] = MarkdownText(str(path), text)
    return catalog, findings


def below(
    catalog: Catalog, docs: Path, paths: Iterable[Path], findings: Iterable[Finding]
) -> list[Finding]:
    """Those of `findings` that are about `paths`; a path that is not in `docs` is one itself."""
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
    return faults.UNREADABLE.at(str(path), 0, message=faults.NO_FILE, fix=faults.NO_FILE_FIX)


def read_text(path: Path, shown: str, findings: list[Finding]) -> str | None:
    """The text of one page as it is written; None, with a finding, where it has none."""
    refused = partial(faults.UNREADABLE.at, shown)
    try:
        if path.is_dir():
            findings.append(refused(0, message=faults.A_FOLDER, fix=faults.A_FOLDER_FIX))
            return None
        size = path.stat().st_size
        if size > faults.MOST_BYTES:
            findings.append(faults.TOO_LARGE.at(shown, 0, size=round(size / 1e6)))
            return None
        raw = path.read_bytes()
    except OSError as error:
        findings.append(refused(0, reason=error.strerror))
        return None
    if b"\0" in raw and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        findings.append(refused(0, message=faults.NOT_TEXT, fix=faults.NOT_TEXT_FIX))
        return None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.append(refused(line, message=faults.NOT_UTF8, fix=faults.NOT_UTF8_FIX))
        return None
