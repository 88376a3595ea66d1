"""Everything that the pages of the site are made from, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.history import History
from tailieu.content.messages import Lang


@dataclass(frozen=True)
class Site:
    """The pages, the day that counts as today, and what mkdocs.yml says of the publisher.

    `history` is what git knows of the files in docs/. `repository` is an address without a slash at
    its end, `address` that of the site with one. What is not configured is None. `configuration` is
    what mkdocs.yml says.
    """

    catalog: Catalog
    today: date
    history: History = field(default_factory=History)
    name: str = ""
    publisher: str | None = None
    contact: str | None = None
    repository: str | None = None
    # The number of days after which a copy says that it may be out of date.
    old_after: int = 30
    address: str | None = None
    configuration: Mapping[str, Any] = field(default_factory=dict)

    def changed(self, entry: Entry[Any], lang: Lang) -> date | None:
        """The day of a page's last change, or of the Vietnamese page that it translates."""
        source = entry.en.path if lang == "en" and entry.en else entry.path
        days = [self.history.last(f"docs/{path}") for path in (entry.path, source)]
        return max(filter(None, days), default=None)

    def created(self, entry: Entry[Any]) -> date | None:
        """The day on which a page was added, where it is known."""
        return self.history.first(f"docs/{entry.path}")
