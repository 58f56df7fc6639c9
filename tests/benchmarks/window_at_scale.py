"""The real window over a gallery of a million faces: how long the main thread is ever away, and where.

    python -m tests.benchmarks.window_at_scale [--faces N] [--workspace FOLDER] [--json]

The workspace is that of `tests.benchmarks.million`, built where there is none and kept for the next run
(2 GB for a million). Its error rates are made up: to measure them on a million faces takes hours, and the
window only has to show them. Everything else is the program's own: models, search, record, pages.

Each step is done like by a person, through the event loop, while a watchdog looks on (`stall_watchdog`).
`stall` is the longest time without the event loop, `busy` what the main thread computed in it, `frame` the
99th percentile of the times from an input until it was painted. The bars: no stall over 50 ms, first paint
under 100 ms. The screen is Qt's own (QT_QPA_PLATFORM), offscreen where none is set.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

if not os.environ.get("QT_QPA_PLATFORM") and not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.log_entries import EntryKind
from desktop.domain.measurements import Measurement
from desktop.domain.probes import Probe
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import PackCatalogue
from desktop.session import Session
from desktop.storage.workspace import Workspace
from desktop.ui.gallery.face_dialog import FaceDialog
from desktop.ui.theme import apply_theme
from desktop.workflow.analyse_probe import read_probe
from desktop.workflow.demo import demo_probes
from desktop.workflow.gallery_snapshot import current_snapshot
from desktop.workflow.measure_rates import current_measurement
from desktop.workflow.search import SearchRequest, run_search
from tests.benchmarks.million import FACES, GALLERY, PERSON, build
from tests.benchmarks.slider import measurement as made_up_measurement
from tests.benchmarks.stall_watchdog import StallWatchdog
from tests.examination import take_in
from tests.people import sign_in_as

STALL_BAR_MS, PAINT_BAR_MS = 50.0, 100.0
CANDIDATES = 4096


@dataclass(frozen=True, slots=True)
class Row:
    """What one step cost; times in milliseconds, `memory` in MiB when it was over."""

    step: str
    stall: float
    busy: float
    over_bar: int
    where: str
    paint: float | None
    frame: float | None
    done: float | None
    memory: int
    stack: tuple[str, ...]


def resident() -> int:
    """Memory of this process now, MiB; its peak where the system only tells that."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") >> 20
    except OSError:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak >> (20 if sys.platform == "darwin" else 10)


class _Paints(QObject):
    """When a widget was last painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Driver:
    """Does things in the window and lets it live; every step becomes a row."""

    def __init__(self, session: Session, watchdog: StallWatchdog) -> None:
        self.session, self.watchdog = session, watchdog
        self.rows: list[Row] = []
        self._paint: float | None = None
        self._done: float | None = None
        self._frames: list[float] = []

    def step(self, name: str, action: Callable[[], object]) -> None:
        self._paint, self._done, self._frames = None, None, []
        self.watchdog.begin()
        action()
        self.live(50)
        stall = self.watchdog.end()
        frame = float(np.percentile(self._frames, 99)) if self._frames else None
        self.rows.append(
            Row(
                name,
                round(stall.milliseconds, 1),
                round(stall.busy, 1),
                self.watchdog.over(STALL_BAR_MS),
                stall.where,
                self._paint,
                None if frame is None else round(frame, 1),
                self._done,
                resident(),
                stall.stack,
            )
        )
        print(in_words(self.rows[-1]), file=sys.stderr, flush=True)

    def live(self, milliseconds: int) -> None:
        """The event loop runs, as it does between two inputs of a person."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)  # precise, being short
        loop.exec()

    def wait(self, condition: Callable[[], bool], seconds: float = 300.0) -> None:
        """Raises `TimeoutError`."""
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError("the window did not get there")
            self.live(5)

    def settle(self) -> None:
        """Until nothing runs and nothing more is asked for by what was painted."""
        quiet = time.monotonic()
        while time.monotonic() - quiet < 0.1:
            self.live(5)
            if self.session.jobs.active():
                quiet = time.monotonic()

    def painted(self, widget: QWidget, action: Callable[[], object]) -> float:
        """Milliseconds from an input until the widget was painted."""
        seen, begun = _Paints(widget), time.perf_counter()
        action()
        while not seen.count and time.perf_counter() - begun < 10:
            QApplication.processEvents()
        widget.removeEventFilter(seen)
        return (time.perf_counter() - begun) * 1000

    def first_paint(self, widget: QWidget, action: Callable[[], object]) -> None:
        self._paint = round(self.painted(widget, action), 1)

    def frames(self, widget: QWidget, inputs: list[Callable[[], object]], pause: int = 8) -> None:
        for one in inputs:
            self._frames.append(self.painted(widget, one))
            self.live(pause)

    def until(self, condition: Callable[[], bool]) -> None:
        """How long it took until something was so."""
        begun = time.perf_counter()
        self.wait(condition)
        self._done = round((time.perf_counter() - begun) * 1000, 1)


def wheel(widget: QWidget, notches: int) -> None:
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(
        widget,
        QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def gallery_steps(driver: Driver) -> None:
    window = driver.session.window
    page = window.gallery_page
    grid, tiles, bar = page.grid, page.tiles, page.grid.verticalScrollBar()
    view = grid.viewport()

    def pictures_there() -> bool:
        rows = range(max(0, grid.rowAt(1)), grid.rowAt(view.height() - 2) + 1 or tiles.rowCount())
        seen = range(rows.start * tiles.columns, min(tiles.total, rows.stop * tiles.columns))
        return all(tiles.index_of(tile).data(Qt.ItemDataRole.DecorationRole) is not None for tile in seen)

    def open_page() -> None:
        driver.first_paint(view, lambda: window.go_to("gallery"))
        driver.until(pictures_there)

    driver.step("open the gallery page", open_page)
    driver.step("wait: what is recorded is read", driver.settle)
    driver.step(
        "wheel, 400 x 3 lines", lambda: driver.frames(view, [lambda: wheel(view, 1)] * 400, pause=4)
    )
    driver.step("wheel, 300 flings", lambda: driver.frames(view, [lambda: wheel(view, 12)] * 300, pause=4))
    random = np.random.default_rng(5)
    places = [int(share * bar.maximum()) for share in (*random.random(30), 1.0, 0.0, 0.5)]
    driver.step(
        "scroll bar, 33 jumps",
        lambda: driver.frames(view, [lambda at=at: bar.setValue(at) for at in places], pause=60),
    )
    drag = np.linspace(0, bar.maximum(), 200).astype(int).tolist()
    driver.step(
        "scroll bar, dragged from top to end",
        lambda: driver.frames(view, [lambda at=at: bar.setValue(at) for at in drag], pause=8),
    )
    driver.step("until the pictures of the end are there", lambda: driver.until(pictures_there))
    grid.setFocus()
    for name, key, times in (
        ("Home", Qt.Key.Key_Home, 1),
        ("PageDown held, 120 pages", Qt.Key.Key_PageDown, 120),
        ("End", Qt.Key.Key_End, 1),
    ):
        driver.step(
            name,
            lambda key=key, times=times: driver.frames(
                view, [lambda: QTest.keyClick(grid, key)] * times, pause=25
            ),
        )
    driver.step("Home", lambda: QTest.keyClick(grid, Qt.Key.Key_Home))
    dialog_step(driver)


def filter_steps(driver: Driver) -> None:
    driver.session.window.go_to("gallery")
    driver.settle()
    page = driver.session.window.gallery_page
    faces, filters = page.faces, page.faces.filters

    def chosen(action: Callable[[], object]) -> Callable[[], None]:
        def work() -> None:
            action()
            # Typing is waited for a moment before anything is looked for.
            driver.wait(lambda: not filters.is_waiting)
            driver.until(lambda: not faces.contents.busy)
            driver.settle()

        return work

    def typed(text: str) -> None:
        for letter in text:
            QTest.keyClicks(filters.find, letter)
            driver.live(70)

    for text in ("p000123", "jpg", "white 2019 kaya"):
        driver.step(f"filter: type “{text}”", chosen(lambda text=text: typed(text)))
        driver.step("filter: clear", chosen(filters.clear))
    for name, box, place in (
        ("sex", filters.sex, 1),
        ("race or ethnicity", filters.race, 2),
        ("born", filters.born, 3),
        ("quality (reads the measures)", filters.quality, 3),
        ("eye distance", filters.eyes, 1),
    ):
        driver.step(f"filter: {name}", chosen(lambda box=box, place=place: box.setCurrentIndex(place)))
        filters.clear()
        driver.settle()
    driver.step("filter: several captures", chosen(lambda: filters.several.setChecked(True)))
    filters.clear()
    driver.settle()
    for place in range(filters.sort.count()):
        if filters.sort.itemData(place) is not None:
            name = filters.sort.itemText(place)
            driver.step(f"sort: {name}", chosen(lambda place=place: filters.sort.setCurrentIndex(place)))
    filters.sort.setCurrentIndex(0)
    driver.settle()


def dialog_step(driver: Driver) -> None:
    window = driver.session.window

    def work() -> None:
        driver.wait(lambda: window.gallery_page.tiles.face_at(3) is not None)
        window.gallery_page.face_opened.emit(window.gallery_page.tiles.face_at(3))
        dialog = window.findChild(FaceDialog)
        assert dialog is not None
        driver.until(lambda: not driver.session.jobs.active())
        dialog.reject()
        driver.settle()

    driver.step("open a face", work)


def candidate_steps(driver: Driver, probe: Probe) -> None:
    session = driver.session
    window, services = session.window, session.services
    page = window.candidates_page
    assert page is not None
    view = page.table.viewport()
    gallery = services.state.gallery
    assert gallery is not None

    def search() -> None:
        request = SearchRequest(
            probe.probe_id, gallery.name, top=CANDIDATES, threshold=-1.0, reason="All of them at once."
        )

        def work(cancel: object, progress: object) -> object:
            return run_search(services.workspace, services.engines.get(gallery.pack_id), request)

        job = services.jobs.submit("Searching", work)
        driver.until(lambda: job.is_over)
        if job.result is None:
            raise RuntimeError("the search failed") from job.error
        found.append(job.result)

    found: list[Any] = []
    driver.step(f"search, {CANDIDATES} candidates", search)

    def show() -> None:
        driver.first_paint(view, lambda: services.state.set_search(found[0]))
        driver.until(lambda: page.model.rowCount() == CANDIDATES)
        driver.settle()

    driver.step("the page of candidates, empty", lambda: window.go_to("candidates"))
    driver.step("show the candidates", show)
    rows = page.table.verticalScrollBar()
    driver.step("wheel over the candidates", lambda: driver.frames(view, [lambda: wheel(view, 3)] * 150))
    driver.step(
        "candidates, scroll bar to the end",
        lambda: driver.frames(view, [lambda: rows.setValue(rows.maximum()), lambda: rows.setValue(0)]),
    )
    header = page.table.horizontalHeader()

    def click(column: int) -> None:
        place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    for column in (2, 3, 5, 6, 7, 8, 0):
        for _ in range(2):
            driver.step(
                f"sort candidates by {page.model.headerData(column, Qt.Orientation.Horizontal)}",
                lambda column=column: driver.frames(view, [lambda: click(column)]),
            )
    scores = [row.score for row in found[0].candidates.rows]
    moves = np.linspace(scores[-1], scores[0], 150).tolist()
    driver.step(
        "threshold, 150 moves up",
        lambda: driver.frames(
            view, [lambda at=at: services.state.set_threshold(at) for at in moves], pause=10
        ),
    )
    driver.step(
        "threshold, 150 moves down",
        lambda: driver.frames(
            view, [lambda at=at: services.state.set_threshold(at) for at in moves[::-1]], pause=10
        ),
    )

    def select() -> None:
        for row in (0, 1, 2, 2000, page.model.rowCount() - 1):
            driver.frames(view, [lambda row=row: page.list.choose(row)])
            driver.settle()

    driver.step("choose five candidates", select)


def page_steps(driver: Driver) -> None:
    window = driver.session.window
    for turn in ("first", "again"):
        for name in window.navigation.buttons:

            def work(name: str = name) -> None:
                driver.first_paint(window.stack, lambda: window.go_to(name))
                driver.settle()

            driver.step(f"page {name}, {turn}", work)


# What has to be there


def prepare(folder: Path, faces: int) -> None:
    """The gallery, and rates for it."""
    build(folder, faces)
    catalogue = PackCatalogue()
    with Workspace.open(folder, PERSON) as workspace:
        with workspace.reading() as stores:
            gallery = stores.galleries.by_name(GALLERY)
        snapshot = current_snapshot(workspace, gallery, catalogue.get(gallery.pack_id))
        if current_measurement(workspace, snapshot) is None:
            keep_made_up(workspace, snapshot)


def keep_made_up(workspace: Workspace, snapshot: Any) -> None:
    """Rates that nobody measured, in the place of those that would take hours."""
    plain = made_up_measurement(snapshot.subjects, listed=3)
    measurement = Measurement(
        gallery_id=snapshot.gallery_id,
        snapshot_hash=snapshot.hash,
        pack_hash=snapshot.pack_hash,
        measured_at=plain.measured_at,
        seconds=0.0,
        subject_ids=snapshot.subject_ids,
        face_ids=snapshot.face_ids,
        first_faces=np.unique(snapshot.subject_index, return_index=True)[1].astype(np.int32),
        raw=plain.raw,
        normalised=None,
        cohort=None,
    )
    written = workspace.measurements.write(measurement)
    with workspace.recording() as stores:
        stores.measurements.save(written)
        stores.log.append(
            EntryKind.RATES_MEASURED, {"gallery_id": snapshot.gallery_id, "made_up": "for a benchmark"}
        )


def probe_for(workspace: Workspace) -> Probe:
    """A probe of the demo, taken in and analysed, in a case of its own."""
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name(GALLERY)
    engine = FaceEngine.open(PackCatalogue().get(gallery.pack_id))
    demo = demo_probes()[0]
    return take_in(workspace, engine, read_probe(workspace, engine, demo.path), 0, demo.intake)


PARTS: dict[str, Callable[[Driver, Probe], None]] = {
    "gallery": lambda driver, probe: gallery_steps(driver),
    "filters": lambda driver, probe: filter_steps(driver),
    "candidates": candidate_steps,
    "pages": lambda driver, probe: page_steps(driver),
}


def run(folder: Path, parts: list[str]) -> list[Row]:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    apply_theme(app, "light")
    workspace = Workspace.open(folder, PERSON)
    sign_in_as(workspace, PERSON)
    probe = probe_for(workspace)
    watchdog = StallWatchdog()
    session = Session(workspace)
    try:
        driver = Driver(session, watchdog)

        def show() -> None:
            session.show()
            session.window.resize(1440, 900)
            driver.settle()

        driver.step("the window opens, until nothing runs", show)
        for name, part in PARTS.items():
            if name in parts:
                part(driver, probe)
    finally:
        watchdog.stop()
        session.close()
    return driver.rows


HEAD = (
    f"{'step':<40} {'stall':>7} {'busy':>6} {'>50':>4} {'paint':>7} {'frame':>6} {'done':>8} "
    f"{'MiB':>6}  where"
)


def in_words(row: Row) -> str:
    def number(value: float | None) -> str:
        return "" if value is None else f"{value:.0f}"

    mark = "" if row.stall <= STALL_BAR_MS else row.where
    return (
        f"{row.step:<40.40} {row.stall:7.1f} {row.busy:6.1f} {row.over_bar:4} {number(row.paint):>7} "
        f"{number(row.frame):>6} {number(row.done):>8} {row.memory:6}  {mark}"
    ).rstrip()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.window_at_scale")
    parser.add_argument("--faces", type=int, default=FACES)
    parser.add_argument("--workspace", type=Path, default=None, help="one of tests.benchmarks.million")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--stacks", action="store_true", help="the whole stack of each stall over the bar")
    parser.add_argument("--only", choices=sorted(PARTS), action="append", help="a part of the steps")
    chosen = parser.parse_args(arguments)
    folder = chosen.workspace or Path(tempfile.gettempdir()) / f"second-look-window-{chosen.faces}"
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with tempfile.TemporaryDirectory(prefix="second-look-bench-") as temporary:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, temporary)
        prepare(folder, chosen.faces)
        print(HEAD, file=sys.stderr)
        rows = run(folder, chosen.only or list(PARTS))
    worst = max(rows, key=lambda row: row.stall)
    kept = all(row.stall <= STALL_BAR_MS for row in rows)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    if chosen.json:
        document = {"machine": machine, "faces": chosen.faces, "rows": [asdict(row) for row in rows]}
        print(json.dumps({**document, "worst": asdict(worst), "kept": kept}, indent=2))
        return 0 if kept else 1
    print(f"{machine}; {chosen.faces:,} faces")
    print(HEAD)
    for row in rows:
        print(in_words(row))
    if chosen.stacks:
        for row in (row for row in rows if row.stall > STALL_BAR_MS):
            print(f"\n{row.step}: {row.stall} ms", *row.stack, sep="\n    ")
    print(f"worst stall {worst.stall} ms (busy {worst.busy} ms) in “{worst.step}”: {worst.where}")
    print(f"bar {STALL_BAR_MS:.0f} ms: {'kept' if kept else 'NOT kept'}")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
