"""Colours of a plot: on the screen, in an exported picture, on the black-and-white handout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor

from desktop.ui.theme import LIGHT, Colours, colours
from desktop.ui.threshold_lab.figure import Ink


@dataclass(frozen=True, slots=True)
class PlotStyle:
    """Colours as #rrggbb; `inks` has all of `Ink`."""

    ground: str
    text: str
    muted: str
    grid: str
    inks: Mapping[Ink, str]

    def ink(self, ink: Ink) -> QColor:
        return QColor(self.inks[ink])


# 3:1 and more against the raised surface of their theme.
_LIGHT_SERIES = {Ink.SECOND: "#a3420f", Ink.THIRD: "#5b4a9e", Ink.FOURTH: "#39701c", Ink.FIFTH: "#8f2a63"}
_DARK_SERIES = {Ink.SECOND: "#f0a06a", Ink.THIRD: "#b5a6f2", Ink.FOURTH: "#a3d183", Ink.FIFTH: "#ee9cc4"}


def _themed(c: Colours) -> PlotStyle:
    series = _DARK_SERIES if c.dark else _LIGHT_SERIES
    inks = {Ink.TEXT: c.text, Ink.MUTED: c.outline, Ink.ACCENT: c.accent, Ink.CAUTION: c.caution, **series}
    return PlotStyle(c.surface_raised, c.text, c.text_muted, c.border, inks)


def screen_style() -> PlotStyle:
    """Of the theme in use; ask again when it changed."""
    return _themed(colours())


def file_style() -> PlotStyle:
    """On white whatever the theme, since a picture ends up in a document."""
    return _themed(LIGHT)


def handout_style() -> PlotStyle:
    """Black and greys: nothing is lost on a copier."""
    dark, grey = "#000000", "#5a5a5a"
    inks = dict.fromkeys(Ink, dark) | {Ink.MUTED: grey}
    return PlotStyle("#ffffff", dark, "#333333", "#d0d0d0", inks)
