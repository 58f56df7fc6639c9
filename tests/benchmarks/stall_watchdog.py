"""Notices when the main thread does not come back to its event loop, how long, and where it was.

A timer of the event loop beats every few milliseconds. A thread beside it looks at the last beat; when
that is late it takes the main thread's stack, again and again until the next beat. It sleeps otherwise, and
costs the main thread less than one part in a hundred. While C code keeps the interpreter's lock nobody can
look: then the stack is the one right after, in the same function as a rule.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
LATE_MS = 15
"""After this time without a beat the stack is looked at."""
SAMPLE_MS = 5

_PROGRAM = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Stall:
    """The event loop did not run for `milliseconds`; `busy` is how long of it the main thread computed (the
    rest it waited: for a lock, the disk, or a processor)."""

    milliseconds: float = 0.0
    busy: float = 0.0
    stack: tuple[str, ...] = ()
    """`file:line function`, the outermost first, as seen most often; empty where nobody could look."""

    @property
    def where(self) -> str:
        """The innermost place that belongs to the program."""
        own = [line for line in self.stack if line.startswith("desktop/")]
        return own[-1] if own else (self.stack[-1] if self.stack else "")


@dataclass
class _Late:
    """Stacks seen since the beat of this number."""

    beat: int = -1
    stacks: Counter[tuple[str, ...]] = field(default_factory=Counter)


class StallWatchdog(QObject):
    """Made on the main thread; `begin` starts a step, `end` says what its worst stall was."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main = threading.get_ident()
        self._beats = 0
        self._last = time.perf_counter()
        self._busy = time.thread_time()
        self._worst = Stall()
        self._stalls: list[float] = []
        self._late = _Late()
        self._stop = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._thread = threading.Thread(target=self._watch, name="stall watchdog", daemon=True)
        self._thread.start()

    def begin(self) -> None:
        """A new step: what came before is no part of it."""
        self._beat()
        self._worst, self._stalls = Stall(), []

    def end(self) -> Stall:
        """The worst stall since `begin`."""
        self._beat()
        return self._worst

    def over(self, milliseconds: float) -> int:
        """How many stalls since `begin` were longer."""
        return sum(one > milliseconds for one in self._stalls)

    def stop(self) -> None:
        self._timer.stop()
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        passed, worked = (now - self._last) * 1000, (busy - self._busy) * 1000
        late, number = self._late, self._beats
        self._last, self._busy = now, busy
        self._beats += 1
        if passed > LATE_MS:
            self._stalls.append(passed)
            if passed > self._worst.milliseconds:
                seen = late.stacks.most_common(1) if late.beat == number else []
                self._worst = Stall(passed, worked, seen[0][0] if seen else ())

    def _watch(self) -> None:
        """On the thread beside."""
        wait = LATE_MS / 1000
        while not self._stop.wait(wait):
            number, last = self._beats, self._last
            passed = (time.perf_counter() - last) * 1000
            if passed < LATE_MS:
                wait = (LATE_MS - passed) / 1000 + 0.001
                continue
            if self._late.beat != number:
                self._late = _Late(number)
            frame = sys._current_frames().get(self._main)
            if frame is not None and self._beats == number:
                self._late.stacks[_stack(frame)] += 1
            del frame
            wait = SAMPLE_MS / 1000


def _stack(frame: FrameType | None) -> tuple[str, ...]:
    lines = []
    while frame is not None:
        code = frame.f_code
        lines.append(f"{_file(code.co_filename)}:{frame.f_lineno} {code.co_qualname}")
        frame = frame.f_back
    return tuple(reversed(lines))


def _file(name: str) -> str:
    """From the program's folder on, else the name alone."""
    path = Path(name)
    return path.relative_to(_PROGRAM).as_posix() if path.is_relative_to(_PROGRAM) else path.name
