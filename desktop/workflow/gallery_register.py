"""Finding faces in a gallery of any size: by what is recorded, in an order that somebody chose.

What is recorded about all of them is read once and kept in memory while the gallery stays as it is
(seconds for a million faces); after that every filter and order takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from desktop.domain.face_filters import FaceFilter, FaceSorting
from desktop.domain.face_register import NO_DAY, Coded, FaceMeasures, FaceRegister, Texts
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.storage.workspace import Workspace

_KEPT = "face-register"
_MEASURES = "face-measures"


def chosen_faces(
    workspace: Workspace,
    gallery_id: int,
    wanted: FaceFilter,
    sorting: FaceSorting,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> NDArray[np.int64]:
    """Ids of the faces that are wanted, in their order. Raises `Cancelled`."""
    cancel = cancel or CancelToken()
    if wanted.is_empty and sorting.is_plain:
        with workspace.reading() as stores:
            return stores.survey.ids(gallery_id)
    register = face_register(workspace, gallery_id, on_progress=on_progress, cancel=cancel)
    measures = None
    if wanted.reads_measures or sorting.reads_measures:
        measures = face_measures(workspace, gallery_id, on_progress=on_progress, cancel=cancel)
        if len(measures.weakest) != len(register):  # somebody enrolled in between
            register = face_register(workspace, gallery_id, on_progress=on_progress, cancel=cancel)
    return register.choose(wanted, sorting, measures, cancel)


def face_register(
    workspace: Workspace,
    gallery_id: int,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> FaceRegister:
    """What is recorded about all faces, read where it is not at hand. Raises `Cancelled`."""
    cancel = cancel or CancelToken()

    def read() -> FaceRegister:
        return _read_register(workspace, gallery_id, on_progress, cancel)

    # Nobody goes without everything kept being forgotten, so that a gallery only ever grows here.
    return workspace.kept.get(_KEPT, _version(workspace, gallery_id), read)


def face_measures(
    workspace: Workspace,
    gallery_id: int,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> FaceMeasures:
    """What was measured on all faces, read where it is not at hand. Raises `Cancelled`."""
    cancel = cancel or CancelToken()

    def read() -> FaceMeasures:
        return _read_measures(workspace, gallery_id, on_progress, cancel)

    return workspace.kept.get(_MEASURES, _version(workspace, gallery_id), read)


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What there is to choose from, each text with how many faces have it."""

    sexes: list[tuple[str, int]]
    race_ethnicities: list[tuple[str, int]]
    decades_of_birth: list[int]
    """First years"""
    gaps: dict[str, int]
    """As of `browse.metadata_gaps`"""


def filter_choices(
    workspace: Workspace,
    gallery_id: int,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> FilterChoices:
    """Makes ready what filters and orders need, all but measures. Raises `Cancelled`."""
    register = face_register(workspace, gallery_id, on_progress=on_progress, cancel=cancel)
    return FilterChoices(
        register.choices(register.sex),
        register.choices(register.race_ethnicity),
        register.decades_of_birth(),
        register.gaps(),
    )


def _version(workspace: Workspace, gallery_id: int) -> tuple[int, int]:
    with workspace.reading() as stores:
        return gallery_id, stores.survey.newest_row(gallery_id)


class _Coder:
    """Numbers for texts, in the order in which they came."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def codes(self, texts: Iterable[str]) -> NDArray[np.int32]:
        numbers = self.numbers
        return np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int32)

    def coded(self, parts: list[NDArray[np.int32]]) -> Coded:
        return Coded(tuple(self.numbers), _joined(parts, np.int32))


def _joined(parts: list[NDArray], kind: type) -> NDArray:  # type: ignore[type-arg]
    return np.concatenate(parts).astype(kind, copy=False) if parts else np.empty(0, kind)


def _read_register(
    workspace: Workspace, gallery_id: int, on_progress: ProgressSink, cancel: CancelToken
) -> FaceRegister:
    sexes, races, sources = _Coder(), _Coder(), _Coder()
    days: dict[str, int] = {"": NO_DAY}
    ids, sex, race, source, first, last, captured = ([] for _ in range(7))
    texts: list[Texts] = []
    done = 0
    with workspace.reading() as stores:
        total = stores.survey.newest_row(gallery_id) + 1
        for part in stores.survey.records(gallery_id):
            cancel.raise_if_cancelled()
            ids.append(part.face_ids)
            first.append(part.born_first.astype(np.int16))
            last.append(part.born_last.astype(np.int16))
            sex.append(sexes.codes(part.sex))
            race.append(races.codes(part.race_ethnicity))
            source.append(sources.codes(part.source))
            for text in set(part.captured).difference(days):
                days[text] = date.fromisoformat(text).toordinal()
            captured.append(np.array([days[text] for text in part.captured], np.int32))
            texts.append(Texts(done, part.folded))
            done += len(part.face_ids)
            on_progress(Progress(done, total, "faces"))
        by_subject, counts = stores.survey.by_subject(gallery_id)
    face_ids = _joined(ids, np.int64)
    subjects = np.empty(len(face_ids), np.int32)
    subjects[np.searchsorted(face_ids, by_subject)] = np.repeat(np.arange(len(counts)), counts)
    return FaceRegister(
        face_ids=face_ids,
        subjects=subjects,
        sex=sexes.coded(sex),
        race_ethnicity=races.coded(race),
        source=sources.coded(source),
        born_first=_joined(first, np.int16),
        born_last=_joined(last, np.int16),
        captured=_joined(captured, np.int32),
        texts=tuple(texts),
    )


def _read_measures(
    workspace: Workspace, gallery_id: int, on_progress: ProgressSink, cancel: CancelToken
) -> FaceMeasures:
    weakest, eyes, done = [], [], 0
    with workspace.reading() as stores:
        total = stores.survey.newest_row(gallery_id) + 1
        for part in stores.survey.measures(gallery_id):
            cancel.raise_if_cancelled()
            weakest.append(part.weakest.astype(np.int16))
            eyes.append(part.eye_distance.astype(np.float32))
            done += len(part.weakest)
            on_progress(Progress(done, total, "faces"))
    return FaceMeasures(_joined(weakest, np.int16), _joined(eyes, np.float32))
