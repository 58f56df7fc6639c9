"""`compare-packs`: what it says, its document, and what it refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.recognition.packs import ModelPack
from tests.cli.conftest import FACES
from tests.second_pack import SECOND_PACK_ID, second_pack

Run = Callable[..., Any]
AGAIN = "People again"


@pytest.fixture
def two_galleries(run: Run, workspace: Path, home: Path, default_pack: ModelPack) -> Iterator[Path]:
    """The gallery `People`, and the same enrolled again with a second pack, which goes afterwards."""
    pack = second_pack(default_pack, home / "models")
    arguments = ("--again", "People", "--pack", pack.id, "--name", AGAIN)
    said = run("enrol", *arguments, "--workspace", workspace)
    assert said.code == 0, said.err
    yield workspace
    shutil.rmtree(pack.folder)


def test_two_packs_stand_side_by_side(run: Run, two_galleries: Path) -> None:
    said = run("compare-packs", "People", AGAIN, "--workspace", two_galleries, "--json")
    assert said.code == 0, said.err
    document = said.document
    assert (document["captures"], document["subjects"], document["people"]) == (FACES, FACES, 0)
    assert document["pairs"] == []
    assert [side["pack"] for side in document["sides"]] == ["centerface-dlib", SECOND_PACK_ID]
    for side in document["sides"]:
        assert side["fpir"]["n"] == FACES
        assert side["fnir"] is None
        assert side["det"] == []
        assert side["failure_to_enrol"]["value"] == 0
        assert side["template_bytes"] == 512
        assert "CC0" in side["licence"]
    said = run("compare-packs", "People", AGAIN, "--workspace", two_galleries)
    assert f"Compared on {FACES} pictures of {FACES} people" in said.out
    assert "it takes 30 people with two pictures" in said.out
    assert run("audit", "verify", "--workspace", two_galleries, "--json").document["ok"] is True


def test_the_two_scores_of_one_gallery_can_be_compared(run: Run, workspace: Path) -> None:
    said = run("compare-packs", "People", "--score", "both", "--workspace", workspace, "--json")
    assert [side["score"] for side in said.document["sides"]] == ["raw", "normalised"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("People",), "Name two galleries"),
        (("People", "People"), "different galleries"),
        (("People", "Nobody"), "Nobody"),
    ],
)
def test_what_it_refuses_it_says(
    run: Run, workspace: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    said = run("compare-packs", *arguments, "--workspace", workspace, "--json")
    assert said.code == 2
    assert sentence in said.document["error"]
