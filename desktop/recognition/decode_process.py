"""One process that decodes pictures for this one, and is ended when it takes too long."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from desktop import paths
from desktop.domain.refusals import RefusalReason
from desktop.errors import DecoderUnavailable
from desktop.recognition.decode_messages import HELLO, Broken, Decoded, read_reply, send_request
from desktop.recognition.image_reader import ImageRefused
from desktop.recognition.watchdog import Watchdog

_log = logging.getLogger(__name__)

_PIPE_BYTES = 2**20
_LINUX_PIPE_SIZE = 1031  # F_SETPIPE_SZ; the module has the name on Linux only
_ENDS_WITHIN = 10.0


@dataclass(frozen=True, slots=True)
class DecodeLimits:
    """What reading one picture may cost. `memory` counts everything that the process maps."""

    memory: int = 3 * 2**30
    processor_seconds: int = 30
    seconds: float = 60.0
    start_seconds: float = 60.0
    """Until the process is ready; a cold disk takes its time."""


class DecodingFailed(Exception):
    """The process did not answer, and is gone: `reason` is `TOOK_TOO_LONG` or `DECODER_STOPPED`."""

    def __init__(self, reason: RefusalReason) -> None:
        self.reason = reason
        super().__init__(reason.value)


class DecodeProcess:
    """Used by one thread at a time; `end` may be called from any."""

    def __init__(self, limits: DecodeLimits, command: Sequence[str] | None = None) -> None:
        """Starts it and waits until it is ready. `command`: another program than this one, which is given
        the same arguments. Raises `DecoderUnavailable`."""
        self._limits = limits
        self.read_pictures = 0
        arguments = (
            str(limits.memory),
            str(limits.processor_seconds),
            str(max(1, round(limits.seconds) + 5)),
        )
        try:
            self._process = subprocess.Popen(  # noqa: S603 -- the command is ours
                [*(command or paths.own_command(paths.READ_PICTURES)), *arguments],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=paths.own_folder(),
                env=_environment(),
                # Not in this program's group: Ctrl+C is for the program, and a kill takes what it started.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise DecoderUnavailable(reason=error.strerror or type(error).__name__) from None
        stdin, stdout = self._process.stdin, self._process.stdout
        assert isinstance(stdin, io.FileIO)
        assert isinstance(stdout, io.FileIO)
        self._requests: io.FileIO = stdin
        self._replies: io.BufferedReader = io.BufferedReader(stdout)
        self._watchdog: Watchdog = Watchdog(self._kill)
        _widen(stdin.fileno())
        _widen(stdout.fileno())
        try:
            with self._watchdog.watching(limits.start_seconds):
                ready = self._replies.read(len(HELLO)) == HELLO
        except BaseException:
            self.close()
            raise
        if not ready:
            self.close()
            raise DecoderUnavailable(reason=f"exit code {self._process.returncode}")

    @property
    def pid(self) -> int:
        return self._process.pid

    def decode(self, data: bytes) -> Decoded | ImageRefused:
        """What it makes of a picture file. Raises `DecodingFailed`; the process is then over."""
        try:
            with self._watchdog.watching(self._limits.seconds):
                send_request(self._requests, data)
                answer = read_reply(self._replies)
        except (OSError, Broken) as error:
            self.end()
            reason = self._why()
            _log.warning("a process that decodes ended: %s (%s)", reason.value, type(error).__name__)
            raise DecodingFailed(reason) from None
        except BaseException:
            self.end()  # an answer that nobody read must not be taken for the next one's
            raise
        self.read_pictures += 1
        return answer

    def _why(self) -> RefusalReason:
        # What the limit of the processor ends a process with; Windows has neither.
        spent = -int(getattr(signal, "SIGXCPU", 0)) or None
        too_long = self._watchdog.expired or self._process.returncode == spent
        return RefusalReason.TOOK_TOO_LONG if too_long else RefusalReason.DECODER_STOPPED

    def _kill(self) -> None:
        if self._process.poll() is not None:
            return
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Ends it, whatever it does, and waits until it is gone. Does nothing the second time."""
        self._kill()
        self._watchdog.stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_ENDS_WITHIN)

    def close(self) -> None:
        """`end`, and gives its pipes back; not while another thread is in `decode`."""
        self.end()
        for pipe in (self._requests, self._replies):
            with contextlib.suppress(OSError):
                pipe.close()


def _environment() -> dict[str, str]:
    """This process's, without the program's own variables (passwords), and one thread a library."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SECOND_LOOK_")}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _widen(pipe: int) -> None:
    """A megabyte at a time where the system lets us, instead of 64 kB."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, _LINUX_PIPE_SIZE, _PIPE_BYTES)
