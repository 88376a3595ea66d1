"""A process that has imported what commands need, and forks one for each line that it reads.

A line is JSON: the command line, what the environment has besides, and the file for errors. The
answer is the number of the process, whose parent is whoever takes orphans.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import traceback
from types import ModuleType
from typing import NoReturn


class Later(ModuleType):
    """A module that is imported when somebody uses something of it."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # Looked for by whoever goes through all modules.
            raise AttributeError(name)
        if sys.modules[self.__name__] is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


# It begins a runtime with threads, which no fork survives.
sys.modules["tailieu.site.browser_code"] = Later("tailieu.site.browser_code")

import mkdocs.commands.build  # noqa: E402, F401
import pikepdf  # noqa: E402, F401

from tailieu import __main__, pipeline  # noqa: E402, F401
from tailieu.importing.pdf import reader  # noqa: E402, F401
from tailieu.offline import components, verify  # noqa: E402, F401


def main() -> None:
    """Answer until the input ends."""
    for line in sys.stdin:
        here, there = os.pipe()
        between = os.fork()
        if between == 0:
            program = os.fork()
            if program == 0:
                _be_the_program(**json.loads(line))
            os.write(there, b"%d\n" % program)
            os._exit(0)
        os.waitpid(between, 0)
        os.close(there)
        os.write(1, os.read(here, 20))
        os.close(here)


def _be_the_program(arguments: list[str], environ: dict[str, str], said: str) -> NoReturn:
    code: object = 1
    try:
        os.setpgid(0, 0)
        os.environ |= environ
        nothing = os.open(os.devnull, os.O_RDWR)
        for number, stream in enumerate((nothing, nothing, os.open(said, os.O_WRONLY))):
            os.dup2(stream, number)
        sys.argv = ["tailieu", *arguments]
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        __main__.main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else bool(code))


if __name__ == "__main__":
    main()
