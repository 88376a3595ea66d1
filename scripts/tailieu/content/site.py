"""Everything that the pages of the site are made from, in one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tailieu.content.catalogue import Catalog, Entry
from tailieu.content.messages import Lang


@dataclass(frozen=True)
class Site:
    """The pages, the day that counts as today, and what mkdocs.yml says of the publisher.

    `changes` maps paths from the project's root to the day of their last commit. `repository` is an
    address without a slash at its end, `address` that of the site with one. What is not configured
    is None. `navigation` is that of mkdocs.yml.
    """

    catalog: Catalog
    today: date
    changes: dict[str, date] = field(default_factory=dict)
    publisher: str | None = None
    contact: str | None = None
    repository: str | None = None
    # The number of days after which a copy says that it may be out of date.
    old_after: int = 30
    address: str | None = None
    navigation: Sequence[Any] = ()

    def changed(self, entry: Entry[Any], lang: Lang) -> date | None:
        """The day of a page's last change, or of the Vietnamese page that it translates."""
        source = entry.en.path if lang == "en" and entry.en else entry.path
        days = [self.changes.get(f"docs/{path}") for path in (entry.path, source)]
        return max(filter(None, days), default=None)
