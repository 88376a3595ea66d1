"""A git repository for tests, apart from whatever git is told on this machine."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from helpers.project import EPOCH

APART = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "An",
    "GIT_AUTHOR_EMAIL": "an@example.org",
    "GIT_COMMITTER_NAME": "An",
    "GIT_COMMITTER_EMAIL": "an@example.org",
}


@dataclass(frozen=True)
class Repository:
    """A repository whose branch `main` holds what `root` held when it was begun.

    Commits are made at the moment `at`, in seconds since 1970.
    """

    root: Path
    at: int = EPOCH

    @classmethod
    def begin(cls, root: Path, at: int = EPOCH) -> Repository:
        kept = cls(root, at)
        kept.git("init", "--quiet", "--initial-branch=main")
        kept.commit()
        return kept

    def git(self, *arguments: str) -> None:
        when = f"{self.at} +0700"
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        environ = {**os.environ, **APART, **dates}
        subprocess.run(["git", *arguments], cwd=self.root, env=environ, check=True)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=x")

    def propose(self) -> None:
        """Commit what lies there as a proposal, and check out what GitHub tests of it."""
        self.git("switch", "--quiet", "--create=proposal")
        self.commit()
        self.git("checkout", "--quiet", "--detach", "main")
        self.git("merge", "--quiet", "--no-ff", "--message=x", "proposal")
