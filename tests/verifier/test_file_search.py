"""Which entries speak of a file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from desktop.errors import FileNotReadable
from desktop.storage.template_file import TemplateFile, templates_digest
from desktop.verifier.answer import Mention
from desktop.verifier.file_search import FileSearch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "a.jpg").write_bytes(b"a picture")
    return tmp_path / "a.jpg"


def test_it_is_found_wherever_its_hash_stands(file: Path) -> None:
    sha256 = hashlib.sha256(b"a picture").hexdigest()
    search = FileSearch([file])
    search.entry(3, "enrolment.batch", {"images": ["00" * 32, sha256, sha256], "refused": []})
    search.entry(4, "probe.intake", {"image": "11" * 32, "note": f"not {sha256}"})
    search.entry(5, "report.exported", {"sha256": sha256.upper()})
    search.entry(6, "enrolment.batch", {"refused": [{"reason": "no face", "image": sha256}]})
    search.entry(7, "other", {"deep": {"er": [[{"x": sha256}]]}, "n": 1, "none": None, "yes": True})
    (answer,) = search.answers()
    assert (answer.name, answer.sha256) == ("a.jpg", sha256)
    assert answer.mentions == (
        Mention(3, "enrolment.batch", "images"),
        Mention(5, "report.exported", "sha256"),
        Mention(6, "enrolment.batch", "refused.image"),
        Mention(7, "other", "deep.er.x"),
    )


def test_a_changed_file_is_another(file: Path) -> None:
    sha256 = hashlib.sha256(b"a picture").hexdigest()
    file.write_bytes(b"A picture")
    search = FileSearch([file])
    search.entry(3, "probe.intake", {"image": sha256})
    assert search.answers()[0].mentions == ()


def test_rows_of_a_template_file_are_found_after_an_expungement(tmp_path: Path) -> None:
    rows = np.arange(60, dtype=np.float32).reshape(12, 5)
    path = tmp_path / "pack.f32"
    TemplateFile(path, 5).append(0, rows)
    search = FileSearch([path])
    batch = {"gallery_id": 1, "first_row": 0, "rows": 4, "templates_sha256": templates_digest(rows[:4] + 1)}
    search.entry(3, "enrolment.batch", batch)
    second = batch | {"first_row": 4, "templates_sha256": templates_digest(rows[4:8])}
    search.entry(4, "enrolment.batch", second)
    search.entry(5, "enrolment.batch", batch | {"first_row": 8, "rows": 40})
    search.entry(6, "enrolment.batch", batch | {"first_row": 8, "rows": 2**60})
    search.entry(7, "enrolment.batch", batch | {"first_row": -4})
    search.entry(8, "enrolment.batch", {"rows": "many"})
    assert [one.seq for one in search.answers()[0].mentions] == [4]
    claims = [{"seq": 3, "before": "x", "after": templates_digest(rows[:4])}, {"seq": 99, "after": "y"}]
    search.entry(9, "subject.expunged", {"templates": claims})
    assert [(one.seq, one.how) for one in search.answers()[0].mentions] == [
        (3, "templates 0 to 3"),
        (4, "templates 4 to 7"),
    ]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable):
        FileSearch([tmp_path / "nothing"])
    with pytest.raises(FileNotReadable):
        FileSearch([tmp_path])
