"""`rates`, `score`, and what a search says about error: documents, texts, exit codes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import workspace_in

Run = Callable[..., Any]
DECLARED = (
    *("--case", "C-1", "--purpose", "Theft", "--provenance", "Shop camera", "--type", "photograph"),
)
SEEN = ("--visible", "rest", "--not-visible", "ears", "--suitability", "suitable")
WHY = "A person is missing: every lead counts."


def search(run: Run, workspace: Path, probe: Path, *more: object) -> Any:
    arguments = ("--probe", probe, "--workspace", workspace, *SEEN, *DECLARED, *more)
    return run("search", "People", *arguments)


def kinds(workspace: Path) -> list[str]:
    connection = sqlite3.connect(workspace / "workspace.db")
    found = [kind for (kind,) in connection.execute("SELECT kind FROM log_entry ORDER BY seq")]
    connection.close()
    return found


@pytest.fixture
def grouped(run: Run, images: Path, rows: list[dict[str, str]], tmp_path: Path) -> Path:
    """A workspace of 36 people, 32 of whom are recorded as f."""
    table = tmp_path / "t.csv"
    lines = ["file,id,sex,county"]
    for n, row in enumerate(rows):
        lines.append(f"{Path(row['file']).name},{row['subject_id']},{'f' if n < 32 else 'm'},north")
    table.write_text("\n".join(lines), encoding="utf-8")
    said = run(
        *("enrol", "People", "--images", images / "gallery", "--metadata", table),
        *("--workspace", workspace_in(tmp_path / "w")),
    )
    assert said.code == 0, said.err
    return tmp_path / "w"


# --- search


def test_a_search_below_the_floor_wants_a_reason(run: Run, workspace: Path, mate: tuple[Path, str]) -> None:
    said = search(run, workspace, mate[0], "--confidence", "0.5", "--json")
    assert said.code == 2
    assert "Write your reason (at least 12 characters)" in said.document["error"]
    assert search(run, workspace, mate[0], "--confidence", "0.5", "--reason", "short").code == 2
    assert "search.done" not in kinds(workspace)
    said = search(run, workspace, mate[0], "--confidence", "0.5", "--reason", WHY, "--json")
    assert said.code == 0
    assert kinds(workspace).count("threshold.lowered") == 1
    assert search(run, workspace, mate[0], "--confidence", "0.95", "--json").code == 0
    assert kinds(workspace).count("threshold.lowered") == 1
    assert run("audit", "verify", "--workspace", workspace, "--json").document["ok"] is True


def test_a_search_says_what_is_known_about_error(run: Run, grouped: Path, mate: tuple[Path, str]) -> None:
    more = ("--confidence", "0.5", "--reason", WHY, "--top", "36")
    document = search(run, grouped, mate[0], "--declare", "sex=f", *more, "--json").document
    assert document["score"] == "raw"
    note = document["probe_note"]
    assert (note["basis"], note["by"], note["group"], note["rate"]["n"]) == ("own_group", "sex", "f", 32)
    assert set(note) == {
        *("basis", "by", "group", "rate", "whole", "ratio", "ratio_low", "ratio_high", "flagged"),
    }
    assert set(note["rate"]) == {"events", "n", "low", "high"}
    assert note["ratio_low"] <= note["ratio"] <= note["ratio_high"]
    assert document["candidates"]
    for candidate in document["candidates"]:
        assert candidate["score"] == candidate["raw_score"]
        # The few who are recorded as m have no rate: of them the worst is said, or everybody's where the
        # one measured group does better.
        basis, group = candidate["note"]["basis"], candidate["note"]["group"]
        assert (basis, group) in [("own_group", "f"), ("worst_group", "f"), ("everybody", "")]
    assert any(w.startswith("Probe, as declared. People recorded as f (sex)") for w in document["warnings"])
    undeclared = search(run, grouped, mate[0], *more, "--json").document
    said = (undeclared["probe_note"]["basis"], undeclared["probe_note"]["group"])
    assert said in [("worst_group", "f"), ("everybody", "")]
    assert any(w.startswith("Probe: no measured group is declared") for w in undeclared["warnings"])


def test_a_search_says_it_to_people_too(run: Run, grouped: Path, mate: tuple[Path, str]) -> None:
    more = ("--declare", "sex=f", "--threshold", "-1", "--reason", WHY)
    said = search(run, grouped, mate[0], *more)
    assert said.code == 0
    assert said.out.count("Candidate, as recorded. People recorded as f (sex)") == 32
    assert said.out.count("Candidate: no measured group is recorded") == 4
    assert said.out.count("Probe, as declared. People recorded as f (sex)") == 1
    assert "raw " not in said.out


@pytest.mark.parametrize(
    ("declared", "sentence"),
    [
        (["sex"], "“sex” is not GROUPING=GROUP"),
        (["sex="], "“sex=” is not GROUPING=GROUP"),
        (["=f"], "“=f” is not GROUPING=GROUP"),
        (["sex=f", " sex = m"], "“sex” is declared twice"),
    ],
)
def test_a_declaration_names_a_grouping_and_a_group_once(
    run: Run, workspace: Path, mate: tuple[Path, str], declared: list[str], sentence: str
) -> None:
    before = kinds(workspace)
    options = [part for text in declared for part in ("--declare", text)]
    said = search(run, workspace, mate[0], *options, "--json")
    assert (said.code, sentence in said.document["error"]) == (2, True)
    assert kinds(workspace) == before


@pytest.mark.parametrize(
    ("declared", "sentences"),
    [
        (["sex=f"], []),
        (
            ["sex=female"],
            ["Nobody in this gallery is recorded as “female” (sex): what was declared changes no rate. "
             "Recorded are: f, m."],
        ),
        (
            ["Sex=f", "sex=m"],
            ["Nothing is recorded as “Sex” in this gallery: what was declared changes no rate. "
             "Recorded are: sex."],
        ),
    ],
)  # fmt: skip
def test_a_declaration_that_no_rate_answers_to_is_told(
    run: Run, grouped: Path, mate: tuple[Path, str], declared: list[str], sentences: list[str]
) -> None:
    options = [part for text in declared for part in ("--declare", text)]
    said = search(run, grouped, mate[0], *options, "--json")
    assert said.code == 0
    assert [w for w in said.document["warnings"] if "changes no rate" in w] == sentences
    said = search(run, grouped, mate[0], *options)
    assert [f"Warning: {sentence}" in said.out for sentence in sentences] == [True] * len(sentences)


# --- the score


def test_the_score_is_chosen_and_used(run: Run, workspace: Path, mate: tuple[Path, str]) -> None:
    def chosen(kind: str) -> Any:
        said = run("score", "People", kind, "--workspace", workspace, "--json")
        assert said.code == 0, said.err
        return said.document

    assert chosen("normalised") == {"gallery": "People", "chosen": "normalised", "score": None}
    more = ("--confidence", "0.5", "--reason", WHY)
    document = search(run, workspace, mate[0], *more, "--json").document
    assert document["score"] == "normalised"
    assert document["candidates"][0]["subject_id"] == mate[1]
    assert all(c["score"] != c["raw_score"] for c in document["candidates"])
    said = search(run, workspace, mate[0], *more)
    assert f"(raw {document['candidates'][0]['raw_score']:.4f})" in said.out
    assert chosen("normalised")["score"] == "normalised"
    rates = run("rates", "People", "--workspace", workspace, "--json").document
    assert (rates["score"], rates["cohort_size"]) == ("normalised", 8)
    assert chosen("default") == {"gallery": "People", "chosen": "default", "score": "raw"}
    assert search(run, workspace, mate[0], "--json").document["score"] == "raw"
    assert chosen("raw")["score"] == "raw"
    # What was chosen already is no event.
    assert chosen("raw")["score"] == "raw"
    assert kinds(workspace).count("score.chosen") == 3
    said = run("score", "People", "raw", "--workspace", workspace)
    assert "“People” is searched with the score: raw, now raw." in said.out


def test_a_score_that_is_none(run: Run, workspace: Path) -> None:
    assert run("score", "People", "percent", "--workspace", workspace).code == 2
    assert run("score", "Nobody", "raw", "--workspace", workspace).code == 2
    assert run("rates", "People", "--score", "percent", "--workspace", workspace).code == 2
    assert "score.chosen" not in kinds(workspace)


@pytest.mark.parametrize("people", [1, 2, 9])
def test_a_small_gallery_has_no_normalised_score(
    run: Run, images: Path, tmp_path: Path, people: int
) -> None:
    few = tmp_path / "few"
    few.mkdir()
    for path in sorted((images / "gallery").glob("S*.jpg"))[:people]:
        (few / path.name).write_bytes(path.read_bytes())
    workspace_in(tmp_path / "w")
    assert run("enrol", "Few", "--images", few, "--workspace", tmp_path / "w").code == 0
    where = ("--workspace", tmp_path / "w", "--json")
    said = run("score", "Few", "normalised", *where)
    assert (said.code, "too small for a cohort" in said.document["error"]) == (2, True)
    said = run("rates", "Few", "--score", "normalised", *where)
    assert said.code == 2
    assert ("one person only" if people == 1 else "too small") in said.document["error"]
    said = run("rates", "Few", *where)
    assert said.code == (2 if people == 1 else 0)
    if people > 1:
        assert (said.document["n"], said.document["fnir"]) == (people, None)


# --- rates


def test_rates_of_both_scores(run: Run, workspace: Path) -> None:
    found = {
        score: run("rates", "People", "--score", score, "--workspace", workspace, "--json").document
        for score in ("raw", "normalised")
    }
    for score, document in found.items():
        assert (document["score"], document["n"], document["cohort_size"]) == (score, 36, 8)
        assert set(document["fpir"]) == {"value", "low", "high", "n"}
        assert document["sel"] >= document["fpir"]["value"]
        assert document["fnir"] is None
    assert found["raw"]["threshold"] != found["normalised"]["threshold"]
    assert found["raw"]["curve"] != found["normalised"]["curve"]
    assert found["raw"]["snapshot"] == found["normalised"]["snapshot"]
    # Both are of one measurement.
    assert kinds(workspace).count("rates.measured") == 1


def test_rates_by_group(run: Run, grouped: Path) -> None:
    arguments = ("rates", "People", "--by", "sex, county", "--threshold", "0.9", "--workspace", grouped)
    said = run(*arguments, "--json")
    document = said.document
    groups = {(g["by"], g["group"]): g for g in document["groups"]}
    assert set(groups) == {("sex", "f"), ("sex", "m"), ("county", "north")}
    for group in groups.values():
        assert isinstance(group["flagged"], bool)
        if group["n"] < 30:
            assert all(
                group[name] is None for name in ("fpir", "low", "high", "ratio", "ratio_low", "ratio_high")
            )
    whole = groups["county", "north"]
    assert (whole["fpir"], whole["low"], whole["high"]) == tuple(
        document["fpir"][name] for name in ("value", "low", "high")
    )
    by = {g["by"]: g for g in document["groupings"]}
    for table in by.values():
        assert set(table) == {"by", "unrecorded", "worst", "max_over_geometric_mean"}
    assert (by["sex"]["worst"], by["county"]["worst"]) == ("f", "north")
    assert by["sex"]["unrecorded"] == 0
    text = run(*arguments).out
    assert "sex m: not enough data (n=4)" in text
    assert "county north: FPIR" in text
    assert "candidates on average." in text
    assert "How often enrolled people are missed cannot be measured here" in text


def test_a_reader_who_has_read_enough_is_no_fault(tmp_path: Path) -> None:
    """As `second-look models list | head -0` on a system with pipes."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "desktop", "models", "list"],
            stdout=writer,
            stderr=subprocess.PIPE,
            env=os.environ | {"SECOND_LOOK_HOME": str(tmp_path)},
            check=False,
        )
    finally:
        os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, b"")
