"""Searches with whatever is fastest on this machine; the answer is that of the exact scan, always.

The first search of a snapshot is the exact scan, which needs nothing but the template file. Then the first
pass is prepared in the background, and later searches use it. It is kept in memory only: a few seconds make
it again, and nothing of it has to be found and erased when a subject is expunged.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from desktop.domain.candidates import CandidateList
from desktop.domain.cohorts import Cohort
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition.first_pass import (
    Approximation,
    Disagreement,
    FirstPass,
    Floats,
    OutOfRange,
    Places,
    Wanted,
    best_subjects,
)
from desktop.recognition.onnx_scan import DeviceFailed, OnnxScan
from desktop.recognition.providers import CPU
from desktop.recognition.quantised_rows import (
    CHUNK,
    QuantisedChunk,
    can_be_quantised,
    centre_of,
    quantise_rows,
)
from desktop.recognition.quantised_scan import QuantisedScan
from desktop.recognition.running_device import Part, RunningDevice, on_cpu
from desktop.recognition.score_bounds import before_shift
from desktop.recognition.search import (
    DEFAULT_TOP,
    ScoresOfEverybody,
    candidates_of,
    check_search,
    comparison_scores,
    row_scores,
    search_snapshot,
)

SMALLEST_GALLERY = 50_000
"""Faces. With fewer the exact scan takes a few milliseconds."""
_MANY = 16
"""From so many probes on a batch is faster than one scan a probe."""
_SHARE_LISTED = 8
"""A list of more than this part of the subjects is the exact scan's: most would be scored anyway."""
_WORTH = 1.2
"""How many times faster than the exact scan a first pass must be to be used."""
_ROUNDS = 8
"""Tried at most: other work on the machine can spoil a few."""
_KEPT = 2
"""Galleries that are prepared at once."""


def search_with(
    first_pass: FirstPass,
    snapshot: GallerySnapshot,
    probes: Floats,
    *,
    comparator: str = "cosine",
    top: int = DEFAULT_TOP,
    cohort: Cohort | None = None,
) -> list[CandidateList]:
    """What `search_snapshot` gives for each of `probes` float32 [m, d], by a first pass of that snapshot.

    Only the scores of everybody are found later, when they are asked for. Raises what `search_snapshot`
    does, and `Disagreement` where this first pass cannot answer.
    """
    return list(_searches(first_pass, snapshot, probes, comparator, top, cohort))


def search_many(
    snapshot: GallerySnapshot,
    probes: Floats,
    *,
    comparator: str = "cosine",
    top: int = DEFAULT_TOP,
    cohort: Cohort | None = None,
    provider: str = CPU,
) -> Iterator[CandidateList]:
    """What `search_snapshot` gives for each of `probes` float32 [m, d], compared in batches on `provider`.

    Raises what `search_snapshot` does.
    """
    done = 0
    if (
        len(probes) >= _MANY
        and snapshot.faces >= SMALLEST_GALLERY
        and _SHARE_LISTED * top <= snapshot.subjects
    ):
        with contextlib.suppress(Disagreement):
            network = OnnxScan(snapshot.templates, comparator, provider)
            for found in _searches(network, snapshot, probes, comparator, top, cohort):
                done += 1
                yield found
    for probe in probes[done:]:
        yield search_snapshot(snapshot, probe, comparator=comparator, top=top, cohort=cohort)


def _searches(
    first_pass: FirstPass,
    snapshot: GallerySnapshot,
    probes: Floats,
    comparator: str,
    top: int,
    cohort: Cohort | None,
) -> Iterator[CandidateList]:
    for probe in probes:
        check_search(snapshot, probe, cohort)
    probes = np.ascontiguousarray(probes, np.float32)
    several = snapshot.faces / snapshot.subjects
    offsets = cohort.offsets if cohort is not None else None
    size = cohort.size + 1 if cohort is not None else 0
    if size > snapshot.subjects:
        raise OutOfRange  # nor can the exact scan; it says so
    top = min(top, snapshot.subjects)
    wanted = Wanted(_first_look(top, several), offsets, _first_look(size, several))
    with contextlib.closing(first_pass.scores(probes, wanted)) as scores:
        for probe, (raw, used) in zip(probes, scores, strict=True):
            yield _ranked(snapshot, probe, comparator, top, cohort, wanted, raw, used)


def _first_look(subjects: int, several: float) -> int:
    return int(subjects * several * 1.25) + 16


def _ranked(
    snapshot: GallerySnapshot,
    probe: Floats,
    comparator: str,
    top: int,
    cohort: Cohort | None,
    wanted: Wanted,
    raw: Approximation,
    used: Approximation,
) -> CandidateList:
    def exact(rows: Places) -> Floats:
        return row_scores(snapshot.templates, rows, probe, comparator)

    index = snapshot.subject_index
    mean: float | None = None
    if cohort is None or wanted.offsets is None:
        best = best_subjects(raw, exact, index, top, start=wanted.best)
        scores_raw = best.scores
    else:
        offsets = wanted.offsets
        nearest = best_subjects(raw, exact, index, cohort.size + 1, start=wanted.cohort_subjects)
        mean = cohort.probe_mean(nearest.scores)
        best = best_subjects(
            used,
            lambda rows: exact(rows) + offsets[rows],
            index,
            top,
            start=wanted.best,
            shift=np.float32(mean / 2),
            before_shift=before_shift,
        )
        scores_raw = exact(best.faces)
    return CandidateList(
        candidates_of(snapshot, best.subjects, best.faces, best.scores, scores_raw),
        snapshot.subjects,
        snapshot.faces,
        ScoresOfEverybody(snapshot, probe, comparator, cohort),
        probe_mean=mean,
    )


@dataclass(frozen=True, slots=True)
class _Key:
    gallery_id: int
    pack_hash: str
    comparator: str
    content: str
    faces: int

    @classmethod
    def of(cls, snapshot: GallerySnapshot, comparator: str) -> _Key:
        return cls(snapshot.gallery_id, snapshot.pack_hash, comparator, snapshot.hash, snapshot.faces)


@dataclass(slots=True)
class _Prepared:
    """`first_pass` is None where there is none to be used; `why` says so."""

    contents: tuple[bytes, ...]
    """Of each full chunk a digest of its face ids: a face's template never changes."""
    first_pass: FirstPass | None
    why: str = ""


class SearchEngine:
    """What the searches of one model pack share.

    A `device` that fails, or whose scores are off, is given up for the processor, and whoever watches the
    device hears of it; the search is answered all the same.
    """

    def __init__(self, device: RunningDevice | None = None) -> None:
        self._device = device if device is not None else on_cpu()
        self._prepared: dict[_Key, _Prepared] = {}
        self._working: threading.Thread | None = None
        self._generation = 0
        self._turn = threading.Lock()

    def search(
        self,
        snapshot: GallerySnapshot,
        probe: Floats,
        *,
        comparator: str = "cosine",
        top: int = DEFAULT_TOP,
        cohort: Cohort | None = None,
    ) -> CandidateList:
        """See `search_snapshot`, which this equals to the last rank and bit."""
        first_pass = self.first_pass(snapshot, comparator)
        if first_pass is not None and _SHARE_LISTED * top <= snapshot.subjects:
            try:
                (found,) = search_with(
                    first_pass, snapshot, probe[None], comparator=comparator, top=top, cohort=cohort
                )
                return found
            except OutOfRange:
                pass
            except Disagreement as disagreement:
                self._give_up(snapshot, comparator, str(disagreement))
                if isinstance(first_pass, OnnxScan):
                    self._leave_device(disagreement)
        found = search_snapshot(snapshot, probe, comparator=comparator, top=top, cohort=cohort)
        if first_pass is None:
            self.prepare(snapshot, comparator)
        return found

    def first_pass(self, snapshot: GallerySnapshot, comparator: str) -> FirstPass | None:
        """What is ready for this snapshot."""
        with self._turn:
            prepared = self._prepared.get(_Key.of(snapshot, comparator))
        return prepared.first_pass if prepared is not None else None

    def prepare(self, snapshot: GallerySnapshot, comparator: str) -> None:
        """Begins to prepare a first pass in the background, where it is worth it and not done."""
        key = _Key.of(snapshot, comparator)
        if snapshot.faces < SMALLEST_GALLERY:
            return
        with self._turn:
            if key in self._prepared or (self._working is not None and self._working.is_alive()):
                return
            generation = self._generation
            self._working = threading.Thread(
                target=self._prepare, args=(key, snapshot, generation), name="second-look-prepare"
            )
            self._working.start()

    def wait(self) -> None:
        """Until what `prepare` began is done."""
        working = self._working
        if working is not None:
            working.join()

    def forget(self) -> None:
        """Lets go of everything that was made of templates, also of what is being made."""
        with self._turn:
            self._generation += 1
            self._prepared.clear()

    def _prepare(self, key: _Key, snapshot: GallerySnapshot, generation: int) -> None:
        def stopped() -> bool:
            # The program does not wait for it at its end.
            return self._generation != generation or not threading.main_thread().is_alive()

        prepared = _Prepared(_contents(snapshot), None)
        try:
            prepared.first_pass = self._made(key, snapshot, stopped)
            if prepared.first_pass is None and stopped():
                return
            if prepared.first_pass is None:
                prepared.why = "not faster than the exact scan"
        except Disagreement as disagreement:
            prepared.why = str(disagreement)
        with self._turn:
            if stopped():
                return
            for old in [k for k in self._prepared if k.gallery_id == key.gallery_id]:
                del self._prepared[old]
            for old in list(self._prepared)[: max(0, len(self._prepared) - _KEPT + 1)]:
                del self._prepared[old]
            self._prepared[key] = prepared

    def _made(self, key: _Key, snapshot: GallerySnapshot, stopped: Callable[[], bool]) -> FirstPass | None:
        if not self._device.is_cpu:
            try:
                device = OnnxScan(snapshot.templates, key.comparator, self._device.choice.provider)
                if is_worth_it(device, snapshot, key.comparator):
                    return device
            except OutOfRange:
                pass  # no fault of the device; the processor's way is left
            except Disagreement as disagreement:
                self._leave_device(disagreement)
        if not can_be_quantised(snapshot.templates.shape[1]):
            return None
        chunks = self._usable_chunks(key, snapshot)
        measured = bool(chunks)
        centre = chunks[0].centre if chunks else centre_of(snapshot.templates)
        for begin in range(len(chunks) * CHUNK, snapshot.faces, CHUNK):
            if stopped():
                return None
            rows = snapshot.templates[begin : begin + CHUNK]
            chunk = quantise_rows(rows, centre, squares=key.comparator == "euclidean")
            if chunk is None:
                raise OutOfRange
            chunks.append(chunk)
            if not measured and not _is_faster(chunk, rows, key.comparator):
                return None
            measured = True
        return QuantisedScan(chunks, key.comparator)

    def _usable_chunks(self, key: _Key, snapshot: GallerySnapshot) -> list[QuantisedChunk]:
        """Of an earlier snapshot of the gallery: enrolment only adds rows."""
        with self._turn:
            earlier = [
                (old, made)
                for old, made in self._prepared.items()
                if (old.gallery_id, old.pack_hash, old.comparator)
                == (key.gallery_id, key.pack_hash, key.comparator)
            ]
        for _, made in earlier:
            if isinstance(made.first_pass, QuantisedScan):
                pairs = zip(made.contents, _contents(snapshot), strict=False)
                same = next((n for n, (one, other) in enumerate(pairs) if one != other), None)
                full = min(len(made.contents), snapshot.faces // CHUNK)
                return made.first_pass.chunks[: full if same is None else same]
        return []

    def _leave_device(self, disagreement: Disagreement) -> None:
        smallest = disagreement.smallest if isinstance(disagreement, DeviceFailed) else 1
        self._device.give_up(Part.SEARCH, str(disagreement), smallest)

    def _give_up(self, snapshot: GallerySnapshot, comparator: str, why: str) -> None:
        with self._turn:
            prepared = self._prepared.get(_Key.of(snapshot, comparator))
            if prepared is not None:
                prepared.first_pass, prepared.why = None, why


def _contents(snapshot: GallerySnapshot) -> tuple[bytes, ...]:
    ids = snapshot.face_ids
    full = range(0, len(ids) - len(ids) % CHUNK, CHUNK)
    return tuple(hashlib.sha256(ids[begin : begin + CHUNK].tobytes()).digest() for begin in full)


def is_worth_it(first_pass: FirstPass, snapshot: GallerySnapshot, comparator: str) -> bool:
    """Whether one search is faster than one exact scan, here and now; the best of a few rounds each."""
    probe = np.ascontiguousarray(snapshot.templates[:1], np.float32)
    if not probe.any():
        probe = np.full_like(probe, 0.1)
    return _faster(
        lambda: search_with(first_pass, snapshot, probe, comparator=comparator, top=1),
        lambda: comparison_scores(snapshot.templates, probe[0], comparator),
    )


def _is_faster(chunk: QuantisedChunk, rows: Floats, comparator: str) -> bool:
    scan = QuantisedScan([chunk], comparator)
    probe = np.ascontiguousarray(rows[:1], np.float32)
    if not probe.any():
        probe = np.full_like(probe, 0.1)
    return _faster(
        lambda: next(iter(scan.scores(probe, Wanted(1)))),
        lambda: comparison_scores(rows, probe[0], comparator),
    )


def _faster(one: Callable[[], object], other: Callable[[], object]) -> bool:
    """Whether the best time of `one` is clearly below that of `other`; the first round is not counted."""
    best = [float("inf"), float("inf")]
    for number in range(_ROUNDS + 1):
        for place, work in enumerate((one, other)):
            begun = time.perf_counter()
            work()
            if number:
                best[place] = min(best[place], time.perf_counter() - begun)
        if number > 1 and _WORTH * best[0] <= best[1]:
            return True
    return False
