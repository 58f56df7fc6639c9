"""Arguments to the window or the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop import paths
from desktop.discreet_process import be_discreet


def main() -> None:
    """Console entry point."""
    if _reads_pictures():
        return
    be_discreet()
    from desktop.cli import command_line

    command_line(prog_name="second-look")


def gui_main() -> None:
    """Entry point without a console: the window of whatever the arguments name, else of the workspace."""
    if _reads_pictures():
        return
    if sys.argv[1:]:
        if len(sys.argv) == 2 and Path(sys.argv[1]).is_file():
            sys.argv.insert(1, "open")  # what a desktop starts for a file of a person's
        main()
        return
    be_discreet()
    from desktop.app import run_window

    sys.exit(run_window(None))


def _reads_pictures() -> bool:
    """Whether this process was started to decode pictures for another; then it has done so."""
    if sys.argv[1:2] != [paths.READ_PICTURES]:
        return False
    from desktop.recognition.decode_worker import main as read_pictures

    read_pictures(sys.argv[2:])
    return True


if __name__ == "__main__":
    main()
