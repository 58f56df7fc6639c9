"""Forging what vouches for the log: the tree beside it, the index, checkpoints, their notes and keys, and
the notes that somebody holds elsewhere."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import rfc8785

from desktop.domain.checkpoints import (
    Checkpoint,
    format_checkpoint,
    origin_of,
    parse_checkpoint,
    parse_note,
)
from desktop.domain.log_entries import KEY_KINDS
from desktop.storage.session import Session
from desktop.storage.signing_key import SigningKey
from desktop.storage.stores import Stores
from tests.torture.forgeries import Forged, Scene, forgery, other_value
from tests.torture.rewriting import Rewriting, stated_root_after

TREE, POINTS, NOTES = "tree and index", "checkpoints", "held notes"


@forgery(TREE, weight=2)
def a_node_of_the_tree(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        level, position, node = scene.random.choice(raw.execute("SELECT * FROM log_node").fetchall())
        where = (level, position)
        act = scene.random.choice(["edit", "remove", "length"])
        if act == "remove":
            raw.execute("DELETE FROM log_node WHERE level = ? AND position = ?", where)
        else:
            forged = other_value(scene, node) if act == "edit" else node[:-1]
            raw.execute("UPDATE log_node SET hash = ? WHERE level = ? AND position = ?", (forged, *where))
    return Forged(f"node {where}: {act}", (position + 1) << level)


@forgery(TREE)
def a_node_too_many(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        level, position = scene.random.choice(
            [(0, 5), (1, 9000), (9, 0), (40, 0), (-1, 0), (1, -1), (1, 2**40)]
        )
        raw.execute("INSERT INTO log_node VALUES (?, ?, zeroblob(32))", (level, position))
    return Forged(f"node ({level}, {position}) added")


@forgery(TREE, weight=2)
def the_index_of_cases(scene: Scene) -> Forged:
    """What is missing there is missing from a case's timeline."""
    with scene.unguarded() as raw:
        name, value, seq = scene.random.choice(raw.execute("SELECT * FROM entry_subject").fetchall())
        key = (name, value, seq)
        where = "WHERE field = ? AND value = ? AND seq = ?"
        act = scene.random.choice(["remove", "move", "rename", "add"])
        if act == "remove":
            raw.execute(f"DELETE FROM entry_subject {where}", key)
        elif act == "add":
            raw.execute("INSERT INTO entry_subject VALUES (?, ?, ?)", (name, value, 1))
        elif act == "move":
            raw.execute(f"UPDATE entry_subject SET seq = 2 {where}", key)
        else:
            raw.execute(f"UPDATE entry_subject SET value = 'x' {where}", key)
    return Forged(f"{act} {key} in the index", None if act == "add" else seq)


# --- checkpoints


def _some(scene: Scene, raw: sqlite3.Connection) -> tuple[int, bytes, str]:
    size, root, note = scene.random.choice(
        raw.execute("SELECT size, root, note FROM checkpoint").fetchall()
    )
    return size, root, note


@forgery(POINTS, weight=4)
def a_note_is_edited(scene: Scene) -> Forged | None:
    with scene.unguarded() as raw:
        size, _, note = _some(scene, raw)
        at = scene.random.randrange(len(note))
        forged = note[:at] + scene.random.choice("Az09+/=\n —") + note[at + 1 :]
        if forged == note:
            return None
        raw.execute("UPDATE checkpoint SET note = ? WHERE size = ?", (forged, size))
    return Forged(f"letter {at} of the note of {size} entries", size)


@forgery(POINTS)
def a_root_is_edited(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        size, root, _ = _some(scene, raw)
        raw.execute("UPDATE checkpoint SET root = ? WHERE size = ?", (other_value(scene, root), size))
    return Forged(f"the root of {size} entries", size)


@forgery(POINTS, weight=3)
def checkpoints_are_removed(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        sizes = [s for (s,) in raw.execute("SELECT size FROM checkpoint ORDER BY size")]
        what = scene.random.choice(["any", "newest", "first", "all", "tail"])
        gone = {
            "any": [scene.random.choice(sizes)],
            "newest": sizes[-1:],
            "first": sizes[:1],
            "all": sizes,
            "tail": sizes[scene.random.randrange(len(sizes)) :],
        }[what]
        raw.executemany("DELETE FROM checkpoint WHERE size = ?", [(s,) for s in gone])
        raw.executemany("DELETE FROM checkpoint_delivery WHERE size = ?", [(s,) for s in gone])
        # Named by the next entry that calls for one, or else held elsewhere.
        following = [s for s in sizes if s > gone[0]]
    return Forged(f"checkpoints removed: {what}", gone[0], following[0] if following else gone[0])


@forgery(POINTS, weight=2)
def a_checkpoint_is_renumbered(scene: Scene) -> Forged | None:
    with scene.unguarded() as raw:
        size, _, _ = _some(scene, raw)
        other = size + scene.random.choice([-1, 1, 1000])
        if raw.execute("SELECT 1 FROM checkpoint WHERE size = ?", (other,)).fetchone():
            return None
        raw.execute("UPDATE checkpoint SET size = ? WHERE size = ?", (other, size))
    return Forged(
        f"the checkpoint of {size} entries said to be of {other}", min(size, other), max(size, other)
    )


@forgery(POINTS, weight=3)
def a_checkpoint_by_another_key(scene: Scene) -> Forged:
    """One is signed anew, or one more is put in, by a key that carries the right name."""
    key = SigningKey.generate(origin_of(scene.rich.workspace_id))
    with scene.unguarded() as raw:
        if scene.random.random() < 0.5:
            size, _, note = _some(scene, raw)
            forged = key.sign(parse_note(note).text)
            raw.execute("UPDATE checkpoint SET note = ? WHERE size = ?", (forged, size))
        else:
            taken = {s for (s,) in raw.execute("SELECT size FROM checkpoint")}
            last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
            size = scene.random.choice([n for n in range(1, last + 1) if n not in taken])
            _, root = Stores(Session(raw, "M. Allory", recording=False)).log.tree_head(size)
            note = key.sign(format_checkpoint(Checkpoint(key.name, size, bytes.fromhex(root))))
            raw.execute(
                "INSERT INTO checkpoint VALUES (?, ?, ?, 'asked', '2026-01-01T00:00:00.000000Z')",
                (size, bytes.fromhex(root), note),
            )
    return Forged(f"a checkpoint of {size} entries by another key", size)


@forgery(POINTS, weight=2)
def two_notes_are_swapped(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        rows = raw.execute("SELECT size, note FROM checkpoint").fetchall()
        (one, first), (two, second) = scene.random.sample(rows, 2)
        raw.execute("UPDATE checkpoint SET note = ? WHERE size = ?", (second, one))
        raw.execute("UPDATE checkpoint SET note = ? WHERE size = ?", (first, two))
    return Forged(f"the notes of {one} and {two} entries swapped", min(one, two))


@forgery(POINTS, weight=3)
def the_history_of_the_keys(scene: Scene) -> Forged:
    """The log is made to name the forger's key, from the start or from the rotation on."""
    key = SigningKey.generate(origin_of(scene.rich.workspace_id))
    with scene.unguarded() as raw:
        log = Rewriting.of(raw)
        named = [d for d in log.documents if d["kind"] in KEY_KINDS and "verifier_key" in d["data"]]
        document = scene.random.choice(named)
        seq = int(document["seq"])
        document["data"]["verifier_key"] = key.verifier_key
        latest = stated_root_after(scene, raw, seq, held_alone=False)
        if scene.random.random() < 0.5:
            raw.execute("UPDATE log_entry SET body = ? WHERE seq = ?", (rfc8785.dumps(document), seq))
        else:
            log.write(beside=True)
    return Forged(f"the key that entry {seq} names", seq, latest)


@forgery(POINTS, weight=2)
def a_delivery_that_never_was(scene: Scene) -> Forged:
    """Of a checkpoint that is not there."""
    with scene.unguarded() as raw:
        size = scene.random.choice([1, 2, 7, 9999])
        raw.execute("INSERT INTO checkpoint_delivery (size, destination, at, token)"
                    " VALUES (?, 'folder', '2026-01-01T00:00:00.000000Z', NULL)", (size,))  # fmt: skip
    return Forged(f"a delivery of {size} entries", size)


@forgery(
    POINTS,
    limit="a delivery is proven by the copy in its folder or by the authority's token, which bears "
    "the hash of the note; the row only remembers where to look",
)
def where_a_checkpoint_went(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        raw.execute(
            scene.random.choice(
                [
                    "UPDATE checkpoint_delivery SET at = '2020-01-01T00:00:00.000000Z'",
                    "UPDATE checkpoint_delivery SET token = x'00' WHERE token NOT NULL",
                    "DELETE FROM checkpoint_delivery",
                ]
            )
        )
    return Forged("the rows of deliveries")


@forgery(POINTS, weight=2)
def when_and_why_a_checkpoint_was_made(scene: Scene) -> Forged:
    """Neither is signed; both are shown beside the entries that it speaks for."""
    column, values = scene.random.choice(
        [
            ("made_at", ["2020-01-01T00:00:00.000000Z", "2099-01-01T00:00:00.000000Z", "today"]),
            ("occasion", ["forged", "session.opened", ""]),
        ]
    )
    with scene.unguarded() as raw:
        newest = raw.execute("SELECT max(size) FROM checkpoint").fetchone()[0]
        size = newest
        while size == newest:  # after the newest there is no entry that says until when
            size, _, _ = _some(scene, raw)
        raw.execute(
            f"UPDATE checkpoint SET {column} = ? WHERE size = ?", (scene.random.choice(values), size)
        )
    return Forged(f"{column} of the checkpoint of {size} entries", size, 10**6)


@forgery(
    POINTS,
    limit="the time at which a checkpoint was made is bounded by the entries before and after it, give or "
    "take an hour; a time-stamp authority says it exactly",
)
def the_minute_at_which_a_checkpoint_was_made(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        size, _, _ = _some(scene, raw)
        (at,) = raw.execute("SELECT made_at FROM checkpoint WHERE size = ?", (size,)).fetchone()
        raw.execute("UPDATE checkpoint SET made_at = ? WHERE size = ?", (at[:20] + "000000Z", size))
    return Forged(f"the minute of the checkpoint of {size} entries", size)


# --- the note that somebody holds


@forgery(NOTES, weight=4)
def a_held_note_is_edited(scene: Scene) -> Forged | None:
    """By a letter: it is no longer what the key signed."""
    held = scene.random.choice(scene.held)
    at = scene.random.randrange(len(held.note))
    forged = held.note[:at] + scene.random.choice("Az09+/=\n —") + held.note[at + 1 :]
    if forged == held.note:
        return None
    scene.held = (replace(held, note=forged),)
    return Forged(f"letter {at} of a held note")


@forgery(NOTES, weight=2)
def a_held_note_is_signed_by_another(scene: Scene) -> Forged:
    held = scene.random.choice(scene.held)
    other = SigningKey.generate(origin_of(scene.rich.workspace_id))
    text = parse_note(held.note).text
    if scene.random.random() < 0.5:
        checkpoint = parse_checkpoint(text)
        text = format_checkpoint(replace(checkpoint, size=max(1, checkpoint.size - 1)))
    scene.held = (replace(held, note=other.sign(text)),)
    return Forged("a held note by another key")


@forgery(NOTES)
def a_held_note_of_another_workspace(scene: Scene) -> Forged:
    held = scene.random.choice(scene.held)
    other = SigningKey.generate(origin_of("0" * 32))
    checkpoint = replace(parse_checkpoint(parse_note(held.note).text), origin=other.name)
    scene.held = (replace(held, note=other.sign(format_checkpoint(checkpoint))),)
    return Forged("a note of another workspace")
