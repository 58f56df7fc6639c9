"""Ways of forging a workspace, by name; each is a small function that draws what exactly it does.

The modules `forged_*` hold them; this one holds what they share: the register, the scene of the deed, and
what a forger has to know about the format to leave as few traces as possible.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.storage.row_digest import COVERED_COLUMNS, rows_digest
from tests.torture.rich_workspace import Held, Rich

SIDE_FILES = ("workspace.db-wal", "workspace.db-shm", "workspace.db-journal", "workspace.lock")


@dataclass(frozen=True, slots=True)
class Forged:
    """What was done. `first` is the first entry that is not what it was, or whose rows or files are not;
    None where it is about no entry. `latest` is the last entry at which it has to be found, where a forger
    who mends everything behind `first` leaves the naming to a root stated or held later."""

    what: str
    first: int | None = None
    latest: int | None = None

    @property
    def bound(self) -> int | None:
        return self.first if self.latest is None else self.latest


Deed = Callable[["Scene"], Forged | None]
"""Forges the scene; None where what was drawn cannot be done, then it is drawn again."""


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of forgery. `limit` says why verification does not find it, where it does not claim to;
    `may_do_nothing` is for those that hit bytes at random, which may be in use by nobody."""

    group: str
    name: str
    deed: Deed
    weight: int
    limit: str
    may_do_nothing: bool


WAYS: list[Way] = []


def forgery(
    group: str, *, weight: int = 1, limit: str = "", may_do_nothing: bool = False
) -> Callable[[Deed], Deed]:
    """Registers a function under its own name, in words."""

    def register(deed: Deed) -> Deed:
        name = deed.__name__.replace("_", " ")
        WAYS.append(Way(group, name, deed, weight, limit, may_do_nothing))
        return deed

    return register


class Scene:
    """A copy of the workspace that is forged again and again, and set right in between."""

    def __init__(self, rich: Rich, folder: Path, seed: str) -> None:
        self.rich, self.folder = rich, folder
        self.random = random.Random(seed)
        self.held: tuple[Held, ...] = rich.held
        self._touched: set[Path] = set()
        shutil.copytree(rich.folder, folder)

    @property
    def database(self) -> Path:
        return self.folder / "workspace.db"

    def reset(self, *, left_open: bool = False) -> None:
        """As it was; with `left_open` as a killed program left it, its last entries in the WAL."""
        source = self.rich.left_open if left_open else self.rich.folder
        for name in SIDE_FILES:
            (self.folder / name).unlink(missing_ok=True)
        for path in sorted(self._touched):
            self._restore(path)
        self._touched.clear()
        shutil.copyfile(source / "workspace.db", self.database)
        if left_open:
            shutil.copyfile(source / "workspace.db-wal", self.folder / "workspace.db-wal")
        self.held = self.rich.held[:2] if left_open else self.rich.held

    def _restore(self, path: Path) -> None:
        original = self.rich.folder / path.relative_to(self.folder)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        if original.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(original, path)

    def touch(self, path: Path) -> Path:
        """To be called before a file other than the database is forged."""
        self._touched.add(path)
        if path.is_file():
            path.chmod(0o600)
        return path

    def write_over(self, path: Path, data: bytes) -> None:
        self.touch(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    @contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """A connection that knows no foreign keys, with the guards where they are."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as raw:
            raw.execute("PRAGMA synchronous = OFF")
            yield raw

    @contextmanager
    def unguarded(self) -> Iterator[sqlite3.Connection]:
        """As `raw`, with all triggers away; afterwards they are back to the letter."""
        with self.raw() as raw:
            raw.execute("BEGIN")
            triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                raw.execute(f"DROP TRIGGER {name}")
            try:
                yield raw
            except sqlite3.IntegrityError as error:
                raise CannotBeDone from error
            for _, sql in triggers:
                raw.execute(sql)
            raw.execute("COMMIT")

    def changed_tables(self) -> set[str]:
        """Tables of the database that do not say what they said; `schema` is among them."""
        before, after = self.untouched_content(), content(self.database)
        if before is None or after is None:
            return {"everything"}
        return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}

    def changed(self) -> bool:
        """Whether anything that the workspace holds is not what it was."""
        for path in self._touched:
            original = self.rich.folder / path.relative_to(self.folder)
            if original.is_file() != path.is_file() or path.is_symlink():
                return True
            if path.is_file() and path.read_bytes() != original.read_bytes():
                return True
        return bool(self.changed_tables())

    def untouched_content(self) -> dict[str, str] | None:
        if not hasattr(self, "_contents"):
            self._contents: dict[int, dict[str, str] | None] = {}
        key = len(self.held)
        if key not in self._contents:
            folder = self.folder.with_name("content")
            shutil.rmtree(folder, ignore_errors=True)
            source = self.rich.folder if key == len(self.rich.held) else self.rich.left_open
            folder.mkdir()
            for name in ("workspace.db", "workspace.db-wal"):
                if (source / name).is_file():
                    shutil.copyfile(source / name, folder / name)
            self._contents[key] = content(folder / "workspace.db")
        return self._contents[key]


class CannotBeDone(Exception):
    """What was drawn is refused by a table itself."""


def content(database: Path) -> dict[str, str] | None:
    """What the database says, whatever its bytes are: a digest for the schema and each table. None where it
    cannot be read. Works on a copy, so that nothing is written at the scene."""
    copy = database.with_name("content.copy")
    names = ("", "-wal", "-journal")
    try:
        for ending in names:
            side = database.with_name(database.name + ending)
            if side.is_file():
                shutil.copyfile(side, copy.with_name(copy.name + ending))
        with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
            raw.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            return _content(raw)
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        for ending in (*names, "-shm"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)


TIMES = {"checkpoint": "made_at", "workspace": "created_at", "measurement": "measured_at"}
"""Columns that no verification speaks for, or not to the minute, in tables of which it otherwise does."""


def _content(raw: sqlite3.Connection) -> dict[str, str]:
    schema = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    head = [raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id")]
    found = {"schema": _digest([repr(row) for row in schema] + [repr(head)])}
    for kind, name, _, sql in schema:
        if kind == "table":
            rowid = "" if "WITHOUT ROWID" in (sql or "") else "rowid, "
            cursor = raw.execute(f"SELECT {rowid}* FROM {name}")
            columns = [column for column, *_ in cursor.description]
            rows = [dict(zip(columns, row, strict=True)) for row in cursor]
            if name in TIMES:
                times = [repr(row.pop(TIMES[name])) for row in rows]
                found[f"{name}.{TIMES[name]}"] = _digest(times)
            found[name] = _digest(sorted(repr(row) for row in rows))
    return found


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


# --- what a forger has to know


def digest_of(raw: sqlite3.Connection, seq: int) -> str | None:
    """The `row_hash` of the rows that name entry `seq` now; None where none does."""
    rows = []
    for table, columns in COVERED_COLUMNS.items():
        found = raw.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE log_seq = ?", (seq,))
        rows += [(table, values) for values in found]
    return rows_digest(rows) if rows else None


def other_value(scene: Scene, value: object) -> object:
    """Of the same type, and never the same."""
    draw = scene.random
    if isinstance(value, bool | int):
        return value + draw.choice([1, -1, 1000, 2**40])
    if isinstance(value, float):
        return draw.choice([value + 1e-9, value * 2 + 1, -value - 1e-12])
    if isinstance(value, bytes):
        at = draw.randrange(len(value) + 1)
        return (
            value[:at] + bytes([draw.randrange(256)]) + value[at:]
            if at == len(value)
            else (value[:at] + bytes([value[at] ^ (1 << draw.randrange(8))]) + value[at + 1 :])
        )
    if value is None:
        return draw.choice(["", 0, "2026-01-01"])
    return other_text(scene, str(value))


def other_text(scene: Scene, text: str) -> str:
    draw = scene.random
    at = draw.randrange(len(text) + 1)
    letter = draw.choice("aZ0 .é\u200b\u0301\n")
    choices = [text[:at] + letter + text[at:], text + "\x00", text + " "]
    if text:
        choices += [text[: at - 1] + text[at:] if at else text[1:], text.swapcase(), ""]
    wanted = [one for one in choices if one != text]
    return draw.choice(wanted)
