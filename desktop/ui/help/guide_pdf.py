"""A chapter as pages to print, in the colours of paper."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QPixmap, QTextDocument

from desktop.ui.help.chapters import Chapter
from desktop.ui.help.guide_document import fill, fit_pictures
from desktop.ui.help.guide_page import picture
from desktop.ui.theme import LIGHT

_MARGIN = 20.0
"""Millimetres, which Qt leaves on each side by itself where it prints a document."""
_DPI = 96
"""Of the document; the pictures keep twice as many pixels."""
_POINTS = 10
_INCH = 25.4


def chapter_pdf(chapter: Chapter, language: str, size: QPageSize.PageSizeId) -> bytes:
    """The pages, numbered, on paper of that size."""
    buffer = QBuffer()
    buffer.setData(QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(chapter.title)
    writer.setCreator("Second Look")
    portrait, millimetres = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(QPageSize(size), portrait, QMarginsF(0, 0, 0, 0)))
    document = QTextDocument()
    fill(document, chapter.markdown, QFont(QGuiApplication.font().family(), _POINTS), LIGHT, 0)

    def on_paper(name: str, widest: float) -> QPixmap | None:
        return picture(name, language, widest, 1.0, 2.0)

    width = writer.pageLayout().fullRect(millimetres).width() - 2 * _MARGIN
    fit_pictures(document, width / _INCH * _DPI, on_paper)
    document.print_(writer)
    del writer  # its end writes the end of the file
    return bytes(buffer.data().data())
