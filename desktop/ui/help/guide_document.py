"""Markdown of ours as a document with pictures, for screen and paper: room, tables, code, links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPixmap,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from desktop.ui.shell.markdown_page import LINE_HEIGHT, blocks
from desktop.ui.theme import Colours, Spacing

_CELL = 6


def fill(document: QTextDocument, markdown: str, font: QFont, colours: Colours, margin: float) -> None:
    """In place of what the document held."""
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(font)
    document.setDocumentMargin(margin)
    features = QTextDocument.MarkdownFeature
    document.setMarkdown(markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
    with _laid_out_once(document):
        for table in _tables(document.rootFrame()):
            _style_table(table, colours)
        _style_blocks(document, colours)
        _style_links(document, colours)


def fit_pictures(
    document: QTextDocument, width: float, picture: Callable[[str, float], QPixmap | None]
) -> None:
    """Gives every picture the size that `picture` makes of it: (name, widest) -> pixmap with its ratio of
    pixels, or None for one that is not there. `width` in logical pixels."""
    with _laid_out_once(document):
        for cursor, form in list(_images(document)):
            pixmap = picture(form.name(), width)
            if pixmap is None:
                continue
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(form.name()), pixmap)
            size = pixmap.deviceIndependentSize()
            if form.width() != size.width() or form.height() != size.height():
                form.setWidth(size.width())
                form.setHeight(size.height())
                cursor.setCharFormat(form)


@contextmanager
def _laid_out_once(document: QTextDocument) -> Iterator[None]:
    """All changes of the block together: else each of them lays out what follows it anew."""
    whole = QTextCursor(document)
    whole.beginEditBlock()
    try:
        yield
    finally:
        whole.endEditBlock()


def picture_names(document: QTextDocument) -> list[str]:
    return [form.name() for _, form in _images(document)]


def _images(document: QTextDocument) -> Iterator[tuple[QTextCursor, QTextImageFormat]]:
    for block in blocks(document):
        for fragment in block.begin():
            form = fragment.fragment().charFormat()
            if form.isImageFormat():
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.fragment().position())
                end = fragment.fragment().position() + fragment.fragment().length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                yield cursor, form.toImageFormat()


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            yield child
        yield from _tables(child)


def _style_table(table: QTextTable, colours: Colours) -> None:
    form = QTextTableFormat(table.format())
    form.setCellPadding(_CELL)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(QColor(colours.border)))
    form.setTopMargin(Spacing.S)
    form.setBottomMargin(Spacing.M)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        of_cell = cell.format()
        of_cell.setBackground(QBrush(QColor(colours.surface_sunken)))
        cell.setFormat(of_cell)


def _style_blocks(document: QTextDocument, colours: Colours) -> None:
    for block in blocks(document):
        cursor = QTextCursor(block)
        form = block.blockFormat()
        is_code = _is_code(block)
        if is_code:
            form.setBackground(QBrush(QColor(colours.surface_sunken)))
            form.setNonBreakableLines(False)
            form.setTopMargin(0 if _is_code(block.previous()) else Spacing.S)
            form.setBottomMargin(0 if _is_code(block.next()) else Spacing.L)
        else:
            proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            form.setLineHeight(100 if _holds_picture(block) else LINE_HEIGHT, proportional)
        if form.headingLevel() > 1:
            form.setTopMargin(Spacing.XL)
        if _holds_picture(block):
            form.setBottomMargin(Spacing.M)
        cursor.setBlockFormat(form)


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _holds_picture(block: QTextBlock) -> bool:
    return any(part.fragment().charFormat().isImageFormat() for part in block.begin())


def _style_links(document: QTextDocument, colours: Colours) -> None:
    """In the colours asked for: the reader of Markdown takes those of the screen."""
    for block in blocks(document):
        for part in list(block.begin()):
            fragment = part.fragment()
            if fragment.charFormat().isAnchor():
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                form = QTextCharFormat()
                form.setForeground(QBrush(QColor(colours.accent)))
                cursor.mergeCharFormat(form)
