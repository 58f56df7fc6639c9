"""Measured scores on disk, beside the database: `measurements/<gallery id>/<name>.npz`.

The database says which files count and what their SHA-256 is; a file that is gone or is not that file is as
good as none, and the rates are measured again. A file that the database does not know (the program was
killed between the two) does no harm; the next opening, or measurement of its gallery, removes it.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import uuid
import zipfile
from collections.abc import Collection
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from desktop.domain.cohorts import Cohort
from desktop.domain.measurements import (
    Cells,
    MeasuredScores,
    Measurement,
    PairHistograms,
    ScoreHistogram,
)
from desktop.domain.rate_samples import RateSample
from desktop.domain.score_kinds import ScoreKind
from desktop.storage.files import (
    erase_file,
    make_private_folder,
    open_private,
    sync_file,
    sync_folder,
    write_all,
    writing_to,
)
from desktop.storage.measurement_store import KnownMeasurement
from desktop.storage.workspace_layout import MEASUREMENTS, TEMPORARY

_SAMPLED = ("searched", "more", "more_best")
"""Arrays that are there only where a sample was searched for."""
_ARRAYS = ("top", "other", "other_face", "mated", "mated_subjects", "mated_ranks")


class MeasurementFiles:
    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self._folder = workspace / MEASUREMENTS
        self._temporary = workspace / TEMPORARY
        self._unsettled: set[str] = set()

    def write(self, measurement: Measurement) -> KnownMeasurement:
        """Writes and syncs a file; it counts once the database says so. Call `settle` when that is decided.

        Raises `StorageFull`, `FolderNotWritable`.
        """
        data = _encode(measurement)
        name = f"{measurement.gallery_id}/{uuid.uuid4().hex}.npz"
        target = self._folder / name
        make_private_folder(target.parent)
        temporary = self._temporary / f"measurement-{uuid.uuid4().hex}"
        with writing_to(self._workspace):
            try:
                descriptor = open_private(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
                try:
                    write_all(descriptor, data)
                    sync_file(descriptor)
                finally:
                    os.close(descriptor)
                self._unsettled.add(name)
                temporary.replace(target)
                sync_folder(target.parent)
                sync_folder(self._folder)
            except BaseException:
                self._unsettled.discard(name)
                self.remove(name)
                with contextlib.suppress(OSError):  # the next opening tries again
                    temporary.unlink(missing_ok=True)
                raise
        return KnownMeasurement(
            measurement.gallery_id,
            measurement.snapshot_hash,
            measurement.pack_hash,
            measurement.measured_at,
            measurement.seconds,
            name,
            hashlib.sha256(data).hexdigest(),
        )

    def read(self, known: KnownMeasurement) -> Measurement | None:
        """None where the file is gone or is not the one that was written."""
        try:
            data = (self._folder / known.file).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data).hexdigest() != known.sha256:
            return None
        try:
            return _decode(data, known)
        except (
            KeyError,
            TypeError,
            ValueError,
            zipfile.BadZipFile,
        ):  # written by a program with another layout
            return None

    def settle(self, file: str) -> None:
        """Whether the written file counts is decided: the database knows it, or it was removed."""
        self._unsettled.discard(file)

    def left_over(self, gallery_id: int, known: Collection[str]) -> list[str]:
        """Files of a gallery that neither count nor are about to; `known` is as of an open recording."""
        folder = self._folder / str(gallery_id)
        try:
            found = sorted(f"{gallery_id}/{path.name}" for path in folder.iterdir())
        except OSError:
            return []
        return [file for file in found if file not in known and file not in self._unsettled]

    def erase(self, file: str) -> bool:
        """As `remove`, and overwrites it first. Raises `FolderNotWritable`."""
        return erase_file(self._folder / file)

    def remove(self, file: str) -> None:
        """Removes a file that no longer counts; one that stays is only a waste of room."""
        path = self._folder / file
        try:
            path.unlink(missing_ok=True)
            sync_folder(path.parent)
        except OSError:
            return


def _encode(measurement: Measurement) -> memoryview:
    head: dict[str, Any] = {"subject_ids": list(measurement.subject_ids), "cohort_size": None}
    arrays: dict[str, np.ndarray[Any, Any]] = {
        "face_ids": measurement.face_ids,
        "first_faces": measurement.first_faces,
    }
    if measurement.cohort is not None:
        head["cohort_size"] = measurement.cohort.size
        arrays["cohort_means"] = measurement.cohort.means
    if measurement.sample is not None:
        head["sample"] = asdict(measurement.sample)
    cells = measurement.raw.pairs.cells
    head["cells"] = {"attributes": cells.attributes, "values": cells.values}
    arrays["cell_of"] = cells.of
    for scores in (measurement.raw, measurement.normalised):
        if scores is not None:
            name = scores.kind.value
            head[name] = [scores.comparisons.low, scores.comparisons.high]
            arrays |= {f"{name}_{field}": getattr(scores, field) for field in _ARRAYS}
            arrays[f"{name}_comparisons"] = scores.comparisons.counts
            # Nearly all of it is zeros.
            flat = scores.pairs.counts.ravel()
            filled = np.flatnonzero(flat)
            arrays |= {f"{name}_pairs_at": filled, f"{name}_pairs": flat[filled]}
            head[f"{name}_pairs"] = list(scores.pairs.counts.shape)
            for field in _SAMPLED:
                if getattr(scores, field) is not None:
                    arrays[f"{name}_{field}"] = getattr(scores, field)
    arrays["head"] = np.frombuffer(json.dumps(head).encode("utf-8"), np.uint8)
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getbuffer()


def _decode(data: bytes, known: KnownMeasurement) -> Measurement:
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        head = json.loads(arrays["head"].tobytes())
        cells = Cells(
            tuple(head["cells"]["attributes"]),
            tuple(tuple(value) for value in head["cells"]["values"]),
            arrays["cell_of"],
        )

        def scores(kind: ScoreKind) -> MeasuredScores | None:
            name = kind.value
            if name not in head:
                return None
            low, high = head[name]
            counts = np.zeros(head[f"{name}_pairs"], np.int64)
            counts.ravel()[arrays[f"{name}_pairs_at"]] = arrays[f"{name}_pairs"]
            return MeasuredScores(
                kind,
                **{field: arrays[f"{name}_{field}"] for field in _ARRAYS},
                comparisons=ScoreHistogram(low, high, arrays[f"{name}_comparisons"]),
                pairs=PairHistograms(cells, low, high, counts),
                **{field: arrays[f"{name}_{field}"] for field in _SAMPLED if f"{name}_{field}" in arrays},
            )

        raw = scores(ScoreKind.RAW)
        if raw is None:
            raise ValueError("no raw scores")
        size = head["cohort_size"]
        return Measurement(
            gallery_id=known.gallery_id,
            snapshot_hash=known.snapshot_hash,
            pack_hash=known.pack_hash,
            measured_at=known.measured_at,
            seconds=known.seconds,
            subject_ids=tuple(head["subject_ids"]),
            face_ids=arrays["face_ids"],
            first_faces=arrays["first_faces"],
            raw=raw,
            normalised=scores(ScoreKind.NORMALISED),
            cohort=None if size is None else Cohort(size, arrays["cohort_means"]),
            sample=RateSample(**head["sample"]) if "sample" in head else None,
        )
