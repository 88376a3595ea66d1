"""Tells which files of a project were saved, in batches of what was saved together."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

# Opening a file is an event too, and reading the site would cause thousands of those.
_KINDS: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
]

# An editor that saves, and git that checks out, write several files one after the other.
QUIET_SECONDS = 0.05
# Whatever writes for longer is shown in between.
MOST_SECONDS = 1.0

# The inotify watches of a system are limited in number, and some file systems have none.
_OBSERVERS: tuple[Callable[[], BaseObserver], ...] = (Observer, PollingObserver)


class Saved(NamedTuple):
    """Files that were written, moved or deleted together, and when the first of them was.

    `at` is in seconds of time.monotonic().
    """

    paths: frozenset[Path]
    at: float


class Watch:
    """Watches folders with all that is in them, and single files; `close` ends it."""

    def __init__(
        self,
        folders: Sequence[Path],
        files: Sequence[Path] = (),
        observers: Sequence[Callable[[], BaseObserver]] = _OBSERVERS,
    ) -> None:
        """The first of `observers` that the system allows is used.

        Raises OSError for a folder that is missing, or if the system allows none.
        """
        for folder in folders:
            folder.stat()
        self._folders = folders
        self._files = frozenset(files)
        self._changes: SimpleQueue[tuple[Path, float]] = SimpleQueue()
        for observer in observers[:-1]:
            try:
                self._observer = self._started(observer())
                return
            except OSError:
                continue
        self._observer = self._started(observers[-1]())

    def next(self, seconds: float) -> Saved | None:
        """The next batch; None if there is none within `seconds`."""
        try:
            path, at = self._changes.get(timeout=seconds)
        except Empty:
            return None
        paths = {path}
        end = at + MOST_SECONDS
        while (left := end - time.monotonic()) > 0:
            try:
                paths.add(self._changes.get(timeout=min(left, QUIET_SECONDS))[0])
            except Empty:
                break
        return Saved(frozenset(paths), at)

    def close(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()

    def _started(self, observer: BaseObserver) -> BaseObserver:
        handler = _Handler(self._note)
        for folder in self._folders:
            observer.schedule(handler, str(folder), recursive=True, event_filter=_KINDS)
        for folder in {file.parent for file in self._files}:
            observer.schedule(handler, str(folder), event_filter=_KINDS)
        try:
            observer.start()
        except OSError:
            observer.unschedule_all()
            raise
        return observer

    def _note(self, path: Path) -> None:
        inside = any(path.is_relative_to(folder) for folder in self._folders)
        if path in self._files or (inside and not is_temporary(path)):
            self._changes.put((path, time.monotonic()))


class _Handler(events.FileSystemEventHandler):
    """Calls a function with every path that an event names."""

    def __init__(self, note: Callable[[Path], None]) -> None:
        self._note = note

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """A move is noted at both its ends."""
        for path in (event.src_path, event.dest_path):
            if path:
                self._note(Path(os.fsdecode(path)))


def is_temporary(path: Path) -> bool:
    """Whether a file is one that editors and Python write beside what a person saves."""
    name = path.name
    # Vim tries with 4913 whether it may write in a folder. Python writes what it compiles under
    # other names first.
    editors = name.startswith((".", "#")) or name.endswith(("~", ".tmp")) or name == "4913"
    return editors or "__pycache__" in path.parts
