"""`tailieu serve` shows the site, rebuilds it on a saved change, and says where it cannot."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import socket
import subprocess
import threading
import urllib.request

from helpers.program import PROGRAM, run_program
from helpers.project import EPOCH
from tailieu.site import csp


def test_a_busy_port_is_said_with_the_way_out(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run_program("serve", "--root", str(project), "--port", str(port))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1] == (
        f"Cổng {port} đang có chương trình khác dùng. Fix: dừng chương trình ấy, hoặc gõ "
        f"`make serve PORT={port + 1}`."
    )


def test_serve_shows_the_site_and_rebuilds_on_a_saved_change(project):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [PROGRAM, "serve", "--root", str(project), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)},
    )
    said: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=lambda: [said.put(line) for line in running.stderr])
    reader.start()
    page = project / "docs" / "lien-he.md"
    try:
        assert running.stdout.readline() == (
            f"Đang mở ở http://127.0.0.1:{port}/  (Ctrl-C để dừng)\n"
        )
        stages = [said.get(timeout=60) for _ in range(4)]
        # Saved until it is noticed, since the watch begins a moment after the address is shown.
        rebuilt = None
        while rebuilt is None:
            with page.open("a", encoding="utf-8") as file:
                file.write("\nMột câu mới.\n")
            with contextlib.suppress(queue.Empty):
                rebuilt = said.get(timeout=1)
        assert [rebuilt, *(said.get(timeout=60) for _ in range(3))] == stages
        address = f"http://127.0.0.1:{port}/lien-he.html"
        with urllib.request.urlopen(address, timeout=60) as answer:
            shown = answer.read().decode()
        assert "Một câu mới." in shown
        reloader = csp.inline_scripts(shown)[-1]
        assert "livereload(" in reloader
        assert f"script-src 'self' 'sha256-{csp.digest(reloader.encode())}'" in shown
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)
        reader.join()
    assert running.returncode == 0
    assert "Traceback" not in "".join(said.queue)
