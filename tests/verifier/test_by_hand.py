"""What the README of an export says about verifying by hand is run as it stands."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.verifier.conftest import Exported, members_of

TOOLS = ("bash", "openssl", "sha256sum", "base64", "sed", "cut", "head", "tail")


def commands_of(readme: str) -> str:
    """The part about doing it by hand, as somebody pastes it."""
    part = readme.split("TO VERIFY IT BY HAND")[1].split("WHAT IS HERE")[0]
    return part[part.index("    # Compare") :]


def by_hand(folder: Path, members: dict[str, bytes]) -> str:
    for name, data in members.items():
        (folder / name).write_bytes(data)
    script = commands_of(members["README.txt"].decode())
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=folder, check=False)
    return done.stdout + done.stderr


@pytest.fixture(autouse=True)
def _tools() -> None:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"there is no {', '.join(missing)} here")


def test_the_whole_log_by_hand(exported: Exported, tmp_path: Path) -> None:
    members = members_of(exported.whole)
    said = by_hand(tmp_path, members).splitlines()
    assert exported.key in said
    assert "Signature Verified Successfully" in said
    root = members["checkpoint.txt"].decode().split("\n")[2]
    assert said.count(root) == 2
    leaf = members["leaves.txt"].decode().split("\n")[4]
    assert leaf in said
    assert f"{leaf}  -" in said
    assert any(line.endswith("  manifest.json") for line in said)


def test_one_case_by_hand(exported: Exported, tmp_path: Path) -> None:
    members = members_of(exported.case)
    said = by_hand(tmp_path, members).splitlines()
    assert "Signature Verified Successfully" in said
    entries = members["log.jsonl"].count(b"\n")
    assert sum(line.endswith(" is in the log") for line in said) == entries > 3


def test_what_was_changed_fails_by_hand(exported: Exported, tmp_path: Path) -> None:
    members = members_of(exported.case)
    lines = members["log.jsonl"].split(b"\n")
    lines[2] = lines[2].replace(b'"actor":"', b'"actor":"x')
    note = members["checkpoint.txt"].replace(b"\n\n", b"\nmore\n\n", 1)
    said = by_hand(tmp_path, {**members, "log.jsonl": b"\n".join(lines)})
    assert said.count("IS NOT IN THE LOG") == 1
    (tmp_path / "second").mkdir()
    changed = {**members, "checkpoint.txt": note.replace(b"second-look", b"third-look", 1)}
    assert "Signature Verified Successfully" not in by_hand(tmp_path / "second", changed)


def test_it_is_unpacked_by_others(exported: Exported, tmp_path: Path) -> None:
    with zipfile.ZipFile(exported.whole) as found:
        found.extractall(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == members_of(exported.whole)
