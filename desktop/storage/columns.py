"""How times, faces and records stand in columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from desktop.domain.faces import Box, DetectedFace, FaceQuality, FivePoints
from desktop.domain.subjects import CaptureRecord, YearOfBirth
from desktop.storage.row_digest import Value


def now() -> datetime:
    return datetime.now(UTC)


def to_json(value: object) -> str:
    """Compact JSON, keys sorted; numpy numbers become plain ones."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=float)


def face_columns(face: DetectedFace, quality: FaceQuality) -> dict[str, Value]:
    """`box` as [x, y, width, height], `landmarks` as five [x, y], `quality` as its record: JSON texts."""
    box = face.box
    return {
        "box": to_json([float(n) for n in (box.x, box.y, box.width, box.height)]),
        "landmarks": to_json([[float(x), float(y)] for x, y in face.landmarks]),
        "confidence": float(face.confidence),
        "quality": to_json(quality.as_record()),
    }


def face_from_columns(
    box: str, landmarks: str, confidence: float, quality: str
) -> tuple[DetectedFace, FaceQuality]:
    """Inverse of `face_columns`."""
    first, second, third, fourth, fifth = ((float(x), float(y)) for x, y in json.loads(landmarks))
    points: FivePoints = (first, second, third, fourth, fifth)
    return (
        DetectedFace(Box(*json.loads(box)), points, confidence),
        FaceQuality.from_record(json.loads(quality)),
    )


def record_columns(record: CaptureRecord) -> dict[str, Value]:
    """A capture record; what is not recorded is empty text or NULL, the other columns are JSON."""
    born = record.year_of_birth
    return {
        "subject_id": record.subject_id,
        "sex": record.sex,
        "race_ethnicity": record.race_ethnicity,
        "birth_first": None if born is None else int(born.first),
        "birth_last": None if born is None else int(born.last),
        "capture_date": None if record.capture_date is None else record.capture_date.isoformat(),
        "source": record.source,
        "extra": to_json(record.extra),
    }


RECORD_COLUMNS = "subject_id, sex, race_ethnicity, birth_first, birth_last, capture_date, source, extra"
"""In the order that `record_from_columns` takes."""


def record_from_columns(
    subject_id: str,
    sex: str,
    race_ethnicity: str,
    birth_first: int | None,
    birth_last: int | None,
    capture_date: str | None,
    source: str,
    extra: str,
) -> CaptureRecord:
    """Inverse of `record_columns`."""
    born = None if birth_first is None or birth_last is None else YearOfBirth(birth_first, birth_last)
    others: Mapping[str, Any] = {} if extra == "{}" else json.loads(extra)
    return CaptureRecord(
        subject_id=subject_id,
        sex=sex,
        race_ethnicity=race_ethnicity,
        year_of_birth=born,
        capture_date=None if capture_date is None else date.fromisoformat(capture_date),
        source=source,
        extra=dict(others),
    )
