"""Compares model packs on the captures that several galleries of one workspace have in common."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from desktop.domain.common_captures import REFUSED_BY_THE_PACK, Captures, CommonCaptures, common_captures
from desktop.domain.error_rates import ErrorRates
from desktop.domain.galleries import Gallery
from desktop.domain.group_rates import GroupCurves
from desktop.domain.groups import all_cells, all_groupings
from desktop.domain.measurements import MeasuredScores, Measurement
from desktop.domain.pack_comparison import (
    MOST_SIDES,
    ComparedSide,
    PackComparison,
    SidePack,
    SideSearches,
    single_comparisons,
)
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.snapshots import GallerySnapshot
from desktop.domain.subjects import CaptureRecord
from desktop.errors import WrongUse
from desktop.recognition.leave_one_out import LeaveOneOut, leave_one_out
from desktop.recognition.mated_pairs import first_with_second
from desktop.recognition.packs import ModelPack, PackCatalogue
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require_any
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import measure_rates
from desktop.workflow.score_choice import score_for

MAY_COMPARE = (Right.ENROL, Right.MANAGE_MODELS, Right.SEE_FIGURES, Right.VIEW_CASES)
"""Whoever sees error rates, or manages what they are rates of."""

Speed = Callable[[str], float | None]
"""Templates a second that a pack makes on this machine now; None where it cannot be said."""


@dataclass(frozen=True, slots=True)
class WantedSide:
    """A gallery, read by the score that it is searched with where `kind` is None."""

    gallery: Gallery
    kind: ScoreKind | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """One gallery with its content, read once however many sides it has."""

    gallery: Gallery
    pack: ModelPack
    content: tuple[int, int]
    snapshot: GallerySnapshot
    captures: Captures
    place: Mapping[str, int]
    """SHA-256 of the picture -> place in the snapshot."""

    def rows(self, captures: Sequence[tuple[str, str]]) -> int:
        """How many rows of scores a pass over `captures` takes."""
        here = [subject for sha256, subject in captures if sha256 in self.place]
        return len(here) + len(set(here))

    def part(self, captures: Sequence[tuple[str, str]]) -> GallerySnapshot:
        """Those of `captures` that were enrolled here, in their order."""
        here = [(self.place[sha256], subject) for sha256, subject in captures if sha256 in self.place]
        places = np.array([place for place, _ in here], np.int64)
        numbers = {subject: at for at, subject in enumerate(dict.fromkeys(s for _, s in here))}
        whole = self.snapshot
        if np.array_equal(places, np.arange(whole.faces)):
            return whole
        return GallerySnapshot(
            gallery_id=whole.gallery_id,
            gallery_name=whole.gallery_name,
            pack_id=whole.pack_id,
            pack_hash=whole.pack_hash,
            templates=np.asarray(whole.templates[places], np.float32),
            face_ids=whole.face_ids[places],
            subject_index=np.array([numbers[subject] for _, subject in here], np.int32),
            subject_ids=tuple(numbers),
            hash="",
        )


def compare_packs(
    workspace: Workspace,
    catalogue: PackCatalogue,
    wanted: Sequence[WantedSide],
    *,
    speed: Speed | None = None,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> PackComparison:
    """Leave-one-out on exactly the captures that all galleries share, with the same probes on every side.

    Where a pack refused captures that another one enrolled, everything is measured a second time with these
    counted as missed. Nothing is kept (`keep_comparison` does). Raises `WrongUse` for fewer than 2 or more
    than `MOST_SIDES` sides, the same one twice, or galleries without two people in common;
    `PackUnavailable`, `TemplatesDamaged`, `AccessRefused`, and `Cancelled` when asked to stop.
    """
    require_any(workspace, *MAY_COMPARE)
    _check(wanted)
    started = time.monotonic()
    sources = {one.gallery.gallery_id: _read(workspace, catalogue, one.gallery) for one in wanted}
    common = common_captures([sources[one.gallery.gallery_id].captures for one in wanted])
    if common.subjects < 2:
        raise WrongUse(
            detail="These galleries do not hold pictures of two or more people in common. Enrol one of "
            "them again with another model pack; then the two can be compared."
        )
    first = next(iter(sources.values()))
    with workspace.reading() as stores:
        records = stores.faces.records(first.gallery.gallery_id)
    passes = _Passes(workspace, records, on_progress, cancel)
    for source in sources.values():
        passes.plan(source, common)
    shared = {number: passes.shared(source, common) for number, source in sources.items()}
    pool = {number: passes.pool(source, common) for number, source in sources.items()}
    people = _people(common.pool)
    sides = []
    for one, of_side in zip(wanted, common.sides, strict=True):
        number = one.gallery.gallery_id
        source, measured, again = sources[number], shared[number], pool[number]
        kind = one.kind or _kind(workspace, one.gallery, measured)
        rates = ErrorRates(measured.scores(kind))
        searches = counted = SideSearches.of(rates)
        if again is not None:
            pool_rates = ErrorRates(again.scores(kind))
            place = _places(source, common, people, again, pool_rates.scores)
            counted = SideSearches.of(pool_rates, place, len(people))
        sides.append(
            ComparedSide(
                gallery_id=number,
                gallery_name=source.gallery.name,
                snapshot_hash=source.snapshot.hash,
                content=source.content,
                kind=kind,
                pack=_side_pack(source.pack, speed),
                captures=of_side,
                rates=rates,
                shared=searches,
                pool=counted,
                single=single_comparisons(measured.mated, measured.raw),
                groups=_groups(records, measured.subject_ids, rates),
            )
        )
    return PackComparison(
        tuple(sides),
        common,
        len(sides[0].shared.anywhere),
        len(sides[0].pool.anywhere),
        datetime.now(UTC),
        time.monotonic() - started,
    )


def _check(wanted: Sequence[WantedSide]) -> None:
    if not 2 <= len(wanted) <= MOST_SIDES:
        raise WrongUse(detail=f"Choose two to {MOST_SIDES} galleries to compare.")
    keys = [(one.gallery.gallery_id, one.kind) for one in wanted]
    if len(set(keys)) != len(keys):
        raise WrongUse(detail="Choose different galleries, or the same one with its two scores.")


def _read(workspace: Workspace, catalogue: PackCatalogue, gallery: Gallery) -> _Source:
    pack = catalogue.get(gallery.pack_id)
    with workspace.reading() as stores:
        content = stores.faces.content_version(gallery.gallery_id)
    snapshot = take_snapshot(workspace, gallery, pack)
    with workspace.reading() as stores:
        pictures = {face: sha256 for face, _, sha256 in stores.faces.pictures(gallery.gallery_id)}
        refusals = stores.enrolments.refusals_of_gallery(gallery.gallery_id)
    refused = {r.image_sha256 for r in refusals if r.reason in REFUSED_BY_THE_PACK and r.image_sha256}
    enrolled: dict[str, str] = {}
    place: dict[str, int] = {}
    subjects = snapshot.subject_index.tolist()
    for at, face in enumerate(snapshot.face_ids.tolist()):
        sha256 = pictures.get(face)
        if sha256 is not None:  # else expunged in between
            enrolled[sha256], place[sha256] = snapshot.subject_ids[subjects[at]], at
    return _Source(gallery, pack, content, snapshot, Captures(enrolled, frozenset(refused)), place)


@dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    """Of one gallery on one set of captures; `mated` as `first_with_second` gives it."""

    subject_ids: tuple[str, ...]
    raw: MeasuredScores
    normalised: MeasuredScores | None
    mated: NDArray[np.float32]

    def scores(self, kind: ScoreKind) -> MeasuredScores:
        if kind is ScoreKind.RAW:
            return self.raw
        if self.normalised is None:
            raise WrongUse(
                detail="There are too few people in common for the normalised score; compare raw scores."
            )
        return self.normalised


class _Passes:
    """The leave-one-out passes of all galleries as one progress."""

    def __init__(
        self,
        workspace: Workspace,
        records: Mapping[str, CaptureRecord],
        on_progress: ProgressSink,
        cancel: CancelToken | None,
    ) -> None:
        self._workspace, self._records = workspace, records
        self._sink, self._cancel = on_progress, cancel
        self._total = self._done = 0

    def plan(self, source: _Source, common: CommonCaptures) -> None:
        self._total += source.rows(common.shared)
        if common.anything_refused:
            self._total += source.rows(common.pool)

    def shared(self, source: _Source, common: CommonCaptures) -> _Measured:
        return self._measure(source, source.part(common.shared))

    def pool(self, source: _Source, common: CommonCaptures) -> _Measured | None:
        """None where nothing was refused: the pool is what is shared."""
        if not common.anything_refused:
            return None
        return self._measure(source, source.part(common.pool))

    def _measure(self, source: _Source, part: GallerySnapshot) -> _Measured:
        before = self._done

        def report(progress: Progress) -> None:
            self._sink(Progress(before + progress.done, self._total, "faces"))

        found: Measurement | LeaveOneOut
        if part is source.snapshot:  # measured already, or worth keeping
            found = measure_rates(
                self._workspace,
                part,
                comparator=source.pack.comparator,
                everybody=True,  # the same people on every side
                on_progress=report,
                cancel=self._cancel,
            )
        else:
            found = leave_one_out(
                part,
                all_cells(self._records, part.subject_ids),
                comparator=source.pack.comparator,
                on_progress=report,
                cancel=self._cancel,
            )
        self._done = before + part.subjects + part.faces
        self._sink(Progress(self._done, self._total, "faces"))
        mated = first_with_second(part, source.pack.comparator)
        return _Measured(part.subject_ids, found.raw, found.normalised, mated)


def _kind(workspace: Workspace, gallery: Gallery, measured: _Measured) -> ScoreKind:
    """The score that the gallery is searched with, where it can be measured on what is shared."""
    return score_for(workspace, gallery) if measured.normalised is not None else ScoreKind.RAW


def _people(captures: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Subject -> number, of those with two captures or more, in the order of their first one."""
    counts: dict[str, int] = {}
    for _, subject in captures:
        counts[subject] = counts.get(subject, 0) + 1
    return {subject: at for at, subject in enumerate(s for s, count in counts.items() if count > 1)}


def _places(
    source: _Source,
    common: CommonCaptures,
    people: Mapping[str, int],
    measured: _Measured,
    scores: MeasuredScores,
) -> NDArray[np.int64]:
    """Whom each mated search of the pool is for; -1 where the capture that plays the probe on the other
    sides was refused here and another one took its place."""
    probes: dict[str, str] = {}
    for sha256, subject in common.pool:
        probes.setdefault(subject, sha256)
    subjects = [measured.subject_ids[place] for place in scores.mated_subjects.tolist()]
    return np.array([people[s] if probes[s] in source.place else -1 for s in subjects], np.int64)


def _groups(
    records: Mapping[str, CaptureRecord], subject_ids: Sequence[str], rates: ErrorRates
) -> tuple[GroupCurves, ...]:
    return tuple(
        GroupCurves(one.by, one.names, rates.scores.best, rates.design)
        for one in all_groupings(records, subject_ids)
    )


def _side_pack(pack: ModelPack, speed: Speed | None) -> SidePack:
    return SidePack(
        pack.id,
        pack.hash,
        pack.name,
        pack.licence,
        pack.training_data,
        4 * pack.embedder.length,
        speed(pack.id) if speed is not None else None,
    )
