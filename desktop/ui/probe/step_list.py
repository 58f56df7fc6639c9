"""The steps of a recipe in words, in their order, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import icon
from desktop.ui.probe.recipe_model import RecipeModel
from desktop.ui.probe.recipe_words import recipe_sentences
from desktop.ui.shell.by_locale import pair
from desktop.ui.theme import Spacing, set_role


class StepList(QWidget):
    """Follows a `RecipeModel`."""

    def __init__(self, model: RecipeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        head = QHBoxLayout()
        head.setSpacing(Spacing.S)
        title = QLabel(self.tr("Steps"), self)
        set_role(title, "subtitle")
        head.addWidget(title)
        head.addStretch(1)
        self.undo = self._button(head, "undo", self.tr("Undo"), QKeySequence.StandardKey.Undo)
        self.redo = self._button(head, "redo", self.tr("Redo"), QKeySequence.StandardKey.Redo)
        self.remove = self._button(head, "cancel", self.tr("Remove step"))
        self.reset = self._button(head, "refresh", self.tr("Reset"))
        self.reset.setToolTip(self.tr("Takes every step away; undo brings them back."))
        self.remove.setToolTip(self.tr("Takes the chosen step away (Delete)"))
        column.addLayout(head)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Steps in their order"))
        self.list.setWordWrap(True)
        self.list.setSpacing(Spacing.XXS)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTabKeyNavigation(False)
        self.list.setFixedHeight(4 * (self.fontMetrics().height() + Spacing.S) + 4)
        column.addWidget(self.list)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list)
        delete.setWhatsThis(self.tr("Remove step"))
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.undo.clicked.connect(model.undo)
        self.redo.clicked.connect(model.redo)
        self.remove.clicked.connect(self._remove)
        self.reset.clicked.connect(model.reset)
        self.list.currentRowChanged.connect(self._refresh)
        model.changed.connect(self.show_steps)
        self.show_steps()

    def _button(
        self, row: QHBoxLayout, name: str, text: str, keys: QKeySequence.StandardKey | None = None
    ) -> QPushButton:
        button = QPushButton(icon(name), text, self)
        button.setAutoDefault(False)
        if keys is not None:
            button.setShortcut(QKeySequence(keys))
        row.addWidget(button)
        return button

    def show_steps(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        recipe = self._model.recipe
        for place, sentence in enumerate(recipe_sentences(recipe), start=1):
            self.list.addItem(f"{place}.  {sentence}" if recipe else sentence)
        if not recipe:
            self.list.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        elif row >= 0:
            self.list.setCurrentRow(min(row, len(recipe.steps) - 1))
        self.list.scrollToBottom()
        self._refresh()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._model.recipe.steps):
            self._model.remove(row)

    def _refresh(self, *_: object) -> None:
        stack = self._model.history.stack
        for button, text, name in (
            (self.undo, self.tr("Undo"), stack.undoText()),
            (self.redo, self.tr("Redo"), stack.redoText()),
        ):
            keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            what = pair(text, name) if name else text
            button.setToolTip(f"{what} ({keys})" if keys else what)
        self.undo.setEnabled(self._model.can_undo)
        self.redo.setEnabled(self._model.can_redo)
        self.reset.setEnabled(bool(self._model.recipe))
        self.remove.setEnabled(bool(self._model.recipe) and self.list.currentRow() >= 0)
