"""The contract of every way to search: what the exact scan answers, to the last rank and bit."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.domain.candidates import CandidateList
from desktop.domain.cohorts import Cohort
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition import onnx_scan
from desktop.recognition.first_pass import Disagreement, FirstPass, OutOfRange, Wanted
from desktop.recognition.onnx_scan import OnnxScan
from desktop.recognition.providers import available_providers
from desktop.recognition.quantised_rows import BLOCK, CHUNK, centre_of, quantise_probe, quantise_rows
from desktop.recognition.quantised_scan import QuantisedScan
from desktop.recognition.search import comparison_scores, search_snapshot
from desktop.recognition.search_engine import search_with
from tests.recognition.search_galleries import hard_galleries, snapshot_of, vectors

Searches = Callable[[GallerySnapshot, NDArray[np.float32], str, int, Cohort | None], list[CandidateList]]
Templates = NDArray[np.float32]


def quantised(templates: Templates, comparator: str) -> FirstPass:
    chunks = []
    centre = centre_of(templates)
    for begin in range(0, len(templates), CHUNK):
        rows = templates[begin : begin + CHUNK]
        chunk = quantise_rows(rows, centre, squares=comparator == "euclidean")
        if chunk is None:
            raise OutOfRange
        chunks.append(chunk)
    return QuantisedScan(chunks, comparator)


def on(provider: str) -> Callable[[Templates, str], FirstPass]:
    return lambda templates, comparator: OnnxScan(templates, comparator, provider)


FIRST_PASSES = {"quantised": quantised} | {name: on(name) for name in available_providers()}
WAYS = [*FIRST_PASSES, "exact"]
first_passes = pytest.mark.parametrize("make", FIRST_PASSES.values(), ids=FIRST_PASSES.keys())


def searched(
    way: str,
    snapshot: GallerySnapshot,
    probes: NDArray[np.float32],
    comparator: str,
    top: int,
    cohort: Cohort | None,
) -> list[CandidateList] | None:
    """None where this way says that the bounds do not hold for such numbers."""
    if way == "exact":
        return exactly(snapshot, probes, comparator, top, cohort)
    try:
        first_pass = FIRST_PASSES[way](snapshot.templates, comparator)
        return search_with(first_pass, snapshot, probes, comparator=comparator, top=top, cohort=cohort)
    except OutOfRange:
        return None


def exactly(
    snapshot: GallerySnapshot,
    probes: NDArray[np.float32],
    comparator: str,
    top: int,
    cohort: Cohort | None,
) -> list[CandidateList]:
    return [
        search_snapshot(snapshot, probe, comparator=comparator, top=top, cohort=cohort) for probe in probes
    ]


def is_ordinary(*parts: NDArray[np.float32]) -> bool:
    """Every first pass must take numbers of this size."""
    sizes = [np.abs(part).max(axis=1) for part in parts]
    return all((size <= 2.0**20).all() for size in sizes) and bool((sizes[-1] >= 1e-6).all())


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=60, deadline=None)
@given(
    hard_galleries(),
    st.sampled_from(["cosine", "euclidean"]),
    st.integers(0, 60),
    st.sampled_from([0, 0, 1, 4, 16]),
)
def test_every_way_lists_what_the_exact_scan_lists(
    way: str,
    case: tuple[GallerySnapshot, NDArray[np.float32], np.random.Generator],
    comparator: str,
    top: int,
    size: int,
) -> None:
    snapshot, probes, random = case
    cohort = None
    if 0 < size < snapshot.subjects:
        cohort = Cohort(
            size, (random.normal(size=snapshot.faces) * random.choice([1e-3, 1, 1e3])).astype("f4")
        )
    with np.errstate(all="ignore"):
        found = searched(way, snapshot, probes, comparator, top, cohort)
        if found is None:
            assert not is_ordinary(snapshot.templates, probes)
            return
        want = exactly(snapshot, probes, comparator, top, cohort)
        for one, other in zip(found, want, strict=True):
            assert one.rows == other.rows
            assert one.probe_mean == other.probe_mean
            assert (one.subjects_searched, one.faces_searched) == (snapshot.subjects, snapshot.faces)
            assert one.ascending.tolist() == other.ascending.tolist()
            for threshold in (-math.inf, 0.0, *(row.score for row in other.rows[-2:]), math.inf):
                assert one.count_is_exact(threshold)
                assert one.count_at_or_above(threshold) == other.count_at_or_above(threshold)


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=40, deadline=None)
@given(hard_galleries(), st.sampled_from(["cosine", "euclidean"]), st.integers(1, 20))
def test_lists_are_those_of_float64_up_to_the_rounding_of_float32(
    way: str,
    case: tuple[GallerySnapshot, NDArray[np.float32], np.random.Generator],
    comparator: str,
    top: int,
) -> None:
    """Brute force without any of the program's code: no subject that is missing scores more than the last
    that is listed, by more than what float32 sums may be off."""
    snapshot, probes, _ = case
    with np.errstate(all="ignore"):
        found = searched(way, snapshot, probes, comparator, top, None)
        if found is None:
            return
        rows = snapshot.templates.astype(np.float64)
        for one, probe in zip(found, probes.astype(np.float64), strict=True):
            length = len(probe)
            if comparator == "cosine":
                scores = (rows * probe).sum(axis=1)
                sizes = np.abs(rows * probe).sum(axis=1)
            else:
                scores = -((rows - probe) ** 2).sum(axis=1)
                sizes = -scores
            off = (length + 4) * 2.0**-23 * sizes + length * 2.0**-126
            low, high = (np.full(snapshot.subjects, -np.inf) for _ in range(2))
            np.maximum.at(low, snapshot.subject_index, scores - off)
            np.maximum.at(high, snapshot.subject_index, scores + off)
            place = {subject: n for n, subject in enumerate(snapshot.subject_ids)}
            listed = [place[row.subject_id] for row in one.rows]
            assert len(set(listed)) == len(listed) == min(top, snapshot.subjects)
            assert [row.score for row in one.rows] == sorted((r.score for r in one.rows), reverse=True)
            for row, subject in zip(one.rows, listed, strict=True):
                assert low[subject] <= row.score <= high[subject]
                assert snapshot.subject_index[(row.face_id - 7) // 10] == subject
            missing = np.setdiff1d(np.arange(snapshot.subjects), listed)
            assert (low[missing] <= one.rows[-1].score).all()


@first_passes
@settings(max_examples=60, deadline=None)
@given(hard_galleries(), st.sampled_from(["cosine", "euclidean"]), st.booleans())
def test_every_exact_score_lies_within_its_bound(
    make: Callable[[Templates, str], FirstPass],
    case: tuple[GallerySnapshot, NDArray[np.float32], np.random.Generator],
    comparator: str,
    with_offsets: bool,
) -> None:
    snapshot, probes, random = case
    offsets = random.normal(size=snapshot.faces).astype(np.float32) if with_offsets else None
    rows = np.arange(snapshot.faces)
    with np.errstate(all="ignore"):
        try:
            scored = make(snapshot.templates, comparator).scores(
                probes, Wanted(snapshot.faces, offsets, snapshot.faces)
            )
            for probe, (raw, used) in zip(probes, scored, strict=True):
                exact = comparison_scores(snapshot.templates, probe, comparator)
                assert raw.likely(snapshot.faces).tolist() == rows.tolist()
                raw.check(rows, exact)
                if offsets is not None:
                    exact = exact + offsets
                assert used.likely(snapshot.faces).tolist() == rows.tolist()
                used.check(rows, exact)
                for level in np.sort(exact)[:: max(1, len(exact) // 5)].tolist():
                    assert set(np.flatnonzero(exact >= level)) <= set(used.reaching(level).tolist())
        except OutOfRange:
            assert not is_ordinary(snapshot.templates, probes)


@first_passes
@pytest.mark.parametrize("comparator", ["cosine", "euclidean"])
def test_several_chunks_are_one_gallery(
    make: Callable[[Templates, str], FirstPass], comparator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnx_scan, "_CHUNK_BYTES", 4 * 64 * 100_000)
    random = np.random.default_rng(5)
    rows = vectors("unit", 2 * CHUNK + BLOCK + 77, 8, random)
    rows[-40:] = rows[:40]  # the same people at both ends
    rows[CHUNK - 3 : CHUNK + 3] = rows[0]
    subject_index = (np.arange(len(rows)) // 3).astype(np.int32)
    snapshot = snapshot_of(rows, subject_index)
    cohort = Cohort(8, (random.normal(size=len(rows)) * 0.02).astype(np.float32))
    first_pass = make(rows, comparator)
    probes = np.concatenate([rows[:2], rows[-1:], vectors("unit", 3, 8, random)])
    for chosen in (None, cohort):
        found = search_with(first_pass, snapshot, probes, comparator=comparator, top=50, cohort=chosen)
        for one, other in zip(found, exactly(snapshot, probes, comparator, 50, chosen), strict=True):
            assert one.rows == other.rows
            assert one.probe_mean == other.probe_mean


@first_passes
def test_a_list_that_ties_make_longer_than_was_asked_is_still_right(
    make: Callable[[Templates, str], FirstPass],
) -> None:
    """Thousands of equal templates around the last place: the order of enrolment decides."""
    rows = np.tile(vectors("unit", 1, 16, np.random.default_rng(1)), (5000, 1))
    rows[::7] = -rows[0]
    snapshot = snapshot_of(rows, np.arange(5000, dtype=np.int32))
    (found,) = search_with(make(rows, "cosine"), snapshot, rows[1:2], top=300)
    assert found.rows == search_snapshot(snapshot, rows[1], top=300).rows
    assert [row.face_id for row in found.rows[:6]] == [17, 27, 37, 47, 57, 67]


@first_passes
def test_few_rows_are_scored_again(make: Callable[[Templates, str], FirstPass]) -> None:
    """The bounds are not only right but of use."""
    rows = vectors("unit", 60_000, 128, np.random.default_rng(3))
    first_pass = make(rows, "cosine")
    probe = rows[7]
    exact = comparison_scores(rows, probe, "cosine")
    level = float(np.sort(exact)[-50])
    ((raw, _),) = list(first_pass.scores(probe[None], Wanted(50)))
    assert 50 <= len(raw.reaching(level)) < 1000


@first_passes
@pytest.mark.parametrize("value", [np.nan, np.inf, 3e38])
def test_what_is_no_number_or_may_overflow_is_left_to_the_exact_scan(
    make: Callable[[Templates, str], FirstPass], value: float
) -> None:
    rows = vectors("unit", 50, 8, np.random.default_rng(0))
    rows[17, 3] = value
    with pytest.raises(OutOfRange), np.errstate(all="ignore"):
        make(rows, "cosine")


@first_passes
def test_templates_that_changed_since_are_noticed(make: Callable[[Templates, str], FirstPass]) -> None:
    rows = vectors("unit", 500, 32, np.random.default_rng(0))
    first_pass = make(rows.copy(), "cosine")
    snapshot = snapshot_of(rows, np.arange(500, dtype=np.int32))
    rows[3] = 0
    with pytest.raises(Disagreement):
        search_with(first_pass, snapshot, rows[4:5], top=500)
    rows[3] = np.nan
    with pytest.raises(Disagreement):
        search_with(first_pass, snapshot, rows[4:5], top=500)


def test_no_pair_of_products_overflows_int16() -> None:
    """Kernels without VNNI add two products of uint8 by int8 in int16 and cut off what does not fit."""
    centre = np.zeros(64, np.float32)
    chunk = quantise_rows(np.ones((BLOCK, 64), np.float32), centre, squares=False)
    probe = quantise_probe(np.ones(64, np.float32), centre)
    assert chunk is not None
    assert probe is not None
    assert 2 * int(probe.levels.max()) * int(np.abs(chunk.blocks).max()) < 2**15
    ((raw, _),) = list(QuantisedScan([chunk], "cosine").scores(np.ones((1, 64), np.float32), Wanted(5)))
    raw.check(np.arange(BLOCK), np.full(BLOCK, 64, np.float32))


def test_a_device_that_does_not_hold_to_float32_is_noticed() -> None:
    rows = vectors("unit", 3000, 64, np.random.default_rng(0))
    scan = OnnxScan(rows.astype(np.float16).astype(np.float32), "cosine")  # as if computed in halves
    snapshot = snapshot_of(rows, np.arange(3000, dtype=np.int32))
    with pytest.raises(Disagreement, match="float32"):
        search_with(scan, snapshot, rows[:2], top=100)


def test_a_device_that_fails_says_why() -> None:
    rows = vectors("unit", 30, 8, np.random.default_rng(0))
    with pytest.raises(Disagreement):
        OnnxScan(rows, "cosine", "NoSuchExecutionProvider")
