"""Quality of one face, by components named and scaled after ISO/IEC 29794-5.

The mappings to 0..100 are those of the standard's reference implementation (OFIQ 1.0) for inter-eye
distance, head pose, exposure and single face. Two native measures differ, because they need models that
are not shipped here: the pose is estimated from five landmarks, and sharpness is the Laplacian energy of
the aligned face. Both say so in their docstrings; values are comparable within this tool only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.domain.faces import DetectedFace, FaceQuality, FivePoints, QualityComponent, QualityMeasure
from desktop.recognition.alignment import face_chip

CHIP = 112
# Five points in a 112 px chip (the published ArcFace alignment points), used to measure only.
CHIP_POINTS: FivePoints = (
    (38.2946, 51.6963),
    (73.5318, 51.5014),
    (56.0252, 71.7366),
    (41.5493, 92.3655),
    (70.7299, 92.2041),
)

# Eye centres, nose tip and mouth corners of a mean adult head in millimetres: x to the image right, y down,
# z towards the camera. The depths were fitted so that frontal portraits give no pitch on average.
_HEAD = np.array(
    [
        [-32.0, -33.0, -4.0],
        [32.0, -33.0, -4.0],
        [0.0, 3.0, 26.0],
        [-25.0, 33.0, 2.0],
        [25.0, 33.0, 2.0],
    ]
)


def _face_mask() -> NDArray[np.bool_]:
    """The ellipse of the chip that shows skin rather than hair and ground: bool [112, 112]."""
    y, x = np.mgrid[0:CHIP, 0:CHIP]
    return np.asarray(((x - 56) / 36.0) ** 2 + ((y - 68) / 46.0) ** 2 <= 1.0)


_MASK = _face_mask()


def measure_quality(
    pixels: NDArray[np.uint8], face: DetectedFace, all_faces: Sequence[DetectedFace]
) -> FaceQuality:
    """All components of `face` in `pixels` (uint8 [h, w, 3], RGB, upright)."""
    chip = face_chip(pixels, face.landmarks, CHIP_POINTS, CHIP)
    grey = luminance(chip)
    yaw, pitch, roll = head_pose(face.landmarks)
    distance = face.inter_eye_distance / max(math.cos(math.radians(yaw)), 0.2)
    dark = float((grey[_MASK] <= 25).mean())
    bright = float((grey[_MASK] >= 247).mean())
    unicity = face_unicity(face, all_faces)
    c = QualityComponent
    return FaceQuality(
        (
            QualityMeasure(c.INTER_EYE_DISTANCE, distance, "px", _percent(_sigmoid(distance, 70, 20))),
            QualityMeasure(c.HEAD_POSE_YAW, yaw, "°", _angle_quality(yaw)),
            QualityMeasure(c.HEAD_POSE_PITCH, pitch, "°", _angle_quality(pitch)),
            QualityMeasure(c.HEAD_POSE_ROLL, roll, "°", _angle_quality(roll)),
            QualityMeasure(
                c.UNDER_EXPOSURE_PREVENTION,
                dark,
                "share of dark pixels",
                _percent(1.2 * (0.832 - _sigmoid(dark, 0.92, 0.05))),
            ),
            QualityMeasure(
                c.OVER_EXPOSURE_PREVENTION,
                bright,
                "share of blown-out pixels",
                _percent(1.0 / (bright + 0.01) / 100.0),
            ),
            sharpness(chip, _MASK, face.inter_eye_distance),
            QualityMeasure(
                c.SINGLE_FACE_PRESENT, unicity, "size of the second face", _percent(1.0 - unicity)
            ),
        )
    )


def luminance(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Rec. 709 luma float32 [h, w], 0..255, of RGB uint8 [h, w, 3]."""
    weights = np.array([0.2126, 0.7152, 0.0722], np.float32)
    return np.asarray(rgb.astype(np.float32) @ weights, dtype=np.float32)


def head_pose(landmarks: FivePoints) -> tuple[float, float, float]:
    """Yaw, pitch, roll in degrees, estimated from five points.

    Scaled orthographic fit of a mean head (DeMenthon & Davis 1995, IJCV 15:123, first step). A coarse
    estimate: a few degrees off on frontal faces, more on profiles, and blind to a head unlike the mean.
    Yaw is positive when the nose points to the image right, pitch when it points down, roll clockwise.
    """
    image = np.asarray(landmarks, np.float64)
    roll = math.degrees(math.atan2(image[1, 1] - image[0, 1], image[1, 0] - image[0, 0]))
    model = _HEAD - _HEAD.mean(0)
    fitted, *_ = np.linalg.lstsq(model, image - image.mean(0), rcond=None)
    first, second = fitted[:, 0], fitted[:, 1]
    scale = (np.linalg.norm(first) + np.linalg.norm(second)) / 2
    if not math.isfinite(scale) or scale <= 1e-9:
        return 0.0, 0.0, roll
    # Undo the roll in the image plane, then read the tilts of the head's z axis.
    angle = math.radians(roll)
    z_image = np.array([first[2], second[2]]) / scale
    turned_x = math.cos(angle) * z_image[0] + math.sin(angle) * z_image[1]
    turned_y = -math.sin(angle) * z_image[0] + math.cos(angle) * z_image[1]
    yaw = math.degrees(math.asin(float(np.clip(turned_x, -1, 1))))
    pitch = math.degrees(math.asin(float(np.clip(turned_y, -1, 1))))
    return yaw, pitch, roll


def sharpness(
    chip: NDArray[np.uint8], mask: NDArray[np.bool_], inter_eye_distance: float
) -> QualityMeasure:
    """Mean absolute Laplacian of the chip's face over its contrast, in percent.

    The standard's reference implementation scores such features with a random forest that is not shipped
    here. A face with fewer pixels than the chip cannot be sharper than its pixels: the upsampled chip
    shows little Laplacian energy by itself. The mapping was set on the demo portraits (about 69
    pixels between the eyes: 28 to 43 as they are, 12 to 17 after a Gaussian blur of 2 pixels) and on LFW
    (median 22).
    """
    grey = luminance(chip)
    inner = 4 * grey[1:-1, 1:-1] - grey[:-2, 1:-1] - grey[2:, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:]
    where = mask[1:-1, 1:-1]
    contrast = float(grey[mask].std()) + 4.0
    energy = 100.0 * float(np.abs(inner[where]).mean()) / contrast
    return QualityMeasure(
        QualityComponent.SHARPNESS, energy, "% of contrast", _percent(_sigmoid(energy, 19, 4))
    )


def face_unicity(face: DetectedFace, all_faces: Sequence[DetectedFace]) -> float:
    """Square root of the area of the largest other face over that of this one, at most 1; 0 when alone."""
    area = face.box.width * face.box.height
    others = [f.box.width * f.box.height for f in all_faces if f is not face]
    if not others or area <= 0:
        return 0.0
    return min(1.0, math.sqrt(max(others) / area))


def _sigmoid(x: float, x0: float, w: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, (x - x0) / w))))


def _angle_quality(degrees: float) -> int:
    return _percent(max(0.0, math.cos(math.radians(degrees))) ** 2)


def _percent(share: float) -> int:
    return round(100.0 * min(1.0, max(0.0, share)))
