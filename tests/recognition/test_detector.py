"""Decoding against tensors made by hand, suppression against its definition, and the real model."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from desktop import paths
from desktop.domain.faces import Box, DetectedFace
from desktop.recognition.detector import (
    CenterFaceDetector,
    as_face,
    capped,
    decode_centerface,
    landmarks_are_usable,
    padded_batch,
    suppress_overlaps,
)
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import read_image
from desktop.recognition.packs import DetectorSpec, ModelPack
from desktop.recognition.yunet import YuNetDetector, decode_yunet

GALLERY = sorted((paths.resources_dir() / "demo" / "gallery").glob("*.jpg"))
SPEC = DetectorSpec("centerface", "d.onnx", "0" * 64, 640, 32, 0.5, 0.3)


@pytest.fixture(scope="module")
def engine(default_pack: ModelPack) -> FaceEngine:
    return FaceEngine.open(default_pack, "cpu")


def pixels(path: Path) -> NDArray[np.uint8]:
    return read_image(path).pixels


# Decoding


def centerface_maps(h: int = 8, w: int = 10) -> dict[str, NDArray[np.float32]]:
    return {
        "heatmap": np.zeros((h, w), np.float32),
        "scale": np.zeros((2, h, w), np.float32),
        "offset": np.zeros((2, h, w), np.float32),
        "landmarks": np.zeros((10, h, w), np.float32),
    }


def test_centerface_is_decoded() -> None:
    maps = centerface_maps()
    maps["heatmap"][3, 5] = 0.9
    maps["scale"][:, 3, 5] = math.log(6), math.log(4)  # height 24, width 16
    maps["offset"][:, 3, 5] = 0.25, -0.25  # y, x
    shares = [(0.3, 0.25), (0.35, 0.75), (0.5, 0.5), (0.8, 0.3), (0.75, 0.7)]  # y, x
    maps["landmarks"][:, 3, 5] = np.array(shares).ravel()
    maps["heatmap"][6, 1] = 0.6
    maps["heatmap"][0, 0] = 0.5  # not above the threshold
    rows = decode_centerface(**maps, threshold=0.5)
    assert rows.shape == (2, 15)
    assert rows.dtype == np.float32
    centre_x, centre_y = (5 - 0.25 + 0.5) * 4, (3 + 0.25 + 0.5) * 4
    left, top = centre_x - 8, centre_y - 12
    assert rows[0, :4] == pytest.approx([left, top, left + 16, top + 24])
    assert rows[0, 4:14] == pytest.approx([v for y, x in shares for v in (left + 16 * x, top + 24 * y)])
    assert rows[:, 14] == pytest.approx([0.9, 0.6])


def test_a_box_at_the_border_does_not_shift_its_landmarks() -> None:
    maps = centerface_maps()
    maps["heatmap"][1, 1] = 0.9
    maps["scale"][:, 1, 1] = math.log(8)  # 32 pixels, from -10 to 22
    maps["landmarks"][:, 1, 1] = 0.5
    row = decode_centerface(**maps, threshold=0.5)[0]
    assert row[:4] == pytest.approx([-10, -10, 22, 22])
    assert row[4:14] == pytest.approx([6] * 10)
    face = as_face(row, (1.0, 1.0), 40, 20)
    assert (face.box.x, face.box.y, face.box.width, face.box.height) == pytest.approx((0, 0, 22, 20))


def test_poisoned_maps_give_finite_rows() -> None:
    maps = centerface_maps()
    maps["heatmap"][:] = 0.9
    maps["scale"][:] = 1e30
    maps["offset"][0, 0, 0] = np.nan
    maps["landmarks"][3, 1, 1] = np.inf
    rows = decode_centerface(**maps, threshold=0.5)
    assert np.isfinite(rows).all()
    assert len(rows) == 8 * 10 - 2


def test_nothing_above_the_threshold_is_no_row() -> None:
    assert decode_centerface(**centerface_maps(), threshold=0.5).shape == (0, 15)


def yunet_outputs(h: int = 64, w: int = 96) -> dict[str, NDArray[np.float32]]:
    outputs = {}
    for stride in (8, 16, 32):
        cells = (h // stride) * (w // stride)
        for name, extent in (("cls", 1), ("obj", 1), ("bbox", 4), ("kps", 10)):
            outputs[f"{name}_{stride}"] = np.zeros((1, cells, extent), np.float32)
    return outputs


@pytest.mark.parametrize("stride", [8, 16, 32])
def test_yunet_is_decoded(stride: int) -> None:
    outputs = yunet_outputs()
    row, column = 1, 2
    cell = row * (96 // stride) + column
    outputs[f"cls_{stride}"][0, cell] = 0.9
    outputs[f"obj_{stride}"][0, cell] = 0.4
    outputs[f"bbox_{stride}"][0, cell] = 0.5, 0.25, math.log(3), math.log(2)
    outputs[f"kps_{stride}"][0, cell] = np.arange(10) / 10
    rows = decode_yunet(outputs, (64, 96), 0.5)
    assert rows.shape == (1, 15)
    x, y = 2.5 * stride, 1.25 * stride
    assert rows[0, :4] == pytest.approx([x - 1.5 * stride, y - stride, x + 1.5 * stride, y + stride])
    want = [(column + i / 10) * stride if i % 2 == 0 else (row + i / 10) * stride for i in range(10)]
    assert rows[0, 4:14] == pytest.approx(want)
    assert rows[0, 14] == pytest.approx(0.6)
    assert decode_yunet(outputs, (64, 96), 0.61).shape == (0, 15)


def test_yunet_rows_are_ordered_and_finite() -> None:
    outputs = yunet_outputs()
    outputs["cls_8"][0, 3] = outputs["obj_8"][0, 3] = 0.7
    outputs["cls_32"][0, 1] = outputs["obj_32"][0, 1] = 7.0  # clipped to 1
    outputs["cls_16"][0, 2] = outputs["obj_16"][0, 2] = 0.9
    outputs["kps_16"][0, 2, 4] = np.nan
    rows = decode_yunet(outputs, (64, 96), 0.5)
    assert rows[:, 14] == pytest.approx([1.0, 0.7])


class _Canned:
    """A session that answers the same whatever it is fed, and remembers the feed."""

    class _Value:
        def __init__(self, name: str, side: int | str = "side") -> None:
            self.name = name
            self.shape = [1, 3, side, side]

    def __init__(self, outputs: dict[str, NDArray[np.float32]], side: int | str = "side") -> None:
        self.outputs = outputs
        self._side = side
        self.fed: list[NDArray[np.float32]] = []

    def get_inputs(self) -> list[Any]:
        return [self._Value("input", self._side)]

    def get_outputs(self) -> list[Any]:
        return [self._Value(name) for name in self.outputs]

    def run(self, _: object, feed: dict[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        self.fed.append(feed["input"])
        return list(self.outputs.values())


def test_a_face_centred_in_the_padding_is_no_face() -> None:
    maps = centerface_maps(8, 8)
    maps["heatmap"][1, 1] = maps["heatmap"][6, 1] = maps["heatmap"][1, 6] = 0.9
    session = _Canned(
        {name: values[None] if values.ndim == 3 else values[None, None] for name, values in maps.items()}
    )
    found = CenterFaceDetector(session, SPEC).detect(np.zeros((20, 20, 3), np.uint8))
    assert session.fed[0].shape == (1, 3, 32, 32)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("side", "shape"),
    [
        ("side", (1, 3, 64, 96)),
        (640, (1, 3, 640, 640)),  # a file that takes one size only
    ],
)
def test_yunet_runs_on_a_padded_picture(side: int | str, shape: tuple[int, ...]) -> None:
    outputs = yunet_outputs(*shape[2:])
    outputs["cls_8"][0, 0] = outputs["obj_8"][0, 0] = 0.9
    outputs["bbox_8"][0, 0] = 0.0, 0.0, 1.0, 1.0
    session = _Canned(outputs, side)
    found = YuNetDetector(session, replace(SPEC, kind="yunet")).detect(np.zeros((50, 70, 3), np.uint8))
    assert session.fed[0].shape == shape
    # The box reaches out at the upper left corner; what is told lies inside.
    assert (found[0].box.x, found[0].box.y) == (0.0, 0.0)
    assert found[0].box.width == pytest.approx(4 * math.e)


# Suppression


def naive_suppression(
    boxes: NDArray[np.float32], scores: NDArray[np.float32], threshold: float
) -> list[int]:
    def area(b: NDArray[np.float32]) -> float:
        return max(float(b[2] - b[0]), 0.0) * max(float(b[3] - b[1]), 0.0)

    kept: list[int] = []
    for i in sorted(range(len(boxes)), key=lambda i: (-scores[i], i)):
        good = True
        for j in kept:
            a, b = boxes[i], boxes[j]
            w = min(float(a[2]), float(b[2])) - max(float(a[0]), float(b[0]))
            h = min(float(a[3]), float(b[3])) - max(float(a[1]), float(b[1]))
            shared = max(w, 0.0) * max(h, 0.0)
            if shared > threshold * (area(a) + area(b) - shared):
                good = False
        if good:
            kept.append(i)
    return kept


BOXES = st.lists(
    st.tuples(
        st.integers(0, 30), st.integers(0, 30), st.integers(0, 20), st.integers(0, 20), st.integers(0, 5)
    ),
    max_size=25,
)


@given(BOXES, st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]))
def test_suppression_is_the_greedy_definition(
    raw: list[tuple[int, int, int, int, int]], threshold: float
) -> None:
    boxes = np.array([(x, y, x + w, y + h) for x, y, w, h, _ in raw], np.float32).reshape(-1, 4)
    scores = np.array([s for *_, s in raw], np.float32)
    assert suppress_overlaps(boxes, scores, threshold).tolist() == naive_suppression(
        boxes, scores, threshold
    )


# Getting a picture in


@pytest.mark.parametrize(
    ("height", "width", "shape"),
    [
        (100, 50, (100, 50)),
        (640, 640, (640, 640)),
        (1280, 640, (640, 320)),
        (3, 6400, (1, 640)),
        (1000, 999, (640, 639)),
    ],
)
def test_pictures_are_reduced_and_never_enlarged(height: int, width: int, shape: tuple[int, int]) -> None:
    small, (fx, fy) = capped(np.full((height, width, 3), 77, np.uint8), 640)
    assert small.shape == (*shape, 3)
    assert (fx, fy) == (shape[1] / width, shape[0] / height)
    assert (small == 77).all()


def test_padding_is_black_below_and_to_the_right_and_colours_are_turned() -> None:
    picture = np.full((33, 20, 3), (10, 20, 30), np.uint8)
    batch = padded_batch(picture, SPEC)
    assert batch.shape == (1, 3, 64, 32)
    assert batch[0, :, 0, 0].tolist() == [30, 20, 10]
    assert (batch[0, :, 33:] == 0).all()
    assert (batch[0, :, :, 20:] == 0).all()
    assert padded_batch(picture, SPEC, square=True).shape == (1, 3, 640, 640)


def test_landmarks_that_cannot_be_aligned_are_told() -> None:
    good = ((1.0, 1.0), (9.0, 1.0), (5.0, 5.0), (2.0, 9.0), (8.0, 9.0))
    box = Box(0, 0, 10, 10)
    assert landmarks_are_usable(DetectedFace(box, good, 1.0))
    assert not landmarks_are_usable(DetectedFace(box, (good[0], good[0], *good[2:]), 1.0))
    assert not landmarks_are_usable(DetectedFace(box, ((math.nan, 0.0), *good[1:]), 1.0))


# The real model


@pytest.mark.parametrize("path", GALLERY[::25], ids=lambda path: path.stem)
def test_one_face_is_found_in_a_demo_portrait(engine: FaceEngine, path: Path) -> None:
    picture = pixels(path)
    (face,) = engine.faces(picture)
    height, width = picture.shape[:2]
    assert face.confidence > 0.5
    assert 0 <= face.box.x < face.box.x + face.box.width <= width
    assert 0 <= face.box.y < face.box.y + face.box.height <= height
    left, right, nose, mouth_left, mouth_right = face.landmarks
    assert left[0] < nose[0] < right[0]
    assert max(left[1], right[1]) < nose[1] < min(mouth_left[1], mouth_right[1])
    # The demo portraits are alike in size.
    assert 50 < face.inter_eye_distance < 90


def test_a_picture_upside_down_does_no_harm(engine: FaceEngine) -> None:
    for path in GALLERY[:3]:
        for face in engine.faces(np.ascontiguousarray(pixels(path)[::-1, ::-1])):
            assert landmarks_are_usable(face)


@pytest.mark.parametrize("shape", [(480, 640), (1, 1), (2000, 3), (31, 33)])
def test_a_black_picture_has_no_face(engine: FaceEngine, shape: tuple[int, int]) -> None:
    assert engine.faces(np.zeros((*shape, 3), np.uint8)) == []


def test_several_faces_in_a_large_canvas_are_each_found_in_place(engine: FaceEngine) -> None:
    canvas = np.full((1300, 2000, 3), 90, np.uint8)
    places = [(0, 0, 2.0), (700, 60, 1.6), (1300, 500, 2.0), (100, 800, 1.3), (700, 750, 1.2)]
    wanted = []
    for path, (x, y, scale) in zip(GALLERY[5:], places, strict=False):
        own = pixels(path)
        large = Image.fromarray(own).resize((round(own.shape[1] * scale), round(own.shape[0] * scale)))
        w, h = large.size
        canvas[y : y + h, x : x + w] = np.asarray(large)
        (alone,) = engine.faces(own)
        wanted.append(
            [(px * w / own.shape[1] + x, py * h / own.shape[0] + y) for px, py in alone.landmarks]
        )
    found = engine.faces(canvas)
    assert len(found) == len(places)
    areas = [face.box.width * face.box.height for face in found]
    assert areas == sorted(areas, reverse=True)
    for points in wanted:
        eyes = math.dist(points[0], points[1])
        errors = [np.abs(np.array(face.landmarks) - np.array(points)).max() / eyes for face in found]
        assert min(errors) < 0.15
