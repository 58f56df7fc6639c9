"""All terms of the glossary, with a line to look for words in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.glossary_term import Topic
from desktop.ui.icons import icon
from desktop.ui.shell.help_dialog import open_method_statement
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.term_card import TermCard
from desktop.ui.shell.term_texts import terms_having
from desktop.ui.theme import Spacing, set_role

_NAMES_WIDTH = 240


class GlossaryDialog(QDialog):
    """The names on the left, the chosen term on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Glossary"))
        self.resize(760, 560)
        self.find = QLineEdit(self)
        self.find.setPlaceholderText(self.tr("Words to look for"))
        self.find.setAccessibleName(self.tr("Words to look for in the glossary"))
        self.find.setClearButtonEnabled(True)
        self.find.textChanged.connect(self._look)
        self.names = QListWidget(self)
        self.names.setAccessibleName(self.tr("Terms"))
        self.names.setFixedWidth(_NAMES_WIDTH)
        self.names.setWordWrap(True)
        self.names.setSpacing(Spacing.XXS)
        self.names.currentItemChanged.connect(self._chosen)
        self.card = TermCard(self)
        self.card.method_asked.connect(lambda section: open_method_statement(self, section))
        body = QHBoxLayout()
        body.setSpacing(Spacing.L)
        body.addWidget(self.names)
        self._either = QStackedWidget(self)
        self._either.addWidget(scrolled(self._padded(), self))
        self._either.addWidget(self._nothing())
        body.addWidget(self._either, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.L, Spacing.L, Spacing.L, Spacing.M)
        column.setSpacing(Spacing.M)
        column.addWidget(self.find)
        column.addLayout(body, 1)
        column.addWidget(buttons)
        self._look("")
        self.find.setFocus()

    def _padded(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        return holder

    def _nothing(self) -> QFrame:
        frame = QFrame(self)
        column = QVBoxLayout(frame)
        column.setSpacing(Spacing.M)
        self.nothing = QLabel(self.tr("No term holds all of these words."), frame)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        set_role(self.nothing, "muted")
        self.clear_button = QPushButton(icon("cancel"), self.tr("Show all terms"), frame)
        self.clear_button.setAutoDefault(False)
        self.clear_button.clicked.connect(self.find.clear)
        column.addStretch(1)
        column.addWidget(self.nothing)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        return frame

    @property
    def topics(self) -> list[Topic]:
        """Those that are listed."""
        rows = (self.names.item(row) for row in range(self.names.count()))
        return [Topic(item.data(Qt.ItemDataRole.UserRole)) for item in rows]

    def _look(self, wanted: str) -> None:
        before = self.card.shown.topic if self.card.shown is not None and not wanted else None
        self.names.clear()
        for text in terms_having(wanted):
            item = QListWidgetItem(text.name)
            item.setData(Qt.ItemDataRole.UserRole, text.topic.value)
            self.names.addItem(item)
        found = self.topics
        self._either.setCurrentIndex(0 if found else 1)
        if found:
            self.names.setCurrentRow(found.index(before) if before in found else 0)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.card.show_topic(Topic(item.data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the list from the search line as well."""
        if self.find.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.names.setFocus()
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = min(max(self.names.currentRow() + step, 0), self.names.count() - 1)
            self.names.setCurrentRow(row)
            return
        super().keyPressEvent(event)
