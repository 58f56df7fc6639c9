"""One chapter to be read: pictures as wide as there is room, zoom, headings that can be gone to."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop.paths import resources_dir
from desktop.ui.help.chapters import PICTURES, Chapter, picture_file
from desktop.ui.help.guide_document import fill, fit_pictures
from desktop.ui.shell.markdown_page import blocks
from desktop.ui.theme import Spacing, TypeScale, colours, scaled_font, theme_notifier

PICTURE_RATIO = 2.0
"""Pixels of a picture to one logical pixel of the window that it was drawn of."""

SMALLEST, LARGEST = 0.7, 2.5
_STEP = 1.1
_READING = 60
"""Logical pixels below the upper edge: where the eye is after it went to a heading."""
_KEPT = 60
"""Pictures in the size of the page, so that the way back does not scale them anew."""
_LATER = 60
"""Milliseconds until pictures follow the width of the window."""


class GuidePage(QTextBrowser):
    """Nothing is fetched: pictures are those of `resources/help/pictures`."""

    link_followed = Signal(str)
    """Where the link leads, as it is written."""
    section_reached = Signal(str)
    """Slug of the section that stands at the top now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(lambda url: self.link_followed.emit(url.toString()))
        self._body = scaled_font(self.font(), TypeScale.SUBTITLE)
        self._chapter: Chapter | None = None
        self._language = ""
        self.zoom = 1.0
        self._fitted: tuple[float, float, float] | None = None
        """Room, zoom and ratio of pixels that the pictures have now."""
        self._scaled: dict[tuple[str, str, float, float, float], QPixmap | None] = {}
        self._fit_later = QTimer(self)
        self._fit_later.setSingleShot(True)
        self._fit_later.setInterval(_LATER)
        self._fit_later.timeout.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._tell_section())
        theme_notifier().changed.connect(self._draw_again)

    def show_chapter(self, chapter: Chapter, language: str) -> None:
        """From its beginning."""
        self._chapter, self._language = chapter, language
        self.setAccessibleName(chapter.title)
        self._fill()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def set_zoom(self, zoom: float) -> None:
        """Of text and pictures; what stands at the top stays there."""
        self.zoom = min(LARGEST, max(SMALLEST, zoom))
        self._draw_again()

    def zoom_in(self) -> None:
        self.set_zoom(self.zoom * _STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / _STEP)

    # Headings

    def heading_tops(self) -> list[float]:
        """Where each heading of the chapter begins, in logical pixels from the top, in their order."""
        layout = self.document().documentLayout()
        return [
            layout.blockBoundingRect(block).top()
            for block in blocks(self.document())
            if block.blockFormat().headingLevel()
        ]

    def go_to_section(self, slug: str) -> bool:
        """Scrolls so that the heading stands at the top; False where there is none of that name."""
        chapter = self._chapter
        slugs = [section.slug for section in chapter.sections] if chapter is not None else []
        if slug not in slugs:
            return False
        number = slugs.index(slug)
        headings = [b for b in blocks(self.document()) if b.blockFormat().headingLevel()]
        self.setTextCursor(QTextCursor(headings[number]))
        top = self.heading_tops()[number]
        self.verticalScrollBar().setValue(int(top - Spacing.S) if number else 0)
        self._tell_section()
        return True

    def section_at_top(self) -> str:
        """Slug of the section that is being read; empty before anything is shown."""
        if self._chapter is None:
            return ""
        bar = self.verticalScrollBar()
        reading = bar.value() + _READING
        if bar.maximum() and bar.value() == bar.maximum():
            reading = bar.value() + self.viewport().height()  # short sections at the end are reached too
        at = [number for number, top in enumerate(self.heading_tops()) if top <= reading]
        return self._chapter.sections[at[-1] if at else 0].slug

    def _tell_section(self) -> None:
        self.section_reached.emit(self.section_at_top())

    # Words that are looked for

    def mark(self, words: str) -> int:
        """Shows every place of each of the words; returns how many there are."""
        selections = []
        for word in words.split():
            cursor = QTextCursor(self.document())
            while not (cursor := self.document().find(word, cursor)).isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(cursor)
                form = QTextCharFormat()
                form.setBackground(QColor(colours().caution_surface))
                form.setForeground(QColor(colours().text))
                form.setFontUnderline(True)
                selection.format = form
                selections.append(selection)
        self.setExtraSelections(selections)
        return len(selections)

    def find_next(self, word: str, *, back: bool = False) -> bool:
        """Chooses the next place of the word, beginning anew at the end; False where there is none."""
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        if self.find(word, flags):
            return True
        before = self.textCursor()
        move = QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start
        self.moveCursor(move)
        if self.find(word, flags):
            return True
        self.setTextCursor(before)
        return False

    # Drawing

    def loadResource(self, kind: int, name: QUrl) -> object:
        """Nothing from anywhere: pictures are put into the document when it is filled."""
        return QByteArray()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_later.start()

    def _fill(self) -> None:
        assert self._chapter is not None
        font = scaled_font(self._body, self.zoom)
        fill(self.document(), self._chapter.markdown, font, colours(), Spacing.XL)
        self._fitted = None
        self._fit()

    def _fit(self) -> None:
        """Pictures after the width of the page; what is read stays where it is."""
        self._fit_later.stop()
        room = max(self.viewport().width() - 2 * Spacing.XL, 120)
        wanted = (room, self.zoom, self.devicePixelRatioF())
        if self._chapter is None or wanted == self._fitted:
            return
        place = self._place()
        self._fitted = wanted
        fit_pictures(self.document(), room, self._picture)
        self._go_back_to(place)
        self._tell_section()

    def _draw_again(self) -> None:
        if self._chapter is None:
            return
        place = self._place()
        self._fill()
        self._go_back_to(place)
        self._tell_section()

    def _place(self) -> tuple[int, float]:
        """Which heading the upper edge of the page is below, and what share of the way to the next."""
        tops, at = self._stretches(), self.verticalScrollBar().value() + Spacing.S
        number = max((n for n, top in enumerate(tops[:-1]) if top <= at), default=0)
        length = tops[number + 1] - tops[number]
        return number, (at - tops[number]) / length if length > 0 else 0.0

    def _go_back_to(self, place: tuple[int, float]) -> None:
        tops, (number, share) = self._stretches(), place
        if number + 1 < len(tops):
            to = tops[number] + share * (tops[number + 1] - tops[number]) - Spacing.S
            self.verticalScrollBar().setValue(round(to))

    def _stretches(self) -> list[float]:
        """Tops of the headings, and the end."""
        return [0.0, *self.heading_tops()[1:], self.document().size().height()]

    def _picture(self, name: str, widest: float) -> QPixmap | None:
        key = (name, self._language, widest, self.zoom, self.devicePixelRatioF())
        if key not in self._scaled:
            if len(self._scaled) > _KEPT:
                self._scaled.clear()
            self._scaled[key] = picture(*key)
        return self._scaled[key]


def picture(name: str, language: str, widest: float, zoom: float, ratio: float) -> QPixmap | None:
    """A picture of the help for a screen of that ratio: as large as it was drawn, times `zoom`, and never
    wider than there is room. None for anything but a picture that ships."""
    folder = resources_dir() / "help"
    path = (folder / picture_file(name, language)).resolve()
    if not path.is_relative_to((folder / PICTURES).resolve()) or not path.is_file():
        return None
    drawn = QPixmap(str(path))
    if drawn.isNull():
        return None
    width = min(drawn.width() / PICTURE_RATIO * zoom, widest)
    wanted = max(1, round(width * ratio))
    if wanted != drawn.width():
        drawn = drawn.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
    drawn.setDevicePixelRatio(ratio)
    return drawn
