"""What is unfinished on the pages of a window, for the window that takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabWidget, QWidget


@dataclass(frozen=True, slots=True)
class UnfinishedWork:
    """`shown`: the page in front; `pages`: what each left."""

    shown: str
    pages: dict[str, object]


def unfinished(pages: Mapping[str, QWidget]) -> dict[str, object]:
    """By page: what it says of itself (`unfinished`), else what was typed into it."""
    return {name: _of(page) for name, page in pages.items()}


def go_on(pages: Mapping[str, QWidget | None], kept: Mapping[str, object]) -> None:
    """Puts it back into pages of the same kind."""
    for name, page in pages.items():
        if name in kept and page is not None:
            if hasattr(page, "go_on_with"):
                page.go_on_with(kept[name])
            else:
                put_back(page, kept[name])


def _of(page: QWidget) -> object:
    return page.unfinished() if hasattr(page, "unfinished") else typed(page)


def typed(page: QWidget) -> tuple[list[str], list[int]]:
    """Texts of its fields and the tabs that are in front, in the order of the page. No passwords."""
    return [_text(field) for field in _fields(page)], [tabs.currentIndex() for tabs in _tabs(page)]


def put_back(page: QWidget, kept: tuple[list[str], list[int]]) -> None:
    """What `typed` took from a page of the same kind."""
    texts, places = kept
    fields, tabs = _fields(page), _tabs(page)
    if len(fields) == len(texts):
        for field, text in zip(fields, texts, strict=True):
            if text and text != _text(field):
                field.setPlainText(text) if isinstance(field, QPlainTextEdit) else field.setText(text)
    if len(tabs) == len(places):
        for one, place in zip(tabs, places, strict=True):
            one.setCurrentIndex(place)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _fields(page: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    lines = [
        line
        for line in page.findChildren(QLineEdit)
        if line.echoMode() is QLineEdit.EchoMode.Normal
        and not line.isReadOnly()
        and not isinstance(line.parentWidget(), QAbstractSpinBox | QComboBox)
    ]
    return [*lines, *(text for text in page.findChildren(QPlainTextEdit) if not text.isReadOnly())]


def _tabs(page: QWidget) -> list[QTabWidget]:
    return page.findChildren(QTabWidget)
