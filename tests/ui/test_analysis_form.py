"""The analysis of a probe: said with keys alone, complete or not there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.features import FacialComponent, Visibility, VisibleFeatures
from desktop.domain.probe_analysis import AnalysisDraft, ProbeAnalysis, Suitability
from desktop.ui.probe.analysis_form import AnalysisForm
from desktop.ui.probe.visibility_table import ANSWERS, COMPONENTS, VisibilityModel
from tests.ui.test_access import controls_of, spoken_name

EVERYTHING = VisibleFeatures.of(dict.fromkeys(FacialComponent, Visibility.VISIBLE))


@pytest.fixture
def form(qtbot: QtBot) -> AnalysisForm:
    form = AnalysisForm()
    qtbot.addWidget(form)
    form.resize(400, 700)
    form.show()
    qtbot.waitExposed(form)
    return form


def test_every_row_has_at_most_one_answer(qtbot: QtBot) -> None:
    model = VisibilityModel()
    for visibility in (*Visibility, Visibility.PARTLY):
        model.say(FacialComponent.NOSE, visibility)
        row = COMPONENTS.index(FacialComponent.NOSE)
        states = [
            model.data(model.index(row, column), Qt.ItemDataRole.CheckStateRole) for column in range(1, 4)
        ]
        assert states.count(Qt.CheckState.Checked) == 1
        assert ANSWERS[states.index(Qt.CheckState.Checked)] is visibility
    assert model.visible == VisibleFeatures.of({FacialComponent.NOSE: Visibility.PARTLY})


def test_the_rest_is_filled_and_what_was_said_stays(qtbot: QtBot) -> None:
    model = VisibilityModel()
    model.say(FacialComponent.EARS, Visibility.PARTLY)
    model.say_of_the_rest(Visibility.NOT_VISIBLE)
    assert model.visible.complete
    assert model.visible.having(Visibility.PARTLY) == (FacialComponent.EARS,)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.say_of_the_rest(Visibility.VISIBLE)


def test_keys_alone_fill_the_form(form: AnalysisForm, qtbot: QtBot) -> None:
    form.table.setFocus()
    qtbot.waitUntil(form.table.hasFocus)
    for key in (Qt.Key.Key_V, Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_V):
        qtbot.keyClick(form.table, key)
    assert [form.model.visible.get(c) for c in COMPONENTS[:5]] == [
        Visibility.VISIBLE,
        Visibility.PARTLY,
        Visibility.NOT_VISIBLE,
        Visibility.VISIBLE,
        None,
    ]
    qtbot.keyClick(form.table, Qt.Key.Key_Up)
    qtbot.keyClick(form.table, Qt.Key.Key_Right)
    qtbot.keyClick(form.table, Qt.Key.Key_Space)
    assert form.model.visible.get(COMPONENTS[3]) is Visibility.PARTLY
    for _ in range(len(COMPONENTS)):
        qtbot.keyClick(form.table, Qt.Key.Key_N)
    assert form.model.visible.complete
    assert form.analysis is None
    form.suitability[Suitability.SUITABLE].setFocus()
    qtbot.keyClick(form.suitability[Suitability.SUITABLE], Qt.Key.Key_Space)
    assert form.analysis == ProbeAnalysis(form.model.visible, Suitability.SUITABLE)


def test_a_click_answers(form: AnalysisForm, qtbot: QtBot) -> None:
    index = form.model.index(COMPONENTS.index(FacialComponent.EYES), 1 + ANSWERS.index(Visibility.PARTLY))
    place = form.table.visualRect(index).center()
    qtbot.mouseClick(form.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert form.draft.visible == VisibleFeatures.of({FacialComponent.EYES: Visibility.PARTLY})


def test_the_form_says_what_is_missing(form: AnalysisForm) -> None:
    assert "15 of 15 components" in form.missing_text()
    form.model.restore(EVERYTHING)
    assert form.missing_text() == "Still missing: judgement of the probe."
    form.suitability[Suitability.LIMITED].setChecked(True)
    assert "remarks" in form.missing_text()
    assert form.analysis is None
    form.remarks.setPlainText("  The eyes lie in shadow. ")
    assert form.missing_text() == ""
    assert form.analysis == ProbeAnalysis(EVERYTHING, Suitability.LIMITED, "The eyes lie in shadow.")
    few = {c: v for c, v in EVERYTHING.components if c is not FacialComponent.EARS}
    form.model.restore(VisibleFeatures.of(few))
    assert form.missing_text() == "Still missing: Ears."


@pytest.mark.parametrize(
    "draft",
    [
        AnalysisDraft(),
        AnalysisDraft(EVERYTHING, Suitability.INSUFFICIENT, "half a"),
        AnalysisDraft(VisibleFeatures.of({FacialComponent.SKIN: Visibility.PARTLY}), None, "Blurred"),
    ],
)
def test_a_draft_comes_back_and_is_told_once(
    form: AnalysisForm, qtbot: QtBot, draft: AnalysisDraft
) -> None:
    form.restore(AnalysisDraft(EVERYTHING, Suitability.LIMITED, "Something else"))
    told: list[AnalysisDraft] = []
    form.changed.connect(lambda: told.append(form.draft))
    form.restore(draft)
    assert form.draft == draft
    assert told == [draft]


def test_what_was_recorded_is_shown_and_not_changed(form: AnalysisForm, qtbot: QtBot) -> None:
    recorded = ProbeAnalysis(EVERYTHING, Suitability.LIMITED, "The eyes lie in shadow.")
    form.restore(recorded)
    form.set_editable(False)
    form.table.setFocus()
    qtbot.keyClick(form.table, Qt.Key.Key_N)
    qtbot.keyClick(form.remarks, Qt.Key.Key_X)
    form.model.say_of_the_rest(Visibility.PARTLY)
    assert form.analysis == recorded
    assert not any(button.isVisible() for button in form.suitability.values())
    form.set_editable(True)
    qtbot.keyClick(form.table, Qt.Key.Key_N)
    assert form.analysis != recorded
    form.clear()
    assert form.draft == AnalysisDraft()


def test_all_rows_show_and_every_control_has_a_name(form: AnalysisForm, qtbot: QtBot) -> None:
    last = form.model.index(len(COMPONENTS) - 1, 0)
    qtbot.waitUntil(lambda: form.table.viewport().rect().contains(form.table.visualRect(last)))
    assert form.minimumSizeHint().width() <= 380
    assert not [type(w).__name__ for w in controls_of(form) if not spoken_name(w).strip()]
    said = form.model.data(form.model.index(5, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Eyes: nothing said yet. This column: Partly visible"
