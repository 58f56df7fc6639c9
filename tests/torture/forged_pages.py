"""Forging the file of the database, below SQL: bytes and pages, the WAL, a journal."""

from __future__ import annotations

import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from tests.torture.forgeries import Forged, Scene, forgery

FILE = "database file"
PAGE = 4096


@forgery(FILE)
def an_older_copy_of_the_whole_database(scene: Scene) -> Forged:
    shutil.copyfile(scene.rich.middle, scene.database)
    return Forged("the database from the middle", scene.rich.held[0].size + 1)


@forgery(FILE, weight=14, may_do_nothing=True)
def bits_of_the_file(scene: Scene) -> Forged:
    data = bytearray(scene.database.read_bytes())
    places = [scene.random.randrange(len(data)) for _ in range(scene.random.choice([1, 1, 1, 2, 8]))]
    for at in places:
        data[at] ^= 1 << scene.random.randrange(8)
    scene.database.write_bytes(data)
    return Forged(f"bits at {places}")


@forgery(FILE, weight=4, may_do_nothing=True)
def bytes_that_hold_something(scene: Scene) -> Forged:
    """As above, but only where the page is not zero: nearer to what is in use."""
    data = bytearray(scene.database.read_bytes())
    while True:
        at = scene.random.randrange(len(data))
        if data[at]:
            break
    data[at] = (data[at] + scene.random.randrange(1, 256)) % 256
    scene.database.write_bytes(data)
    return Forged(f"byte {at}")


@forgery(FILE, weight=2, may_do_nothing=True)
def the_head_of_the_file(scene: Scene) -> Forged:
    data = bytearray(scene.database.read_bytes())
    at = scene.random.randrange(100)
    data[at] ^= 1 << scene.random.randrange(8)
    scene.database.write_bytes(data)
    return Forged(f"byte {at} of the head")


@forgery(FILE, weight=3)
def pages_are_exchanged(scene: Scene) -> Forged | None:
    data = bytearray(scene.database.read_bytes())
    pages = len(data) // PAGE
    one, two = scene.random.sample(range(1, pages), 2)
    first, second = data[one * PAGE : (one + 1) * PAGE], data[two * PAGE : (two + 1) * PAGE]
    if first == second:
        return None
    data[one * PAGE : (one + 1) * PAGE] = second
    if scene.random.random() < 0.5:
        data[two * PAGE : (two + 1) * PAGE] = first
    scene.database.write_bytes(data)
    return Forged(f"pages {one + 1} and {two + 1}")


@forgery(FILE, weight=3, may_do_nothing=True)
def a_page_of_an_earlier_time(scene: Scene) -> Forged | None:
    data, earlier = bytearray(scene.database.read_bytes()), scene.rich.middle.read_bytes()
    page = scene.random.randrange(1, len(earlier) // PAGE)
    part = earlier[page * PAGE : (page + 1) * PAGE]
    if data[page * PAGE : (page + 1) * PAGE] == part:
        return None
    data[page * PAGE : (page + 1) * PAGE] = part
    scene.database.write_bytes(data)
    return Forged(f"page {page + 1} from the middle")


@forgery(FILE, weight=2)
def the_file_is_cut_short(scene: Scene) -> Forged:
    data = scene.database.read_bytes()
    size = scene.random.choice(
        [0, 50, PAGE, len(data) - PAGE, len(data) // 2, scene.random.randrange(len(data))]
    )
    scene.database.write_bytes(data[:size])
    return Forged(f"cut to {size} bytes")


# --- the WAL and the journal


@forgery(FILE, weight=3)
def a_forged_wal_beside_an_honest_database(scene: Scene) -> Forged:
    honest = scene.database.read_bytes()
    wal = scene.database.with_name("workspace.db-wal")
    with closing(sqlite3.connect(scene.database, isolation_level=None)) as raw:
        raw.execute("PRAGMA wal_autocheckpoint = 0")
        seq = _forge_a_little(scene, raw)
        forged = wal.read_bytes()
    for name in ("workspace.db-wal", "workspace.db-shm"):
        scene.database.with_name(name).unlink(missing_ok=True)
    scene.database.write_bytes(honest)
    wal.write_bytes(forged)
    return Forged("a WAL with other rows", seq)


def _forge_a_little(scene: Scene, raw: sqlite3.Connection) -> int:
    """Turns a conclusion round, guards and all; returns its entry."""
    name, guard = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE name = 'conclusion_no_update'"
    ).fetchone()
    rowid, seq = scene.random.choice(raw.execute("SELECT rowid, log_seq FROM conclusion").fetchall())
    raw.execute("BEGIN")
    raw.execute(f"DROP TRIGGER {name}")
    raw.execute("UPDATE conclusion SET conclusion = 'forged' WHERE rowid = ?", (rowid,))
    raw.execute(guard)
    raw.execute("COMMIT")
    return int(seq)


@forgery(FILE, weight=6, may_do_nothing=True)
def bits_of_a_wal_that_was_left(scene: Scene) -> Forged:
    """A program that was killed leaves its last entries there."""
    scene.reset(left_open=True)
    wal = scene.database.with_name("workspace.db-wal")
    data = bytearray(wal.read_bytes())
    at = scene.random.randrange(len(data))
    data[at] ^= 1 << scene.random.randrange(8)
    wal.write_bytes(data)
    return Forged(f"a bit of byte {at} of the WAL")


@forgery(FILE, weight=2)
def a_wal_that_was_left_is_cut_or_removed(scene: Scene) -> Forged:
    scene.reset(left_open=True)
    wal = scene.database.with_name("workspace.db-wal")
    data = wal.read_bytes()
    size = scene.random.choice([0, 32, scene.random.randrange(32, len(data) // 2)])
    if size:
        wal.write_bytes(data[:size])
    else:
        wal.unlink()
    return Forged(f"the WAL cut to {size} bytes")


@forgery(FILE, weight=2)
def a_forged_journal_beside_an_honest_database(scene: Scene) -> Forged:
    """SQLite would roll the database back to what the journal says was there, when it is opened next."""
    honest = scene.database.read_bytes()
    with closing(sqlite3.connect(scene.database, isolation_level=None)) as raw:
        seq = _forge_a_little(scene, raw)
    forged = scene.database.read_bytes()
    scene.database.write_bytes(honest)
    write_journal(scene.database, honest, forged)
    return Forged("a journal with other rows", seq)


def write_journal(database: Path, before: bytes, after: bytes) -> None:
    """A rollback journal that turns `before` into `after` (sqlite.org/fileformat2.html, section 3)."""
    pages = len(after) // PAGE
    changed = [
        n for n in range(pages) if before[n * PAGE : (n + 1) * PAGE] != after[n * PAGE : (n + 1) * PAGE]
    ]
    nonce = 12345
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", len(changed), nonce, pages, 512, PAGE)
    body = b"".join(
        struct.pack(">I", n + 1)
        + after[n * PAGE : (n + 1) * PAGE]
        + struct.pack(">I", _checksum(nonce, after[n * PAGE : (n + 1) * PAGE]))
        for n in changed
    )
    database.with_name(database.name + "-journal").write_bytes(head.ljust(512, b"\0") + body)


def _checksum(nonce: int, page: bytes) -> int:
    return (nonce + sum(page[at] for at in range(PAGE - 200, 0, -200))) & 0xFFFFFFFF
