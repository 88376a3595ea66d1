"""Text for people in every language of the project: interface terms and messages alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

Lang = Literal["vi", "en"]

LANGUAGES: tuple[Lang, ...] = ("vi", "en")


class Message(NamedTuple):
    """A term or a sentence in both languages; `{name}` in it stands for a value."""

    vi: str
    en: str

    def template(self, lang: Lang) -> str:
        """The text in `lang` with its `{name}`s, for code that fills them in elsewhere."""
        text: str = getattr(self, lang)
        return text

    def format(self, lang: Lang, **values: Any) -> str:
        """The text in `lang` with its `{name}`s replaced.

        A value may be a message itself: it is then formatted with the same `values`. Raises
        KeyError for a name without a value.
        """
        return self.template(lang).format_map(_InOneLanguage(lang, values))


class _InOneLanguage(Mapping[str, Any]):
    """`values` with messages formatted in one language, each only when it is looked up."""

    def __init__(self, lang: Lang, values: Mapping[str, Any]):
        self._lang = lang
        self._values = values

    def __getitem__(self, name: str) -> Any:
        value = self._values[name]
        return value.format(self._lang, **self._values) if isinstance(value, Message) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def in_language(messages: Mapping[str, Message], lang: Lang) -> dict[str, str]:
    """A table of messages in one language."""
    return {key: message.format(lang) for key, message in messages.items()}
