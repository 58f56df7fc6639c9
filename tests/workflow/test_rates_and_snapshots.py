"""The content of a gallery by its hash, and leave-one-out against a loop that anybody can read."""

from __future__ import annotations

import csv
import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.domain.log_entries import LogEntry
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import GalleryEmpty, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import current_measurement, grouped_rates, measure_rates

Entries = Callable[..., list[LogEntry]]


def _snapshot(workspace: Workspace, engine: FaceEngine, name: str = "People") -> GallerySnapshot:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name(name)
    return take_snapshot(workspace, gallery, engine.pack)


def _one_more(
    workspace: Workspace, engine: FaceEngine, picture: Path, folder: Path, subject: str = "New"
) -> None:
    (folder / subject).mkdir(parents=True)
    shutil.copy(picture, folder / subject)
    assert enrol(workspace, engine, EnrolmentRequest("People", folder)).enrolled == 1


def test_a_snapshot_is_the_gallery_in_the_order_of_enrolment(
    enrolled: Workspace, engine: FaceEngine, pictures: Any
) -> None:
    snapshot = _snapshot(enrolled, engine)
    assert (snapshot.faces, snapshot.subjects) == (40, 40)
    assert snapshot.subject_ids == tuple(pictures.rows[p.name]["subject_id"] for p in pictures.files)
    assert snapshot.subject_index.tolist() == list(range(40))
    np.testing.assert_allclose(np.linalg.norm(snapshot.templates, axis=1), 1.0, atol=1e-5)
    assert not snapshot.templates.flags.writeable


def test_its_hash_is_stable_and_changes_with_enrolment(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    before = _snapshot(enrolled, engine)
    templates = np.array(before.templates)
    assert _snapshot(enrolled, engine).hash == before.hash
    folder = enrolled.folder
    enrolled.close()
    with Workspace.open(folder, "B. Other") as again:
        assert _snapshot(again, engine).hash == before.hash
        _one_more(again, engine, pictures.non_mated[0], tmp_path / "more")
        after = _snapshot(again, engine)
    assert after.hash != before.hash
    assert (after.faces, before.faces) == (41, 40)
    np.testing.assert_array_equal(after.templates[:40], templates)
    np.testing.assert_array_equal(before.templates, templates)


def test_an_empty_gallery_has_none(workspace: Workspace, engine: FaceEngine, tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_bytes(b"no picture")
    enrol(workspace, engine, EnrolmentRequest("People", tmp_path))
    with pytest.raises(GalleryEmpty, match="People"):
        _snapshot(workspace, engine)


def test_rates_are_those_of_a_plain_loop(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    # A second face for somebody, so that faces and subjects are not the same thing.
    probe, subject = pictures.mated[0]
    _one_more(enrolled, engine, probe, tmp_path / "more", subject)
    snapshot = _snapshot(enrolled, engine)
    assert (snapshot.faces, snapshot.subjects) == (41, 40)
    measurement = measure_rates(enrolled, snapshot)
    best, pairs = [], []
    for i in range(snapshot.subjects):
        own = snapshot.subject_index.tolist().index(i)
        scores = [
            float(np.dot(snapshot.templates[own], snapshot.templates[j]))
            for j in range(snapshot.faces)
            if snapshot.subject_index[j] != i
        ]
        best.append(max(scores))
        pairs += scores
    np.testing.assert_allclose(measurement.non_mated.best, best, atol=1e-6)
    assert measurement.non_mated.subject_ids == snapshot.subject_ids
    assert measurement.cross_subject.total == len(pairs)
    for threshold in np.quantile(best, [0.1, 0.5, 0.9]):
        threshold = float(threshold) + 1e-4
        assert measurement.curve.rate(threshold).events == sum(b >= threshold for b in best)
    for point in measurement.curve_points():
        assert point.fmr == pytest.approx(sum(p >= point.threshold for p in pairs) / len(pairs), abs=1e-3)
        assert point.sel == pytest.approx(sum(p >= point.threshold for p in pairs) / 40, abs=0.05)


def test_they_are_measured_once_for_a_snapshot(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path, entries: Entries
) -> None:
    snapshot = _snapshot(enrolled, engine)
    assert current_measurement(enrolled, snapshot) is None
    seen: list[Progress] = []
    first = measure_rates(enrolled, snapshot, on_progress=seen.append)
    assert (seen[-1].done, seen[-1].total, seen[-1].unit) == (40, 40, "subjects")
    again = measure_rates(enrolled, snapshot)
    assert again.measured_at == first.measured_at
    np.testing.assert_array_equal(again.non_mated.best, first.non_mated.best)
    np.testing.assert_array_equal(again.cross_subject.counts, first.cross_subject.counts)
    (entry,) = entries(enrolled, "rates.measured")
    assert (entry.data["snapshot"], entry.data["n"]) == (snapshot.hash, 40)
    _one_more(enrolled, engine, pictures.non_mated[0], tmp_path / "more")
    grown = _snapshot(enrolled, engine)
    assert current_measurement(enrolled, grown) is None
    assert measure_rates(enrolled, grown).non_mated.n == 41
    assert len(entries(enrolled, "rates.measured")) == 2
    # The former is still there for the searches that were done with it.
    assert current_measurement(enrolled, snapshot) is not None


def test_stopping_measures_nothing(enrolled: Workspace, engine: FaceEngine, entries: Entries) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        measure_rates(enrolled, _snapshot(enrolled, engine), cancel=cancel)
    assert entries(enrolled, "rates.measured") == []


def test_one_person_is_not_enough(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path, entries: Entries
) -> None:
    shutil.copy(pictures.files[0], tmp_path / "only.jpg")
    enrol(workspace, engine, EnrolmentRequest("People", tmp_path))
    with pytest.raises(WrongUse, match="one person only"):
        measure_rates(workspace, _snapshot(workspace, engine))
    assert entries(workspace, "rates.measured") == []


def test_groups_are_those_of_the_record(enrolled: Workspace, engine: FaceEngine, pictures: Any) -> None:
    measurement = measure_rates(enrolled, _snapshot(enrolled, engine))
    threshold = float(np.median(measurement.non_mated.best))
    whole = measurement.curve.rate(threshold).value
    for by in ("sex", "age_band", "skin_tone_band_synthetic", "role"):
        groups = grouped_rates(enrolled, measurement, by, threshold)
        assert sum(g.n for g in groups) == 40
        for group in groups:
            assert (group.rate is None) == (group.n < 30)
            if group.rate is None:
                assert group.ratio is None
    by_sex = {g.group: g.n for g in grouped_rates(enrolled, measurement, "sex", threshold)}
    sexes = [row["sex"] for row in pictures.rows.values()]
    assert by_sex == {sex: sexes.count(sex) for sex in set(sexes)}
    (everybody,) = grouped_rates(enrolled, measurement, "role", threshold)
    assert everybody.rate is not None
    assert (everybody.rate.value, everybody.ratio) == (whole, 1.0)


@pytest.mark.parametrize("by", ["race_ethnicity", "shoe_size", ""])
def test_what_is_not_recorded_gives_no_groups(enrolled: Workspace, engine: FaceEngine, by: str) -> None:
    measurement = measure_rates(enrolled, _snapshot(enrolled, engine))
    with pytest.raises(WrongUse, match="Nothing is recorded"):
        grouped_rates(enrolled, measurement, by, 0.5)


def test_groups_of_a_table_that_says_race(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "id", "race"])
        writer.writerows(
            [p.name, p.stem, "" if n % 8 == 0 else "asian"] for n, p in enumerate(pictures.files)
        )
    mapping = dataclasses.replace(pictures.request().mapping, columns=_columns(table))
    enrol(workspace, engine, pictures.request(metadata_file=table, mapping=mapping))
    measurement = measure_rates(workspace, _snapshot(workspace, engine))
    (group,) = grouped_rates(workspace, measurement, "race_ethnicity", measurement.curve.lowest)
    assert (group.group, group.n) == ("asian", 35)
    assert group.rate is not None
    assert group.rate.value == 1.0


def _columns(table: Path) -> Any:
    from desktop.workflow.metadata_table import guess_mapping, read_table

    return guess_mapping(read_table(table)).columns
