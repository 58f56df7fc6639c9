"""A word that stands in every field of a case stands in no log, no report and on no console."""

from __future__ import annotations

import csv
import logging
import shutil
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import app as composition
from desktop import paths
from desktop.domain.galleries import Refusal
from desktop.domain.probes import Intake, ProbeType
from desktop.domain.refusals import RefusalReason
from desktop.errors import WorkspaceMissing
from desktop.ui.gallery.refusals_dialog import RefusalsDialog
from desktop.ui.shell.kept_settings import forget_folders
from desktop.ui.shell.messages import BugReport
from desktop.ui.shell.qt_messages import qt_messages_logged, speaker_of
from desktop.ui.shell.thumbnails import load_thumbnails
from desktop.workflow.browse import faces_by_id
from tests.private_files import open_to_others
from tests.ui.conftest import Driver
from tests.ui.test_whole_path import enrol_through_dialog, mated_probe

Open = Callable[..., Driver]
CANARY = "Zqxroe"
INTAKE = Intake(
    f"26-{CANARY}", f"Theft from {CANARY}", ProbeType.PHOTOGRAPH, f"Exported by {CANARY}", f"Order {CANARY}"
)


@pytest.fixture
def named_faces(few_faces: Path) -> Path:
    """The few faces, with the word in a person's number, in a file name and in what is recorded."""
    table = few_faces / "metadata.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        named = f"{CANARY}-{row['Picture']}"
        (few_faces / row["Picture"]).rename(few_faces / named)
        row |= {"Picture": named, "Agency": CANARY}
        if row is rows[-1]:
            row["Person"] = CANARY
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return few_faces


@pytest.fixture
def program_log(own_home: Path, qapp: QApplication) -> Iterator[Callable[[], str]]:
    """The log file of the program, as the window writes it; gives what stands in all of them."""
    composition._application()
    yield lambda: "\n".join(
        path.read_text(encoding="utf-8", errors="replace") for path in paths.log_dir().iterdir()
    )
    root = logging.getLogger()
    for handler in [known for known in root.handlers if isinstance(known, composition._LogFile)]:
        root.removeHandler(handler)
        handler.close()


def reports() -> list[str]:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, BugReport) and w.isVisible()]
    texts = [report._text.toPlainText() for report in shown]
    for report in shown:
        report.reject()
    return texts


def test_the_word_is_in_the_case_and_nowhere_else(
    program_log, tmp_path, named_faces, open_session: Open, monkeypatch, capfd
):
    driver = open_session(tmp_path / f"work of {CANARY}")
    session, window, jobs = driver.session, driver.session.window, driver.session.jobs
    enrol_through_dialog(driver, named_faces, f"Gallery {CANARY}")
    probe = tmp_path / f"{CANARY}.jpg"
    shutil.copy(mated_probe(named_faces)[0], probe)
    window.go_to("probe")
    window.probe_page.open_source(probe)
    driver.settle()
    window.probe_page.form.set_intake(INTAKE)
    driver.search_on()
    record = session.services.state.search.record
    assert record.case_number == INTAKE.case_number
    page = window.candidates_page
    page.list.choose(0)
    driver.settle()

    # A report that fails in the words of the case.
    def fail(*_: object, **__: object) -> None:
        try:
            Path(f"/nowhere/{CANARY}.jpg").read_bytes()
        except OSError as error:
            raise KeyError(f"{CANARY} in {tmp_path}") from error

    monkeypatch.setattr("desktop.ui.report.report_dialog.disclose", fail)
    dialog = window.routes.ask_report(record.case_id)
    dialog.save(tmp_path / f"{CANARY}.json", "json")
    driver.settle()
    texts = reports()
    assert len(texts) == 1
    dialog.reject()

    # Thumbnails, work that fails while it is stopped, and work whose fault nobody foresaw.
    monkeypatch.setattr("desktop.ui.shell.thumbnails.thumbnail", fail)
    load_thumbnails(session.services, [record.candidates[0].face_id], f"key {CANARY}", window)
    driver.settle()

    def stopped(cancel, progress):
        running.set()
        assert let_go.wait(20)
        fail()

    running, let_go = threading.Event(), threading.Event()
    job = jobs.submit(f"Looking for {CANARY}", stopped, owner=window)
    assert running.wait(20)
    job.cancel()
    let_go.set()
    driver.settle()

    # What nobody caught; what the database says; what Qt and another library say.
    faults = composition._Faults()
    faults.session = session
    try:
        with session.workspace.reading() as stores:
            stores.log._session.connection.execute(f"SELECT {CANARY} FROM gallery")
    except sqlite3.Error as error:
        faults.hook(type(error), error, error.__traceback__)
    with qt_messages_logged():
        qWarning(f"QImageReader::read: cannot open /home/{CANARY}.jpg")
        qWarning(f"cannot open /home/{CANARY}.jpg")
    logging.getLogger("PIL.TiffImagePlugin").warning("tag of %s", CANARY)
    try:
        fail()
    except KeyError:
        logging.getLogger("PIL.Image").warning(CANARY, exc_info=True)
    texts += reports()
    assert len(texts) == 2

    log = program_log()
    for seen in (
        "KeyError",
        "FileNotFoundError (errno 2)",
        "a thumbnail could not be read (KeyError)",
        "a job failed while it was being cancelled",
        "sqlite3.OperationalError (SQLITE_ERROR)",
        "Qt (default) QImageReader::read",
        "Qt (default) says something",
        "(its text is not kept)",
    ):
        assert seen in log, seen
    captured = capfd.readouterr()
    told = {"log": log, "report": "\n".join(texts), "stdout": captured.out, "stderr": captured.err}
    assert [name for name, text in told.items() if CANARY in text] == []
    for text in (log, *texts):
        assert str(tmp_path) not in text
    first = record.candidates[0].face_id
    # It is in the case, so that all this could have shown it.
    assert faces_by_id(session.workspace, [first])[first].record.source == CANARY
    assert open_to_others(session.workspace.folder) == []


def test_a_refused_start_is_written_to_a_terminal_only(own_home, qapp, monkeypatch, capsys):
    shown = []
    monkeypatch.setattr("desktop.app.QMessageBox.exec", lambda box: shown.append(box.text()))
    error = WorkspaceMissing(path=f"/cases/{CANARY}")
    assert composition._refuse(error) == 2
    assert CANARY not in capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    composition._refuse(error)
    assert CANARY in capsys.readouterr().err
    assert shown == [error.sentence] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("QPainter::begin: Paint device returned engine == 0", "QPainter::begin"),
        ("QFSFileEngine::open: No file name specified", "QFSFileEngine::open"),
        ("QFile::~QFile(/home/x)", "QFile::~QFile"),
        ("QPixmap(/home/x)", "QPixmap"),
        (f"{CANARY}::jpg", ""),
        ("", ""),
    ],
)
def test_of_qt_the_speaker_is_kept(text, speaker):
    assert speaker_of(text) == speaker


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their file dialogs are their own")
def test_no_folder_of_a_file_dialog_outlives_the_window(program_log, own_home, tmp_path, qapp):
    folder = tmp_path / CANARY
    folder.mkdir()

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            timer.stop()
            dialog.accept()

    timer = QTimer(interval=20)
    timer.timeout.connect(answer)
    timer.start()
    QFileDialog.getSaveFileName(None, "x", str(folder / "a.pdf"), "PDF (*.pdf)")
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    kept = paths.settings_dir() / "QtProject.conf"
    assert CANARY in kept.read_text(encoding="utf-8")  # Qt wrote it down
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    forget_folders()
    assert CANARY not in kept.read_text(encoding="utf-8")
    assert [p for p in own_home.rglob("*.conf") if CANARY in p.read_text(encoding="utf-8")] == []


def test_names_of_files_are_kept_out_of_the_histories_of_the_clipboard(qtbot):
    refusal = Refusal(f"{CANARY}.jpg", None, RefusalReason.UNREADABLE, "It is no picture.")
    dialog = RefusalsDialog([refusal])
    qtbot.addWidget(dialog)
    dialog._copy()
    data = QGuiApplication.clipboard().mimeData()
    assert f"{CANARY}.jpg" in data.text()
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    for name in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        assert data.data(f'application/x-qt-windows-mime;value="{name}"').data() == bytes(4)
    QGuiApplication.clipboard().clear()
