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
    "checkpoint that was held elsewhere, or a time stamp."
)
REWRITTEN_AFTER = (
    "That whoever has the signing key wrote entries anew is ruled out for the first {size} entries, which "
    "{what}; for later ones it is not."
)


def limits_of_export(
    scope: Scope, *, key_given: bool, held: Sequence[HeldAnswer], timestamps: Sequence[TimestampAnswer]
) -> tuple[str, ...]:
    found = [] if key_given else [SELF_KEY.format(where="the export")]
    found += [CASE_ONLY] if scope is Scope.CASE else []
    return (*found, _rewritten(held, timestamps), _end_of_export(), LEFT_OUT, TRUTH)


def limits_of_workspace(
    *, key_given: bool, held: Sequence[HeldAnswer], timestamps: Sequence[TimestampAnswer]
) -> tuple[str, ...]:
    found = [] if key_given else [SELF_KEY.format(where="the workspace")]
    return (*found, _rewritten(held, timestamps), CUT_OFF, TRUTH)


def _end_of_export() -> str:
    return "It cannot say what was recorded after the export was made, or was cut off before that."


def _rewritten(held: Sequence[HeldAnswer], timestamps: Sequence[TimestampAnswer]) -> str:
    by_held = max((one.size for one in held if one.ok), default=0)
    by_time = max((one.size for one in timestamps if one.verified), default=0)
    if not by_held and not by_time:
        return REWRITTEN
    what = "a checkpoint from elsewhere speaks of" if by_held >= by_time else "a time stamp speaks of"
    return REWRITTEN_AFTER.format(size=max(by_held, by_time), what=what)
