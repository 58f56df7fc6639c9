"""A workspace with a record, exported as a whole and as one case; and ways to forge what was exported."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.checkpoints import origin_of, parse_verifier_key
from desktop.domain.log_exports import MANIFEST, MANIFEST_NOTE, manifest_claim
from desktop.domain.people import Role
from desktop.storage.plain_zip import PlainZip, PlainZipWriter
from desktop.storage.signing_key import SigningKey
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.verifier.answer import Answer
from desktop.verifier.export_check import check_export
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.export_log import export_log
from tests.figures_builder import filled_record
from tests.people import sign_in_as

PACKED = (
    "log.jsonl",
    "leaves.txt",
    "proofs.jsonl",
    "checkpoints.jsonl",
    "consistency.jsonl",
    "timestamps.jsonl",
)


@dataclass(frozen=True)
class Exported:
    """Files, only to be read. `early` is a signed note from before most of the record, `late` one of after
    the exports; `foreign` is one of another workspace."""

    folder: Path
    whole: Path
    case: Path
    case_id: str
    key: str
    workspace_id: str
    early: str
    late: str
    foreign: str
    foreign_key: str

    @property
    def signing_key(self) -> SigningKey:
        """As whoever has the workspace's folder has it."""
        return SigningKey.from_text((self.folder / "keys" / "signing.key").read_text(encoding="ascii"))

    @property
    def origin(self) -> str:
        return origin_of(self.workspace_id)


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    base = tmp_path_factory.mktemp("exported")
    with Workspace.create(base / "other", WorkspaceKind.CASEWORK, "A. Analyst") as other:
        foreign = sign_checkpoint(other)
    with Workspace.create(base / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        early = sign_checkpoint(made)
        filled_record(made)
        sign_in_as(made, "sam", Role.SUPERVISOR)
        with made.reading() as stores:
            case_id = stores.cases.all()[0].case_id
        export_log(made, base / "whole.zip")
        export_log(made, base / "case.zip", case_id)
        late = sign_checkpoint(made)
        return Exported(
            base / "w",
            base / "whole.zip",
            base / "case.zip",
            case_id,
            early.verifier_key,
            made.workspace_id,
            early.note,
            late.note,
            foreign.note,
            foreign.verifier_key,
        )


@pytest.fixture
def folder(exported: Exported, tmp_path: Path) -> Path:
    """A copy of the workspace, closed."""
    shutil.copytree(exported.folder, tmp_path / "w")
    return tmp_path / "w"


def members_of(path: Path) -> dict[str, bytes]:
    with PlainZip(path) as found:
        return {name: found.read(name, 10**8) for name in found.members}


def zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    writer = PlainZipWriter(file)
    for name, data in members.items():
        member = writer.begin(name, compressed=name in PACKED)
        member.write(data)
        member.end()
    writer.close()
    return file.getvalue()


def resealed(members: dict[str, bytes], key: SigningKey | None = None, **changes: Any) -> dict[str, bytes]:
    """With a manifest that speaks of the files as they are now, and of `changes`; what somebody does who
    forges carefully. Signed with `key`, else the signature stays what it was."""
    manifest = json.loads(members[MANIFEST]) | changes
    manifest["files"] = {name: hashlib.sha256(members[name]).hexdigest() for name in manifest["files"]}
    data = (json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    sealed = {**members, MANIFEST: data}
    if key is not None:
        sealed[MANIFEST_NOTE] = key.sign(manifest_claim(manifest["origin"], data)).encode()
    return sealed


Forged = Callable[..., Answer]


@pytest.fixture
def forged(tmp_path: Path, exported: Exported) -> Forged:
    """forged(members, **what `check_export` takes) -> what verification says of them."""

    def check(members: Mapping[str, bytes], **given: Any) -> Answer:
        path = tmp_path / "forged.zip"
        path.write_bytes(zipped(members))
        return check_export(path, **{"keys": [parse_verifier_key(exported.key)], **given})

    return check
