"""An export says what was recorded, and nothing can be changed in it."""

from __future__ import annotations

import base64
import hashlib
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.checkpoints import Checkpoint, format_checkpoint, parse_verifier_key
from desktop.domain.log_exports import FILES, MANIFEST, MANIFEST_NOTE, Scope
from desktop.domain.merkle import TreeHasher, leaf_hash
from desktop.domain.people import Role
from desktop.errors import ExportNotReadable, FileNotReadable, WrongUse
from desktop.storage import audit_log
from desktop.storage.log_verification import verify_log
from desktop.storage.signing_key import SigningKey
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.verifier.answer import Answer
from desktop.verifier.check import check
from desktop.verifier.export_check import check_export
from desktop.verifier.held_notes import parse_held
from desktop.verifier.limits import CASE_ONLY
from desktop.workflow.checkpoint_delivery import deliver
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.delivery_settings import DeliverySettings, change_delivery
from desktop.workflow.export_log import export_log
from tests.people import sign_in_as
from tests.timestamp_responder import Authority, responding
from tests.verifier.conftest import Exported, Forged, members_of, resealed, zipped


def lines_of(data: bytes) -> list[bytes]:
    return data.split(b"\n")[:-1]


def joined(lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def keys(exported: Exported) -> list:
    return [parse_verifier_key(exported.key)]


# --- what is right


def test_the_whole_log_verifies(exported: Exported) -> None:
    answer = check_export(exported.whole, keys=keys(exported))
    assert answer.ok, answer.problems
    assert (answer.scope, answer.entries, answer.vouched) == ("whole", answer.size, answer.size)
    assert answer.signed_up_to == answer.size
    assert answer.keys == (exported.key,)
    assert answer.stored_checkpoints > 5
    held = {answer.size: answer.root}
    assert verify_log(exported.folder, held=held).checkpoints == 1


def test_one_case_verifies_without_the_others(exported: Exported) -> None:
    answer = check_export(exported.case, keys=keys(exported))
    assert answer.ok, answer.problems
    assert 3 < answer.entries < answer.size
    assert CASE_ONLY in answer.cannot_see
    kinds = set()
    for line in lines_of(members_of(exported.case)["log.jsonl"]):
        document = json.loads(line)
        kinds.add(document["kind"])
        speaks = exported.case_id in (document["data"].get("case_id"), None)
        assert speaks or document["kind"] == "workspace.created" or not document["data"].get("case_id")
    assert {"workspace.created", "case.opened", "search.done"} <= kinds
    assert "signin.done" not in kinds


def test_without_a_key_it_says_where_the_key_came_from(exported: Exported) -> None:
    answer = check_export(exported.whole)
    assert answer.ok
    assert answer.vouched is None
    assert answer.cannot_see[0].startswith("The key came from the export itself")
    assert not any(
        "came from" in one for one in check_export(exported.whole, keys=keys(exported)).cannot_see
    )


@pytest.mark.parametrize("which", ["whole", "case"])
def test_files_and_manifest_are_those_of_the_format(exported: Exported, which: str) -> None:
    members = members_of(getattr(exported, which))
    assert set(members) == {*FILES[Scope(which)], MANIFEST, MANIFEST_NOTE}
    manifest = json.loads(members[MANIFEST])
    assert (manifest["format"], manifest["version"], manifest["scope"]) == ("second-look-log", 1, which)
    for name, sha256 in manifest["files"].items():
        assert hashlib.sha256(members[name]).hexdigest() == sha256


# --- what is not


@pytest.mark.parametrize("which", ["whole", "case"])
def test_any_byte_changed_in_any_file_is_found(exported: Exported, forged: Forged, which: str) -> None:
    """The members' bytes, put into a good zip again; a tenth of the places of the larger ones."""
    members = members_of(getattr(exported, which))
    rng = random.Random(5)
    tried = 0
    for name, data in members.items():
        places = range(len(data))
        for place in rng.sample(places, min(len(places), 40)):
            changed = bytearray(data)
            changed[place] ^= 1 << rng.randrange(8)
            try:
                answer = forged({**members, name: bytes(changed)})
            except ExportNotReadable:
                assert name == MANIFEST
            else:
                assert not answer.ok, (name, place)
            tried += 1
    assert tried > 250


@pytest.mark.parametrize("which", ["whole", "case"])
def test_any_byte_changed_in_the_file_itself_is_found(
    exported: Exported, tmp_path: Path, which: str
) -> None:
    original = getattr(exported, which)
    data, members = original.read_bytes(), members_of(original)
    rng = random.Random(6)
    path = tmp_path / "x.zip"
    same = 0
    for place in rng.sample(range(len(data)), 400):
        changed = bytearray(data)
        changed[place] ^= 1 << rng.randrange(8)
        path.write_bytes(bytes(changed))
        try:
            answer = check_export(path, keys=keys(exported))
        except ExportNotReadable:
            continue
        if answer.ok:  # a bit that the packing does not use
            assert members_of(path) == members
            same += 1
    assert same <= 2


def test_a_changed_entry_is_named_however_careful(exported: Exported, forged: Forged) -> None:
    members = members_of(exported.whole)
    lines = lines_of(members["log.jsonl"])
    for seq in (2, 7, len(lines)):
        changed = list(lines)
        document = json.loads(changed[seq - 1])
        document["actor"] += "x"
        changed[seq - 1] = json.dumps(
            document, ensure_ascii=False, separators=(",", ":"), sort_keys=True
        ).encode()
        answer = forged(resealed({**members, "log.jsonl": joined(changed)}))
        assert answer.first_bad is not None
        assert answer.first_bad.seq == seq, answer.problems


def test_a_changed_entry_is_bounded_where_the_leaves_were_forged_too(
    exported: Exported, forged: Forged
) -> None:
    members = members_of(exported.whole)
    lines = lines_of(members["log.jsonl"])
    sizes = [json.loads(line)["size"] for line in lines_of(members["checkpoints.jsonl"])]
    good, next_one = sizes[3], sizes[4]
    seq = good + 1
    lines[seq - 1] = lines[seq - 1].replace(b'"kind":"', b'"kind":"x', 1)
    leaves = joined([leaf_hash(line).hex().encode() for line in lines])
    answer = forged(resealed({**members, "log.jsonl": joined(lines), "leaves.txt": leaves}))
    assert answer.first_bad is not None
    assert answer.first_bad.seq == seq
    assert any(
        f"The checkpoint of {next_one} entries is not one of these" in p.detail for p in answer.problems
    )


Change = Callable[[list[bytes]], list[bytes]]
LINES: dict[str, tuple[Change, int]] = {
    "the fifth is left out": (lambda lines: lines[:4] + lines[5:], 5),
    "the last is left out": (lambda lines: lines[:-1], -1),
    "the first is left out": (lambda lines: lines[1:], 1),
    "two are swapped": (lambda lines: [*lines[:6], lines[7], lines[6], *lines[8:]], 7),
    "one stands twice": (lambda lines: [*lines[:9], lines[8], *lines[9:]], 10),
    "one is put in behind": (lambda lines: [*lines, lines[-1].replace(b'"v":1', b'"v":1')], 0),
    "none is left": (lambda lines: [], 1),
    "one is not canonical": (lambda lines: [*lines[:3], b" " + lines[3], *lines[4:]], 4),
    "one is no JSON": (lambda lines: [*lines[:3], b"{", *lines[4:]], 4),
    "one is of nothing": (lambda lines: [*lines[:3], b"", *lines[4:]], 4),
    "one is too deep": (lambda lines: [*lines[:3], b"[" * 200_000, *lines[4:]], 4),
}


@pytest.mark.parametrize("change", LINES)
@pytest.mark.parametrize("sealed", [False, True])
def test_lines_left_out_swapped_or_put_in_are_named(
    exported: Exported, forged: Forged, change: str, sealed: bool
) -> None:
    members = members_of(exported.whole)
    lines = lines_of(members["log.jsonl"])
    function, seq = LINES[change]
    changed = {**members, "log.jsonl": joined(function(lines))}
    answer = forged(resealed(changed) if sealed else changed)
    assert answer.first_bad is not None
    expected = {-1: len(lines), 0: len(lines) + 1}.get(seq, seq)
    assert answer.first_bad.seq == expected, answer.problems


@pytest.mark.parametrize("sealed", [False, True])
def test_entries_of_a_case_are_where_they_belong(exported: Exported, forged: Forged, sealed: bool) -> None:
    members = members_of(exported.case)
    lines, proofs = lines_of(members["log.jsonl"]), lines_of(members["proofs.jsonl"])
    seqs = [json.loads(line)["seq"] for line in lines]

    def said(new_lines: list[bytes], new_proofs: list[bytes], **changes: int) -> Answer:
        changed = {**members, "log.jsonl": joined(new_lines), "proofs.jsonl": joined(new_proofs)}
        return forged(resealed(changed, **changes) if sealed else changed)

    swapped = [*lines[:3], lines[4], lines[3], *lines[5:]]
    assert not said(swapped, [*proofs[:3], proofs[4], proofs[3], *proofs[5:]]).ok
    assert not said(swapped, proofs).ok
    edited = [*lines[:3], lines[3].replace(b'"actor":"', b'"actor":"x'), *lines[4:]]
    answer = said(edited, proofs)
    assert answer.first_bad is not None
    assert answer.first_bad.seq == seqs[3]
    assert not said(lines[:3] + lines[4:], proofs).ok
    assert not said(lines, proofs[:-1]).ok
    assert not said([*lines, lines[-1]], [*proofs, proofs[-1]], entries=len(lines) + 1).ok
    # Left out together with its proof, by somebody who cannot sign: the manifest tells. Somebody who can
    # sign may leave out what he likes, and verification says that it cannot see it.
    assert not said(lines[:3] + lines[4:], proofs[:3] + proofs[4:], entries=len(lines) - 1).ok


@pytest.mark.parametrize("sealed", [False, True])
def test_changed_proofs_are_found(exported: Exported, forged: Forged, sealed: bool) -> None:
    members = members_of(exported.case)
    for name, field in (("proofs.jsonl", "seq"), ("consistency.jsonl", "first")):
        lines = lines_of(members[name])
        document = json.loads(lines[4])
        changes = [
            {**document, "proof": document["proof"][::-1]},
            {**document, "proof": document["proof"][:-1]},
            {**document, "proof": [*document["proof"], "00" * 32]},
            {**document, "proof": ["00" * 32, *document["proof"][1:]]},
            {**document, field: document[field] + 1},
            {**document, "extra": 1},
            {**document, "proof": [*document["proof"][:-1], "zz"]},
            {**document, field: "5"},
        ]
        for change in changes:
            line = json.dumps(change, separators=(",", ":"), sort_keys=True).encode()
            changed = {**members, name: joined([*lines[:4], line, *lines[5:]])}
            assert not forged(resealed(changed) if sealed else changed).ok, (name, change)


def test_a_checkpoint_of_another_workspace_is_refused(exported: Exported, forged: Forged) -> None:
    members = members_of(exported.whole)
    answer = forged(resealed({**members, "checkpoint.txt": exported.foreign.encode()}))
    assert not answer.ok
    assert any("another workspace" in problem.detail for problem in answer.problems)
    with pytest.raises(WrongUse, match="another workspace"):
        check_export(exported.whole, held=[parse_held("note", exported.foreign)])


def test_an_older_checkpoint_in_place_of_the_newest_is_found(exported: Exported, forged: Forged) -> None:
    members = members_of(exported.whole)
    assert not forged(resealed({**members, "checkpoint.txt": exported.early.encode()})).ok


@pytest.mark.parametrize("what", ["removed", "changed", "swapped", "unsigned"])
def test_earlier_checkpoints_cannot_be_changed(exported: Exported, forged: Forged, what: str) -> None:
    members = members_of(exported.whole)
    lines = lines_of(members["checkpoints.jsonl"])
    document = json.loads(lines[2])
    body, signature = document["note"].split("\n\n")
    changed = {
        "removed": [*lines[:2], *lines[3:]],
        "swapped": [*lines[:1], lines[2], lines[1], *lines[3:]],
        "changed": [*lines[:2], lines[2].replace(body.split("\n")[2][:6].encode(), b"AAAAAA"), *lines[3:]],
        "unsigned": [
            *lines[:2],
            json.dumps(
                {**document, "note": f"{body}\n\n{signature[:-20]}AAAAAAAAAAAAAAAA\n"},
                ensure_ascii=False,
                separators=(",", ":"),
                sort_keys=True,
            ).encode(),
            *lines[3:],
        ],
    }[what]
    assert changed != lines
    assert not forged(resealed({**members, "checkpoints.jsonl": joined(changed)})).ok


def test_a_key_of_somebody_else_does_not_verify_it(exported: Exported, forged: Forged) -> None:
    foreign = [parse_verifier_key(exported.foreign_key)]
    answer = check_export(exported.whole, keys=foreign)
    assert not answer.ok
    assert answer.vouched == 0
    assert "signed no checkpoint" in answer.problems[0].detail
    members = members_of(exported.whole)
    swapped = members["keys.txt"].replace(exported.key.encode(), exported.foreign_key.encode())
    assert swapped != members["keys.txt"]
    assert not forged(resealed({**members, "keys.txt": swapped})).ok


def test_a_log_made_up_as_a_whole_is_told_by_the_key(exported: Exported, forged: Forged) -> None:
    """By somebody without our key who makes everything anew with one of his own."""
    members = members_of(exported.whole)
    key = SigningKey.generate(exported.origin)
    lines = [
        line.replace(exported.key.encode(), key.verifier_key.encode())
        for line in lines_of(members["log.jsonl"])
    ]
    roots, tree = {}, TreeHasher()
    notes, chain = [], {}
    sizes = [json.loads(line)["size"] for line in lines_of(members["checkpoints.jsonl"])]
    newest = None
    for index, line in enumerate(lines):
        document = json.loads(line)
        if "checkpoint_sha256" in document["data"]:
            document["data"]["checkpoint_sha256"] = newest
        if "log_root" in document["data"]:
            document["data"]["log_root"] = tree.root().hex()
        lines[index] = json.dumps(
            document, ensure_ascii=False, separators=(",", ":"), sort_keys=True
        ).encode()
        tree.append(leaf_hash(lines[index]))
        roots[index + 1] = tree.root()
        if index + 1 in sizes:
            note = key.sign(format_checkpoint(Checkpoint(exported.origin, index + 1, tree.root())))
            newest = chain[index + 1] = hashlib.sha256(note.encode()).hexdigest()
            notes.append({"note": note, "size": index + 1})
    size = len(lines)
    made_up = {
        **members,
        "log.jsonl": joined(lines),
        "leaves.txt": joined([leaf_hash(line).hex().encode() for line in lines]),
        "keys.txt": f"1 {key.verifier_key}\n".encode(),
        "checkpoint.txt": key.sign(
            format_checkpoint(Checkpoint(exported.origin, size, roots[size]))
        ).encode(),
        "checkpoints.jsonl": joined(
            [
                json.dumps(note, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
                for note in notes
            ]
        ),
    }
    made_up = resealed(made_up, key, root=roots[size].hex())
    # It is sound in itself; the key, or a checkpoint from elsewhere, tells.
    answer = forged(made_up, keys=[])
    assert answer.ok, answer.problems
    assert not forged(made_up).ok
    answer = forged(made_up, keys=[], held=[parse_held("early", exported.early)])
    assert not answer.ok
    assert "not those that it was made for" in answer.held[0].why


def test_a_readme_that_says_something_else_is_found(exported: Exported, forged: Forged) -> None:
    members = members_of(exported.whole)
    changed = {**members, "README.txt": members["README.txt"].replace(b"openssl", b"rm -rf ~")}
    assert not forged(changed).ok
    assert not forged(resealed(changed)).ok
    assert not forged(resealed(changed, SigningKey.generate(exported.origin))).ok


@pytest.mark.parametrize(
    "changes",
    [
        {"case_number": "C-9"},
        {"made_by": "somebody else"},
        {"entries": 3},
        {"size": 3},
        {"root": "00" * 32},
        {"workspace_kind": "demo"},
    ],
)
def test_the_manifest_cannot_be_changed(exported: Exported, forged: Forged, changes: dict) -> None:
    assert not forged(resealed(members_of(exported.whole), **changes)).ok


@pytest.mark.parametrize("change", ["scope", "origin", "version", "format", "extra file", "lost file"])
def test_what_is_no_export_cannot_be_read(exported: Exported, forged: Forged, change: str) -> None:
    members = members_of(exported.whole)
    changed = {
        "scope": lambda: resealed(members, scope="case"),
        "origin": lambda: resealed(members, origin="second-look/other"),
        "version": lambda: resealed(members, version=2),
        "format": lambda: resealed(members, format="other"),
        "extra file": lambda: {**members, "more.txt": b"read me"},
        "lost file": lambda: {n: d for n, d in members.items() if n != "leaves.txt"},
    }[change]()
    with pytest.raises(ExportNotReadable):
        forged(changed)


def test_what_is_no_zip_file_or_not_there(exported: Exported, tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable):
        check_export(tmp_path / "nothing.zip")
    (tmp_path / "empty.zip").write_bytes(zipped({}))
    for path in (exported.folder / "workspace.db", tmp_path / "empty.zip"):
        with pytest.raises(ExportNotReadable, match="cannot be read as an exported log"):
            check_export(path)


# --- checkpoints from elsewhere


@pytest.mark.parametrize("which", ["whole", "case"])
def test_an_earlier_checkpoint_agrees(exported: Exported, which: str) -> None:
    early = parse_held("early", exported.early)
    answer = check_export(getattr(exported, which), keys=keys(exported), held=[early])
    assert answer.ok, answer.held
    assert answer.document()["checkpoints"] == 1
    ruled_out = f"ruled out for the first {early.size} entries"
    assert any(ruled_out in one for one in answer.cannot_see)
    bare = parse_held("qr", exported.early.split("\n\n")[0])
    assert check_export(getattr(exported, which), held=[bare]).held[0].ok


@pytest.mark.parametrize("which", ["whole", "case"])
def test_a_later_checkpoint_asks_for_a_newer_export(exported: Exported, which: str) -> None:
    answer = check_export(getattr(exported, which), held=[parse_held("late", exported.late)])
    assert not answer.ok
    assert answer.first_bad is None
    assert "Ask for a newer export" in answer.held[0].why


@pytest.mark.parametrize("which", ["whole", "case"])
def test_a_forged_checkpoint_does_not_agree(exported: Exported, which: str) -> None:
    early = parse_held("early", exported.early)
    key = SigningKey.generate(exported.origin)
    other_root = key.sign(format_checkpoint(Checkpoint(exported.origin, early.size, bytes(32))))
    other_key = key.sign(format_checkpoint(Checkpoint(exported.origin, early.size, early.root)))
    for note, why in (
        (other_root, "not those that it was made for"),
        (other_key, "not signed with the key"),
    ):
        answer = check_export(getattr(exported, which), held=[parse_held("x", note)])
        assert not answer.ok
        assert why in answer.held[0].why


def test_a_checkpoint_that_was_removed_from_the_record_is_found(exported: Exported) -> None:
    """One that was signed of a size for which the record has none."""
    answer = check_export(exported.whole)
    sizes = {json.loads(line)["size"] for line in lines_of(members_of(exported.whole)["checkpoints.jsonl"])}
    tree, size = TreeHasher(), 0
    for line in lines_of(members_of(exported.whole)["log.jsonl"]):
        tree.append(leaf_hash(line))
        size = tree.size
        if size > 20 and size not in sizes:
            break
    assert 20 < size < answer.size
    body = format_checkpoint(Checkpoint(exported.origin, size, tree.root()))
    note = exported.signing_key.sign(body)
    for path in (exported.whole, exported.case):
        assert "was removed" in check_export(path, held=[parse_held("x", note)]).held[0].why
    # Of its text alone nobody knows whether it was ever signed: the roots are compared.
    assert check_export(exported.whole, held=[parse_held("x", body)]).held[0].ok
    assert (
        "no checkpoint of that size"
        in check_export(exported.case, held=[parse_held("x", body)]).held[0].why
    )


# --- time stamps


def test_time_stamps_are_listed_and_must_speak_of_a_checkpoint(exported: Exported, forged: Forged) -> None:
    members = members_of(exported.whole)
    size = json.loads(members["checkpoints.jsonl"].split(b"\n")[0])["size"]
    token = base64.b64encode(b"a token").decode()

    def stamped(at_size: int) -> dict[str, bytes]:
        line = {"at": "2026-01-31T09:30:00.000000Z", "size": at_size, "token": token}
        text = json.dumps(line, separators=(",", ":"), sort_keys=True) + "\n"
        return {**members, "timestamps.jsonl": text.encode()}

    (answer,) = forged(stamped(size)).timestamps
    assert (answer.size, answer.verified) == (size, None)
    assert "--tsa-root" in answer.detail
    (answer,) = forged(stamped(size + 1000)).timestamps
    assert answer.verified is False


def test_a_small_file_that_would_fill_the_memory_is_not_read(exported: Exported, tmp_path: Path) -> None:
    members = members_of(exported.whole)
    line = json.dumps({"at": "x", "size": 1, "token": "A" * 100_000}, separators=(",", ":")).encode()
    for name in ("timestamps.jsonl", "checkpoints.jsonl"):
        full = resealed({**members, name: (line + b"\n") * 100})
        (tmp_path / "full.zip").write_bytes(zipped(full))
        assert (tmp_path / "full.zip").stat().st_size < 100_000
        with pytest.raises(ExportNotReadable, match="packed more tightly"):
            check_export(tmp_path / "full.zip")


def test_lines_are_no_longer_than_what_they_may_hold(exported: Exported, forged: Forged) -> None:
    members = members_of(exported.whole)
    noise = base64.b64encode(random.Random(7).randbytes(300_000)).decode()
    for name, document in (
        ("timestamps.jsonl", {"at": "x", "size": 1, "token": noise}),
        ("checkpoints.jsonl", {"note": noise, "size": 1}),
    ):
        line = json.dumps(document, separators=(",", ":")).encode()
        answer = forged(resealed({**members, name: line + b"\n"}))
        assert f"{name} cannot be read: {name} has a line of more than" in " ".join(
            problem.detail for problem in answer.problems
        )


def test_another_name_in_the_manifest_is_told_before_a_checkpoint_is_called_foreign(
    exported: Exported, forged: Forged
) -> None:
    members = members_of(exported.whole)
    other = {"workspace_id": "deadbeef", "origin": "second-look/deadbeef"}
    answer = forged(resealed(members, **other), held=[parse_held("early", exported.early)])
    assert not answer.ok
    assert "of which entry 1 speaks; the record calls itself second-look/deadbeef" in answer.held[0].why
    with pytest.raises(WrongUse, match="another workspace"):
        forged(resealed(members, **other), held=[parse_held("note", exported.foreign)])


# --- files


def test_files_are_found_by_their_bytes(exported: Exported, tmp_path: Path) -> None:
    probe = tmp_path / "still.png"
    probe.write_bytes(b"nobody knows these bytes")
    template = next((exported.folder / "templates").rglob("*.f32"))
    answer = check_export(exported.whole, keys=keys(exported), files=[probe, template])
    unknown, found = answer.files
    assert unknown.mentions == ()
    assert not answer.ok
    assert answer.first_bad is None
    assert [(one.kind, one.how) for one in found.mentions] == [("enrolment.batch", "templates 0 to 5")]
    changed = tmp_path / "changed.f32"
    data = bytearray(template.read_bytes())
    data[70] ^= 1
    changed.write_bytes(bytes(data))
    assert check_export(exported.whole, files=[changed]).files[0].mentions == ()
    changed.write_bytes(bytes(data[:100]))
    assert check_export(exported.whole, files=[changed]).files[0].mentions == ()


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.make()


def test_a_stamped_checkpoint_is_verified_in_workspace_and_export(
    authority: Authority, tmp_path: Path
) -> None:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        sign_in_as(made, "sam", Role.SUPERVISOR)
        with responding(authority.answer) as responder:
            change_delivery(made, DeliverySettings(authority_url=responder.url))
            sign_checkpoint(made)
            assert deliver(made).ok
        export_log(made, tmp_path / "stamped.zip")
    trusted, other = authority.root_pem, Authority.make("Another").root_pem
    for source in (tmp_path / "stamped.zip", tmp_path / "w"):
        (stamp,) = check(source, tsa_roots=trusted).timestamps
        assert stamp.verified, stamp.detail
        assert stamp.detail.startswith("Test Authority, 20")
        assert (stamp.late_days, "LATE" in stamp.detail) == (0, False)
        refused = check(source, tsa_roots=other)
        assert (refused.timestamps[0].verified, refused.ok) == (False, False)
        with pytest.raises(WrongUse, match="PEM"):
            check(source, tsa_roots=b"no certificate")


def test_a_stamp_shows_nothing_of_the_time_before_its_own(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has the key dates a log back and has it stamped today."""
    monkeypatch.setattr(audit_log, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        sign_in_as(made, "sam", Role.SUPERVISOR)
        with responding(authority.answer) as responder:
            change_delivery(made, DeliverySettings(authority_url=responder.url))
            size = sign_checkpoint(made).checkpoint.size
            assert deliver(made).ok
        export_log(made, tmp_path / "stamped.zip")
    for source in (tmp_path / "stamped.zip", tmp_path / "w"):
        answer = check(source, tsa_roots=authority.root_pem)
        stamp = next(one for one in answer.timestamps if one.size == size)
        assert stamp.verified
        assert stamp.late_days > 2000
        assert f"LATE: entry {size} says that it was written on 2020-01-01" in stamp.detail
        (limit,) = [one for one in answer.cannot_see if "time stamp" in one]
        newest = max(answer.timestamps, key=lambda one: one.size)
        assert f"anew after {newest.time} is ruled out for the first {newest.size} entries" in limit
        assert "that it happened before then is not" in limit
