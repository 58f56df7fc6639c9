"""Entries behind the last checkpoint are signed by nobody: never called forged, never called confirmed."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.domain.checkpoints import parse_verifier_key
from desktop.domain.log_entries import LogVerification
from desktop.domain.people import Role
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.verifier.__main__ import run
from desktop.verifier.answer import Answer
from desktop.verifier.check import check
from desktop.verifier.held_notes import parse_held
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.export_log import export_log
from desktop.workflow.verify_audit import CANNOT_SEE, what_it_cannot_see
from tests.figures_builder import filled_record
from tests.people import sign_in_as


@dataclass(frozen=True)
class Forgery:
    """`folder` was set back to `covered` entries and goes on with others, written without the key; `late`
    is a note of the workspace as it had been. `keys` are those that were taken away."""

    folder: Path
    covered: int
    key: str
    late: str
    keys: Path


@pytest.fixture(scope="module")
def forgery(tmp_path_factory: pytest.TempPathFactory) -> Forgery:
    base = tmp_path_factory.mktemp("tail")
    with Workspace.create(base / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        sign_checkpoint(made)
    covered = verify_log(base / "w").signed_up_to
    shutil.copytree(base / "w", base / "forged")
    with Workspace.open(base / "w", "A. Analyst") as made:
        filled_record(made)
        late = sign_checkpoint(made)
    shutil.rmtree(base / "forged" / "keys")
    (base / "forged" / "keys").mkdir()
    with Workspace.open(base / "forged", "A. Analyst") as made:
        filled_record(made)
    return Forgery(base / "forged", covered, late.verifier_key, late.note, base / "w" / "keys")


def first_conclusion(folder: Path) -> int:
    with Workspace.open(folder, "A. Analyst") as opened, opened.reading() as stores:
        return min(entry.seq for entry in stores.log.page(0, 1000, kind_prefix="conclusion"))


def verified(forgery: Forgery, *, keyed: bool = True, **given: object) -> Answer:
    keys = [parse_verifier_key(forgery.key)] if keyed else []
    return check(forgery.folder, keys=keys, **given)  # type: ignore[arg-type]


def test_with_the_key_it_is_not_confirmed_and_the_first_entry_is_named(
    forgery: Forgery, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = verified(forgery)
    assert (answer.ok, answer.problems) == (False, ())
    assert answer.signed_up_to == answer.vouched == forgery.covered
    assert answer.unsigned is not None
    assert run([str(forgery.folder), "--key", forgery.key]) == 1
    said = capsys.readouterr().out
    assert "The log is intact" in said
    assert f"NOT confirmed: No stored checkpoint covers entry {answer.unsigned.seq} (" in said
    assert f"Entries {forgery.covered + 1} to {answer.size} are signed by nobody: whoever can write" in said
    assert run([str(forgery.folder), "--key", forgery.key, "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["ok"], document["unsigned"]["seq"]) == (False, answer.unsigned.seq)


def test_without_a_key_it_is_named_all_the_same(
    forgery: Forgery, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(forgery.folder)]) == 0
    said = capsys.readouterr().out
    assert "No stored checkpoint covers entry" in said
    assert "signed by nobody" in said
    assert "NOT" not in said


def test_the_first_entry_that_is_named_is_the_first_conclusion(forgery: Forgery, tmp_path: Path) -> None:
    shutil.copytree(forgery.folder, tmp_path / "w")
    found = verify_log(tmp_path / "w")
    assert found.unsigned is not None
    assert found.unsigned.seq == first_conclusion(tmp_path / "w")
    assert "(conclusion)" in found.unsigned.detail


def test_a_checkpoint_of_what_stood_there_tells_that_it_is_a_forgery(forgery: Forgery) -> None:
    answer = verified(forgery, held=[parse_held("late", forgery.late)])
    assert not answer.held[0].ok
    assert "not those that it was made for" in answer.held[0].why


def test_an_end_without_anything_to_sign_for_is_confirmed(tmp_path: Path) -> None:
    """A workspace in use, or one whose session did not end."""
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        key = sign_checkpoint(made).verifier_key
        sign_in_as(made, "sam", Role.SUPERVISOR)
        answer = check(tmp_path / "w", keys=[parse_verifier_key(key)])
    assert answer.ok
    assert answer.unsigned is None
    assert 0 < answer.signed_up_to < answer.size
    assert any("signed by nobody" in limit for limit in answer.cannot_see)


def test_the_windows_verification_says_it_too(forgery: Forgery) -> None:
    found = verify_log(forgery.folder)
    assert found.ok
    said = what_it_cannot_see(found)
    assert f"Entries {forgery.covered + 1} to {found.entries} are signed by nobody" in said
    assert "No stored checkpoint covers entry" in said
    assert said.endswith(CANNOT_SEE)
    assert what_it_cannot_see(LogVerification(3, "00", None, signed_up_to=3)) == CANNOT_SEE


def test_an_export_tells_what_nobody_had_signed_for_until_then(forgery: Forgery, tmp_path: Path) -> None:
    """The key came back, and signs for what it finds."""
    shutil.copytree(forgery.folder, tmp_path / "w")
    unsigned = verify_log(tmp_path / "w").unsigned
    assert unsigned is not None
    shutil.copytree(forgery.keys, tmp_path / "w" / "keys", dirs_exist_ok=True)
    with Workspace.open(tmp_path / "w", "A. Analyst") as opened:
        sign_in_as(opened, "sam2", Role.SUPERVISOR)
        with opened.reading() as stores:
            case_id = stores.cases.all()[0].case_id
            stored = [one.size for one in stores.checkpoints.all()]
        first = export_log(opened, tmp_path / "whole.zip")
        export_log(opened, tmp_path / "case.zip", case_id)
    assert max(stored) == forgery.covered
    key = parse_verifier_key(forgery.key)
    whole = check(tmp_path / "whole.zip", keys=[key])
    assert whole.ok
    (limit,) = [one for one in whole.cannot_see if "before that of the export" in one]
    assert f"covers what follows entry {forgery.covered}:" in limit
    assert f"Entry {unsigned.seq} (conclusion) is one of them" in limit
    # The second export finds the checkpoint of the first.
    case = check(tmp_path / "case.zip", keys=[key])
    (limit,) = [one for one in case.cannot_see if "before that of the export" in one]
    assert f"covers what follows entry {first.size}:" in limit
    assert "is one of them" not in limit
