"""Jobs: what reaches the window, in what order, and that nothing stays behind."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread, Signal

from desktop.domain.progress import CancelToken, Progress, ProgressSink
from desktop.errors import FileNotReadable
from desktop.jobs.job import Job, JobState
from desktop.jobs.queue import JobQueue

WAIT = 10.0


@pytest.fixture
def queue(qtbot) -> Iterator[JobQueue]:
    queue = JobQueue()
    yield queue
    assert queue.stop(WAIT)


class Watcher:
    """Writes down every signal of a job, and the thread it came on."""

    def __init__(self, job: Job) -> None:
        self.seen: list[tuple[str, object]] = []
        self.threads: set[object] = set()
        job.progressed.connect(lambda p: self._note("progressed", p))
        job.succeeded.connect(lambda r: self._note("succeeded", r))
        job.failed.connect(lambda e: self._note("failed", e))
        job.cancelled.connect(lambda: self._note("cancelled", None))
        job.finished.connect(lambda: self._note("finished", None))

    def _note(self, what: str, value: object) -> None:
        self.seen.append((what, value))
        self.threads.add(threading.get_ident())

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.seen if name != "progressed"]


def until_cancelled(started: threading.Event):
    def work(cancel: CancelToken, on_progress: ProgressSink) -> object:
        started.set()
        while not cancel.cancelled:
            threading.Event().wait(0.002)
        cancel.raise_if_cancelled()
        return None

    return work


def held(gate: threading.Event, value: object, started: threading.Event | None = None):
    """Work that ignores its token until the gate opens."""

    def work(cancel: CancelToken, on_progress: ProgressSink) -> object:
        if started is not None:
            started.set()
        gate.wait(WAIT)
        return value

    return work


def test_success_is_delivered_on_the_main_thread(qtbot, queue):
    job = queue.submit("count", lambda cancel, progress: threading.get_ident())
    watcher = Watcher(job)
    qtbot.waitUntil(lambda: job.is_over)
    assert watcher.names == ["succeeded", "finished"]
    assert watcher.threads == {threading.get_ident()}
    assert job.result != threading.get_ident()
    assert job.state is JobState.SUCCEEDED
    assert queue.active() == []


@pytest.mark.parametrize("error", [FileNotReadable(path="x", reason="y"), ZeroDivisionError("bug")])
def test_failure_carries_the_exception(qtbot, queue, error):
    def work(cancel: CancelToken, on_progress: ProgressSink) -> object:
        raise error

    job = queue.submit("fail", work)
    watcher = Watcher(job)
    qtbot.waitUntil(lambda: job.is_over)
    assert watcher.seen == [("failed", error), ("finished", None)]
    assert job.error is error


def test_cancel_is_told_after_the_work_stopped(qtbot, queue):
    started = threading.Event()
    job = queue.submit("slow", until_cancelled(started))
    watcher = Watcher(job)
    qtbot.waitUntil(started.is_set)
    job.cancel()
    assert job.is_cancelling
    assert watcher.names == []
    qtbot.waitUntil(lambda: job.is_over)
    assert watcher.names == ["cancelled", "finished"]
    assert job.state is JobState.CANCELLED
    job.cancel()


def test_a_result_that_came_in_spite_of_cancel_is_dropped(qtbot, queue):
    gate = threading.Event()
    job = queue.submit("deaf", held(gate, "late"))
    watcher = Watcher(job)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: job.is_over)
    assert watcher.names == ["cancelled", "finished"]
    assert job.result is None


def test_a_waiting_job_is_cancelled_at_once(qtbot, queue):
    gate = threading.Event()
    first = queue.submit("first", held(gate, 1))
    second = queue.submit("second", held(gate, 2))
    watcher = Watcher(second)
    assert [first.state, second.state] == [JobState.RUNNING, JobState.WAITING]
    second.cancel()
    assert watcher.names == ["cancelled", "finished"]
    assert queue.active() == [first]
    gate.set()
    qtbot.waitUntil(lambda: first.is_over)
    assert first.result == 1


def test_long_jobs_run_one_at_a_time_in_order_and_quick_ones_beside(qtbot, queue):
    gate, order = threading.Event(), []

    def work(number: int):
        def run(cancel: CancelToken, on_progress: ProgressSink) -> object:
            if number == 0:
                gate.wait(WAIT)
            order.append(number)
            return None

        return run

    jobs = [queue.submit(str(n), work(n)) for n in range(4)]
    quick = queue.submit("quick", lambda cancel, progress: "q", lane="quick")
    qtbot.waitUntil(lambda: quick.is_over)
    assert [job.state for job in jobs] == [JobState.RUNNING] + [JobState.WAITING] * 3
    gate.set()
    qtbot.waitUntil(lambda: all(job.is_over for job in jobs))
    assert order == [0, 1, 2, 3]


@pytest.mark.parametrize("lane", ["long", "quick"])
def test_a_newer_job_supersedes_and_the_older_result_never_comes(qtbot, queue, lane):
    gate = threading.Event()
    log: list[str] = []
    older = queue.submit("older", held(gate, "old"), key="search", lane=lane)
    watcher = Watcher(older)
    older.cancelled.connect(lambda: log.append("older cancelled"))
    other = queue.submit("other", held(gate, "other"), key="else", lane=lane)
    waiting = queue.submit("waiting", held(gate, "w"), key="search", lane=lane)
    newer = queue.submit("newer", held(gate, "new"), key="search", supersede=True, lane=lane)
    newer.succeeded.connect(lambda _: log.append("newer succeeded"))
    assert log == ["older cancelled"]
    assert waiting.state is JobState.CANCELLED
    assert queue.find("search") is newer
    gate.set()
    qtbot.waitUntil(lambda: newer.is_over and other.is_over)
    assert queue.stop(WAIT)
    assert watcher.names == ["cancelled", "finished"]
    assert log == ["older cancelled", "newer succeeded"]
    assert (newer.result, other.result) == ("new", "other")


def test_progress_is_throttled_and_the_last_one_always_comes(qtbot, queue):
    total = 20_000

    def work(cancel: CancelToken, on_progress: ProgressSink) -> object:
        for done in range(total + 1):
            on_progress(Progress(done, total, "images"))
        return None

    job = queue.submit("many", work)
    watcher = Watcher(job)
    qtbot.waitUntil(lambda: job.is_over, timeout=20_000)
    shown = [value for name, value in watcher.seen if name == "progressed"]
    assert all(isinstance(p, Progress) for p in shown)
    assert shown[-1].done == total
    assert [p.done for p in shown] == sorted(p.done for p in shown)
    assert len(shown) < 200
    assert shown[-1].rate > 0
    assert watcher.seen[-2:] == [("succeeded", None), ("finished", None)]


def test_progress_before_a_pause_is_shown_during_the_pause(qtbot, queue):
    gate = threading.Event()

    def work(cancel: CancelToken, on_progress: ProgressSink) -> object:
        for done in range(1, 6):
            on_progress(Progress(done, 10, "images"))
        gate.wait(WAIT)
        return None

    job = queue.submit("pause", work)
    qtbot.waitUntil(lambda: job.progress is not None and job.progress.done == 5)
    gate.set()


def test_a_given_rate_is_kept(qtbot, queue):
    def work(cancel: CancelToken, on_progress: ProgressSink) -> object:
        on_progress(Progress(1, 10, "images", 7.0))
        return None

    job = queue.submit("rate", work)
    qtbot.waitUntil(lambda: job.is_over)
    assert job.progress == Progress(1, 10, "images", 7.0)


def test_stop_while_running_ends_every_thread_and_delivers_nothing(qtbot):
    queue = JobQueue()
    started = [threading.Event() for _ in range(3)]
    jobs = [
        queue.submit("long", until_cancelled(started[0])),
        queue.submit("quick", until_cancelled(started[1]), lane="quick"),
        queue.submit("quick", until_cancelled(started[2]), lane="quick"),
        queue.submit("never begins", until_cancelled(threading.Event())),
    ]
    watchers = [Watcher(job) for job in jobs]
    qtbot.waitUntil(lambda: all(event.is_set() for event in started))
    assert queue.stop(WAIT)
    assert all(watcher.seen == [] for watcher in watchers)
    assert all(job.state is JobState.CANCELLED for job in jobs)
    assert all(pool.activeThreadCount() == 0 for pool in queue._pools.values())


def test_stop_says_when_work_does_not_listen(qtbot):
    queue, gate, started = JobQueue(), threading.Event(), threading.Event()
    job = queue.submit("deaf", held(gate, None, started))
    qtbot.waitUntil(started.is_set)
    assert not queue.stop(0.02)
    assert not queue.is_idle
    gate.set()
    assert queue.stop(WAIT)
    assert queue.is_idle
    assert job.state is JobState.CANCELLED


def test_a_quiet_queue_says_only_that_it_is_drained(qtbot):
    queue, gate, started = JobQueue(), threading.Event(), threading.Event()
    heard: list[str] = []
    running = queue.submit("deaf", held(gate, "late", started))
    waiting = queue.submit("waiting", held(gate, "never"))
    watchers = [Watcher(running), Watcher(waiting)]
    # As pages do: what has ended asks for more.
    running.finished.connect(lambda: queue.submit("more", held(gate, None)))
    qtbot.waitUntil(started.is_set)
    queue.drained.connect(lambda: heard.append("drained"))
    queue.jobs_changed.connect(lambda: heard.append("changed"))
    queue.quiet()
    queue.quiet()
    assert waiting.is_over
    assert not running.is_over
    assert queue.active() == [running]
    qtbot.wait(20)
    assert heard == []
    gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(20)
    assert heard == ["drained"]
    assert all(watcher.seen == [] for watcher in watchers)
    assert queue.is_idle
    assert queue.stop(WAIT)


def test_an_idle_queue_is_drained_after_it_was_asked(qtbot):
    queue, heard = JobQueue(), []
    queue.drained.connect(lambda: heard.append("drained"))
    queue.quiet()
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["drained"])


def test_a_job_for_a_quiet_queue_was_cancelled_before_it_began(qtbot):
    queue, ran = JobQueue(), []
    queue.quiet()
    job = queue.submit("late", lambda cancel, progress: ran.append(1), key="k", supersede=True)
    watcher = Watcher(job)
    qtbot.wait(20)
    assert job.state is JobState.CANCELLED
    assert (ran, watcher.seen, queue.active()) == ([], [], [])
    job.cancel()
    assert queue.stop(WAIT)


class Large:
    """Stands for a result that nobody can afford to keep."""


@pytest.mark.parametrize("end", ["succeeded", "failed", "cancelled"])
def test_a_job_dies_with_its_result_even_if_a_slot_holds_it(qtbot, queue, end):
    gate, started = threading.Event(), threading.Event()
    large = weakref.WeakSet()

    def work(cancel: CancelToken, on_progress: ProgressSink) -> object:
        one = Large()
        large.add(one)
        started.set()
        gate.wait(WAIT)
        if end == "failed":
            raise FileNotReadable(path="x", reason="y")
        return one

    def begin() -> weakref.ref:
        job = queue.submit("large", work)
        job.progressed.connect(lambda _: job)
        for signal in (job.succeeded, job.failed):
            signal.connect(lambda _: job.result)
        job.finished.connect(lambda: job)
        return weakref.ref(job)

    kept = begin()
    qtbot.waitUntil(started.is_set)
    if end == "cancelled":
        kept().cancel()
    gate.set()
    qtbot.waitUntil(lambda: queue.is_idle)
    gc.collect()
    assert kept() is None
    assert len(large) == 0


def test_the_log_names_no_job_and_no_message(qtbot, queue, caplog):
    started = threading.Event()

    def work(cancel: CancelToken, on_progress: ProgressSink) -> object:
        started.set()
        while not cancel.cancelled:
            threading.Event().wait(0.002)
        raise ValueError("Jane Roe is in /home/jane/faces")

    job = queue.submit("Enrolling into “Operation Larch”", work)
    qtbot.waitUntil(started.is_set)
    job.cancel()
    qtbot.waitUntil(lambda: job.is_over)
    assert "ValueError" in caplog.text
    assert "test_job_queue.py:" in caplog.text
    for word in ("Larch", "Roe", "jane", str(Path(__file__).parent)):
        assert word not in caplog.text


def test_nothing_reaches_a_deleted_owner(qtbot, queue):
    gate, started, heard = threading.Event(), threading.Event(), []
    owner = QObject()
    job = queue.submit("owned", held(gate, 1, started), owner=owner)
    for signal in (job.succeeded, job.failed):
        signal.connect(lambda value: heard.append(value))
    job.cancelled.connect(lambda: heard.append("cancelled"))
    job.finished.connect(lambda: heard.append("finished"))
    qtbot.waitUntil(started.is_set)
    owner.deleteLater()
    qtbot.waitUntil(lambda: job.is_cancelling)
    gate.set()
    qtbot.waitUntil(lambda: job.is_over)
    assert heard == []


def test_a_bound_method_of_a_deleted_receiver_is_not_called(qtbot, queue):
    heard: list[object] = []

    class Receiver(QObject):
        gone = Signal()

        def hear(self, value: object) -> None:
            heard.append(value)

    gate, receiver = threading.Event(), Receiver()
    job = queue.submit("owned", held(gate, 1))
    job.succeeded.connect(receiver.hear)
    with qtbot.waitSignal(receiver.destroyed):
        receiver.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: job.is_over)
    assert heard == []


def test_jobs_changed_tells_of_every_step(qtbot, queue):
    lengths: list[int] = []
    queue.jobs_changed.connect(lambda: lengths.append(len(queue.active())))
    job = queue.submit("a", lambda cancel, progress: None)
    qtbot.waitUntil(lambda: job.is_over)
    qtbot.waitUntil(lambda: lengths == [1, 0])


def test_the_queue_belongs_to_the_main_thread(qtbot, queue):
    def work(cancel: CancelToken, on_progress: ProgressSink) -> object:
        with pytest.raises(RuntimeError):
            queue.submit("inner", lambda c, p: None)
        return True

    job = queue.submit("outer", work)
    qtbot.waitUntil(lambda: job.is_over)
    assert job.result is True


def test_many_jobs_leave_no_thread(qtbot):
    queue = JobQueue()
    jobs = [queue.submit(str(n), lambda cancel, progress: 1, lane="quick") for n in range(300)]
    qtbot.waitUntil(lambda: all(job.is_over for job in jobs))
    assert queue.stop(WAIT)
    assert all(job.state is JobState.SUCCEEDED for job in jobs)
    assert all(pool.activeThreadCount() == 0 for pool in queue._pools.values())
    assert QThread.currentThread() == queue.thread()
