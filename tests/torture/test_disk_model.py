"""What the model of a disk keeps and loses; the harness of power cuts is worth what this is."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.torture import journal
from tests.torture.disk_model import SECTOR, Disk, Names
from tests.torture.journal import Operation

ROOT = "/disk"
START = b"s" * 1500


def _do(kind: str, fd: int = -1, first: str | bytes = b"", second: str = "", **more: int) -> Operation:
    if isinstance(first, str):
        first = f"{ROOT}/{first}".rstrip("/").encode()
    return Operation(
        kind,
        fd,
        more.get("offset", 0),
        bool(more.get("made")),
        bool(more.get("cut")),
        first,
        f"{ROOT}/{second}".encode() if second else b"",
    )


def _new(name: str, data: bytes, fd: int = 3) -> list[Operation]:
    return [_do(journal.OPEN, fd, name, made=1), _do(journal.WRITE, fd, data)]


def _sync(folder: str = "", fd: int = 9) -> list[Operation]:
    return [_do(journal.OPEN, fd, folder), _do(journal.SYNC, fd), _do(journal.CLOSE, fd)]


def _left(
    tmp_path: Path, operations: Iterable[Operation], names: Names = Names.ANY
) -> list[dict[str, bytes]]:
    """Everything that many cuts left."""
    start = tmp_path / "start"
    (start / "there").mkdir(parents=True)
    (start / "old").write_bytes(START)
    disk = Disk(start, Path(ROOT))
    for operation in operations:
        disk.follow(operation)
    found = []
    for number in range(120):
        target = tmp_path / f"cut-{number}"
        disk.cut(target, random.Random(number), names)
        found.append(
            {p.relative_to(target).as_posix(): p.read_bytes() for p in target.rglob("*") if p.is_file()}
        )
    return found


def test_nothing_happens_to_what_was_there(tmp_path: Path) -> None:
    assert _left(tmp_path, []) == [{"old": START}] * 120


def test_synced_data_is_lost_with_a_name_that_was_not_synced(tmp_path: Path) -> None:
    left = _left(tmp_path, [*_new("new", b"data"), _do(journal.SYNC, 3)])
    assert {found.get("new") for found in left} == {None, b"data"}


def test_a_synced_name_stays_and_its_data_may_not(tmp_path: Path) -> None:
    left = _left(tmp_path, [*_new("new", b"data"), *_sync()])
    assert {found["new"] for found in left} == {b"", b"data"}


def test_both_synced_both_stay(tmp_path: Path) -> None:
    left = _left(tmp_path, [*_new("new", b"data"), _do(journal.SYNC, 3), *_sync()])
    assert left == [{"old": START, "new": b"data"}] * 120


def test_a_folder_that_was_not_synced_above_is_lost_with_what_is_in_it(tmp_path: Path) -> None:
    made = [_do(journal.MKDIR, first="f"), *_new("f/new", b"data"), _do(journal.SYNC, 3), *_sync("f")]
    assert {found.get("f/new") for found in _left(tmp_path, made)} == {None, b"data"}
    assert {found.get("f/new") for found in _left(tmp_path / "2", [*made, *_sync()])} == {b"data"}


@pytest.mark.parametrize("names", Names)
def test_a_rename_happens_or_not(tmp_path: Path, names: Names) -> None:
    left = _left(tmp_path, [_do(journal.RENAME, first="old", second="there/new")], names)
    assert {tuple(found) for found in left} == {("old",), ("there/new",)}


@pytest.mark.parametrize("folder", ["", "there"])
def test_a_sync_of_either_folder_makes_a_rename_durable(tmp_path: Path, folder: str) -> None:
    left = _left(tmp_path, [_do(journal.RENAME, first="old", second="there/new"), *_sync(folder)])
    assert left == [{"there/new": START}] * 120


def test_an_unlink_that_was_not_synced_may_be_undone(tmp_path: Path) -> None:
    left = _left(tmp_path, [_do(journal.UNLINK, first="old")])
    assert {tuple(found) for found in left} == {("old",), ()}
    left = _left(tmp_path / "2", [_do(journal.UNLINK, first="old"), *_sync()])
    assert left == [{}] * 120


def test_unsynced_data_is_torn_at_sectors_and_nothing_beside_it_changes(tmp_path: Path) -> None:
    write = [_do(journal.OPEN, 3, "old"), _do(journal.WRITE, 3, b"n" * 1000, offset=100)]
    left = {found["old"] for found in _left(tmp_path, write)}
    assert START in left
    assert START[:100] + b"n" * 1000 + START[1100:] in left
    assert len(left) > 4
    for data in left:
        assert len(data) == len(START)
        assert data[:100] + data[1100:] == START[:100] + START[1100:]
        for begin, end in ((100, SECTOR), (SECTOR, 2 * SECTOR), (2 * SECTOR, 1100)):
            assert len(set(data[begin:end])) == 1


def test_a_file_that_grew_may_have_holes(tmp_path: Path) -> None:
    write = [_do(journal.OPEN, 3, "old"), _do(journal.WRITE, 3, b"n" * 2048, offset=2048)]
    left = {found["old"] for found in _left(tmp_path, write)}
    assert any(len(data) > 2600 and not any(data[2048:2560]) for data in left)


def test_in_order_no_name_stays_without_those_before_it(tmp_path: Path) -> None:
    made = [*_new("first", b"", 3), *_new("second", b"", 4), *_new("third", b"", 5)]
    order = ["first", "second", "third"]
    strict = {tuple(n for n in order if n in found) for found in _left(tmp_path, made, Names.IN_ORDER)}
    assert strict == {(), ("first",), ("first", "second"), tuple(order)}
    free = {tuple(n for n in order if n in found) for found in _left(tmp_path / "2", made)}
    assert len(free) == 8


def test_in_order_a_sync_of_anything_keeps_every_name_before_it(tmp_path: Path) -> None:
    made = [*_new("new", b"data"), _do(journal.OPEN, 4, "old"), _do(journal.SYNC, 4)]
    assert all("new" in found for found in _left(tmp_path, made, Names.IN_ORDER))
    assert not all("new" in found for found in _left(tmp_path / "2", made))


def test_a_killed_process_leaves_what_it_wrote_to_the_next(tmp_path: Path) -> None:
    killed = [*_new("new", b"data"), _do(journal.START)]
    again = [_do(journal.OPEN, 3, "new"), _do(journal.SYNC, 3), *_sync()]
    assert _left(tmp_path, [*killed, *again]) == [{"old": START, "new": b"data"}] * 120


def test_what_it_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="mmap"):
        _left(tmp_path, [_do(journal.OPEN, 3, "old"), _do(journal.NOT_FOLLOWED, 3, b"mmap")])
