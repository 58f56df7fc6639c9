"""What verification cannot rule out, said each time: whoever reads an answer must know what it is not."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.log_exports import Scope
from desktop.verifier.answer import HeldAnswer, TimestampAnswer

TRUTH = (
    "It cannot say whether what people wrote is true, only that it was written then and not changed since."
)
SELF_KEY = (
    "The key came from {where} itself: whoever made it up could have made the key up too. Compare it with "
    "the key on a report, or give the one that you have with --key."
)
CASE_ONLY = (
    "An export of one case shows that each of these entries is in the log. It does not show that it holds "
    "every entry of the case: that takes an export of the whole log."
)
LEFT_OUT = "Images, templates and reports lie elsewhere: give one with --file to see which entry names it."
CUT_OFF = "It cannot rule out that entries newer than the newest checkpoint were cut off."
REWRITTEN = (
    "It cannot rule out that whoever has the signing key wrote the log anew as a whole: that takes a "
    "checkpoint that was held elsewhere, or a time stamp from the time of the entries."
)
REWRITTEN_SINCE_HELD = (
    "That whoever has the signing key wrote entries anew is ruled out for the first {size} entries, since "
    "the checkpoint from elsewhere that speaks of them left; for later ones it is not."
)
REWRITTEN_SINCE_STAMP = (
    "That whoever has the signing key wrote entries anew after {time} is ruled out for the first {size} "
    "entries, which a time stamp from then speaks of; that it happened before then is not, nor is it for "
    "later entries."
)
SIGNED_BY_NOBODY = (
    "Entries {first} to {last} are signed by nobody: whoever can write to the database could have written "
    "them."
)
LAST_BY_NOBODY = (
    "Entry {last} is signed by nobody: whoever can write to the database could have written it."
)
SIGNED_LATE = (
    "No checkpoint before that of the export covers what follows entry {stored}: it speaks for these "
    "entries as it found them, and whoever could write to the database before could have written them."
)
SIGNED_LATE_NAMED = (
    " Entry {seq} ({kind}) is one of them, and the program signs for such an entry at once while it has "
    "the key."
)


STRETCH_SIGNED_LATE = (
    "Entries {first} to {last} were not signed when the session after them began; it signed for them as it "
    "found them. The key had been locked or away, or somebody without it wrote them."
)


def limits_of_export(
    scope: Scope,
    *,
    key_given: bool,
    held: Sequence[HeldAnswer],
    timestamps: Sequence[TimestampAnswer],
    stored_up_to: int,
    size: int,
    late: tuple[int, str] | None,
) -> tuple[str, ...]:
    """`stored_up_to` is what the newest checkpoint before that of the export speaks for, `late` is the
    first entry behind it that should have been signed for at once (number, kind)."""
    found = [] if key_given else [SELF_KEY.format(where="the export")]
    found += [CASE_ONLY] if scope is Scope.CASE else []
    if stored_up_to < size:
        sentence = SIGNED_LATE.format(stored=stored_up_to)
        found.append(
            sentence + ("" if late is None else SIGNED_LATE_NAMED.format(seq=late[0], kind=late[1]))
        )
    return (*found, *_rewritten(held, timestamps), _end_of_export(), LEFT_OUT, TRUTH)


def limits_of_workspace(
    *,
    key_given: bool,
    held: Sequence[HeldAnswer],
    timestamps: Sequence[TimestampAnswer],
    signed_up_to: int,
    size: int,
    late: Sequence[tuple[int, int]] = (),
) -> tuple[str, ...]:
    """`late` are stretches that a session found unsigned when it began."""
    found = [] if key_given else [SELF_KEY.format(where="the workspace")]
    found += signed_late(late)
    signed_up_to = max([signed_up_to, *(one.size for one in held if one.ok and one.signed)])
    return (*found, *signed_by_nobody(signed_up_to, size), *_rewritten(held, timestamps), CUT_OFF, TRUTH)


def signed_late(stretches: Sequence[tuple[int, int]]) -> list[str]:
    return [STRETCH_SIGNED_LATE.format(first=first, last=last) for first, last in stretches]


def signed_by_nobody(signed_up_to: int, size: int) -> tuple[str, ...]:
    """Of a log of `size` entries, of which a signed checkpoint speaks for so many; empty for nothing."""
    if signed_up_to >= size:
        return ()
    sentence = LAST_BY_NOBODY if signed_up_to + 1 == size else SIGNED_BY_NOBODY
    return (sentence.format(first=signed_up_to + 1, last=size),)


def _end_of_export() -> str:
    return "It cannot say what was recorded after the export was made, or was cut off before that."


def _rewritten(held: Sequence[HeldAnswer], timestamps: Sequence[TimestampAnswer]) -> tuple[str, ...]:
    found = []
    by_held = max((one.size for one in held if one.ok), default=0)
    if by_held:
        found.append(REWRITTEN_SINCE_HELD.format(size=by_held))
    stamps = [one for one in timestamps if one.verified]
    if stamps:
        size = max(one.size for one in stamps)
        time = min(one.time for one in stamps if one.size == size)
        found.append(REWRITTEN_SINCE_STAMP.format(size=size, time=time))
    return tuple(found) or (REWRITTEN,)
