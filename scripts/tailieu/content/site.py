"""Everything that a page may say about itself or the others, in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tailieu.content.catalogue import Catalog


@dataclass(frozen=True)
class Site:
    """The pages, the day that stands for today, and what mkdocs.yml says of the publisher.

    `changes` maps a path from the project's root to the day of its last commit; `repository` has
    no slash at its end; what is not configured is None.
    """

    catalog: Catalog
    today: date
    changes: dict[str, date] = field(default_factory=dict)
    publisher: str | None = None
    contact: str | None = None
    repository: str | None = None
    # Days after which a copy says that it may be out of date.
    old_after: int = 30
