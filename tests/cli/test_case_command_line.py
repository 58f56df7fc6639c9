"""`case`: how cases stand, and what leaves of them: nothing while a lead waits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.storage.workspace import Workspace
from desktop.workflow.examine import conclude, note_examination
from tests.cli.conftest import NAME
from tests.examination import features_for
from tests.people import sign_in_as

Run = Callable[..., Any]
WHY = "The work on it is over."
SEARCH = (
    *("--case", "C-1", "--purpose", "Theft", "--provenance", "Shop camera", "--type", "photograph"),
    *("--visible", "rest", "--not-visible", "ears", "--suitability", "suitable"),
)


@pytest.fixture
def searched(run: Run, workspace: Path, mate: tuple[Path, str]) -> Path:
    said = run("search", "People", "--probe", mate[0], *SEARCH, "--workspace", workspace, "--json")
    assert said.code == 0, said.err
    assert said.document["count_at_threshold"]
    return workspace


def _conclude(folder: Path, what: Conclusion | SearchOutcome) -> None:
    with Workspace.open(folder, "operator") as workspace:
        sign_in_as(workspace, NAME)
        with workspace.reading() as stores:
            (record,) = stores.searches.recent(1)
        face = record.candidates[0].face_id if isinstance(what, Conclusion) else None
        if face is not None:
            note_examination(workspace, record.search_id, face)
        conclude(
            workspace,
            record.search_id,
            face,
            what,
            "The ears and the hairline were compared.",
            threshold=record.threshold,
            fpir=record.fpir,
            features=features_for(what),
        )


def test_nothing_leaves_while_a_lead_waits(run: Run, searched: Path, tmp_path: Path) -> None:
    targets = ("--pdf", tmp_path / "r.pdf", "--json-file", tmp_path / "r.json", "--workspace", searched)
    said = run("case", "report", "C-1", *targets)
    assert said.code == 2
    assert "nobody concluded on it" in said.err
    _conclude(searched, Conclusion.LEAD)
    said = run("case", "report", "C-1", "--json", *targets)
    assert said.code == 2
    assert "has not come through its reviews" in said.document["error"]
    assert not list(tmp_path.glob("r.*"))
    shown = run("case", "show", "C-1", "--workspace", searched, "--json").document
    assert "has not come through its reviews" in shown["report_waits_for"]


def test_a_case_without_a_lead_leaves_as_pages_and_as_json(
    run: Run, searched: Path, tmp_path: Path
) -> None:
    _conclude(searched, Conclusion.EXCLUDED)
    targets = ("--pdf", tmp_path / "r.pdf", "--json-file", tmp_path / "r.json", "--workspace", searched)
    said = run("case", "report", "C-1", "--json", *targets)
    assert said.code == 0, said.err
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads((tmp_path / "r.json").read_bytes())["case"]["number"] == "C-1"
    assert said.document["written"] == [str(tmp_path / "r.pdf"), str(tmp_path / "r.json")]
    assert run("case", "report", "C-1", "--workspace", searched).code == 2
    assert "There is no case C-9" in run("case", "show", "C-9", "--workspace", searched).err
    assert run("audit", "verify", "--workspace", searched).code == 0


def test_a_case_is_listed_closed_and_reopened_with_a_reason(run: Run, searched: Path) -> None:
    where = ("--workspace", searched)
    (listed,) = run("case", "list", "--json", *where).document["cases"]
    assert (listed["case"], listed["state"], listed["purpose"]) == ("C-1", "open", "Theft")
    assert run("case", "close", "C-1", "--reason", "done", *where).code == 2
    assert run("case", "close", "C-1", "--reason", WHY, "--json", *where).document["state"] == "closed"
    assert "Case C-1: closed. Theft" in run("case", "show", "C-1", *where).out
    again = run("case", "reopen", "C-1", "--reason", "Another witness came.", "--json", *where)
    assert again.document["state"] == "open"
    assert run("case", "reopen", "C-1", "--reason", "Another witness came.", *where).code == 2


def test_an_insufficient_probe_is_recorded_and_not_searched(
    run: Run, workspace: Path, mate: tuple[Path, str]
) -> None:
    more = ("--suitability", "insufficient", "--remarks", "The face is in deep shade.")
    said = run("search", "People", "--probe", mate[0], *SEARCH, *more, "--workspace", workspace, "--json")
    assert said.code == 0, said.err
    assert said.document["searched"] is False
    assert said.document["search_id"] is None
    with Workspace.open(workspace, "operator") as opened, opened.reading() as stores:
        assert stores.searches.recent(10) == []
        assert any(e.kind == "probe.examined" for e in stores.log.page(0, 100))


def test_the_terms_of_a_case_come_with_its_first_probe(
    run: Run, workspace: Path, mate: tuple[Path, str]
) -> None:
    terms = ("--requester", "Desk 4", "--deadline", "2099-01-31", "--captured-on", "2026-01-02")
    unseen = ("--visible", "nose")
    arguments = ("search", "People", "--probe", mate[0], *SEARCH)
    refused = run(*arguments, *unseen, "--not-visible", "", "--workspace", workspace)
    assert refused.code == 2
    assert "A probe is analysed before it is searched" in refused.err
    assert run(*arguments, *terms, "--workspace", workspace).code == 0
    shown = run("case", "show", "C-1", "--workspace", workspace, "--json").document
    assert (shown["requester"], shown["deadline"]) == ("Desk 4", "2099-01-31")
