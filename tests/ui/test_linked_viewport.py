"""Geometry of the two linked panes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.comparison.linked_viewport import FaceFrame, LinkedViewport


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
