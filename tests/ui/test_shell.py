"""The parts that every page uses: the line of work, messages, thumbnails, preparation, settings."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from desktop.domain.progress import CancelToken, Progress, ProgressSink
from desktop.jobs.job import Job
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import DEFAULT_PACK_ID
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.comparison.synchronised_view import SynchronisedView
from desktop.ui.shell import thumbnails
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import BugReport, report_text, show_error
from desktop.workflow.enrol import EnrolmentRequest
from tests.ui.conftest import Driver

Open = Callable[..., Driver]
WAIT = 10.0


@pytest.fixture
def queue(qtbot):
    queue = JobQueue()
    yield queue
    assert queue.stop(WAIT)


class Reporter:
    """Work that says what it is told to say."""

    def __init__(self) -> None:
        self.more = threading.Event()
        self.gate = threading.Event()

    def __call__(self, cancel: CancelToken, progress: ProgressSink) -> str:
        progress(Progress(1, 10, "images"))
        self.more.wait(WAIT)
        progress(Progress(7, 10, "images"))
        self.gate.wait(WAIT)
        return "done"


def test_the_strip_shows_the_job_it_watches_and_no_other(qtbot, queue):
    strip = JobStrip()
    qtbot.addWidget(strip)
    first, second = Reporter(), Reporter()
    one = queue.submit("first", first, lane="quick")
    strip.watch(one)
    qtbot.waitUntil(lambda: strip.detail.startswith("1 of 10"))
    two = queue.submit("second", second, lane="quick")
    strip.watch(two)
    qtbot.waitUntil(lambda: strip.detail.startswith("1 of 10"))
    first.more.set()
    qtbot.waitUntil(lambda: one.progress is not None and one.progress.done == 7)
    assert strip.detail.startswith("1 of 10")
    first.gate.set()
    qtbot.waitUntil(lambda: one.is_over)
    assert not strip.isHidden()
    second.more.set()
    second.gate.set()
    qtbot.waitUntil(lambda: two.is_over)
    assert strip.isHidden()


def test_the_strip_does_not_show_what_is_over(qtbot, queue):
    strip = JobStrip()
    qtbot.addWidget(strip)
    queue.quiet()
    strip.watch(queue.submit("late", lambda cancel, progress: None))
    assert strip.isHidden()


def test_jobs_that_a_strip_watched_are_let_go(qtbot, queue):
    strip = JobStrip()
    qtbot.addWidget(strip)

    def begin() -> weakref.ref[Job]:
        job = queue.submit("short", lambda cancel, progress: object())
        strip.watch(job)
        return weakref.ref(job)

    kept = begin()
    qtbot.waitUntil(lambda: queue.is_idle)
    gc.collect()
    assert kept() is None


def test_large_pictures_are_let_go(qtbot, queue, monkeypatch):
    # The view alone has to let go, without what the job does for careless slots.
    monkeypatch.setattr(Job, "_let_go", lambda self: None)
    kept: list[weakref.ref[Job]] = []
    submit = queue.submit

    def noting(*args: object, **more: object) -> Job:
        job = submit(*args, **more)
        kept.append(weakref.ref(job))
        return job

    monkeypatch.setattr(queue, "submit", noting)
    view = SynchronisedView(queue)
    qtbot.addWidget(view)
    for number in range(3):
        image = QImage(1600, 1200, QImage.Format.Format_RGB32)
        image.fill(number)
        view.set_candidate(image, None, "x")
        qtbot.waitUntil(lambda: view.viewport.frame(1) is not None)
    qtbot.waitUntil(lambda: queue.is_idle)
    gc.collect()
    assert [one() for one in kept] == [None] * 3


def fault() -> BaseException:
    try:
        raise ValueError(f"Jane Roe in {Path.home()}/faces/roe.jpg")
    except ValueError as error:
        return error


def test_a_report_names_nobody(qtbot, caplog):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    show_error(parent, fault())
    (dialog,) = parent.findChildren(BugReport)
    shown = dialog.findChild(QPlainTextEdit)
    metrics = QFontMetrics(shown.font())  # not every font with a fixed pitch says so of itself
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")
    assert any("names no person" in label.text() for label in dialog.findChildren(QLabel))
    for text in (shown.toPlainText(), caplog.text, report_text(fault())):
        assert "ValueError" in text
        for word in ("Roe", "roe.jpg", str(Path.home()), str(Path(__file__).parent)):
            assert word not in text
    dialog._copy()
    assert QGuiApplication.clipboard().text() == shown.toPlainText()
    dialog.reject()


def test_one_bad_original_leaves_the_other_thumbnails(
    qtbot, open_session: Open, tmp_path, monkeypatch, caplog
):
    driver = open_session(tmp_path / "workspace")
    image = QImage(8, 8, QImage.Format.Format_RGB32)

    def read(workspace: object, face_id: int) -> bytes | None:
        if face_id == 2:
            raise ValueError("Jane Roe")
        return b""

    monkeypatch.setattr(thumbnails, "thumbnail", read)
    monkeypatch.setattr(thumbnails, "from_jpeg", lambda data: image)
    job = thumbnails.load_thumbnails(driver.session.services, [1, 2, 3], "t", driver.session.window)
    driver.wait(lambda: job.is_over)
    assert [(face_id, found.isNull()) for face_id, found in job.result] == [
        (1, False),
        (2, True),
        (3, False),
    ]
    assert "ValueError" in caplog.text
    assert "Roe" not in caplog.text


# Preparation


@pytest.fixture
def fetched(monkeypatch) -> list[str]:
    """What was asked for over the network; nothing comes."""
    asked: list[str] = []

    def ensure(catalogue: object, **more: object) -> None:
        asked.append("models")
        raise AssertionError("not in this test")

    monkeypatch.setattr("desktop.workflow.model_packs.ensure_default_pack", ensure)
    monkeypatch.setattr("desktop.ui.shell.preparation.show_error", lambda parent, error: None)
    return asked


def without_models(home: Path) -> Path:
    (pack,) = (home / "models").iterdir()
    return pack.rename(home / "aside")


def test_casework_fetches_nothing_unasked(open_session: Open, own_home, tmp_path, fetched):
    without_models(own_home)
    driver = open_session(tmp_path / "workspace")
    preparation = driver.session.preparation
    assert not preparation.notice.isHidden()
    assert not preparation.get_button.isHidden()
    assert "107 MB" in preparation.get_button.text()
    assert "Settings" in preparation.notice_text
    assert fetched == []
    preparation.get_button.click()
    driver.settle()
    assert fetched == ["models"]
    assert not preparation.get_button.isHidden()


def test_the_notice_goes_when_settings_brought_the_models(open_session: Open, own_home, tmp_path, fetched):
    aside = without_models(own_home)
    driver = open_session(tmp_path / "workspace")
    heard: list[str] = []
    driver.session.preparation.ready.connect(lambda: heard.append("ready"))
    page = driver.session.window.settings_page
    assert page.packs.tag_of(DEFAULT_PACK_ID) == "Not installed"
    assert not page.packs.build_button.isHidden()
    aside.rename(own_home / "models" / DEFAULT_PACK_ID)
    page.reload()
    page.packs_changed.emit()
    assert driver.session.preparation.notice.isHidden()
    assert heard == ["ready"]
    assert fetched == []


def test_the_demo_begins_by_itself(open_session: Open, own_home, tmp_path, fetched):
    without_models(own_home)
    driver = open_session(tmp_path / "demo", WorkspaceKind.DEMO)
    assert fetched == ["models"]
    assert not driver.session.preparation.notice.isHidden()


def test_another_pack_is_enough_for_casework(open_session: Open, tmp_path, monkeypatch):
    driver = open_session(tmp_path / "workspace")
    services = driver.session.services
    monkeypatch.setattr(services.catalogue, "default_id", "another", raising=False)
    preparation = driver.session.preparation
    assert preparation._enough_is_here
    # New galleries are then enrolled with the pack that is there.
    assert services.pack_for_new_galleries == DEFAULT_PACK_ID
    monkeypatch.setattr(services.catalogue, "installed", list)
    assert not preparation._enough_is_here


# Settings


def test_settings_say_what_is_installed_and_who_works(open_session: Open, tmp_path):
    driver = open_session(tmp_path / "workspace")
    page = driver.session.window.settings_page
    assert page.packs.tag_of(DEFAULT_PACK_ID) == "Installed"
    assert page.packs.build_button.isHidden()
    assert page.packs.offline_button.isHidden()
    assert page.people is not None
    assert page.people.own.text().startswith("A. Examiner (A. Examiner): Analyst, Examiner")
    assert page.devices.choice.maximumWidth() == page.theme.maximumWidth() == 340
    captions = [label.text() for label in page.findChildren(QLabel) if label.property("role") == "caption"]
    assert any(text.startswith("Licence: ") for text in captions)
    assert any(text.startswith("Trained on: ") for text in captions)


def test_a_pack_is_in_use_with_the_gallery(open_session: Open, few_faces, tmp_path):
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    window.gallery_page.start_enrolment(EnrolmentRequest("Few", few_faces))
    driver.settle()
    assert window.settings_page.packs.tag_of(DEFAULT_PACK_ID) == "In use"
    driver.session.services.state.set_gallery(None)
    assert window.settings_page.packs.tag_of(DEFAULT_PACK_ID) == "Installed"


def test_the_self_test_reads_files_beside_the_window(open_session: Open, tmp_path, monkeypatch):
    driver = open_session(tmp_path / "workspace")
    page, catalogue = driver.session.window.settings_page, driver.session.services.catalogue
    threads: list[int] = []

    def get(pack_id: str) -> str:
        threads.append(threading.get_ident())
        return pack_id

    monkeypatch.setattr(catalogue, "get_any", get, raising=False)
    monkeypatch.setattr(
        "desktop.ui.settings.pack_jobs.self_test_pack", lambda pack, **_: [f"{pack} is right"]
    )
    shown: list[list[str]] = []
    page.packs.jobs.tested.connect(shown.append)
    job = page.packs.jobs.self_test(DEFAULT_PACK_ID)
    driver.wait(lambda: job.is_over)
    assert shown == [[f"{DEFAULT_PACK_ID} is right"]]
    assert threads
    assert threads[0] != threading.get_ident()
