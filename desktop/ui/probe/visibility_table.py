"""What can be seen of each component of a face: a row a component, a column an answer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.features import FacialComponent, Visibility, VisibleFeatures
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.feature_words import component_hint, component_text, visibility_text
from desktop.ui.theme import Spacing, colours

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
COMPONENTS = tuple(FacialComponent)
ANSWERS = tuple(Visibility)


class VisibilityModel(QAbstractTableModel):
    """Columns: component, then one an answer. At most one answer a row; none at the start."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._said: dict[FacialComponent, Visibility] = {}
        self.editable = True

    @property
    def visible(self) -> VisibleFeatures:
        """What was said so far."""
        return VisibleFeatures.of(self._said)

    def restore(self, visible: VisibleFeatures) -> None:
        self._said = dict(visible.components)
        self._all_changed()

    def say(self, component: FacialComponent, visibility: Visibility) -> None:
        """Does nothing while the model is not editable."""
        if self.editable and self._said.get(component) is not visibility:
            self._said[component] = visibility
            row = COMPONENTS.index(component)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(ANSWERS)))

    def say_of_the_rest(self, visibility: Visibility) -> None:
        """Fills only what nothing was said about."""
        if self.editable and len(self._said) < len(COMPONENTS):
            self._said = dict.fromkeys(COMPONENTS, visibility) | self._said
            self._all_changed()

    def _all_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(COMPONENTS) - 1, len(ANSWERS)))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COMPONENTS)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1 + len(ANSWERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Component"), self.tr("Visible"), self.tr("Partly"), self.tr("Not"))[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and section:
            return visibility_text(ANSWERS[section - 1])
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        component, column = COMPONENTS[index.row()], index.column()
        said = self._said.get(component)
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return component_text(component)
        if role == Qt.ItemDataRole.CheckStateRole and column:
            chosen = said is ANSWERS[column - 1]
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return component_hint(component)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            answer = visibility_text(said) if said is not None else self.tr("nothing said yet")
            name = pair(component_text(component), answer)
            if column:
                return self.tr("{name}. This column: {answer}").format(
                    name=name, answer=visibility_text(ANSWERS[column - 1])
                )
            return name
        return None


class _RowDelegate(QStyledItemDelegate):
    """The row that keys go to has a ground of its own."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if _has_keys(option, index):
            painter.fillRect(option.rect, QColor(colours().accent_soft))
        super().paint(painter, option, index)


def _has_keys(option: QStyleOptionViewItem, index: _Index) -> bool:
    view = option.widget
    return isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row()


class _AnswerDelegate(QStyledItemDelegate):
    """A ring; with a point in it where the answer was given."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        c, model = colours(), index.model()
        has_keys = _has_keys(option, index)
        current = has_keys and option.widget.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if has_keys:
            painter.fillRect(option.rect, QColor(c.accent_soft))
        chosen = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        editable = getattr(model, "editable", True)
        if editable:
            ink = QColor(c.accent if chosen else c.outline)
        else:
            ink = QColor(c.text if chosen else c.border)
        middle = QPointF(option.rect.center()) + QPointF(0.5, 0.5)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(QColor(c.surface_raised))
        painter.drawEllipse(middle, 6.5, 6.5)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(middle, 3.8, 3.8)
        if current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.focus), 1.5))
            painter.drawRoundedRect(option.rect.adjusted(2, 2, -3, -3), 3, 3)
        painter.restore()


_WIDEST_ANSWER = 84
"""The components need the room; a longer heading ends in dots."""


class VisibilityTable(QTableView):
    """Arrows go through it, V, P and N answer and go on to the next component, the space bar answers with
    the column it is in. A click answers too.
    """

    def __init__(self, model: VisibilityModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = model
        self.setModel(model)
        self.setItemDelegate(_AnswerDelegate(self))
        self.setItemDelegateForColumn(0, _RowDelegate(self))
        self.setAccessibleName(self.tr("What can be seen of each component"))
        self.setAccessibleDescription(
            self.tr("Arrow keys go through it; V says visible, P partly visible, N not visible.")
        )
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(56)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.model().columnCount()):
            header.resizeSection(column, min(header.sectionSizeHint(column), _WIDEST_ANSWER))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit()
        self.clicked.connect(self._answer_at)

    def _fit(self) -> None:
        """All rows show; the column that it stands in scrolls."""
        row = self.fontMetrics().height() + Spacing.S
        self.verticalHeader().setDefaultSectionSize(row)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(len(COMPONENTS) * row + head + 2 * self.frameWidth())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()  # the style is known only now
        super().showEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.height())

    def _answer_at(self, index: _Index) -> None:
        if index.column():
            self._answers.say(COMPONENTS[index.row()], ANSWERS[index.column() - 1])

    def answer_and_go_on(self, visibility: Visibility) -> None:
        """Answers for the current component and goes to the next one."""
        row = max(0, self.currentIndex().row())
        self._answers.say(COMPONENTS[row], visibility)
        column = 1 + ANSWERS.index(visibility)
        self.setCurrentIndex(self._answers.index(min(row + 1, len(COMPONENTS) - 1), column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        letters = dict(zip((self.tr("V"), self.tr("P"), self.tr("N")), ANSWERS, strict=True))
        answer = letters.get(event.text().upper())
        if plain and answer is not None:
            self.answer_and_go_on(answer)
        elif plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer_at(self.currentIndex())
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters answer; they do not search."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._answers.index(0, 1))
        super().focusInEvent(event)
        self.viewport().update()
