"""A fault is told without anybody's words in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from desktop.domain.progress import CancelToken
from desktop.jobs.faults import _file, trace_text


def chained(secret: str) -> BaseException:
    cancel = CancelToken()
    cancel.cancel()
    try:
        try:
            Path(f"/nowhere/{secret}.jpg").read_bytes()
        except OSError as error:
            raise KeyError(secret) from error
    except KeyError:
        try:
            cancel.raise_if_cancelled()
        except Exception as error:
            return error
    raise AssertionError


def test_types_and_our_frames_and_no_message():
    text = trace_text(chained("Jane Roe"))
    lines = text.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "FileNotFoundError (errno 2)",
        "KeyError",
        "desktop.domain.progress.Cancelled",
    ]
    assert any(line.startswith("  desktop/domain/progress.py:") for line in lines)
    assert any(line.startswith("  test_faults.py:") and line.endswith(" in chained") for line in lines)
    for word in ("Jane", "Roe", "nowhere", str(Path.home()), str(Path(__file__).parent)):
        assert word not in text


def test_a_circle_of_causes_ends():
    one, two = ValueError("a"), ValueError("b")
    one.__cause__, two.__cause__ = two, one
    assert trace_text(one).count("ValueError") == 2


def test_what_the_database_says_is_told_by_its_code():
    with sqlite3.connect(":memory:") as database, pytest.raises(sqlite3.Error) as caught:
        database.execute("select * from “Jane Roe”")
    database.close()
    assert "sqlite3.OperationalError (SQLITE_ERROR)" in trace_text(caught.value)
    assert "Roe" not in trace_text(caught.value)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (r"C:\Users\jane\venv\numpy\core.py", "core.py"),
        ("/home/jane/venv/numpy/core.py", "core.py"),
        ("desktop/ui/x.py", "desktop/ui/x.py"),
        ("<string>", "<string>"),
    ],
)
def test_files(name, shown):
    assert _file(name) == shown
