"""Markdown to be read in a dialog, with the arrow keys; nothing is fetched and no link is followed."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.ui.theme import Spacing, TypeScale, scaled_font

_LINE_HEIGHT = 135
"""Per cent: a page is read, a control is glanced at."""


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

    def go_to_heading(self, text: str) -> None:
        """Scrolls so that this heading stands at the top; does nothing where there is none."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().strip() == text:
                self.setTextCursor(QTextCursor(block))
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(int(top))
                return
            block = block.next()

    def show_section(self, number: int) -> bool:
        """Scrolls to the heading that begins with this number, in every language; whether there is one."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().startswith(f"{number}."):
                cursor = QTextCursor(block)
                self.moveCursor(
                    QTextCursor.MoveOperation.End
                )  # so that the heading comes to stand at the top
                self.setTextCursor(cursor)
                self.verticalScrollBar().setValue(
                    self.verticalScrollBar().value() + self.cursorRect(cursor).top() - Spacing.S
                )
                return True
            block = block.next()
        return False

    def _open_up(self) -> None:
        """More room between lines than Qt's Markdown reader leaves."""
        block = self.document().begin()
        while block.isValid():
            one = QTextCursor(block)
            form = block.blockFormat()
            form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if form.headingLevel() > 1:
                form.setTopMargin(Spacing.XL)
            one.setBlockFormat(form)
            block = block.next()
