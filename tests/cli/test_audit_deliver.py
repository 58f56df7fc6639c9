"""`audit deliver`, and that every command hands over the checkpoints that it made."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.log_entries import EntryKind
from desktop.storage.workspace import Workspace
from desktop.workflow.checkpoint_delivery import Destination
from desktop.workflow.delivery_settings import DeliverySettings, change_delivery
from tests.cli.conftest import NAME, Run, workspace_in
from tests.people import sign_in_as
from tests.timestamp_responder import Authority, Reply, responding


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return workspace_in(tmp_path / "place")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "elsewhere"
    made.mkdir()
    return made


def set_to(place: Path, settings: DeliverySettings) -> None:
    with Workspace.open(place, "operator") as opened:
        sign_in_as(opened, NAME)
        change_delivery(opened, settings)
        with opened.recording() as stores:
            stores.log.append(EntryKind.FIGURES_EXPORTED, {})


def waiting(place: Path, destination: Destination) -> int:
    with Workspace.open(place, "operator") as opened, opened.reading() as stores:
        return len(stores.checkpoints.undelivered(destination))


def test_without_a_place_it_says_where_one_is_chosen(run: Run, place: Path) -> None:
    said = run("audit", "deliver", "--workspace", place)
    assert (said.code, "Settings" in said.err) == (2, True)


def test_everything_is_given_and_counted(run: Run, place: Path, folder: Path) -> None:
    authority = Authority.make()
    with responding(authority.answer) as responder:
        settings = DeliverySettings(str(folder), responder.url, authority.root_pem.decode())
        set_to(place, settings)
        said = run("audit", "deliver", "--workspace", place)
        assert said.code == 0, said.err
        lines = said.out.splitlines()
        assert lines[0].startswith(f"{folder}: 3 delivered, the newest of ")
        assert lines[1].startswith(f"{responder.url}: 1 delivered")
        again = run("audit", "deliver", "--workspace", place, "--json").document
        assert again["ok"] is True
        assert [one["destination"] for one in again["to"]] == ["folder", "tsa"]
        assert again["to"][0]["delivered"] == [], "the end of the command before left with it"
        assert again["to"][0]["waiting"] == 0


def test_what_does_not_arrive_exits_with_one_and_says_it_once(run: Run, place: Path, folder: Path) -> None:
    with responding(lambda body: Reply(b"", 503)) as responder:
        set_to(place, DeliverySettings(str(folder), responder.url))
        said = run("audit", "deliver", "--workspace", place)
        assert said.code == 1
        assert f"{responder.url}: NOT delivered." in said.out
        assert "HTTP status 503" in said.out
        assert said.err == ""
        document = run("audit", "deliver", "--workspace", place, "--json").document
        assert (document["ok"], document["to"][0]["problem"]) == (False, None)
        assert "503" in document["to"][1]["problem"]


def test_other_commands_deliver_when_they_end(run: Run, place: Path, folder: Path) -> None:
    set_to(place, DeliverySettings(str(folder)))
    said = run("audit", "verify", "--workspace", place, "--json")
    assert (said.code, said.document["ok"], said.err) == (0, True, "")
    assert len(list(folder.iterdir())) == 4, "three before, and the end of this one"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    said = run("audit", "verify", "--workspace", place, "--json")
    assert said.code == 0, "the command is not held up"
    assert said.document["ok"] is True
    assert "is not there" in said.err
    folder.mkdir()
    assert run("audit", "verify", "--workspace", place).code == 0
    assert len(list(folder.iterdir())) == 2, "the end of the command before, and of this one"
    assert waiting(place, Destination.FOLDER) == 0
