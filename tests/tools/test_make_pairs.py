"""The pairs file is deterministic, its folds share nobody, and `evaluate` reads it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.workflow.evaluate import read_pairs

SCRIPT = Path(__file__).with_name("make_pairs.py")


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lfw")
    for person in range(40):
        name = f"Person_{person:02d}"
        (folder / name).mkdir()
        for number in range(1, 2 + person % 4):
            (folder / name / f"{name}_{number:04d}.jpg").touch()
        (folder / name / "notes.txt").touch()
    return folder


def make(images: Path, to: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), str(images), str(to), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_folds_share_nobody_and_no_pair_comes_twice(images: Path, tmp_path: Path) -> None:
    done = make(images, tmp_path / "p.txt", "--folds", "5", "--per-fold", "12")
    assert done.returncode == 0, done.stderr
    pairs = read_pairs(tmp_path / "p.txt")
    assert len(pairs) == 5 * 24
    assert len({frozenset((p.first, p.second)) for p in pairs}) == len(pairs)
    people: list[set[str]] = [set() for _ in range(5)]
    for pair in pairs:
        names = [path.split("/")[0] for path in (pair.first, pair.second)]
        assert pair.mated == (names[0] == names[1])
        assert pair.first != pair.second
        assert all((images / f"{path}.jpg").is_file() for path in (pair.first, pair.second))
        people[pair.fold].update(names)
    assert sum(len(fold) for fold in people) == len(set().union(*people))


def test_the_seed_decides(images: Path, tmp_path: Path) -> None:
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        assert make(images, tmp_path / name, "--per-fold", "3", "--seed", seed).returncode == 0
    texts = [(tmp_path / name).read_text("utf-8") for name in "abc"]
    assert texts[0] == texts[1] != texts[2]


def test_every_pair_there_is_can_be_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    for name in ("A", "B", "C", "D"):
        (folder / name).mkdir(parents=True)
        for number in (1, 2):
            (folder / name / f"{name}_{number:04d}.png").touch()
    # Two folds of two people: two mated pairs each, four non-mated ones.
    assert make(folder, tmp_path / "p", "--folds", "2", "--per-fold", "2").returncode == 0
    refused = make(folder, tmp_path / "q", "--folds", "2", "--per-fold", "3")
    assert refused.returncode == 2
    assert "too few images" in refused.stderr
    assert not (tmp_path / "q").exists()
