"""One term of the glossary: what it means, its formula, what it does not mean, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.ui.icons import icon
from desktop.ui.shell.plain_label import plain_label
from desktop.ui.shell.term_texts import TermText, term_text
from desktop.ui.theme import Spacing, set_role


class TermCard(QWidget):
    """Shows what `show_topic` is given."""

    method_asked = Signal(int)
    """Number of the section of the method statement"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: TermText | None = None
        self.name = plain_label(self, "subtitle")
        self.full = plain_label(self, "caption")
        self.says = plain_label(self)
        self.formula = plain_label(self, "formula")
        self.formula.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.formula.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.formula.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # formulas run one way everywhere
        self.formula.setAccessibleName(self.tr("Formula"))
        self._limits = QFrame(self)
        set_role(self._limits, "caution")
        inner = QVBoxLayout(self._limits)
        inner.setContentsMargins(Spacing.S, Spacing.S, Spacing.S, Spacing.S)
        inner.setSpacing(Spacing.XS)
        heading = plain_label(self, "caption", self.tr("What it does not mean"))
        self.not_said = plain_label(self)
        inner.addWidget(heading)
        inner.addWidget(self.not_said)
        self.source = plain_label(self, "caption")
        self.link = QPushButton(icon("chevron-right"), "", self)
        self.link.setToolTip(self.tr("How it is computed, and what else limits it"))
        self.link.setAutoDefault(False)
        self.link.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self.name)
        column.addWidget(self.full)
        for part in (self.says, self.formula, self._limits, self.source):
            column.addWidget(part)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)

    def show_topic(self, topic: Topic) -> None:
        self.shown = text = term_text(topic)
        self.name.setText(text.name)
        self.full.setText(text.full)
        self.full.setVisible(bool(text.full))
        self.says.setText(text.says)
        self.formula.setText(text.formula)
        self.formula.setVisible(bool(text.formula))
        self.not_said.setText(text.not_said)
        self.source.setText(text.source)
        self.link.setText(text.link)
        # Whoever hears the window lands on the link: it says all that is read above it.
        self.link.setAccessibleDescription(text.spoken)

    def _ask(self) -> None:
        if self.shown is not None:
            self.method_asked.emit(self.shown.section)
