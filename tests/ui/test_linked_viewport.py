"""Geometry of the two linked panes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.comparison.linked_viewport import FIT_CENTRE, FaceFrame, LinkedViewport, wrapped


def number(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False)


def points(x: float, y: float, distance: float):
    return ((x, y), (x + distance, y), (x, y), (x, y), (x, y))


sizes = st.tuples(number(80, 3000), number(80, 2000))
frames = st.builds(
    lambda w, h, x, y, d: FaceFrame.of(w, h, points(x * w, y * h, d)),
    st.integers(20, 6000),
    st.integers(20, 6000),
    number(0, 1),
    number(0, 1),
    number(4, 900),
)
moves = st.lists(
    st.one_of(
        st.tuples(st.just("zoom"), st.integers(0, 1), number(0, 1), number(0, 1), number(0.3, 3)),
        st.tuples(st.just("pan"), st.integers(0, 1), number(-500, 500), number(-500, 500), st.just(1.0)),
    ),
    max_size=8,
)


def viewport(first: FaceFrame, second: FaceFrame, a, b) -> LinkedViewport:
    model = LinkedViewport()
    model.set_frame(0, first)
    model.set_frame(1, second)
    model.set_size(0, *a)
    model.set_size(1, *b)
    return model


def play(model: LinkedViewport, sequence, a, b) -> None:
    for kind, pane, x, y, factor in sequence:
        if kind == "zoom":
            width, height = (a, b)[pane]
            model.zoom_at(pane, (x * width, y * height), factor)
        else:
            model.pan(pane, x, y)


@given(frames, frames, sizes, sizes, moves, st.integers(0, 1), number(0, 1), number(0, 1), number(0.2, 5))
def test_zooming_keeps_the_place_under_the_pointer(first, second, a, b, before, pane, x, y, factor):
    model = viewport(first, second, a, b)
    play(model, before, a, b)
    at = (x * (a, b)[pane][0], y * (a, b)[pane][1])
    face = model.face_at(pane, at)
    model.zoom_at(pane, at, factor)
    assert model.screen_of(pane, face) == pytest.approx(at, abs=1e-5)


@given(frames, frames, sizes, sizes, moves, number(-3, 3), number(-3, 3))
def test_linked_panes_show_the_same_face_place_and_size(first, second, a, b, sequence, x, y):
    model = viewport(first, second, a, b)
    play(model, sequence, a, b)
    one, two = model.screen_of(0, (x, y)), model.screen_of(1, (x, y))
    assert (one[0] - a[0] / 2, one[1] - a[1] / 2) == pytest.approx((two[0] - b[0] / 2, two[1] - b[1] / 2))
    eyes = [model.screen_of(pane, (0.5, 0))[0] - model.screen_of(pane, (-0.5, 0))[0] for pane in (0, 1)]
    assert eyes[0] == pytest.approx(eyes[1])


@given(frames, number(0, 6000), number(0, 6000))
def test_frame_goes_there_and_back(frame, x, y):
    assert frame.to_pixel(frame.to_face((x, y))) == pytest.approx((x, y), abs=1e-6)


@given(frames, frames, sizes, number(1, 3))
def test_actual_size_is_one_probe_pixel_on_one_screen_pixel(first, second, size, ratio):
    model = viewport(first, second, size, size)
    model.ratio = ratio
    model.show_actual_size(1)
    assert model.magnification(0) == pytest.approx(1.0)
    _, _, width, _ = model.image_rect(0)
    assert width * ratio == pytest.approx(first.width)


@given(st.integers(10, 5000), st.integers(10, 5000), sizes)
def test_without_landmarks_the_whole_image_fits(width, height, size):
    frame = FaceFrame.of(width, height, None)
    model = viewport(frame, frame, size, size)
    x, y, w, h = model.image_rect(0)
    assert x >= -1e-6
    assert y >= -1e-6
    assert x + w <= size[0] + 1e-6
    assert y + h <= size[1] + 1e-6
    assert (x + w / 2, y + h / 2) == pytest.approx((size[0] / 2, size[1] / 2))
    assert not frame.has_face


def test_eyes_in_one_place_count_as_no_landmarks():
    assert not FaceFrame.of(100, 100, points(50, 50, 0)).has_face


@given(frames, frames, sizes, moves)
def test_unlinked_panes_leave_each_other_alone_and_link_again(first, second, size, sequence):
    model = viewport(first, second, size, size)
    model.set_linked(False)
    kept = model.view(0)
    play(model, [(k, 1, x, y, f) for k, _, x, y, f in sequence], size, size)
    assert model.view(0) == kept
    model.set_linked(True, leading=1)
    assert model.view(0) == model.view(1)


def test_a_fitted_view_follows_the_pane_and_a_chosen_one_stays():
    frame = FaceFrame.of(1000, 1000, points(400, 400, 200))
    model = viewport(frame, frame, (400, 400), (400, 400))
    before = model.view(0).scale
    model.set_size(0, 800, 800)
    model.set_size(1, 800, 800)
    assert model.view(0).scale == pytest.approx(before * 2)
    model.zoom(0, 2)
    chosen = model.view(0)
    model.set_size(0, 300, 300)
    assert model.view(0) == chosen


tilted = st.builds(
    lambda w, h, x, y, dx, dy: FaceFrame.of(
        w, h, ((x * w, y * h), (x * w + dx, y * h + dy), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))
    ),
    st.integers(20, 6000),
    st.integers(20, 6000),
    number(0, 1),
    number(0, 1),
    number(5, 900),
    number(-400, 400),
)


@given(tilted, number(0, 6000), number(0, 6000), st.booleans())
def test_a_levelled_frame_goes_there_and_back_and_keeps_distances(frame, x, y, level):
    frame = frame.levelled(level)
    assert frame.to_pixel(frame.to_face((x, y))) == pytest.approx((x, y), abs=1e-5)
    away = math.dist(frame.to_face((x, y)), (0, 0)) * frame.unit
    assert away == pytest.approx(math.dist((x, y), frame.origin), abs=1e-5)


@given(tilted, tilted, sizes)
def test_levelled_eyes_stand_at_the_same_places_in_both_panes(first, second, size):
    model = viewport(first, second, size, size)
    model.set_level(True)
    eyes = []
    for pane, frame in enumerate((first, second)):
        tilt = math.radians(frame.eye_tilt)
        half = (frame.unit / 2 * math.cos(tilt), frame.unit / 2 * math.sin(tilt))
        right = (frame.origin[0] + half[0], frame.origin[1] + half[1])
        eyes.append(model.placement(pane).to_screen(right))
    assert eyes[0] == pytest.approx(eyes[1], abs=1e-5)
    assert eyes[0][1] == pytest.approx(model.screen_of(0, (0, 0))[1], abs=1e-5)


@given(tilted, tilted, sizes, moves, number(-180, 180), st.booleans(), number(-2, 2), number(-2, 2))
def test_pixels_stand_where_the_face_says_however_it_is_turned(
    first, second, size, sequence, degrees, level, x, y
):
    model = viewport(first, second, size, size)
    model.set_level(level)
    model.turn(0, degrees)
    play(model, sequence, size, size)
    for pane in (0, 1):
        screen = model.screen_of(pane, (x, y))
        placement = model.placement(pane)
        assert placement.to_screen(model.frame(pane).to_pixel((x, y))) == pytest.approx(screen, abs=1e-4)
        assert model.face_at(pane, screen) == pytest.approx((x, y), abs=1e-6)
        pixel = placement.to_pixel(screen)
        assert placement.to_screen(pixel) == pytest.approx(screen, abs=1e-4)


@given(tilted, tilted, sizes, moves, number(-180, 180))
def test_turning_keeps_the_middle_of_the_pane_and_turns_both_while_linked(
    first, second, size, sequence, degrees
):
    model = viewport(first, second, size, size)
    play(model, sequence, size, size)
    middle = (size[0] / 2, size[1] / 2)
    before = model.face_at(0, middle)
    model.turn(0, degrees)
    assert model.face_at(0, middle) == pytest.approx(before, abs=1e-6)
    assert model.view(0) == model.view(1)
    model.fit(0)
    assert model.shown_turn(0) == model.shown_turn(1) == 0.0


@given(tilted, tilted, sizes, number(1, 170), moves)
def test_a_turn_of_one_picture_stays_when_both_move_together_again(first, second, size, degrees, sequence):
    model = viewport(first, second, size, size)
    model.set_linked(False)
    model.turn(1, degrees)
    assert model.view(0).angle == 0
    model.set_linked(True, leading=0)
    play(model, sequence, size, size)
    assert (model.view(0).angle, model.view(1).angle) == pytest.approx((0, degrees))
    assert (model.view(0).centre, model.view(0).scale) == (model.view(1).centre, model.view(1).scale)
    # Between the eyes they lie over one another whatever was done.
    assert model.screen_of(0, (0, 0)) == pytest.approx(model.screen_of(1, (0, 0)))


def test_a_turned_fit_stays_turned_when_the_pane_changes():
    frame = FaceFrame.of(1000, 1000, points(400, 400, 200))
    model = viewport(frame, frame, (400, 400), (400, 400))
    model.turn(0, 10)
    model.set_size(0, 300, 300)
    assert model.view(0).angle == pytest.approx(10)
    assert model.screen_of(0, FIT_CENTRE) == pytest.approx((150, 150))


@given(number(-2000, 2000))
def test_an_angle_is_wrapped_to_one_turn(degrees):
    rest = wrapped(degrees)
    assert -180 < rest <= 180
    assert math.cos(math.radians(rest)) == pytest.approx(math.cos(math.radians(degrees)), abs=1e-6)
    assert math.sin(math.radians(rest)) == pytest.approx(math.sin(math.radians(degrees)), abs=1e-6)


def test_a_place_beside_the_picture_has_no_pixel():
    frame = FaceFrame.of(100, 100, points(40, 50, 20))
    model = viewport(frame, frame, (400, 400), (400, 400))
    assert model.pixel_at(0, (0.0, 0.0)) == (50, 50)
    assert model.pixel_at(0, (9.0, 0.0)) is None
    model.set_frame(1, None)
    assert model.pixel_at(1, (0.0, 0.0)) is None
