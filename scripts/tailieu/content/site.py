"""Everything that the pages of the site are made from, in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tailieu.content.catalogue import Catalog


@dataclass(frozen=True)
class Site:
    """The pages, the day that counts as today, and what mkdocs.yml says of the publisher.

    `changes` maps paths from the project's root to the day of their last commit. `repository` is an
    address without a slash at its end. What is not configured is None.
    """

    catalog: Catalog
    today: date
    changes: dict[str, date] = field(default_factory=dict)
    publisher: str | None = None
    contact: str | None = None
    repository: str | None = None
    # The number of days after which a copy says that it may be out of date.
    old_after: int = 30
