"""The log leaves and is compared: the two dialogs of the page, on a record made through the stores."""

from __future__ import annotations

import hashlib
import shlex
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.checkpoints import parse_note
from desktop.domain.log_filters import LogFilter
from desktop.domain.people import Role
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.audit.compare_dialog import CompareDialog
from desktop.ui.audit.export_dialog import ExportDialog, Shown
from desktop.ui.shell.services import CaseworkState, Services
from desktop.ui.theme import apply_theme
from desktop.verifier.__main__ import run
from desktop.workflow.browse import log_page
from desktop.workflow.checkpoints import SignedCheckpoint, sign_checkpoint
from desktop.workflow.engines import Engines
from tests.figures_builder import filled_record
from tests.people import sign_in_as
from tests.ui.test_access import controls_of, spoken_name


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        filled_record(made)
        sign_in_as(made, "sam", Role.SUPERVISOR)
        yield made


@pytest.fixture
def services(workspace: Workspace, qapp: QApplication, tmp_path: Path) -> Iterator[Services]:
    apply_theme(qapp, "light")
    jobs, catalogue = JobQueue(), PackCatalogue([tmp_path / "packs"])
    yield Services(workspace, catalogue, Engines(workspace, catalogue), jobs, CaseworkState())
    jobs.stop()


@pytest.fixture
def settle(qtbot: QtBot, services: Services) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not services.jobs.active(), timeout=20_000)


def case_id(workspace: Workspace, number: str = "C-1") -> str:
    with workspace.reading() as stores:
        return stores.cases.by_number(number).case_id


@pytest.fixture
def export(services: Services, qtbot: QtBot) -> Callable[..., ExportDialog]:
    def make(shown: Shown | None = None, case: str = "") -> ExportDialog:
        dialog = ExportDialog(services, shown or Shown(), case)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


@pytest.fixture
def compare(services: Services, qtbot: QtBot) -> CompareDialog:
    dialog = CompareDialog(services)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_whole_log_leaves_as_a_file_that_others_can_verify(
    export: Callable[..., ExportDialog], settle: Callable[[], None], workspace: Workspace, tmp_path: Path
) -> None:
    dialog = export()
    assert dialog.whole.isChecked()
    assert dialog.file_name() == "second-look-log.zip"
    assert dialog.save_button.isEnabled()
    job = dialog.save(tmp_path / "log.zip")
    assert not dialog.save_button.isEnabled()
    settle()
    assert job.error is None
    assert zipfile.is_zipfile(tmp_path / "log.zip")
    sha256 = hashlib.sha256((tmp_path / "log.zip").read_bytes()).hexdigest()
    assert dialog.result.isVisible()
    assert "✓ Written: log.zip" in dialog.result_title.text()
    dialog.copy_hash_button.click()
    assert QGuiApplication.clipboard().text() == sha256
    dialog.copy_command_button.click()
    command = QGuiApplication.clipboard().text()
    assert command.startswith("second-look-verify ")
    assert dialog.exported.verifier_key in command
    assert dialog.save_button.isEnabled()
    assert log_page(workspace, 0, 1)[0].data["sha256"] == sha256


def test_what_was_exported_is_verified_with_the_command_that_is_shown(
    export: Callable[..., ExportDialog], settle: Callable[[], None], workspace: Workspace, tmp_path: Path
) -> None:
    dialog = export(case=case_id(workspace))
    assert dialog.one_case.isChecked()
    assert dialog.case.text() == "C-1"
    dialog.save(tmp_path / "one case.zip")
    settle()
    program, *arguments = shlex.split(dialog.command())
    assert program == "second-look-verify"
    assert run(arguments) == 0


def test_pages_show_what_the_filters_show(
    export: Callable[..., ExportDialog], settle: Callable[[], None], workspace: Workspace, tmp_path: Path
) -> None:
    wanted = LogFilter(kinds=("conclusion",))
    count = len(log_page(workspace, 0, 1000, wanted=wanted))
    dialog = export(Shown(wanted, "kind “Conclusion”", count))
    assert dialog.pages.isChecked()
    assert dialog.filtered.isChecked()
    assert f"{count} entries" in dialog.filtered.text()
    dialog.save(tmp_path / "x.pdf")
    settle()
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")
    assert dialog.exported.entries == count
    assert not dialog.copy_command_button.isVisible()


def test_a_file_is_never_of_the_filters(export: Callable[..., ExportDialog]) -> None:
    dialog = export(Shown(LogFilter(actor="ann"), "by ann", 12))
    dialog.file.setChecked(True)
    assert dialog.whole.isChecked()
    assert not dialog.filtered.isEnabled()
    dialog.pages.setChecked(True)
    assert dialog.filtered.isEnabled()


def test_a_case_has_to_be_chosen(export: Callable[..., ExportDialog]) -> None:
    dialog = export()
    dialog.one_case.setChecked(True)
    assert "Choose the case" in dialog.reason
    assert not dialog.save_button.isEnabled()
    dialog.whole.setChecked(True)
    assert dialog.reason == ""
    assert dialog.save_button.isEnabled()


def test_what_is_kept_from_somebody_they_do_not_export(
    export: Callable[..., ExportDialog], workspace: Workspace
) -> None:
    sign_in_as(workspace, "bea", Role.EXAMINER)
    dialog = export(case=case_id(workspace))
    assert "blind" in dialog.reason
    assert not dialog.save_button.isEnabled()
    dialog.pages.setChecked(True)
    assert "kept from you" in dialog.reason
    dialog.whole.setChecked(True)
    dialog.file.setChecked(True)
    assert "blind" in dialog.reason


def test_what_cannot_be_written_is_said_and_can_be_tried_again(
    export: Callable[..., ExportDialog], settle: Callable[[], None], tmp_path: Path
) -> None:
    dialog = export()
    dialog.save(tmp_path / "none" / "log.zip")
    settle()
    assert "cannot be written" in dialog.reason or "Nothing can be written" in dialog.reason
    assert not dialog.result.isVisible()
    assert dialog.save_button.isEnabled()
    dialog.save(tmp_path / "log.zip")
    settle()
    assert dialog.result.isVisible()
    assert dialog.reason == ""


def test_closing_stops_what_is_being_written(
    export: Callable[..., ExportDialog], settle: Callable[[], None], tmp_path: Path
) -> None:
    dialog = export()
    job = dialog.save(tmp_path / "log.zip")
    dialog.reject()
    assert job.is_cancelling or job.is_over
    settle()
    assert job.state.value in ("cancelled", "succeeded")


def test_every_control_of_the_dialogs_has_a_name(
    export: Callable[..., ExportDialog], compare: CompareDialog
) -> None:
    for dialog in (export(), compare):
        nameless = [type(w).__name__ for w in controls_of(dialog) if not spoken_name(w).strip()]
        assert not nameless


@pytest.fixture
def signed(workspace: Workspace) -> SignedCheckpoint:
    made = sign_checkpoint(workspace)
    with workspace.recording() as stores:
        stores.log.append("signin.ended", {})
    return made


def test_a_held_checkpoint_that_fits_is_said_to(
    compare: CompareDialog, settle: Callable[[], None], signed: SignedCheckpoint
) -> None:
    assert not compare.compare_button.isEnabled()
    assert compare.compare() is None
    compare.note.setPlainText(signed.note.replace("\n", "\r\n").strip())
    compare.compare_button.click()
    settle()
    assert compare.answer.ok
    said = compare.answer_text.text()
    assert said.startswith(
        f"✓ The first {signed.checkpoint.size} entries are the ones that were signed for"
    )
    assert "nothing of the 1 entries after it" in compare.limits.text()
    assert "No verifier key" in compare.limits.text()
    assert not compare.find_button.isVisible()
    compare.key.setText(signed.verifier_key)
    assert not compare.card.isVisible(), "an older answer says nothing about another key"
    compare.compare()
    settle()
    assert "signature was checked" in compare.limits.text()


def test_one_that_differs_is_said_to_and_leads_to_the_first_bad_entry(
    compare: CompareDialog, settle: Callable[[], None], signed: SignedCheckpoint, qtbot: QtBot
) -> None:
    origin, size, _ = parse_note(signed.note).text.splitlines()
    compare.note.setPlainText(f"{origin}\n{size}\n{'A' * 43}=")
    compare.compare()
    settle()
    assert "⚠ They differ" in compare.answer_text.text()
    assert compare.find_button.isVisible()
    with qtbot.waitSignal(compare.verify_asked) as asked:
        compare.find_button.click()
    assert asked.args == [int(size), "00" * 32]


def test_one_of_a_longer_log_says_that_entries_were_cut_off(
    compare: CompareDialog, settle: Callable[[], None], signed: SignedCheckpoint
) -> None:
    origin, size, root = parse_note(signed.note).text.splitlines()
    compare.note.setPlainText(f"{origin}\n{int(size) + 50}\n{root}")
    compare.compare()
    settle()
    assert "removed from its end" in compare.answer_text.text()
    assert not compare.find_button.isVisible()


def test_one_of_another_workspace_and_no_checkpoint_at_all_are_told_apart(
    compare: CompareDialog, settle: Callable[[], None], signed: SignedCheckpoint
) -> None:
    _, size, root = parse_note(signed.note).text.splitlines()
    compare.note.setPlainText(f"second-look/elsewhere\n{size}\n{root}")
    compare.compare()
    settle()
    assert "another workspace" in compare.answer_text.text()
    compare.note.setPlainText("a shopping list")
    compare.compare()
    settle()
    assert "cannot be used as a checkpoint" in compare.answer_text.text()
    assert compare.answer is None


def test_a_file_is_opened_or_dropped(
    compare: CompareDialog, settle: Callable[[], None], signed: SignedCheckpoint, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text(signed.note, encoding="utf-8")
    compare.open_file(path)
    settle()
    assert compare.answer.ok
    compare.note.clear()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter, drop = QDragEnterEvent(QPoint(10, 10), *how), QDropEvent(QPointF(10, 10), *how)
    QApplication.sendEvent(compare, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(compare, drop)
    settle()
    assert compare.answer.ok
    path.write_bytes(b"\xff\xd8\xff\xe0picture")
    compare.open_file(path)
    assert "not a text" in compare.answer_text.text()
