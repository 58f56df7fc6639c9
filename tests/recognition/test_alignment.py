"""The similarity that was put in comes out, and landmarks land where the template wants them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.recognition.alignment import Affine, face_chip, mirrored, similarity_transform

TEMPLATE = ((46.4, 48.3), (102.8, 46.5), (74.8, 79.4), (51.0, 104.6), (98.6, 102.9))
SIZE = 150
COLOURS = np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0], [255, 0, 255]], np.float64)

POINTS = st.lists(
    st.tuples(st.floats(-1000, 1000, width=32), st.floats(-1000, 1000, width=32)), min_size=2, max_size=8
)


def similarity(scale: float, degrees: float, x: float, y: float) -> Affine:
    c, s = scale * math.cos(math.radians(degrees)), scale * math.sin(math.radians(degrees))
    return np.array([[c, -s, x], [s, c, y]])


def moved(points: object, by: Affine) -> NDArray[np.float64]:
    return np.asarray(points, np.float64) @ by[:, :2].T + by[:, 2]


def landmarks_of(by: Affine) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in moved(TEMPLATE, by)]


@given(POINTS, st.floats(0.01, 100), st.floats(-180, 180), st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_a_similarity_is_recovered_exactly(
    points: list[tuple[float, float]], scale: float, degrees: float, x: float, y: float
) -> None:
    spread = np.ptp(np.asarray(points, np.float64), axis=0).max()
    assume(spread > 1)
    truth = similarity(scale, degrees, x, y)
    target = moved(points, truth)
    found = similarity_transform(points, [(float(a), float(b)) for a, b in target])
    assert np.abs(moved(points, found) - target).max() <= 1e-8 * (1 + np.abs(target).max())
    assert np.abs(found[:, :2] - truth[:, :2]).max() <= 1e-7 * scale * (1 + 1000 / spread)


@given(st.integers(0, 2**32 - 1))
def test_no_similarity_fits_better(seed: int) -> None:
    random = np.random.default_rng(seed)
    source, target = random.normal(0, 50, (2, 5, 2))
    found = similarity_transform(source.tolist(), target.tolist())
    least = ((moved(source, found) - target) ** 2).sum()
    for step in (1e-3, -1e-3):
        for row in range(4):
            a, b, x, y = found[0, 0], found[1, 0], found[0, 2], found[1, 2]
            values = [a, b, x, y]
            values[row] += step
            other = np.array([[values[0], -values[1], values[2]], [values[1], values[0], values[3]]])
            assert ((moved(source, other) - target) ** 2).sum() >= least - 1e-9


def test_a_mirror_image_is_not_fitted_by_turning_over() -> None:
    flipped = [(-x, y) for x, y in TEMPLATE]
    found = similarity_transform(TEMPLATE, flipped)
    assert np.linalg.det(found[:, :2]) > 0


@pytest.mark.parametrize(
    "points", [[(3.0, 4.0)] * 5, [(math.nan, 0.0), (1.0, 1.0)], [(math.inf, 0.0), (1.0, 1.0)]]
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_points_that_fall_together_are_refused(points: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="fall together"):
        similarity_transform(points, list(TEMPLATE[: len(points)]))


def painted(
    width: int, height: int, landmarks: list[tuple[float, float]], spread: float
) -> NDArray[np.uint8]:
    """Black, with one soft spot of its own colour at each landmark; pixel centres are at half numbers."""
    y, x = np.mgrid[0:height, 0:width] + 0.5
    picture = np.zeros((height, width, 3))
    for (px, py), colour in zip(landmarks, COLOURS, strict=True):
        spot = np.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * spread**2))
        picture = np.maximum(picture, spot[..., None] * colour)
    return np.rint(picture).astype(np.uint8)


def spots(chip: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Centres of the coloured spots, in the order of the template."""
    y, x = np.mgrid[0 : chip.shape[0], 0 : chip.shape[1]] + 0.5
    centres = []
    for colour in COLOURS / 255:
        # Full in the spot's own channels, nothing in the others.
        own = np.where(colour > 0, chip, 255).min(2) - np.where(colour > 0, 0, chip).max(2).astype(float)
        weight = np.clip(own, 0, None)
        weight[weight < 60] = 0
        centres.append([(weight * x).sum() / weight.sum(), (weight * y).sum() / weight.sum()])
    return np.array(centres)


@pytest.mark.parametrize("degrees", [0, 17, -40, 90, 180])
@pytest.mark.parametrize("scale", [0.4, 0.7, 1.0, 1.6, 2.1, 3.3, 5.2])
def test_painted_landmarks_land_on_the_template(scale: float, degrees: float) -> None:
    side = round(260 * max(scale, 0.6))
    # The template's centre in the middle of the picture; `scale` is picture pixels per chip pixel.
    turn = similarity(scale, degrees, 0, 0)
    shift = np.array([side / 2 + 0.3, side / 2 - 0.2]) - moved([np.mean(TEMPLATE, axis=0)], turn)[0]
    landmarks = landmarks_of(np.hstack([turn[:, :2], shift[:, None]]))
    chip = face_chip(painted(side, side, landmarks, 3.5 * scale), landmarks, TEMPLATE, SIZE)
    assert chip.shape == (SIZE, SIZE, 3)
    assert chip.dtype == np.uint8
    assert np.abs(spots(chip) - np.array(TEMPLATE)).max() < 0.5


@pytest.mark.parametrize("scale", [0.6, 1.0, 3.4])
@pytest.mark.parametrize("corner", [(-30, -30), (60, -30), (-30, 40), (60, 40)])
def test_a_face_at_the_border_lands_too_and_outside_is_black(scale: float, corner: tuple[int, int]) -> None:
    side = round(170 * scale)
    by = similarity(scale, 5, corner[0] * scale, corner[1] * scale)
    landmarks = landmarks_of(by)
    chip = face_chip(painted(side, side, landmarks, 3.5 * scale), landmarks, TEMPLATE, SIZE)
    # What of the chip lies outside the picture is black; landmarks inside are where they belong.
    y, x = np.mgrid[0:SIZE, 0:SIZE] + 0.5
    at = moved(np.stack([x.ravel(), y.ravel()], 1), by)
    margin = 2 * scale + 2
    outside = ((at < -margin) | (at > side + margin)).any(1).reshape(SIZE, SIZE)
    assert outside.any()
    assert (chip[outside] == 0).all()
    inside = [i for i, p in enumerate(landmarks) if all(14 * scale < v < side - 14 * scale for v in p)]
    assert inside
    with np.errstate(invalid="ignore"):
        found = spots(chip)
    assert np.abs(found[inside] - np.array(TEMPLATE)[inside]).max() < 0.5


def test_a_large_face_is_reduced_before_it_is_warped() -> None:
    # Stripes of one pixel: sampled without reducing they would turn into coarse bands.
    stripes = np.zeros((1600, 1600, 3), np.uint8)
    stripes[:, ::2] = 255
    chip = face_chip(stripes, landmarks_of(similarity(8, 0, 150, 150)), TEMPLATE, SIZE)
    assert np.abs(chip.astype(float) - 127.5).max() <= 2


@pytest.mark.parametrize("shift", [-5000, 5000])
def test_landmarks_far_outside_give_a_black_chip(shift: float) -> None:
    picture = np.full((50, 60, 3), 255, np.uint8)
    chip = face_chip(picture, landmarks_of(similarity(1, 0, shift, shift)), TEMPLATE, SIZE)
    assert chip.shape == (SIZE, SIZE, 3)
    assert (chip == 0).all()


@pytest.mark.parametrize("scale", [0.01, 400.0])
def test_absurd_sizes_do_no_harm(scale: float) -> None:
    picture = np.full((50, 60, 3), 200, np.uint8)
    assert face_chip(picture, landmarks_of(similarity(scale, 3, 10, 10)), TEMPLATE, SIZE).shape == (
        SIZE,
        SIZE,
        3,
    )


def test_mirroring_turns_left_to_right() -> None:
    chips = np.random.default_rng(1).integers(0, 256, (3, 4, 5, 3), dtype=np.uint8)
    assert (mirrored(chips) == chips[:, :, ::-1]).all()
    assert (mirrored(mirrored(chips)) == chips).all()
    assert mirrored(chips).flags.c_contiguous
