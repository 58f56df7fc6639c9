"""Tables as agencies export them, and what of them is refused."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.domain.subjects import YearOfBirth
from desktop.errors import FileNotReadable, MetadataRefused
from desktop.workflow import metadata_table
from desktop.workflow.metadata_table import (
    ColumnMapping,
    MetadataField,
    MetadataIndex,
    beside_table,
    guess_mapping,
    read_table,
    record_without_table,
)

F = MetadataField


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def index_of(folder: Path, content: str) -> MetadataIndex:
    table = read_table(written(folder, content))
    return MetadataIndex(table, guess_mapping(table))


# Reading


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_usual_dialects_are_read(tmp_path: Path, delimiter: str, newline: str) -> None:
    rows = (("file", "sex", "note"), ("a.jpg", "F", '"x, y; z"'), ("b.jpg", "M", ""))
    table = read_table(written(tmp_path, newline.join(delimiter.join(row) for row in rows) + newline))
    assert table.header == ("file", "sex", "note")
    assert table.rows == (("a.jpg", "F", "x, y; z"), ("b.jpg", "M", ""))
    assert table.column("note") == 2


@pytest.mark.parametrize(
    "raw",
    [
        "file,name\na.jpg,Zoë Müller\n".encode(),
        b"\xef\xbb\xbf" + "file,name\na.jpg,Zoë Müller\n".encode(),
        "file,name\na.jpg,Zoë Müller\n".encode("cp1252"),
    ],
)
def test_utf_8_and_windows_1252_are_read(tmp_path: Path, raw: bytes) -> None:
    table = read_table(written(tmp_path, raw))
    assert table.header[0] == "file"
    assert table.rows[0][1] == "Zoë Müller"


def test_blank_lines_short_rows_and_empty_columns_are_forgiven(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "\nfile , sex,note,,\n\n a.jpg ,F,,,\n,,,,\nb.jpg\n"))
    assert table.header == ("file", "sex", "note")
    assert table.rows == (("a.jpg", "F", ""), ("b.jpg", "", ""))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        (" \n \n", "is empty"),
        (",,\n,,\n", "is empty"),
        ("file,sex\n", None),
        ("file,file\na,b\n", "“file” stands in it twice"),
        ("file,sex\na,b,c\n", "row 2 has 3 cells"),
        ('file,sex\n"a,b\n', "not valid CSV"),
        ('file,sex\n"a"b,c\n', "not valid CSV"),
        ("file,sex\n".encode("utf-16"), "not a text file"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: str | bytes, words: str | None) -> None:
    path = written(tmp_path, content)
    if words is None:
        assert read_table(path).rows == ()
        return
    with pytest.raises(MetadataRefused, match=words):
        read_table(path)


def test_a_table_that_cannot_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotReadable):
        read_table(tmp_path / "nowhere.csv")
    with pytest.raises(FileNotReadable):
        read_table(tmp_path)
    monkeypatch.setattr(metadata_table, "MAXIMUM_BYTES", 5)
    with pytest.raises(MetadataRefused, match="larger"):
        read_table(written(tmp_path, "file,sex\n"))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), raw)
    try:
        table = read_table(path)
    except MetadataRefused:
        return
    assert all(len(row) == len(table.header) for row in table.rows)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"file,note\na.jpg,\0\n", "not a text file"),
        (b"file,note\na.jpg," + b"x" * 200_000 + b"\n", "field larger than field limit"),
        (b'file,note\na.jpg,"' + b"x," * 200_000, "field larger than field limit"),
        (b'"' * 99_999, "not valid CSV"),
        (b'file,note\n"a.jpg,x\n', "not valid CSV"),
        (b",".join(b"c%d" % n for n in range(1_000_000)) + b"\n", "more than 1000 columns"),
        (b"," * 1_000_000 + b"file\na.jpg\n", "stands in it twice"),
        (b"c" * 100_000 + b"," + b"c" * 100_000 + b"\n", "stands in it twice"),
        ("file,sex\n".encode("utf-32"), "not a text file"),
        (b"\n" * 1_000_000, "it is empty"),
        (b"\xff\xfe" + "file".encode("utf-16-le"), "not a text file"),
    ],
)
def test_a_hostile_table_is_refused_in_one_short_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(MetadataRefused, match=words) as refused:
        read_table(written(tmp_path, content))
    assert "\n" not in refused.value.sentence
    assert len(refused.value.sentence) < 300 + len(str(tmp_path))


def test_rows_are_not_filled_up_beyond_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short rows under a wide header: a megabyte of them would become a hundred."""
    monkeypatch.setattr(metadata_table, "MAXIMUM_CELLS", 10_000)
    wide = ",".join(f"c{n}" for n in range(500))
    with pytest.raises(MetadataRefused, match="more than 10,000 cells"):
        read_table(written(tmp_path, wide + "\n" + "a\n" * 1000))
    with pytest.raises(MetadataRefused, match="more than 10,000 cells"):
        read_table(written(tmp_path, "file,sex\n" + ",\n" * 6000))
    assert len(read_table(written(tmp_path, "file,sex\n" + "a,b\n" * 4000)).rows) == 4000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_device_is_no_table_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    (tmp_path / "round.csv").symlink_to("round.csv")
    for name in ("pipe.csv", "zero.csv", "round.csv"):
        with pytest.raises(FileNotReadable):
            read_table(tmp_path / name)


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "..\\..\\secret.jpg", "C:\\x.jpg"])
def test_a_path_in_a_table_opens_no_file(tmp_path: Path, path: str) -> None:
    """It only says which picture of the folder a row is about."""
    index = index_of(tmp_path, f"file,subject\n{path},S1\n")
    assert index.find("other.jpg") is None
    assert len(index) == 1


def test_an_unknown_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MetadataRefused, match="no column “colour”"):
        read_table(written(tmp_path, "file\na\n")).column("colour")


# Columns


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (
            "File Name,Subject-ID,GENDER,Race/Ethnicity,Year of Birth,Capture Date,Agency",
            [
                "File Name",
                "Subject-ID",
                "GENDER",
                "Race/Ethnicity",
                "Year of Birth",
                "Capture Date",
                "Agency",
            ],
        ),
        (
            "fichier,sujet,sexe,x,yob,date_taken,origin",
            ["fichier", "sujet", "sexe", None, "yob", "date_taken", "origin"],
        ),
        ("a,b", [None] * 7),
        ("id,path,image", ["image", "id", None, None, None, None, None]),
    ],
)
def test_columns_are_found_by_their_names(tmp_path: Path, header: str, mapping: list[str | None]) -> None:
    found = guess_mapping(read_table(written(tmp_path, header + "\n"))).columns
    assert [found.get(wanted) for wanted in F] == mapping


def test_a_mapping_survives_the_record() -> None:
    mapping = ColumnMapping({F.FILE: "Bild", F.SEX: "Geschlecht"})
    assert ColumnMapping.from_record(mapping.as_record()) == mapping


def test_the_demo_table_is_understood() -> None:
    folder = paths.resources_dir() / "demo"
    table = read_table(folder / "metadata.csv")
    mapping = guess_mapping(table)
    assert {F.FILE, F.SUBJECT_ID, F.SEX, F.YEAR_OF_BIRTH, F.CAPTURE_DATE} <= mapping.columns.keys()
    assert F.RACE_ETHNICITY not in mapping.columns
    index = MetadataIndex(table, mapping)
    assert index.problems == []
    for path in (folder / "gallery").glob("*.jpg"):
        record = index.find(path.name, f"gallery/{path.name}")
        assert record is not None
        assert record.age_at_capture is not None
        assert "synthetic" in record.extra["note"]


# Records


def test_a_row_becomes_a_record(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        "file,subject_id,sex,race,yob,date,source,eye colour\n"
        "a/1.jpg,S1,F,Black,1970-1979,2019-04-30,booking,brown\n",
    )
    record = index.find("a/1.jpg")
    assert record is not None
    assert (record.subject_id, record.sex, record.race_ethnicity, record.source) == (
        "S1",
        "F",
        "Black",
        "booking",
    )
    assert record.year_of_birth == YearOfBirth(1970, 1979)
    assert record.capture_date == date(2019, 4, 30)
    assert record.extra == {"eye colour": "brown"}
    assert index.problems == []
    assert len(index) == 1


def test_cells_that_cannot_be_read_are_kept_as_text_and_told(tmp_path: Path) -> None:
    index = index_of(tmp_path, "file,yob,date\na.jpg,about 1970,03/04/2019\nb.jpg,1970,2019-04-30\n")
    record = index.find("a.jpg")
    assert record is not None
    assert record.year_of_birth is None
    assert record.capture_date is None
    assert record.extra == {"yob": "about 1970", "date": "03/04/2019"}
    assert [(p.row, p.column) for p in index.problems] == [(2, "yob"), (2, "date")]
    assert all("kept as text" in p.sentence for p in index.problems)


TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("born", "captured", "kept", "why"),
    [
        # Possible, to the edges.
        ("1970", "2019-04-30", (1970, "2019-04-30", 49), ""),
        ("2019", "2019-04-30", (2019, "2019-04-30", 0), ""),
        ("1899", "2019-04-30", (1899, "2019-04-30", 120), ""),
        ("1850", "1910-01-01", (1850, "1910-01-01", 60), ""),
        ("2026", "2026-03-01", (2026, "2026-03-01", 0), ""),
        # A camera ahead of this clock.
        ("1970", "2026-03-02", (1970, "2026-03-02", 56), ""),
        # A band may begin before the capture and end after it: no age, and nothing wrong.
        ("1970-1979", "1972-01-01", (1974, "1972-01-01", None), ""),
        # Of a year alone no age follows.
        ("1850", "", (1850, None, None), ""),
        # Impossible: no age rather than a wrong one.
        (
            "1970",
            "1969-12-31",
            (None, "1969-12-31", None),
            "“1970” lies after the capture date (1969-12-31)",
        ),
        ("1980-1989", "1979-12-31", (None, "1979-12-31", None), "lies after the capture date"),
        ("1850", "2019-04-30", (None, "2019-04-30", None), "more than 120 years before the capture date"),
        ("1800-1898", "2019-04-30", (None, "2019-04-30", None), "more than 120 years before"),
        ("2027", "", (None, None, None), "“2027” lies in the future"),
        ("2090", "2019-04-30", (None, "2019-04-30", None), "“2090” lies in the future"),
        ("1970", "2026-03-03", (1970, None, None), "“2026-03-03” lies in the future"),
        ("1970", "2062-01-01", (1970, None, None), "“2062-01-01” lies in the future"),
    ],
)
def test_an_age_that_cannot_be_is_not_recorded_and_told(
    tmp_path: Path, born: str, captured: str, kept: tuple[int | None, str | None, int | None], why: str
) -> None:
    table = read_table(written(tmp_path, f"file,yob,date\na.jpg,{born},{captured}\n"))
    index = MetadataIndex(table, guess_mapping(table), TODAY)
    record = index.find("a.jpg")
    assert record is not None
    year = record.year_of_birth.middle if record.year_of_birth else None
    day = record.capture_date.isoformat() if record.capture_date else None
    assert (year, day, record.age_at_capture) == kept
    if not why:
        assert (index.problems, record.extra) == ([], {})
        return
    (problem,) = index.problems
    assert why in problem.sentence
    assert problem.sentence.startswith(f"Row 2, {problem.column}: “")
    assert problem.sentence.endswith("; kept as text.")
    # What stood in the cell is not lost.
    assert record.extra == {problem.column: {"yob": born, "date": captured}[problem.column]}


def test_the_future_begins_tomorrow(tmp_path: Path) -> None:
    """Without a date of its own the index takes the calendar's."""
    later = datetime.now(UTC).date() + timedelta(days=3)
    earlier = later - timedelta(days=6)
    index = index_of(tmp_path, f"file,date\na.jpg,{later.isoformat()}\nb.jpg,{earlier.isoformat()}\n")
    assert [p.row for p in index.problems] == [2]
    found = index.find("b.jpg")
    assert found is not None
    assert found.capture_date == earlier


def test_a_row_without_a_file_is_told(tmp_path: Path) -> None:
    index = index_of(tmp_path, "file,sex\n,F\na.jpg,M\n")
    assert len(index) == 1
    assert index.problems[0].sentence == "Row 2 names no file."


@pytest.mark.parametrize("second", ["a.jpg", "./a.jpg", ".//a.jpg"])
def test_a_file_with_two_rows_is_refused(tmp_path: Path, second: str) -> None:
    with pytest.raises(MetadataRefused, match=r"“a\.jpg” stands in it twice"):
        index_of(tmp_path, f"file,sex\na.jpg,F\n{second},M\n")


def test_without_a_file_column_nothing_can_be_found(tmp_path: Path) -> None:
    with pytest.raises(MetadataRefused, match="no column was chosen"):
        index_of(tmp_path, "name,sex\na,F\n")


def test_files_are_found_by_path_beside_the_table_or_by_a_name_that_is_unique(tmp_path: Path) -> None:
    index = index_of(tmp_path, "file,id\nset\\one\\1.jpg,A\nset/two/1.jpg,B\nset/two/2.jpg,C\n")

    def subject(*path: str) -> str | None:
        record = index.find(*path)
        return record.subject_id if record else None

    assert subject("set/one/1.jpg") == "A"
    assert subject("two/1.jpg", "set/two/1.jpg") == "B"
    assert subject("elsewhere/2.jpg") == "C"
    assert subject("2.jpg") == "C"
    assert subject("1.jpg") is None  # that name stands in it twice
    assert subject("3.jpg") is None


def test_accents_are_the_same_however_they_are_written(tmp_path: Path) -> None:
    index = index_of(tmp_path, "file,id\nZoe\u0308.jpg,A\n")
    assert index.find("Zo\u00eb.jpg") is not None


def test_a_missing_subject_is_named_by_its_file(tmp_path: Path) -> None:
    record = index_of(tmp_path, "file,id\nset/K7.jpg,\n").find("set/K7.jpg")
    assert record is not None
    assert record.subject_id == "K7"


def test_without_a_table_the_folder_names_the_subject() -> None:
    assert record_without_table("A_Person/A_Person_0001.jpg").subject_id == "A_Person"
    assert record_without_table("K7.jpg").subject_id == "K7"


# Where an image lies, seen from the table


def test_the_path_of_an_image_from_the_folder_of_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert beside_table(tmp_path / "photos", "a/1.jpg", tmp_path / "t.csv") == "photos/a/1.jpg"
    assert beside_table(tmp_path / "photos", "1.jpg", tmp_path / "tables" / "t.csv") == "../photos/1.jpg"
    assert beside_table(tmp_path, "1.jpg", tmp_path / "t.csv") == "1.jpg"

    def other_drives(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", other_drives)
    assert beside_table(tmp_path, "1.jpg", tmp_path / "t.csv") is None
