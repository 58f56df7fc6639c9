"""Paper: sizes, fonts and colours of printed pages. Units are those of a screen, 96 an inch.

The colours are the light ones whatever the window shows, and every meaning that has one also has a word or
a shape, so that a copy in black and white says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPageSize

from desktop.ui.theme import LIGHT

RESOLUTION = 96
MARGIN = 58.0
HEADER = 30.0
FOOTER = 34.0
GAP = 14.0
"""Between the running lines and the text."""


class PaperSize(StrEnum):
    A4 = "a4"
    LETTER = "letter"

    @property
    def qt(self) -> QPageSize:
        ids = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}
        return QPageSize(ids[self])

    @property
    def page(self) -> QRectF:
        """The whole sheet."""
        size = self.qt.size(QPageSize.Unit.Point)
        return QRectF(0, 0, size.width() * RESOLUTION / 72, size.height() * RESOLUTION / 72)

    @property
    def header(self) -> QRectF:
        page = self.page
        return QRectF(MARGIN, MARGIN * 0.6, page.width() - 2 * MARGIN, HEADER)

    @property
    def footer(self) -> QRectF:
        page = self.page
        top = page.height() - MARGIN * 0.6 - FOOTER
        return QRectF(MARGIN, top, page.width() - 2 * MARGIN, FOOTER)

    @property
    def body(self) -> QRectF:
        """What is between the running lines."""
        top = self.header.bottom() + GAP
        return QRectF(MARGIN, top, self.header.width(), self.footer.top() - GAP - top)


class Tone(StrEnum):
    """Colours of writing."""

    TEXT = "text"
    MUTED = "text_muted"
    ACCENT = "accent"
    CAUTION = "caution"
    ON_ACCENT = "on_accent"


def colour(name: str) -> QColor:
    """One of the light colours by its name in the theme."""
    return QColor(getattr(LIGHT, name))


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A font and a colour of writing; `line` is the distance of lines as a multiple of their height."""

    pixels: int
    tone: Tone = Tone.TEXT
    bold: bool = False
    italic: bool = False
    mono: bool = False
    line: float = 1.12

    def font(self) -> QFont:
        family = (
            QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
            if self.mono
            else QGuiApplication.font().family()
        )
        font = QFont(family)
        font.setPixelSize(self.pixels)
        font.setWeight(QFont.Weight.DemiBold if self.bold else QFont.Weight.Normal)
        font.setItalic(self.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        for ligatures in ("liga", "clig"):  # whoever searches a PDF for a word must find it
            font.setFeature(QFont.Tag(ligatures), 0)
        return font


DISPLAY = TextStyle(27, bold=True)
SECTION = TextStyle(18, Tone.ACCENT, bold=True)
SUBSECTION = TextStyle(14, bold=True)
MINOR = TextStyle(12, Tone.ACCENT, bold=True)
BODY = TextStyle(12)
STRONG = TextStyle(12, bold=True)
MUTED = TextStyle(12, Tone.MUTED)
NONE = TextStyle(12, Tone.MUTED, italic=True)
SMALL = TextStyle(11)
SMALL_STRONG = TextStyle(11, bold=True)
SMALL_CAUTION = TextStyle(11, Tone.CAUTION, bold=True)
SMALL_ACCENT = TextStyle(11, Tone.ACCENT, bold=True)
SMALL_MUTED = TextStyle(11, Tone.MUTED)
SMALL_NONE = TextStyle(11, Tone.MUTED, italic=True)
COLUMN = TextStyle(10, Tone.MUTED, bold=True)
MONO = TextStyle(11, mono=True)
SMALL_MONO = TextStyle(10, mono=True)
CAUTION = TextStyle(12, Tone.CAUTION, bold=True)
LEAD = TextStyle(14, bold=True)
RUNNING = TextStyle(12, bold=True)
FOOT = TextStyle(10, Tone.MUTED)
