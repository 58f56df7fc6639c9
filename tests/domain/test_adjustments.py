"""A recipe says in words what it does, and comes back from its record as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.adjustments import Crop, Grey, Levels, Mirror, Recipe, Rotate, Step, step_sentence

steps = st.one_of(
    st.builds(Crop, *(st.integers(0, 9000) for _ in range(4))),
    st.builds(Rotate, st.floats(-360, 360, allow_nan=False)),
    st.builds(Levels, st.integers(0, 254), st.integers(1, 255), st.floats(0.1, 10, allow_nan=False)),
    st.just(Grey()),
    st.just(Mirror()),
)
recipes = st.builds(lambda s: Recipe(tuple(s)), st.lists(steps, max_size=8))


@given(recipes)
def test_a_recipe_comes_back_from_json_as_it_was(recipe: Recipe) -> None:
    again = Recipe.from_record(json.loads(json.dumps(recipe.as_record())))
    assert again == recipe
    assert again.sha256 == recipe.sha256
    assert bool(recipe) == bool(recipe.steps)


@given(recipes, recipes)
def test_other_steps_have_another_hash(one: Recipe, other: Recipe) -> None:
    assert (one.sha256 == other.sha256) == (one.as_record() == other.as_record())


@pytest.mark.parametrize(
    ("record", "error"),
    [
        ([{"step": "sharpen"}], ValueError),
        ([{"x": 1}], KeyError),
        ([{"step": "crop", "x": 1}], TypeError),
        ([{"step": "grey", "amount": 2}], TypeError),
    ],
)
def test_what_is_no_record_is_refused(record: list[dict[str, object]], error: type[Exception]) -> None:
    with pytest.raises(error):
        Recipe.from_record(record)


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            Crop(10, 20, 300, 400),
            "Cropped to 300 × 400 pixels; the top left corner is 10 to the right and 20 down.",
        ),
        (Rotate(12.5), "Turned 12.5° counter-clockwise; the corners that this opens are black."),
        (Rotate(-3.0), "Turned 3° clockwise; the corners that this opens are black."),
        (Rotate(90), "Turned 90° counter-clockwise."),
        (Rotate(-90.0), "Turned 90° clockwise."),
        (Levels(12, 240, 1.2), "Levels: 12 and darker made black, 240 and brighter made white, gamma 1.2."),
        (Grey(), "Colours made grey (luma of ITU-R BT.601)."),
        (Mirror(), "Mirrored: left and right are exchanged."),
    ],
)
def test_each_step_is_said_in_a_sentence(step: Step, sentence: str) -> None:
    assert step_sentence(step) == sentence


@given(st.builds(Crop, *(st.integers(0, 10**7) for _ in range(4))))
def test_a_sentence_says_every_pixel_of_a_crop(crop: Crop) -> None:
    said = [int(word.rstrip(";")) for word in step_sentence(crop).split() if word.rstrip(";").isdigit()]
    assert said == [crop.width, crop.height, crop.x, crop.y]
