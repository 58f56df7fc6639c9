"""Runs jobs beside the window: long ones one at a time, quick ones a few at once, one aside."""

from __future__ import annotations

from collections import deque
from typing import Literal, get_args

from PySide6.QtCore import (
    QDeadlineTimer,
    QObject,
    QRunnable,
    Qt,
    QThread,
    QThreadPool,
    QTimer,
    Signal,
)

from desktop.jobs.job import Job, JobFunction, Ticket

Lane = Literal["long", "quick", "aside"]
"""`aside` is for what nobody waits for and what others may keep waiting: it holds up none of the rest."""

QUICK_AT_ONCE = 2
"""Quick jobs share the machine with one long job; numpy and onnxruntime bring threads of their own."""


class _Bell(QObject):
    """Carries a job number from the worker to the main thread."""

    rung = Signal(int)


class _Run(QRunnable):
    def __init__(self, ticket: Ticket) -> None:
        super().__init__()
        self.setAutoDelete(False)  # the queue keeps it until its end was collected
        self._ticket = ticket

    def run(self) -> None:
        self._ticket.run()


class _Entry:
    def __init__(self, job: Job, ticket: Ticket, lane: Lane) -> None:
        self.job = job
        self.ticket = ticket
        self.lane: Lane = lane
        self.run: _Run | None = None


class JobQueue(QObject):
    """Used from the main thread only. `stop` must be called before the application goes."""

    jobs_changed = Signal()
    """A job was added, started or ended."""
    drained = Signal()
    """After `quiet`: the last thread has ended."""

    def __init__(self, parent: QObject | None = None, *, quick_at_once: int = QUICK_AT_ONCE) -> None:
        super().__init__(parent)
        self._numbers = 0
        self._waiting: dict[Lane, deque[int]] = {lane: deque() for lane in get_args(Lane)}
        self._entries: dict[int, _Entry] = {}
        self._pools: dict[Lane, QThreadPool] = {lane: QThreadPool(self) for lane in get_args(Lane)}
        self._at_once: dict[Lane, int] = {"long": 1, "quick": quick_at_once, "aside": 1}
        for lane, pool in self._pools.items():
            pool.setMaxThreadCount(self._at_once[lane])
        self._quiet = False
        self._told = False
        self._bell = _Bell(self)
        self._bell.rung.connect(self._collect, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        name: str,
        fn: JobFunction,
        *,
        key: str | None = None,
        supersede: bool = False,
        lane: Lane = "long",
        owner: QObject | None = None,
    ) -> Job:
        """Queues `fn` and returns its handle; signals come after the caller had time to connect.

        With `supersede`, jobs of the same `key` that are not over end as cancelled before this returns,
        and nothing they still produce is delivered. When `owner` is deleted the job is cancelled and
        falls silent. After `quiet` or `stop` the job that is returned was cancelled and stays silent.
        Raises `RuntimeError` on another thread.
        """
        self._check_thread()
        if self._quiet:
            return _stillborn(name, fn, lane, key)
        if supersede:
            if key is None:
                raise ValueError("superseding needs a key")
            for older in self._with_key(key):
                self._abandon(older)
        self._numbers += 1
        number = self._numbers
        bell = self._bell
        ticket = Ticket(fn, lambda: bell.rung.emit(number))
        job = Job(name, lane, key, ticket, lambda: self._after_cancel(number), owner)
        self._entries[number] = _Entry(job, ticket, lane)
        self._waiting[lane].append(number)
        if owner is not None:
            owner.destroyed.connect(job.cancel)
        self._start_waiting(lane)
        self.jobs_changed.emit()
        return job

    def active(self) -> list[Job]:
        """Jobs that wait or run, oldest first."""
        return [entry.job for entry in self._entries.values() if not entry.job.is_over]

    def find(self, key: str) -> Job | None:
        """The newest job of this key that is not over."""
        numbers = self._with_key(key)
        return self._entries[numbers[-1]].job if numbers else None

    def cancel_all(self) -> None:
        """Asks everything to stop and forgets what has not begun."""
        for entry in list(self._entries.values()):
            entry.job.cancel()

    @property
    def is_quiet(self) -> bool:
        return self._quiet

    @property
    def is_idle(self) -> bool:
        """No job waits and no thread works, not even for a job that was superseded."""
        return not self._entries

    def quiet(self) -> None:
        """Asks everything to stop and delivers nothing any more, except `drained` once all has ended.

        Returns at once. Takes no new jobs afterwards. More than once does nothing more.
        """
        self._check_thread()
        if self._quiet:
            return
        self._quiet = True
        for entry in list(self._entries.values()):
            entry.job.quiet()
        self.cancel_all()
        self._changed()

    def stop(self, timeout: float = 10.0) -> bool:
        """Quiets everything and waits up to `timeout` seconds for the threads to end.

        Returns whether all ended; work that does not look at its token keeps its thread, and then the
        answer is False.
        """
        self.quiet()
        deadline = QDeadlineTimer(int(timeout * 1000))
        ended = True
        for pool in self._pools.values():
            ended = pool.waitForDone(max(0, deadline.remainingTime())) and ended
        for number in list(self._entries):
            self._collect(number)
        return ended

    def _check_thread(self) -> None:
        if QThread.currentThread() != self.thread():
            raise RuntimeError("the job queue belongs to the main thread")

    def _with_key(self, key: str) -> list[int]:
        return [n for n, e in self._entries.items() if e.job.key == key and not e.job.is_over]

    def _abandon(self, number: int) -> None:
        """Ends a job as cancelled at once; its thread may still be winding down."""
        entry = self._entries[number]
        if entry.run is None:
            self._waiting[entry.lane].remove(number)
            del self._entries[number]
        entry.job.abandon()

    def _after_cancel(self, number: int) -> None:
        entry = self._entries.get(number)
        if entry is not None and entry.run is None:
            self._abandon(number)
        self._changed()

    def _start_waiting(self, lane: Lane) -> None:
        waiting = self._waiting[lane]
        while waiting and not self._quiet:
            running = sum(1 for e in self._entries.values() if e.lane == lane and e.run is not None)
            if running >= self._at_once[lane]:
                return
            entry = self._entries[waiting.popleft()]
            entry.run = _Run(entry.ticket)
            entry.job.mark_running()
            self._pools[lane].start(entry.run)

    def _collect(self, number: int) -> None:
        entry = self._entries.get(number)
        if entry is None:
            return
        if not entry.ticket.done:
            entry.job.collect()
            return
        del self._entries[number]
        self._start_waiting(entry.lane)
        try:
            entry.job.collect()
        finally:
            self._changed()

    def _changed(self) -> None:
        if not self._quiet:
            self.jobs_changed.emit()
        elif self.is_idle and not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.drained.emit)  # whoever asked is through with asking first


def _stillborn(name: str, fn: JobFunction, lane: Lane, key: str | None) -> Job:
    """A job that was cancelled before it began."""
    job = Job(name, lane, key, Ticket(fn, lambda: None), lambda: None)
    job.quiet()
    job.abandon()
    return job
