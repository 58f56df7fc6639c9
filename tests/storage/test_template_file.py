"""The template file: what is vouched for comes back, whatever a crash left behind it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from desktop.errors import WorkspaceDamaged
from desktop.storage.template_digests import digest_like, digest_of_hashes, row_hashes
from desktop.storage.template_file import TemplateFile, templates_digest
from desktop.storage.template_rows import read_length

FLOATS = st.floats(width=32, allow_nan=False, allow_infinity=False)


@pytest.fixture
def file(tmp_path: Path) -> TemplateFile:
    (tmp_path / "templates").mkdir()
    return TemplateFile(tmp_path / "templates" / "1" / "pack.f32", 3)


def rows(count: int, start: int = 0) -> np.ndarray:
    return np.arange(start, start + count * 3, dtype=np.float32).reshape(count, 3)


def test_nothing_yet(file):
    assert file.view(0).shape == (0, 3)
    with pytest.raises(WorkspaceDamaged, match="missing"):
        file.view(1)
    assert file.append(0, rows(0)) == 0
    assert file.view(0).shape == (0, 3)


@settings(max_examples=60, deadline=None)
@given(
    batches=st.lists(
        st.tuples(
            hnp.arrays(np.float32, st.tuples(st.integers(0, 5), st.just(3)), elements=FLOATS),
            st.booleans(),
            st.binary(max_size=40),
        ),
        max_size=8,
    )
)
def test_committed_rows_come_back_bit_for_bit(tmp_path_factory, batches):
    folder = tmp_path_factory.mktemp("t") / "templates"
    folder.mkdir()
    file = TemplateFile(folder / "1" / "p.f32", 3)
    committed = np.empty((0, 3), np.float32)
    for batch, commits, garbage in batches:
        assert file.append(len(committed), batch) == len(committed)
        assert file.path.stat().st_size == 64 + (len(committed) + len(batch)) * 12
        if commits:
            committed = np.concatenate([committed, batch])
        with file.path.open("ab") as tail:
            tail.write(garbage)
        assert file.view(len(committed)).tobytes() == committed.tobytes()


def test_a_view_is_read_only_and_stays_while_others_append(file):
    file.append(0, rows(2))
    view = file.view(2)
    kept = view.copy()
    file.append(2, rows(50_000, 100))
    file.append(2, rows(1, 7))
    np.testing.assert_array_equal(view, kept)
    with pytest.raises(ValueError, match="read-only"):
        view[0, 0] = 1
    np.testing.assert_array_equal(file.view(3)[2], [7, 8, 9])


@pytest.mark.parametrize(
    "bad", [np.zeros((1, 4)), np.zeros(3), np.full((1, 3), np.nan), np.full((1, 3), np.inf)]
)
def test_what_is_no_template_is_refused(file, bad):
    with pytest.raises(ValueError, match="template"):
        file.append(0, bad.astype(np.float32))
    assert not file.path.exists()


def test_a_short_file_is_told(file):
    file.append(0, rows(2))
    with pytest.raises(WorkspaceDamaged, match="holds 2 of 3"):
        file.view(3)
    with pytest.raises(WorkspaceDamaged, match="holds 2 of 3"):
        file.append(3, rows(1))
    file.path.write_bytes(file.path.read_bytes()[:20])
    with pytest.raises(WorkspaceDamaged, match="header"):
        file.view(1)


def test_a_foreign_file_is_told(file):
    file.append(0, rows(2))
    with pytest.raises(WorkspaceDamaged, match="3 numbers, the model pack makes 4"):
        TemplateFile(file.path, 4).view(1)
    raw = bytearray(file.path.read_bytes())
    raw[8] = 9
    file.path.write_bytes(raw)
    with pytest.raises(WorkspaceDamaged, match="format 9"):
        file.view(1)
    raw[0] = 0
    file.path.write_bytes(raw)
    with pytest.raises(WorkspaceDamaged, match="not a template file"):
        file.append(1, rows(1))


def test_a_header_that_was_cut_short_before_any_row_counts_is_written_anew(file):
    file.append(0, rows(1))
    file.path.write_bytes(b"2nd")
    file.append(0, rows(2))
    assert read_length(file.path) == 3
    np.testing.assert_array_equal(file.view(2), rows(2))


def test_the_digest_is_that_of_the_bytes_in_the_file(file):
    file.append(0, rows(4))
    raw = file.path.read_bytes()[64:]
    assert templates_digest(rows(4)) == digest_of_hashes(row_hashes(raw, 4)) == digest_like("2:", raw, 4)
    assert digest_like("", raw, 4) == hashlib.sha256(raw).hexdigest()  # of batches of an older form
