"""Forging behind an expungement: an honest looking one is written, and something else is changed with it.

It is written by the program's own code, so that its entry states exactly the digests that come of it, and
signed with the key of the workspace, which lies in a file here; the other change hangs on a trigger of the
forger's connection and happens in between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from desktop.domain.checkpoints import Checkpoint, format_checkpoint
from desktop.domain.expungements import ExpungeGround
from desktop.storage.expungement_verification import template_claims
from desktop.storage.log_format import parse_body
from desktop.storage.row_digest import COVERED_COLUMNS
from desktop.storage.session import Session
from desktop.storage.signing_key import SigningKey
from desktop.storage.stores import Stores
from desktop.storage.template_digests import digest_like, row_hashes
from desktop.storage.template_rows import HEADER_BYTES, read_length, read_rows, with_zero_rows
from desktop.storage.workspace_layout import template_path
from tests.torture.forgeries import CannotBeDone, Forged, Scene, forgery

COVER = "under cover of an expungement"
REFERENCE = "Order 5/2026 of the county court."

Edit = tuple[str, str, int]
"""The table, the statement, the entry whose rows it changes."""


@forgery(COVER, weight=2)
def another_face_of_the_batch(scene: Scene) -> Forged | None:
    """Somebody else's name, or picture, for a face that was enrolled together with the one that goes."""

    def edit(raw: sqlite3.Connection, face: int) -> Edit | None:
        others = raw.execute(
            "SELECT face_id, log_seq FROM face WHERE face_id <> :face"
            " AND log_seq = (SELECT log_seq FROM face WHERE face_id = :face)",
            {"face": face},
        ).fetchall()
        other, seq = scene.random.choice(others)
        if scene.random.random() < 0.3:
            columns = ", ".join((*COVERED_COLUMNS["face"], "log_seq"))
            copied = columns.replace("face_id", "face_id + 900").replace(" row,", " row + 900,")
            copy = f"INSERT INTO face ({columns}) SELECT {copied} FROM face WHERE face_id = {other}"
            delete = f"DELETE FROM face WHERE face_id = {other}"
            return "face", scene.random.choice([copy, delete]), seq
        column, value = scene.random.choice(
            [
                ("subject_id", "'S0000'"),
                ("sex", "'X'"),
                ("birth_first", "1900"),
                ("image_sha256", "(SELECT image_sha256 FROM probe LIMIT 1)"),
                ("row", "9999"),
            ]
        )
        return "face", f"UPDATE face SET {column} = {value} WHERE face_id = {other}", seq

    return _with_a_subject(scene, edit)


@forgery(COVER, weight=2)
def the_search_that_listed_the_person(scene: Scene) -> Forged | None:
    def edit(raw: sqlite3.Connection, face: int) -> Edit | None:
        searches = raw.execute(
            "SELECT search_id, log_seq FROM candidate WHERE face_id = ?", (face,)
        ).fetchall()
        if not searches:
            return None
        search, seq = scene.random.choice(searches)
        table, change = scene.random.choice(
            [
                ("search", "UPDATE search SET threshold = threshold - 0.1 WHERE search_id = '{}'"),
                ("search", "UPDATE search SET fpir_events = 0 WHERE search_id = '{}'"),
                ("candidate", "UPDATE candidate SET score = 0.1 WHERE search_id = '{}' AND rank = 1"),
                (
                    "candidate",
                    "UPDATE candidate SET subject_id = 'S0000' WHERE search_id = '{}' AND rank = 2",
                ),
                ("candidate", "DELETE FROM candidate WHERE search_id = '{}' AND rank = 3"),
                ("unblinded", "DELETE FROM unblinded WHERE search_id = '{}' AND how = 'searched'"),
            ]
        )
        return table, change.format(search), seq

    return _with_a_subject(scene, edit)


@forgery(COVER, weight=2)
def the_conclusion_on_the_person(scene: Scene) -> Forged | None:
    def edit(raw: sqlite3.Connection, face: int) -> Edit | None:
        rows = raw.execute(
            "SELECT conclusion_id, log_seq FROM conclusion"
            " JOIN conclusion_rates USING (log_seq, conclusion_id)"
            " WHERE face_id = ? AND conclusion_rates.notes <> '[]'",
            (face,),
        ).fetchall()
        if not rows:
            return None
        number, seq = scene.random.choice(rows)
        table, change = scene.random.choice(
            [
                ("conclusion", "conclusion = 'lead'"),
                ("conclusion", "reason = 'Another reason than the one that was given.'"),
                ("conclusion", "examiner = 'Somebody Else'"),
                ("conclusion_detail", "features = '[]'"),
            ]
        )
        return table, f"UPDATE {table} SET {change} WHERE conclusion_id = {number}", seq

    return _with_a_subject(scene, edit)


@forgery(COVER)
def what_was_known_about_error(scene: Scene) -> Forged | None:
    """The row that the expungement blanks itself, in its other columns."""

    def edit(raw: sqlite3.Connection, face: int) -> Edit | None:
        rows = raw.execute(
            "SELECT search_rates.search_id, search_rates.log_seq FROM candidate"
            " JOIN search_rates USING (search_id)"
            " WHERE face_id = ? AND instr(notes, '\"' || face_id || '\"')",
            (face,),
        ).fetchall()
        if not rows:
            return None
        search, seq = scene.random.choice(rows)
        change = scene.random.choice(
            [
                "score_kind = 'normalised'",
                "cohort_size = 3",
                "notes = 'null'",
                "notes = replace(notes, '0.', '1.')",
            ]
        )
        return "search_rates", f"UPDATE search_rates SET {change} WHERE search_id = '{search}'", seq

    return _with_a_subject(scene, edit)


@forgery(
    COVER,
    limit="an expungement that hides nothing is what its entry says: who, whom, on what ground; whoever "
    "has the key can write one, and only what is held from after it fixes it",
)
def nothing_else(scene: Scene) -> Forged | None:
    """So that it is the change which is found, and not how the expungement was written."""
    return _with_a_subject(scene, lambda raw, face: ("refusal", "DELETE FROM sign_in_delay", 1))


@forgery(COVER, weight=2)
def another_template_of_the_batch(scene: Scene) -> Forged:
    """The digest after it is stated with the forged template in it."""
    with scene.raw() as raw:
        raw.execute("BEGIN")
        rows = raw.execute("SELECT face_id, subject_id, row, log_seq FROM face ORDER BY face_id").fetchall()
        face, subject, _, seq = scene.random.choice(rows)
        other = scene.random.choice([row for f, _, row, s in rows if s == seq and f != face])
        (path,) = (scene.folder / "templates").rglob("*.f32")
        data = bytearray(scene.touch(path).read_bytes())
        data[HEADER_BYTES + other * read_length(path) * 4 + scene.random.randrange(64)] ^= 8
        path.write_bytes(data)
        _expunge(scene, raw, face, subject)
        raw.execute("COMMIT")
    return Forged(f"the template in row {other}, under cover of an expungement of {subject}", seq)


@forgery(COVER)
def the_probe_that_is_expunged(scene: Scene) -> Forged | None:
    with scene.raw() as raw:
        raw.execute("BEGIN")
        probes = raw.execute(
            "SELECT probe_id, case_id, image_sha256, log_seq FROM probe WHERE template IS NOT NULL"
        ).fetchall()
        probe, case, image, seq = scene.random.choice(probes)
        change = scene.random.choice(
            [
                "provenance = 'Found in the street'",
                "probe_type = 'video_still'",
                "image_sha256 = (SELECT image_sha256 FROM face LIMIT 1)",
                "case_id = (SELECT max(case_id) FROM case_file)",
                "confidence = 0.1",
            ]
        )
        before = raw.execute("SELECT * FROM probe WHERE probe_id = ?", (probe,)).fetchone()
        hang(raw, "UPDATE", "probe", f"UPDATE probe SET {change} WHERE probe_id = '{probe}'")
        stores = Stores(Session(raw, "S. Chief", recording=True))
        stated = stores.expungements.remove_probe(probe, REFERENCE, "S. Chief")
        after = raw.execute("SELECT * FROM probe WHERE probe_id = ?", (probe,)).fetchone()
        if sum(a != b for a, b in zip(before, after, strict=True)) < 3:
            raise CannotBeDone
        data = {
            "probe_id": probe,
            "case_id": case,
            "case_number": "C",
            "image": image,
            "reference": REFERENCE,
        }
        stores.log.append("probe.expunged", {**data, "redigested": stated})
        _sign(scene, stores, "probe.expunged")
        raw.execute("COMMIT")
    return Forged(f"probe: {change}, under cover of its expungement", seq)


def hang(raw: sqlite3.Connection, event: str, table: str, statement: str) -> None:
    """Executes the statement whenever that happens to a row of the table, on this connection alone."""
    raw.execute(f"CREATE TEMP TRIGGER cover AFTER {event} ON main.{table} BEGIN {statement}; END")


def _with_a_subject(scene: Scene, edit: Callable[[sqlite3.Connection, int], Edit | None]) -> Forged | None:
    with scene.raw() as raw:
        raw.execute("BEGIN")
        faces = raw.execute("SELECT face_id, subject_id FROM face ORDER BY face_id").fetchall()
        face, subject = scene.random.choice(faces)
        planned = edit(raw, face)
        if planned is None:
            return None
        table, statement, seq = planned
        if table != "refusal" and not _changes(raw, table, statement):
            return None
        guards = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall()
        if table == "search_rates":
            hang(raw, "UPDATE", table, statement)
            guards = []
        else:
            for name, _ in guards:
                raw.execute(f"DROP TRIGGER {name}")
            hang(raw, "DELETE", "face", statement)
        _expunge(scene, raw, face, subject)
        for _, sql in guards:
            raw.execute(sql)
        raw.execute("COMMIT")
    return Forged(f"{statement}; under cover of an expungement of {subject}", seq)


def _changes(raw: sqlite3.Connection, table: str, statement: str) -> bool:
    """Whether the rows of the table are others after it; nothing is left of the try."""
    raw.execute("SAVEPOINT try")
    raw.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
    raw.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
    before = raw.execute(f"SELECT * FROM {table}").fetchall()
    raw.execute(statement)
    after = raw.execute(f"SELECT * FROM {table}").fetchall()
    raw.execute("ROLLBACK TO try")
    raw.execute("RELEASE try")
    return before != after


def _expunge(scene: Scene, raw: sqlite3.Connection, face: int, subject: str) -> None:
    stores = Stores(Session(raw, "S. Chief", recording=True))
    faces = stores.expungements.faces_of(1, subject)
    templates = _templates(scene, raw, stores.expungements.batches_of(faces), [one.row for one in faces])
    ground = ExpungeGround.SEALED
    number, stated, touched = stores.expungements.remove_subject(1, subject, ground, REFERENCE, "S. Chief")
    data: dict[str, Any] = {
        "expungement_id": number,
        "gallery_id": 1,
        "subject_id": subject,
        "ground": ground.value,
        "reference": REFERENCE,
        "faces": [one.face_id for one in faces],
        "images": [one.image_sha256 for one in faces],
        "rows": [one.row for one in faces],
        "cases": [],
        "looks": [],
        "roles": ["supervisor"],
        "program": "0",
        "touched": touched,
        "redigested": stated,
        "templates": templates,
    }
    stores.log.append("subject.expunged", data)
    _sign(scene, stores, "subject.expunged")


def _sign(scene: Scene, stores: Stores, occasion: str) -> None:
    """As the program does when the recording ends."""
    key = SigningKey.from_text((scene.folder / "keys" / "signing.key").read_text(encoding="ascii"))
    size, root = stores.log.tree_head()
    checkpoint = Checkpoint(key.name, size, bytes.fromhex(root))
    stores.checkpoints.add(size, root, key.sign(format_checkpoint(checkpoint)), occasion)


def _templates(
    scene: Scene, raw: sqlite3.Connection, batches: list[int], rows: list[int]
) -> list[dict[str, Any]]:
    """What the program states about the templates of these batches."""
    claimed = template_claims(raw)
    found = []
    pack = raw.execute("SELECT pack_id FROM gallery").fetchone()[0]
    for seq in batches:
        data = parse_body(raw.execute("SELECT body FROM log_entry WHERE seq = ?", (seq,)).fetchone()[0])[
            "data"
        ]
        first, count = data["first_row"], data["rows"]
        there = read_rows(template_path(scene.folder, 1, pack), first, count)
        stated = data["templates_sha256"]
        before = claimed[seq][-1].after if seq in claimed else stated
        after = digest_like(stated, with_zero_rows(there, first, count, rows), count)
        hashes = row_hashes(there, count)
        was = [[row, hashes[row - first].hex()] for row in rows if first <= row < first + count]
        found.append({"seq": seq, "before": before, "after": after, "was": was})
    return found
