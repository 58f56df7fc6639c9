"""Time stamps of checkpoints: listed always, verified where somebody gives the authority's certificate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from desktop.domain.log_entries import parse_instant
from desktop.domain.log_exports import TimestampLine
from desktop.errors import WrongUse
from desktop.storage.timestamp_tokens import TimestampRefused, verify_timestamp
from desktop.verifier.answer import TimestampAnswer

NOT_ASKED = "not verified: give the certificate of the authority that you trust with --tsa-root"
NOT_HERE = "Time stamps are verified with the Python package rfc3161-client: install it."
_LATE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Written:
    """Entry `seq` says that it was written then, as the log writes instants."""

    seq: int
    at: str


def stamp_answers(
    stamps: Iterable[TimestampLine],
    notes: Mapping[int, str],
    tsa_roots: bytes | None,
    written: Mapping[int, Written],
) -> tuple[TimestampAnswer, ...]:
    """`notes` are the checkpoints by their sizes, `written` the last entry of each, or one behind it;
    `tsa_roots` is PEM.

    Raises `WrongUse` where it is none, or where time stamps cannot be verified here.
    """
    found = []
    for stamp in stamps:
        note = notes.get(stamp.size)
        if note is None:
            answer = TimestampAnswer(stamp.size, stamp.at, False, "there is no checkpoint of that size")
        elif tsa_roots is None:
            answer = TimestampAnswer(stamp.size, stamp.at, None, NOT_ASKED)
        else:
            answer = _verified(stamp, note, tsa_roots, written.get(stamp.size))
        found.append(answer)
    return tuple(found)


def _verified(
    stamp: TimestampLine, note: str, tsa_roots: bytes, written: Written | None
) -> TimestampAnswer:
    try:
        said = verify_timestamp(stamp.token, note, tsa_roots)
    except ImportError:  # only who verifies time stamps needs the library below
        raise WrongUse(detail=NOT_HERE) from None
    except TimestampRefused as error:
        return TimestampAnswer(stamp.size, stamp.at, False, str(error))
    except ValueError as error:
        raise WrongUse(detail=f"--tsa-root is not a certificate in PEM: {error}.") from None
    time = f"{said.at:%Y-%m-%d %H:%M:%S} UTC"
    detail = f"{said.authority}, {time}"
    late = timedelta(0) if written is None else said.at - parse_instant(written.at)
    if written is None or late <= _LATE:
        return TimestampAnswer(stamp.size, stamp.at, True, detail, time)
    detail += (
        f"; LATE: entry {written.seq} says that it was written on {written.at[:10]}, {late.days} days "
        "before, and the stamp shows nothing of the time in between"
    )
    return TimestampAnswer(stamp.size, stamp.at, True, detail, time, late.days)
