"""Rates of a gallery that is too large for everybody to be searched for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from desktop.domain.groups import READINGS
from desktop.domain.log_entries import LogEntry
from desktop.domain.probes import Probe
from desktop.domain.rate_samples import RateSample
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition.engine import FaceEngine
from desktop.recognition.leave_one_out import leave_one_out
from desktop.storage.workspace import Workspace
from desktop.workflow import measure_rates as module
from desktop.workflow.gallery_errors import read_errors
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import (
    current_measurement,
    grouped_rates,
    measure_rates,
    measured_errors,
    seconds_for_everybody,
)
from desktop.workflow.search import SearchRequest, run_search

Entries = Callable[..., list[LogEntry]]


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gallery of 40 is a very large one."""
    monkeypatch.setattr(module, "EVERYBODY_UP_TO", 30)
    monkeypatch.setattr(module, "SAMPLE_SIZE", 16)
    monkeypatch.setattr(module, "GROUP_SIZE", 30)


def snapshot_of(workspace: Workspace, engine: FaceEngine) -> GallerySnapshot:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People")
    return take_snapshot(workspace, gallery, engine.pack)


def test_a_sample_is_searched_for_and_how_it_was_drawn_is_recorded(
    enrolled: Workspace, engine: FaceEngine, entries: Entries, limits: None
) -> None:
    snapshot = snapshot_of(enrolled, engine)
    made = measure_rates(enrolled, snapshot)
    sample = RateSample.of_snapshot(snapshot.hash, 40, 16, 30)
    assert made.sample == sample
    assert (made.n, made.raw.n, made.raw.enrolled, made.is_of_everybody) == (40, 16, 40, False)
    assert made.raw.places.tolist() == sample.drawn().tolist()
    (entry,) = entries(enrolled, "rates.measured")
    more = 0 if made.raw.more is None else len(made.raw.more)
    assert entry.data["n"] == 16
    assert entry.data["sample"] == {
        "seed": sample.seed,
        "size": 16,
        "of": 40,
        "group_size": 30,
        "group_members": more,
    }
    again = current_measurement(enrolled, snapshot)
    assert again is not None
    assert again.sample == sample
    np.testing.assert_array_equal(again.raw.top, made.raw.top)
    seconds = seconds_for_everybody(made)
    assert seconds == pytest.approx(made.seconds * 40 / (16 + more))


def test_its_rows_are_those_of_everybody_with_the_same_cohort(
    enrolled: Workspace, engine: FaceEngine, entries: Entries, limits: None
) -> None:
    snapshot = snapshot_of(enrolled, engine)
    part = measure_rates(enrolled, snapshot)
    whole = measure_rates(enrolled, snapshot, everybody=True)
    assert (whole.is_of_everybody, whole.sample, whole.raw.n) == (True, part.sample, 40)
    assert seconds_for_everybody(whole) is None
    assert part.cohort is not None
    assert whole.cohort is not None
    np.testing.assert_allclose(part.cohort.means, whole.cohort.means, atol=2e-6)
    drawn = part.raw.places
    for kind in ScoreKind:
        np.testing.assert_allclose(part.scores(kind).top, whole.scores(kind).top[drawn], atol=5e-6)
    assert measure_rates(enrolled, snapshot).is_of_everybody, "what is known of all is not measured less"
    assert [entry.data["n"] for entry in entries(enrolled, "rates.measured")] == [16, 40]


def test_a_gallery_that_is_not_too_large_is_measured_as_ever(
    enrolled: Workspace, engine: FaceEngine
) -> None:
    snapshot = snapshot_of(enrolled, engine)
    made = measure_rates(enrolled, snapshot)
    assert (made.sample, made.is_of_everybody) == (None, True)
    want = leave_one_out(snapshot, made.raw.pairs.cells)
    np.testing.assert_array_equal(made.raw.top, want.raw.top)
    assert seconds_for_everybody(made) is None


def test_a_group_that_is_small_in_the_sample_gets_more_of_its_members(
    enrolled: Workspace, engine: FaceEngine, limits: None
) -> None:
    """40 people, all of one sex or another: of each group there are all of its members."""
    snapshot = snapshot_of(enrolled, engine)
    part = measure_rates(enrolled, snapshot)
    errors = read_errors(enrolled, part, ScoreKind.RAW)
    whole = read_errors(enrolled, measure_rates(enrolled, snapshot, everybody=True), ScoreKind.RAW)
    at = whole.curve.threshold_for(0.3)
    assert errors.enrolled == 40
    assert errors.n == 16
    compared = 0
    for by in READINGS:
        if not any(one.by == by for one in errors.groupings):
            continue
        table, of_all = grouped_rates(errors, enrolled, by, at), grouped_rates(whole, enrolled, by, at)
        assert table.whole.n == 16
        for row in of_all.rows:
            if row.n < 30:  # gets nobody, as it has no rate whatever is done
                continue
            mine = table.row(row.group)
            assert mine is not None
            assert mine.rate is not None
            assert mine.n == 30 if row.n > 30 else mine.n == row.n
            if row.n == mine.n:
                assert row.rate is not None
                assert mine.rate.events == row.rate.events
            compared += 1
    assert compared == sum(
        sum(1 for row in table.rows if row.n >= 30) for table in whole.tables(at) if table.by in READINGS
    )


def test_a_search_uses_the_cohort_that_the_rates_were_measured_with(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, limits: None, tmp_path: Path
) -> None:
    snapshot = snapshot_of(enrolled, engine)
    errors = measured_errors(enrolled, snapshot)
    assert errors is not None
    result = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    assert result.record.fpir is not None
    assert result.record.fpir.n == 16
    assert result.record.subjects == 40
