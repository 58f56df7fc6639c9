"""Arguments to the window or the command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Console entry point."""
    from desktop.cli import command_line

    command_line(prog_name="second-look")


def gui_main() -> None:
    """Entry point without a console: the window."""
    from desktop.app import run_window

    sys.exit(run_window(None))


if __name__ == "__main__":
    main()
