"""The command line as people and programs use it: texts, documents, exit codes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from PIL import Image

from desktop.cli import casework_commands, command_line
from desktop.cli import output as output_module
from desktop.domain.progress import CancelToken
from desktop.domain.rates import wilson_rate
from desktop.errors import PackRefused
from desktop.workflow import demo, self_test
from desktop.workflow.notices import DEMO_NOTICE
from tests.cli.conftest import NAME, workspace_in

Run = Callable[..., Any]
TYPE = ("--type", "photograph")
LOW = ("--reason", "A person is missing: every lead counts.")
SEEN = ("--visible", "rest", "--not-visible", "ears", "--suitability", "suitable")
DECLARED = ("--case", "C-1", "--purpose", "Theft", "--provenance", "Shop camera", *TYPE)


def _search(run: Run, workspace: Path, probe: Path, *more: object) -> Any:
    return run("search", "People", "--probe", probe, "--workspace", workspace, *SEEN, *more)


def _kinds(workspace: Path) -> list[str]:
    connection = sqlite3.connect(workspace / "workspace.db")
    found = connection.execute(
        "SELECT kind FROM log_entry WHERE kind NOT LIKE 'session.%' AND kind NOT LIKE 'device.%' "
        "AND kind NOT LIKE 'signin.%' ORDER BY seq"
    ).fetchall()
    connection.close()
    return [str(kind) for (kind,) in found]


def _log_count(workspace: Path) -> int:
    return len(_kinds(workspace))


# --- the tree


def _commands(
    group: click.Command = command_line, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, group
    if isinstance(group, click.Group):
        for name, command in group.commands.items():
            yield from _commands(command, (*path, name))


COMMANDS = list(_commands())
_MODEL_COMMANDS = ("list", "build", "add", "combine", "card", "remove", "self-test", "bench")


def test_every_command_of_the_design_is_there() -> None:
    assert {
        ("demo",),
        ("enrol",),
        ("search",),
        ("rates",),
        ("evaluate",),
        ("audit", "verify"),
        ("self-test",),
        *(("models", name) for name in _MODEL_COMMANDS),
    } <= {path for path, _ in COMMANDS}


OF_NO_WORKSPACE = {("policies", "check")}


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(p) or "-" for p, _ in COMMANDS])
def test_every_command_explains_itself(run: Run, path: tuple[str, ...], command: click.Command) -> None:
    said = run(*path, "--help")
    assert (said.code, said.err) == (0, "")
    assert "Usage: " in said.out
    assert command.help
    if not isinstance(command, click.Group) and path != ("open",):  # a window alone, of no workspace
        assert "--json" in said.out
        assert ("--workspace" in said.out) == (path not in OF_NO_WORKSPACE)


def test_python_dash_m_is_the_same(environment: dict[str, str]) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "desktop", "--help"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "A candidate is a lead, never an identification." in " ".join(said.stdout.split())
    assert "Usage: second-look" in said.stdout


def test_the_command_line_needs_neither_qt_nor_onnx() -> None:
    code = (
        "import sys, desktop.cli, desktop.__main__; "
        "print([m for m in ('PySide6', 'onnx', 'pyqtgraph') if m in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert said.stdout.strip() == "[]"


# --- enrol


def test_enrol_reports_what_others_rely_on(enrolled: tuple[Path, Any]) -> None:
    said = enrolled[1]
    document = said.document
    assert (said.code, said.err) == (0, "")
    assert (document["images"], document["enrolled"]) == (37, 36)
    assert document["refused"] == {"unreadable": 1}
    assert document["seconds"] > 0
    assert document["device"]
    assert document["refusals"][0]["file"] == "broken.jpg"
    assert (document["subjects"], document["resumed"], document["table_problems"]) == (36, False, [])
    assert document["passed_over"] == 0


def test_enrol_says_it_to_people(run: Run, images: Path, tmp_path: Path) -> None:
    few = tmp_path / "few"
    few.mkdir()
    name = sorted((images / "gallery").glob("S*.jpg"))[0].name
    shutil.copy(images / "gallery" / name, few)
    (few / "zz.jpg").write_bytes(b"no picture")
    (few / "scan.pdf").write_bytes(b"%PDF")
    table = tmp_path / "t.csv"
    table.write_text(f"Photo of;who;taken\n{name};P-1;03/04/2019\n", encoding="utf-8")
    arguments = [
        "enrol",
        "Few",
        "--images",
        few,
        "--metadata",
        table,
        "--workspace",
        workspace_in(tmp_path / "w"),
    ]
    said = run(*arguments)
    assert said.code == 2
    assert "no column was chosen for the image file" in said.err
    columns = ["--column", "file=Photo of", "--column", "subject_id=who", "--column", "capture_date=taken"]
    said = run(*arguments, *columns)
    assert said.code == 0, said.err
    assert "1 of 2 images enrolled into “Few” (1 subjects)" in said.out
    assert "not enrolled: zz.jpg: The file is damaged or is not an image." in said.out
    assert "1 other file was passed over: not a kind of picture that is read." in said.out
    (few / "raw.cr2").write_bytes(b"II")
    again = run(*arguments, *columns)
    assert "2 other files were passed over: not a kind of picture that is read." in again.out
    assert run(*arguments, *columns, "--json").document["passed_over"] == 2
    assert "metadata: Row 2, taken: “03/04/2019” is not a date" in said.out
    assert said.err == ""


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--images", "nowhere"], "nowhere cannot be read"),
        (["--images", "{empty}"], "There is no image in"),
        (["--images", "{images}", "--metadata", "nowhere.csv"], "nowhere.csv cannot be read"),
        (["--images", "{images}", "--column", "file=x"], "--column needs --metadata"),
        (["--images", "{images}", "--metadata", "{table}", "--column", "shoe=x"], "“shoe=x” is not FIELD"),
        (["--images", "{images}", "--metadata", "{table}", "--column", "sex=x"], "no column “x”"),
        (["--images", "{images}", "--pack", "unheard-of"], "“unheard-of” is not installed"),
    ],
)
def test_what_cannot_be_enrolled(
    run: Run, images: Path, tmp_path: Path, more: list[str], sentence: str
) -> None:
    (tmp_path / "empty").mkdir()
    given = {
        "empty": str(tmp_path / "empty"),
        "images": str(images / "gallery"),
        "table": str(images / "metadata.csv"),
    }
    if "--pack" in more or "{empty}" in more:
        workspace_in(tmp_path / "w")
    said = run("enrol", "X", *(m.format(**given) for m in more), "--workspace", tmp_path / "w", "--json")
    assert said.code == 2
    assert sentence in said.document["error"]
    assert sentence in said.err
    if "--pack" not in more and "{empty}" not in more:
        assert not (tmp_path / "w").exists()


@pytest.fixture
def second_pack(home: Path) -> Iterator[str]:
    """The models of the default pack, without the mirror image: templates of their own."""
    folder = home / "models" / "without-mirror"
    shutil.copytree(home / "models" / "centerface-dlib", folder, copy_function=os.link)
    text = (folder / "pack.toml").read_text(encoding="utf-8")
    (folder / "pack.toml").unlink()
    changed = text.replace('id = "centerface-dlib"', 'id = "without-mirror"').replace(
        "mirror = true", "mirror = false"
    )
    assert changed.count("without-mirror") == changed.count("mirror = false") == 1
    (folder / "pack.toml").write_text(changed, encoding="utf-8")
    yield folder.name
    shutil.rmtree(folder)


def test_a_gallery_is_enrolled_again_for_another_pack(run: Run, workspace: Path, second_pack: str) -> None:
    arguments = ("enrol", "--again", "People", "--pack", second_pack, "--name", "Again")
    said = run(*arguments, "--workspace", workspace)
    assert (said.code, said.err) == (0, "")
    assert "36 of 36 images enrolled into “Again” (36 subjects)" in said.out
    assert " threads, batches of " in said.out or " at once, batches of " in said.out
    document = run(*arguments, "--workspace", workspace, "--json").document
    assert (document["images"], document["enrolled"], document["gallery"]) == (0, 0, "Again")
    assert {"threads", "calls", "batch"} <= set(document)
    assert run("audit", "verify", "--deep", "--workspace", workspace).code == 0
    assert _kinds(workspace).count("enrolment.started") == 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--again", "People", "--name", "Again"], "--again needs --pack and --name"),
        (["--again", "People", "--pack", "centerface-dlib"], "--again needs --pack and --name"),
        (["X", "--again", "People", "--pack", "p", "--name", "Y"], "takes nothing of a folder"),
        (
            ["--again", "People", "--pack", "p", "--name", "Y", "--several-faces", "largest"],
            "takes nothing of a folder",
        ),
        (["X"], "Name the gallery, and the folder of images"),
        (["X", "--images", ".", "--name", "Y"], "Name the gallery, and the folder of images"),
    ],
)
def test_one_form_of_enrolling_takes_nothing_of_the_other(
    run: Run, tmp_path: Path, words: list[str], sentence: str
) -> None:
    said = run("enrol", *words, "--workspace", tmp_path / "w", "--json")
    assert (said.code, said.out) == (2, "")
    assert sentence in " ".join(said.err.split())
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize(
    ("again", "sentence"), [("Nobody", "Nobody"), ("People", "is enrolled with the pack")]
)
def test_what_cannot_be_enrolled_again(run: Run, workspace: Path, again: str, sentence: str) -> None:
    before = _log_count(workspace)
    words = ("--again", again, "--pack", "centerface-dlib", "--name", "Again")
    said = run("enrol", *words, "--workspace", workspace, "--json")
    assert said.code == 2
    assert sentence in said.document["error"]
    assert _log_count(workspace) == before


# --- search


def test_search_reports_what_others_rely_on(run: Run, workspace: Path, mate: tuple[Path, str]) -> None:
    probe, subject = mate
    before = _log_count(workspace)
    said = _search(run, workspace, probe, *DECLARED, *LOW, "--json", "--top", "5", "--threshold", "-1")
    assert (said.code, said.err) == (0, "")
    document = said.document
    assert len(document["search_id"]) == 32
    assert (document["pack"], document["gallery"], document["n"]) == ("centerface-dlib", "People", 36)
    assert document["threshold"] == -1.0
    assert set(document["fpir"]) == {"value", "low", "high", "n"}
    assert document["confidence"] == 1 - document["fpir"]["value"] == 0.0
    assert [c["rank"] for c in document["candidates"]] == [1, 2, 3, 4, 5]
    for candidate in document["candidates"]:
        assert set(candidate) == {"rank", "subject_id", "face_id", "score", "raw_score", "note"}
    assert document["candidates"][0]["subject_id"] == subject
    assert document["count_at_threshold"] == 36
    assert all(isinstance(w, str) for w in document["warnings"])
    kinds = _kinds(workspace)[before:]
    assert sorted(kinds) == sorted(
        [
            *("policy.adopted", "case.opened", "case.terms", "probe.intake", "probe.analysed"),
            *("probe.examined", "rates.measured", "search.done", "threshold.lowered"),
        ]
    )


def test_search_says_it_to_people(run: Run, workspace: Path, mate: tuple[Path, str]) -> None:
    said = _search(run, workspace, mate[0], *DECLARED, *LOW, "--threshold", "-1", "--top", "3")
    assert said.code == 0
    assert "36 of 36 subjects score -1.0000 or more." in said.out
    assert "A candidate is a lead to investigate, never an identification." in said.out
    assert "Only the first 3 are listed" in said.out
    assert "Every one of 36 people who are not in this gallery (each left out in turn) would" in said.out
    # False candidates come in pairs: 36 searches are worth 18 independent ones.
    assert "FPIR at least 84.7% (one-sided 95% bound)." in said.out
    nobody = _search(run, workspace, mate[0], *DECLARED, "--threshold", "0.9999")
    assert "None of 36 people who are not in this gallery (each left out in turn) would" in nobody.out
    assert "FPIR at most 15.3% (one-sided 95% bound)." in nobody.out
    assert "95% interval" not in nobody.out
    assert "Warning: Rates are measured on 36 people only" in said.out
    assert "of case C-1." in said.out
    known = ("--case", "C-1", "--provenance", "Shop camera", *TYPE)
    again = _search(run, workspace, mate[0], *known, "--json")
    assert again.code == 0, "the purpose of a case that is open is known"


def test_confidence_is_one_minus_fpir(
    run: Run, workspace: Path, mate: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float | None] = []
    really = casework_commands.run_search

    def spy(workspace: Any, engine: Any, request: Any, **more: Any) -> Any:
        asked.append(request.fpir)
        return really(workspace, engine, request, **more)

    monkeypatch.setattr(casework_commands, "run_search", spy)
    for confidence in (0.2, 0.9, 0.95, 0.99, 1):
        said = _search(run, workspace, mate[0], *DECLARED, *LOW, "--json", "--confidence", confidence)
        # No more than n searches can support, which come in pairs (DESIGN section 6).
        supported = 1 - 6 / said.document["fpir"]["n"]
        assert said.document["confidence"] >= min(confidence, supported)
        assert said.document["confidence"] == min(1 - said.document["fpir"]["value"], supported)
    # Not 0.09999999999999998, which would allow one false candidate too few.
    assert asked == [0.8, 0.1, 0.05, 0.01, 0.0]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ([*TYPE], "A search is casework: give the case number and its purpose"),
        (["--case", "  ", *TYPE], "A search is casework"),
        (["--case", "C-9", "--provenance", "Shop", *TYPE], "A search is casework"),
        (["--case", "C-9", "--purpose", "Theft", *TYPE], "Say where the probe comes from"),
        ([*DECLARED, "--type", "sketch"], "A drawn face cannot be a probe"),
        ([*DECLARED, "--type", "composite"], "A composite cannot be a probe"),
        ([*DECLARED, "--type", "generated"], "A generated or enhanced face cannot be a probe"),
        ([*DECLARED, "--threshold", "0.5", "--confidence", "0.9"], "not both"),
        ([*DECLARED, "--threshold", "nan"], "A threshold is a number"),
        ([*DECLARED, "--threshold", "inf"], "A threshold is a number"),
        ([*DECLARED, "--face", "2"], "There is no face 2"),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_a_search_that_may_not_be(
    run: Run, workspace: Path, mate: tuple[Path, str], more: list[str], sentence: str, as_json: bool
) -> None:
    said = _search(run, workspace, mate[0], *more, *(["--json"] if as_json else []))
    assert said.code == 2
    assert sentence in said.err
    assert "Traceback" not in said.err
    if as_json:
        assert list(said.document) == ["error"]
        assert sentence in said.document["error"]
    else:
        assert said.out == ""


def test_what_a_probe_is_has_to_be_declared(run: Run, workspace: Path, mate: tuple[Path, str]) -> None:
    before = _log_count(workspace)
    said = _search(run, workspace, mate[0], *DECLARED[:-2])
    assert (said.code, said.out) == (2, "")
    assert "Missing option '--type'" in said.err
    assert _log_count(workspace) == before


def test_a_search_can_be_stopped_while_the_rates_are_measured(
    run: Run, workspace: Path, mate: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def interrupted(*_: object, on_progress: Any, cancel: CancelToken) -> None:
        seen.append(on_progress)
        signal.raise_signal(signal.SIGINT)
        cancel.raise_if_cancelled()

    monkeypatch.setattr(casework_commands, "run_search", interrupted)
    said = _search(run, workspace, mate[0], *DECLARED, "--json")
    assert said.code == 1
    assert said.document["error"] == "Stopped; what was done so far is kept."
    assert seen[0].__name__ == "progress"


def test_a_refused_sketch_is_on_the_record_even_without_a_face(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    Image.new("RGB", (200, 200), "white").save(tmp_path / "sketch.png")
    before = _log_count(workspace)
    said = _search(run, workspace, tmp_path / "sketch.png", *DECLARED, "--type", "sketch")
    assert said.code == 2
    assert "A drawn face" in said.err
    assert _log_count(workspace) == before + 1
    said = _search(run, workspace, tmp_path / "sketch.png", *DECLARED)
    assert (said.code, "No face was found" in said.err) == (2, True)


def test_one_of_several_faces_has_to_be_chosen(
    run: Run, workspace: Path, mate: tuple[Path, str], tmp_path: Path, images: Path
) -> None:
    first, second = (Image.open(p).convert("RGB") for p in sorted((images / "gallery").glob("S*.jpg"))[:2])
    both = Image.new("RGB", (first.width + second.width, first.height))
    both.paste(first, (0, 0))
    both.paste(second, (first.width, 0))
    both.save(tmp_path / "both.png")
    said = _search(run, workspace, tmp_path / "both.png", *DECLARED)
    assert (said.code, "shows 2 faces; choose with --face" in said.err) == (2, True)
    found = set()
    for face in (1, 2):
        more = (*DECLARED, *LOW, "--face", face, "--threshold", "-1", "--json")
        document = _search(run, workspace, tmp_path / "both.png", *more).document
        found.add(document["candidates"][0]["subject_id"])
    assert len(found) == 2


@pytest.mark.parametrize("command", ["search", "rates"])
def test_a_gallery_that_is_not_there(
    run: Run, workspace: Path, mate: tuple[Path, str], command: str
) -> None:
    more = ["--probe", mate[0], *SEEN, *DECLARED] if command == "search" else []
    said = run(command, "Nobody", *more, "--workspace", workspace, "--json")
    assert said.code == 2
    assert said.document["error"] == "There is no gallery called “Nobody” in this workspace."


@pytest.mark.parametrize("where", ["nowhere", "."])
@pytest.mark.parametrize("command", [["rates", "People"], ["audit", "verify"]])
def test_a_workspace_that_is_not_there(run: Run, tmp_path: Path, command: list[str], where: str) -> None:
    said = run(*command, "--workspace", tmp_path / where, "--json")
    assert said.code == 2
    assert "There is no Second Look workspace in" in said.document["error"]
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_in_use_says_so(run: Run, workspace: Path) -> None:
    from desktop.storage.workspace import Workspace

    with Workspace.open(workspace, "A"):
        said = run("audit", "verify", "--workspace", workspace, "--json")
    assert said.code == 2
    assert "is open in another Second Look" in said.document["error"]


# --- rates


def test_rates_report_what_others_rely_on(run: Run, workspace: Path) -> None:
    said = run("rates", "People", "--by", "sex, role", "--workspace", workspace, "--json")
    assert (said.code, said.err) == (0, "")
    document = said.document
    assert document["n"] == 36
    groups = {(g["by"], g["group"]): g for g in document["groups"]}
    for group in groups.values():
        assert {"by", "group", "n", "fpir", "low", "high", "ratio"} <= set(group)
        assert set(group) - {"by", "group", "n", "fpir", "low", "high", "ratio"} == {
            "ratio_low",
            "ratio_high",
            "flagged",
        }
    assert sum(g["n"] for (by, _), g in groups.items() if by == "sex") == 36
    assert groups["role", "gallery"]["fpir"] == document["fpir"]["value"]
    for point in document["curve"]:
        assert set(point) == {"threshold", "fpir", "low", "high", "sel", "fmr"}
        assert 0 <= point["low"] <= point["fpir"] <= point["high"] <= 1
    assert [p["threshold"] for p in document["curve"]] == sorted(p["threshold"] for p in document["curve"])
    assert (document["curve"][0]["fpir"], document["curve"][-1]["fpir"]) == (1.0, 0.0)


def test_rates_of_a_sample_say_so_and_all_are_measured_when_asked(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workflow.measure_rates.EVERYBODY_UP_TO", 30)
    monkeypatch.setattr("desktop.workflow.measure_rates.SAMPLE_SIZE", 20)
    said = run("rates", "People", "--workspace", workspace)
    assert said.code == 0
    assert "Measured on 20 of 36 people, drawn at random; each was searched for in the whole" in said.out
    assert "With --all it takes about 1 min." in said.out
    document = run("rates", "People", "--workspace", workspace, "--json").document
    assert (document["n"], document["enrolled"], document["sample"]["size"]) == (20, 36, 20)
    said = run("rates", "People", "--all", "--workspace", workspace)
    assert (said.code, "drawn at random" in said.out) == (0, False)
    document = run("rates", "People", "--workspace", workspace, "--json").document
    assert (document["n"], document["enrolled"]) == (36, 36)


def test_rates_say_it_to_people(run: Run, workspace: Path) -> None:
    said = run("rates", "People", "--by", "sex", "--threshold", "0.5", "--workspace", workspace)
    assert said.code == 0
    assert "At the threshold 0.5000 (raw score): " in said.out
    assert " of 36 people who are not in this gallery (each left out in turn) would" in said.out
    assert "not enough data (n=" in said.out
    said = run("rates", "People", "--by", "race_ethnicity", "--workspace", workspace)
    assert (said.code, "Nothing is recorded as “race_ethnicity”" in said.err) == (2, True)
    said = run("rates", "People", "--threshold", "0.9999", "--by", "role", "--workspace", workspace)
    assert "At the threshold 0.9999 (raw score): None of 36 people" in said.out
    assert said.out.count("FPIR at most 15.3% (one-sided 95% bound)") == 2
    assert "95% interval" not in said.out
    assert run("rates", "People", "--threshold", "nan", "--workspace", workspace).code == 2


@pytest.mark.parametrize(
    ("events", "n", "text"),
    [
        (0, 36, "FPIR at most 8.0% (one-sided 95% bound)"),
        (0, 10_000, "FPIR at most 0.03% (one-sided 95% bound)"),
        (10_000, 10_000, "FPIR at least 99.9% (one-sided 95% bound)"),
        (1, 36, "FPIR 2.8% (95% interval 0.5% to 14.2%)"),
        (1, 10_000, "FPIR 0.01% (95% interval 0.002% to 0.06%)"),
    ],
)
def test_a_rate_never_reads_as_less_or_more_than_it_is(events: int, n: int, text: str) -> None:
    assert output_module.rate_text(wilson_rate(events, n)) == text


# --- audit


def test_the_log_is_verified(run: Run, workspace: Path, mate: tuple[Path, str]) -> None:
    said = run("audit", "verify", "--deep", "--workspace", workspace, "--json")
    assert (said.code, said.err) == (0, "")
    document = said.document
    assert {"ok", "entries", "root", "first_bad", "checkpoints"} <= set(document)
    assert (document["ok"], document["first_bad"]) == (True, None)
    assert len(document["root"]) == 64
    assert "The log is intact" in run("audit", "verify", "--workspace", workspace).out

    connection = sqlite3.connect(workspace / "workspace.db")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    assert connection.execute("UPDATE face SET sex = 'X' WHERE face_id = 3").rowcount == 1
    for _, statement in triggers:
        connection.execute(statement)
    connection.commit()
    connection.close()
    said = run("audit", "verify", "--workspace", workspace, "--json")
    assert said.code == 1
    assert said.document["ok"] is False
    assert said.document["first_bad"]["seq"] > 0
    said = run("audit", "verify", "--workspace", workspace)
    assert said.code == 1
    assert "The log is NOT intact. First bad entry: " in said.out
    assert "It cannot rule out" in said.out


def test_a_missing_original_is_found(run: Run, workspace: Path) -> None:
    victim = next(path for path in (workspace / "images").rglob("*") if path.is_file())
    victim.chmod(0o600)
    victim.unlink()
    said = run("audit", "verify", "--deep", "--workspace", workspace, "--json")
    assert (said.code, said.document["ok"]) == (1, False)
    assert "missing" in said.document["first_bad"]["detail"]


# --- demo, self-test, models


@pytest.fixture
def small_demo(monkeypatch: pytest.MonkeyPatch, images: Path) -> None:
    import dataclasses

    request = dataclasses.replace(
        demo.demo_enrolment_request(), folder=images / "gallery", metadata_file=images / "metadata.csv"
    )
    monkeypatch.setattr(demo, "demo_enrolment_request", lambda: request)


@pytest.mark.usefixtures("small_demo")
def test_the_demo_without_a_window(run: Run, tmp_path: Path) -> None:
    said = run("demo", "--headless", "--json", "--workspace", tmp_path / "demo")
    assert (said.code, said.err) == (0, "")
    document = said.document
    assert document["notice"] == DEMO_NOTICE
    assert (document["enrolled"], document["log_ok"]) == (36, True)
    assert document["searches"] == len(demo.demo_probes()) <= document["conclusions"]
    said = run("demo", "--headless", "--workspace", tmp_path / "demo")
    assert said.out.startswith(DEMO_NOTICE + ".\n")
    assert "Enrolled 36 synthetic faces" in said.out
    assert "intact" in said.out


def test_the_demo_leaves_casework_alone(run: Run, workspace: Path) -> None:
    before = _log_count(workspace)
    for more in ([], ["--reset"]):
        said = run("demo", "--headless", "--json", *more, "--workspace", workspace)
        assert said.code == 2
        assert "is not a demo workspace" in said.document["error"]
    assert _log_count(workspace) == before


def test_the_self_test(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = run("self-test", "--json")
    assert (said.code, said.err) == (0, "")
    assert said.document["ok"] is True
    assert said.document["device"]
    assert said.document["pack"].startswith("centerface-dlib ")
    assert {"Second Look", "Python", "ONNX Runtime", "SQLite"} <= said.document["versions"].keys()
    assert [step["name"] for step in said.document["steps"]] == [
        *("models", "enrolment", "search", "conclusion", "log", "export")
    ]
    assert said.document["disk"]["encryption"] in {"encrypted", "not_encrypted", "unknown"}
    assert {"name", "ok", "detail"} == set(said.document["steps"][0])

    # One that finds something wrong answers no.
    def refuse(_: object) -> list[str]:
        raise PackRefused(detail="its output is off.")

    monkeypatch.setattr(self_test, "self_test_pack", refuse)
    said = run("self-test")
    assert said.code == 1
    assert "\nDisk: " in said.out
    assert "FAILED  stopped: The model pack was refused: its output is off." in said.out


def test_models(run: Run, home: Path, workspace: Path, tmp_path: Path) -> None:
    said = run("models", "list", "--json")
    assert said.code == 0
    default = said.document["packs"][0]
    assert (default["id"], default["installed"]) == ("centerface-dlib", True)
    assert default["licence"]
    assert run("models", "build", "--json").document["id"] == "centerface-dlib"
    said = run("models", "self-test", "--json")
    assert (said.code, said.document["ok"]) == (0, True)
    assert run("models", "self-test", "unheard-of", "--json").code == 2
    (tmp_path / "broken").mkdir()
    said = run("models", "add", tmp_path / "broken", "--json")
    assert (said.code, list(said.document)) == (2, ["error"])
    said = run("models", "remove", "centerface-dlib", "--workspace", workspace, "--json")
    assert said.code == 2
    assert "needed by the gallery “People”" in said.document["error"]
    assert (home / "models" / "centerface-dlib").is_dir()
    assert run("models", "remove", "unheard-of", "--json").code == 2
    recipes = {pack["id"]: pack for pack in run("models", "list", "--json").document["packs"]}
    assert recipes["adaface"]["hash"] is None
    assert recipes["yunet-2026may"]["kind"] == "detector"
    assert "research" in recipes["arcface-w600k-r50"]["restriction"]
    assert "Known limits" in run("models", "card", "sface-2021dec").out
    assert run("models", "card", "unheard-of", "--json").code == 2
    said = run("models", "combine", "centerface-dlib", "centerface-dlib", "--json")
    assert (said.code, "combined already" in said.document["error"]) == (2, True)
    (tmp_path / "file.onnx").write_bytes(b"no model")
    said = run("models", "add", tmp_path / "file.onnx", "--json")
    assert said.code == 2
    assert "--recipe RECIPE" in said.document["error"]
    said = run("models", "add", tmp_path / "file.onnx", "--recipe", "adaface", "--json")
    assert said.code == 2
    assert said.document["error"].startswith("The model pack was refused: ")
    said = run("models", "bench", "--seconds", "0.05", "--json")
    assert said.document["devices"][0]["device"].startswith("CPU")


# --- what is shared


def test_a_failure_of_the_program_is_neither_an_answer_nor_wrong_use(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("desktop.cli.audit_commands.verify_workspace", fail)
    said = run("audit", "verify", "--workspace", workspace, "--json")
    assert said.code == output_module.EXIT_BUG == 3
    assert "ZeroDivisionError" in said.document["error"]
    assert "desktop/cli/audit_commands.py:" in said.err
    assert run("rates", "People", "--workspace", workspace).code == 0, "the workspace was closed"


def test_stopping_is_said_in_the_document_too(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.cli.rates_command.measure_rates", stop)
    said = run("rates", "People", "--workspace", workspace, "--json")
    assert said.code == 1
    assert said.document["error"] == "Stopped; what was done so far is kept."


def test_wrong_options_leave_stdout_empty(run: Run) -> None:
    for wrong in (["enrol", "--json"], ["search", "X", "--json"], ["nonsense"], ["rates", "--json", "--x"]):
        said = run(*wrong)
        assert (said.code, said.out) == (2, "")
        assert "Error:" in said.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs the C locale")
def test_any_name_can_be_printed_anywhere(
    environment: dict[str, str], images: Path, tmp_path: Path
) -> None:
    (tmp_path / "faces" / "Ångström 人").mkdir(parents=True)
    shutil.copy(next((images / "gallery").glob("S*.jpg")), tmp_path / "faces" / "Ångström 人")
    command = [sys.executable, "-m", "desktop", "enrol", "Лица", "--images", str(tmp_path / "faces")]
    command += ["--as", NAME]
    workspace_in(tmp_path / "w")
    narrow = {**environment, "PYTHONIOENCODING": "ascii"}
    said = subprocess.run(
        [*command, "--workspace", str(tmp_path / "w")],
        env=narrow,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert rb"1 of 1 images enrolled into" in said.stdout
    said = subprocess.run(
        [*command, "--workspace", str(tmp_path / "w"), "--json"],
        env=narrow,
        capture_output=True,
        timeout=60,
        check=True,
    )
    document = json.loads(said.stdout)
    assert (document["gallery"], document["refused"]) == ("Лица", {"duplicate": 1})
    assert document["refusals"][0]["file"].startswith("Ångström 人/")


# --- faults


def test_a_fault_is_told_by_type_and_line_and_never_in_the_words_of_a_case(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        try:
            (tmp_path / "Zqxroe.jpg").read_bytes()
        except OSError as error:
            raise ValueError("Zqxroe") from error

    monkeypatch.setattr("desktop.cli.self_test_command.run_self_test", fail)
    for said in (run("self-test"), run("self-test", "--json")):
        assert said.code == 3
        assert "FileNotFoundError (errno 2)" in said.err
        assert "desktop/cli/self_test_command.py:" in said.err
        assert "ValueError" in said.err
        for text in (said.out, said.err):
            assert "Zqxroe" not in text
            assert str(tmp_path) not in text


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_a_workspace_that_others_could_read_is_told_beside_the_document(run: Run, workspace: Path) -> None:
    workspace.chmod(0o755)
    said = run("case", "list", "--json", "--workspace", workspace)
    assert said.code == 0
    assert "other accounts of this computer could read the workspace until now" in said.err
    assert isinstance(said.document, dict)
    assert run("case", "list", "--json", "--workspace", workspace).err == ""
