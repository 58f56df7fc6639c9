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

from desktop.domain.error_rates import ErrorRates
from desktop.domain.log_entries import LogEntry
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import GalleryEmpty, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.gallery_errors import GalleryErrors, read_errors
from desktop.workflow.gallery_snapshot import current_snapshot, take_snapshot
from desktop.workflow.measure_rates import current_measurement, grouped_rates, measure_rates
from tests.people import sign_in_as

Entries = Callable[..., list[LogEntry]]


def _snapshot(workspace: Workspace, engine: FaceEngine, name: str = "People") -> GallerySnapshot:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name(name)
    return take_snapshot(workspace, gallery, engine.pack)


def _errors(workspace: Workspace, engine: FaceEngine) -> GalleryErrors:
    measurement = measure_rates(workspace, _snapshot(workspace, engine))
    return read_errors(workspace, measurement, ScoreKind.RAW)


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
        sign_in_as(again, "B. Other")
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
    best, pairs, by_subject = [], [], []
    for i in range(snapshot.subjects):
        own = snapshot.subject_index.tolist().index(i)
        scores = [
            float(np.dot(snapshot.templates[own], snapshot.templates[j]))
            for j in range(snapshot.faces)
            if snapshot.subject_index[j] != i
        ]
        best.append(max(scores))
        pairs += scores
        others = [s for s in snapshot.subject_index.tolist() if s != i]
        by_subject += [max(s for s, o in zip(scores, others, strict=True) if o == j) for j in set(others)]
    np.testing.assert_allclose(measurement.raw.best, best, atol=1e-6)
    assert measurement.subject_ids == snapshot.subject_ids
    assert measurement.raw.comparisons.total == len(pairs)
    rates = ErrorRates(measurement.raw)
    for threshold in np.quantile(best, [0.1, 0.5, 0.9]):
        threshold = float(threshold) + 1e-4
        assert rates.fpir(threshold).events == sum(b >= threshold for b in best)
    histogram = measurement.raw.comparisons
    width = (histogram.high - histogram.low) / len(histogram.counts)
    for point in rates.points():
        # To the width of a bin, and never too few; the other 1e-6 are float32.
        high, low = point.threshold + 1e-6, point.threshold - width - 1e-6
        assert sum(p >= high for p in pairs) / len(pairs) <= point.fmr + 1e-12
        assert point.fmr <= sum(p >= low for p in pairs) / len(pairs) + 1e-12
        # Candidates are people, not faces; here every score is listed.
        assert sum(s >= high for s in by_subject) / 40 <= point.sel + 1e-12
        assert point.sel <= sum(s >= high - 2e-6 for s in by_subject) / 40 + 1e-12


def test_they_are_measured_once_for_a_snapshot(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path, entries: Entries
) -> None:
    snapshot = _snapshot(enrolled, engine)
    assert current_measurement(enrolled, snapshot) is None
    seen: list[Progress] = []
    first = measure_rates(enrolled, snapshot, on_progress=seen.append)
    assert (seen[-1].done, seen[-1].total, seen[-1].unit) == (80, 80, "faces")
    again = measure_rates(enrolled, snapshot)
    assert again.measured_at == first.measured_at
    for kind in ScoreKind:
        np.testing.assert_array_equal(again.scores(kind).top, first.scores(kind).top)
        np.testing.assert_array_equal(
            again.scores(kind).comparisons.counts, first.scores(kind).comparisons.counts
        )
    (entry,) = entries(enrolled, "rates.measured")
    assert (entry.data["snapshot"], entry.data["n"]) == (snapshot.hash, 40)
    _one_more(enrolled, engine, pictures.non_mated[0], tmp_path / "more")
    grown = _snapshot(enrolled, engine)
    assert current_measurement(enrolled, grown) is None
    assert measure_rates(enrolled, grown).n == 41
    assert len(entries(enrolled, "rates.measured")) == 2
    # A search in the former may still be running; after the next measurement it is not kept.
    assert current_measurement(enrolled, snapshot) is not None
    _one_more(enrolled, engine, pictures.non_mated[1], tmp_path / "again")
    measure_rates(enrolled, _snapshot(enrolled, engine))
    assert current_measurement(enrolled, snapshot) is None


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
    errors = _errors(enrolled, engine)
    threshold = float(np.median(errors.rates.scores.best))
    whole = errors.curve.rate(threshold)
    for by in ("sex", "age_band", "skin_tone_band_synthetic", "role"):
        table = grouped_rates(errors, enrolled, by, threshold)
        groups = table.rows
        assert sum(g.n for g in groups) == 40 - table.unrecorded == 40
        assert table.whole == whole
        for group in groups:
            assert (group.rate is None) == (group.n < 30)
            if group.rate is None:
                assert group.ratio is None
    by_sex = {g.group: g.n for g in grouped_rates(errors, enrolled, "sex", threshold).rows}
    sexes = [row["sex"] for row in pictures.rows.values()]
    assert by_sex == {sex: sexes.count(sex) for sex in set(sexes)}
    (everybody,) = grouped_rates(errors, enrolled, "role", threshold).rows
    assert everybody.rate is not None
    assert (everybody.rate, everybody.ratio) == (whole, 1.0)


@pytest.mark.parametrize("by", ["race_ethnicity", "shoe_size", ""])
def test_what_is_not_recorded_gives_no_groups(enrolled: Workspace, engine: FaceEngine, by: str) -> None:
    errors = _errors(enrolled, engine)
    with pytest.raises(WrongUse, match="Nothing is recorded"):
        grouped_rates(errors, enrolled, by, 0.5)


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
    errors = _errors(workspace, engine)
    table = grouped_rates(errors, workspace, "race_ethnicity", errors.curve.lowest)
    (group,) = table.rows
    assert table.unrecorded == 5
    assert (group.group, group.n) == ("asian", 35)
    assert group.rate is not None
    assert group.rate.value == 1.0


def _columns(table: Path) -> Any:
    from desktop.workflow.metadata_table import guess_mapping, read_table

    return guess_mapping(read_table(table)).columns


def test_a_snapshot_is_kept_until_the_gallery_changes(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    with enrolled.reading() as stores:
        gallery = stores.galleries.by_name("People")

    def current() -> GallerySnapshot:
        return current_snapshot(enrolled, gallery, engine.pack)

    first = current()
    assert current() is first
    assert first.hash == _snapshot(enrolled, engine).hash
    _one_more(enrolled, engine, pictures.non_mated[0], tmp_path / "more")
    second = current()
    assert (second.faces, second.hash) == (41, _snapshot(enrolled, engine).hash)
    assert second.hash != first.hash
    assert current() is second
    enrolled.kept.forget()
    assert current() is not second


def test_a_size_that_is_not_so_is_put_right_when_a_snapshot_is_taken(
    enrolled: Workspace, engine: FaceEngine
) -> None:
    with enrolled.recording() as stores:
        gallery = stores.galleries.by_name("People")
        sizes = stores.galleries.sizes
        true = sizes.of(gallery.gallery_id)
        sizes.keep(gallery.gallery_id, dataclasses.replace(true, faces=7))
        assert stores.galleries.by_name("People").faces == 7
    assert _snapshot(enrolled, engine).faces == 40
    with enrolled.reading() as stores:
        assert stores.galleries.by_name("People") == gallery
