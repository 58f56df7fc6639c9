"""Undo for what is described and marked on a pair of pictures, until it is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QUndoStack

from desktop.domain.annotations import Annotation
from desktop.domain.features import FacialComponent, FeatureList
from desktop.ui.comparison.feature_panel import FeaturePanel
from desktop.ui.comparison.finding_model import COMPONENTS
from desktop.ui.comparison.workbench import Workbench
from desktop.ui.history.history import History
from desktop.ui.shell.feature_words import appearance_text, component_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("steps", text)


@dataclass(frozen=True, slots=True)
class DraftState:
    """`waiting`: notes on components of which nothing else was said."""

    features: FeatureList
    waiting: tuple[tuple[FacialComponent, str], ...]
    marks: tuple[Annotation, ...]


class DraftHistory(QObject):
    """Of one form and its pictures. `begin` when another pair is shown, and when the draft was recorded."""

    def __init__(self, bench: Workbench, panel: FeaturePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._panel = bench, panel
        self._history = History(self._read, self._put, change_text, self)
        panel.features_changed.connect(self._follow)
        panel.note.textEdited.connect(lambda _: self._follow())
        panel.note.editingFinished.connect(self._history.end_gesture)
        bench.annotations_changed.connect(self._follow)
        bench.controller.let_go.connect(self._history.end_gesture)
        self._before = self._read()

    @property
    def stack(self) -> QUndoStack:
        return self._history.stack

    def begin(self) -> None:
        """Nothing from before can be taken back."""
        self._history.begin()
        self._before = self._read()

    def _read(self) -> DraftState:
        waiting = tuple(self._panel.waiting_notes().items())
        return DraftState(self._panel.features(), waiting, self._bench.annotations())

    def _follow(self) -> None:
        after = self._read()
        gesture = gesture_of(self._before, after)
        self._before = after
        self._history.follow(gesture)

    def _put(self, state: DraftState) -> None:
        place = _place_of_change(self._read(), state)
        self._panel.set_features(state.features, dict(state.waiting))
        # A number that was given is not given to another mark, also where its mark was taken back.
        self._bench.set_annotations(state.marks, self._bench.next_number)
        self._panel.set_annotations(state.marks)
        if place is not None:
            self._panel.show_component(place)
        self._before = self._read()
        self._panel.features_changed.emit()
        self._bench.annotations_changed.emit()


def _described(state: DraftState) -> dict[FacialComponent, tuple[object, str]]:
    """By component: how it appears, and the note."""
    found: dict[FacialComponent, tuple[object, str]] = {c: (None, note) for c, note in state.waiting}
    found.update({one.component: (one.appearance, one.note) for one in state.features.findings})
    return found


def _changed_components(before: DraftState, after: DraftState) -> list[FacialComponent]:
    old, new = _described(before), _described(after)
    return [c for c in COMPONENTS if old.get(c, (None, "")) != new.get(c, (None, ""))]


def _place_of_change(before: DraftState, after: DraftState) -> FacialComponent | None:
    changed = _changed_components(before, after)
    return changed[0] if len(changed) == 1 else None


def _changed_marks(before: DraftState, after: DraftState) -> list[int]:
    old = {mark.number: mark for mark in before.marks}
    new = {mark.number: mark for mark in after.marks}
    return sorted(number for number in {*old, *new} if old.get(number) != new.get(number))


def gesture_of(before: DraftState, after: DraftState) -> str:
    """A name for changes that belong together: a text that is typed, a mark that is dragged; else empty."""
    components, marks = _changed_components(before, after), _changed_marks(before, after)
    if len(components) == 1 and not marks:
        (one,) = components
        old, new = _described(before).get(one, (None, "")), _described(after).get(one, (None, ""))
        return f"note {one.value}" if old[0] == new[0] else ""
    if len(marks) == 1 and not components:
        (number,) = marks
        first = next((mark for mark in before.marks if mark.number == number), None)
        then = next((mark for mark in after.marks if mark.number == number), None)
        if first is None or then is None:
            return ""
        if replace(first, note=then.note) == then:
            return f"note of mark {number}"
        moved = replace(first, probe=then.probe, candidate=then.candidate) == then
        was_there = first.probe is not None and first.candidate is not None
        return f"move mark {number}" if moved and was_there else ""
    return ""


def change_text(before: DraftState, after: DraftState) -> str:
    """What leads from one to the other, in a few words."""
    components, marks = _changed_components(before, after), _changed_marks(before, after)
    if len(components) == 1:
        (one,) = components
        old, new = _described(before).get(one, (None, "")), _described(after).get(one, (None, ""))
        name = component_text(one)
        if old[0] == new[0]:
            return _tr("note on {component}").format(component=name)
        appearance = next((f.appearance for f in after.features.findings if f.component is one), None)
        return _tr("{component}, {state}").format(component=name, state=appearance_text(appearance))
    if len(marks) == 1:
        (number,) = marks
        was = any(mark.number == number for mark in before.marks)
        stays = any(mark.number == number for mark in after.marks)
        if not was:
            return _tr("set mark {number}").format(number=number)
        return (_tr("change mark {number}") if stays else _tr("delete mark {number}")).format(number=number)
    return _tr("description")
