"""How much each gallery holds, kept as it changes: counting a million faces takes a moment, and every list
of galleries asks.

It stands with the settings, one text a gallery, and says of which content it speaks; where that is not the
content of now it is counted anew. It is no part of the record: what a search saw is counted in its
snapshot, and whoever takes one puts right what is kept here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from desktop.domain.subjects import CaptureRecord
from desktop.storage.columns import to_json
from desktop.storage.session import Session
from desktop.storage.setting_store import SettingStore

_COUNT = """SELECT coalesce(sum(faces), 0), count(*), coalesce(sum(sex = ''), 0),
    coalesce(sum(race_ethnicity = ''), 0), coalesce(sum(birth_first IS NULL OR birth_last IS NULL), 0),
    coalesce(sum(capture_date IS NULL), 0)
FROM ("""

# SQLite gives the bare columns of a min() the values of the row that has the minimum.
_SUBJECTS = """SELECT
    count(*) AS faces, sex, race_ethnicity, birth_first, birth_last, capture_date, min(row)
FROM face WHERE gallery_id = :gallery"""


@dataclass(frozen=True, slots=True)
class GallerySize:
    """Faces and subjects, and of how many subjects (by their first face) something is not recorded."""

    faces: int = 0
    subjects: int = 0
    no_sex: int = 0
    no_race_ethnicity: int = 0
    no_year_of_birth: int = 0
    no_capture_date: int = 0


class GallerySizes:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._settings = SettingStore(session)

    def version(self, gallery_id: int) -> tuple[int, int]:
        """Differs whenever faces were enrolled or removed: (the newest face, how many were expunged)."""
        newest = self._session.value(
            "SELECT face_id FROM face WHERE gallery_id = ? ORDER BY row DESC LIMIT 1", (int(gallery_id),)
        )
        gone = self._session.value(
            "SELECT count(*) FROM expunged_face WHERE gallery_id = ?", (int(gallery_id),)
        )
        return int(newest or 0), int(gone)

    def of(self, gallery_id: int) -> GallerySize:
        kept = self._kept(gallery_id)
        return self._counted(gallery_id) if kept is None else kept

    def with_faces(self, gallery_id: int, records: Sequence[CaptureRecord]) -> GallerySize:
        """What it will be with faces that are about to be added, in that order."""
        size = self.of(gallery_id)
        first = {record.subject_id: record for record in reversed(records)}
        known = self._session.rows(
            "SELECT value FROM json_each(?) WHERE EXISTS"
            " (SELECT 1 FROM face WHERE gallery_id = ? AND subject_id = value)",
            (json.dumps(list(first)), int(gallery_id)),
        )
        new = [first[subject] for subject in first.keys() - {subject for (subject,) in known}]
        return GallerySize(
            size.faces + len(records),
            size.subjects + len(new),
            size.no_sex + sum(1 for record in new if not record.sex),
            size.no_race_ethnicity + sum(1 for record in new if not record.race_ethnicity),
            size.no_year_of_birth + sum(1 for record in new if record.year_of_birth is None),
            size.no_capture_date + sum(1 for record in new if record.capture_date is None),
        )

    def without_subject(self, gallery_id: int, subject_id: str) -> GallerySize:
        """What it will be without a subject that is about to be removed."""
        size, theirs = self.of(gallery_id), self._counted(gallery_id, subject_id)
        return GallerySize(
            *(all_of - some for all_of, some in zip(astuple(size), astuple(theirs), strict=True))
        )

    def keep(self, gallery_id: int, size: GallerySize) -> None:
        """That `size` is the size of what is there now; inside a recording."""
        newest, gone = self.version(gallery_id)
        self._settings.set(_name(gallery_id), to_json([newest, gone, *astuple(size)]))

    def count_again(self, gallery_id: int) -> None:
        """Whatever is kept; inside a recording."""
        self.keep(gallery_id, self._counted(gallery_id))

    def keep_missing(self) -> None:
        """Counts the galleries whose size is not at hand: an older program enrolled them."""
        for (gallery_id,) in self._session.rows("SELECT gallery_id FROM gallery"):
            if self._kept(gallery_id) is None:
                self.count_again(gallery_id)

    def _kept(self, gallery_id: int) -> GallerySize | None:
        try:
            newest, gone, *numbers = map(int, json.loads(self._settings.get(_name(gallery_id)) or "[]"))
            size = GallerySize(*numbers)
        except (TypeError, ValueError):
            return None
        return size if (newest, gone) == self.version(gallery_id) else None

    def _counted(self, gallery_id: int, subject_id: str | None = None) -> GallerySize:
        one = "" if subject_id is None else " AND subject_id = :subject"
        row = self._session.row(
            f"{_COUNT}{_SUBJECTS}{one} GROUP BY subject_id)",
            {"gallery": int(gallery_id), "subject": subject_id},
        )
        return GallerySize(*map(int, row or ()))


def _name(gallery_id: int) -> str:
    return f"gallery_size.{int(gallery_id)}"
