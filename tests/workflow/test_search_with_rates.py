"""Which score a search is done with, what is said beside it, and what of that the log may hold."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.domain.cohorts import COHORT_SIZE
from desktop.domain.error_notes import Basis
from desktop.domain.log_entries import LogEntry
from desktop.domain.probes import Intake, Probe
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.analyse_probe import read_probe
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import latest_measurement, measure_rates
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.score_choice import choose_score, chosen_score, score_in_use
from desktop.workflow.search import SearchRequest, reopen_search, run_search
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import take_in
from tests.people import sign_in_as

Entries = Callable[..., list[LogEntry]]
WHY = "A person is missing: every lead counts."
MANY, FEW = "recorded-as-alpha", "recorded-as-beta"
NORTH, SOUTH = "county-north", "county-south"


@pytest.fixture(scope="module")
def grouped_folder(tmp_path_factory: pytest.TempPathFactory, engine: FaceEngine, pictures: Any) -> Path:
    """A closed workspace: of 40 people 30 are recorded as MANY, 8 as FEW; 32 as of NORTH, 8 of SOUTH."""
    base = tmp_path_factory.mktemp("grouped")
    table = base / "t.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "id", "sex", "county"])
        for n, path in enumerate(pictures.files):
            sex = MANY if n < 30 else FEW if n < 38 else ""
            subject = pictures.rows[path.name]["subject_id"]
            writer.writerow([path.name, subject, sex, NORTH if n >= 8 else SOUTH])
    with Workspace.create(base / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        sign_in_as(made, "A. Analyst")
        request = EnrolmentRequest("People", pictures.folder, table, guess_mapping(read_table(table)))
        assert enrol(made, engine, request).enrolled == 40
    return base / "w"


@pytest.fixture
def grouped(grouped_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(grouped_folder, tmp_path / "grouped")
    with Workspace.open(tmp_path / "grouped", "A. Analyst") as opened:
        sign_in_as(opened, "A. Analyst")
        yield opened


@pytest.fixture
def probe(grouped: Workspace, engine: FaceEngine, pictures: Any, intake: Intake) -> Probe:
    return take_in(grouped, engine, read_probe(grouped, engine, pictures.mated[0][0]), 0, intake)


def gallery_of(workspace: Workspace) -> Any:
    with workspace.reading() as stores:
        return stores.galleries.by_name("People")


def request_for(probe: Probe, **more: Any) -> SearchRequest:
    return SearchRequest(probe.probe_id, "People", **({"fpir": 0.5, "reason": WHY} | more))


# --- the score


def test_the_size_of_the_gallery_chooses_unless_somebody_did(
    grouped: Workspace, engine: FaceEngine, probe: Probe, entries: Entries
) -> None:
    gallery = gallery_of(grouped)
    assert chosen_score(grouped, gallery.gallery_id) is None
    assert run_search(grouped, engine, request_for(probe)).record.score_kind is ScoreKind.RAW
    measurement = latest_measurement(grouped, gallery.gallery_id)
    assert measurement is not None
    assert score_in_use(grouped, measurement) is ScoreKind.RAW
    choose_score(grouped, gallery, ScoreKind.NORMALISED, measurement)
    choose_score(grouped, gallery, ScoreKind.NORMALISED, measurement)  # says nothing new
    assert chosen_score(grouped, gallery.gallery_id) is score_in_use(grouped, measurement)
    assert run_search(grouped, engine, request_for(probe)).record.score_kind is ScoreKind.NORMALISED
    choose_score(grouped, gallery, None, measurement)
    assert chosen_score(grouped, gallery.gallery_id) is None
    assert run_search(grouped, engine, request_for(probe)).record.score_kind is ScoreKind.RAW
    chosen = [entry.data for entry in entries(grouped, "score.")]
    assert chosen == [
        {"gallery_id": gallery.gallery_id, "score": "normalised"},
        {"gallery_id": gallery.gallery_id, "score": "by the size of the gallery"},
    ]
    assert [e.data["score"] for e in entries(grouped, "search.done")] == ["raw", "normalised", "raw"]


def test_the_choice_is_kept_and_is_of_one_gallery(
    grouped: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    choose_score(grouped, gallery_of(grouped), ScoreKind.NORMALISED, None)
    enrol(grouped, engine, EnrolmentRequest("Other", pictures.folder))
    folder = grouped.folder
    grouped.close()
    with Workspace.open(folder, "B. Other") as opened:
        assert chosen_score(opened, gallery_of(opened).gallery_id) is ScoreKind.NORMALISED
        with opened.reading() as stores:
            other = stores.galleries.by_name("Other")
        assert chosen_score(opened, other.gallery_id) is None


def test_a_gallery_too_small_for_a_cohort_keeps_the_raw_score(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path, entries: Entries
) -> None:
    for path in pictures.files[: COHORT_SIZE + 1]:
        shutil.copy(path, tmp_path / path.name)
    enrol(workspace, engine, EnrolmentRequest("People", tmp_path))
    small = gallery_of(workspace)
    measured = measure_rates(workspace, take_snapshot(workspace, small, engine.pack))
    assert measured.normalised is None
    for measurement in (None, measured):
        with pytest.raises(WrongUse, match="“People” is too small for a cohort"):
            choose_score(workspace, small, ScoreKind.NORMALISED, measurement)
    choose_score(workspace, small, ScoreKind.RAW, measured)
    assert [e.data["score"] for e in entries(workspace, "score.")] == ["raw"]
    # One more person, and it can be chosen, although the newest measurement is of before.
    (tmp_path / "more").mkdir()
    shutil.copy(pictures.files[COHORT_SIZE + 1], tmp_path / "more")
    enrol(workspace, engine, EnrolmentRequest("People", tmp_path / "more"))
    grown = gallery_of(workspace)
    choose_score(workspace, grown, ScoreKind.NORMALISED, measured)
    assert measure_rates(workspace, take_snapshot(workspace, grown, engine.pack)).normalised is not None


def test_a_normalised_search_from_end_to_end(
    grouped: Workspace, engine: FaceEngine, probe: Probe, entries: Entries
) -> None:
    gallery = gallery_of(grouped)
    choose_score(grouped, gallery, ScoreKind.NORMALISED, None)
    result = run_search(grouped, engine, request_for(probe))
    record, errors = result.record, result.errors
    assert errors is not None
    cohort = errors.measurement.cohort
    assert cohort is not None
    assert (record.score_kind, errors.kind) == (ScoreKind.NORMALISED, ScoreKind.NORMALISED)
    assert record.cohort_size == cohort.size == COHORT_SIZE
    # By hand: the raw score less half of what probe and face resemble everybody else.
    snapshot = take_snapshot(grouped, gallery, engine.pack)
    with grouped.reading() as stores:
        template, _ = stores.probes.template(probe.probe_id)
    assert template is not None
    raw = snapshot.templates @ template
    probe_mean = np.sort(raw)[::-1][1 : COHORT_SIZE + 1].mean()
    assert record.probe_mean == pytest.approx(probe_mean, abs=1e-6)
    expected = raw - (probe_mean + cohort.means) / 2
    place = {int(face): i for i, face in enumerate(snapshot.face_ids)}
    for candidate in record.candidates:
        i = place[candidate.face_id]
        assert candidate.score == pytest.approx(expected[i], abs=1e-6)
        assert candidate.raw_score == pytest.approx(raw[i], abs=1e-6)
    assert [place[c.face_id] for c in record.candidates] == np.argsort(-expected, kind="stable").tolist()
    # The threshold and the rate are of this score.
    assert record.threshold == errors.rates.curve.threshold_for(0.5)
    raw_errors = errors.with_kind(ScoreKind.RAW)
    assert record.threshold != raw_errors.curve.threshold_for(0.5)
    (entry,) = entries(grouped, "search.done")
    assert (entry.data["score"], entry.data["cohort_size"]) == ("normalised", COHORT_SIZE)
    assert entry.data["candidates"][0][3:] == [record.candidates[0].score, record.candidates[0].raw_score]
    assert verify_workspace(grouped, deep=True).ok
    # Somebody changes the score afterwards: the search stays what it was.
    choose_score(grouped, gallery, ScoreKind.RAW, errors.measurement)
    again = reopen_search(grouped, record.search_id)
    assert again.record == record
    assert again.candidates.rows == result.candidates.rows
    assert again.candidates.probe_mean == result.candidates.probe_mean
    assert again.errors is not None
    assert again.errors.kind is ScoreKind.NORMALISED
    assert again.errors.curve.rate(record.threshold) == record.fpir
    assert again.errors.notes(record.threshold, record.declared, record.candidates) == record.notes


# --- what is said beside it


@pytest.mark.parametrize(
    ("declared", "basis", "group"),
    [
        ({"sex": MANY}, Basis.OWN_GROUP, MANY),
        ({"county": NORTH}, Basis.OWN_GROUP, NORTH),
        ({}, Basis.WORST_GROUP, None),
        ({"sex": FEW}, Basis.WORST_GROUP, None),  # not enough people
        ({"sex": "unheard of"}, Basis.WORST_GROUP, None),
        ({"shoe size": "44"}, Basis.WORST_GROUP, None),
        ({"sex": MANY, "county": NORTH}, Basis.OWN_GROUP, None),  # the worse of the two
    ],
)
def test_what_was_declared_chooses_the_note_of_the_probe(
    grouped: Workspace,
    engine: FaceEngine,
    probe: Probe,
    entries: Entries,
    declared: dict[str, str],
    basis: Basis,
    group: str | None,
) -> None:
    result = run_search(grouped, engine, request_for(probe, declared=declared))
    record = result.record
    assert record.notes is not None
    assert result.errors is not None
    note = record.notes.probe
    assert note.basis is basis
    measured = {
        row.group: row.rate
        for table in result.errors.tables(record.threshold)
        for row in table.rows
        if row.rate is not None
    }
    assert set(measured) == {MANY, NORTH}
    expected = group or max(measured, key=lambda name: (measured[name].value, measured[name].high))
    assert (note.group, note.rate) == (expected, measured[expected])
    assert note.whole == record.fpir
    (entry,) = entries(grouped, "search.done")
    assert entry.data["probe_note"]["group"] == expected
    assert record.declared == declared
    again = reopen_search(grouped, record.search_id).record
    assert (again.declared, again.notes) == (declared, record.notes)


def test_each_candidate_has_a_note_of_what_is_recorded(
    grouped: Workspace, engine: FaceEngine, probe: Probe
) -> None:
    result = run_search(grouped, engine, request_for(probe))
    assert result.record.notes is not None
    assert result.errors is not None
    notes = result.record.notes.candidates
    assert notes.keys() == {c.face_id for c in result.record.candidates}
    with grouped.reading() as stores:
        faces = stores.faces.get_many(list(notes))
    measured = {
        row.group: row
        for table in result.errors.tables(result.record.threshold)
        for row in table.rows
        if row.rate is not None
    }
    for face_id, note in notes.items():
        record = faces[face_id].record
        own = {record.sex, record.extra["county"]} & measured.keys()
        assert note.basis is (Basis.OWN_GROUP if own else Basis.WORST_GROUP)
        assert note.group in (own or measured)
        assert note.rate == measured[note.group].rate
        assert (note.ratio, note.flagged) == (measured[note.group].ratio, measured[note.group].flagged)


def test_the_log_of_a_search_holds_no_metadata_of_a_subject(
    grouped: Workspace, engine: FaceEngine, probe: Probe, entries: Entries
) -> None:
    """Group tables are aggregates; what stands with a candidate are numbers."""
    result = run_search(
        grouped, engine, request_for(probe, fpir=None, threshold=-1.0, declared={"sex": MANY})
    )
    (entry,) = entries(grouped, "search.done")
    aggregates = {"groups", "probe_note"}
    assert {row["group"] for row in entry.data["groups"]} == {MANY, FEW, NORTH, SOUTH}
    rest = json.dumps({name: value for name, value in entry.data.items() if name not in aggregates})
    for recorded in (MANY, FEW, NORTH, SOUTH, '"sex"', '"county"'):
        assert recorded not in rest
    notes = entry.data["candidate_notes"]
    assert len(notes) == result.record.count_at_threshold == 40
    for note in notes:
        assert set(note) == {"basis", "rate", "ratio", "ratio_low", "ratio_high", "flagged"}
    # Which subject is in which group is in no entry but those of the enrolment's digests.
    for other in entries(grouped):
        if other.kind != "search.done":
            assert MANY not in json.dumps(other.data)


def test_notes_in_the_log_are_those_of_the_candidates_at_the_threshold(
    grouped: Workspace, engine: FaceEngine, probe: Probe, entries: Entries
) -> None:
    first = run_search(grouped, engine, request_for(probe))
    # As a person types it: the double lies above the float32 score that it means.
    typed = next(
        (text, c)
        for c in first.record.candidates
        for text in [float(f"{c.score:.9f}")]
        if text > c.score and np.float32(text) == np.float32(c.score)
    )
    result = run_search(grouped, engine, request_for(probe, fpir=None, threshold=typed[0]))
    assert result.record.count_at_threshold == typed[1].rank
    entry = entries(grouped, "search.done")[-1]
    assert len(entry.data["candidate_notes"]) == result.record.count_at_threshold


def test_the_entry_speaks_of_all_rates(
    grouped: Workspace, engine: FaceEngine, probe: Probe, entries: Entries
) -> None:
    result = run_search(grouped, engine, request_for(probe))
    assert result.errors is not None
    (entry,) = entries(grouped, "search.done")
    at = result.record.threshold
    assert entry.data["sel"] == result.errors.rates.sel(at)
    assert entry.data["fnir"] is None  # nobody has two pictures
    rate = result.record.fpir
    assert rate is not None
    assert entry.data["fpir"] == {"events": rate.events, "n": rate.n, "low": rate.low, "high": rate.high}
    sizes = {(row["by"], row["group"]): row["n"] for row in entry.data["groups"]}
    assert sizes == {("sex", MANY): 30, ("sex", FEW): 8, ("county", NORTH): 32, ("county", SOUTH): 8}


def test_a_damaged_probe_is_told_and_nothing_is_measured_or_recorded(
    enrolled: Workspace,
    engine: FaceEngine,
    admitted: Probe,
    entries: Entries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = np.full(128, np.nan, np.float32)
    monkeypatch.setattr(
        "desktop.storage.probe_store.ProbeStore.template", lambda *_: (broken, engine.pack.hash)
    )
    before = len(entries(enrolled))
    with pytest.raises(WrongUse, match="probe's template is damaged"):
        run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    assert len(entries(enrolled)) == before
