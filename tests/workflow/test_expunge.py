"""Somebody who was expunged is gone from the record and from disk; the log proves it and stays green."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.cases import CaseState, FlagKind
from desktop.domain.conclusions import Conclusion
from desktop.domain.expungements import ExpungeGround
from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.looks import LookState
from desktop.domain.people import Role
from desktop.domain.probes import Intake, Probe
from desktop.domain.refusals import RefusalReason
from desktop.errors import AccessRefused, ReasonRequired, SignInRequired, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.search_engine import SearchEngine
from desktop.storage.signing_key import verify_note
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow import expunge as module
from desktop.workflow.analyse_probe import read_probe
from desktop.workflow.browse import faces_by_id, original, thumbnail
from desktop.workflow.enrol import enrol
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.expunge import (
    certificate_of,
    expunge_probe,
    expunge_subject,
    preview_expungement,
)
from desktop.workflow.measure_rates import measure_rates
from desktop.workflow.search import SearchRequest, reopen_search, run_search, snapshot_is_current
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import features_for, take_in
from tests.workflow.expunging import (
    GROUND,
    REFERENCE,
    Casework,
    ask_for_look,
    face_of,
    files_holding,
    problem,
    sign_in,
)

Entries = Callable[..., list[LogEntry]]
REASON = "The ears and the hairline agree as far as they are seen."
SECRET = "Zqx-distinctive-record-of-one-person"


@pytest.fixture
def secretive(pictures: Any, tmp_path: Path) -> Any:
    """The pictures, with a table that holds something about the first mated subject that stands nowhere
    else, and a file name that does neither."""
    folder = tmp_path / "pictures" / "gallery"
    shutil.copytree(pictures.folder, folder)
    subject = pictures.mated[0][1]
    rows = [dict(row) | {"remark": ""} for row in pictures.rows.values()]
    for row in rows:
        if row["subject_id"] == subject:
            row["remark"] = SECRET
            named = f"gallery/{SECRET}.jpg"
            (folder.parent / row["file"]).rename(folder.parent / named)
            row["file"] = named
    table = folder.parent / "metadata.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return replace(pictures, folder=folder, table=table, rows={Path(r["file"]).name: r for r in rows})


@pytest.fixture
def opened(secretive: Any, engine: FaceEngine, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        sign_in(made, *Role)
        enrol(made, engine, secretive.request())
        yield made


@pytest.fixture
def worked(opened: Workspace, engine: FaceEngine, secretive: Any, intake: Intake) -> Casework:
    """A search that lists the first mated subject, with a conclusion on it."""
    path, subject = secretive.mated[0]
    probe = take_in(opened, engine, read_probe(opened, engine, path), 0, intake)
    result = run_search(opened, engine, SearchRequest(probe.probe_id, "People", top=40))
    face = face_of(opened, subject)
    candidate = next(c for c in result.candidates.rows if c.face_id == face.face_id)
    record = result.record
    note_examination(opened, record.search_id, face.face_id)
    assert record.notes is not None
    notes = [record.notes.probe, record.notes.candidates[face.face_id]]
    with opened.recording() as stores:
        stores.rates.add_reason(record.search_id, face.gallery_id, 0.5, REASON, "A. Analyst")
        stores.log.append(EntryKind.THRESHOLD_LOWERED, {"search_id": record.search_id})
    conclude(
        opened,
        record.search_id,
        face.face_id,
        Conclusion.LEAD,
        REASON,
        threshold=record.threshold,
        fpir=record.fpir,
        notes=notes,
        features=features_for(Conclusion.LEAD),
    )
    filler = next(face_of(opened, s) for s in _subjects(opened) if s != subject)
    return Casework(face, filler, candidate, record)


def _subjects(workspace: Workspace) -> list[str]:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People")
        return sorted({f.record.subject_id for f in stores.faces.page(gallery.gallery_id, 0, 10_000)})


def _expunge(workspace: Workspace, casework: Casework) -> Any:
    return expunge_subject(workspace, casework.gallery_id, casework.subject, GROUND, REFERENCE)


def _template(workspace: Workspace, engine: FaceEngine, row: int) -> bytes:
    file = workspace.templates(1, engine.pack.id, engine.pack.embedder.length)
    return bytes(file.view(row + 1)[row].tobytes())


def test_nothing_of_the_person_is_left_in_any_file(
    opened: Workspace, worked: Casework, engine: FaceEngine
) -> None:
    picture = opened.images.read(worked.face.image_sha256)
    small = thumbnail(opened, worked.face.face_id)
    assert small is not None
    (opened.folder / "workspace-format-2.backup.db").write_bytes(SECRET.encode())
    needles = (
        SECRET.encode(),
        _template(opened, engine, worked.face.row),
        picture[1000:1200],
        small[-200:],
        worked.record.notes.candidates[worked.face.face_id].group.encode() + b'","by',
    )
    assert len({needle for _, needle in files_holding(opened.folder, *needles)}) >= 4
    assert problem(opened) is None
    _expunge(opened, worked)
    assert list(files_holding(opened.folder, *needles[:4])) == []
    assert not opened.images.has(worked.face.image_sha256)
    assert not list(opened.folder.glob("*.backup.db"))
    assert not [p for p in (opened.folder / "measurements").rglob("*") if p.is_file()]
    assert problem(opened) is None
    assert verify_workspace(opened, deep=True).ok
    opened.close()
    assert list(files_holding(opened.folder, *needles[:4])) == []


def test_notes_about_the_persons_group_are_blank_and_those_about_others_stay(
    opened: Workspace, worked: Casework
) -> None:
    with opened.reading() as stores:
        before = stores.rates.of_search(worked.record.search_id).notes
    _expunge(opened, worked)
    with opened.reading() as stores:
        after = stores.rates.of_search(worked.record.search_id).notes
        noted = [stores.rates.of_conclusion(n) for n in (1,)]
    assert before is not None
    assert after is not None
    assert after.probe == before.probe
    assert after.candidates == {f: n for f, n in before.candidates.items() if f != worked.face.face_id}
    assert noted == [[before.probe]]


def test_the_preview_says_what_the_certificate_then_proves(
    opened: Workspace, worked: Casework, entries: Entries
) -> None:
    ask_for_look(opened, "look-a", worked.record.search_id, (worked.face, False), (worked.filler, True))
    ask_for_look(opened, "look-b", worked.record.search_id, (worked.filler, False), (worked.face, True))
    planned = preview_expungement(opened, worked.gallery_id, worked.subject)
    seen = entries(opened)
    assert (len(planned.faces), planned.images_removed) == (1, (worked.face.image_sha256,))
    assert (planned.images_kept, planned.searches, planned.measurements) == ((), 1, 1)
    assert [case.case_number for case in planned.flagged_cases] == ["C-17"]
    assert [look.look_id for look in planned.withdrawn_looks] == ["look-a"]
    assert [look.look_id for look in planned.looks] == ["look-a", "look-b"]
    done = _expunge(opened, worked)
    assert (done.subject_id, done.gallery, done.by) == (worked.subject, "People", "S. Supervisor")
    assert (done.ground, done.reference) == (GROUND, REFERENCE)
    assert done.images_removed == planned.images_removed
    assert done.flagged_cases == ("C-17",)
    assert done.withdrawn_looks == ("look-a",)
    assert done.counts["faces"] == done.counts["templates"] == done.counts["images"] == 1
    assert done.counts["measurements"] == 1
    # The face, that its picture was done, what was noted of it in the search and the conclusion.
    assert done.counts["rows"] == 4
    new = entries(opened)[len(seen) :]
    assert [entry.kind for entry in new] == [
        EntryKind.SUBJECT_EXPUNGED,
        EntryKind.CASE_FLAGGED,
        EntryKind.LOOK_WITHDRAWN,
        EntryKind.EXPUNGEMENT_COMPLETED,
    ]
    assert (done.recorded_seq, done.log_seq) == (new[0].seq, new[-1].seq)
    assert done.role == ", ".join(sorted(role.value for role in Role))
    assert f"\n{done.log_seq}\n" in verify_note(done.checkpoint, done.verifier_key)
    with opened.reading() as stores:
        assert (done.log_seq, done.log_root) == stores.log.tree_head(done.log_seq)
        (flag,) = stores.case_files.flags(worked.record.case_id)
        looks = {look.look_id: look.state for look in stores.looks.all()}
    assert flag.kind is FlagKind.CANDIDATE_EXPUNGED
    assert looks == {"look-a": LookState.WITHDRAWN, "look-b": LookState.WAITING}
    again = certificate_of(opened, done.expungement_id)
    assert again == done
    assert json.loads(json.dumps(again.as_record()))["log_root"] == done.log_root
    assert problem(opened) is None


def test_who_may_not_is_refused_and_the_attempt_is_logged(
    opened: Workspace, worked: Casework, entries: Entries
) -> None:
    sign_in(opened, Role.ANALYST, name="B. Analyst")
    with pytest.raises(AccessRefused):
        preview_expungement(opened, worked.gallery_id, worked.subject)
    with pytest.raises(AccessRefused):
        _expunge(opened, worked)
    with pytest.raises(AccessRefused):
        expunge_probe(opened, worked.record.probe_id, REFERENCE)
    assert [e.data["right"] for e in entries(opened, "access.refused")] == ["expunge"] * 3
    opened.set_person(None)
    with pytest.raises(SignInRequired):
        _expunge(opened, worked)
    assert faces_by_id(opened, [worked.face.face_id])


@pytest.mark.parametrize("reference", ["", "   ", "order", "abcdefghijklmnop"])
def test_a_reference_is_a_sentence(opened: Workspace, worked: Casework, reference: str) -> None:
    with pytest.raises(ReasonRequired):
        expunge_subject(opened, worked.gallery_id, worked.subject, GROUND, reference)
    with pytest.raises(ReasonRequired):
        expunge_probe(opened, worked.record.probe_id, reference)


def test_somebody_who_is_not_there_is_said(opened: Workspace) -> None:
    with pytest.raises(WrongUse, match="no subject “nobody”"):
        expunge_subject(opened, 1, "nobody", GROUND, REFERENCE)
    with pytest.raises(WrongUse, match="no subject “nobody”"):
        preview_expungement(opened, 1, "nobody")


def test_a_closed_case_is_not_flagged(opened: Workspace, worked: Casework) -> None:
    _close(opened, worked.record.case_id)
    done = _expunge(opened, worked)
    assert done.flagged_cases == ()
    with opened.reading() as stores:
        assert stores.case_files.flags(worked.record.case_id) == ()


def _close(workspace: Workspace, case_id: str) -> None:
    with workspace.recording() as stores:
        stores.case_files.set_state(case_id, CaseState.CLOSED, "It is over.", "S. Supervisor")
        stores.log.append(EntryKind.CASE_CLOSED, {"case_id": case_id})


def test_who_was_expunged_cannot_be_concluded_on_and_the_search_still_lists_them(
    opened: Workspace, worked: Casework
) -> None:
    search_id, face_id = worked.record.search_id, worked.face.face_id
    assert snapshot_is_current(opened, worked.record)
    done = _expunge(opened, worked)
    sentence = rf"expunged from the gallery on {done.at.date().isoformat()}; nothing can be concluded"
    with pytest.raises(WrongUse, match=sentence):
        note_examination(opened, search_id, face_id)
    with pytest.raises(WrongUse, match=sentence):
        conclude(
            opened,
            search_id,
            face_id,
            Conclusion.EXCLUDED,
            REASON,
            threshold=worked.record.threshold,
            fpir=worked.record.fpir,
            features=features_for(Conclusion.EXCLUDED),
        )
    reopened = reopen_search(opened, search_id)
    assert worked.candidate in reopened.candidates.rows
    assert reopened.errors is None
    assert not snapshot_is_current(opened, worked.record)
    assert thumbnail(opened, face_id) is None
    assert faces_by_id(opened, [face_id]) == {}
    with pytest.raises(WrongUse, match="expunged from the gallery"):
        original(opened, worked.face.image_sha256)


def test_search_and_rates_go_on_with_the_others(
    opened: Workspace, worked: Casework, engine: FaceEngine, secretive: Any, intake: Intake
) -> None:
    from desktop.workflow.gallery_snapshot import take_snapshot

    before = {(c.subject_id, c.face_id): c.raw_score for c in worked.record.candidates}
    _expunge(opened, worked)
    result = run_search(opened, engine, SearchRequest(worked.record.probe_id, "People", top=40))
    found = {(c.subject_id, c.face_id): c.raw_score for c in result.candidates.rows}
    del before[worked.subject, worked.face.face_id]
    assert found.keys() == before.keys()
    assert all(abs(score - before[key]) < 1e-6 for key, score in found.items())
    with opened.reading() as stores:
        gallery = stores.galleries.by_name("People")
    assert (gallery.faces, gallery.subjects) == (39, 39)
    measured = measure_rates(opened, take_snapshot(opened, gallery, engine.pack))
    assert measured.n == 39
    assert worked.subject not in measured.subject_ids
    enrol(opened, engine, secretive.request("Others"))
    assert problem(opened) is None


def test_enrolling_the_folder_again_does_not_bring_the_person_back(
    opened: Workspace, worked: Casework, engine: FaceEngine, secretive: Any
) -> None:
    _expunge(opened, worked)
    summary = enrol(opened, engine, secretive.request())
    assert summary.refused == {RefusalReason.EXPUNGED: 1, RefusalReason.DUPLICATE: 39}
    assert worked.subject not in _subjects(opened)
    assert not opened.images.has(worked.face.image_sha256)
    # Nor another picture of the same subject.
    (name,) = (n for n, row in secretive.rows.items() if row["subject_id"] == worked.subject)
    path = secretive.folder / name
    path.write_bytes(path.read_bytes() + b"\0")
    assert enrol(opened, engine, secretive.request()).refused[RefusalReason.EXPUNGED] == 1
    assert worked.subject not in _subjects(opened)
    assert problem(opened) is None


def test_an_enrolment_that_was_stopped_goes_on_without_the_person(
    opened: Workspace, worked: Casework, engine: FaceEngine, secretive: Any
) -> None:
    """The run was resumed from a list of what is done; the expunged picture is no longer on it."""
    with opened.recording() as stores:
        stores.enrolments._session.write("UPDATE enrolment SET finished_at = NULL")
    _expunge(opened, worked)
    with opened.reading() as stores:
        assert len(stores.enrolments.done_paths(1)) == 39
    summary = enrol(opened, engine, secretive.request())
    assert (summary.resumed, summary.refused) == (True, {RefusalReason.EXPUNGED: 1})
    assert worked.subject not in _subjects(opened)


def test_somebody_expunged_while_an_enrolment_runs_is_not_enrolled_by_it(
    secretive: Any, counting: Any, tmp_path: Path
) -> None:
    """The picture waits, decoded and aligned, for its batch to be committed."""
    engine, detector = counting
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as workspace:
        sign_in(workspace, *Role)
        subject = secretive.mated[0][1]
        alone = tmp_path / "alone"
        alone.mkdir()
        (name,) = (n for n, row in secretive.rows.items() if row["subject_id"] == subject)
        shutil.copy(secretive.folder / name, alone / f"{subject}.png")
        enrol(workspace, engine, replace(secretive.request(), folder=alone, metadata_file=None))
        (face,) = _faces(workspace)
        # The same subject in the large folder under another picture.
        other = secretive.folder / name
        other.write_bytes(other.read_bytes() + b"\0")

        def expunge_in_the_middle(calls: int) -> None:
            if calls == 1 + 40:  # the last, whose batch is not full
                expunge_subject(workspace, 1, subject, GROUND, REFERENCE)

        detector.then = expunge_in_the_middle
        assert face.record.subject_id == subject
        summary = enrol(workspace, engine, secretive.request())
        assert summary.refused == {RefusalReason.EXPUNGED: 1}
        assert subject not in _subjects(workspace)
        assert len(_faces(workspace)) == 39
        assert not list(files_holding(workspace.folder / "images", other.read_bytes()[500:700]))
        assert problem(workspace) is None


def _faces(workspace: Workspace) -> list[Any]:
    with workspace.reading() as stores:
        return stores.faces.page(1, 0, 10_000)


def test_a_picture_that_something_else_rests_on_stays_until_that_is_gone_too(
    opened: Workspace, worked: Casework, engine: FaceEngine, secretive: Any, intake: Intake
) -> None:
    (name,) = (n for n, row in secretive.rows.items() if row["subject_id"] == worked.subject)
    enrol(opened, engine, secretive.request("Others"))
    mine = replace(intake, case_number="C-18")
    probe = take_in(opened, engine, read_probe(opened, engine, secretive.folder / name), 0, mine)
    done = _expunge(opened, worked)
    assert done.images_removed == ()
    (kept,) = done.images_kept
    assert kept.used_by == ("a probe of the case C-18", "enrolled in the gallery “Others”")
    assert opened.images.has(kept.sha256)
    assert problem(opened) is None
    with opened.reading() as stores:
        others = stores.galleries.by_name("Others").gallery_id
    again = expunge_subject(opened, others, worked.subject, ExpungeGround.SEALED, REFERENCE)
    assert [image.used_by for image in again.images_kept] == [("a probe of the case C-18",)]
    _close(opened, probe.case_id)
    expunge_probe(opened, probe.probe_id, REFERENCE)
    assert not opened.images.has(kept.sha256)
    assert problem(opened) is None


def test_one_after_the_other_leaves_the_gallery_until_nobody_is_left(
    opened: Workspace, engine: FaceEngine, secretive: Any
) -> None:
    for subject in _subjects(opened)[:8]:
        expunge_subject(opened, 1, subject, ExpungeGround.RETENTION_OVER, REFERENCE)
        assert problem(opened) is None
    assert len(_faces(opened)) == 32
    added = secretive.folder / "one-more.jpg"
    shutil.copy(secretive.non_mated[0], added)
    summary = enrol(opened, engine, replace(secretive.request(), metadata_file=None))
    assert (summary.enrolled, summary.refused[RefusalReason.EXPUNGED]) == (1, 8)
    assert max(face.row for face in _faces(opened)) == 40
    assert problem(opened) is None
    for subject in _subjects(opened):
        expunge_subject(opened, 1, subject, ExpungeGround.RETENTION_OVER, REFERENCE)
    assert _faces(opened) == []
    assert problem(opened) is None
    with opened.reading() as stores:
        assert stores.faces.valid_rows(1) == 41


def test_a_search_that_began_before_is_not_recorded_with_who_was_expunged(
    opened: Workspace, worked: Casework, engine: FaceEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = SearchEngine.search

    def expunged_meanwhile(*args: Any, **kwargs: Any) -> Any:
        found = inner(*args, **kwargs)
        _expunge(opened, worked)
        return found

    monkeypatch.setattr(SearchEngine, "search", expunged_meanwhile)
    with pytest.raises(WrongUse, match="while it was read"):
        run_search(opened, engine, SearchRequest(worked.record.probe_id, "People", top=40))
    assert problem(opened) is None


def test_nothing_that_was_made_of_templates_stays_in_memory(
    opened: Workspace, worked: Casework, engine: FaceEngine
) -> None:
    from desktop.workflow.gallery_snapshot import current_snapshot

    with opened.reading() as stores:
        gallery = stores.galleries.by_name("People")
    before = current_snapshot(opened, gallery, engine.pack)
    searches = opened.kept.get("searches", 1, object)
    _expunge(opened, worked)
    assert opened.kept.get("searches", 1, object) is not searches
    after = current_snapshot(opened, gallery, engine.pack)
    assert after.faces == before.faces - 1
    # Reading the template of somebody who was expunged through the earlier snapshot gives zeros.
    (gone,) = set(before.face_ids.tolist()) - set(after.face_ids.tolist())
    assert not before.templates[before.face_ids.tolist().index(gone)].any()


def test_rates_measured_meanwhile_are_not_kept(
    opened: Workspace, worked: Casework, engine: FaceEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.workflow import measure_rates as measuring
    from desktop.workflow.gallery_snapshot import take_snapshot

    with opened.reading() as stores:
        gallery = stores.galleries.by_name("People")
    with opened.recording() as stores:
        stores.measurements.drop_all(gallery.gallery_id)
    snapshot = take_snapshot(opened, gallery, engine.pack)
    inner = measuring.leave_one_out

    def expunged_meanwhile(*args: Any, **kwargs: Any) -> Any:
        found = inner(*args, **kwargs)
        _expunge(opened, worked)
        return found

    monkeypatch.setattr(measuring, "leave_one_out", expunged_meanwhile)
    with pytest.raises(WrongUse, match="while it was read"):
        measure_rates(opened, snapshot)
    assert not [p for p in (opened.folder / "measurements").rglob("*") if p.is_file()]


# --- probes


def test_a_probe_is_expunged_only_once_its_case_is_closed(
    opened: Workspace, worked: Casework, engine: FaceEngine, secretive: Any
) -> None:
    probe_id = worked.record.probe_id
    with opened.reading() as stores:
        probe: Probe = stores.probes.get(probe_id)
        template = stores.probes.template(probe_id)[0]
    assert template is not None
    needles = (
        opened.images.read(probe.image_sha256)[1000:1200],
        template.tobytes(),
        probe.file_name.encode(),
    )
    assert len({needle for _, needle in files_holding(opened.folder, *needles)}) == 3
    with pytest.raises(WrongUse, match="is open: a probe is expunged once its case is closed"):
        expunge_probe(opened, probe_id, REFERENCE)
    _close(opened, probe.case_id)
    done = expunge_probe(opened, probe_id, REFERENCE)
    assert done.completed_at is not None
    assert list(files_holding(opened.folder, *needles)) == []
    with pytest.raises(WrongUse, match="expunged already"):
        expunge_probe(opened, probe_id, REFERENCE)
    with pytest.raises(WrongUse, match="cannot be searched any more"):
        run_search(opened, engine, SearchRequest(probe_id, "People"))
    with pytest.raises(WrongUse, match="its picture and its template are gone"):
        original(opened, probe.image_sha256)
    reopened = reopen_search(opened, worked.record.search_id)
    assert (reopened.probe.file_name, reopened.probe.provenance) == ("", probe.provenance)
    assert reopened.candidates.rows == worked.record.candidates
    assert problem(opened) is None


def test_the_reference_to_an_unfinished_expungement_says_how_it_goes_on(
    opened: Workspace, worked: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.errors import StorageFull

    def full(*_: Any) -> None:
        raise StorageFull(path=opened.folder)

    with monkeypatch.context() as broken:
        broken.setattr(Workspace, "compact", full)
        with pytest.raises(WrongUse, match="Open the workspace again, and it goes on"):
            _expunge(opened, worked)
    assert problem(opened) is None
    with opened.reading() as stores:
        (unfinished,) = stores.expungements.unfinished()
    assert certificate_of(opened, unfinished.expungement_id).completed_at is None
    module.finish_expungements(opened)
    assert certificate_of(opened, unfinished.expungement_id).completed_at is not None
    assert problem(opened) is None
