"""Pages are drawn by Qt: what a command needs before it can draw any, without a screen."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any


@cache
def ready_to_draw() -> Any:
    """The application that fonts and pages need; made once, and only by a command that prints."""
    # Imported late: the command line needs no Qt.
    from PySide6.QtWidgets import QApplication

    # Windows and macOS draw without a window as they are; elsewhere there may be no screen at all.
    platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    return QApplication.instance() or QApplication(["second-look", *platform])
