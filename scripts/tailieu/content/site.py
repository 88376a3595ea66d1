"""Everything that the pages of the site are made from, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.messages import Lang


@dataclass(frozen=True)
class Site:
    """The pages, the day that counts as today, and what mkdocs.yml says of the publisher.

    `changes` maps paths from the project's root to the day of their last commit, `creations` to
    that of their first. `repository` is an address without a slash at its end, `address` that of
    the site with one. What is not configured is None. `configuration` is what mkdocs.yml says.
    """

    catalog: Catalog
    today: date
    changes: Mapping[str, date] = field(default_factory=dict)
    creations: Mapping[str, date] = field(default_factory=dict)
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
        days = [self.changes.get(f"docs/{path}") for path in (entry.path, source)]
        return max(filter(None, days), default=None)

    def created(self, entry: Entry[Any]) -> date | None:
        """The day of a page's first commit."""
        return self.creations.get(f"docs/{entry.path}")
