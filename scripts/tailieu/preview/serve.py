"""`tailieu serve`: watches, draws and serves pages, and has the whole site built behind them."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from tailieu import stopping
from tailieu.content.findings import visible
from tailieu.preview import assets, builds
from tailieu.preview.pages import Pages, Preview
from tailieu.preview.server import Server
from tailieu.preview.watch import Watch

# The toolchain itself; a running server goes on with the code that it began with.
CODE = Path(__file__).resolve().parents[1]

# How long after a save the whole site is built, so that the pages that are seen come first.
PAUSE_SECONDS = 0.5
# How long a search that is asked before there is an index waits for the first build to write it.
INDEX_SECONDS = 60


def serve(
    root: Path,
    preview: Preview,
    port: int,
    command: Callable[[Path], Sequence[str]],
    ready: Callable[[str], None],
    told: Callable[[str], None],
) -> None:
    """Serve the project in `root` on 127.0.0.1:`port` until it is stopped.

    `command` makes the command that builds the whole site into a folder. `ready` gets the address
    once pages can be seen, `told` a line for every save and every build.
    Raises OSError when the port is taken.
    """
    folder = root / ".cache" / "serve"
    pages = Pages(preview)
    # Whether the first build has ended, or none is to come.
    built = threading.Event()

    def file(path: str) -> bytes | None:
        for content in (assets.read(root, path), preview.asset(path)):
            if content is not None:
                return content
        content = builds.read(folder, path)
        if content is None and path.startswith("assets/search/") and not built.is_set():
            built.wait(INDEX_SECONDS)
            content = builds.read(folder, path)
        return content

    def ended(outcome: builds.Outcome) -> None:
        built.set()
        pages.build_ended([] if outcome.done else outcome.said)
        told(of_build(outcome))

    # Before anything else, since a taken port ends the command.
    server = Server(port, pages, file, told)
    builder = builds.Builder(folder, command, ended)
    watch = Watch([root / "docs", root / "overrides", CODE], [root / "mkdocs.yml"])
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    try:
        due = not pages.refresh(assets=False)
        if not due:
            built.set()
        # Most of what was read stays: to look for garbage in it is a quarter of a save's cost.
        gc.freeze()
        # Not before: the first reading forks, which is safest where few threads run. Browsers wait.
        serving.start()
        ready(server.address)
        while True:
            # Not for ever, since Ctrl-C just before a wait is noticed only after it.
            saved = watch.next(PAUSE_SECONDS)
            if saved is None:
                if due:
                    builder.start()
                due = False
                continue
            content = [path for path in saved.paths if not path.is_relative_to(CODE)]
            if len(content) < len(saved.paths):
                told("Mã của chương trình đã đổi: dừng (Ctrl-C) rồi chạy lại để dùng mã mới.")
            if content:
                builder.interrupt()
                others = any(path.suffix != ".md" for path in content)
                found = pages.refresh(assets=others)
                told(of_save(root, content, time.monotonic() - saved.at, found))
                # A build of faulty content would end with what the pages tell already.
                due = not found
    finally:
        # A second Ctrl-C would leave the build behind.
        with stopping.undisturbed:
            built.set()
            watch.close()
            builder.stop()
            if serving.is_alive():
                server.shutdown()
            server.server_close()
            gc.unfreeze()


def of_save(root: Path, paths: Collection[Path], seconds: float, found: int) -> str:
    """The line that tells a save: its files, after how many seconds it is seen, all errors."""
    first = min(paths)
    name = first.relative_to(root).as_posix() if first.is_relative_to(root) else str(first)
    more = f" và {len(paths) - 1} tệp nữa" if len(paths) > 1 else ""
    counted = f"còn {found} lỗi, xem ngay trên trang" if found else "không có lỗi"
    return visible(f"{name}{more}: hiện sau {_number(seconds)} giây; {counted}.")


def of_build(outcome: builds.Outcome) -> str:
    """The line that tells the end of a build of the whole site."""
    if outcome.done:
        return f"Đã dựng xong cả trang, mất {_number(outcome.seconds)} giây."
    return visible(f"Chưa dựng được cả trang: {' '.join(outcome.said[-1:])}")


def _number(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")
