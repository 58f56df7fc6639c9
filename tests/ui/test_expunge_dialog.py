"""The dialog says what will go, asks for everything it needs, does it, and keeps the certificate."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.cases import CaseState
from desktop.domain.expungements import ExpungeGround
from desktop.domain.galleries import EnrolledFace
from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Role
from desktop.domain.probes import Intake, Probe, ProbeType
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.gallery.expunge_dialog import ExpungeDialog
from desktop.ui.gallery.expunge_probe_dialog import ExpungeProbeDialog, ask_expunge_probe
from desktop.ui.gallery.face_dialog import FaceDialog
from desktop.ui.report.pdf import render_certificate
from desktop.ui.shell.services import CaseworkState, Services
from desktop.ui.theme import apply_theme
from desktop.workflow.analyse_probe import read_probe
from desktop.workflow.engines import Engines
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.expunge import expunge_subject
from desktop.workflow.metadata_table import guess_mapping, read_table
from tests.examination import take_in
from tests.workflow.expunging import problem, sign_in

REFERENCE = "Order 4/2026 of the county court."


@dataclass
class Room:
    """A gallery of four people, with the services that a window would give to its dialogs."""

    services: Services
    window: QWidget
    qtbot: QtBot

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=60_000)

    def settle(self) -> None:
        self.wait(lambda: not self.services.jobs.active())


@pytest.fixture
def room(
    few_faces: Path, tmp_path: Path, own_home: Path, qtbot: QtBot, qapp: QApplication
) -> Iterator[Room]:
    for path in sorted(few_faces.glob("*.jpg"))[4:]:
        path.unlink()
    table = few_faces / "metadata.csv"
    apply_theme(qapp, "light")
    workspace = Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst")
    sign_in(workspace, *Role)
    catalogue, jobs = PackCatalogue(), JobQueue()
    services = Services(workspace, catalogue, Engines(workspace, catalogue), jobs, CaseworkState())
    engine = services.engines.get(catalogue.default_id)
    enrol(
        workspace,
        engine,
        EnrolmentRequest("People", few_faces, table, guess_mapping(read_table(table))),
    )
    window = QWidget()
    window.resize(1180, 700)
    window.show()
    room = Room(services, window, qtbot)
    yield room
    jobs.stop()
    window.close()
    window.deleteLater()
    workspace.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _face(room: Room) -> EnrolledFace:
    with room.services.workspace.reading() as stores:
        return stores.faces.page(1, 0, 1)[0]


@pytest.fixture
def dialog(room: Room) -> ExpungeDialog:
    opened = ExpungeDialog(room.services, 1, _face(room).record.subject_id, room.window)
    opened.open()
    room.settle()
    return opened


def _texts(dialog: ExpungeDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def _fill(dialog: ExpungeDialog, subject: str) -> None:
    dialog.ground.setCurrentIndex(dialog.ground.findData(ExpungeGround.COURT_ORDER.value))
    dialog.reference.setText(REFERENCE)
    dialog.typed.setText(subject)


def test_it_asks_for_ground_reference_and_the_subject_id(room: Room, dialog: ExpungeDialog) -> None:
    subject = _face(room).record.subject_id
    assert "This cannot be undone." in _texts(dialog)
    assert not dialog.expunge_button.isEnabled()
    _fill(dialog, subject)
    assert dialog.expunge_button.isEnabled()
    for spoil in (
        lambda: dialog.typed.setText(subject + "0"),
        lambda: dialog.reference.setText("order"),
        lambda: dialog.ground.setCurrentIndex(0),
    ):
        spoil()
        assert not dialog.expunge_button.isEnabled()
        _fill(dialog, subject)
    dialog.reject()
    assert _face(room).record.subject_id == subject


def test_it_expunges_and_shows_and_saves_the_certificate(
    room: Room, dialog: ExpungeDialog, tmp_path: Path
) -> None:
    face = _face(room)
    _fill(dialog, face.record.subject_id)
    dialog.expunge_button.click()
    dialog.reject()
    assert dialog.isVisible()  # while it works there is nothing to go back to
    room.wait(lambda: dialog.certificate is not None)
    assert dialog.certificate is not None
    assert dialog.certificate.reference == REFERENCE
    room.wait(lambda: REFERENCE in _texts(dialog))
    assert dialog.certificate.log_root[:32] in _texts(dialog)
    assert dialog.json_button.isEnabled()
    assert not hasattr(dialog, "pdf_button")  # nobody was given who prints
    dialog.save_to(tmp_path / "certificate.json")
    saved = json.loads((tmp_path / "certificate.json").read_text(encoding="utf-8"))
    assert saved == dialog.certificate.as_record()
    assert _face(room).record.subject_id != face.record.subject_id
    assert problem(room.services.workspace) is None
    dialog.reject()


def test_a_renderer_makes_a_page_of_the_certificate(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, object]] = []

    def render(record: dict[str, object]) -> bytes:
        seen.append(record)
        return b"%PDF"

    subject = _face(room).record.subject_id
    dialog = ExpungeDialog(room.services, 1, subject, room.window, render=render)
    dialog.open()
    room.settle()
    _fill(dialog, subject)
    dialog.expunge_button.click()
    room.wait(lambda: dialog.certificate is not None)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / "certificate.pdf"), args[3])
    )
    dialog.pdf_button.click()
    assert (tmp_path / "certificate.pdf").read_bytes() == b"%PDF"
    assert [record["subject_id"] for record in seen] == [subject]
    dialog.reject()


def test_it_is_reached_from_the_face_by_those_who_may(room: Room) -> None:
    services, face = room.services, _face(room)
    opened = FaceDialog(services, face, room.window)
    gone: list[bool] = []
    opened.expunged.connect(lambda: gone.append(True))
    opened.open()
    room.settle()
    assert opened.expunge_button.isEnabled()
    opened.expunge_button.click()
    (dialog,) = opened.findChildren(ExpungeDialog)
    room.settle()
    _fill(dialog, face.record.subject_id)
    dialog.expunge_button.click()
    room.wait(lambda: dialog.certificate is not None)
    room.settle()
    assert gone == [True]
    with services.workspace.reading() as stores:
        assert stores.faces.count(1) == 3
    dialog.reject()
    room.wait(lambda: not opened.isVisible())


def test_the_report_prints_it(room: Room, tmp_path: Path) -> None:
    subject = _face(room).record.subject_id
    done = expunge_subject(room.services.workspace, 1, subject, ExpungeGround.SEALED, REFERENCE)
    assert render_certificate(done.as_record()).startswith(b"%PDF")


@pytest.mark.parametrize("roles", [(), (Role.ANALYST,), (Role.EXAMINER, Role.TRAINER)])
def test_others_see_why_they_may_not(room: Room, roles: tuple[Role, ...]) -> None:
    workspace: Workspace = room.services.workspace
    if roles:
        sign_in(workspace, *roles, name="N. Nobody")
    else:
        workspace.set_person(None)
    opened = FaceDialog(room.services, _face(room), room.window)
    opened.open()
    room.settle()
    assert not opened.expunge_button.isEnabled()
    assert "may not" in opened.expunge_button.toolTip()
    opened.reject()


# --- probes


@pytest.fixture
def probe(room: Room, few_faces: Path) -> Probe:
    workspace = room.services.workspace
    engine = room.services.engines.get(room.services.catalogue.default_id)
    picture = sorted(few_faces.glob("*.jpg"))[0]
    # One byte more: another file than the enrolled one, so that nothing else rests on it.
    other = picture.with_name("probe.jpg")
    other.write_bytes(picture.read_bytes() + b"\0")
    intake = Intake("C-17", "Theft", ProbeType.PHOTOGRAPH, "Exported by the shop", "Order 4/2026")
    return take_in(workspace, engine, read_probe(workspace, engine, other), 0, intake)


def _ask_probe(room: Room, probe: Probe) -> ExpungeProbeDialog:
    asked = ask_expunge_probe(room.services, probe.probe_id, room.window)
    assert not asked.expunge_button.isEnabled()
    asked.reference.setText(REFERENCE)
    return asked


def test_a_probe_of_a_closed_case_is_expunged(room: Room, probe: Probe) -> None:
    workspace = room.services.workspace
    with workspace.recording() as stores:
        stores.case_files.set_state(probe.case_id, CaseState.CLOSED, "It is over.", "S. Supervisor")
        stores.log.append(EntryKind.CASE_CLOSED, {"case_id": probe.case_id})
    asked = _ask_probe(room, probe)
    gone: list[object] = []
    asked.expunged.connect(gone.append)
    asked.expunge_button.click()
    asked.reject()
    assert asked.isVisible()  # while it works there is nothing to go back to
    room.wait(lambda: bool(gone))
    room.settle()
    assert not workspace.images.has(probe.image_sha256)
    assert problem(workspace) is None


def test_a_probe_of_an_open_case_stays_and_the_reason_is_said(room: Room, probe: Probe) -> None:
    asked = _ask_probe(room, probe)
    asked.expunge_button.click()
    room.wait(lambda: bool(asked.findChildren(QMessageBox)))
    (box,) = asked.findChildren(QMessageBox)
    assert "is expunged once its case is closed" in box.text()
    assert room.services.workspace.images.has(probe.image_sha256)
    box.close()
    asked.reject()


def test_whoever_may_not_cannot_expunge_a_probe(room: Room, probe: Probe) -> None:
    sign_in(room.services.workspace, Role.ANALYST, name="N. Nobody")
    asked = _ask_probe(room, probe)
    assert not asked.expunge_button.isEnabled()
    assert "may not" in asked.expunge_button.toolTip()
    asked.reject()
