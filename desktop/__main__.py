"""Arguments to the window or the command line."""

from __future__ import annotations

import sys

from desktop.discreet_process import be_discreet


def main() -> None:
    """Console entry point."""
    be_discreet()
    from desktop.cli import command_line

    command_line(prog_name="second-look")


def gui_main() -> None:
    """Entry point without a console: the window."""
    be_discreet()
    from desktop.app import run_window

    sys.exit(run_window(None))


if __name__ == "__main__":
    main()
