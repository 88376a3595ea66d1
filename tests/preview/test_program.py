"""`tailieu serve`: from its start to Ctrl-C, and what it says where it cannot serve."""

from __future__ import annotations

import os
import queue
import signal
import socket
import subprocess
import threading
import urllib.error
import urllib.request

from helpers.program import PROGRAM, run_program, tailieu
from helpers.project import EPOCH, SITE_URL
from tailieu.stopping import SENTENCE


def test_a_busy_port_is_said_with_the_way_out(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = tailieu("serve", "--root", project, "--port", str(port))
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1] == (
        f"Cổng {port} đang có chương trình khác dùng. Fix: dừng chương trình ấy, hoặc gõ "
        f"`make serve PORT={port + 1}`."
    )


def test_a_folder_without_a_project_is_said_as_by_every_command(tmp_path):
    done = run_program("serve", "--root", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{tmp_path}/docs: TL093 ")


def page(address: str) -> str:
    """The HTML of a page, whatever its status."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def test_a_save_shows_on_the_page_with_its_errors_and_the_site_is_built_behind(project):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [PROGRAM, "serve", "--root", str(project), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), "SITE_URL": SITE_URL},
    )
    said: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=lambda: [said.put(line) for line in running.stderr])
    reader.start()
    home = f"http://127.0.0.1:{port}/"
    contact = project / "docs" / "lien-he.md"
    text = contact.read_text(encoding="utf-8")

    def save(content: str) -> str:
        beside = contact.with_name(".lien-he.md.tmp")
        beside.write_text(content, encoding="utf-8")
        beside.rename(contact)
        return said.get(timeout=60)

    try:
        assert running.stdout.readline() == f"Đang mở ở {home}  (Ctrl-C để dừng)\n"
        assert "Liên hệ" in page(f"{home}lien-he.html")
        assert said.get(timeout=120).startswith("Đã dựng xong cả trang, mất ")
        assert page(f"{home}sw-files.json").startswith("{")
        line = save(text + "\nMột câu mới.\n")
        assert line.startswith("docs/lien-he.md: hiện sau ")
        assert line.endswith(" giây; không có lỗi.\n")
        assert "Một câu mới." in page(f"{home}lien-he.html")
        assert save(text.replace("title:", "tittle:", 1)).endswith("xem ngay trên trang.\n")
        assert "<code>docs/lien-he.md:2</code>" in page(f"{home}lien-he.html")
        assert '<a href="lien-he.html">docs/lien-he.md</a>' in page(f"{home}index.html")
        assert save(text).endswith("; không có lỗi.\n")
        assert "tl-faults__" not in page(f"{home}lien-he.html")
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)
        reader.join()
    assert running.returncode == 130
    assert [*said.queue] == [f"{SENTENCE}\n"]
