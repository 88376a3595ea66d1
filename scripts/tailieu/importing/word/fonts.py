"""The fonts of a Word file: text in legacy encodings becomes Unicode, symbols become losses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from tailieu.importing.word.losses import Losses
from tailieu.importing.word.ooxml import Element, Package, attribute, child, local, w
from tailieu.language import legacy_encodings, symbol_fonts

_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TEXTS = (w("t"), w("delText"))
_SYMBOL_FONTS = re.compile("wingdings|webdings|symbol|marlett", re.IGNORECASE)
_SYMBOL_CODE = re.compile("(?:F0|00)?([2-9A-F][0-9A-F])", re.IGNORECASE)


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, part: Element | None):
        """`part` is the root of word/styles.xml, if the file has one."""
        self.part = part
        found = [] if part is None else part.findall(w("style"))
        self.by_id = {attribute(style, "styleId"): style for style in found}
        self.default = next(
            (
                attribute(style, "styleId")
                for style in found
                if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1"
            ),
            "",
        )
        self._defaults = child(child(child(part, "docDefaults"), "rPrDefault"), "rPr")

    def run_properties(self, run: Element, style: str) -> Iterator[Element | None]:
        """The `w:rPr` that apply to a run, the strongest first: its own, its styles', the default.

        `style` is that of its paragraph. ECMA-376 part 1, 17.7.2 (style hierarchy).
        """
        own = child(run, "rPr")
        yield own
        yield from self._chain(attribute(child(own, "rStyle"), "val"))
        yield from self._chain(style or self.default)
        yield self._defaults

    def _chain(self, style: str) -> Iterator[Element | None]:
        """The run properties of a style and of those that it is based on."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield child(self.by_id[style], "rPr")
            style = attribute(child(self.by_id[style], "basedOn"), "val")


def style_of(paragraph: Element) -> str:
    """The id of the style that `paragraph` names, "" where it names none."""
    return attribute(child(child(paragraph, "pPr"), "pStyle"), "val")


class FontDecoder:
    """Rewrites the text of parts in place; `repaired` counts the decoded runs by encoding."""

    def __init__(self, package: Package, styles: Styles, losses: Losses):
        self.repaired: Counter[str] = Counter()
        self._styles = styles
        self._losses = losses
        # Font → the encoding of its text, by its words or its name; the first part has the most.
        self._encodings: dict[str, legacy_encodings.Encoding | None] = {}
        self._theme = _theme_fonts(package)

    def decode(self, part: Element) -> None:
        """Turn text in TCVN3 and VNI into Unicode; record what symbol fonts draw as lost."""
        paragraphs = [(paragraph, self._runs(paragraph)) for paragraph in part.iter(w("p"))]
        text_by_font: dict[str, list[str]] = defaultdict(list)
        for _, runs in paragraphs:
            for run, font in runs:
                text_by_font[font] += (text.text or "" for text in run.iterchildren(*_TEXTS))
        for font, texts in text_by_font.items():
            if font not in self._encodings:
                by_words = legacy_encodings.by_letters("".join(texts), font)
                self._encodings[font] = by_words or legacy_encodings.encoding(font)
        for _, runs in paragraphs:
            self._decode_paragraph(runs)

    def _runs(self, paragraph: Element) -> list[tuple[Element, str]]:
        """(run, font) of a paragraph, without those of a text box in it."""
        style = style_of(paragraph)
        return [
            (run, self._font(run, style))
            for run in paragraph.iter(w("r"))
            if next(run.iterancestors(w("p"))) is paragraph
        ]

    def _decode_paragraph(self, runs: list[tuple[Element, str]]) -> None:
        text_by_font: dict[str, str] = defaultdict(str)
        for run, font in runs:
            self._symbols_to_text(run, font)
            text_by_font[font] += "".join(text.text or "" for text in run.iterchildren(*_TEXTS))
        legacy = {
            font: encoding
            for font, text in text_by_font.items()
            if (encoding := self._encoding(font, text))
        }
        _join_vni_marks([(run, legacy.get(font) == "VNI") for run, font in runs])
        for run, font in runs:
            if font not in legacy:
                continue
            texts = list(run.iterchildren(*_TEXTS))
            for element in texts:
                element.text = legacy_encodings.repair(element.text or "", font, legacy[font])
            if any((element.text or "").strip() for element in texts):
                self.repaired[legacy[font]] += 1
        for run, font in runs:
            self._remove_symbols(run, font, font in legacy)

    def _encoding(self, font: str, text: str) -> legacy_encodings.Encoding | None:
        """The encoding of a paragraph's `text` in `font`: people mix both in one font."""
        certain, usual = legacy_encodings.by_letters(text), self._encodings[font]
        if certain or not usual:
            return certain
        return legacy_encodings.reading(text, font, usual)

    def _font(self, run: Element, style: str) -> str:
        """The font of a run's letters outside ASCII, from its own properties, then its styles."""
        for properties in self._styles.run_properties(run, style):
            fonts = child(properties, "rFonts")
            if fonts is None:
                continue
            for name in ("hAnsi", "ascii"):
                theme = attribute(fonts, f"{name}Theme")
                if theme:
                    return self._theme.get("major" if theme.startswith("major") else "minor", "")
                if attribute(fonts, name):
                    return attribute(fonts, name)
        return ""

    def _symbols_to_text(self, run: Element, font: str) -> None:
        """Turn letters of a legacy font that Word stores as other elements into text elements."""
        for element in list(run.iterchildren(w("softHyphen"), w("sym"))):
            if element.tag == w("softHyphen") and self._encodings[font] == "TCVN3":
                # The code of ư in TCVN3 is that of the soft hyphen.
                element.text = "\u00ad"
            elif legacy_encodings.encoding(attribute(element, "font")):
                element.text = _symbol(element)
            if element.text:
                element.tag = w("t")

    def _remove_symbols(self, run: Element, font: str, decoded: bool) -> None:
        """Turn what symbol fonts draw into signs, or remove it; text in an unknown encoding stays.

        What is removed, or stays unknown, is recorded as a loss.
        """
        for element in list(run.iterchildren(w("sym"), w("t"))):
            text = element.text or ""
            if local(element) == "sym":
                self._draw(element, attribute(element, "font"), _symbol(element))
                element.tag = w("t")
            elif not text.strip():
                continue
            elif _SYMBOL_FONTS.search(font):
                self._draw(element, font, text)
            # A single suspect pair of letters may be a foreign name.
            elif not decoded and len(legacy_encodings.SUSPECT.findall(text)) > 1:
                self._losses.add(f"chữ theo phông lạ «{font}», giữ như trong tệp:", element, text)

    def _draw(self, element: Element, font: str, codes: str) -> None:
        """Make the signs that `codes` draw in a symbol font the text of `element`."""
        signs = [(code, symbol_fonts.sign(font, code)) for code in codes]
        # Letters beyond the font's codes are drawn by another font.
        shown = [sign or (code if "\xff" < code < "\ue000" else "") for code, sign in signs]
        lost = "".join(code for (code, _), sign in zip(signs, shown, strict=True) if not sign)
        if lost.strip():
            self._losses.add(f"ký hiệu của phông chữ {font}", element, _named(lost))
        element.text = "".join(shown)


def _theme_fonts(package: Package) -> dict[str, str]:
    """`major` and `minor` → the theme's Latin font."""
    theme = package.part("word/theme/theme1.xml")
    fonts: dict[str, str] = {}
    if theme is None:
        return fonts
    for kind in ("major", "minor"):
        latin = theme.find(f".//{{{_DRAWINGML}}}{kind}Font/{{{_DRAWINGML}}}latin")
        if latin is not None:
            fonts[kind] = latin.get("typeface") or ""
    return fonts


def _symbol(element: Element) -> str:
    """The character of a `w:sym`, in the Private Use Area."""
    code = _SYMBOL_CODE.fullmatch(attribute(element, "char"))
    return chr(0xF000 + int(code[1], 16)) if code else "\ufffd"


def _named(codes: str) -> str:
    """Characters as a person can read them: those of the Private Use Area by their codes."""
    return "".join(code if code.isprintable() else f"{ord(code):04X} " for code in codes).strip()


def _join_vni_marks(runs: list[tuple[Element, bool]]) -> None:
    """Move VNI marks to their letters where Word begins a new run between the two.

    `runs` are (run, whether its text is in VNI).
    """
    before: Element | None = None
    for run, is_vni in runs:
        for element in run.iterchildren(*_TEXTS):
            text = element.text or ""
            if is_vni and before is not None and text:
                letter = (before.text or "")[-1:]
                if letter and len(legacy_encodings.vni(letter + text[0])) == 1:
                    before.text = (before.text or "") + text[0]
                    element.text = text[1:]
            before = element if is_vni else None
