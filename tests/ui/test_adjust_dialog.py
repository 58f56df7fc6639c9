"""A recipe is made step by step, with keys or the mouse, and what is not allowed is said."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.adjustments import Crop, Grey, Levels, Mirror, Recipe, Rotate
from desktop.errors import WrongUse
from desktop.recognition.adjusted_image import Pixels, apply_recipe, luma
from desktop.ui.probe.adjust_dialog import AdjustDialog
from desktop.ui.probe.recipe_model import PREVIEW_PIXELS, RecipeModel
from desktop.ui.probe.recipe_words import recipe_sentences, step_text
from tests.ui.test_access import controls_of, spoken_name

WIDTH, HEIGHT = 300, 240


def picture(width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    return np.stack([x % 256, y % 256, (x + y) % 256], 2).astype(np.uint8)


@pytest.fixture
def model(qtbot: QtBot) -> RecipeModel:
    return RecipeModel(picture(), Recipe())


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Callable[..., AdjustDialog]:
    def opened(recipe: Recipe = Recipe()) -> AdjustDialog:
        dialog = AdjustDialog(picture(), recipe)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return opened


# --- the model


def test_a_crop_of_a_crop_becomes_one_step(model: RecipeModel) -> None:
    model.crop(10, 20, 200, 150)
    model.set_levels(Levels(5, 250, 1.0))
    model.crop(5, 5, 100, 100)
    assert model.recipe == Recipe((Crop(15, 25, 100, 100), Levels(5, 250, 1.0)))
    assert model.size == (100, 100)


def test_a_turn_is_changed_where_nothing_moved_the_picture_after_it(model: RecipeModel) -> None:
    model.turn_to(10)
    model.set_grey(True)
    model.turn_to(-20)
    assert model.recipe == Recipe((Rotate(-20), Grey()))
    model.crop(30, 30, 100, 100)
    assert model.degrees == 0
    model.turn_to(5)
    assert model.recipe.steps[-1] == Rotate(5)
    model.turn_to(0)
    assert model.recipe == Recipe((Rotate(-20), Grey(), Crop(30, 30, 100, 100)))


def test_four_right_angles_are_no_step(model: RecipeModel) -> None:
    seen = []
    for _ in range(4):
        model.turn_by(90)
        seen.append(model.degrees)
    assert seen == [90, 180, -90, 0]
    assert model.recipe == Recipe()


@pytest.mark.parametrize("degrees", [-180.0, -179.9, 0.1, 180.0])
def test_the_slider_stays_where_it_was_put(
    open_dialog: Callable[..., AdjustDialog], degrees: float
) -> None:
    turn = open_dialog().turn
    turn.slider.setValue(round(10 * degrees))
    assert turn.slider.value() == round(10 * degrees)
    assert turn.number.value() == degrees


def test_steps_that_change_nothing_are_no_steps(model: RecipeModel) -> None:
    model.crop(0, 0, WIDTH, HEIGHT)
    model.turn_to(0)
    model.turn_to(360)
    model.set_levels(Levels())
    model.set_grey(False)
    model.set_mirror(False)
    assert model.recipe == Recipe()
    assert not model.can_undo


def test_a_step_under_a_later_crop_stays_and_the_reason_is_said(model: RecipeModel, qtbot: QtBot) -> None:
    model.set_mirror(True)
    model.crop(10, 10, 100, 100)
    made = model.recipe
    with qtbot.waitSignal(model.refused) as refused:
        model.remove(0)
    assert "later crop" in refused.args[0]
    model.set_mirror(False)
    assert model.recipe == made
    model.remove(1)
    model.set_mirror(False)
    assert model.recipe == Recipe()


def test_what_cannot_be_applied_does_not_get_in(model: RecipeModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.refused) as refused:
        model.crop(200, 0, 200, 100)
    assert "outside the picture" in refused.args[0]
    assert model.recipe == Recipe()
    with pytest.raises(WrongUse):
        RecipeModel(picture(), Recipe((Crop(0, 0, 999, 999),)))


def test_one_pull_of_a_slider_is_taken_back_at_once(model: RecipeModel) -> None:
    model.set_grey(True)
    for degrees in (1.0, 2.0, 3.0):
        model.turn_to(degrees, "turn")
    model.end_gesture()
    model.turn_to(8, "turn")
    model.undo()
    assert model.degrees == 3
    model.undo()
    assert model.recipe == Recipe((Grey(),))
    model.redo()
    assert model.degrees == 3


def test_a_pull_that_comes_back_leaves_nothing_to_undo(model: RecipeModel) -> None:
    model.turn_to(4, "turn")
    model.turn_to(0, "turn")
    assert not model.can_undo


_changes = st.one_of(
    st.builds(lambda d: lambda m: m.turn_to(d), st.integers(-180, 180)),
    st.builds(lambda b: lambda m: m.set_levels(Levels(b, 200, 1.5)), st.integers(0, 100)),
    st.builds(lambda w: lambda m: m.set_grey(w), st.booleans()),
    st.builds(lambda w: lambda m: m.set_mirror(w), st.booleans()),
    st.builds(lambda x, y: lambda m: m.crop(x, y, 40, 40), st.integers(0, 30), st.integers(0, 30)),
    st.builds(lambda p: lambda m: m.remove(p) if p < len(m.recipe.steps) else None, st.integers(0, 4)),
    st.just(lambda m: m.reset()),
)


@given(st.lists(_changes, max_size=10))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_everything_can_be_taken_back_and_put_forward_again(
    changes: list[Callable[[RecipeModel], None]],
) -> None:
    model = RecipeModel(picture(), Recipe())
    for change in changes:
        change(model)
    made = model.recipe
    while model.can_undo:
        model.undo()
    assert model.recipe == Recipe()
    while model.can_redo:
        model.redo()
    assert model.recipe == made
    assert model.size == tuple(reversed(apply_recipe(picture(), made).shape[:2]))


def test_the_preview_of_a_small_picture_is_the_picture(model: RecipeModel) -> None:
    model.crop(20, 20, 100, 120)
    model.turn_to(12.5)
    model.set_levels(Levels(10, 240, 1.3))
    assert np.array_equal(model.preview(), apply_recipe(picture(), model.recipe))
    assert np.array_equal(model.original_preview(), picture())


def test_the_preview_of_a_large_picture_is_small(qtbot: QtBot) -> None:
    model = RecipeModel(picture(4000, 3000), Recipe((Rotate(30),)))
    assert model.preview_reduction > 1
    assert luma(model.preview()).size <= 1.1 * PREVIEW_PIXELS


def test_the_histogram_is_of_what_the_levels_are_applied_to(model: RecipeModel) -> None:
    plain = model.histogram()
    assert plain.sum() == WIDTH * HEIGHT
    model.set_levels(Levels(50, 200, 2.0))
    assert np.array_equal(model.histogram(), plain)
    model.crop(0, 0, 50, 40)
    assert model.histogram().sum() == 2000


def test_steps_are_said_by_locale_and_in_order() -> None:
    recipe = Recipe((Crop(1, 2, 3000, 400), Rotate(2.5)))
    assert recipe_sentences(recipe) == [step_text(step) for step in recipe.steps]
    assert "3000 × 400" in recipe_sentences(recipe)[0]
    assert "2.5°" in recipe_sentences(recipe)[1]
    assert recipe_sentences(Recipe()) == ["The picture was not adjusted: the original is used as it is."]


# --- the dialog


def test_before_and_after_are_both_visible_whatever_is_done(
    open_dialog: Callable[..., AdjustDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog(Recipe((Crop(10, 10, 100, 80),)))
    for size in ((1140, 660), (dialog.minimumSizeHint().width(), dialog.minimumSizeHint().height())):
        dialog.resize(*size)
        qtbot.waitUntil(lambda: not dialog.before.visibleRegion().isEmpty())
        for pane in (dialog.before, dialog.after):
            assert pane.visibleRegion().boundingRect() == pane.rect()
    assert dialog.before.caption() == f"{WIDTH} × {HEIGHT} pixels"
    assert dialog.after.caption() == "100 × 80 pixels"
    assert dialog.minimumSizeHint().width() <= 1100
    assert dialog.minimumSizeHint().height() <= 640


def test_a_rectangle_drawn_with_the_mouse_is_cropped(
    open_dialog: Callable[..., AdjustDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    pane = dialog.after

    def at(x: float, y: float) -> QPoint:
        return pane.to_widget(QPointF(x, y)).toPoint()

    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=at(50, 40))
    qtbot.mouseMove(pane, at(100, 100))
    qtbot.mouseMove(pane, at(150, 140))
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=at(150, 140))
    drawn = pane.selection
    for found, wanted in zip(drawn.getRect(), (50, 40, 100, 100), strict=True):
        assert abs(found - wanted) <= 2
    assert [int(f.value()) for f in dialog.crop.fields] == list(drawn.getRect())
    qtbot.mouseClick(dialog.crop.crop, Qt.MouseButton.LeftButton)
    assert dialog.recipe == Recipe((Crop(*drawn.getRect()),))
    assert pane.selection.isNull()
    qtbot.waitUntil(lambda: pane.picture_size == drawn.size())


def test_an_edge_is_dragged_and_a_click_beside_takes_the_rectangle_away(
    open_dialog: Callable[..., AdjustDialog], qtbot: QtBot
) -> None:
    pane = open_dialog().after
    pane.select(QRect(50, 50, 100, 100))

    def at(x: float, y: float) -> QPoint:
        return pane.to_widget(QPointF(x, y)).toPoint()

    def drag(start: QPoint, end: QPoint) -> None:
        qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(pane, end)
        qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=end)

    drag(at(150, 100), at(180, 100))
    assert pane.selection.getRect()[:2] == (50, 50)
    assert abs(pane.selection.width() - 130) <= 1
    assert pane.selection.height() == 100
    drag(at(50, 100), at(400, 100))
    assert pane.selection.width() == 16
    pane.select(QRect(50, 50, 100, 100))
    drag(at(100, 100), at(-500, 100))
    assert pane.selection == QRect(0, 50, 100, 100)
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=at(250, 220))
    assert pane.selection.isNull()


def test_keys_alone_crop(open_dialog: Callable[..., AdjustDialog], qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.crop.fields[2].setValue(120)
    dialog.crop.fields[3].setValue(90)
    assert dialog.after.selection == QRect(0, 0, 120, 90)
    qtbot.keyClick(dialog.after, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.after, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(dialog.after, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert dialog.after.selection == QRect(1, 10, 121, 90)
    qtbot.keyClick(dialog.after, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.after.selection.isNull()
    qtbot.keyClick(dialog.after, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.after, Qt.Key.Key_Return)
    assert dialog.recipe == Recipe((Crop(0, 0, WIDTH - 1, HEIGHT),))


def test_every_control_leads_to_its_step_and_follows_undo(
    open_dialog: Callable[..., AdjustDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.turn.slider.setValue(125)
    dialog.levels.levels.black.setValue(12)
    dialog.levels.levels.gamma.setValue(1.5)
    dialog.levels.grey.setChecked(True)
    wanted = Recipe((Rotate(12.5), Levels(12, 255, 1.5), Grey()))
    assert dialog.recipe == wanted
    assert dialog.turn.number.value() == 12.5
    assert dialog.steps.list.count() == 3
    assert dialog.steps.list.item(0).text().startswith("1.  Turned 12.5°")
    dialog.activateWindow()
    dialog.after.setFocus()
    qtbot.waitUntil(dialog.after.hasFocus)
    qtbot.keyClick(dialog.after, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.levels.grey.isChecked())
    qtbot.waitUntil(lambda: not dialog.steps.undo.isDown())
    dialog.steps.reset.click()
    assert (dialog.turn.slider.value(), dialog.levels.levels.black.value()) == (0, 0)
    assert dialog.recipe == Recipe()
    dialog.steps.undo.click()
    dialog.steps.list.setFocus()
    dialog.steps.list.setCurrentRow(0)
    qtbot.keyClick(dialog.steps.list, Qt.Key.Key_Delete)
    assert dialog.recipe == Recipe((Levels(12, 255, 1.5),))


def test_a_handle_of_the_histogram_sets_the_white_point(
    open_dialog: Callable[..., AdjustDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    view = dialog.levels.levels.histogram
    start, end = (QPoint(round(view.place_of(v)), 40) for v in (250, 200))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert abs(dialog.model.levels.white - 200) <= 1
    assert dialog.levels.levels.white.value() == dialog.model.levels.white
    dialog.steps.undo.click()
    assert dialog.recipe == Recipe()


def test_a_mirror_needs_a_reason_first(open_dialog: Callable[..., AdjustDialog], qtbot: QtBot) -> None:
    dialog = open_dialog()
    controls = dialog.mirror
    assert not controls.reason.isChecked()
    assert not controls.mirror.isEnabled()
    controls.reason.setChecked(True)
    assert dialog.recipe == Recipe()
    controls.mirror.click()
    assert dialog.recipe == Recipe((Mirror(),))
    controls.reason.setChecked(False)
    assert dialog.recipe == Recipe()
    assert not controls.mirror.isEnabled()


def test_a_refused_change_is_said_and_the_box_stays(
    open_dialog: Callable[..., AdjustDialog], qtbot: QtBot
) -> None:
    recipe = Recipe((Mirror(), Crop(0, 0, 100, 100)))
    dialog = open_dialog(recipe)
    dialog.mirror.mirror.click()
    assert dialog.recipe == recipe
    assert dialog.mirror.mirror.isChecked()
    said = [w.text() for w in dialog.findChildren(QWidget) if "later crop" in getattr(w, "text", str)()]
    assert len(said) == 1
    dialog.mirror.reason.setChecked(False)
    assert dialog.mirror.reason.isChecked()
    dialog.levels.grey.click()
    assert dialog.recipe.steps[-1] == Grey()


def test_what_is_drawn_is_the_adjusted_picture(
    open_dialog: Callable[..., AdjustDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.model.turn_by(90)
    qtbot.waitUntil(lambda: dialog.after.picture_size.width() == HEIGHT)
    dialog.model.set_mirror(True)
    dialog.draw()
    rect = dialog.after.picture_rect()
    colour = dialog.after.grab().toImage().pixelColor(rect.center().toPoint())
    expected = apply_recipe(picture(), dialog.recipe)[WIDTH // 2, HEIGHT // 2]
    found = (colour.red(), colour.green(), colour.blue())
    assert max(abs(int(e) - f) for e, f in zip(expected, found, strict=True)) <= 4


def test_the_page_says_what_is_refused(open_dialog: Callable[..., AdjustDialog], qtbot: QtBot) -> None:
    page = open_dialog().show_help()
    text = page.page.toPlainText()
    for word in ("sharpened", "enhanced", "enlarged", "kept byte by byte"):
        assert word in text
    page.close()


def test_every_control_of_the_dialog_has_a_name(open_dialog: Callable[..., AdjustDialog]) -> None:
    dialog = open_dialog(Recipe((Grey(),)))
    assert not [type(w).__name__ for w in controls_of(dialog) if not spoken_name(w).strip()]
