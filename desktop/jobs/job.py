"""One piece of long work. The function returns or raises; only `Job` speaks in signals.

A `Job` lives on the main thread and is never touched by the worker. The worker knows the `Ticket`, a
plain object with a lock, and rings the queue's bell when there is something to collect.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

import shiboken6
from PySide6.QtCore import SIGNAL, QObject, QTimer, Signal

from desktop.domain.progress import Cancelled, CancelToken, Progress, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.faults import trace_text

JobFunction = Callable[[CancelToken, ProgressSink], object]
"""Work that looks at its token now and then, reports progress, and returns a result or raises."""

PROGRESS_INTERVAL_MS = 50
"""At most about 20 progress signals a second reach the window, and always the last one."""

_log = logging.getLogger(__name__)


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Ticket:
    """What the worker thread may touch of a job."""

    def __init__(self, function: JobFunction, ring: Callable[[], None]) -> None:
        self.token = CancelToken()
        self._function: JobFunction | None = function
        self._ring = ring
        self._lock = threading.Lock()
        self._latest: Progress | None = None
        self._rung = False
        self._first: tuple[float, Progress] | None = None
        self.done = False
        self.result: object = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """On the worker thread. Never raises."""
        function, self._function = self._function, None
        try:
            if function is None or self.token.cancelled:
                raise Cancelled
            self.result = function(self.token, self._report)
        except BaseException as error:
            self.error = error
        del function  # what it holds is let go here, before anybody hears that it is over
        with self._lock:
            self.done = True
        self._ring()

    def _report(self, progress: Progress) -> None:
        progress = self._with_rate(progress)
        with self._lock:
            self._latest = progress
            ring, self._rung = not self._rung, True
        if ring:
            self._ring()

    def _with_rate(self, progress: Progress) -> Progress:
        now = time.monotonic()
        first = self._first
        if first is None or first[1].unit != progress.unit or progress.done < first[1].done:
            self._first = (now, progress)  # a new phase, or work that was resumed in the middle
            return progress
        seconds = now - first[0]
        if progress.rate or seconds <= 0:
            return progress
        return replace(progress, rate=(progress.done - first[1].done) / seconds)

    def take_progress(self) -> Progress | None:
        """On the main thread: the newest progress that nobody has seen yet."""
        with self._lock:
            latest, self._latest, self._rung = self._latest, None, False
            return latest


class Job(QObject):
    """A handle on work that a `JobQueue` runs; all its signals are delivered on the main thread.

    After `cancel()` neither `succeeded` nor `failed` comes any more; `cancelled` comes once the work has
    really stopped. Exactly one of `succeeded`, `failed`, `cancelled` is followed by `finished`, except
    when the owner given to `submit` was deleted or the queue was quieted: then there is silence. After
    the end all connections are undone, so that a slot which holds the job does not keep its result.
    """

    progressed = Signal(object)
    """Progress"""
    succeeded = Signal(object)
    """the function's result"""
    failed = Signal(object)
    """the exception: a UserFacingError, or a bug"""
    cancelled = Signal()
    finished = Signal()

    def __init__(
        self,
        name: str,
        lane: str,
        key: str | None,
        ticket: Ticket,
        on_cancel: Callable[[], None],
        owner: QObject | None = None,
    ) -> None:
        super().__init__()
        self._name = name
        self._lane = lane
        self._key = key
        self._ticket = ticket
        self._on_cancel = on_cancel
        self._owner = owner
        self._state = JobState.WAITING
        self._progress: Progress | None = None
        self._result: object = None
        self._error: BaseException | None = None
        self._shown_at = -1e9
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_progress)

    @property
    def name(self) -> str:
        """In words, for the person who waits; translated by the caller."""
        return self._name

    @property
    def key(self) -> str | None:
        return self._key

    @property
    def lane(self) -> str:
        return self._lane

    @property
    def state(self) -> JobState:
        return self._state

    @property
    def is_over(self) -> bool:
        return self._state not in (JobState.WAITING, JobState.RUNNING)

    @property
    def is_cancelling(self) -> bool:
        """Asked to stop and not stopped yet."""
        return self._ticket.token.cancelled and not self.is_over

    @property
    def progress(self) -> Progress | None:
        """The last progress that was shown."""
        return self._progress

    @property
    def result(self) -> object:
        """None until it succeeded."""
        return self._result

    @property
    def error(self) -> BaseException | None:
        return self._error

    def cancel(self) -> None:
        """Asks the work to stop; what has not begun ends at once. Safe at any time, more than once."""
        if self.is_over or self._ticket.token.cancelled:
            return
        self._ticket.token.cancel()
        self._on_cancel()

    # What follows is for the queue.

    def mark_running(self) -> None:
        self._state = JobState.RUNNING

    def collect(self) -> None:
        """Takes over what the worker has left: progress, or the end."""
        if self.is_over:
            return
        if self._ticket.done:
            self._timer.stop()
            self._show_progress()
            self._end()
        elif not self._timer.isActive():
            wait = PROGRESS_INTERVAL_MS - (time.monotonic() - self._shown_at) * 1000
            if wait <= 0:
                self._show_progress()
            else:
                self._timer.start(max(1, int(wait)))

    def abandon(self) -> None:
        """Ends as cancelled at once, whatever the worker still does; nothing else is ever delivered."""
        self._ticket.token.cancel()
        self._timer.stop()
        if not self.is_over:
            self._state = JobState.CANCELLED
            self._say(self.cancelled)

    def quiet(self) -> None:
        """Delivers nothing from now on."""
        self._timer.stop()
        self.blockSignals(True)

    def _silent(self) -> bool:
        return self._owner is not None and not shiboken6.isValid(self._owner)

    def _show_progress(self) -> None:
        progress = self._ticket.take_progress()
        if progress is None or self.is_over or self._ticket.token.cancelled:
            return
        self._shown_at = time.monotonic()
        self._progress = progress
        if not self._silent():
            self.progressed.emit(progress)

    def _end(self) -> None:
        error, self._error = self._ticket.error, None
        result, self._ticket.result, self._ticket.error = self._ticket.result, None, None
        if self.is_over:  # a slot of the last progress abandoned it
            return
        if self._ticket.token.cancelled or isinstance(error, Cancelled):
            if error is not None and not isinstance(error, Cancelled | UserFacingError):
                # Not the job's name: it can name a gallery.
                _log.warning("a job failed while it was being cancelled:\n%s", trace_text(error))
            self._state = JobState.CANCELLED
            self._say(self.cancelled)
        elif error is not None:
            self._state = JobState.FAILED
            self._error = error
            self._say(self.failed, error)
        else:
            self._state = JobState.SUCCEEDED
            self._result = result
            self._say(self.succeeded, result)

    def _say(self, signal: object, *values: object) -> None:
        if not self._silent():
            try:
                signal.emit(*values)  # type: ignore[attr-defined]
            finally:
                if not self._silent():
                    self.finished.emit()
        self._let_go()

    def _let_go(self) -> None:
        """Python's collector does not see connections: one that leads back here would last for ever."""
        for name in (
            "progressed(PyObject)",
            "succeeded(PyObject)",
            "failed(PyObject)",
            "cancelled()",
            "finished()",
        ):
            if self.receivers(SIGNAL(name)):
                getattr(self, name.partition("(")[0]).disconnect()
