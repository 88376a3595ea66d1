"""The program `tailieu`, also as `python -m tailieu`."""

from tailieu import stopping


def main() -> None:
    """Carry out the command of the arguments, and end."""
    stopping.listen()
    # Most of a short command's time goes into this.
    from tailieu import cli

    stopping.carry_out(cli.main)


if __name__ == "__main__":
    main()
