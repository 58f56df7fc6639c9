"""Reads pictures in processes of their own, so that a decoder that crashes or hangs costs one picture."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from desktop.domain.refusals import RefusalReason
from desktop.recognition.decode_messages import Decoded
from desktop.recognition.decode_process import DecodeLimits, DecodeProcess, DecodingFailed
from desktop.recognition.image_reader import MAXIMUM_BYTES, ImageRefused, UprightImage, read_bytes

_MOST_PICTURES = 1000
"""A process that read so many makes way for a fresh one: what one picture did to it ends with it."""


class DecodePool:
    """Processes start when they are needed and wait for the next picture. `close` ends them.

    For any number of threads; each waits while all processes are busy.
    """

    def __init__(
        self,
        limits: DecodeLimits = DecodeLimits(),
        *,
        processes: int = 2,
        command: Sequence[str] | None = None,
    ) -> None:
        """`command`: another program that decodes, instead of this one."""
        self._limits = limits
        self._most = processes
        self._command = command
        self._changed = threading.Condition()
        self._idle: list[DecodeProcess] = []
        self._busy: set[DecodeProcess] = set()
        self._starting = 0
        self._closed = False

    def read(self, source: Path | bytes) -> UprightImage:
        """Reads a file or its bytes, as `read_image` does.

        Raises `ImageRefused` for every picture that is not opened, for one that takes too long, too much
        memory or stops the decoder as well; `DecoderUnavailable` where no process can be started.
        """
        data = source if isinstance(source, bytes) else read_bytes(source)
        if len(data) > MAXIMUM_BYTES:
            raise ImageRefused(RefusalReason.TOO_LARGE)
        answer = self._decode(data)
        if isinstance(answer, ImageRefused):
            raise answer
        return UprightImage(answer.pixels, hashlib.sha256(data).hexdigest(), answer.format, answer.notes)

    def _decode(self, data: bytes) -> Decoded | ImageRefused:
        try:
            with self._lent() as process:
                first = process.read_pictures == 0
                return process.decode(data)
        except DecodingFailed as failed:
            # A process may end for what happened to it before, or for want of memory elsewhere: a picture
            # is refused for what it does to a fresh one.
            self._raise_if_closed()
            if first or failed.reason is not RefusalReason.DECODER_STOPPED:
                return ImageRefused(failed.reason)
        try:
            with self._lent(fresh=True) as process:
                return process.decode(data)
        except DecodingFailed as failed:
            self._raise_if_closed()
            return ImageRefused(failed.reason)

    def _raise_if_closed(self) -> None:
        if self._closed:
            raise RuntimeError("a picture was being read when the pool was closed")

    @contextmanager
    def _lent(self, *, fresh: bool = False) -> Iterator[DecodeProcess]:
        process = self._take(fresh)
        try:
            yield process
        except BaseException:
            self._give_back(process, usable=False)
            raise
        self._give_back(process, usable=process.read_pictures < _MOST_PICTURES)

    def _take(self, fresh: bool) -> DecodeProcess:
        with self._changed:
            while not self._closed and len(self._busy) + self._starting >= self._most:
                self._changed.wait()
            self._raise_if_closed()
            if self._idle and not fresh:
                process = self._idle.pop()
                self._busy.add(process)
                return process
            surplus = self._idle.pop() if len(self._idle) + len(self._busy) >= self._most else None
            self._starting += 1
        try:
            if surplus is not None:
                surplus.close()
            process = DecodeProcess(self._limits, self._command)
        except BaseException:
            with self._changed:
                self._starting -= 1
                self._changed.notify_all()
            raise
        with self._changed:
            self._starting -= 1
            self._busy.add(process)
            if self._closed:
                process.end()
        return process

    def _give_back(self, process: DecodeProcess, *, usable: bool) -> None:
        with self._changed:
            self._busy.discard(process)
            keep = usable and not self._closed
            if keep:
                self._idle.append(process)
            self._changed.notify_all()
        if not keep:
            process.close()

    @property
    def pids(self) -> list[int]:
        """Of the processes that there are."""
        with self._changed:
            return [process.pid for process in (*self._idle, *self._busy)]

    def close(self) -> None:
        """Ends every process and waits for its end; whoever still reads a picture is stopped."""
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            for process in self._busy:
                process.end()
            self._changed.notify_all()
        for process in idle:
            process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
