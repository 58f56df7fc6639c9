"""A CSV of recorded metadata: find its columns, show what would be read, read it."""

from __future__ import annotations

import csv
import io
import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path, PurePosixPath

from desktop.domain.subjects import CaptureRecord, YearOfBirth, parse_capture_date
from desktop.errors import FileNotReadable, MetadataRefused
from desktop.recognition.ordinary_file import TooLong, read_ordinary

MAXIMUM_BYTES = 512 * 2**20
MAXIMUM_COLUMNS = 1000
MAXIMUM_CELLS = 30_000_000
"""Twenty columns of a million and a half rows; some two gigabytes of memory."""
_LONGEST_HEADER = 2**20
_OLDEST = 120
"""Nobody is older on a picture; `CaptureRecord.age_at_capture` knows no such age either."""
_CLOCKS = timedelta(days=1)
"""Where the camera was, it may be tomorrow already."""


class MetadataField(StrEnum):
    """What a column may mean here. Columns that mean nothing are kept as they are."""

    FILE = "file"
    SUBJECT_ID = "subject_id"
    SEX = "sex"
    RACE_ETHNICITY = "race_ethnicity"
    YEAR_OF_BIRTH = "year_of_birth"
    CAPTURE_DATE = "capture_date"
    SOURCE = "source"


_NAMES: dict[MetadataField, tuple[str, ...]] = {
    MetadataField.FILE: ("file", "filename", "image", "path", "photo", "picture", "fichier"),
    MetadataField.SUBJECT_ID: ("subjectid", "subject", "personid", "person", "id", "identifier", "sujet"),
    MetadataField.SEX: ("sex", "gender", "sexe"),
    MetadataField.RACE_ETHNICITY: ("raceethnicity", "race", "ethnicity", "raceorethnicity"),
    MetadataField.YEAR_OF_BIRTH: ("yearofbirth", "birthyear", "yob", "yearofbirthband", "birthyearband"),
    MetadataField.CAPTURE_DATE: ("capturedate", "datecaptured", "photodate", "datetaken", "date"),
    MetadataField.SOURCE: ("source", "origin", "agency", "collection"),
}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column gives which field. A column gives one field at most."""

    columns: dict[MetadataField, str] = field(default_factory=dict)

    def as_record(self) -> dict[str, str]:
        return {f.value: column for f, column in self.columns.items()}

    @classmethod
    def from_record(cls, record: dict[str, str]) -> ColumnMapping:
        return cls({MetadataField(name): column for name, column in record.items()})


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """A table as it stands in the file: `header`, and `rows` of equal length."""

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> int:
        """Raises `MetadataRefused` when there is no such column."""
        try:
            return self.header.index(name)
        except ValueError:
            raise MetadataRefused(path=self.path, detail=f"it has no column “{_short(name)}”.") from None


def read_table(path: Path) -> MetadataTable:
    """Reads a CSV in UTF-8 (or, failing that, Windows-1252) with comma, semicolon or tab.

    Raises `FileNotReadable` and `MetadataRefused`.
    """
    try:
        raw = read_ordinary(path, MAXIMUM_BYTES)
    except TooLong:
        raise MetadataRefused(
            path=path, detail=f"it is larger than {MAXIMUM_BYTES // 2**20} MiB; split it."
        ) from None
    except OSError as error:
        raise FileNotReadable(path=path, reason=error.strerror or str(error)) from None
    if b"\0" in raw:
        raise MetadataRefused(path=path, detail="it is not a text file; save the table as CSV (UTF-8).")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    del raw
    if not text.strip():
        raise MetadataRefused(path=path, detail="it is empty.")
    lines = _lines(path, text)
    # Spreadsheets leave empty columns at the right.
    used = max(last + 1 for line in lines for last, cell in enumerate(line) if cell.strip())
    lines = [line[:used] for line in lines]
    header = tuple(cell.strip() for cell in lines[0])
    if len(set(header)) != len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise MetadataRefused(path=path, detail=f"the column “{_short(twice)}” stands in it twice.")
    width = len(header)
    if width > MAXIMUM_COLUMNS:
        raise MetadataRefused(path=path, detail=f"it has more than {MAXIMUM_COLUMNS} columns.")
    for number, line in enumerate(lines[1:], start=2):
        if len(line) > width:
            raise MetadataRefused(
                path=path, detail=f"row {number} has {len(line)} cells, the header has {width}."
            )
    if len(lines) * width > MAXIMUM_CELLS:
        raise MetadataRefused(path=path, detail=f"it has more than {MAXIMUM_CELLS:,} cells; split it.")
    rows = tuple(tuple(c.strip() for c in line) + ("",) * (width - len(line)) for line in lines[1:])
    return MetadataTable(path, header, rows)


def _lines(path: Path, text: str) -> list[list[str]]:
    """The rows that hold anything, no more than fit into memory."""
    first = text[:_LONGEST_HEADER].lstrip().splitlines()[:1]
    delimiter = max(",;\t", key=first[0].count if first else ",".count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[list[str]] = []
    cells = 0
    try:
        for line in reader:
            cells += len(line)
            if cells > MAXIMUM_CELLS:
                raise MetadataRefused(
                    path=path, detail=f"it has more than {MAXIMUM_CELLS:,} cells; split it."
                )
            if any(cell.strip() for cell in line):
                lines.append(line)
    except csv.Error as error:
        raise MetadataRefused(
            path=path, detail=f"line {reader.line_num} is not valid CSV ({error})."
        ) from None
    if not lines:
        raise MetadataRefused(path=path, detail="it is empty.")
    return lines


def _short(text: str) -> str:
    """As it may stand in a sentence."""
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:60])
    return shown if len(text) <= 60 else f"{shown}…"


def guess_mapping(table: MetadataTable) -> ColumnMapping:
    """Finds fields by their column names; what is not recognised stays unmapped."""
    found: dict[MetadataField, str] = {}
    for wanted, names in _NAMES.items():
        for name in names:
            column = next((c for c in table.header if _plain(c) == name), None)
            if column is not None and column not in found.values():
                found[wanted] = column
                break
    return ColumnMapping(found)


@dataclass(frozen=True, slots=True)
class TableProblem:
    """A cell that could not be read as what its column means; it is kept as text."""

    row: int
    column: str
    sentence: str


class MetadataIndex:
    """Recorded metadata by image file.

    A file is found by its path below the image folder, by its path beside the table, or by its name alone
    where that name stands in the table once.
    """

    def __init__(self, table: MetadataTable, mapping: ColumnMapping, today: date | None = None) -> None:
        """`today` is the calendar's unless another is given.

        Raises `MetadataRefused` without a file column, or when one file has two rows.
        """
        if MetadataField.FILE not in mapping.columns:
            raise MetadataRefused(path=table.path, detail="no column was chosen for the image file.")
        self._table = table
        self._mapping = mapping
        self._today = today or datetime.now(UTC).date()
        self.problems: list[TableProblem] = []
        self._by_path: dict[str, CaptureRecord] = {}
        self._by_name: dict[str, CaptureRecord | None] = {}
        cells = {f: table.column(c) for f, c in mapping.columns.items()}
        spare = [i for i in range(len(table.header)) if i not in cells.values()]
        for number, row in enumerate(table.rows, start=2):
            path = _path_key(row[cells[MetadataField.FILE]])
            if not path:
                self.problems.append(TableProblem(number, "", f"Row {number} names no file."))
                continue
            if path in self._by_path:
                raise MetadataRefused(path=table.path, detail=f"“{_short(path)}” stands in it twice.")
            record = self._record(number, row, cells, spare)
            self._by_path[path] = record
            name = PurePosixPath(path).name
            self._by_name[name] = None if name in self._by_name else record

    def __len__(self) -> int:
        return len(self._by_path)

    def find(self, relative_path: str, beside_table: str | None = None) -> CaptureRecord | None:
        """The record of an image; `beside_table` is its path relative to the table's folder."""
        for key in (relative_path, beside_table):
            if key is not None and (found := self._by_path.get(_path_key(key))) is not None:
                return found
        return self._by_name.get(PurePosixPath(_path_key(relative_path)).name)

    def _record(
        self, number: int, row: tuple[str, ...], cells: dict[MetadataField, int], spare: Sequence[int]
    ) -> CaptureRecord:
        def cell(wanted: MetadataField) -> str:
            return row[cells[wanted]] if wanted in cells else ""

        extra = {self._table.header[i]: row[i] for i in spare if row[i]}
        subject = (
            cell(MetadataField.SUBJECT_ID) or PurePosixPath(_path_key(row[cells[MetadataField.FILE]])).stem
        )
        record = CaptureRecord(
            subject_id=subject,
            sex=cell(MetadataField.SEX),
            race_ethnicity=cell(MetadataField.RACE_ETHNICITY),
            source=cell(MetadataField.SOURCE),
            extra=extra,
        )
        if text := cell(MetadataField.YEAR_OF_BIRTH):
            try:
                record = replace(record, year_of_birth=YearOfBirth.parse(text))
            except ValueError as error:
                self._keep(number, MetadataField.YEAR_OF_BIRTH, text, str(error), extra)
        if text := cell(MetadataField.CAPTURE_DATE):
            try:
                record = replace(record, capture_date=self._captured(text))
            except ValueError as error:
                self._keep(number, MetadataField.CAPTURE_DATE, text, str(error), extra)
        if impossible := self._impossible_birth(record):
            text = cell(MetadataField.YEAR_OF_BIRTH)
            record = replace(record, year_of_birth=None)
            self._keep(number, MetadataField.YEAR_OF_BIRTH, text, impossible, extra)
        return record

    def _captured(self, text: str) -> date:
        found = parse_capture_date(text)
        if found > self._today + _CLOCKS:
            raise ValueError(f"“{text}” lies in the future")
        return found

    def _impossible_birth(self, record: CaptureRecord) -> str:
        """Why the year of birth cannot be, empty where it can: no age is better than a wrong one."""
        born, captured = record.year_of_birth, record.capture_date
        if born is None:
            return ""
        if born.first > self._today.year:
            return f"“{born}” lies in the future"
        if captured is not None and captured.year < born.first:
            return f"“{born}” lies after the capture date ({captured.isoformat()})"
        if captured is not None and captured.year - born.last > _OLDEST:
            return f"“{born}” is more than {_OLDEST} years before the capture date ({captured.isoformat()})"
        return ""

    def _keep(self, number: int, wanted: MetadataField, text: str, why: str, extra: dict[str, str]) -> None:
        column = self._mapping.columns[wanted]
        extra[column] = text
        self.problems.append(TableProblem(number, column, f"Row {number}, {column}: {why}; kept as text."))


def beside_table(folder: Path, name: str, table: Path) -> str | None:
    """The path of the image `name` of `folder` relative to the folder of the file `table`, as a table may
    have it; None where there is no way from one to the other (Windows: on another drive)."""
    try:
        return Path(os.path.relpath(folder / name, table.parent)).as_posix()
    except ValueError:
        return None


def record_without_table(relative_path: str) -> CaptureRecord:
    """Without a table the subject is the folder an image lies in, or its file name at the top level."""
    path = PurePosixPath(_path_key(relative_path))
    return CaptureRecord(subject_id=path.parent.name or path.stem)


def _path_key(text: str) -> str:
    # File systems differ in how they write accents (macOS decomposes them); tables too.
    parts = unicodedata.normalize("NFC", text.strip()).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", "."))


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
