"""`open`: a disclosure pack or an exported log that somebody was given, in a window of its own."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("open")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def open_command(file: Path) -> None:
    """Show a disclosure pack (.slpack, .json) or verify an exported log (.sllog, .zip) in a window.

    It needs no workspace and no account.
    """
    from desktop.app import run_received_window

    raise SystemExit(run_received_window(file))
