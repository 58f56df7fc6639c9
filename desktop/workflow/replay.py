"""Replays a search for many people at once, none of whom is in the gallery. For training only."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.candidates import CandidateList
from desktop.domain.cohorts import Cohort
from desktop.domain.design_effect import DesignEffect
from desktop.domain.galleries import Gallery
from desktop.domain.groups import all_groupings
from desktop.domain.log_entries import EntryKind
from desktop.domain.measurements import TOP_NON_MATED
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.domain.replays import Replay, ReplaySide
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import WrongUse
from desktop.recognition.packs import ModelPack
from desktop.recognition.search import search_snapshot
from desktop.recognition.search_engine import search_many
from desktop.storage.workspace import Workspace
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import measure_rates
from desktop.workflow.training import require_practice

_BLOCK_BYTES = 64 * 2**20


def run_replay(
    workspace: Workspace,
    pack: ModelPack,
    gallery: Gallery,
    probes: Gallery | None = None,
    kind: ScoreKind = ScoreKind.RAW,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Replay:
    """Searches every person of `probes` (first enrolled face) in `gallery`; None: everybody of the gallery.

    Whoever is enrolled in the gallery as well, by subject id, is searched among everybody else, cohort
    included. Takes the gallery's measurement first where it is not there and is needed.

    One entry of the log says that it was done, with which content and on how many people: a replay is a
    search of a biometric reference database like any other (EU AI Act, Art. 12(3)), and a training
    workspace is where somebody could try to search without a case. Hashes and counts; no result is kept.

    Raises `WrongUse` in casework, for galleries of different packs, for too few people, and for the
    normalised score where none can be measured; `GalleryEmpty`, `TemplatesDamaged`, `Cancelled`.
    """
    require_practice(workspace)
    others = gallery if probes is None else probes
    for one in (gallery, others):
        if one.pack_hash != pack.hash:
            raise WrongUse(
                detail=f"The gallery “{one.name}” was enrolled with the model pack {one.pack_id}; "
                "templates of different packs cannot be compared. Choose two galleries of one pack."
            )
    snapshot = take_snapshot(workspace, gallery, pack)
    if others.gallery_id == gallery.gallery_id:
        found = _each_left_out(workspace, pack, snapshot, kind, on_progress, cancel)
        searched = snapshot
    else:
        searched = take_snapshot(workspace, others, pack)
        found = _strangers(workspace, pack, snapshot, searched, kind, on_progress, cancel)
    with workspace.reading() as stores:
        records = stores.faces.records(others.gallery_id)
    replay = Replay(
        gallery=_side(gallery, snapshot),
        probes=_side(others, searched),
        pack_id=gallery.pack_id,
        pack_hash=pack.hash,
        kind=kind,
        subject_ids=searched.subject_ids,
        face_ids=found.face_ids,
        scores=found.scores,
        candidate_faces=found.candidate_faces,
        left_out=found.left_out,
        groupings=all_groupings(records, searched.subject_ids),
        design=found.design,
    )
    _log(workspace, replay)
    return replay


def _side(gallery: Gallery, snapshot: GallerySnapshot) -> ReplaySide:
    return ReplaySide(gallery.gallery_id, gallery.name, snapshot.hash, snapshot.subjects)


@dataclass(frozen=True, slots=True)
class _Found:
    face_ids: NDArray[np.int64]
    scores: NDArray[np.float32]
    candidate_faces: NDArray[np.int64]
    left_out: int
    design: DesignEffect | None = None


def _each_left_out(
    workspace: Workspace,
    pack: ModelPack,
    snapshot: GallerySnapshot,
    kind: ScoreKind,
    on_progress: ProgressSink,
    cancel: CancelToken | None,
) -> _Found:
    """What the measurement of the gallery has seen already."""
    measurement = measure_rates(
        workspace, snapshot, comparator=pack.comparator, on_progress=on_progress, cancel=cancel
    )
    if kind is ScoreKind.NORMALISED and measurement.normalised is None:
        raise _too_small(snapshot)
    scores = measurement.scores(kind)
    return _Found(
        measurement.face_ids[measurement.first_faces[scores.places]],
        scores.top,
        measurement.face_ids[scores.other_face],
        scores.n,
        DesignEffect.of(scores),
    )


def _too_small(snapshot: GallerySnapshot) -> WrongUse:
    return WrongUse(
        detail=f"The gallery “{snapshot.gallery_name}” is too small for a cohort: the normalised score "
        "cannot be measured on it. Replay it with the raw score."
    )


def _strangers(
    workspace: Workspace,
    pack: ModelPack,
    snapshot: GallerySnapshot,
    searched: GallerySnapshot,
    kind: ScoreKind,
    on_progress: ProgressSink,
    cancel: CancelToken | None,
) -> _Found:
    places = {subject: place for place, subject in enumerate(snapshot.subject_ids)}
    shared = [places.get(subject, -1) for subject in searched.subject_ids]
    left_out = sum(1 for place in shared if place >= 0)
    kept = min(TOP_NON_MATED, snapshot.subjects - (1 if left_out else 0))
    if kept < 1:
        raise WrongUse(detail=f"There is nobody else in the gallery “{snapshot.gallery_name}” to be found.")
    cohorts: _Cohorts | None = None
    if kind is ScoreKind.NORMALISED:
        cohort = measure_rates(
            workspace, snapshot, comparator=pack.comparator, on_progress=on_progress, cancel=cancel
        ).cohort
        if cohort is None:
            raise _too_small(snapshot)
        cohorts = _Cohorts(snapshot, pack.comparator, cohort)
        if left_out:
            cohorts.look_closer(cancel)
    firsts = np.unique(searched.subject_index, return_index=True)[1]
    scores = np.empty((searched.subjects, kept), np.float32)
    faces = np.empty((searched.subjects, kept), np.int64)
    for done, (number, listed) in enumerate(
        _lists(snapshot, searched, firsts, shared, pack, kept, cohorts)
    ):
        if cancel is not None:
            cancel.raise_if_cancelled()
        scores[number] = [row.score for row in listed.rows]
        faces[number] = [row.face_id for row in listed.rows]
        on_progress(Progress(done + 1, searched.subjects, "subjects"))
    return _Found(np.asarray(searched.face_ids)[firsts], scores, faces, left_out)


def _lists(
    snapshot: GallerySnapshot,
    searched: GallerySnapshot,
    firsts: NDArray[np.int64],
    shared: Sequence[int],
    pack: ModelPack,
    top: int,
    cohorts: _Cohorts | None,
) -> Iterator[tuple[int, CandidateList]]:
    """(place in `searched`, candidates): who is not in the gallery first, together; then the others, each
    in a gallery of its own."""
    strangers = [number for number, place in enumerate(shared) if place < 0]
    probes = np.asarray(searched.templates[firsts[strangers]])
    cohort = cohorts.without(-1) if cohorts is not None else None
    lists = search_many(snapshot, probes, comparator=pack.comparator, top=top, cohort=cohort)
    yield from zip(strangers, lists, strict=True)
    for number, place in enumerate(shared):
        if place >= 0:
            yield (
                number,
                search_snapshot(
                    _without(snapshot, place),
                    np.asarray(searched.templates[firsts[number]]),
                    comparator=pack.comparator,
                    top=top,
                    cohort=cohorts.without(place) if cohorts is not None else None,
                ),
            )


def _without(snapshot: GallerySnapshot, place: int) -> GallerySnapshot:
    """The snapshot as if one subject were not enrolled."""
    keep = snapshot.subject_index != place
    index = snapshot.subject_index[keep]
    return dataclasses.replace(
        snapshot,
        templates=snapshot.templates[keep],
        face_ids=snapshot.face_ids[keep],
        subject_index=(index - (index > place)).astype(np.int32),
        subject_ids=snapshot.subject_ids[:place] + snapshot.subject_ids[place + 1 :],
    )


class _Cohorts:
    """The gallery's cohort, also as it would be were one subject not enrolled."""

    def __init__(self, snapshot: GallerySnapshot, comparator: str, cohort: Cohort) -> None:
        self._snapshot = snapshot
        self._comparator = comparator
        self._cohort = cohort
        self._scores = np.empty((0, 0), np.float32)
        self._subjects = np.empty((0, 0), np.int32)

    def without(self, place: int) -> Cohort:
        """For a search in `_without(snapshot, place)`; the cohort itself where `place` is negative.

        Where the subject is among a face's K best others, the next one takes its place.
        """
        if place < 0:
            return self._cohort
        size = self._cohort.size
        in_list = self._subjects[:, :size] == place
        drop = np.where(in_list, self._scores[:, :size], 0).sum(axis=1, dtype=np.float64)
        gain = self._scores[:, size].astype(np.float64)
        means = self._cohort.means.astype(np.float64)
        means = np.where(in_list.any(axis=1), means + (gain - drop) / size, means)
        return Cohort(size, means[self._snapshot.subject_index != place].astype(np.float32))

    def look_closer(self, cancel: CancelToken | None) -> None:
        """Reads each face's K + 1 best other subjects, which the measurement does not keep."""
        snapshot, size = self._snapshot, self._cohort.size
        order = np.argsort(snapshot.subject_index, kind="stable")
        templates = np.ascontiguousarray(np.asarray(snapshot.templates)[order], np.float32)
        starts = np.flatnonzero(np.diff(snapshot.subject_index[order], prepend=-1))
        square = np.einsum("ij,ij->i", templates, templates)
        self._scores = np.empty((snapshot.faces, size + 1), np.float32)
        self._subjects = np.empty((snapshot.faces, size + 1), np.int32)
        step = max(1, _BLOCK_BYTES // (4 * snapshot.faces))
        for begin in range(0, snapshot.faces, step):
            if cancel is not None:
                cancel.raise_if_cancelled()
            rows = order[begin : begin + step]
            block = templates[begin : begin + step] @ templates.T
            if self._comparator == "euclidean":
                block = 2 * block - square - square[begin : begin + step, None]
            best = np.maximum.reduceat(block, starts, axis=1)
            best[np.arange(len(rows)), snapshot.subject_index[rows]] = -np.inf
            top = np.argpartition(-best, size, axis=1)[:, : size + 1]
            values = np.take_along_axis(best, top, axis=1)
            descending = np.argsort(-values, axis=1, kind="stable")
            self._scores[rows] = np.take_along_axis(values, descending, axis=1)
            self._subjects[rows] = np.take_along_axis(top, descending, axis=1)


def _log(workspace: Workspace, replay: Replay) -> None:
    with workspace.recording() as stores:
        stores.log.append(
            EntryKind.REPLAY_DONE,
            {
                "gallery_id": replay.gallery.gallery_id,
                "snapshot": replay.gallery.snapshot_hash,
                "probes_gallery_id": replay.probes.gallery_id,
                "probes_snapshot": replay.probes.snapshot_hash,
                "pack": replay.pack_id,
                "pack_hash": replay.pack_hash,
                "score": replay.kind.value,
                "people": replay.n,
                "left_out": replay.left_out,
                "n": replay.gallery.subjects,
            },
        )
