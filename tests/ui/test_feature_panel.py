"""The feature list as a person fills it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.annotations import Annotation
from desktop.domain.features import Appearance, FacialComponent, FeatureFinding, FeatureList
from desktop.ui.comparison.feature_panel import FeaturePanel
from desktop.ui.comparison.finding_model import COMPONENTS, MARKS, NAME, STATE, FindingModel
from tests.ui.test_access import controls_of, spoken_name

NOSE, EARS = FacialComponent.NOSE, FacialComponent.EARS


@pytest.fixture
def panel(qtbot) -> FeaturePanel:
    panel = FeaturePanel()
    qtbot.addWidget(panel)
    panel.resize(340, 620)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.rows.setFocus()
    return panel


def text(model: FindingModel, component: FacialComponent, column: int) -> str:
    return model.data(model.index(COMPONENTS.index(component), column), Qt.ItemDataRole.DisplayRole)


def test_the_list_is_filled_with_keys_alone(panel, qtbot):
    seen = []
    panel.features_changed.connect(lambda: seen.append(len(panel.features().findings)))
    assert panel.component is FacialComponent.SKIN
    qtbot.keyClick(panel.rows, Qt.Key.Key_S)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)
    qtbot.keyClick(panel.rows, Qt.Key.Key_D)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    assert panel.note.hasFocus()
    qtbot.keyClicks(panel.note, "rounder, s d n")
    qtbot.keyClick(panel.note, Qt.Key.Key_Return)
    assert panel.rows.hasFocus()
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)
    qtbot.keyClick(panel.rows, Qt.Key.Key_N)
    assert panel.features().findings == (
        FeatureFinding(FacialComponent.SKIN, Appearance.SIMILAR),
        FeatureFinding(FacialComponent.HEAD_OUTLINE, Appearance.DIFFERENT, "rounder, s d n"),
        FeatureFinding(FacialComponent.HAIRLINE, Appearance.NOT_VISIBLE),
    )
    assert panel.count_text == "3 of 15 described"
    assert seen[0] == 1
    assert seen[-1] == 3
    qtbot.keyClick(panel.rows, Qt.Key.Key_Delete)
    assert panel.count_text == "2 of 15 described"


def test_other_letters_do_not_leave_the_row(panel, qtbot):
    for key in (Qt.Key.Key_E, Qt.Key.Key_M, Qt.Key.Key_F):
        qtbot.keyClick(panel.rows, key)
    assert panel.component is FacialComponent.SKIN


def test_every_component_has_a_row_and_says_what_belongs_to_it(panel):
    model = panel.model
    assert model.rowCount() == 15
    tips = {model.data(model.index(row, NAME), Qt.ItemDataRole.ToolTipRole) for row in range(15)}
    assert len(tips) == 15
    ears = model.data(model.index(COMPONENTS.index(EARS), NAME), Qt.ItemDataRole.ToolTipRole)
    assert "helix" in ears
    assert "lobe" in ears


def test_buttons_say_and_set_the_state_and_a_second_press_takes_it_back(panel, qtbot):
    panel.focus_component(NOSE)
    qtbot.mouseClick(panel.buttons[Appearance.DIFFERENT], Qt.MouseButton.LeftButton)
    assert panel.features().get(NOSE).appearance is Appearance.DIFFERENT
    assert panel.buttons[Appearance.DIFFERENT].isChecked()
    panel.focus_component(EARS)
    assert not panel.buttons[Appearance.DIFFERENT].isChecked()
    panel.focus_component(NOSE)
    qtbot.mouseClick(panel.buttons[Appearance.DIFFERENT], Qt.MouseButton.LeftButton)
    assert panel.features().get(NOSE) is None
    assert not panel.buttons[Appearance.DIFFERENT].isChecked()


def test_a_note_without_a_state_is_no_finding_and_is_not_lost(panel, qtbot):
    panel.focus_component(NOSE)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.note, "broad")
    assert panel.features().findings == ()
    assert panel._waiting.isVisible()
    assert panel.waiting_notes() == {NOSE: "broad"}
    draft = (panel.features(), panel.waiting_notes())
    panel.set_features(FeatureList())
    assert panel.waiting_notes() == {}
    panel.set_features(*draft)
    panel.focus_component(NOSE)
    qtbot.keyClick(panel.rows, Qt.Key.Key_S)
    assert panel.features().findings == (FeatureFinding(NOSE, Appearance.SIMILAR, "broad"),)
    assert not panel._waiting.isVisible()


def test_a_list_goes_in_and_comes_out_the_same_without_a_signal(panel, qtbot):
    whole = FeatureList.of(
        FeatureFinding(c, list(Appearance)[i % 3], f"note {i}") for i, c in enumerate(FacialComponent)
    )
    with qtbot.assertNotEmitted(panel.features_changed):
        panel.set_features(whole)
    assert panel.features() == whole
    assert panel.count_text == "15 of 15 described"
    assert panel.note.text() == "note 0"


def test_nothing_changes_where_nothing_may(panel, qtbot):
    panel.set_editable(False)
    for key in (Qt.Key.Key_S, Qt.Key.Key_D, Qt.Key.Key_N, Qt.Key.Key_Return):
        qtbot.keyClick(panel.rows, key)
    assert panel.features() == FeatureList()
    assert not panel.note.hasFocus()
    assert panel.note.isReadOnly()
    assert not any(button.isEnabled() for button in panel.buttons.values())
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)
    assert panel.component is FacialComponent.HEAD_OUTLINE


def test_numbers_of_marks_stand_beside_their_component(panel):
    marks = [
        Annotation(4, NOSE, (1.0, 1.0), None),
        Annotation(2, NOSE, (1.0, 1.0), None),
        Annotation(3, None, (1.0, 1.0), None),
    ]
    panel.set_annotations(marks)
    assert text(panel.model, NOSE, MARKS) == "2, 4"
    assert text(panel.model, EARS, MARKS) == ""
    spoken = panel.model.data(
        panel.model.index(COMPONENTS.index(NOSE), NAME), Qt.ItemDataRole.AccessibleTextRole
    )
    assert "marks 2, 4" in spoken
    panel.set_annotations([])
    assert text(panel.model, NOSE, MARKS) == ""


def test_a_state_is_a_word_and_a_sign_never_a_sign_alone(panel):
    panel.set_features(FeatureList.of([FeatureFinding(NOSE, Appearance.DIFFERENT)]))
    assert text(panel.model, NOSE, STATE) == "≠ Different"
    assert text(panel.model, EARS, STATE) == "– Not described"


def test_the_row_looked_at_is_told(panel, qtbot):
    with qtbot.waitSignal(panel.component_chosen) as told:
        panel.focus_component(EARS)
    assert told.args == [EARS]
    assert panel.rows.hasFocus()


def test_it_fits_its_column_and_every_control_has_a_name(panel):
    assert panel.minimumSizeHint().width() <= 340
    assert panel.rows.horizontalHeader().length() <= panel.rows.viewport().width()
    for control in controls_of(panel):
        assert spoken_name(control).strip(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
