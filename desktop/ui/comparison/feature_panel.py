"""The feature list beside the conclusion: fifteen components, each with what was seen of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.annotations import Annotation
from desktop.domain.features import Appearance, FacialComponent, FeatureList
from desktop.domain.glossary_term import Topic
from desktop.ui.comparison.finding_model import COMPONENTS, MARKS, NAME, SIGNS, STATE, FindingModel
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.feature_words import appearance_text, component_hint, component_text
from desktop.ui.theme import Spacing, set_role

_STATE_KEYS = {
    Qt.Key.Key_S: Appearance.SIMILAR,
    Qt.Key.Key_D: Appearance.DIFFERENT,
    Qt.Key.Key_N: Appearance.NOT_VISIBLE,
}
_KEY_NAMES = {state: QKeySequence(key).toString() for key, state in _STATE_KEYS.items()}
MAXIMUM_NOTE = 500


class _Rows(QTableView):
    """Letters set a state instead of searching."""

    state_wanted = Signal(object)
    """Appearance, or None to take it back"""
    note_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in _STATE_KEYS:
            self.state_wanted.emit(_STATE_KEYS[key])
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.state_wanted.emit(None)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.note_wanted.emit()
        elif plain and event.text().isalnum():
            event.accept()  # no search by letters: a slip of the finger would leave the row
        else:
            super().keyPressEvent(event)


class _NoteLine(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
            return
        super().keyPressEvent(event)


class FeaturePanel(QWidget):
    """Keys in the list: arrows, S similar, D different, N not visible, Del takes back, Enter the note."""

    features_changed = Signal()
    component_chosen = Signal(object)
    """FacialComponent: the row that is looked at"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = True
        self.model = FindingModel()
        self.model.features_changed.connect(self._features_changed)
        self._count = QLabel(self)
        set_role(self._count, "subtitle")
        self._waiting = QLabel(self)
        self._waiting.setWordWrap(True)
        self._waiting.setMargin(Spacing.XS)
        set_role(self._waiting, "caution")
        self._build_rows()
        self._current = QLabel(self)
        self._current.setWordWrap(True)
        set_role(self._current, "caption")
        self.note = _NoteLine(self)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setMaxLength(MAXIMUM_NOTE)
        self.note.textEdited.connect(self._write_note)
        self.note.left.connect(self.rows.setFocus)
        self._hint = QLabel(
            self.tr("Keys: ↑ ↓ rows, S similar, D different, N not visible, Enter note"), self
        )
        self._hint.setWordWrap(True)
        set_role(self._hint, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        column.addLayout(beside(self._count, HelpButton(Topic.FEATURES).explain(self.rows)))
        column.addWidget(self._hint)
        column.addWidget(self.rows, 1)
        column.addLayout(self._build_buttons())
        for widget in (self.note, self._current, self._waiting):
            column.addWidget(widget)
        self.rows.setCurrentIndex(self.model.index(0, NAME))
        self._refresh()

    def _build_rows(self) -> None:
        rows = self.rows = _Rows(self)
        rows.setModel(self.model)
        rows.setAccessibleName(self.tr("Feature list"))
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setTabKeyNavigation(False)
        rows.setShowGrid(False)
        rows.setWordWrap(False)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.verticalHeader().hide()
        height = self.fontMetrics().height() + Spacing.S
        rows.verticalHeader().setDefaultSectionSize(height)
        rows.setMinimumHeight(6 * height)
        header = rows.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(MARKS, QHeaderView.ResizeMode.ResizeToContents)
        # As wide as what stands in it, not as its heading: the components need the room.
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Fixed)
        widest = max(
            rows.fontMetrics().horizontalAdvance(f"{SIGNS[one]} {appearance_text(one)} ✎")
            for one in Appearance
        )
        header.resizeSection(STATE, widest + Spacing.XL)
        rows.state_wanted.connect(self._describe)
        rows.note_wanted.connect(self._open_note)
        rows.doubleClicked.connect(lambda _: self._open_note())
        rows.selectionModel().currentRowChanged.connect(self._row_changed)

    def key_table(self) -> list[tuple[str, str]]:
        """(keys, what they do) in the list of features."""
        states = [(_KEY_NAMES[state], appearance_text(state)) for state in _STATE_KEYS.values()]
        return [*states, ("Del", self.tr("Takes back what was said")), ("Enter", self.tr("Write a note"))]

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.XS)
        self._group = QButtonGroup(self)
        self.buttons: dict[Appearance, QToolButton] = {}
        for appearance in Appearance:
            button = QToolButton(self)
            set_role(button, "button")
            button.setText(f"{SIGNS[appearance]} {appearance_text(appearance)}")
            button.setAccessibleName(appearance_text(appearance))
            button.setToolTip(
                self.tr("{state} ({key})").format(
                    state=appearance_text(appearance), key=_KEY_NAMES[appearance]
                )
            )
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _, a=appearance: self._press(a))
            self.buttons[appearance] = button
            row.addWidget(button, 1)
        return row

    # What is there

    def features(self) -> FeatureList:
        return self.model.features()

    def waiting_notes(self) -> dict[FacialComponent, str]:
        """Notes on components of which nothing else was said; `set_features` takes them back."""
        return self.model.waiting_notes()

    def set_features(
        self, features: FeatureList, waiting: Mapping[FacialComponent, str] | None = None
    ) -> None:
        """Another list, from the first row. Emits nothing."""
        self.model.set_features(features, waiting)
        self.rows.setCurrentIndex(self.model.index(0, NAME))
        self._refresh()

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Their numbers stand beside the components."""
        self.model.set_annotations(annotations)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self._hint.setVisible(editable)
        self._refresh()

    @property
    def component(self) -> FacialComponent:
        """The row that is looked at."""
        return COMPONENTS[max(0, self.rows.currentIndex().row())]

    def show_component(self, component: FacialComponent) -> None:
        """Its row is the one that is looked at; the focus stays where it is."""
        self.rows.setCurrentIndex(self.model.index(COMPONENTS.index(component), NAME))
        self.rows.scrollTo(self.rows.currentIndex())

    def focus_component(self, component: FacialComponent) -> None:
        self.show_component(component)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def count_text(self) -> str:
        return self._count.text()

    # What a person does

    def _describe(self, appearance: Appearance | None) -> None:
        if self._editable:
            self.model.describe(self.component, appearance)

    def _press(self, appearance: Appearance) -> None:
        """A second press takes it back."""
        again = self.model.appearance_of(self.component) is appearance
        self._describe(None if again else appearance)
        self._refresh()

    def _open_note(self) -> None:
        if self._editable:
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _write_note(self, text: str) -> None:
        self.model.write_note(self.component, text)
        self._show_waiting()

    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._refresh()
        if current.isValid():
            self.component_chosen.emit(COMPONENTS[current.row()])

    def _features_changed(self) -> None:
        self._refresh()
        self.features_changed.emit()

    # What is said

    def _refresh(self) -> None:
        component = self.component
        found = self.model.features()
        self._count.setText(
            self.tr("{done} of {all} described").format(done=len(found.findings), all=len(COMPONENTS))
        )
        self._count.setToolTip(
            self.tr("{similar} similar, {different} different, {hidden} not visible").format(
                similar=found.count(Appearance.SIMILAR),
                different=found.count(Appearance.DIFFERENT),
                hidden=found.count(Appearance.NOT_VISIBLE),
            )
        )
        appearance = self.model.appearance_of(component)
        for one, button in self.buttons.items():
            button.setChecked(one is appearance)
            button.setEnabled(self._editable)
        self._current.setText(
            self.tr("{component}: {hint}").format(
                component=component_text(component), hint=component_hint(component)
            )
        )
        if self.note.text() != self.model.note_of(component):
            self.note.setText(self.model.note_of(component))
        self.note.setReadOnly(not self._editable)
        self.note.setPlaceholderText(
            self.tr("Note on {component}: where and how").format(component=component_text(component))
        )
        self._show_waiting()

    def _show_waiting(self) -> None:
        """A note without a state is no finding, and nobody should think that it was recorded."""
        names = ", ".join(component_text(c) for c in self.model.waiting_notes())
        self._waiting.setText(
            self.tr("Say also whether similar, different or not visible: {components}").format(
                components=names
            )
        )
        self._waiting.setVisible(bool(names) and self._editable)
