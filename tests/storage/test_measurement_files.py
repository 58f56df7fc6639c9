"""Measured scores on disk: what is written comes back, what is damaged does not, nothing half is left."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from desktop.domain.cohorts import Cohort
from desktop.domain.measurements import Cells, MeasuredScores, Measurement, PairHistograms
from desktop.domain.rate_samples import RateSample
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import FolderNotWritable, StorageFull
from desktop.storage import measurement_files
from desktop.storage.measurement_files import MeasurementFiles
from desktop.storage.workspace import Workspace
from tests.honesty.galleries import measure, on_sphere

SEVERAL = [0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10, 11]
ONE_EACH = list(range(12))


def measurement(build, subject_of: list[int], *, normalised: bool, gallery_id: int = 1) -> Measurement:
    rng = np.random.default_rng(len(subject_of))
    templates = on_sphere(rng, len(subject_of), 6)
    raw, first = measure(templates, np.array(subject_of))
    cells = Cells(
        ("sex", "race_ethnicity"),
        (("", "é"), ("f", "")),
        np.arange(raw.n, dtype=np.int32) % np.int32(2),
    )
    counts = rng.integers(0, 3, (2, 2, 512)) * (rng.random((2, 2, 512)) < 0.1)
    counts[1, 1, 511] = 2**40
    raw = replace(raw, pairs=PairHistograms(cells, -1.0, 1.0, counts.astype(np.int64)))
    other = replace(raw, kind=ScoreKind.NORMALISED, top=raw.top - np.float32(0.125), mated=raw.mated / 2)
    return Measurement(
        gallery_id,
        "5aa5",
        build.pack_hash,
        build.at,
        1.5,
        tuple(f"s{i} é" for i in range(raw.n)),
        np.arange(len(subject_of), dtype=np.int64) * 3 + 1,
        first,
        raw,
        other if normalised else None,
        Cohort(8, rng.random(len(subject_of), np.float32)) if normalised else None,
    )


def assert_same(one: object, other: object) -> None:
    """Field by field, arrays by value and type."""
    assert type(one) is type(other)
    if is_dataclass(one):
        for field in fields(one):
            assert_same(getattr(one, field.name), getattr(other, field.name))
    elif isinstance(one, np.ndarray):
        assert isinstance(other, np.ndarray)
        assert (one.dtype, one.shape) == (other.dtype, other.shape)
        np.testing.assert_array_equal(one, other)
    else:
        assert one == other


@pytest.fixture
def files(tmp_path: Path) -> MeasurementFiles:
    for name in ("measurements", "tmp"):
        (tmp_path / name).mkdir()
    return MeasurementFiles(tmp_path)


def everything(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("normalised", [True, False])
@pytest.mark.parametrize("subject_of", [SEVERAL, ONE_EACH, [0, 1]])
def test_what_was_measured_comes_back(files, tmp_path, build, subject_of, normalised):
    made = measurement(build, subject_of, normalised=normalised)
    assert (len(made.raw.mated) > 0) == (subject_of is SEVERAL)
    known = files.write(made)
    assert_same(files.read(known), made)
    (file,) = everything(tmp_path)
    assert file == tmp_path / "measurements" / known.file
    if os.name == "posix":
        assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    # Another program on the same folder, and the database's own words.
    assert_same(MeasurementFiles(tmp_path).read(known), made)
    assert (known.gallery_id, known.snapshot_hash, known.pack_hash) == (1, "5aa5", build.pack_hash)


def test_what_was_measured_on_a_sample_comes_back(files, build):
    whole = measurement(build, ONE_EACH, normalised=True)
    drawn, more = np.array([0, 2], np.int32), np.array([1], np.int32)

    def part(scores):
        fields_of_rows = {name: getattr(scores, name)[drawn] for name in ("top", "other", "other_face")}
        return replace(scores, **fields_of_rows, searched=drawn, more=more, more_best=scores.best[more])

    made = replace(
        whole,
        raw=part(whole.raw),
        normalised=part(whole.normalised),
        sample=RateSample(2**48 - 1, 2, whole.n, 7),
    )
    read = files.read(files.write(made))
    assert_same(read, made)
    assert (read.raw.n, read.raw.enrolled, read.is_of_everybody) == (2, whole.n, False)


def test_each_writing_has_a_file_of_its_own(files, tmp_path, build):
    made = measurement(build, ONE_EACH, normalised=True)
    first, second = files.write(made), files.write(made)
    assert (first.file != second.file, first.sha256) == (True, second.sha256)
    files.remove(first.file)
    files.remove(first.file)  # is gone already
    assert files.read(first) is None
    assert files.read(second) is not None


def test_a_file_that_is_not_the_one_is_as_good_as_none(files, tmp_path, build):
    known = files.write(measurement(build, SEVERAL, normalised=True))
    other = files.write(measurement(build, ONE_EACH, normalised=True))
    file = tmp_path / "measurements" / known.file
    whole = file.read_bytes()
    step = max(1, len(whole) // 40)
    for place in (*range(0, len(whole), step), len(whole) - 1):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert files.read(known) is None
    for part in (b"", whole[:100], whole[:-1], whole + b"\0"):
        file.write_bytes(part)
        assert files.read(known) is None
    shutil.copy(tmp_path / "measurements" / other.file, file)
    assert files.read(known) is None
    file.unlink()
    assert files.read(known) is None
    file.mkdir()
    assert files.read(known) is None
    file.rmdir()
    file.write_bytes(whole)
    assert files.read(known) is not None


def test_a_file_of_another_layout_is_as_good_as_none(files, tmp_path, build):
    """It is the one that was written, but by a program that wrote something else."""
    import hashlib
    import io

    known = files.write(measurement(build, ONE_EACH, normalised=True))
    buffer = io.BytesIO()
    np.savez(buffer, head=np.frombuffer(b'{"subject_ids": []}', np.uint8))
    for data in (b"no archive", buffer.getvalue(), b"PK\x03\x04 torn"):
        (tmp_path / "measurements" / known.file).write_bytes(data)
        same = replace(known, sha256=hashlib.sha256(data).hexdigest())
        assert files.read(same) is None


@pytest.mark.parametrize("call", ["open_private", "write_all", "sync_file", "sync_folder"])
@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EACCES, FolderNotWritable),
        (errno.EROFS, FolderNotWritable),
    ],
)
def test_a_refusal_of_the_disk_leaves_nothing(files, tmp_path, build, monkeypatch, call, number, error):
    made = measurement(build, ONE_EACH, normalised=True)
    really = measurement_files.write_all

    def refuse(*arguments):
        if call == "write_all":
            really(arguments[0], arguments[1][:500])  # some of it is on the disk already
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as refusing:
        refusing.setattr(measurement_files, call, refuse)
        with pytest.raises(error):
            files.write(made)
    assert everything(tmp_path) == []
    known = files.write(made)
    assert [path.name for path in everything(tmp_path)] == [Path(known.file).name]
    assert files.left_over(1, {known.file}) == []


def test_a_folder_that_cannot_be_made_is_told(files, tmp_path, build):
    (tmp_path / "measurements").rmdir()
    (tmp_path / "measurements").write_bytes(b"")
    with pytest.raises(FolderNotWritable):
        files.write(measurement(build, ONE_EACH, normalised=True))
    (tmp_path / "measurements").unlink()
    files.write(measurement(build, ONE_EACH, normalised=True))


def test_left_over_is_what_neither_counts_nor_is_about_to(files, tmp_path, build):
    made = measurement(build, ONE_EACH, normalised=False)
    known, about, orphan = (files.write(made) for _ in range(3))
    elsewhere = files.write(measurement(build, ONE_EACH, normalised=False, gallery_id=2))
    for one in (known, orphan):
        files.settle(one.file)
    assert files.left_over(1, {known.file}) == [orphan.file]
    assert files.left_over(77, set()) == []
    # After a crash nobody is about to commit anything.
    later = MeasurementFiles(tmp_path)
    assert later.left_over(1, {known.file}) == sorted([about.file, orphan.file])
    assert later.left_over(2, set()) == [elsewhere.file]


def test_killed_between_the_file_and_the_commit(filled, build):
    with Workspace.open(filled.folder, "A") as opened:
        made = measurement(build, ONE_EACH, normalised=True)
        opened.measurements.write(made)
    with Workspace.open(filled.folder, "A") as opened:
        with opened.reading() as stores:
            assert stores.measurements.find(1, "5aa5", build.pack_hash) is None
        assert len(everything(filled.folder / "measurements")) == 1
        known = opened.measurements.write(made)
        with opened.recording() as stores:
            stores.measurements.save(known)
        with opened.reading() as stores:
            found = stores.measurements.find(1, "5aa5", build.pack_hash)
        assert_same(opened.measurements.read(found), made)


def test_a_file_half_written_when_the_program_was_killed_is_gone_at_the_next_opening(filled):
    (filled.folder / "tmp" / "measurement-1234").write_bytes(b"half of it")
    with Workspace.open(filled.folder, "A"):
        assert list((filled.folder / "tmp").iterdir()) == []


def test_empty_bins_take_no_room(files, tmp_path, build):
    """40 x 40 cells of 512 bins are 6.5 MB of zeros."""
    made = measurement(build, ONE_EACH, normalised=False)
    cells = Cells(("sex",), tuple((str(i),) for i in range(40)), np.zeros(12, np.int32))
    counts = np.zeros((40, 40, 512), np.int64)
    counts[3, 4, 5] = 7
    raw: MeasuredScores = replace(made.raw, pairs=PairHistograms(cells, -1.0, 1.0, counts))
    made = replace(made, raw=raw)
    known = files.write(made)
    assert (tmp_path / "measurements" / known.file).stat().st_size < 100_000
    assert_same(files.read(known), made)
