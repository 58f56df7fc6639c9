"""Enrolment: what is recorded, what is refused and why, stopping, going on, a full disk."""

from __future__ import annotations

import dataclasses
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.domain.subjects import YearOfBirth
from desktop.errors import FileNotReadable, StorageFull, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.browse import (
    EnrolmentState,
    enrolment_state,
    faces_page,
    metadata_gaps,
    thumbnail,
)
from desktop.workflow.enrol import (
    EnrolmentOptions,
    EnrolmentRequest,
    SeveralFaces,
    discard_enrolment,
    enrol,
    list_images,
    other_files,
    request_of,
)
from desktop.workflow.enrolment_batches import Batch, BatchWriter
from desktop.workflow.metadata_table import ColumnMapping, guess_mapping, read_table
from desktop.workflow.verify_audit import verify_workspace
from tests.people import sign_in_as

Entries = Callable[..., list[LogEntry]]

IN_WORK = 3
"""Pictures at most that are at the detector, or wait for it, when one of them is there."""


def _faces(workspace: Workspace, gallery: str = "People") -> list[tuple[str, str, str, int]]:
    """(subject, file, image hash, row) of every face."""
    with workspace.reading() as stores:
        found = stores.galleries.by_name(gallery)
        faces = stores.faces.page(found.gallery_id, 0, 10_000)
    return [(f.record.subject_id, f.file_name, f.image_sha256, f.row) for f in faces]


def _templates(workspace: Workspace, engine: FaceEngine, gallery: str = "People") -> Any:
    with workspace.reading() as stores:
        found = stores.galleries.by_name(gallery)
        rows = stores.faces.valid_rows(found.gallery_id)
    return workspace.templates(found.gallery_id, engine.pack.id, engine.pack.embedder.length).view(rows)


# --- what is recorded


def test_metadata_is_recorded_as_the_table_has_it(enrolled: Workspace, pictures: Any) -> None:
    with enrolled.reading() as stores:
        gallery = stores.galleries.by_name("People")
    assert (gallery.faces, gallery.subjects) == (40, 40)
    faces = faces_page(enrolled, gallery.gallery_id, 0, 100)
    assert [f.file_name for f in faces] == [p.name for p in pictures.files]
    for face in faces:
        row = pictures.rows[face.file_name]
        first, last = row["year_of_birth_band"].split("-")
        assert face.record.subject_id == row["subject_id"]
        assert face.record.sex == row["sex"]
        assert face.record.year_of_birth == YearOfBirth(int(first), int(last))
        assert face.record.capture_date == date.fromisoformat(row["capture_date"])
        assert face.record.race_ethnicity == ""
        assert face.record.extra == {
            "role": "gallery",
            "skin_tone_band_synthetic": row["skin_tone_band_synthetic"],
            "note": row["note"],
        }
        assert enrolled.images.read(face.image_sha256) == (pictures.folder / face.file_name).read_bytes()
        assert (thumbnail(enrolled, face.face_id) or b"")[:2] == b"\xff\xd8"
    assert metadata_gaps(enrolled, gallery.gallery_id) == {
        "sex": 0,
        "race_ethnicity": 40,
        "year_of_birth": 0,
        "capture_date": 0,
        "subjects": 40,
    }


def test_without_a_table_folders_and_files_name_the_subjects(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "some"
    (folder / "Ann").mkdir(parents=True)
    first, second, third, hidden = pictures.files[:4]
    shutil.copy(first, folder / "Ann" / "1.JPG")
    shutil.copy(second, folder / "Ann" / "2.jpg")
    shutil.copy(third, folder / "Bob.jpg")
    shutil.copy(hidden, folder / ".hidden.jpg")
    (folder / "notes.txt").write_text("not a picture", encoding="utf-8")
    summary = enrol(workspace, engine, EnrolmentRequest("People", folder))
    assert (summary.images, summary.enrolled, summary.refused, summary.resumed) == (3, 3, {}, False)
    assert [(s, f) for s, f, _, _ in _faces(workspace)] == [
        ("Ann", "1.JPG"),
        ("Ann", "2.jpg"),
        ("Bob", "Bob.jpg"),
    ]
    assert (summary.gallery.faces, summary.gallery.subjects) == (3, 2)


def test_cells_that_cannot_be_read_are_kept_as_text_and_reported(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    name = pictures.files[0].name
    folder = tmp_path / "some"
    folder.mkdir()
    shutil.copy(pictures.files[0], folder / name)
    table = tmp_path / "t.csv"
    table.write_text(f"file;person;birth year;date\n{name};P-1;about 1970;03/04/2019\n", encoding="utf-8")
    summary = enrol(
        workspace,
        engine,
        EnrolmentRequest("People", folder, table, guess_mapping(read_table(table))),
    )
    assert len(summary.table_problems) == 2
    assert "03/04/2019" in summary.table_problems[1]
    with workspace.reading() as stores:
        record = stores.faces.records(summary.gallery.gallery_id)["P-1"]
    assert record.extra == {"birth year": "about 1970", "date": "03/04/2019"}
    assert record.year_of_birth is None


def test_the_log_says_what_was_done(
    enrolled: Workspace, entries: Entries, engine: FaceEngine, pictures: Any
) -> None:
    made, started, *batches, finished = [
        e
        for e in entries(enrolled)
        if e.kind.startswith(("gallery.", "enrolment."))
    ]  # fmt: skip
    assert made.kind == EntryKind.GALLERY_CREATED
    assert made.data["pack_hash"] == engine.pack.hash
    assert started.kind == EntryKind.ENROLMENT_STARTED
    assert started.data["options"]["mapping"]["year_of_birth"] == "year_of_birth_band"
    assert {b.kind for b in batches} == {EntryKind.ENROLMENT_BATCH}
    assert [b.data["rows"] for b in batches] == [32, 8]
    assert [i for b in batches for i in b.data["images"]] == [sha for _, _, sha, _ in _faces(enrolled)]
    assert finished.kind == EntryKind.ENROLMENT_FINISHED
    assert (finished.data["images"], finished.data["enrolled"], finished.data["refused"]) == (40, 40, {})
    text = str([e.data for e in (started, *batches, finished)])
    assert str(pictures.folder) not in text
    assert verify_workspace(enrolled, deep=True).ok


def test_progress_counts_and_has_a_rate(workspace: Workspace, engine: FaceEngine, pictures: Any) -> None:
    seen: list[Progress] = []
    summary = enrol(workspace, engine, pictures.request(), on_progress=seen.append)
    assert [(p.done, p.total, p.unit) for p in seen] == [(n, 40, "images") for n in range(1, 41)]
    assert all(p.rate > 0 for p in seen)
    assert seen[-1].seconds_left == 0
    assert summary.images_per_second == pytest.approx(40 / summary.seconds)


# --- what is refused


class _Maker:
    """Writes the files that are not enrolled, each with its reason."""

    def __init__(self, folder: Path, faces: list[Path]) -> None:
        self.folder, self.faces = folder, faces
        self.expected: dict[str, RefusalReason] = {}

    def expect(self, name: str, reason: RefusalReason) -> Path:
        self.expected[name] = reason
        return self.folder / name

    def everything(self) -> None:
        face = Image.open(self.faces[0]).convert("RGB")
        width, height = face.size
        noise = np.random.default_rng(3).integers(0, 256, (240, 320, 3), dtype=np.uint8)
        landscape = np.full((240, 320, 3), (120, 170, 230), np.uint8)
        landscape[120:] = (60, 140, 50)
        self.expect("cut.jpg", RefusalReason.UNREADABLE).write_bytes(self.faces[1].read_bytes()[:3000])
        self.expect("empty.png", RefusalReason.UNREADABLE).write_bytes(b"")
        self.expect("text.jpg", RefusalReason.UNREADABLE).write_bytes(b"this is no picture at all")
        (self.expect("folder.jpg", RefusalReason.UNREADABLE)).symlink_to("nowhere.jpg")
        self.expect("phone.heic", RefusalReason.UNSUPPORTED_FORMAT).write_bytes(
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)
        )
        self.expect("phone.jpg", RefusalReason.UNSUPPORTED_FORMAT).write_bytes(
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(65)
        )
        face.save(
            self.expect("moving.gif", RefusalReason.ANIMATED),
            save_all=True,
            append_images=[face.rotate(90)],
        )
        # 20,000 x 20,000 in one bit: 50 kB on disk, 1.2 GB once opened.
        Image.new("1", (20_000, 20_000)).save(self.expect("bomb.png", RefusalReason.TOO_LARGE))
        Image.fromarray(landscape).save(self.expect("landscape.png", RefusalReason.NO_FACE))
        Image.fromarray(noise).save(self.expect("noise.png", RefusalReason.NO_FACE))
        two_faces(self.faces[0], self.faces[2]).save(self.expect("two.png", RefusalReason.SEVERAL_FACES))
        small = face.resize((64, 64 * height // width))
        small.save(self.expect("small.png", RefusalReason.TOO_SMALL))
        shutil.copy(self.faces[3], self.folder / "a-face.jpg")
        shutil.copy(self.faces[3], self.expect("z-again.jpg", RefusalReason.DUPLICATE))


def two_faces(left: Path, right: Path) -> Image.Image:
    first, second = Image.open(left).convert("RGB"), Image.open(right).convert("RGB")
    both = Image.new("RGB", (first.width + second.width, max(first.height, second.height)))
    both.paste(first, (0, 0))
    both.paste(second, (first.width, 0))
    return both


def test_every_refusal_has_its_reason_and_a_sentence(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path, entries: Entries
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    maker = _Maker(folder, pictures.files)
    maker.everything()
    summary = enrol(workspace, engine, EnrolmentRequest("People", folder))
    state = enrolment_state(workspace, summary.gallery.gallery_id)
    assert {r.relative_path: r.reason for r in state.refusals} == maker.expected
    assert summary.enrolled == 1
    assert sum(summary.refused.values()) == len(maker.expected) == summary.images - 1
    assert summary.refused[RefusalReason.UNREADABLE] == 4
    for refusal in state.refusals:
        assert not refusal.sentence[0].islower()
        assert refusal.sentence.endswith((".", ")"))
        assert "{" not in refusal.sentence
    said = {r.relative_path: r.sentence for r in state.refusals}
    assert "HEIC" in said["phone.jpg"]
    assert "2 faces" in said["two.png"]
    assert "20 pixels" in said["small.png"]
    batch = entries(workspace, "enrolment.batch")[-1]
    assert sorted(r["reason"] for r in batch.data["refused"]) == sorted(maker.expected.values())
    # Those of hostile pictures are in test_hostile_pictures.
    assert set(RefusalReason) - set(maker.expected.values()) == {
        RefusalReason.METADATA,
        RefusalReason.EXPUNGED,
        RefusalReason.TOO_MUCH_MEMORY,
        RefusalReason.TOOK_TOO_LONG,
        RefusalReason.DECODER_STOPPED,
        # Those of a gallery that is enrolled again are in test_re_enrol.
        RefusalReason.ORIGINAL_DAMAGED,
        RefusalReason.FACE_ELSEWHERE,
    }
    assert verify_workspace(workspace, deep=True).ok


def test_a_file_that_the_table_does_not_hold_is_refused(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    for path in pictures.files[:2]:
        shutil.copy(path, folder)
    shutil.copy(pictures.files[2], folder / "stranger.jpg")
    summary = enrol(workspace, engine, pictures.request(folder=folder))
    assert summary.refused == {RefusalReason.METADATA: 1}
    (refusal,) = enrolment_state(workspace, summary.gallery.gallery_id).refusals
    assert (refusal.relative_path, refusal.sentence) == (
        "stranger.jpg",
        REFUSAL_SENTENCES[RefusalReason.METADATA],
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not let such names be")
def test_a_name_that_is_no_text_is_refused(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    folder = tmp_path / os.fsdecode(b"fol\xffder")
    folder.mkdir()
    shutil.copy(pictures.files[0], folder / "good.jpg")
    shutil.copy(pictures.files[1], os.fsencode(folder) + b"/b\xffd.jpg")
    summary = enrol(workspace, engine, EnrolmentRequest("People", folder))
    (refusal,) = enrolment_state(workspace, summary.gallery.gallery_id).refusals
    assert (refusal.relative_path, refusal.reason) == (r"b\udcffd.jpg", RefusalReason.UNREADABLE)
    assert "rename the file" in refusal.sentence
    assert summary.enrolled == 1


@pytest.mark.parametrize(
    ("policy", "subject"),
    [(SeveralFaces.REFUSE, None), (SeveralFaces.LARGEST, "left"), (SeveralFaces.CENTRAL, "right")],
)
def test_several_faces_by_policy(
    workspace: Workspace,
    engine: FaceEngine,
    pictures: Any,
    tmp_path: Path,
    policy: SeveralFaces,
    subject: str | None,
) -> None:
    folder = tmp_path / "group"
    folder.mkdir()
    left, right = (Image.open(pictures.files[i]).convert("RGB") for i in (0, 1))
    larger = left.resize((left.width * 6 // 5, left.height * 6 // 5))
    group = Image.new("RGB", (larger.width + 2 * right.width, larger.height))
    group.paste(larger, (0, 0))
    # The middle of the picture lies in the second portrait.
    group.paste(right, (larger.width, 0))
    group.save(folder / "group.png")
    for name, picture in (("left", larger), ("right", right)):
        picture.save(folder / f"{name}.png")
    options = EnrolmentOptions(several_faces=policy)
    summary = enrol(workspace, engine, EnrolmentRequest("People", folder, options=options))
    by_name = {name: row for _, name, _, row in _faces(workspace)}
    if subject is None:
        assert summary.refused == {RefusalReason.SEVERAL_FACES: 1}
        assert set(by_name) == {"left.png", "right.png"}
        return
    assert summary.refused == {}
    rows = _templates(workspace, engine)
    scores = {n: float(rows[by_name["group.png"]] @ rows[by_name[f"{n}.png"]]) for n in ("left", "right")}
    assert max(scores, key=lambda n: scores[n]) == subject


def test_a_face_that_dominates_stands_for_the_picture(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    large, small = (Image.open(pictures.files[i]).convert("RGB") for i in (0, 1))
    picture = Image.new("RGB", (large.width * 3, large.height * 2), "grey")
    picture.paste(large.resize((large.width * 2, large.height * 2)), (0, 0))
    picture.paste(small.resize((small.width // 2, small.height // 2)), (large.width * 2 + 20, 20))
    picture.save(folder / "portrait.png")
    assert len(engine.faces(np.asarray(picture))) == 2
    assert enrol(workspace, engine, EnrolmentRequest("People", folder)).enrolled == 1


def test_the_smallest_face_is_an_option(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    shutil.copy(pictures.files[0], folder)
    strict = EnrolmentOptions(minimum_eye_distance=400)
    summary = enrol(workspace, engine, EnrolmentRequest("People", folder, options=strict))
    assert summary.refused == {RefusalReason.TOO_SMALL: 1}
    assert enrol(workspace, engine, EnrolmentRequest("People", folder)).enrolled == 1


@pytest.mark.parametrize("what", ["missing", "empty", "a file"])
def test_a_folder_without_images_changes_nothing(
    workspace: Workspace, engine: FaceEngine, tmp_path: Path, what: str
) -> None:
    folder = tmp_path / "images"
    if what == "empty":
        folder.mkdir()
    elif what == "a file":
        folder.write_bytes(b"")
    with workspace.reading() as stores:
        before = stores.log.count()
    with pytest.raises(WrongUse if what == "empty" else FileNotReadable):
        enrol(workspace, engine, EnrolmentRequest("People", folder))
    with workspace.reading() as stores:
        assert stores.log.count() == before
        assert stores.galleries.all() == []


def test_a_folder_that_may_not_be_opened_is_not_passed_over(
    pictures: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "closed").mkdir()
    shutil.copy(pictures.files[0], tmp_path / "open")
    really = os.scandir

    def scandir(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(FileNotReadable, match="closed"):
        list_images(tmp_path)


def test_what_is_no_picture_is_counted_and_not_passed_over_in_silence(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path, entries: Entries
) -> None:
    folder = tmp_path / "mixed"
    (folder / "sub").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "folder.pdf").mkdir()
    shutil.copy(pictures.files[0], folder / "face.JPG")
    odd = ["sub/scan.pdf", "a.PSD", "b.cr2", "no-suffix", "archive.zip", "clip.mp4"]
    beside = ["m.csv", "m.TSV", "n.txt", "n.json", "readme.md", "Thumbs.db", "sub/desktop.ini"]
    for name in (*odd, *beside, ".hidden.pdf", ".git/config", ".DS_Store"):
        (folder / name).write_bytes(b"x")
    assert other_files(folder) == sorted(odd)
    assert list_images(folder) == ["face.JPG"]
    summary = enrol(workspace, engine, EnrolmentRequest("People", folder))
    assert (summary.images, summary.enrolled, summary.passed_over) == (1, 1, 6)
    assert entries(workspace, "enrolment.finished")[0].data["passed_over"] == 6
    with pytest.raises(FileNotReadable):
        other_files(tmp_path / "nowhere")


# --- stopping and going on


def test_cancelling_keeps_what_was_done_and_goes_on_without_doing_it_again(
    workspace: Workspace,
    counting: tuple[FaceEngine, Any],
    pictures: Any,
    entries: Entries,
    engine: FaceEngine,
) -> None:
    counted, detector = counting
    cancel = CancelToken()
    detector.then = lambda calls: cancel.cancel() if calls == 17 else None
    with pytest.raises(Cancelled):
        enrol(workspace, counted, pictures.request(), cancel=cancel)
    # Others were in work when it was asked to stop; what they made is kept in the order of the pictures.
    done = len(_faces(workspace))
    assert 17 <= detector.calls <= 17 + IN_WORK
    assert 17 - IN_WORK <= done <= detector.calls
    seen_before = detector.calls
    assert entries(workspace)[-1].kind == EntryKind.ENROLMENT_STOPPED
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People")
    state = enrolment_state(workspace, gallery.gallery_id)
    assert state.unfinished is not None
    assert (state.done, state.unfinished.total) == (done, 40)
    # What the window offers to go on with is what was asked for.
    again = request_of(state.unfinished, gallery)
    assert again == pictures.request()

    detector.then = lambda calls: None
    seen: list[Progress] = []
    summary = enrol(workspace, counted, again, on_progress=seen.append)
    assert detector.calls - seen_before == 40 - done
    assert seen[0].done == done + 1
    assert (summary.resumed, summary.images, summary.enrolled, summary.refused) == (True, 40, 40, {})
    assert summary.images_per_second == pytest.approx((40 - done) / summary.seconds)
    assert enrolment_state(workspace, gallery.gallery_id).unfinished is None
    assert len(entries(workspace, "enrolment.started")) == 1
    assert verify_workspace(workspace, deep=True).ok


def test_cancelling_at_once_does_nothing(
    workspace: Workspace, engine: FaceEngine, pictures: Any, entries: Entries
) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        enrol(workspace, engine, pictures.request(), cancel=cancel)
    assert entries(workspace, "enrolment.batch") == []
    assert entries(workspace)[-1].kind == EntryKind.ENROLMENT_STOPPED


@pytest.mark.parametrize(
    "change",
    [
        {"options": EnrolmentOptions(minimum_eye_distance=21)},
        {"metadata_file": None, "mapping": ColumnMapping()},
    ],
    ids=["options", "table"],
)
def test_other_options_are_another_run_and_the_log_says_so(
    workspace: Workspace,
    counting: tuple[FaceEngine, Any],
    pictures: Any,
    entries: Entries,
    change: dict[str, Any],
) -> None:
    counted, detector = counting
    cancel = CancelToken()
    detector.then = lambda calls: cancel.cancel() if calls == 5 else None
    with pytest.raises(Cancelled):
        enrol(workspace, counted, pictures.request(), cancel=cancel)
    done, before = len(_faces(workspace)), detector.calls
    assert done > 0
    summary = enrol(workspace, counted, pictures.request(**change))
    assert not summary.resumed
    assert summary.refused == {RefusalReason.DUPLICATE: done}
    assert detector.calls - before == 40 - done
    first, second = entries(workspace, "enrolment.started")
    assert first.data["options"] != second.data["options"]
    # The earlier run will never be offered again, and the log says so.
    assert enrolment_state(workspace, summary.gallery.gallery_id).unfinished is None
    stopped = entries(workspace, "enrolment.stopped")
    assert [entry.data.get("discarded") for entry in stopped] == [None, True]
    assert stopped[1].data["enrolment_id"] == first.data["enrolment_id"]


def _interrupted(
    workspace: Workspace, counting: tuple[FaceEngine, Any], request: EnrolmentRequest
) -> EnrolmentState:
    """Cut short after five more pictures or a few more."""
    counted, detector = counting
    cancel, last = CancelToken(), detector.calls + 5
    detector.then = lambda calls: cancel.cancel() if calls == last else None
    with pytest.raises(Cancelled):
        enrol(workspace, counted, request, cancel=cancel)
    detector.then = lambda calls: None
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name(request.gallery_name)
    return enrolment_state(workspace, gallery.gallery_id)


def test_runs_over_other_folders_and_galleries_are_left_alone(
    workspace: Workspace,
    counting: tuple[FaceEngine, Any],
    pictures: Any,
    entries: Entries,
    tmp_path: Path,
) -> None:
    first = _interrupted(workspace, counting, pictures.request())
    _interrupted(workspace, counting, pictures.request("Others"))
    shutil.copytree(pictures.folder, tmp_path / "more")
    _interrupted(workspace, counting, pictures.request(folder=tmp_path / "more"))
    assert not any(e.data.get("discarded") for e in entries(workspace, "enrolment.stopped"))
    # The run over the first folder is gone on with, although a later one is open too.
    assert first.unfinished is not None
    summary = enrol(workspace, counting[0], pictures.request())
    assert (summary.resumed, summary.enrolled + sum(summary.refused.values())) == (True, 40)
    assert enrolment_state(workspace, summary.gallery.gallery_id).unfinished is not None


def test_an_unfinished_run_can_be_given_up(
    workspace: Workspace, counting: tuple[FaceEngine, Any], pictures: Any, entries: Entries
) -> None:
    state = _interrupted(workspace, counting, pictures.request())
    assert state.unfinished is not None
    discard_enrolment(workspace, state.unfinished)
    last = entries(workspace)[-1]
    assert last.kind == EntryKind.ENROLMENT_STOPPED
    assert last.data == {
        "enrolment_id": state.unfinished.enrolment_id,
        "gallery_id": state.unfinished.gallery_id,
        "discarded": True,
    }
    assert enrolment_state(workspace, state.unfinished.gallery_id).unfinished is None
    done = len(_faces(workspace))
    assert done > 0
    discard_enrolment(workspace, state.unfinished)
    assert entries(workspace)[-1] == last, "it is given up once"
    again = enrol(workspace, counting[0], pictures.request())
    assert (again.resumed, again.refused) == (False, {RefusalReason.DUPLICATE: done})
    assert verify_workspace(workspace, deep=True).ok


def test_enrolling_again_adds_nothing(
    enrolled: Workspace, counting: tuple[FaceEngine, Any], pictures: Any
) -> None:
    counted, detector = counting
    before = _faces(enrolled)
    summary = enrol(enrolled, counted, pictures.request())
    assert summary.refused == {RefusalReason.DUPLICATE: 40}
    assert detector.calls == 0
    assert _faces(enrolled) == before


def test_galleries_do_not_share_faces(enrolled: Workspace, engine: FaceEngine, pictures: Any) -> None:
    summary = enrol(enrolled, engine, pictures.request("Others"))
    assert (summary.enrolled, summary.refused) == (40, {})
    with enrolled.reading() as stores:
        assert [(g.name, g.faces) for g in stores.galleries.all()] == [("Others", 40), ("People", 40)]
    assert _faces(enrolled, "Others") == _faces(enrolled, "People")
    np.testing.assert_allclose(
        _templates(enrolled, engine, "Others"), _templates(enrolled, engine), atol=1e-6
    )
    assert verify_workspace(enrolled, deep=True).ok


def test_the_gallery_of_another_pack_is_refused(
    enrolled: Workspace, other_pack_engine: FaceEngine, pictures: Any, entries: Entries
) -> None:
    before = len(entries(enrolled))
    with pytest.raises(WrongUse, match="another model pack"):
        enrol(enrolled, other_pack_engine, pictures.request())
    assert len(entries(enrolled)) == before


def test_the_same_models_under_another_name_go_on_with_the_gallery(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    """A pack's hash leaves its name out: what decides is what makes the templates."""
    renamed = dataclasses.replace(engine.pack, id="renamed")
    same = FaceEngine(renamed, engine.device, engine._detector, engine._embedder)
    folder = tmp_path / "more"
    folder.mkdir()
    shutil.copy(pictures.mated[0][0], folder / "new.jpg")
    assert enrol(enrolled, same, EnrolmentRequest("People", folder)).gallery.faces == 41
    assert verify_workspace(enrolled, deep=True).ok


@pytest.mark.parametrize("name", ["", "  "])
def test_a_gallery_needs_a_name(workspace: Workspace, engine: FaceEngine, pictures: Any, name: str) -> None:
    with pytest.raises(WrongUse, match="name"):
        enrol(workspace, engine, pictures.request(name))


# --- a full disk, modelled


def _full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full_after(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """full_after(place): while the second batch is committed, writing there fails half-way."""

    def arm(place: str) -> None:
        def half(descriptor: int, data: bytes | memoryview) -> None:
            os.write(descriptor, memoryview(data).cast("B")[: len(bytes(data)) // 2])
            _full()

        really, batches = BatchWriter.write, [0]

        def write(writer: BatchWriter, batch: Batch) -> None:
            batches[0] += 1
            if batches[0] == 2:
                monkeypatch.setattr(f"desktop.storage.{place}.write_all", half)
            really(writer, batch)

        monkeypatch.setattr(BatchWriter, "write", write)

    yield arm
    monkeypatch.undo()


@pytest.mark.parametrize("place", ["image_store", "template_file", "thumbnail_store"])
def test_a_full_disk_is_said_and_nothing_is_half_recorded(
    workspace: Workspace,
    engine: FaceEngine,
    pictures: Any,
    full_after: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    full_after(place)
    with pytest.raises(StorageFull):
        enrol(workspace, engine, pictures.request())
    # Thumbnails come after the batch is committed, and can be made again.
    assert len(_faces(workspace)) == (40 if place == "thumbnail_store" else 32)
    assert verify_workspace(workspace, deep=True).ok
    monkeypatch.undo()
    assert list(workspace.temporary.iterdir()) == []
    summary = enrol(workspace, engine, pictures.request())
    assert (summary.resumed, summary.enrolled, summary.refused) == (True, 40, {})
    assert [row for *_, row in _faces(workspace)] == list(range(40))
    assert len({sha for _, _, sha, _ in _faces(workspace)}) == 40
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People")
    for face in faces_page(workspace, gallery.gallery_id, 0, 100):
        assert thumbnail(workspace, face.face_id)
    assert verify_workspace(workspace, deep=True).ok


def test_a_demo_workspace_is_enrolled_the_same_way(
    tmp_path: Path, engine: FaceEngine, pictures: Any, enrolled: Workspace
) -> None:
    with Workspace.create(tmp_path / "demo", WorkspaceKind.DEMO, "A") as demo:
        sign_in_as(demo, "A")
        enrol(demo, engine, pictures.request())
        assert _faces(demo) == _faces(enrolled)
        np.testing.assert_allclose(_templates(demo, engine), _templates(enrolled, engine), atol=1e-6)
