"""Reads the thumbnails that a list asks for: the newest wishes first, a few at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.ui.shell.services import Services
from desktop.ui.shell.thumbnails import load_thumbnails

_WAITING = 512
"""More than a screen holds; what was scrolled past is dropped."""
_AT_ONCE = 16
_SECONDS = 0.06
"""Thumbnails that have to be made take longer; those that are there show up meanwhile."""


class ThumbnailFeed(QObject):
    arrived = Signal(object)
    """list of (face id, QImage): a square of at most `pixels`, a null image where there is none"""
    dropped = Signal(object)
    """list[int] of face ids that were asked for and will not come"""

    def __init__(self, services: Services, key: str, parent: QObject | None = None) -> None:
        """`key` is that of its jobs; there is one feed of each."""
        super().__init__(parent)
        self._services, self._key = services, key
        self._waiting: list[int] = []  # the newest wish first
        self._pixels = 0
        self._turn = 0

    @property
    def pixels(self) -> int:
        return self._pixels

    def set_pixels(self, pixels: int) -> None:
        """How large the pictures are on the screen. Another size drops what is under way."""
        if pixels != self._pixels:
            self._pixels = pixels
            self.stop()

    def want(self, face_ids: Sequence[int]) -> None:
        """The newest first."""
        new = set(face_ids)
        wanted = [*face_ids, *(one for one in self._waiting if one not in new)]
        self._waiting = wanted[:_WAITING]
        if wanted[_WAITING:]:
            self.dropped.emit(wanted[_WAITING:])
        self._load()

    def stop(self) -> None:
        """Nothing that was asked for so far arrives any more, nor is it told that it was dropped."""
        self._turn += 1
        self._waiting.clear()
        running = self._services.jobs.find(self._key)
        if running is not None:
            running.cancel()

    def _load(self) -> None:
        if not self._waiting or self._services.jobs.find(self._key) is not None:
            return
        batch = self._waiting[:_AT_ONCE]
        del self._waiting[:_AT_ONCE]
        turn = self._turn
        job = load_thumbnails(self._services, batch, self._key, self, pixels=self._pixels, seconds=_SECONDS)
        job.succeeded.connect(lambda found: self._read(turn, batch, found))
        job.finished.connect(self._load)

    def _read(self, turn: int, batch: list[int], found: Sequence[tuple[int, object]]) -> None:
        if turn == self._turn:
            self._waiting[:0] = batch[len(found) :]
            self.arrived.emit(found)
