"""A recipe gives the same pixels every time, on every machine, and leaves the original alone."""

from __future__ import annotations

import hashlib
import io
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop.domain.adjustment_checks import size_after_all
from desktop.domain.adjustments import Crop, Grey, Levels, Mirror, Recipe, Rotate, Step
from desktop.errors import WrongUse
from desktop.recognition.adjusted_image import (
    Pixels,
    apply_recipe,
    apply_to_reduced,
    levels_table,
    luma,
    pixels_sha256,
    reduced,
    reduction_for,
)


def picture(width: int, height: int, seed: int = 1) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def pattern(width: int = 67, height: int = 48) -> Pixels:
    """The same on every machine, whatever its random numbers."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    return np.stack([(5 * x + 3 * y) % 256, (x * y) % 256, (7 * x * x + 11 * y) % 256], 2).astype(np.uint8)


def sizes(pixels: Pixels) -> tuple[int, int]:
    return pixels.shape[1], pixels.shape[0]


pictures = st.builds(picture, st.integers(40, 90), st.integers(40, 90), st.integers(0, 99))
levels = st.builds(
    Levels,
    st.integers(0, 120),
    st.integers(121, 255),
    st.floats(0.1, 10.0, allow_nan=False),
)
angles = st.one_of(st.floats(-180, 180, allow_nan=False), st.sampled_from([-180.0, -90.0, 90.0, 180.0]))


@st.composite
def recipes(draw: st.DrawFn, width: int, height: int) -> Recipe:
    """Any recipe that fits a picture of this size."""
    size, steps = (width, height), []
    for _ in range(draw(st.integers(0, 5))):
        x = draw(st.integers(0, max(0, size[0] - 17)))
        y = draw(st.integers(0, max(0, size[1] - 17)))
        crop = st.builds(
            Crop, st.just(x), st.just(y), st.integers(16, size[0] - x), st.integers(16, size[1] - y)
        )
        step = draw(st.one_of(crop, st.builds(Rotate, angles), levels, st.just(Grey()), st.just(Mirror())))
        steps.append(step)
        size = size_after_all(size, Recipe((step,)))
    return Recipe(tuple(steps))


@given(pictures)
def test_steps_that_change_nothing_give_the_original(pixels: Pixels) -> None:
    width, height = sizes(pixels)
    for step in (Crop(0, 0, width, height), Rotate(0), Rotate(360), Rotate(-360), Levels()):
        assert np.array_equal(apply_recipe(pixels, Recipe((step,))), pixels)
    assert apply_recipe(pixels, Recipe()) is pixels


@given(pictures, st.data())
def test_a_recipe_gives_the_same_pixels_again_and_leaves_the_original_alone(
    pixels: Pixels, data: st.DataObject
) -> None:
    recipe = data.draw(recipes(*sizes(pixels)))
    before = pixels.copy()
    pixels.flags.writeable = False
    once, again = apply_recipe(pixels, recipe), apply_recipe(pixels, recipe)
    assert np.array_equal(once, again)
    assert np.array_equal(pixels, before)
    assert (once.dtype, once.shape[2], once.flags.c_contiguous) == (np.uint8, 3, True)
    assert sizes(once) == size_after_all(sizes(pixels), recipe)


@given(pictures, st.data())
def test_a_recipe_is_its_steps_one_after_the_other(pixels: Pixels, data: st.DataObject) -> None:
    """Work that is saved (a turn of only what a crop keeps) changes no pixel."""
    recipe = data.draw(recipes(*sizes(pixels)))
    one_by_one = pixels
    for step in recipe.steps:
        one_by_one = apply_recipe(one_by_one, Recipe((step,)))
    assert np.array_equal(apply_recipe(pixels, recipe), one_by_one)


@given(pictures, st.data())
def test_a_crop_of_a_crop_is_one_crop(pixels: Pixels, data: st.DataObject) -> None:
    width, height = sizes(pixels)
    x, y = data.draw(st.integers(0, width - 32)), data.draw(st.integers(0, height - 32))
    w, h = data.draw(st.integers(32, width - x)), data.draw(st.integers(32, height - y))
    x2, y2 = data.draw(st.integers(0, w - 16)), data.draw(st.integers(0, h - 16))
    w2, h2 = data.draw(st.integers(16, w - x2)), data.draw(st.integers(16, h - y2))
    both = Recipe((Crop(x, y, w, h), Crop(x2, y2, w2, h2)))
    assert np.array_equal(
        apply_recipe(pixels, both), apply_recipe(pixels, Recipe((Crop(x + x2, y + y2, w2, h2),)))
    )


@given(levels)
def test_levels_never_turn_darker_into_brighter(step: Levels) -> None:
    table = levels_table(step).astype(int)
    assert (np.diff(table) >= 0).all()
    assert (table[: step.black + 1] == 0).all()
    assert (table[step.white :] == 255).all()


def test_a_gamma_above_one_brightens_what_is_between() -> None:
    plain, bright, dark = (levels_table(Levels(gamma=g)).astype(int) for g in (1.0, 2.0, 0.5))
    assert (bright[1:-1] >= plain[1:-1]).all()
    assert (dark[1:-1] <= plain[1:-1]).all()
    assert bright[64] == round(255 * math.sqrt(64 / 255))


def test_a_half_is_rounded_up_whatever_the_power_says() -> None:
    # (1 / 100) ** 0.5 * 255 is 25.5, and a power may come out a little below it.
    assert levels_table(Levels(0, 100, 2.0))[1] == 26
    assert levels_table(Levels(0, 2, 1.0))[1] == 128


@given(pictures)
def test_mirrored_twice_is_the_original(pixels: Pixels) -> None:
    assert np.array_equal(apply_recipe(pixels, Recipe((Mirror(), Mirror()))), pixels)
    assert np.array_equal(apply_recipe(pixels, Recipe((Mirror(),)))[:, 0], pixels[:, -1])


@given(pictures)
def test_grey_has_equal_channels_and_is_luma(pixels: Pixels) -> None:
    grey = apply_recipe(pixels, Recipe((Grey(),))).astype(int)
    assert (grey[:, :, 0] == grey[:, :, 1]).all()
    assert (grey[:, :, 1] == grey[:, :, 2]).all()
    red, green, blue = (pixels[:, :, c].astype(int) for c in range(3))
    assert (grey[:, :, 0] == (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16).all()
    assert np.array_equal(apply_recipe(pixels, Recipe((Grey(), Grey()))), grey)


@given(pictures, st.integers(-4, 4))
def test_right_angles_move_pixels_and_change_none(pixels: Pixels, quarters: int) -> None:
    turned = apply_recipe(pixels, Recipe((Rotate(90 * quarters),)))
    assert np.array_equal(turned, np.rot90(pixels, quarters % 4))
    assert np.array_equal(apply_recipe(turned, Recipe((Rotate(-90 * quarters),))), pixels)


@given(pictures, st.floats(-180, 180, allow_nan=False))
@settings(max_examples=50)
def test_a_turn_is_the_bilinear_one_of_pillow_to_within_rounding(pixels: Pixels, degrees: float) -> None:
    ours = apply_recipe(pixels, Recipe((Rotate(degrees),)))
    (width, height), (across, down) = sizes(pixels), sizes(ours)
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    matrix = (
        *(c, -s, width / 2 - c * across / 2 + s * down / 2),
        *(s, c, height / 2 - s * across / 2 - c * down / 2),
    )
    theirs = Image.fromarray(pixels).transform(
        (across, down), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR
    )
    # 256 places between pixels instead of all: noise moves by two at most. A centre on the very
    # edge of the picture may fall inside or outside.
    far = (np.abs(ours.astype(int) - np.asarray(theirs).astype(int)) > 2).any(axis=2)
    assert far.sum() <= 0.01 * far.size


def test_a_turn_is_counter_clockwise_and_opens_black_corners() -> None:
    pixels = np.full((60, 60, 3), 40, np.uint8)
    pixels[:30, 30:] = 240  # at the top right
    turned = apply_recipe(pixels, Recipe((Rotate(45),)))
    middle = turned.shape[1] // 2
    assert turned[10, middle].tolist() == [240, 240, 240]
    assert not turned[0, 0].any()
    assert not turned[-1, -1].any()


@given(pictures, st.floats(-180, 180, allow_nan=False))
def test_no_turn_makes_a_brighter_pixel_than_there_is(pixels: Pixels, degrees: float) -> None:
    assert apply_recipe(pixels, Recipe((Rotate(degrees),))).max() <= pixels.max()


def test_the_hash_is_that_of_a_ppm_file() -> None:
    pixels, file = pattern(), io.BytesIO()
    Image.fromarray(pixels).save(file, "PPM")
    assert pixels_sha256(pixels) == hashlib.sha256(file.getvalue()).hexdigest()
    assert pixels_sha256(pixels[:, ::-1]) == pixels_sha256(np.ascontiguousarray(pixels[:, ::-1]))
    assert pixels_sha256(pixels.reshape(67, 48, 3)) != pixels_sha256(pixels)


RECORDED: dict[str, tuple[tuple[Step, ...], str]] = {
    "untouched": ((), "53da5d880d8224116200adbca3d2ed29aec0c83dc0c57a14a5537edb36c7c074"),
    "crop": ((Crop(5, 7, 40, 30),), "51d6f50f63b928dbc6d81864e6087303984ef01081b01b6d041451cef593730b"),
    "turn": ((Rotate(12.5),), "0aeafe3c4c2c98c6ff8a8b3daa951e6d93b9ccfa19b849f805df84bd14e2b0fd"),
    "turn the other way": (
        (Rotate(-101.25),),
        "80027c9b8aa7a4d4fdc4ae82fdc578a3eeb34349ef13516cfd15a9abd2e9dd1b",
    ),
    "right angle": ((Rotate(90),), "5e51b79f0889a0199e027b4407053b981f7a7b6e995d363a46b93aa404a23a23"),
    "levels": ((Levels(16, 230, 1.4),), "f3e90373caf490cd9c270f6698eff0f9d54827e9fdf8b85d7e4e715f4c1c3f91"),
    "dark levels": (
        (Levels(0, 255, 0.45),),
        "0d96bc86bd2f629823ebf9a2a7d3748ab593ecf3d98e7896ae3ddc8722ce44bc",
    ),
    "grey": ((Grey(),), "2a2377854242e10e0d3d46cc98a72e3a0daadb5d01b4f4307ef4996e8a646d91"),
    "mirror": ((Mirror(),), "cac994a913dd3216c4d250ae418070eee9d6e094e94559e05eb48973359ca2d0"),
    "all of them": (
        (Crop(2, 3, 60, 40), Rotate(-7.3), Levels(10, 245, 0.8), Crop(8, 8, 40, 30), Grey(), Mirror()),
        "6ef62917802ed5c631a82c6982afc14a6e88254c19eaecce9566064df4259173",
    ),
}


@pytest.mark.parametrize("name", RECORDED)
def test_what_was_recorded_comes_out_again(name: str) -> None:
    """A change here breaks every record that was made before: the recipe would not lead to its picture."""
    steps, recorded = RECORDED[name]
    assert pixels_sha256(apply_recipe(pattern(), Recipe(steps))) == recorded


REFUSED: list[tuple[Step, str]] = [
    (Crop(0, 0, 15, 20), "at least 16 pixels"),
    (Crop(0, 0, 20, 0), "at least 16 pixels"),
    (Crop(-1, 0, 20, 20), "outside the picture of 67 × 48"),
    (Crop(50, 0, 18, 20), "outside the picture"),
    (Crop(0, 30, 20, 19), "outside the picture"),
    (Crop(0, 0, 20.5, 20), "whole pixels"),  # type: ignore[arg-type]
    (Crop("0", 0, 20, 20), "whole pixels"),  # type: ignore[arg-type]
    (Crop(True, 0, 20, 20), "whole pixels"),
    (Rotate(math.nan), "turned by"),
    (Rotate(math.inf), "turned by"),
    (Rotate(361), "turned by"),
    (Rotate("90"), "turned by"),  # type: ignore[arg-type]
    (Levels(100, 100), "black point below the white"),
    (Levels(-1, 100), "whole numbers from 0 to 255"),
    (Levels(0, 256), "whole numbers from 0 to 255"),
    (Levels(0.5, 200), "whole numbers"),  # type: ignore[arg-type]
    (Levels(gamma=0.0), "Gamma is a number"),
    (Levels(gamma=math.nan), "Gamma is a number"),
    (Levels(gamma=11), "Gamma is a number"),
]


@pytest.mark.parametrize(("step", "words"), REFUSED)
def test_a_step_that_cannot_be_applied_is_refused_in_one_sentence(step: Step, words: str) -> None:
    with pytest.raises(WrongUse, match=words):
        apply_recipe(pattern(), Recipe((Grey(), step)))


def test_a_recipe_of_very_many_steps_is_refused() -> None:
    with pytest.raises(WrongUse, match="at most 64 steps"):
        apply_recipe(pattern(), Recipe((Mirror(),) * 65))


def test_a_turn_that_needs_too_much_room_is_refused() -> None:
    with pytest.raises(WrongUse, match="crop it before"):
        size_after_all((9500, 9500), Recipe((Rotate(45), Rotate(45))))
    assert size_after_all((9400, 9400), Recipe((Rotate(45),)))[0] == 13294


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_reduced_preview_has_about_the_size_and_the_brightness(data: st.DataObject) -> None:
    rows = np.linspace(0, 255, 400, dtype=np.uint8)[:, None, None]
    pixels = np.broadcast_to(rows, (400, 300, 3))
    recipe = data.draw(recipes(300, 400))
    factor = reduction_for((300, 400), recipe, 20_000)
    shown = apply_to_reduced(reduced(pixels, factor), recipe, factor)
    exact = apply_recipe(pixels, recipe)
    assert abs(shown.shape[0] - exact.shape[0] / factor) <= 4
    assert abs(shown.shape[1] - exact.shape[1] / factor) <= 4
    assert luma(shown).size <= 30_000


def test_a_close_crop_of_a_large_picture_is_shown_with_all_its_pixels() -> None:
    assert reduction_for((6000, 4000), Recipe(), 600_000) == 7
    close = (Rotate(3), Levels(5, 250, 1.0), Crop(2000, 1000, 700, 700))
    assert reduction_for((6000, 4000), Recipe(close), 600_000) == 1


def test_the_module_needs_no_window(tmp_path: Path) -> None:
    """A replay works from the file alone."""
    Image.fromarray(pattern()).save(tmp_path / "original.png")
    again = np.asarray(Image.open(tmp_path / "original.png").convert("RGB"))
    recipe = Recipe((Crop(5, 7, 40, 30), Rotate(12.5)))
    replayed = Recipe.from_record(recipe.as_record())
    assert replayed == recipe
    assert pixels_sha256(apply_recipe(again, replayed)) == pixels_sha256(apply_recipe(pattern(), recipe))
