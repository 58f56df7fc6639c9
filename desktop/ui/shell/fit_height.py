"""As high as what stands in it, at a width: for cards that lie over a page and in no layout."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def fit_height(card: QWidget, width: int) -> None:
    """Fixes the height of `card`; what was measured before the style sheet was there is measured again."""
    for part in card.findChildren(QWidget):
        part.ensurePolished()
        part.updateGeometry()  # what holds it forgets how high it was
    for inner in card.findChildren(QLayout):
        inner.invalidate()
    layout = card.layout()
    if layout is not None:
        layout.activate()
        card.setFixedHeight(max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))
