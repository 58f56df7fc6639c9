"""Forging the log: single entries, their order and number, and all that stands behind them."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

import rfc8785

from desktop.domain.checkpoints import origin_of
from desktop.domain.conclusions import Conclusion, RecordedConclusion
from desktop.domain.log_entries import PREVIOUS_CHECKPOINT
from desktop.storage import log_tree
from desktop.storage.columns import now
from desktop.storage.log_format import parse_body
from desktop.storage.row_digest import COVERED_COLUMNS, ROW_HASH
from desktop.storage.session import Session
from desktop.storage.signing_key import SigningKey
from desktop.storage.stores import Stores
from tests.torture.forgeries import Forged, Scene, digest_of, forgery, other_value
from tests.torture.rewriting import Rewriting, Row, stated_root_after, store

LOG = "log entries"
COLUMNS = ("seq", "at", "actor", "kind", "body", "link")


# --- single entries


def _entry(scene: Scene, raw: sqlite3.Connection) -> tuple[int, bytes]:
    rows = raw.execute("SELECT seq, body FROM log_entry").fetchall()
    seq, body = scene.random.choice(rows)
    return seq, body


def leaves_of(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths to everything in a JSON document that holds nothing else."""
    if isinstance(document, dict) and document:
        return [p for key, value in document.items() for p in leaves_of(value, (*path, key))]
    if isinstance(document, list) and document:
        return [p for index, value in enumerate(document) for p in leaves_of(value, (*path, index))]
    return [path]


def change_data(scene: Scene, document: dict[str, Any]) -> bool:
    """Changes one value somewhere in the data; False where that cannot be written as JSON."""
    path = ("data", *scene.random.choice(leaves_of(document["data"])))
    place: Any = document
    for step in path[:-1]:
        place = place[step]
    before = place[path[-1]]
    if isinstance(before, dict | list):
        after: Any = ["more"] if isinstance(before, list) else {"more": 1}
    elif isinstance(before, bool):
        after = not before
    else:
        after = other_value(scene, before)
    place[path[-1]] = after
    try:
        return rfc8785.dumps(document) is not None
    except (rfc8785.CanonicalizationError, ValueError):
        return False


@forgery(LOG, weight=3)
def a_value_in_a_body(scene: Scene) -> Forged | None:
    with scene.unguarded() as raw:
        seq, body = _entry(scene, raw)
        document = parse_body(body)
        if not change_data(scene, document):
            return None
        raw.execute("UPDATE log_entry SET body = ? WHERE seq = ?", (rfc8785.dumps(document), seq))
    return Forged(f"a value in the data of entry {seq}", seq)


@forgery(LOG, weight=2)
def a_column_of_an_entry(scene: Scene) -> Forged:
    column = scene.random.choice(["at", "actor", "kind", "link"])
    with scene.unguarded() as raw:
        seq, _ = _entry(scene, raw)
        (value,) = raw.execute(f"SELECT {column} FROM log_entry WHERE seq = ?", (seq,)).fetchone()
        raw.execute(f"UPDATE log_entry SET {column} = ? WHERE seq = ?", (other_value(scene, value), seq))
    return Forged(f"{column} of entry {seq}", seq)


@forgery(LOG, weight=2)
def body_and_columns_alike(scene: Scene) -> Forged:
    """Who did it, when, or what kind it was: in the body and in the columns."""
    name = scene.random.choice(["at", "actor", "kind"])
    with scene.unguarded() as raw:
        seq, body = _entry(scene, raw)
        document = parse_body(body)
        document[name] = document[name] + "x" if name != "at" else "2020-02-02T02:02:02.020202Z"
        raw.execute(
            f"UPDATE log_entry SET {name} = ?, body = ? WHERE seq = ?",
            (document[name], rfc8785.dumps(document), seq),
        )
    return Forged(f"{name} of entry {seq}, in body and column", seq)


@forgery(LOG, weight=2)
def one_bit_of_a_body(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        seq, body = _entry(scene, raw)
        at = scene.random.randrange(len(body))
        forged = body[:at] + bytes([body[at] ^ (1 << scene.random.randrange(8))]) + body[at + 1 :]
        raw.execute("UPDATE log_entry SET body = ? WHERE seq = ?", (forged, seq))
    return Forged(f"a bit of byte {at} of the body of entry {seq}", seq)


@forgery(LOG)
def the_same_body_written_otherwise(scene: Scene) -> Forged | None:
    """What it says is the same; the bytes are not."""
    with scene.unguarded() as raw:
        seq, body = _entry(scene, raw)
        document = parse_body(body)
        forged = scene.random.choice(
            [
                json.dumps(document).encode(),
                body + b"\n",
                body.replace(b'"seq":', b'"seq": '),
                json.dumps(document, separators=(",", ":")).encode(),
                body.replace(b'{"actor"', b'{"v":1,"actor"'),
            ]
        )
        if forged == body:
            return None
        raw.execute("UPDATE log_entry SET body = ? WHERE seq = ?", (forged, seq))
    return Forged(f"entry {seq} in another form of JSON", seq)


@forgery(LOG)
def the_digest_of_rows_in_an_entry(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        rows = [(s, parse_body(b)) for s, b in raw.execute("SELECT seq, body FROM log_entry").fetchall()]
        seq, document = scene.random.choice([row for row in rows if ROW_HASH in row[1]["data"]])
        document["data"][ROW_HASH] = "0" * 64
        raw.execute("UPDATE log_entry SET body = ? WHERE seq = ?", (rfc8785.dumps(document), seq))
    return Forged(f"the digest of the rows of entry {seq}", seq)


# --- their order and number


@forgery(LOG, weight=2)
def entries_are_deleted(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
        first = scene.random.randrange(1, last)
        count = scene.random.choice([1, 1, 1, 2, 5])
        raw.execute("DELETE FROM log_entry WHERE seq >= ? AND seq < ?", (first, min(first + count, last)))
    return Forged(f"entries {first} to {min(first + count, last) - 1} deleted", first)


@forgery(LOG, weight=2)
def the_end_is_cut_off(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
        first = last - scene.random.choice([0, 0, 1, 2, 10, last - 1])
        raw.execute("DELETE FROM log_entry WHERE seq >= ?", (first,))
    return Forged(f"everything from entry {first} cut off", first)


@forgery(LOG, weight=3)
def the_end_is_cut_off_with_all_that_hangs_on_it(scene: Scene) -> Forged:
    """Rows, tree, index and checkpoints as they were then: an earlier state of the workspace."""
    with scene.unguarded() as raw:
        last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
        size = last - scene.random.choice([1, 1, 2, 3, 10, 30])
        cut(raw, size)
    return Forged(f"set back to {size} entries", size + 1)


def cut(raw: sqlite3.Connection, size: int) -> None:
    """Nothing is left that is younger than entry `size`, but for what an expungement took."""
    raw.execute("DELETE FROM log_entry WHERE seq > ?", (size,))
    raw.execute("DELETE FROM entry_subject WHERE seq > ?", (size,))
    raw.execute("DELETE FROM checkpoint WHERE size > ?", (size,))
    raw.execute("DELETE FROM checkpoint_delivery WHERE size > ?", (size,))
    for table in COVERED_COLUMNS:
        raw.execute(f"DELETE FROM {table} WHERE log_seq > ?", (size,))
    raw.execute("DELETE FROM log_node")
    log_tree.fill(raw)


@forgery(LOG)
def an_entry_is_copied_to_the_end(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        seq, _ = _entry(scene, raw)
        last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
        to = last + scene.random.choice([1, 1, 7])
        raw.execute(f"INSERT INTO log_entry SELECT {to}, at, actor, kind, body, link FROM log_entry"
                    f" WHERE seq = {seq}")  # fmt: skip
    return Forged(f"entry {seq} copied as entry {to}", last + 1)


@forgery(LOG)
def an_entry_is_put_in_between(scene: Scene) -> Forged:
    """What follows is renumbered, in the column alone or in the body as well."""
    in_body = scene.random.random() < 0.5
    with scene.unguarded() as raw:
        rows = raw.execute(f"SELECT {', '.join(COLUMNS)} FROM log_entry ORDER BY seq").fetchall()
        place = scene.random.randrange(2, len(rows))
        rows.insert(place, scene.random.choice(rows))
        store(raw, [_renumbered(row, n, in_body) for n, row in enumerate(rows, 1)])
    # A copy of the entry that follows is the entry that was there: the one after it is the first to differ.
    return Forged(f"an entry put in as number {place + 1}", place + 1, place + 2)


@forgery(LOG)
def entries_are_taken_out_and_the_rest_renumbered(scene: Scene) -> Forged:
    in_body = scene.random.random() < 0.5
    with scene.unguarded() as raw:
        rows = raw.execute(f"SELECT {', '.join(COLUMNS)} FROM log_entry ORDER BY seq").fetchall()
        place = scene.random.randrange(1, len(rows) - 1)
        del rows[place]
        store(raw, [_renumbered(row, n, in_body) for n, row in enumerate(rows, 1)])
    return Forged(f"entry {place + 1} taken out", place + 1)


@forgery(LOG)
def entries_are_moved_away_by_number(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
        first = scene.random.randrange(1, last + 1)
        by = scene.random.choice([1, 1000, 2**61, -last - first - 5])
        for seq in range(last, first - 1, -1):
            raw.execute("UPDATE log_entry SET seq = seq + ? WHERE seq = ?", (by, seq))
    return Forged(f"entries from {first} on renumbered by {by}", first)


@forgery(LOG, weight=2)
def two_entries_are_swapped(scene: Scene) -> Forged:
    in_body = scene.random.random() < 0.5
    with scene.unguarded() as raw:
        rows = raw.execute(f"SELECT {', '.join(COLUMNS)} FROM log_entry ORDER BY seq").fetchall()
        one, two = sorted(scene.random.sample(range(len(rows)), 2))
        rows[one], rows[two] = rows[two], rows[one]
        store(raw, [_renumbered(row, n, in_body) for n, row in enumerate(rows, 1)])
    return Forged(f"entries {one + 1} and {two + 1} swapped", one + 1)


def _renumbered(row: Row, seq: int, in_body: bool) -> Row:
    if row[0] == seq:
        return row
    body = row[4]
    if in_body:
        body = rfc8785.dumps(parse_body(body) | {"seq": seq})
    return (seq, *row[1:4], body, row[5])


# --- by somebody who knows the format


@forgery(LOG, weight=2)
def an_entry_with_all_links_mended(scene: Scene) -> Forged | None:
    return _changed(scene, beside=False)


@forgery(LOG, weight=2)
def an_entry_with_links_tree_index_and_roots_mended(scene: Scene) -> Forged | None:
    return _changed(scene, beside=True)


def _changed(scene: Scene, *, beside: bool) -> Forged | None:
    with scene.unguarded() as raw:
        log = Rewriting.of(raw)
        document = scene.random.choice(log.documents)
        seq = int(document["seq"])
        latest = stated_root_after(scene, raw, seq, held_alone=False)
        if not change_data(scene, document):
            return None
        log.write(beside=beside)
    return Forged(f"a value in entry {seq}, everything behind it mended", seq, latest)


@forgery(LOG, weight=4)
def the_whole_log_written_anew_under_another_key(scene: Scene) -> Forged | None:
    """Consistent in itself to the last signature: only what is held elsewhere tells."""
    with scene.unguarded() as raw:
        log = Rewriting.of(raw)
        document = scene.random.choice(log.documents)
        seq = int(document["seq"])
        if not change_data(scene, document):
            return None
        log.write(beside=True, key=SigningKey.generate(origin_of(scene.rich.workspace_id)))
    return Forged(f"a value in entry {seq}, all written anew", 1, scene.held[0].size)


@forgery(LOG, weight=3)
def rows_and_their_entry_changed_together(scene: Scene) -> Forged | None:
    """A row is edited, the digest in its entry made anew, and the whole log after it."""
    with scene.unguarded() as raw:
        table = scene.random.choice(sorted(COVERED_COLUMNS))
        column = scene.random.choice(COVERED_COLUMNS[table])
        rows = raw.execute(f"SELECT rowid, log_seq, {column} FROM {table}").fetchall()
        rowid, seq, value = scene.random.choice(rows)
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (other_value(scene, value), rowid))
        latest = stated_root_after(scene, raw, seq, held_alone=False)
        beside = scene.random.random() < 0.7
        Rewriting.of(raw).write(digests=True, beside=beside)
    return Forged(f"{table}.{column} and the digest in entry {seq}", seq, latest)


@forgery(LOG, weight=3)
def the_tail_written_again_by_the_programs_own_code(scene: Scene) -> Forged:
    """From some entry on the log is appended once more, by the store that appends, but said by another."""
    with scene.unguarded() as raw:
        log = Rewriting.of(raw)
        first = scene.random.randrange(2, len(log.documents))
        raw.execute("DELETE FROM log_entry WHERE seq >= ?", (first,))
        raw.execute("DELETE FROM entry_subject WHERE seq >= ?", (first,))
        raw.execute("DELETE FROM checkpoint WHERE size >= ?", (first,))
        raw.execute("DELETE FROM checkpoint_delivery WHERE size >= ?", (first,))
        raw.execute("DELETE FROM log_node")
        log_tree.fill(raw)
        stores = Stores(Session(raw, "M. Allory", recording=True))
        for document in log.documents[first - 1 :]:
            data = {k: v for k, v in document["data"].items() if k not in (ROW_HASH, PREVIOUS_CHECKPOINT)}
            stores.log.append(document["kind"], data)
        tail = raw.execute("SELECT seq FROM log_entry WHERE seq >= ?", (first,)).fetchall()
        if scene.random.random() < 0.8:  # the digests of the rows go in as they would have
            rewriting = Rewriting.of(raw)
            for (seq,) in tail:
                digest = digest_of(raw, seq)
                if digest is not None:
                    rewriting.documents[seq - 1]["data"][ROW_HASH] = digest
            rewriting.write(beside=True)
        latest = stated_root_after(scene, raw, first, held_alone=True)
    return Forged(f"entries from {first} on appended again by another", first, latest)


@forgery(
    LOG,
    limit="nothing that is held covers it: entries after the newest held checkpoint are vouched for "
    "by the signed checkpoint that the next of them calls for, and by whoever is named in "
    "them",
)
def an_entry_added_behind_what_is_held(scene: Scene) -> Forged:
    """One that calls for no checkpoint."""
    with scene.unguarded() as raw:
        stores = Stores(Session(raw, "M. Allory", recording=True))
        stores.log.append(
            "candidate.examined", {"search_id": "x", "face_id": 1, "subject_id": "s", "rank": 1}
        )
        last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
    return Forged(f"entry {last} added", last)


@forgery(LOG, weight=2)
def a_conclusion_added_behind_what_is_held(scene: Scene) -> Forged:
    """By the program's own code and to the last digest, but by somebody who has not got the key."""
    with scene.unguarded() as raw:
        session = Session(raw, "M. Allory", recording=True)
        stores = Stores(session)
        search, face, subject = scene.random.choice(
            raw.execute("SELECT search_id, face_id, subject_id FROM candidate").fetchall()
        )
        stores.conclusions.add(
            RecordedConclusion(
                search, subject, face, Conclusion.LEAD, "The ears run alike.", "M. Allory", now(), 0
            )
        )
        stores.log.append("conclusion", {"search_id": search, "face_id": face, "conclusion": "lead"})
        last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
    return Forged(f"a conclusion added as entry {last}", last)
