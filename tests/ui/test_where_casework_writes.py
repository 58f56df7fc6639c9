"""A case from enrolment to report and expungement writes into its workspace and into what was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.expungements import ExpungeGround
from desktop.domain.people import Role
from desktop.workflow.export_file import write_export
from desktop.workflow.expunge import expunge_subject, preview_expungement
from tests.people import sign_in_as
from tests.private_files import open_to_others
from tests.ui.conftest import Driver
from tests.ui.test_whole_path import INTAKE, enrol_through_dialog, mated_probe

Open = Callable[..., Driver]
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _writes(mode: str | None, flags: int) -> bool:
    return bool(flags & _WRITING) or any(letter in "wax+" for letter in mode or "")


class Watch:
    """Every path that Python writes to while it looks; what SQLite does has tests of its own."""

    def __init__(self) -> None:
        self._looking = False
        self.paths: set[Path] = set()
        sys.addaudithook(self._hear)  # cannot be taken off again: it only does something while it looks

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._looking or event not in ("open", "os.mkdir"):
            return
        name = arguments[0]
        if event == "open" and not _writes(*arguments[1:3]):
            return
        if isinstance(name, str | bytes | os.PathLike):  # else a descriptor that is open already
            self.paths.add(Path(os.fsdecode(name)))

    @contextmanager
    def looking(self) -> Iterator[None]:
        self._looking = True
        try:
            yield
        finally:
            self._looking = False


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


def test_nothing_is_written_elsewhere(
    watch: Watch, tmp_path: Path, few_faces: Path, open_session: Open
) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    with watch.looking():
        driver = open_session(tmp_path / "workspace")
        session, window = driver.session, driver.session.window
        workspace = session.workspace
        enrol_through_dialog(driver, few_faces)
        driver.search_for(mated_probe(few_faces)[0], INTAKE)
        record = session.services.state.search.record
        second = window.candidates_page.ask_no_candidate()
        second.reason.setPlainText("Nobody here is worth following up.")
        second.record.click()
        driver.settle()
        for ending in ("json", "pdf"):
            dialog = window.routes.ask_report(record.case_id)
            assert dialog.pdf_button.isEnabled(), dialog._state_text.text()
            dialog.save(exports / f"report.{ending}", ending)
            driver.settle()
            dialog.reject()
        sign_in_as(workspace, "S. Supervisor", Role.SUPERVISOR)
        subject = record.candidates[-1].subject_id
        preview_expungement(workspace, record.gallery_id, subject)
        expunge_subject(
            workspace, record.gallery_id, subject, ExpungeGround.COURT_ORDER, "Order 4/2026 of the court."
        )
    assert (exports / "report.pdf").read_bytes().startswith(b"%PDF")
    settings = Path(os.environ["SECOND_LOOK_HOME"]) / "settings"
    places = (workspace.folder, exports, settings, Path(os.devnull))
    elsewhere = {path for path in watch.paths if not any(path.is_relative_to(place) for place in places)}
    assert {path for path in elsewhere if "__pycache__" not in path.parts} == set()
    assert sum(path.is_relative_to(workspace.temporary) for path in watch.paths) > 48
    assert list(workspace.temporary.iterdir()) == []
    assert {p.name for p in exports.iterdir()} == {"report.json", "report.pdf"}
    assert open_to_others(workspace.folder) == []


def test_an_export_that_fails_leaves_nothing_beside_the_target(tmp_path: Path, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.workflow.export_file.sync_file", fail)
    with pytest.raises(Exception, match="is full"):
        write_export(tmp_path / "report.pdf", b"%PDF")
    assert list(tmp_path.iterdir()) == []
