"""What a measurement keeps, when it holds, and galleries on which little or nothing can be measured."""

from __future__ import annotations

import csv
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.domain.cohorts import COHORT_SIZE
from desktop.domain.error_notes import Basis
from desktop.domain.error_rates import ErrorRates
from desktop.domain.log_entries import LogEntry
from desktop.domain.probes import Probe
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import StorageFull, TemplatesDamaged, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.measurement_files import MeasurementFiles
from desktop.storage.workspace import Workspace
from desktop.workflow import measure_rates as module
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.gallery_errors import read_errors
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import (
    current_measurement,
    grouped_rates,
    latest_measurement,
    measure_rates,
    measured_errors,
    stored_measurement,
)
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.search import SearchRequest, reopen_search, run_search
from desktop.workflow.verify_audit import verify_workspace

Entries = Callable[..., list[LogEntry]]


def snapshot_of(workspace: Workspace, engine: FaceEngine, name: str = "People") -> GallerySnapshot:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name(name)
    return take_snapshot(workspace, gallery, engine.pack)


def grow(workspace: Workspace, engine: FaceEngine, picture: Path, folder: Path) -> GallerySnapshot:
    folder.mkdir()
    shutil.copy(picture, folder / f"{picture.stem} again{picture.suffix}")
    assert enrol(workspace, engine, EnrolmentRequest("People", folder)).enrolled == 1
    return snapshot_of(workspace, engine)


def files_of(workspace: Workspace) -> set[str]:
    folder = workspace.folder / "measurements"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def never(*_: object, **__: object) -> None:
    raise AssertionError("it was measured again")


# --- what is kept


def test_it_is_kept_with_its_snapshot_and_its_pack(
    enrolled: Workspace, engine: FaceEngine, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = snapshot_of(enrolled, engine)
    assert latest_measurement(enrolled, snapshot.gallery_id) is None
    made = measure_rates(enrolled, snapshot)
    assert (made.snapshot_hash, made.pack_hash) == (snapshot.hash, engine.pack.hash)
    assert (made.subject_ids, made.face_ids.tolist()) == (snapshot.subject_ids, snapshot.face_ids.tolist())
    assert made.normalised is not None
    assert made.cohort is not None
    (entry,) = entries(enrolled, "rates.measured")
    (file,) = files_of(enrolled)
    with enrolled.reading() as stores:
        known = stores.measurements.find(snapshot.gallery_id, snapshot.hash, snapshot.pack_hash)
    assert known is not None
    assert known.file == file
    assert entry.data == {
        "gallery_id": snapshot.gallery_id,
        "snapshot": snapshot.hash,
        "pack_hash": engine.pack.hash,
        "n": 40,
        "mated": 0,
        "cohort_size": COHORT_SIZE,
        "file_sha256": known.sha256,
        "threshold_at_1_percent": {
            kind.value: round(ErrorRates(made.scores(kind)).curve.threshold_for(0.01), 6)
            for kind in ScoreKind
        },
    }
    monkeypatch.setattr(module, "leave_one_out", never)
    again = measure_rates(enrolled, snapshot)
    assert (again.measured_at, again.seconds) == (made.measured_at, made.seconds)
    for other in (
        stored_measurement(enrolled, snapshot.gallery_id, snapshot.hash, snapshot.pack_hash),
        latest_measurement(enrolled, snapshot.gallery_id),
    ):
        assert other is not None
        assert other.measured_at == made.measured_at
    assert stored_measurement(enrolled, snapshot.gallery_id, snapshot.hash, "another pack") is None
    assert stored_measurement(enrolled, snapshot.gallery_id, "another", snapshot.pack_hash) is None
    assert len(entries(enrolled, "rates.measured")) == 1


def test_of_a_gallery_that_grew_it_is_the_old_one(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path, admitted: Probe
) -> None:
    result = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    assert result.errors is not None
    grown = grow(enrolled, engine, pictures.non_mated[0], tmp_path / "more")
    assert current_measurement(enrolled, grown) is None
    latest = latest_measurement(enrolled, grown.gallery_id)
    assert latest is not None
    assert (latest.n, latest.snapshot_hash) == (40, result.record.snapshot_hash)
    # What is recorded about people today goes with what was measured then.
    assert read_errors(enrolled, latest, ScoreKind.RAW).n == 40
    newer = measure_rates(enrolled, grown)
    assert newer.n == 41
    third = grow(enrolled, engine, pictures.non_mated[1], tmp_path / "again")
    measure_rates(enrolled, third)
    # A search in the one before may not be recorded yet.
    assert current_measurement(enrolled, grown) is not None
    fourth = grow(enrolled, engine, pictures.non_mated[2], tmp_path / "once more")
    measure_rates(enrolled, fourth)
    # The one in between served no search; that of the search is kept.
    assert current_measurement(enrolled, grown) is None
    assert current_measurement(enrolled, third) is not None
    assert len(files_of(enrolled)) == 3
    kept = reopen_search(enrolled, result.record.search_id).errors
    assert kept is not None
    np.testing.assert_array_equal(kept.rates.scores.top, result.errors.rates.scores.top)


@pytest.mark.parametrize("harm", ["damaged", "gone", "swapped"])
def test_a_damaged_file_is_measured_again(
    enrolled: Workspace, engine: FaceEngine, harm: str, entries: Entries
) -> None:
    snapshot = snapshot_of(enrolled, engine)
    first = measure_rates(enrolled, snapshot)
    (file,) = files_of(enrolled)
    path = enrolled.folder / "measurements" / file
    if harm == "damaged":
        path.write_bytes(path.read_bytes()[:-10])
    elif harm == "swapped":
        path.write_bytes(b"another")
    else:
        path.unlink()
    assert current_measurement(enrolled, snapshot) is None
    again = measure_rates(enrolled, snapshot)
    np.testing.assert_array_equal(again.raw.top, first.raw.top)
    assert current_measurement(enrolled, snapshot) is not None
    assert file not in files_of(enrolled)
    assert len(files_of(enrolled)) == 1, "the damaged one is removed"
    assert len(entries(enrolled, "rates.measured")) == 2
    assert verify_workspace(enrolled, deep=True).ok


def test_a_search_whose_rates_are_gone_can_still_be_read(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe
) -> None:
    record = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People")).record
    shutil.rmtree(enrolled.folder / "measurements")
    again = reopen_search(enrolled, record.search_id)
    assert (again.record, again.errors) == (record, None)
    # The next search measures, into a folder that has to be made again.
    assert run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People")).errors is not None


# --- killed, full, at the same time


def test_what_a_killed_program_left_is_removed_by_the_next_measurement(
    enrolled: Workspace, engine: FaceEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = snapshot_of(enrolled, engine)
    with monkeypatch.context() as killed:
        # As if the process were gone: nobody tidies up, nobody knows of the file.
        killed.setattr(MeasurementFiles, "remove", lambda *_: None)
        killed.setattr(type(enrolled), "recording", never)
        with pytest.raises(AssertionError):
            measure_rates(enrolled, snapshot)
    (orphan,) = files_of(enrolled)
    folder = enrolled.folder
    enrolled.close()
    with Workspace.open(folder, "A. Analyst") as opened:
        assert current_measurement(opened, snapshot) is None
        assert verify_workspace(opened, deep=True).ok
        measure_rates(opened, snapshot)
        assert len(files_of(opened)) == 1
        assert orphan not in files_of(opened)
        assert current_measurement(opened, snapshot) is not None


def test_a_commit_that_fails_leaves_no_file(
    enrolled: Workspace, engine: FaceEngine, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = snapshot_of(enrolled, engine)

    def full(*_: object) -> None:
        raise StorageFull(path=enrolled.folder)

    with monkeypatch.context() as failing:
        failing.setattr("desktop.storage.measurement_store.MeasurementStore.drop_unused", full)
        with pytest.raises(StorageFull):
            measure_rates(enrolled, snapshot)
    assert files_of(enrolled) == set()
    assert entries(enrolled, "rates.measured") == []
    assert current_measurement(enrolled, snapshot) is None
    measure_rates(enrolled, snapshot)
    assert len(files_of(enrolled)) == 1


def test_two_measurements_of_the_same_gallery_at_once(
    enrolled: Workspace, engine: FaceEngine, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The gallery page measures in the background while a search does: both write before either commits."""
    snapshot = snapshot_of(enrolled, engine)
    both_wrote = threading.Barrier(2, timeout=60)
    really = MeasurementFiles.write

    def write_then_wait(self: MeasurementFiles, measurement: Any) -> Any:
        written = really(self, measurement)
        both_wrote.wait()
        return written

    monkeypatch.setattr(MeasurementFiles, "write", write_then_wait)
    found: list[Any] = []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            found.append(measure_rates(enrolled, snapshot))
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert faults == []
    np.testing.assert_array_equal(found[0].raw.top, found[1].raw.top)
    kept = current_measurement(enrolled, snapshot)
    assert kept is not None
    with enrolled.reading() as stores:
        assert files_of(enrolled) == stores.measurements.files(snapshot.gallery_id)
    assert len(files_of(enrolled)) == 1
    assert len(entries(enrolled, "rates.measured")) == 2
    assert verify_workspace(enrolled, deep=True).ok


def test_a_search_while_another_snapshot_is_measured(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path, admitted: Probe
) -> None:
    """The gallery grows and is measured in the background; the search keeps to what it saw."""
    first = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    grown = grow(enrolled, engine, pictures.non_mated[0], tmp_path / "more")
    faults: list[BaseException] = []

    def background() -> None:
        try:
            measured_errors(enrolled, grown)
        except BaseException as fault:
            faults.append(fault)

    thread = threading.Thread(target=background)
    thread.start()
    result = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    thread.join(timeout=60)
    assert faults == []
    assert result.errors is not None
    assert (first.record.subjects, result.record.subjects, result.errors.n) == (40, 41, 41)
    for one in (first, result):
        again = reopen_search(enrolled, one.record.search_id)
        assert again.record == one.record
        assert again.errors is not None
        assert again.errors.n == one.record.subjects


# --- galleries on which little can be measured


@pytest.fixture
def gallery_of(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> Callable[..., GallerySnapshot]:
    """gallery_of(header, row): the pictures enrolled with a table of these cells, row(n, file) each."""

    def build(header: list[str], row: Callable[[int, Path], list[str]], count: int = 40) -> GallerySnapshot:
        folder = tmp_path / "pictures"
        folder.mkdir()
        chosen = pictures.files[:count]
        for path in chosen:
            shutil.copy(path, folder)
        table = tmp_path / "table.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(row(n, path) for n, path in enumerate(chosen))
        request = EnrolmentRequest("People", folder, table, guess_mapping(read_table(table)))
        assert enrol(workspace, engine, request).enrolled == len(chosen)
        return snapshot_of(workspace, engine)

    return build


def test_a_gallery_of_one_person_has_no_rates(
    workspace: Workspace, engine: FaceEngine, gallery_of: Any, entries: Entries
) -> None:
    snapshot = gallery_of(["file", "id"], lambda _, p: [p.name, "The one"], 3)
    assert (snapshot.subjects, snapshot.faces) == (1, 3)
    assert measured_errors(workspace, snapshot) is None
    with pytest.raises(WrongUse, match="one person only"):
        measure_rates(workspace, snapshot)
    assert (entries(workspace, "rates.measured"), files_of(workspace)) == ([], set())


def test_two_people_are_enough_for_a_rate_and_too_few_for_a_cohort(
    workspace: Workspace, engine: FaceEngine, gallery_of: Any, entries: Entries
) -> None:
    snapshot = gallery_of(["file", "id"], lambda n, p: [p.name, f"P{n % 2}"], 5)
    errors = measured_errors(workspace, snapshot)
    assert errors is not None
    assert (errors.n, errors.kind, errors.measurement.normalised) == (2, ScoreKind.RAW, None)
    assert errors.rates.mated_searches == 2
    (entry,) = entries(workspace, "rates.measured")
    assert (entry.data["mated"], entry.data["cohort_size"]) == (2, None)
    assert set(entry.data["threshold_at_1_percent"]) == {"raw"}


def test_nothing_recorded_gives_no_groups(
    workspace: Workspace, engine: FaceEngine, gallery_of: Any
) -> None:
    snapshot = gallery_of(["file", "id"], lambda _, p: [p.name, p.stem])
    errors = measured_errors(workspace, snapshot)
    assert errors is not None
    assert (errors.groupings, errors.tables(0.5)) == ((), [])
    note = errors.probe_note(0.5, {"sex": "female"})
    assert (note.basis, note.rate) == (Basis.NOT_MEASURED, None)
    assert errors.measurement.raw.pairs.counts.shape[:2] == (1, 1)


def test_all_of_one_group_are_the_whole(workspace: Workspace, engine: FaceEngine, gallery_of: Any) -> None:
    snapshot = gallery_of(["file", "id", "sex"], lambda _, p: [p.name, p.stem, "female"])
    errors = measured_errors(workspace, snapshot)
    assert errors is not None
    threshold = errors.curve.threshold_for(0.3)
    (table,) = errors.tables(threshold)
    (row,) = table.rows
    assert (row.group, row.n, row.rate, row.ratio) == ("female", 40, table.whole, 1.0)
    assert (row.flagged, table.max_over_geometric_mean, table.unrecorded) == (False, None, 0)
    for declared, basis in (({"sex": "female"}, Basis.OWN_GROUP), ({}, Basis.WORST_GROUP)):
        note = errors.probe_note(threshold, declared)
        assert (note.basis, note.group, note.rate) == (basis, "female", table.whole)


def test_subjects_without_metadata_count_for_the_whole_alone(
    workspace: Workspace, engine: FaceEngine, gallery_of: Any
) -> None:
    snapshot = gallery_of(
        ["file", "id", "sex", "race"],
        lambda n, p: [p.name, p.stem, "female" if n < 30 else "", "b" if n < 29 else ""],
    )
    errors = measured_errors(workspace, snapshot)
    assert errors is not None
    by = {table.by: table for table in errors.tables(errors.curve.lowest)}
    assert (by["sex"].whole.n, by["sex"].unrecorded) == (40, 10)
    assert (by["race_ethnicity"].unrecorded, by["race_ethnicity"].worst) == (11, None)
    recorded, unknown = snapshot.subject_ids[0], snapshot.subject_ids[39]
    assert errors.groups_by_subject[recorded]["sex"] == "female"
    assert errors.groups_by_subject[unknown] == {}


def test_columns_of_the_table_are_groupings(
    workspace: Workspace, engine: FaceEngine, gallery_of: Any
) -> None:
    snapshot = gallery_of(
        ["file", "id", "county", "number", "all the same"],
        lambda n, p: [p.name, p.stem, "Åland" if n < 30 else "Öland" if n < 38 else "", str(n), "x"],
    )
    errors = measured_errors(workspace, snapshot)
    assert errors is not None
    assert [g.by for g in errors.groupings] == ["county"]
    threshold = errors.curve.threshold_for(0.5)
    table = grouped_rates(errors, workspace, "county", threshold)
    assert [(row.group, row.n, row.rate is None) for row in table.rows] == [
        ("Åland", 30, False),
        ("Öland", 8, True),
    ]
    assert (table.unrecorded, table.by) == (2, "county")
    assert [t.by for t in errors.tables(threshold)] == ["county"]
    # Asked for by name, a column that is no grouping of its own is read all the same.
    assert grouped_rates(errors, workspace, "all the same", threshold).rows[0].n == 40


def test_equal_templates_are_counted_and_ordered_by_enrolment(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe
) -> None:
    _overwrite(enrolled, lambda rows: rows.__setitem__(slice(10, 20), rows[10]))
    errors = measured_errors(enrolled, snapshot_of(enrolled, engine))
    assert errors is not None
    assert errors.rates.scores.best[10:20] == pytest.approx(np.ones(10), abs=1e-6)
    assert errors.rates.fpir(errors.curve.highest - 1e-5).events >= 10
    result = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    tied = [c for c in result.candidates.rows if c.subject_id in snapshot_ids(enrolled, engine)[10:20]]
    assert len({c.score for c in tied}) == 1
    assert [c.face_id for c in tied] == sorted(c.face_id for c in tied)
    assert [c.rank for c in tied] == list(range(tied[0].rank, tied[0].rank + 10))


def snapshot_ids(workspace: Workspace, engine: FaceEngine) -> tuple[str, ...]:
    return snapshot_of(workspace, engine).subject_ids


def _overwrite(workspace: Workspace, change: Callable[[Any], None]) -> None:
    """Changes templates on the disk."""
    (path,) = (workspace.folder / "templates").rglob("*.f32")
    raw = bytearray(path.read_bytes())
    size = 40 * 128 * 4
    rows = np.frombuffer(bytes(raw[-size:]), np.float32).reshape(40, 128).copy()
    change(rows)
    raw[-size:] = rows.tobytes()
    path.write_bytes(bytes(raw))


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_damaged_templates_are_told_and_nothing_is_measured_or_searched(
    enrolled: Workspace,
    engine: FaceEngine,
    admitted: Probe,
    entries: Entries,
    value: float,
) -> None:
    def damage(rows: Any) -> None:
        rows[7, 3] = value
        rows[9] = value

    _overwrite(enrolled, damage)
    before = len(entries(enrolled))
    sentence = "2 templates of the gallery “People” are damaged"
    with pytest.raises(TemplatesDamaged, match=sentence):
        measure_rates(enrolled, snapshot_of(enrolled, engine))
    with pytest.raises(TemplatesDamaged, match=sentence):
        run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    assert len(entries(enrolled)) == before
    assert files_of(enrolled) == set()


def test_templates_damaged_after_they_were_measured_stop_the_search(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, entries: Entries
) -> None:
    measure_rates(enrolled, snapshot_of(enrolled, engine))
    _overwrite(enrolled, lambda rows: rows.__setitem__(7, np.nan))
    before = len(entries(enrolled))
    with pytest.raises(TemplatesDamaged, match="1 templates of the gallery “People”"):
        run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    assert len(entries(enrolled)) == before


def test_ages_that_cannot_be_are_told_by_the_enrolment_and_form_no_group(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    cells = [("1850", "2019-04-30"), ("1990", "1985-01-01"), ("1980", "2999-01-01"), ("1980", "2020-01-01")]
    folder = tmp_path / "few"
    folder.mkdir()
    rows = ["file,id,yob,date"]
    for path, (born, captured) in zip(pictures.files, cells, strict=False):
        shutil.copy(path, folder)
        rows.append(f"{path.name},{path.stem},{born},{captured}")
    table = tmp_path / "t.csv"
    table.write_text("\n".join(rows), encoding="utf-8")
    request = EnrolmentRequest("People", folder, table, guess_mapping(read_table(table)))
    summary = enrol(workspace, engine, request)
    assert summary.enrolled == 4
    assert [sentence.split(":")[0] for sentence in summary.table_problems] == [
        "Row 2, yob",
        "Row 3, yob",
        "Row 4, date",
    ]
    errors = measured_errors(workspace, snapshot_of(workspace, engine))
    assert errors is not None
    (ages,) = (g for g in errors.groupings if g.by == "age_band")
    assert ages.names == ("", "", "", "40-49")
