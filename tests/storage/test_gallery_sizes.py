"""The size that is kept of a gallery is the one that counting gives, whatever is done to it."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import astuple, replace

import pytest

from desktop.domain.expungements import ExpungeGround
from desktop.domain.subjects import CaptureRecord, YearOfBirth
from desktop.storage.gallery_sizes import GallerySize, GallerySizes
from desktop.storage.workspace import Workspace

NAME = "gallery_size.1"


def _record(chance: random.Random, subject: str) -> CaptureRecord:
    return CaptureRecord(
        subject,
        sex=chance.choice(("", "F")),
        race_ethnicity=chance.choice(("", "", "Asian")),
        year_of_birth=chance.choice((None, YearOfBirth(1980, 1989))),
        source="",
    )


def _add(workspace, build, gallery, records) -> None:
    with workspace.recording() as stores:
        first = stores.faces.valid_rows(gallery.gallery_id)
        new = [replace(build.new_face(r.subject_id, "0" * 64), record=r) for r in records]
        stores.faces.add_batch(gallery.gallery_id, first, new)
        stores.log.append("enrolment.batch", {})


def _expunge(workspace, gallery, subject: str) -> None:
    with workspace.recording() as stores:
        stores.expungements.remove_subject(
            gallery.gallery_id, subject, ExpungeGround.COURT_ORDER, "order 1", "test"
        )
        stores.log.append("subject.expunged", {})


def _kept_and_counted(workspace, gallery) -> tuple[GallerySize | None, GallerySize]:
    with workspace.reading() as stores:
        sizes = stores.galleries.sizes
        return sizes._kept(gallery.gallery_id), sizes._counted(gallery.gallery_id)


def _by_hand(workspace, gallery) -> tuple[int, ...]:
    with workspace.reading() as stores:
        faces = stores.faces.page(gallery.gallery_id, 0, 1000)
        records = stores.faces.records(gallery.gallery_id).values()
    return (
        len(faces),
        len(records),
        sum(not r.sex for r in records),
        sum(not r.race_ethnicity for r in records),
        sum(r.year_of_birth is None for r in records),
        sum(r.capture_date is None for r in records),
    )


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_is_what_counting_gives(workspace, build, seed):
    gallery, chance = build.gallery(workspace), random.Random(seed)
    for _ in range(12):
        if chance.random() < 0.3:
            _expunge(workspace, gallery, f"s{chance.randrange(6)}")
        else:
            _add(
                workspace,
                build,
                gallery,
                [_record(chance, f"s{chance.randrange(6)}") for _ in range(chance.randrange(1, 6))],
            )
        kept, counted = _kept_and_counted(workspace, gallery)
        assert kept == counted
        assert astuple(counted) == _by_hand(workspace, gallery)
    with workspace.reading() as stores:
        found = stores.galleries.get(gallery.gallery_id)
    assert (found.faces, found.subjects) == astuple(counted)[:2]


def test_galleries_are_counted_apart(workspace, build):
    gallery, other = build.gallery(workspace), build.gallery(workspace, "other")
    _add(workspace, build, gallery, [CaptureRecord("s1"), CaptureRecord("s2")])
    _add(workspace, build, other, [CaptureRecord("s1")])
    with workspace.reading() as stores:
        assert [(g.faces, g.subjects) for g in stores.galleries.all()] == [(2, 2), (1, 1)]
        assert stores.faces.count(gallery.gallery_id) == 2


@pytest.mark.parametrize(
    "text", [None, "", "{}", "[]", "[1, 2]", '["x"]', "null", "[0, 0, 7, 7, 0, 0, 0, 0]"]
)
def test_what_speaks_of_another_content_or_of_none_is_not_believed(workspace, build, text):
    gallery = build.gallery(workspace)
    _add(workspace, build, gallery, [CaptureRecord("s1"), CaptureRecord("s1")])
    with workspace.recording() as stores:
        if text is None:
            stores.settings._session.write("DELETE FROM setting WHERE name = ?", (NAME,))
        else:
            stores.settings.set(NAME, text)
    with workspace.reading() as stores:
        found = stores.galleries.get(gallery.gallery_id)
    assert (found.faces, found.subjects) == (2, 1)
    _add(workspace, build, gallery, [CaptureRecord("s2")])
    kept, counted = _kept_and_counted(workspace, gallery)
    assert kept == counted == GallerySize(3, 2, 2, 2, 2, 2)


def test_the_next_opening_counts_what_an_older_program_enrolled(workspace, build):
    gallery, folder = build.gallery(workspace), workspace.folder
    _add(workspace, build, gallery, [CaptureRecord("s1"), CaptureRecord("s2")])
    workspace.close()
    with closing(sqlite3.connect(folder / "workspace.db")) as raw, raw:
        raw.execute("DELETE FROM setting WHERE name = ?", (NAME,))
    with Workspace.open(folder, "test") as again, again.reading() as stores:
        assert GallerySizes(stores.settings._session)._kept(1) == GallerySize(2, 2, 2, 2, 2, 2)
