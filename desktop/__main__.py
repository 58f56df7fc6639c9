"""Arguments to the window or the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop import paths
from desktop.discreet_process import be_discreet


def main() -> None:
    """Console entry point."""
    if _serves_another():
        return
    be_discreet()
    from desktop.cli import command_line

    command_line(prog_name="second-look")


def gui_main() -> None:
    """Entry point without a console: the window of whatever the arguments name, else of the workspace."""
    if _serves_another():
        return
    if sys.argv[1:]:
        if len(sys.argv) == 2 and Path(sys.argv[1]).is_file():
            sys.argv.insert(1, "open")  # what a desktop starts for a file of a person's
        main()
        return
    be_discreet()
    from desktop.app import run_window

    sys.exit(run_window(None))


def _serves_another() -> bool:
    """Whether this process was started to do something for another one; then it has done so."""
    asked, arguments = sys.argv[1:2], sys.argv[2:]
    if asked == [paths.READ_PICTURES]:
        from desktop.recognition.decode_worker import main as read_pictures

        read_pictures(arguments)
    elif asked == [paths.CHECK_PACK]:
        from desktop.recognition.pack_check_worker import main as check_pack

        check_pack(arguments)
    else:
        return False
    return True


if __name__ == "__main__":
    main()
