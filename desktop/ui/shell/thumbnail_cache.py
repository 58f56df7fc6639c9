"""Thumbnails that were looked at lately, in bounded memory; what is missing is asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

GATHER_MS = 15
"""Wishes are gathered for a moment: painting asks for one after the other."""


class ThumbnailCache(QObject):
    """`ask` is called with the face ids that were wanted lately, newest first; each is answered by `keep`
    or `dropped`. At most `most_bytes` of pictures are held, but always one."""

    def __init__(
        self, most_bytes: int, ask: Callable[[list[int]], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._most, self._ask = most_bytes, ask
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asked: set[int] = set()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._tell)

    @property
    def bytes_held(self) -> int:
        return self._bytes

    def get(self, face_id: int) -> QImage | None:
        """None while it is on its way; a null image when there is none."""
        image = self._images.get(face_id)
        if image is not None:
            self._images.move_to_end(face_id)
        elif face_id not in self._asked:
            # Painting goes from top to bottom; what is wanted again moves to the end.
            self._wanted[face_id] = None
            self._wanted.move_to_end(face_id)
            if not self._gather.isActive():
                self._gather.start()
        return image

    def keep(self, face_id: int, image: QImage) -> None:
        self._asked.discard(face_id)
        old = self._images.pop(face_id, None)
        self._bytes += image.sizeInBytes() - (old.sizeInBytes() if old is not None else 0)
        self._images[face_id] = image
        while self._bytes > self._most and len(self._images) > 1:
            _, gone = self._images.popitem(last=False)
            self._bytes -= gone.sizeInBytes()

    def dropped(self, face_ids: Iterable[int]) -> None:
        """They will not come; what is still looked at is asked for again when it is painted."""
        self._asked.difference_update(face_ids)

    def forget_wishes(self) -> None:
        """Of faces that are no longer shown."""
        self._wanted.clear()

    def clear(self) -> None:
        self._images.clear()
        self._bytes = 0
        self._wanted.clear()
        self._asked.clear()

    def _tell(self) -> None:
        wanted = list(reversed(self._wanted))
        self._wanted.clear()
        self._asked.update(wanted)
        if wanted:
            self._ask(wanted)
