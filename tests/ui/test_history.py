"""Steps that can be taken back: gestures, names, and nothing from before what was recorded."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.annotations import Annotation
from desktop.domain.faces import Point
from desktop.domain.features import Appearance, FacialComponent, FeatureFinding, FeatureList
from desktop.ui.comparison import draft_history
from desktop.ui.comparison.draft_history import DraftHistory, DraftState, gesture_of
from desktop.ui.comparison.feature_panel import FeaturePanel
from desktop.ui.comparison.workbench import Workbench
from desktop.ui.history.edit_actions import EditActions
from desktop.ui.history.history import History


@dataclass
class Number:
    """Something with a state."""

    value: int = 0

    def put(self, value: int) -> None:
        self.value = value


def followed(number: Number) -> History[int]:
    return History(lambda: number.value, number.put, lambda before, after: f"{before} to {after}")


def test_a_step_is_taken_back_and_done_again_under_its_name(qtbot: QtBot) -> None:
    number = Number()
    history = followed(number)
    number.value = 3
    history.follow()
    assert history.stack.undoText() == "0 to 3"
    history.stack.undo()
    assert number.value == 0
    assert history.stack.redoText() == "0 to 3"
    history.stack.redo()
    assert number.value == 3


def test_nothing_changed_is_no_step(qtbot: QtBot) -> None:
    number = Number()
    history = followed(number)
    history.follow()
    assert not history.stack.canUndo()


def test_a_gesture_is_one_step_until_it_ends(qtbot: QtBot) -> None:
    number = Number()
    history = followed(number)
    for value in (1, 2, 3):
        number.value = value
        history.follow("pull")
    assert history.stack.count() == 1
    assert history.stack.undoText() == "2 to 3"
    history.end_gesture()
    number.value = 4
    history.follow("pull")
    assert history.stack.count() == 2
    history.stack.undo()
    history.stack.undo()
    assert number.value == 0


def test_a_gesture_that_comes_back_is_no_step(qtbot: QtBot) -> None:
    number = Number()
    history = followed(number)
    number.value = 5
    history.follow()
    for value in (6, 5, 7):
        number.value = value
        history.follow("pull")
    # The first pull came back to 5 and is gone; the next one is a step of its own.
    assert history.stack.count() == 2
    history.stack.undo()
    assert number.value == 5
    history.stack.undo()
    assert number.value == 0


def test_nothing_from_before_a_record_is_taken_back(qtbot: QtBot) -> None:
    number = Number()
    history = followed(number)
    number.value = 1
    history.follow()
    number.value = 2
    history.begin()
    assert not history.stack.canUndo()
    number.value = 3
    history.follow()
    history.stack.undo()
    assert number.value == 2


def test_what_is_put_back_is_no_new_step(qtbot: QtBot) -> None:
    number = Number()
    history: History[int]

    def put(value: int) -> None:
        number.value = value
        history.follow()  # as a signal of a control would ask for

    history = History(lambda: number.value, put, lambda before, after: "")
    number.value = 1
    history.follow()
    history.stack.undo()
    assert history.stack.count() == 1
    assert history.stack.canRedo()


@given(
    st.lists(st.sampled_from(["a", "b", ""]).flatmap(lambda g: st.tuples(st.just(g), st.integers(0, 3))))
)
def test_undoing_everything_leads_to_the_beginning_and_redoing_it_to_the_end(
    changes: list[tuple[str, int]],
) -> None:
    number = Number()
    history = followed(number)
    for gesture, value in changes:
        number.value = value
        history.follow(gesture)
    last = number.value
    while history.stack.canUndo():
        history.stack.undo()
    assert number.value == 0
    while history.stack.canRedo():
        history.stack.redo()
    assert number.value == last


# What the window offers


def test_the_menu_names_the_step_and_says_why_there_is_none(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    undo, redo = QAction("u", menu), QAction("r", menu)
    edit = EditActions(undo, redo)
    number = Number()
    history = followed(number)
    page, other = QWidget(), QWidget()
    qtbot.addWidget(page)
    qtbot.addWidget(other)
    page.undo_stack = history.stack
    edit.show_page(page)
    assert not undo.isEnabled()
    assert "stays recorded" in undo.toolTip()
    number.value = 1
    history.follow()
    assert undo.isEnabled()
    assert undo.text() == "&Undo: 0 to 1"
    edit.show_page(other)
    assert not undo.isEnabled()
    edit.show_page(page)
    edit.undo()
    assert number.value == 0
    assert redo.text() == "&Redo: 0 to 1"


# What is described and marked on two pictures


def state(*findings: FeatureFinding, marks: tuple[Annotation, ...] = (), waiting: tuple = ()) -> DraftState:
    return DraftState(FeatureList.of(findings), waiting, marks)


EYES, NOSE = list(FacialComponent)[:2]
HERE, THERE = (1.0, 1.0), (2.0, 2.0)


def mark(
    number: int, probe: Point | None = HERE, candidate: Point | None = HERE, note: str = ""
) -> Annotation:
    return Annotation(number, None, probe, candidate, note)


def test_typing_and_dragging_are_gestures_and_deciding_is_not() -> None:
    similar, noted = (
        FeatureFinding(EYES, Appearance.SIMILAR, ""),
        FeatureFinding(EYES, Appearance.SIMILAR, "a"),
    )
    assert gesture_of(state(similar), state(noted)) == f"note {EYES.value}"
    assert gesture_of(state(), state(similar)) == ""
    moved = gesture_of(state(marks=(mark(1),)), state(marks=(mark(1, probe=THERE),)))
    assert moved == "move mark 1"
    set_second = gesture_of(state(marks=(mark(1, candidate=None),)), state(marks=(mark(1),)))
    assert set_second == "", "its second place is a step of its own"
    assert gesture_of(state(marks=(mark(1),)), state(marks=(mark(1, note="x"),))) == "note of mark 1"


def test_steps_have_names() -> None:
    name = draft_history.change_text
    assert name(state(), state(FeatureFinding(EYES, Appearance.SIMILAR, ""))).endswith("Similar")
    assert name(state(), state(marks=(mark(2),))) == "set mark 2"
    assert name(state(marks=(mark(2),)), state()) == "delete mark 2"
    assert name(state(marks=(mark(2),)), state(marks=(mark(2, probe=THERE),))) == "change mark 2"
    both = state(
        FeatureFinding(EYES, Appearance.SIMILAR, ""), FeatureFinding(NOSE, Appearance.DIFFERENT, "")
    )
    assert name(state(), both) == "description"


def test_a_description_is_taken_back_with_its_note_and_its_row(qtbot: QtBot) -> None:
    bench, panel = Workbench(), FeaturePanel()
    qtbot.addWidget(bench)
    qtbot.addWidget(panel)
    steps = DraftHistory(bench, panel)
    panel.focus_component(NOSE)
    panel.model.describe(NOSE, Appearance.DIFFERENT)
    qtbot.keyClicks(panel.note, "bent")
    assert steps.stack.count() == 2, "what was said, and the note as one step"
    steps.stack.undo()
    assert panel.model.note_of(NOSE) == ""
    steps.stack.undo()
    assert panel.model.appearance_of(NOSE) is None
    steps.stack.redo()
    steps.stack.redo()
    assert panel.model.note_of(NOSE) == "bent"
    assert panel.component is NOSE
    steps.begin()
    assert not steps.stack.canUndo()


def test_a_mark_that_was_taken_back_does_not_give_its_number_away(qtbot: QtBot) -> None:
    bench, panel = Workbench(), FeaturePanel()
    qtbot.addWidget(bench)
    qtbot.addWidget(panel)
    steps = DraftHistory(bench, panel)
    marks = bench.controller.tools.marks
    marks.place(0, HERE)
    bench.controller.marks_changed.emit()
    assert steps.stack.undoText() == "set mark 1"
    steps.stack.undo()
    assert bench.annotations() == ()
    assert bench.next_number == 2
    steps.stack.redo()
    assert [one.number for one in bench.annotations()] == [1]
