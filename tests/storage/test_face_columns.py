"""What a snapshot is made of, read from the indexes, is what stands in the table row by row."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence

import pytest

from desktop.domain.snapshot_columns import hash_of_columns
from desktop.domain.snapshots import snapshot_hash
from desktop.storage import face_columns
from desktop.storage.face_columns import FaceColumns

Rows = list[tuple[int, str, str, int]]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_columns, "_PIECE", 7)


def _sha(number: int) -> str:
    return hashlib.sha256(b"%d" % number).hexdigest()


def _add(workspace, build, gallery, faces: Sequence[tuple[str, str]]) -> None:
    with workspace.recording() as stores:
        first = stores.faces.valid_rows(gallery.gallery_id)
        new = [build.new_face(subject, sha256) for subject, sha256 in faces]
        stores.faces.add_batch(gallery.gallery_id, first, new)
        stores.log.append("enrolment.batch", {})


def _found(workspace, gallery) -> tuple[FaceColumns, Rows]:
    with workspace.reading() as stores:
        columns = stores.faces.columns(gallery.gallery_id)
        rows = stores.faces._session.rows(
            "SELECT face_id, subject_id, image_sha256, row FROM face WHERE gallery_id = ? ORDER BY row",
            (gallery.gallery_id,),
        )
    return columns, rows


def _check(columns: FaceColumns, rows: Rows) -> None:
    found = zip(
        columns.face_ids.tolist(), columns.subject_index.tolist(), columns.rows.tolist(), strict=True
    )
    assert [(face, columns.subject_ids[number], row) for face, number, row in found] == [
        (face, subject, row) for face, subject, _, row in rows
    ]
    assert columns.subject_ids == tuple(dict.fromkeys(subject for _, subject, _, _ in rows))
    assert len(columns) == len(rows)
    assert columns.content_hash("pack") == snapshot_hash("pack", [row[:3] for row in rows])


def _by_index(columns: FaceColumns) -> bool:
    return columns.content_hash.func is hash_of_columns


def test_an_empty_gallery_has_empty_columns(workspace, build):
    _check(*_found(workspace, build.gallery(workspace)))


@pytest.mark.parametrize("subjects", [1, 3, 40])
def test_columns_are_the_rows_of_the_table(workspace, build, subjects):
    gallery, other = build.gallery(workspace), build.gallery(workspace, "other")
    chance = random.Random(subjects)
    for number in range(0, 60, 20):
        faces = [(f"S{chance.randrange(subjects)}é", _sha(number + n)) for n in range(20)]
        _add(workspace, build, gallery, faces)
        _add(workspace, build, other, faces[:5])
    columns, rows = _found(workspace, gallery)
    assert len(rows) == 60
    assert _by_index(columns)
    _check(columns, rows)
    _check(*_found(workspace, other))


def test_many_faces_of_one_image_are_all_there(workspace, build):
    gallery = build.gallery(workspace)
    _add(workspace, build, gallery, [(f"s{n}", _sha(n // 20)) for n in range(50)])
    columns, rows = _found(workspace, gallery)
    assert _by_index(columns)
    _check(columns, rows)


@pytest.mark.parametrize(
    ("subject", "sha256"),
    [
        ("a\x1fb", _sha(99)),
        ("\x1f", _sha(99)),
        ("a\x00", _sha(99)),
        ("", _sha(99)),
        ("long " * 100, _sha(99)),
        ("c", "short"),
        ("c", "x" * 63 + "\x1f"),
        ("c", "é" * 32),
        ("c", ""),
    ],
)
def test_whatever_a_text_is_it_is_read_and_hashed(workspace, build, subject, sha256):
    gallery = build.gallery(workspace)
    _add(workspace, build, gallery, [(f"s{n}", _sha(n)) for n in range(12)])
    _add(workspace, build, gallery, [(subject, sha256), ("z", _sha(1000))])
    _check(*_found(workspace, gallery))


def test_faces_that_were_expunged_leave_a_gap(workspace, build):
    gallery = build.gallery(workspace)
    _add(workspace, build, gallery, [(f"s{n % 9}", _sha(n)) for n in range(30)])
    with workspace.recording() as stores:
        stores.faces._session.write("DELETE FROM face WHERE subject_id = 's4'")
    columns, rows = _found(workspace, gallery)
    assert len(rows) == 27
    assert _by_index(columns)
    _check(columns, rows)


def test_rows_that_stand_in_another_order_than_the_numbers_are_read_all_the_same(workspace, build):
    gallery = build.gallery(workspace)
    _add(workspace, build, gallery, [(f"s{n % 5}", _sha(n)) for n in range(20)])
    with workspace.recording() as stores:
        stores.faces._session.write("UPDATE face SET row = 1000 - row")
    columns, rows = _found(workspace, gallery)
    assert rows[0][0] == 20
    _check(columns, rows)
