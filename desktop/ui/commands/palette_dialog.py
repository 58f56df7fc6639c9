"""The palette: a line to type in, and the commands that it means. Keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.ui.commands.command import Command
from desktop.ui.commands.palette_delegate import ROW_ROLE, PaletteDelegate
from desktop.ui.commands.palette_model import PaletteRows, Row
from desktop.ui.shell.by_locale import listed
from desktop.ui.theme import Spacing, set_role

_WIDTH, _HEIGHT = 720, 480
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_GO_TO_LIST = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


class _Rows(QAbstractListModel):
    def __init__(self, rows: PaletteRows, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def look_for(self, query: str) -> None:
        self.beginResetModel()
        self._rows.look_for(query)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.command.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.command.why_not or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _spoken(self, row: Row) -> str:
        command = row.command
        parts = [command.title, command.group, command.detail, command.shortcut]
        if command.why_not:
            parts.append(self.tr("not possible: {why}").format(why=command.why_not))
        return listed([part for part in parts if part])


class PaletteDialog(QDialog):
    """`chosen` is the command that Enter or a click meant; it is run by whoever opened this."""

    def __init__(self, rows: PaletteRows, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find a command"))
        set_role(self, "palette")
        self.chosen: Command | None = None
        self._rows = rows
        self.find = QLineEdit(self)
        self.find.setPlaceholderText(self.tr("A command, a page, a case, a gallery, a setting, help"))
        self.find.setAccessibleName(self.tr("Find a command"))
        self.find.setClearButtonEnabled(True)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Commands"))
        self.model = _Rows(rows, self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setUniformItemSizes(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(self._take)
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        set_role(self.why, "caution")
        self.why.hide()
        self._hint = QLabel(self.tr("↑ ↓ choose · Enter does it · Esc closes"), self)
        set_role(self._hint, "caption")
        frame = QVBoxLayout(self)
        frame.setContentsMargins(Spacing.L, Spacing.L, Spacing.L, Spacing.M)
        frame.setSpacing(Spacing.S)
        frame.addWidget(self.find)
        frame.addWidget(self.list, 1)
        frame.addWidget(self.why)
        frame.addWidget(self._hint)
        self.find.textChanged.connect(self._look)
        self.find.installEventFilter(self)
        self.list.installEventFilter(self)
        self._place(parent)
        self._choose(0)

    def _place(self, parent: QWidget) -> None:
        """In the upper part of the window, where menus open."""
        width = min(_WIDTH, parent.width() - 2 * Spacing.XXL)
        self.resize(width, min(_HEIGHT, parent.height() - 4 * Spacing.XXL))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 2 * Spacing.XXL)

    def _look(self, query: str) -> None:
        self.model.look_for(query)
        self._choose(0)

    def _choose(self, number: int) -> None:
        self.list.setCurrentIndex(self.model.index(number, 0))
        self.list.scrollToTop() if number == 0 else None
        nothing = self.model.rowCount() == 0
        self.why.setText(self.tr("Nothing is called that. Try fewer letters.") if nothing else "")
        self.why.setVisible(nothing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Typing goes on while rows are chosen: the line keeps the focus and hands those keys on."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
            return True
        if watched is self.find and key in _GO_TO_LIST:
            self._move(key)
            return True
        return super().eventFilter(watched, event)

    def _move(self, key: Qt.Key) -> None:
        count = self.model.rowCount()
        if not count:
            return
        now = self.list.currentIndex().row()
        page = max(1, self.list.viewport().height() // max(1, self.list.sizeHintForRow(max(0, now))))
        if key == Qt.Key.Key_Down:
            wanted = (now + 1) % count
        elif key == Qt.Key.Key_Up:
            wanted = (now - 1) % count
        else:
            wanted = min(count - 1, max(0, now + (page if key == Qt.Key.Key_PageDown else -page)))
        self.why.hide()
        self.list.setCurrentIndex(self.model.index(wanted, 0))

    def _take(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        if row.command.why_not:
            self.why.setText(self.tr("Not possible: {why}").format(why=row.command.why_not))
            self.why.show()
            return
        self.chosen = row.command
        self.accept()

    def event(self, event: QEvent) -> bool:
        # A click beside it means that it is not wanted any more.
        if event.type() == QEvent.Type.WindowDeactivate and self.isVisible():
            self.reject()
        return super().event(event)
