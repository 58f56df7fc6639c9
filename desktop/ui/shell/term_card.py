"""One term of the glossary: what it means, its formula, what it does not mean, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.ui.icons import icon
from desktop.ui.shell.term_texts import TermText, term_text
from desktop.ui.theme import Spacing, set_role


class TermCard(QWidget):
    """Shows what `show_topic` is given."""

    method_asked = Signal(int)
    """Number of the section of the method statement"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: TermText | None = None
        self.name = self._label("subtitle")
        self.full = self._label("caption")
        self.says = self._label()
        self.formula = self._label("formula")
        self.formula.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.formula.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.formula.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # formulas run one way everywhere
        self.formula.setAccessibleName(self.tr("Formula"))
        self._limits = QFrame(self)
        set_role(self._limits, "caution")
        inner = QVBoxLayout(self._limits)
        inner.setContentsMargins(Spacing.S, Spacing.S, Spacing.S, Spacing.S)
        inner.setSpacing(Spacing.XS)
        heading = self._label("caption")
        heading.setText(self.tr("What it does not mean"))
        self.not_said = self._label()
        inner.addWidget(heading)
        inner.addWidget(self.not_said)
        self.source = self._label("caption")
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

    def _label(self, role: str = "") -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            set_role(label, role)
        return label

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
