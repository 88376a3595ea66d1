"""The program `tailieu`, also as `python -m tailieu`."""

import _signal  # type: ignore[import-not-found]

# Python answers Ctrl-C with a traceback: until `stopping` is imported, which takes many times as
# long as this module in C, the system shall answer.
if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

from tailieu import stopping


def main() -> None:
    """Carry out the command of the arguments, and end."""
    stopping.listen()
    # Most of a short command's time goes into this.
    from tailieu import cli

    stopping.carry_out(cli.main)


if __name__ == "__main__":
    main()
