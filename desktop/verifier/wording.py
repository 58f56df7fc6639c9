"""An answer in words, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.log_exports import Scope
from desktop.verifier.answer import Answer, FileAnswer, HeldAnswer

_MOST_PROBLEMS = 10


def lines_of(answer: Answer) -> Iterator[str]:
    """The verdict first."""
    yield from _verdict(answer)
    yield from _signatures(answer)
    for held in answer.held:
        yield _held(held)
    for stamp in answer.timestamps:
        word = {True: "Time stamp", False: "BAD time stamp", None: "Time stamp"}[stamp.verified]
        yield f"{word} of the checkpoint of {stamp.size} entries: {stamp.detail}."
    for file in answer.files:
        yield from _file(file, answer)
    yield ""
    yield "What this does not show:"
    yield from (f"- {limit}" for limit in answer.cannot_see)


def _verdict(answer: Answer) -> Iterator[str]:
    first = answer.first_bad
    if first is None:
        what = {
            "export": "The export is intact",
            "workspace": "The log is intact",
        }[answer.source]
        of = f"{answer.entries} entries"
        if answer.scope == Scope.CASE:
            of = f"{answer.entries} entries of the case {answer.case_number}, in a log of {answer.size}"
        yield f"{what}: {of}, root {answer.root}."
        if not answer.ok:
            yield "But NOT everything that was asked could be confirmed; see below."
        return
    what = "The export is NOT intact." if answer.source == "export" else "The log is NOT intact."
    where = f" First bad entry: {first.seq}." if first.seq else ""
    yield f"{what}{where} {first.detail}"
    for problem in answer.problems[1:_MOST_PROBLEMS]:
        yield f"  {problem.detail}"
    if len(answer.problems) > _MOST_PROBLEMS:
        yield f"  ... and {len(answer.problems) - _MOST_PROBLEMS} more."


def _signatures(answer: Answer) -> Iterator[str]:
    if answer.signed_up_to:
        newest = f"the newest over {answer.signed_up_to} entries"
        yield f"Signed checkpoints: {answer.stored_checkpoints}, {newest}."
        after = answer.size - answer.signed_up_to
        if after > 0:
            yield f"No checkpoint covers the newest {after} entries."
    else:
        yield "No signed checkpoint covers these entries."
    if answer.vouched is not None:
        yield f"The key that was given answers for the first {answer.vouched} entries."
    if answer.unsigned is not None:
        yield ("NOT confirmed: " if answer.vouched is not None else "") + answer.unsigned.detail
    for key in answer.keys:
        yield f"Key named in the log: {key}"


def _held(held: HeldAnswer) -> str:
    what = f"Checkpoint held elsewhere ({held.name}, {held.size} entries)"
    if held.ok:
        return f"{what}: it agrees{'' if held.signed else '; it bears no signature'}."
    return f"{what}: it does NOT agree. {held.why}"


def _file(file: FileAnswer, answer: Answer) -> Iterator[str]:
    if not file.mentions:
        of = "of this export" if answer.source == "export" else "of this log"
        yield f"{file.name} (SHA-256 {file.sha256}): NO entry {of} speaks of it."
        return
    yield f"{file.name} (SHA-256 {file.sha256}):"
    for mention in file.mentions:
        yield f"  entry {mention.seq}, {mention.kind}: {mention.how}"
