"""Whether somebody sees where the focus is: each kind of control drawn with it and without."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.tab_walk import tab_stops, where

LEAST_CONTRAST = 3.0
"""Of a pixel with the focus to the same one without it (WCAG 2.2, 1.4.11 and 2.4.13)."""
LEAST_PIXELS = 48
"""That change so: more than a text cursor."""

Kind = tuple[str, str, bool, bool]


class FocusMarks:
    """Looks once at each kind of control, wherever it meets one, in the theme that is in force."""

    def __init__(self) -> None:
        self.seen: set[Kind] = set()

    def problems(self, root: QWidget) -> list[str]:
        """A line for each new kind of control on the screen whose focus is not seen."""
        new: dict[Kind, QWidget] = {}
        for widget in tab_stops(root):
            kind = _kind(widget)
            if kind not in self.seen:
                new.setdefault(kind, widget)
        self.seen |= set(new)
        counted = {widget: changed_pixels(widget) for widget in new.values()}
        return [
            f"the focus on {where(widget)} is not seen: {pixels} pixels"
            for widget, pixels in counted.items()
            if pixels < LEAST_PIXELS
        ]


def _kind(widget: QWidget) -> Kind:
    checked = bool(widget.property("checked"))
    flat = bool(widget.property("flat"))
    return type(widget).__name__, str(widget.property("role") or ""), checked, flat


def changed_pixels(widget: QWidget) -> int:
    """How many pixels of it change by `LEAST_CONTRAST` or more when the focus comes."""
    window = widget.window()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    if (at := window.focusWidget()) is not None:
        at.clearFocus()
    QApplication.processEvents()
    without = _luminance(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert window.focusWidget() is widget, where(widget)
    ratio = (np.maximum(without, with_it := _luminance(widget)) + 0.05) / (
        np.minimum(without, with_it) + 0.05
    )
    return int((ratio >= LEAST_CONTRAST).sum())


def _luminance(widget: QWidget) -> NDArray[np.float64]:
    """H x W relative luminance, WCAG 2.2."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3) / 255
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])
