"""A caution that stays: it has no button, and nothing closes it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.ui.icons import icon
from desktop.ui.shell.context_help import HelpButton
from desktop.ui.theme import IconSize, Spacing, set_role, theme_notifier


class ErrorBanner(QFrame):
    """Sentences beside a warning sign, each a line of its own; hidden only while it has none."""

    def __init__(self, name: str, parent: QWidget | None = None, *, slim: bool = False) -> None:
        """`name` is what a screen reader calls it; `slim` keeps the words as wide as the frame."""
        super().__init__(parent)
        set_role(self, "caution")
        self.setAccessibleName(name)
        self._sign = QLabel(self)
        self._sign.setFixedWidth(18)
        self._lines: list[QLabel] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(Spacing.XS)
        row = QHBoxLayout(self)
        row.setContentsMargins(Spacing.S, Spacing.XS, Spacing.S, Spacing.XS)
        row.setSpacing(Spacing.S)
        self._sign.setVisible(not slim)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        about = HelpButton(Topic.GROUP_RATE, Topic.RATIO, Topic.WORST_GROUP, Topic.INTERVAL, parent=self)
        row.addWidget(about, 0, Qt.AlignmentFlag.AlignTop)
        theme_notifier().changed.connect(self._draw_sign)
        self._draw_sign()
        self.show_sentences([])

    def show_sentences(self, sentences: list[str], details: str = "") -> None:
        """`details` is the tooltip: what there is no room for."""
        while len(self._lines) < len(sentences):
            line = QLabel(self)
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            set_role(line, "caption")
            self._lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setText(sentences[place] if place < len(sentences) else "")
            line.setVisible(place < len(sentences))
        self.setVisible(bool(sentences))
        self.setToolTip(details)
        self.setAccessibleDescription("\n".join([*sentences, details] if details else sentences))

    @property
    def text(self) -> str:
        """The sentences as they stand, one a line."""
        return "\n".join(line.text() for line in self._lines if line.text())

    def _draw_sign(self) -> None:
        pixmap = icon("warning", "caution").pixmap(
            QSize(IconSize.SMALL, IconSize.SMALL), self.devicePixelRatioF()
        )
        self._sign.setPixmap(pixmap)
