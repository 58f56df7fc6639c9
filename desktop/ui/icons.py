"""Line icons drawn for this program, in the text colour of whatever palette is in use."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resources_dir
from desktop.ui.theme import colours

ICON_NAMES: tuple[str, ...] = (
    "gallery",
    "probe",
    "candidates",
    "compare",
    "audit",
    "settings",
    "lab",
    "rates",
    "add",
    "folder",
    "open",
    "paste",
    "search",
    "zoom-in",
    "zoom-out",
    "fit",
    "actual-size",
    "link",
    "crosshair",
    "check",
    "warning",
    "info",
    "cancel",
    "help",
    "person",
    "shield",
    "sun",
    "moon",
    "refresh",
    "copy",
    "chevron-right",
    "swipe",
    "blink",
    "overlay",
    "home",
    "second-look",
    "figures",
    "people",
    "lock",
    "release",
    "report",
    "flag",
    "calendar",
    "swipe",
    "blink",
    "overlay",
    "rotate",
    "grid",
    "ruler",
    "mark",
    "turn-left",
    "turn-right",
    "level",
    "original",
    "lock",
    "eye",
    "back",
    "forward",
    "undo",
    "redo",
    "crop",
    "home",
    "second-look",
    "figures",
    "people",
    "lock",
    "release",
    "report",
    "flag",
    "calendar",
    "rotate",
)


@cache
def _source(name: str) -> str:
    return (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("#000000", colour).encode("utf-8")))


@cache
def _pixmap(name: str, colour: str, width: int, height: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _render(painter, QRectF(0, 0, width, height), name, colour)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _render(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    side = min(rect.width(), rect.height())
    corner = rect.center() - QPointF(side / 2, side / 2)
    _renderer(name, colour).render(painter, QRectF(corner.x(), corner.y(), side, side))


class _Engine(QIconEngine):
    """Asks for the theme's colour when it is painted, so that icons follow a change of theme."""

    def __init__(self, name: str, role: str, selected: str) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._selected = selected

    def _colour(self, mode: QIcon.Mode) -> str:
        if mode == QIcon.Mode.Disabled:
            return colours().disabled
        if mode == QIcon.Mode.Selected:
            return str(getattr(colours(), self._selected))
        if mode == QIcon.Mode.Active and self._role == "on_accent":
            return colours().accent  # a primary button turns its colours round when it has the focus
        return str(getattr(colours(), self._role))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _render(painter, QRectF(rect), self._name, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` is in logical pixels since Qt 6.8."""
        width, height = round(size.width() * scale), round(size.height() * scale)
        return _pixmap(self._name, self._colour(mode), width, height, scale)

    def clone(self) -> QIconEngine:
        return _kept(_Engine(self._name, self._role, self._selected))


_ENGINES: list[_Engine] = []
"""Qt owns an engine once an icon has it, but Python must not collect its half."""


def _kept(engine: _Engine) -> _Engine:
    _ENGINES.append(engine)
    return engine


@cache
def icon(name: str, role: str = "text", selected: str = "on_accent") -> QIcon:
    """The icon of this name in a colour of `theme.Colours` (`text`, `accent`, `on_accent`, ...).

    `selected` is its colour in a row that is selected; tables have a light ground there: "text".
    It follows the theme and greys out when disabled. Raises `KeyError` for an unknown name.
    """
    if name not in ICON_NAMES:
        raise KeyError(name)
    return QIcon(_kept(_Engine(name, role, selected)))


def paint_icon(painter: QPainter, rect: QRectF, name: str, role: str = "text") -> None:
    """Draws an icon inside a painted widget."""
    _render(painter, rect, name, str(getattr(colours(), role)))
