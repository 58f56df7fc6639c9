"""Bounds the pixels that several threads have in work at once, however large the pictures are."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from desktop.recognition.image_reader import UprightImage

MOST_BYTES = 256 * 2**20
_DECODERS = 2


class PixelBudget:
    """How large a picture is, is known when it is decoded: so two at most are being decoded, and none is
    begun while those that are in work take more than `most` bytes."""

    def __init__(self, most: int = MOST_BYTES, decoders: int = _DECODERS) -> None:
        self._most = most
        self._decoding = threading.Semaphore(decoders)
        self._changed = threading.Condition()
        self._held = 0

    @contextmanager
    def holding(self, decode: Callable[[], UprightImage]) -> Iterator[UprightImage]:
        """What `decode` makes, which counts until the block ends. Raises what `decode` raises."""
        with self._decoding:
            with self._changed:
                self._changed.wait_for(lambda: self._held < self._most)
            image = decode()
            self._count(image.pixels.nbytes)
        try:
            yield image
        finally:
            self._count(-image.pixels.nbytes)

    def _count(self, size: int) -> None:
        with self._changed:
            self._held += size
            self._changed.notify_all()
