"""Markdown to be read in a dialog, with the arrow keys; nothing is fetched and no link is followed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.ui.theme import Spacing, TypeScale, scaled_font

LINE_HEIGHT = 135
"""Per cent: a page is read, a control is glanced at."""


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """In their order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


class MarkdownPage(QTextBrowser):
    """No HTML and no picture: what is shown may come from anywhere."""

    def __init__(self, markdown: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setFont(scaled_font(self.font(), TypeScale.SUBTITLE))
        document = self.document()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(Spacing.XL)
        features = QTextDocument.MarkdownFeature
        document.setMarkdown(markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        self._open_up()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl) -> object:
        return QByteArray()

    def show_section(self, number: int) -> bool:
        """Scrolls to the heading that begins with this number, in every language; whether there is one."""
        for block in blocks(self.document()):
            if block.blockFormat().headingLevel() and block.text().startswith(f"{number}."):
                cursor = QTextCursor(block)
                self.moveCursor(QTextCursor.MoveOperation.End)  # so that the heading comes to the top
                self.setTextCursor(cursor)
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.cursorRect(cursor).top() - Spacing.S)
                return True
        return False

    def _open_up(self) -> None:
        """More room between lines than Qt's Markdown reader leaves."""
        for block in blocks(self.document()):
            form = block.blockFormat()
            form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if form.headingLevel() > 1:
                form.setTopMargin(Spacing.XL)
            QTextCursor(block).setBlockFormat(form)
