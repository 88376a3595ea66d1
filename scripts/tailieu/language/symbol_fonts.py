"""The signs of symbol fonts in Unicode: only the font's name tells what a code draws.

Those that offices use, after the tables of Unicode (L2/11-344, Proposal to add Wingdings and
Webdings symbols; MAPPINGS/VENDORS/ADOBE/symbol.txt).
"""

from __future__ import annotations

_SIGNS = {
    "wingdings": dict(
        zip(
            "lnopqrtuv\x9e\x9f\xa1\xa7\xa8\xab\xac\xd8\xdf\xe0\xe1\xe2\xe8\xfb\xfc\xfd\xfe",
            "●■□❐❑❒⧫◆❖·•○▪◻★✶➢←→↑↓➔✗✓☒☑",
            strict=True,
        )
    )
    | {chr(0x80 + n): sign for n, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    "wingdings 2": dict(zip("OPQRSTU\x97\x98\xa2\xa3", "✗✓☒☑☒☒⊗●•■□", strict=True)),
    "symbol": dict(
        zip(
            "abcdefghijklmnopqrstuvwxyz"
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            "\xa3\xa5\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb6\xb7\xb8\xb9\xba\xbb\xbc"
            "\xc6\xc7\xc8\xce\xcf\xd5\xd6\xd7\xd9\xda\xdb\xdc\xde\xe5\xf2",
            "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ≤∞←↑→↓°±″≥×∂•÷≠≡≈…∅∩∪∈∉∏√⋅∧∨⇔⇐⇒∑∫",
            strict=True,
        )
    )
    | {sign: sign for sign in " 0123456789()+,./:;<=>?[]{}|%&"}
    | {"-": "−"},
}


def sign(font: str, code: str) -> str | None:
    """What `code`, a character or its place in the Private Use Area, draws in a symbol font.

    None for other fonts, and for signs that are not known.
    """
    if "\uf000" <= code <= "\uf0ff":
        code = chr(ord(code) - 0xF000)
    return _SIGNS.get(font.strip().lower(), {}).get(code)
