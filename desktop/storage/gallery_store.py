"""Galleries: named sets of enrolled faces, each for one model pack."""

from __future__ import annotations

from desktop.domain.galleries import Gallery
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.errors import GalleryUnknown, WrongUse
from desktop.storage.columns import now
from desktop.storage.gallery_sizes import GallerySizes
from desktop.storage.session import Session

_SELECT = "SELECT gallery_id, name, pack_id, pack_hash, created_at FROM gallery"


class GalleryStore:
    def __init__(self, session: Session) -> None:
        self._session = session
        self.sizes = GallerySizes(session)

    def create(self, name: str, pack_id: str, pack_hash: str) -> Gallery:
        """A new, empty gallery. Raises `WrongUse` for an empty name or one in use. Needs a log entry."""
        name = name.strip()
        if not name:
            raise WrongUse(detail="Give the gallery a name.")
        if self._session.value("SELECT 1 FROM gallery WHERE name = ?", (name,)):
            raise WrongUse(detail=f"There is already a gallery called “{name}”. Choose another name.")
        gallery_id, created_at = self._session.next_id("gallery"), now()
        self._session.record(
            "gallery",
            [
                {
                    "gallery_id": gallery_id,
                    "name": name,
                    "pack_id": pack_id,
                    "pack_hash": pack_hash,
                    "created_at": format_instant(created_at),
                }
            ],
        )
        return Gallery(gallery_id, name, pack_id, pack_hash, created_at, faces=0, subjects=0)

    def all(self) -> list[Gallery]:
        """By name."""
        return [self._gallery(*row) for row in self._session.rows(f"{_SELECT} ORDER BY name")]

    def packs(self) -> dict[str, str]:
        """Id of the model pack of each gallery, by name; their faces are not counted."""
        return dict(self._session.rows("SELECT name, pack_id FROM gallery ORDER BY name"))

    def by_name(self, name: str) -> Gallery:
        """Raises `GalleryUnknown`."""
        row = self._session.row(f"{_SELECT} WHERE name = ?", (name.strip(),))
        if row is None:
            raise GalleryUnknown(name=name)
        return self._gallery(*row)

    def get(self, gallery_id: int) -> Gallery:
        """Raises `GalleryUnknown`."""
        row = self._session.row(f"{_SELECT} WHERE gallery_id = ?", (int(gallery_id),))
        if row is None:
            raise GalleryUnknown(name=gallery_id)
        return self._gallery(*row)

    def _gallery(
        self, gallery_id: int, name: str, pack_id: str, pack_hash: str, created_at: str
    ) -> Gallery:
        size = self.sizes.of(gallery_id)
        return Gallery(
            gallery_id, name, pack_id, pack_hash, parse_instant(created_at), size.faces, size.subjects
        )
