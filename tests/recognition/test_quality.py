"""Quality goes the way it should: pose signs, exposure, blur, size, company."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from desktop import paths
from desktop.domain.faces import Box, DetectedFace, FaceQuality, FivePoints, QualityComponent
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import read_image
from desktop.recognition.packs import ModelPack
from desktop.recognition.quality import _HEAD, CHIP, CHIP_POINTS, face_unicity, head_pose, measure_quality

C = QualityComponent
GALLERY = sorted((paths.resources_dir() / "demo" / "gallery").glob("*.jpg"))
PORTRAITS = GALLERY[::50]


@pytest.fixture(scope="module")
def engine(default_pack: ModelPack) -> FaceEngine:
    return FaceEngine.open(default_pack, "cpu")


def projected(yaw: float, pitch: float, roll: float, scale: float = 1.3) -> FivePoints:
    """The mean head, turned and seen from afar; x right, y down, z towards the camera."""
    a, b, c = (math.radians(v) for v in (yaw, pitch, roll))
    # Yaw takes the nose (z) to the image right, pitch takes it down, roll turns clockwise on the screen.
    around_y = np.array([[math.cos(a), 0, math.sin(a)], [0, 1, 0], [-math.sin(a), 0, math.cos(a)]])
    around_x = np.array([[1, 0, 0], [0, math.cos(b), math.sin(b)], [0, -math.sin(b), math.cos(b)]])
    around_z = np.array([[math.cos(c), -math.sin(c), 0], [math.sin(c), math.cos(c), 0], [0, 0, 1]])
    seen = scale * (_HEAD @ (around_z @ around_x @ around_y).T)[:, :2] + (200, 150)
    p = [(float(x), float(y)) for x, y in seen]
    return (p[0], p[1], p[2], p[3], p[4])


def test_a_frontal_head_has_no_angles() -> None:
    assert head_pose(projected(0, 0, 0)) == pytest.approx((0, 0, 0), abs=0.01)


@pytest.mark.parametrize("angle", [-40, -25, -10, 10, 25, 40])
def test_each_angle_is_told_with_its_sign(angle: float) -> None:
    assert head_pose(projected(angle, 0, 0)) == pytest.approx((angle, 0, 0), abs=6)
    assert head_pose(projected(0, angle, 0)) == pytest.approx((0, angle, 0), abs=6)
    assert head_pose(projected(0, 0, angle)) == pytest.approx((0, 0, angle), abs=0.01)


@pytest.mark.parametrize("yaw", [-25, 0, 25])
@pytest.mark.parametrize("pitch", [-20, 0, 20])
@pytest.mark.parametrize("roll", [-30, 0, 30])
def test_angles_together_are_roughly_right(yaw: float, pitch: float, roll: float) -> None:
    assert head_pose(projected(yaw, pitch, roll)) == pytest.approx((yaw, pitch, roll), abs=12)


@pytest.mark.parametrize("scale", [0.2, 1.0, 20.0])
def test_the_size_of_the_face_does_not_change_its_pose(scale: float) -> None:
    assert head_pose(projected(20, -10, 5, scale)) == pytest.approx(
        head_pose(projected(20, -10, 5)), abs=1e-6
    )


def test_points_on_one_spot_have_no_pose() -> None:
    point = (10.0, 10.0)
    assert head_pose((point, point, point, point, point)) == (0.0, 0.0, 0.0)


def face_like(points: FivePoints = CHIP_POINTS, side: float = 112.0) -> DetectedFace:
    return DetectedFace(Box(0, 0, side, side), points, 0.9)


def of(pixels: NDArray[np.uint8], face: DetectedFace | None = None) -> FaceQuality:
    face = face or face_like()
    return measure_quality(pixels, face, [face])


def test_a_head_that_turns_away_loses_quality() -> None:
    pixels = np.full((400, 400, 3), 128, np.uint8)
    values = [
        of(pixels, face_like(projected(yaw, 0, 0))).of(C.HEAD_POSE_YAW).value for yaw in (0, 15, 30, 45)
    ]
    assert values == sorted(values, reverse=True)
    assert values[0] == 100
    assert values[-1] < 65


def test_every_component_is_measured_within_its_range() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (CHIP, CHIP, 3), dtype=np.uint8)
    quality = of(noise)
    assert [m.component for m in quality.measures] == list(QualityComponent)
    assert all(0 <= m.value <= 100 and math.isfinite(m.native) for m in quality.measures)


@pytest.mark.parametrize(
    ("level", "under", "over"), [(0, "poor", "good"), (255, "good", "poor"), (128, "good", "good")]
)
def test_exposure_at_its_extremes(level: int, under: str, over: str) -> None:
    quality = of(np.full((CHIP, CHIP, 3), level, np.uint8))
    assert quality.of(C.UNDER_EXPOSURE_PREVENTION).grade == under
    assert quality.of(C.OVER_EXPOSURE_PREVENTION).grade == over
    assert quality.of(C.UNDER_EXPOSURE_PREVENTION).native == (1.0 if level == 0 else 0.0)
    assert quality.of(C.OVER_EXPOSURE_PREVENTION).native == (1.0 if level == 255 else 0.0)


def test_more_blown_out_skin_is_worse() -> None:
    values = []
    for rows in (0, 45, 60, 80, 112):
        pixels = np.full((CHIP, CHIP, 3), 128, np.uint8)
        pixels[:rows] = 255
        values.append(of(pixels).of(C.OVER_EXPOSURE_PREVENTION).value)
    assert values == sorted(values, reverse=True)
    assert values[0] == 100
    assert values[-1] <= 2


def test_a_face_alone_and_in_company() -> None:
    small, large = face_like(side=50), face_like(side=100)
    assert face_unicity(large, [large]) == 0.0
    assert face_unicity(large, [large, small]) == pytest.approx(0.5)
    assert face_unicity(small, [large, small]) == 1.0
    twin = DetectedFace(Box(500, 0, 100, 100), CHIP_POINTS, 0.9)
    assert face_unicity(large, [large, twin]) == 1.0
    assert face_unicity(DetectedFace(Box(0, 0, 0, 0), CHIP_POINTS, 0.9), [large, small]) == 0.0
    pixels = np.full((CHIP, CHIP, 3), 128, np.uint8)
    alone = measure_quality(pixels, large, [large]).of(C.SINGLE_FACE_PRESENT)
    beside = measure_quality(pixels, large, [large, twin]).of(C.SINGLE_FACE_PRESENT)
    assert (alone.value, beside.value) == (100, 0)


# Sharpness, on the demo portraits


def sharpness(pixels: NDArray[np.uint8], face: DetectedFace) -> tuple[float, int]:
    measure = measure_quality(pixels, face, [face]).of(C.SHARPNESS)
    return measure.native, measure.value


def blurred(pixels: NDArray[np.uint8], sigma: float) -> NDArray[np.uint8]:
    return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(sigma)))


@pytest.mark.parametrize("path", PORTRAITS, ids=lambda path: path.stem)
def test_sharpness_falls_as_a_portrait_is_blurred(engine: FaceEngine, path: Path) -> None:
    pixels = read_image(path).pixels
    face = engine.faces(pixels)[0]
    natives, values = zip(
        *(
            sharpness(blurred(pixels, sigma) if sigma else pixels, face)
            for sigma in (0, 0.7, 1, 1.5, 2, 3, 5)
        ),
        strict=True,
    )
    assert list(natives) == sorted(natives, reverse=True)
    assert len(set(natives)) == len(natives)
    assert values[0] > 70
    assert values[4] < 40


@pytest.mark.parametrize("path", PORTRAITS[:3], ids=lambda path: path.stem)
def test_a_face_of_few_pixels_is_not_sharp(engine: FaceEngine, path: Path) -> None:
    pixels = read_image(path).pixels
    face = engine.faces(pixels)[0]
    natives, values = [], []
    for reduction in (1, 2, 3, 4, 6):
        small = Image.fromarray(pixels).reduce(reduction)
        points = [(x / reduction, y / reduction) for x, y in face.landmarks]
        b = face.box
        shrunk = DetectedFace(
            Box(b.x / reduction, b.y / reduction, b.width / reduction, b.height / reduction),
            (points[0], points[1], points[2], points[3], points[4]),
            face.confidence,
        )
        native, value = sharpness(np.asarray(small), shrunk)
        natives.append(native)
        values.append(value)
    # Down to the chip's own resolution nothing is lost; below it, more and more.
    assert natives[1:] == sorted(natives[1:], reverse=True)
    assert values[-1] < 40 < 70 < values[0]
    assert values[2] < values[0]


def test_the_distance_of_the_eyes_is_measured_in_the_picture(engine: FaceEngine) -> None:
    pixels = read_image(PORTRAITS[0]).pixels
    face = engine.faces(pixels)[0]
    measure = measure_quality(pixels, face, [face]).of(C.INTER_EYE_DISTANCE)
    assert measure.native == pytest.approx(face.inter_eye_distance, rel=0.1)
    assert measure.native >= face.inter_eye_distance


@pytest.mark.parametrize("path", PORTRAITS, ids=lambda path: path.stem)
def test_a_demo_portrait_is_good(engine: FaceEngine, path: Path) -> None:
    pixels = read_image(path).pixels
    faces = engine.faces(pixels)
    assert engine.quality(pixels, faces[0], faces).poor == ()
