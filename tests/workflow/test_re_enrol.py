"""A gallery enrolled again for another pack: whose faces, what is refused, stopping and going on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.domain.expungements import ExpungeGround
from desktop.domain.faces import Box
from desktop.domain.galleries import EnrolledFace, Gallery, folder_of_gallery
from desktop.domain.log_entries import LogEntry
from desktop.domain.people import Role
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.refusals import RefusalReason
from desktop.errors import AccessRefused, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.storage.workspace_layout import image_path
from desktop.workflow.browse import enrolment_state, thumbnail
from desktop.workflow.enrol import EnrolmentOptions, EnrolmentRequest, SeveralFaces, enrol, request_of
from desktop.workflow.expunge import expunge_subject
from desktop.workflow.gallery_source import overlap
from desktop.workflow.re_enrol import re_enrol, source_of
from desktop.workflow.verify_audit import verify_workspace
from tests.people import sign_in_as
from tests.workflow.test_enrol import two_faces

Entries = Callable[..., list[LogEntry]]
ORDER = "By order of the court of 1 March 2026."


def _gallery(workspace: Workspace, name: str = "People") -> Gallery:
    with workspace.reading() as stores:
        return stores.galleries.by_name(name)


def _faces(workspace: Workspace, name: str) -> list[EnrolledFace]:
    with workspace.reading() as stores:
        return stores.faces.page(stores.galleries.by_name(name).gallery_id, 0, 10_000)


def _known(workspace: Workspace, name: str) -> list[tuple[object, ...]]:
    return [(f.record, f.file_name, f.image_sha256) for f in _faces(workspace, name)]


@pytest.fixture
def counting_other(
    other_pack_engine: FaceEngine, counting: tuple[FaceEngine, Any]
) -> tuple[FaceEngine, Any]:
    """An engine of another pack, and a counter of the pictures that its detector sees."""
    _, detector = counting
    engine = FaceEngine(
        other_pack_engine.pack, other_pack_engine.device, detector, other_pack_engine._embedder
    )
    return engine, detector


def _cut_short(workspace: Workspace, counting_other: tuple[FaceEngine, Any], pictures: int) -> None:
    engine, detector = counting_other
    cancel, last = CancelToken(), detector.calls + pictures
    detector.then = lambda calls: cancel.cancel() if calls == last else None
    with pytest.raises(Cancelled):
        re_enrol(workspace, engine, _gallery(workspace), "Again", cancel=cancel)
    detector.then = lambda calls: None


def test_everything_that_is_recorded_comes_along(
    enrolled: Workspace, other_pack_engine: FaceEngine, entries: Entries
) -> None:
    source = _gallery(enrolled)
    seen: list[Progress] = []
    summary = re_enrol(enrolled, other_pack_engine, source, " Again ", on_progress=seen.append)
    assert (summary.images, summary.enrolled, summary.refused, summary.resumed) == (40, 40, {}, False)
    assert (summary.gallery.name, summary.gallery.pack_id) == ("Again", "other-pack")
    assert _known(enrolled, "Again") == _known(enrolled, "People")
    assert [p.done for p in seen] == list(range(1, 41))
    for face in _faces(enrolled, "Again"):
        assert (thumbnail(enrolled, face.face_id) or b"")[:2] == b"\xff\xd8"
    made, started, *batches, finished = [
        e for e in entries(enrolled) if e.data.get("gallery_id") == summary.gallery.gallery_id
    ]
    assert [e.kind for e in (made, started, finished)] == [
        "gallery.created",
        "enrolment.started",
        "enrolment.finished",
    ]
    assert {e.kind for e in batches} == {"enrolment.batch"}
    assert started.data["source_gallery_id"] == source.gallery_id
    assert started.data["source_pack_hash"] == source.pack_hash
    assert started.data["pack_hash"] == other_pack_engine.pack.hash
    assert (finished.data["images"], finished.data["enrolled"]) == (40, 40)
    assert verify_workspace(enrolled, deep=True).ok


def test_of_several_faces_the_recorded_one_is_taken(
    workspace: Workspace, engine: FaceEngine, other_pack_engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "group"
    folder.mkdir()
    group = two_faces(pictures.files[0], pictures.files[2])
    wide = Image.new("RGB", (group.width + 200, group.height))
    wide.paste(group, (200, 0))  # the middle is in the left one, which is not the first
    wide.save(folder / "group.png")
    options = EnrolmentOptions(SeveralFaces.CENTRAL)
    enrol(workspace, engine, EnrolmentRequest("People", folder, options=options))
    summary = re_enrol(workspace, other_pack_engine, _gallery(workspace), "Again")
    assert summary.enrolled == 1
    (recorded,), (taken,) = _faces(workspace, "People"), _faces(workspace, "Again")
    assert taken.face.box == recorded.face.box
    assert len(other_pack_engine.faces(np.asarray(wide))) == 2


def test_a_face_that_is_not_found_where_it_was_is_refused(
    enrolled: Workspace, other_pack_engine: FaceEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workflow.gallery_source.overlap", lambda first, second: 0.29)
    summary = re_enrol(enrolled, other_pack_engine, _gallery(enrolled), "Again")
    assert (summary.enrolled, summary.refused) == (0, {RefusalReason.FACE_ELSEWHERE: 40})


def test_overlap_is_what_both_cover_over_what_either_does() -> None:
    box = Box(10, 10, 20, 20)
    assert overlap(box, box) == 1.0
    assert overlap(box, Box(30, 10, 20, 20)) == 0.0
    assert overlap(box, Box(20, 10, 20, 20)) == pytest.approx(1 / 3)
    assert overlap(Box(0, 0, 0, 0), Box(0, 0, 0, 0)) == 0.0


@pytest.mark.parametrize("how", ["altered", "missing"])
def test_an_original_that_is_not_what_was_stored_is_refused(
    enrolled: Workspace, other_pack_engine: FaceEngine, how: str
) -> None:
    first, second = _faces(enrolled, "People")[:2]
    path = image_path(enrolled.folder, first.image_sha256)
    path.chmod(0o600)
    if how == "altered":
        # Another picture of a face, so that nothing but the hash gives it away.
        path.write_bytes(enrolled.images.read(second.image_sha256))
    else:
        path.unlink()
    summary = re_enrol(enrolled, other_pack_engine, _gallery(enrolled), "Again")
    assert (summary.enrolled, summary.refused) == (39, {RefusalReason.ORIGINAL_DAMAGED: 1})
    (refusal,) = enrolment_state(enrolled, summary.gallery.gallery_id).refusals
    assert (refusal.relative_path, refusal.image_sha256) == (first.file_name, first.image_sha256)
    assert re_enrol(enrolled, other_pack_engine, _gallery(enrolled), "Again").refused == {
        RefusalReason.ORIGINAL_DAMAGED: 1
    }, "once complete, a further run tries what is not there"


def test_cut_short_it_goes_on_and_sees_who_came_meanwhile(
    enrolled: Workspace,
    engine: FaceEngine,
    counting_other: tuple[FaceEngine, Any],
    pictures: Any,
    entries: Entries,
    tmp_path: Path,
) -> None:
    again, detector = counting_other
    _cut_short(enrolled, counting_other, 17)
    gallery = _gallery(enrolled, "Again")
    done = gallery.faces
    assert 17 <= detector.calls < 40
    state = enrolment_state(enrolled, gallery.gallery_id)
    assert state.unfinished is not None
    assert (state.done, state.unfinished.total) == (done, 40)
    assert state.unfinished.source_gallery_id == _gallery(enrolled).gallery_id
    assert source_of(enrolled, state.unfinished) == _gallery(enrolled)
    with pytest.raises(ValueError, match="no folder"):
        request_of(state.unfinished, gallery)
    assert entries(enrolled)[-1].kind == "enrolment.stopped"

    (tmp_path / "more").mkdir()
    shutil.copy(pictures.mated[0][0], tmp_path / "more" / pictures.files[0].name)
    enrol(enrolled, engine, EnrolmentRequest("People", tmp_path / "more"))
    before = detector.calls
    summary = re_enrol(enrolled, again, _gallery(enrolled), "Again")
    assert (summary.resumed, summary.images, summary.enrolled) == (True, 41, 41)
    assert detector.calls - before == 41 - done
    assert _known(enrolled, "Again") == _known(enrolled, "People")
    assert len(entries(enrolled, "enrolment.started")) == 3
    assert verify_workspace(enrolled, deep=True).ok


def test_once_complete_only_what_is_new_is_added(
    enrolled: Workspace,
    engine: FaceEngine,
    counting_other: tuple[FaceEngine, Any],
    pictures: Any,
    tmp_path: Path,
) -> None:
    again, detector = counting_other
    re_enrol(enrolled, again, _gallery(enrolled), "Again")
    (tmp_path / "more").mkdir()
    shutil.copy(pictures.mated[0][0], tmp_path / "more" / "new.jpg")
    enrol(enrolled, engine, EnrolmentRequest("People", tmp_path / "more"))
    before = detector.calls
    summary = re_enrol(enrolled, again, _gallery(enrolled), "Again")
    assert (summary.images, summary.enrolled, summary.gallery.faces) == (1, 1, 41)
    assert detector.calls == before + 1


def test_whoever_was_expunged_is_not_enrolled_again(
    enrolled: Workspace, counting_other: tuple[FaceEngine, Any]
) -> None:
    """From the source while the run is cut short and while it goes on, and from what it makes."""
    again, detector = counting_other
    sign_in_as(enrolled, "A. Supervisor", Role.SUPERVISOR, Role.ANALYST, Role.ADMINISTRATOR)
    _cut_short(enrolled, counting_other, 8)
    source, made = _gallery(enrolled), _gallery(enrolled, "Again")
    subjects = [face.record.subject_id for face in _faces(enrolled, "People")]
    from_source, from_both, under_way = subjects[38], subjects[0], subjects[39]
    expunge_subject(enrolled, source.gallery_id, from_source, ExpungeGround.COURT_ORDER, ORDER)
    expunge_subject(enrolled, made.gallery_id, from_both, ExpungeGround.COURT_ORDER, ORDER)

    third = detector.calls + 3

    def expunge_now(calls: int) -> None:
        if calls == third:
            expunge_subject(enrolled, source.gallery_id, under_way, ExpungeGround.COURT_ORDER, ORDER)

    detector.then = expunge_now
    summary = re_enrol(enrolled, again, source, "Again")
    there = {face.record.subject_id for face in _faces(enrolled, "Again")}
    assert there == set(subjects) - {from_source, from_both, under_way}
    assert summary.refused == {RefusalReason.EXPUNGED: 1}
    assert verify_workspace(enrolled, deep=True).ok


def test_what_is_refused_before_anything_is_done(
    enrolled: Workspace, engine: FaceEngine, other_pack_engine: FaceEngine, pictures: Any, entries: Entries
) -> None:
    source = _gallery(enrolled)
    before = len(entries(enrolled))
    with pytest.raises(WrongUse, match="already: choose another pack"):
        re_enrol(enrolled, engine, source, "Again")
    with pytest.raises(WrongUse, match="already a gallery"):
        re_enrol(enrolled, other_pack_engine, source, "People")
    with pytest.raises(WrongUse, match="name"):
        re_enrol(enrolled, other_pack_engine, source, "  ")
    assert len(entries(enrolled)) == before
    enrol(enrolled, other_pack_engine, pictures.request("Theirs"))
    with pytest.raises(WrongUse, match="already a gallery"):
        re_enrol(enrolled, other_pack_engine, source, "Theirs")
    sign_in_as(enrolled, "An Examiner", Role.EXAMINER)
    with pytest.raises(AccessRefused):
        re_enrol(enrolled, other_pack_engine, source, "Again")


def test_no_folder_is_taken_for_a_gallery(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / folder_of_gallery(1)
    folder.mkdir()
    shutil.copy(pictures.files[0], folder / "a.jpg")
    monkeypatch.chdir(tmp_path)
    summary = enrol(workspace, engine, EnrolmentRequest("People", Path(folder_of_gallery(1))))
    with workspace.reading() as stores:
        run = stores.enrolments.latest(summary.gallery.gallery_id)
    assert run is not None
    assert (run.folder, run.source_gallery_id) == (str(folder), None)
    assert request_of(run, summary.gallery).folder == folder


def test_two_files_of_one_name_are_two_pictures(
    workspace: Workspace, engine: FaceEngine, other_pack_engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    for number, path in enumerate(pictures.files[:3]):
        (tmp_path / str(number)).mkdir()
        shutil.copy(path, tmp_path / str(number) / "face.jpg")
        enrol(workspace, engine, EnrolmentRequest("People", tmp_path / str(number)))
    summary = re_enrol(workspace, other_pack_engine, _gallery(workspace), "Again")
    assert (summary.images, summary.enrolled) == (3, 3)
    assert _known(workspace, "Again") == _known(workspace, "People")
    with workspace.reading() as stores:
        paths = [path for _, path, _ in stores.faces.pictures(summary.gallery.gallery_id)]
    assert paths == ["face.jpg"] * 3
