"""A stop is quiet at any moment: one sentence, and the exit code that shells give it."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap

import pytest

from tailieu.stopping import SENTENCE

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stopped(program: str, number: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
    """(exit code, output, errors) of a program that stops itself where it says STOP."""
    head = "import os, signal\nfrom tailieu import in_child, stopping\n"
    code = head + textwrap.dedent(program).replace("STOP", f"os.kill(os.getpid(), {number:d})")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("number", STOPS)
def test_while_modules_are_imported(number):
    assert stopped("stopping.listen(); STOP; print('on')", number) == (
        128 + number,
        "",
        f"{SENTENCE}\n",
    )


@pytest.mark.parametrize("number", STOPS)
def test_in_a_command_it_tidies_up_first(number):
    program = """
        def work():
            try:
                STOP
            finally:
                print("tidied up")
        stopping.listen()
        stopping.carry_out(work)
    """
    assert stopped(program, number) == (128 + number, "tidied up\n", f"{SENTENCE}\n")


def test_again_while_it_tidies_up():
    program = """
        def work():
            try:
                STOP
            finally:
                with stopping.undisturbed:
                    STOP
                    print("tidied up")
        stopping.listen()
        stopping.carry_out(work)
    """
    assert stopped(program) == (130, "tidied up\n", f"{SENTENCE}\n")


DROPPED = """
    class Dropped:
        def __del__(self):
            STOP
    def work():
        Dropped()
        signal.pause()
    stopping.listen()
    stopping.carry_out(work)
"""
SLOW_THREADS = """
    import threading
    start = threading.Thread.start
    def start_slowly(thread):
        start(thread)
        thread.join(0.1)
    threading.Thread.start = start_slowly
"""


@pytest.mark.parametrize("before", ["", SLOW_THREADS])
def test_where_python_drops_what_is_raised(before):
    assert stopped(before + DROPPED) == (130, "", f"{SENTENCE}\n")


def test_children_are_quiet_and_end_with_it():
    program = """
        def work():
            with in_child.no_children_left():
                wait = in_child.start_in_child(signal.pause)
                os.killpg(0, signal.SIGINT)
                wait()
        os.setpgid(0, 0)
        stopping.listen()
        stopping.carry_out(work)
    """
    assert stopped(program) == (130, "", f"{SENTENCE}\n")


def test_after_the_work_the_system_ends_it():
    program = """
        import atexit
        atexit.register(lambda: (STOP, print("on")))
        stopping.listen()
        stopping.carry_out(lambda: None)
    """
    assert stopped(program) == (-signal.SIGINT, "", "")


def test_one_that_the_caller_ignores_stays_ignored():
    program = """
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stopping.listen()
        stopping.carry_out(lambda: (STOP, print("on")))
    """
    assert stopped(program) == (0, "on\n", "")
