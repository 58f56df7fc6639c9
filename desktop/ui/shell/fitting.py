"""Windows that are no larger than the screen they open on, at whatever scale it shows things."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

SMALLEST_SCREEN = QSize(960, 540)
"""1920 x 1080 at 200 %, in logical pixels: everything can be reached there."""
_FRAME = QSize(16, 48)
"""What the system puts around a window."""


def fitted(wanted: QSize, available: QSize) -> QSize:
    """`wanted`, or what of it a screen with so much room shows."""
    return wanted.boundedTo(available - _FRAME)


def open_at_size(window: QWidget, width: int, height: int) -> None:
    """Logical pixels; for a dialog before it is shown."""
    wanted = QSize(width, height)
    if QGuiApplication.platformName() != "offscreen":  # there is no screen that anybody looks at
        wanted = fitted(wanted, window.screen().availableGeometry().size())
    window.resize(wanted)
