"""What the pages in front of the work have in common: a card in the middle, the creed below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.theme import IconSize, Spacing, set_role, theme_notifier


class CardPage(QWidget):
    """Subclasses fill `card`; `say` shows a sentence in it, red and with a sign, or takes it away."""

    def __init__(
        self, title: str, width: int, parent: QWidget | None = None, *, mark: str = "shield"
    ) -> None:
        super().__init__(parent)
        content = QWidget(self)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.XL)
        outer.addStretch(2)
        name = QLabel("Second Look", content)
        name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        set_role(name, "display")
        outer.addWidget(name)
        outer.addSpacing(Spacing.L)
        self.frame = QFrame(content)
        self.frame.setMaximumWidth(width)
        self.frame.setMinimumWidth(min(width, 420))
        set_role(self.frame, "card")
        self.card = QVBoxLayout(self.frame)
        self.card.setContentsMargins(Spacing.XXL, Spacing.XL, Spacing.XXL, Spacing.XL)
        self.card.setSpacing(Spacing.M)
        head = QHBoxLayout()
        head.setSpacing(Spacing.M)
        self._mark = QLabel(self.frame)
        self._mark_name = mark
        self.title = QLabel(title, self.frame)
        set_role(self.title, "title")
        head.addWidget(self._mark)
        head.addWidget(self.title, 1)
        self.card.addLayout(head)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.frame, 100)
        row.addStretch(1)
        outer.addLayout(row)
        self._width = width
        self._below = QVBoxLayout()
        outer.addLayout(self._below)
        outer.addSpacing(Spacing.L)
        creed = QLabel(self.tr("A candidate is a lead, never an identification."), content)
        creed.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        set_role(creed, "muted")
        outer.addWidget(creed)
        outer.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content, self))
        self.message = QLabel(self.frame)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setMargin(Spacing.S)
        set_role(self.message, "danger")
        self.message.hide()
        theme_notifier().changed.connect(self._draw_mark)
        self._draw_mark()

    def put_below(self, card: QWidget) -> None:
        """A second card, as wide as the first."""
        card.setMaximumWidth(self._width)
        row = QHBoxLayout()
        row.setContentsMargins(0, Spacing.L, 0, 0)
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        self._below.addLayout(row)

    def _draw_mark(self) -> None:
        self._mark.setPixmap(
            icon(self._mark_name, "accent").pixmap(
                QSize(IconSize.LARGE, IconSize.LARGE), self.devicePixelRatioF()
            )
        )

    def note(self, text: str) -> QLabel:
        """A muted paragraph of the card."""
        label = QLabel(text, self.frame)
        label.setWordWrap(True)
        set_role(label, "muted")
        return label

    def label(self, text: str, buddy: QWidget) -> QLabel:
        """The name of a field, above it; its letter reaches the field."""
        label = QLabel(text, self.frame)
        label.setBuddy(buddy)
        return label

    def say(self, sentence: str) -> None:
        self.message.setText(f"⚠ {sentence}" if sentence else "")
        self.message.setAccessibleName(sentence)
        self.message.setVisible(bool(sentence))
