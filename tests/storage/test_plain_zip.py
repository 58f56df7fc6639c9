"""Zip files of one shape: other programs read ours, and ours reads no others."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.storage import plain_zip
from desktop.storage.plain_zip import NotPlain, PlainZip, PlainZipWriter, TooLarge

MEMBERS = {"a.txt": b"short\n", "empty.txt": b"", "log.jsonl": b"line %d\n" * 5000, "z": bytes(300_000)}
PACKED = {"log.jsonl", "z"}


def written(members: dict[str, bytes] = MEMBERS) -> bytes:
    file = io.BytesIO()
    writer = PlainZipWriter(file)
    for name, data in members.items():
        member = writer.begin(name, compressed=name in PACKED)
        for start in range(0, len(data), 70_000):
            member.write(data[start : start + 70_000])
        member.end()
    writer.close()
    return file.getvalue()


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[bytes], dict[str, bytes]]:
    """opened(bytes of a file) -> its members, all of them read."""

    def read(data: bytes) -> dict[str, bytes]:
        (tmp_path / "x.zip").write_bytes(data)
        with PlainZip(tmp_path / "x.zip") as found:
            return {name: found.read(name, 10**6) for name in found.members}

    return read


def test_what_is_written_is_read(opened: Callable[[bytes], dict[str, bytes]]) -> None:
    assert opened(written()) == MEMBERS
    assert opened(written({})) == {}


def test_other_programs_read_it() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == MEMBERS
        assert {i.filename for i in found.infolist() if i.compress_type == zipfile.ZIP_DEFLATED} == PACKED


def test_it_is_the_same_each_time() -> None:
    assert written() == written()


def test_lines_come_as_they_were(tmp_path: Path) -> None:
    lines = [b"%d" % n * (n % 900) for n in range(2000)]
    (tmp_path / "x").write_bytes(written({"log.jsonl": b"".join(line + b"\n" for line in lines)}))
    with PlainZip(tmp_path / "x") as found:
        assert list(found.lines("log.jsonl", 10_000)) == lines
        with pytest.raises(NotPlain, match="line of more than 100"):
            list(found.lines("log.jsonl", 100))


def test_the_last_line_has_an_end(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(written({"a.txt": b"one\ntwo"}))
    with PlainZip(tmp_path / "x") as found, pytest.raises(NotPlain, match="has no end"):
        list(found.lines("a.txt", 100))


SMALL = {"a.txt": b"short\n", "log.jsonl": b"packed packed packed packed\n"}


def test_no_byte_can_be_changed_unnoticed(opened: Callable[[bytes], dict[str, bytes]]) -> None:
    data = written(SMALL)
    same = 0
    for place in range(len(data)):
        for bit in (0, 3, 7):
            changed = bytearray(data)
            changed[place] ^= 1 << bit
            try:
                found = opened(bytes(changed))
            except NotPlain:
                continue
            # Bits that a packed stream does not use: nothing that anybody reads is changed.
            assert found == SMALL, place
            same += 1
    assert same <= 3 * 2


@pytest.mark.parametrize("change", ["before", "behind", "between", "shorter", "nothing", "other"])
def test_nothing_stands_beside_the_members(
    change: str, opened: Callable[[bytes], dict[str, bytes]]
) -> None:
    data = written(SMALL)
    middle = data.index(b"PK\x03\x04", 4)
    changed = {
        "before": b"#!/bin/sh\n" + data,
        "behind": data + b"\n",
        "between": data[:middle] + b"gap" + data[middle:],
        "shorter": data[:-1],
        "nothing": b"",
        "other": b"%PDF-1.7\n" + bytes(100),
    }[change]
    with pytest.raises(NotPlain):
        opened(changed)


def _by_zipfile(*names: str, comment: bytes = b"", **info: object) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = comment
        for name in names:
            one = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            one.external_attr, one.create_system = 0o100644 << 16, 3
            for field, value in info.items():
                setattr(one, field, value)
            archive.writestr(one, b"text\n")
    return file.getvalue()


def test_what_another_program_writes_in_the_same_shape_is_read(
    opened: Callable[[bytes], dict[str, bytes]],
) -> None:
    assert opened(_by_zipfile("a.txt", "b.txt")) == {"a.txt": b"text\n", "b.txt": b"text\n"}


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "/a.txt", "a/b.txt", "C:a.txt", "a\\b", ".hidden", "", "ä.txt", "a b", "x" * 65, "a.txt/"],
)
def test_strange_names_are_refused(name: str, opened: Callable[[bytes], dict[str, bytes]]) -> None:
    with pytest.raises(NotPlain):
        opened(_by_zipfile(name))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(opened: Callable[[bytes], dict[str, bytes]]) -> None:
    with pytest.raises(NotPlain, match="two members"):
        opened(_by_zipfile("a.txt", "b.txt", "a.txt"))


@pytest.mark.parametrize(
    "info",
    [
        {"external_attr": 0o120777 << 16},
        {"extra": b"\x99\x99\x00\x00"},
        {"comment": b"read me"},
        {"date_time": (2026, 1, 1, 0, 0, 0)},
        {"compress_type": zipfile.ZIP_LZMA},
        {"create_system": 0},
    ],
)
def test_links_extras_and_comments_are_refused(
    info: dict[str, object], opened: Callable[[bytes], dict[str, bytes]]
) -> None:
    with pytest.raises(NotPlain):
        opened(_by_zipfile("a.txt", **info))
    with pytest.raises(NotPlain):
        opened(_by_zipfile("a.txt", comment=b"hello"))


def test_too_many_members_are_refused(opened: Callable[[bytes], dict[str, bytes]]) -> None:
    with pytest.raises(NotPlain):
        opened(_by_zipfile(*(f"m{n}" for n in range(plain_zip.MOST_MEMBERS + 1))))
    with pytest.raises(TooLarge):
        written({f"m{n}": b"" for n in range(plain_zip.MOST_MEMBERS + 1)})


def test_a_bomb_does_not_go_off(tmp_path: Path) -> None:
    """A member that unpacks to more than it says: no more than a piece of it is ever held."""
    true = written({"log.jsonl": bytes(20_000_000)})
    lie = true.replace((20_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lie != true
    (tmp_path / "x").write_bytes(lie)
    with PlainZip(tmp_path / "x") as found:
        with pytest.raises(NotPlain, match="larger than it says"):
            found.read("log.jsonl", 10**6)
        with pytest.raises(NotPlain, match="larger than 999"):
            found.read("log.jsonl", 999)
    (tmp_path / "x").write_bytes(true)
    with PlainZip(tmp_path / "x") as found:
        assert max(map(len, found.pieces("log.jsonl"))) <= 1 << 18
        with pytest.raises(NotPlain, match="line of more than"):
            list(found.lines("log.jsonl", 1 << 20))


def test_members_do_not_overlap(opened: Callable[[bytes], dict[str, bytes]]) -> None:
    """Two names for the same bytes, as in a bomb of overlapping members."""
    data = written({"a.txt": b"text\n"})
    start = data.index(b"PK\x01\x02")
    first, end = data[start:-22], data[-22:]
    second = first.replace(b"a.txt", b"b.txt")
    directory = first + second
    counted = (2).to_bytes(2, "little") * 2 + len(directory).to_bytes(4, "little")
    with pytest.raises(NotPlain):
        opened(data[:start] + directory + end[:8] + counted + end[16:])


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_anything_gets_an_answer(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "anything.zip"
    whole = written(SMALL)
    for candidate in (data, whole[: len(data)] + data, data + whole[len(data) :]):
        path.write_bytes(candidate)
        try:
            with PlainZip(path) as found:
                contents = {name: found.read(name, 10**6) for name in found.members}
        except NotPlain:
            continue
        assert contents == SMALL or all(content in candidate for content in contents.values())


def test_a_file_that_is_too_large_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_zip, "MOST_BYTES", 1000)
    with pytest.raises(TooLarge):
        written({"a.txt": bytes(2000)})
    with pytest.raises(TooLarge):
        written({"a.txt": bytes(600), "b.txt": bytes(600)})


@pytest.mark.parametrize("name", ["", "a/b", "../a", "a.txt"])
def test_no_such_name_is_written(name: str) -> None:
    writer = PlainZipWriter(io.BytesIO())
    writer.add("a.txt", b"")
    with pytest.raises(ValueError, match="cannot be the name"):
        writer.add(name, b"")


def test_damage_within_a_packed_member_is_found(opened: Callable[[bytes], dict[str, bytes]]) -> None:
    data = written({"log.jsonl": b"abc" * 100})
    packed = zlib.compressobj(6, zlib.DEFLATED, -15)
    stream = packed.compress(b"abc" * 100) + packed.flush()
    assert stream in data
    with pytest.raises(NotPlain):
        opened(data.replace(stream, stream[:-1] + b"\xff"))
