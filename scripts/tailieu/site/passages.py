"""Vietnamese words within English pages, marked with their language.

Without it a program that reads aloud speaks them as English (WCAG 2.2, criterion 3.1.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailieu.language.tongue import vietnamese_runs

# A comment, or a tag: (closes, its name, its attributes).
_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
_LANG = re.compile(r"""\slang=["']?([\w-]*)""")
_VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"))
# What holds no elements of HTML, or none within its text.
_PLAIN = frozenset(("script", "style", "textarea", "option", "title", "svg"))


def marked(html: str) -> str:
    """The HTML of an English page's article, every run of Vietnamese words in a <span lang="vi">.

    Text that is in another language by its element's `lang` stays as it is.
    """
    return "".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    # The elements that are open, and whether text in each may be marked.
    inside = [("", True)]
    end = 0
    for tag in _TAG.finditer(html):
        yield _shown(html[end : tag.start()], inside[-1][1])
        yield tag[0]
        end = tag.end()
        closes, name, attributes = tag.groups()
        if closes:
            while len(inside) > 1 and inside.pop()[0] != name:
                pass
        elif name and name not in _VOID and not attributes.endswith("/"):
            own = _LANG.search(attributes)
            english = own[1] == "en" if own else inside[-1][1]
            inside.append((name, english and name not in _PLAIN))
    yield _shown(html[end:], inside[-1][1])


def _shown(text: str, english: bool) -> str:
    if not english:
        return text
    found = []
    end = 0
    for start, stop in vietnamese_runs(text):
        found += [text[end:start], f'<span lang="vi">{text[start:stop]}</span>']
        end = stop
    return "".join([*found, text[end:]])
