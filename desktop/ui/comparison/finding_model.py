"""The feature list as rows: what was seen of each component, and the marks that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.domain.annotations import Annotation
from desktop.domain.features import Appearance, FacialComponent, FeatureFinding, FeatureList
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.feature_words import appearance_text, component_hint, component_text

COMPONENTS = tuple(FacialComponent)
NAME, MARKS, STATE = range(3)
SIGNS = {
    None: "–",
    Appearance.SIMILAR: "≈",
    Appearance.DIFFERENT: "≠",
    Appearance.NOT_VISIBLE: "∅",
}
"""Beside the word, never instead of it."""


class FindingModel(QAbstractTableModel):
    """Fifteen rows in the order of the list; changed through `describe` and `write_note`."""

    features_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._findings: dict[FacialComponent, FeatureFinding] = {}
        self._pending: dict[FacialComponent, str] = {}
        self._numbers: dict[FacialComponent, tuple[int, ...]] = {}

    # Rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COMPONENTS)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Component"), self.tr("Marks"), self.tr("In both images"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if not index.isValid():
            return None
        component = COMPONENTS[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(component, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            note = self.note_of(component)
            parts = [pair(component_text(component), component_hint(component))]
            return "\n".join([*parts, self.tr("Note: {note}").format(note=note)] if note else parts)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                self._spoken(component) if index.column() == NAME else self._text(component, index.column())
            )
        return None

    def _text(self, component: FacialComponent, column: int) -> str:
        if column == NAME:
            return component_text(component)
        if column == MARKS:
            return ", ".join(str(number) for number in self.numbers_of(component))
        appearance = self.appearance_of(component)
        note = " ✎" if self.note_of(component) else ""
        return f"{SIGNS[appearance]} {appearance_text(appearance)}{note}"

    def _spoken(self, component: FacialComponent) -> str:
        parts = [component_text(component), appearance_text(self.appearance_of(component))]
        numbers, note = self.numbers_of(component), self.note_of(component)
        if numbers:
            parts.append(self.tr("marks {numbers}").format(numbers=", ".join(map(str, numbers))))
        if note:
            parts.append(self.tr("note: {note}").format(note=note))
        return ", ".join(parts)

    # What is there

    def features(self) -> FeatureList:
        return FeatureList.of(self._findings.values())

    def set_features(
        self, features: FeatureList, waiting: Mapping[FacialComponent, str] | None = None
    ) -> None:
        """Emits nothing but that the rows look different."""
        self._findings = {finding.component: finding for finding in features.findings}
        self._pending = {c: note for c, note in (waiting or {}).items() if c not in self._findings}
        self._redraw()

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        numbers: dict[FacialComponent, tuple[int, ...]] = {}
        for mark in sorted(annotations, key=lambda a: a.number):
            if mark.component is not None:
                numbers[mark.component] = (*numbers.get(mark.component, ()), mark.number)
        self._numbers = numbers
        self._redraw()

    def appearance_of(self, component: FacialComponent) -> Appearance | None:
        finding = self._findings.get(component)
        return finding.appearance if finding is not None else None

    def note_of(self, component: FacialComponent) -> str:
        """Also one that waits for a state: a note alone is no finding."""
        finding = self._findings.get(component)
        return finding.note if finding is not None else self._pending.get(component, "")

    def numbers_of(self, component: FacialComponent) -> tuple[int, ...]:
        return self._numbers.get(component, ())

    def waiting_notes(self) -> dict[FacialComponent, str]:
        """Notes on components that are neither similar, different nor not visible yet."""
        return {c: self._pending[c] for c in COMPONENTS if self._pending.get(c)}

    # What a person does

    def describe(self, component: FacialComponent, appearance: Appearance | None) -> None:
        """None takes the finding back; its note waits."""
        note = self.note_of(component)
        if appearance == self.appearance_of(component):
            return
        if appearance is None:
            self._findings.pop(component, None)
            self._pending[component] = note
        else:
            self._findings[component] = FeatureFinding(component, appearance, note)
            self._pending.pop(component, None)
        self._redraw()
        self.features_changed.emit()

    def write_note(self, component: FacialComponent, note: str) -> None:
        if note == self.note_of(component):
            return
        finding = self._findings.get(component)
        if finding is None:
            self._pending[component] = note
        else:
            self._findings[component] = replace(finding, note=note)
        self._redraw()
        if finding is not None:
            self.features_changed.emit()

    def _redraw(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(COMPONENTS) - 1, STATE))
