"""The list of keys, by where they work, with a line to look for one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.commands.ranking import found_in
from desktop.ui.commands.shortcut_list import Shortcut
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.theme import Spacing, TypeScale, scaled_font, set_role


class ShortcutsDialog(QDialog):
    def __init__(self, shortcuts: Sequence[Shortcut], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        open_at_size(self, 640, 620)
        self._shortcuts = list(shortcuts)
        self.find = QLineEdit(self)
        self.find.setPlaceholderText(self.tr("Find a key or what it does"))
        self.find.setAccessibleName(self.tr("Find a shortcut"))
        self.find.setClearButtonEnabled(True)
        self.find.textChanged.connect(self._show)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.tree.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(Spacing.M)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        note = QLabel(
            self.tr(
                "Tab goes from one control to the next, arrows within a list or a table, Enter opens what "
                "is chosen. Alt with an underlined letter goes to what bears it."
            ),
            self,
        )
        note.setWordWrap(True)
        set_role(note, "caption")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        for part in (self.find, self.tree, note, buttons):
            column.addWidget(part)
        self._show("")

    def _show(self, query: str) -> None:
        self.tree.clear()
        bold = scaled_font(self.font(), TypeScale.BODY, bold=True)
        places: dict[str, QTreeWidgetItem] = {}
        for one in self._shortcuts:
            if query.strip() and not any(found_in(text, query) for text in (one.what, one.keys, one.place)):
                continue
            if one.place not in places:
                head = QTreeWidgetItem(self.tree, [one.place, ""])
                head.setFont(0, bold)
                head.setFirstColumnSpanned(True)
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                places[one.place] = head
            QTreeWidgetItem(places[one.place], [one.what, one.keys])
        height = self.fontMetrics().height() + Spacing.S
        for head in places.values():
            for item in (head, *(head.child(number) for number in range(head.childCount()))):
                item.setSizeHint(0, QSize(0, height))
        self.tree.expandAll()
