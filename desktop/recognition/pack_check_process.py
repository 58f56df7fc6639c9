"""Checks a model pack in a process of its own, which is ended when it takes too long or too much."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from desktop import paths
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.errors import PackRefused, WrongUse
from desktop.recognition.pack_check import CheckReport
from desktop.recognition.pack_check_worker import READY, STEP
from desktop.recognition.pack_specs import AnyPack

_LOOKS_EVERY = 0.1
_GOES_WITHIN = 5.0
_LONGEST_ANSWER = 1 << 20
_STEPS = 60
"""About as many as a whole pack takes; only for the bar."""


@dataclass(frozen=True, slots=True)
class CheckLimits:
    """What checking a pack may cost. `memory` is address space, on top of four times its files."""

    memory: int = 4 * 2**30
    processor_seconds: int = 1200
    step_seconds: float = 120.0
    """Loading a model, or eight templates: what takes longer is no use here, or never ends."""
    start_seconds: float = 60.0


class _Lines(threading.Thread):
    """Reads what the process says, so that nobody has to wait for it."""

    def __init__(self, pipe: IO[bytes]) -> None:
        super().__init__(name="pack check", daemon=True)
        self._pipe = pipe
        self.ready = False
        self.steps = 0
        self.answer = b""
        self.heard_at = time.monotonic()
        self.start()

    def run(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while line := self._pipe.readline(_LONGEST_ANSWER):
                self.heard_at = time.monotonic()
                if line == READY:
                    self.ready = True
                elif line == STEP:
                    self.steps += 1
                else:
                    self.answer = line


def check_apart(
    pack: AnyPack,
    *,
    limits: CheckLimits | None = None,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
    command: Sequence[str] | None = None,
) -> CheckReport:
    """`check_pack` on the CPU, in another process. Progress is told in "steps".

    `command`: another program than this one, for tests. Raises `PackRefused` with what is wrong, also for
    files that crash, hang or take all memory; `WrongUse` when the process does not start; `Cancelled`.
    """
    limits, cancel = limits or CheckLimits(), cancel or CancelToken()
    size = sum((pack.folder / name).stat().st_size for name, _ in pack.files)
    arguments = (str(pack.folder), str(limits.memory + 4 * size), str(limits.processor_seconds))
    try:
        process = subprocess.Popen(  # noqa: S603 -- the command is ours
            [*(command or paths.own_command(paths.CHECK_PACK)), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=paths.own_folder(),
            env=_environment(),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise WrongUse(detail=_no_start(error.strerror or type(error).__name__)) from error
    assert process.stdout is not None
    lines = _Lines(process.stdout)
    too_long = False
    try:
        while lines.is_alive():
            lines.join(_LOOKS_EVERY)
            cancel.raise_if_cancelled()
            on_progress(Progress(min(lines.steps, _STEPS), _STEPS, "steps"))
            allowed = limits.step_seconds if lines.ready else limits.start_seconds
            too_long = time.monotonic() - lines.heard_at > allowed
            if too_long:
                break
    finally:
        _end(process, lines)
    if too_long and lines.ready:
        raise PackRefused(
            detail=f"one step of its self-test took longer than {limits.step_seconds:.0f} seconds: its "
            "graph is too slow, or never ends."
        )
    if not lines.ready:
        raise WrongUse(
            detail=_no_start("it did not answer" if too_long else f"exit code {process.returncode}")
        )
    return _report(lines.answer, process.returncode)


def _report(answer: bytes, code: int) -> CheckReport:
    if not answer:
        if -code == getattr(signal, "SIGXCPU", 0):
            raise PackRefused(detail="its self-test took more processor time than a model may.")
        raise PackRefused(
            detail=f"the library that runs models crashes on its files, or they need too much memory "
            f"(exit code {code})."
        )
    said = json.loads(answer)
    if "refused" in said:
        raise PackRefused(detail=str(said["refused"]))
    return CheckReport(tuple(str(sentence) for sentence in said["sentences"]), int(said["fixed_batch"]))


def _end(process: subprocess.Popen[bytes], lines: _Lines) -> None:
    if not lines.is_alive():  # it has said everything; some libraries take their time to go
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GOES_WITHIN)
    if process.poll() is None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    lines.join(_GOES_WITHIN)
    assert process.stdout is not None
    process.stdout.close()


def _no_start(why: str) -> str:
    return f"The part of the program that checks models does not start ({why}); install Second Look anew."


def _environment() -> dict[str, str]:
    """This process's, without the program's own variables (passwords), and one thread a library."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SECOND_LOOK_")}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
