"""Pairs files, and the figures of the real pack on a few synthetic portraits laid out as LFW."""

from __future__ import annotations

import csv
import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from desktop import paths
from desktop.cli import command_line
from desktop.domain.cohorts import COHORT_SIZE
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.errors import FileNotReadable, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.workflow.evaluate import Pair, evaluate_pack, read_pairs

PEOPLE = 12


@pytest.fixture(scope="module")
def engine(default_pack: ModelPack) -> FaceEngine:
    return FaceEngine.open(default_pack, "cpu")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`PEOPLE` demo subjects with a gallery and a probe portrait, and four with one only."""
    demo = paths.resources_dir() / "demo"
    with (demo / "metadata.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    portraits = {
        role: {r["subject_id"]: r["file"] for r in rows if r["role"] == role}
        for role in ("gallery", "probe")
    }
    mated = sorted(portraits["gallery"].keys() & portraits["probe"].keys())[:PEOPLE]
    single = sorted(portraits["gallery"].keys() - portraits["probe"].keys())[:4]
    root = tmp_path_factory.mktemp("faces")
    for name in mated + single:
        (root / name).mkdir()
        shutil.copy(demo / portraits["gallery"][name], root / name / f"{name}_0001.jpg")
        if name in mated:
            shutil.copy(demo / portraits["probe"][name], root / name / f"{name}_0002.jpg")
    return root


@pytest.fixture(scope="module")
def pairs(folder: Path) -> Path:
    """Three folds of four people each."""
    names = [p.name for p in sorted(folder.iterdir()) if len(list(p.iterdir())) == 2]
    lines = ["3 4"]
    for fold in range(3):
        own = names[fold::3]
        lines += [f"{name}\t1\t2" for name in own]
        lines += [f"{a}\t1\t{b}\t2" for a, b in zip(own, own[1:] + own[:1], strict=True)]
    path = folder.parent / "evaluate-pairs.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def written(folder: Path, text: str) -> Path:
    path = folder / "pairs.txt"
    path.write_text(text, encoding="utf-8")
    return path


# The pairs file


def test_a_pairs_file_is_read(tmp_path: Path) -> None:
    text = "2\t1\nAnn_A\t1\t12\nAnn_A\t3\tBob\t4\n\nCy 1 2\nCy 1 Di 2\n"
    assert read_pairs(written(tmp_path, text)) == [
        Pair("Ann_A/Ann_A_0001", "Ann_A/Ann_A_0012", True, 0),
        Pair("Ann_A/Ann_A_0003", "Bob/Bob_0004", False, 0),
        Pair("Cy/Cy_0001", "Cy/Cy_0002", True, 1),
        Pair("Cy/Cy_0001", "Di/Di_0002", False, 1),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no pairs file"),
        ("300\nA 1 2\n", "no pairs file"),
        ("ten 300\n", "no pairs file"),
        ("1 1\nA 1 2\nA 1 B 2\n", "announces 1 folds"),
        ("2 0\n", "announces 2 folds"),
        ("2 1\nA 1 2\nA 1 B 2\nC 1 2\n", "but has 3 lines"),
        ("2 1\nA 1 2\nA 1 B 2\nC 1 2\nC 1 D 2\nE 1 2\n", "but has 5 lines"),
        ("2 1\nA 1 2\nA 1 B two\nC 1 2\nC 1 D 2\n", "is no pair: “A 1 B two”"),
        ("2 1\nA 1\nA 1 B 2\nC 1 2\nC 1 D 2\n", "is no pair: “A 1”"),
        ("2 1\nA 1 2\nA 1 3\nC 1 2\nC 1 D 2\n", "pair 2 is not in its place"),
        ("2 1\nA 1 B 2\nA 1 2\nC 1 2\nC 1 D 2\n", "pair 1 is not in its place"),
    ],
)
def test_what_is_no_pairs_file_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(WrongUse, match=words):
        read_pairs(written(tmp_path, text))


def test_a_pairs_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable):
        read_pairs(tmp_path / "nowhere.txt")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(FileNotReadable):
        read_pairs(tmp_path / "bytes.txt")


# Figures


def test_the_pack_tells_demo_people_apart(engine: FaceEngine, folder: Path, pairs: Path) -> None:
    told: list[Progress] = []
    result = evaluate_pack(engine, folder, pairs=pairs, open_set=True, on_progress=told.append)
    assert (result.images, result.without_face, result.unreadable) == (2 * PEOPLE + 4, 0, 0)
    assert (told[-1].done, told[-1].total) == (result.images, result.images)
    assert result.verification is not None
    assert (result.verification.mated, result.verification.non_mated, result.verification.folds) == (
        PEOPLE,
        PEOPLE,
        3,
    )
    assert result.verification.accuracy > 0.8
    assert result.open_set is not None
    assert (result.open_set.enrolled, result.open_set.mated_probes) == (PEOPLE + 4, PEOPLE)
    assert result.open_set.raw.rank1.value > 0.8
    # Sixteen people are enough for a cohort of eight; the interval is around the share.
    assert result.open_set.normalised is not None
    rank1 = result.open_set.normalised.rank1
    assert (rank1.n, rank1.events > 0.8 * PEOPLE) == (PEOPLE, True)
    assert list(result.open_set.normalised.tpir_at_fpir) == list(result.open_set.raw.tpir_at_fpir)


@pytest.mark.parametrize(
    ("folds", "per_fold", "targets"),
    [
        (3, 33, []),
        (2, 50, [0.01]),
        (3, 333, [0.01]),
        (2, 500, [0.01, 0.001]),
        (2, 5000, [0.01, 0.001, 0.0001]),
    ],
)
def test_only_rates_that_the_pairs_can_support_are_given(
    engine: FaceEngine, folder: Path, tmp_path: Path, folds: int, per_fold: int, targets: list[float]
) -> None:
    first, second = [p.name for p in sorted(folder.iterdir()) if len(list(p.iterdir())) == 2][:2]
    block = [f"{first} 1 2"] * per_fold + [f"{first} 1 {second} 2"] * per_fold
    pairs = written(tmp_path, "\n".join([f"{folds} {per_fold}", *(block * folds)]))
    figures = evaluate_pack(engine, folder, pairs=pairs).verification
    assert figures is not None
    assert figures.non_mated == folds * per_fold
    assert list(figures.tpr_at_fmr) == targets


def test_only_what_is_asked_for_is_evaluated(engine: FaceEngine, folder: Path, pairs: Path) -> None:
    verification = evaluate_pack(engine, folder, pairs=pairs)
    assert verification.open_set is None
    assert verification.images == 2 * PEOPLE
    assert evaluate_pack(engine, folder, open_set=True).verification is None


def test_pictures_that_fail_are_counted_and_progress_goes_on(
    engine: FaceEngine, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "set")
    names = sorted(p.name for p in folder.iterdir() if len(list(p.iterdir())) == 2)
    (tmp_path / "set" / names[0] / f"{names[0]}_0001.jpg").write_bytes(b"damaged")
    black = Path(tmp_path / "set" / names[-1] / f"{names[-1]}_0002.jpg")
    black.write_bytes(b"P5 64 64 255\n" + bytes(64 * 64))
    told: list[Progress] = []
    result = evaluate_pack(engine, tmp_path / "set", open_set=True, on_progress=told.append)
    assert (result.unreadable, result.without_face) == (1, 1)
    assert [p.done for p in told] == list(range(1, result.images + 1))


@pytest.mark.parametrize(
    ("with_pairs", "words"), [(False, "Say what to evaluate"), (True, "1 images of the pairs file")]
)
def test_wrong_use_is_refused(
    engine: FaceEngine, folder: Path, pairs: Path, tmp_path: Path, with_pairs: bool, words: str
) -> None:
    wrong = None
    if with_pairs:
        first = pairs.read_text("utf-8").splitlines()[1].split()[0]
        wrong = written(tmp_path, pairs.read_text("utf-8").replace(f"{first}\t1\t2", f"{first}\t1\t9", 1))
    with pytest.raises(WrongUse, match=words):
        evaluate_pack(engine, folder, pairs=wrong)


def test_the_document_gives_both_scores_with_intervals(
    default_pack: ModelPack, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(default_pack.folder, tmp_path / "models" / default_pack.id)
    runner = CliRunner(env={**os.environ, "SECOND_LOOK_HOME": str(tmp_path)})
    said = runner.invoke(command_line, ["evaluate", "--images", str(folder), "--open-set", "--json"])
    found = json.loads(said.stdout)["open_set"]
    assert (found["enrolled"], found["mated_probes"]) == (PEOPLE + 4, PEOPLE)
    for figures in (found, found["normalised"]):
        low, high = figures["rank1_interval"]
        assert 0.5 < low < figures["rank1"] <= high <= 1
        assert list(figures["tpir_at_fpir"]) == ["0.01", "0.05"]
        for target, tpir in figures["tpir_at_fpir"].items():
            low, high = figures["tpir_interval_at_fpir"][target]
            assert low <= tpir <= high
    read = runner.invoke(command_line, ["evaluate", "--images", str(folder), "--open-set"]).stdout
    assert "raw score: mates at rank 1 " in read
    assert "cohort-normalised score: mates found at rank 1 at FPIR 5%: " in read


def test_few_people_have_no_normalised_figures(engine: FaceEngine, folder: Path, tmp_path: Path) -> None:
    mated = [path for path in sorted(folder.iterdir()) if len(list(path.iterdir())) == 2]
    for path in mated[: COHORT_SIZE + 1]:
        shutil.copytree(path, tmp_path / path.name)
    few = evaluate_pack(engine, tmp_path, open_set=True).open_set
    shutil.copytree(mated[-1], tmp_path / mated[-1].name)
    enough = evaluate_pack(engine, tmp_path, open_set=True).open_set
    assert few is not None
    assert enough is not None
    assert (few.enrolled, few.normalised) == (COHORT_SIZE + 1, None)
    assert (enough.enrolled, enough.normalised is not None) == (COHORT_SIZE + 2, True)


def test_an_open_set_needs_a_mate(engine: FaceEngine, folder: Path, tmp_path: Path) -> None:
    for path in sorted(folder.glob("*/*_0001.jpg"))[:2]:
        (tmp_path / path.parent.name).mkdir()
        shutil.copy(path, tmp_path / path.parent.name)
    with pytest.raises(WrongUse, match="two people"):
        evaluate_pack(engine, tmp_path, open_set=True)


def test_it_stops_when_it_is_asked_to(engine: FaceEngine, folder: Path) -> None:
    token = CancelToken()
    told: list[Progress] = []

    def stop(progress: Progress) -> None:
        told.append(progress)
        token.cancel()

    with pytest.raises(Cancelled):
        evaluate_pack(engine, folder, open_set=True, on_progress=stop, cancel=token)
    assert len(told) == 1
