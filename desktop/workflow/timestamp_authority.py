"""Asks a time-stamp authority (RFC 3161 over HTTP) about a note. It is given a hash and nothing else."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from desktop.domain.progress import CancelToken
from desktop.errors import CheckpointNotDelivered, WrongUse
from desktop.storage.timestamp_tokens import (
    Timestamp,
    TimestampRefused,
    ask_for_timestamp,
    read_timestamp,
    verify_timestamp,
)
from desktop.workflow.bounded_work import TookTooLong, within

_LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True)
class Stamped:
    """`token` is the answer as it came; `timestamp` what it says."""

    token: bytes
    timestamp: Timestamp


def check_authority_url(url: str) -> None:
    """Raises `WrongUse` for what is not asked: anything but https, and http on this computer."""
    parts = _parts(url)
    if parts is None or not parts.hostname or len(url) > _LONGEST_ADDRESS or not url.isprintable():
        raise WrongUse(detail="Give the whole address of the time-stamp authority, as https://name/path.")
    if parts.username or parts.password:
        raise WrongUse(detail="The address may hold no name and no password: it stands in the log.")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(parts.hostname)):
        raise WrongUse(
            detail="A time-stamp authority is asked over https:// only (http:// on this computer alone)."
        )


def stamp(url: str, note: str, roots_pem: bytes, *, seconds: float, cancel: CancelToken) -> Stamped:
    """A time stamp over the note, verified where there are root certificates.

    Raises `CheckpointNotDelivered` with what went wrong, `Cancelled`.
    """
    from desktop.workflow.timestamp_post import NoAnswer, post  # loads what speaks HTTP

    check_authority_url(url)
    question = ask_for_timestamp(note)
    host = urlsplit(url).hostname or ""
    direct = _is_loopback(host)
    try:
        token = within(seconds, lambda: post(url, question.der, seconds, direct=direct), cancel)
        if roots_pem:
            found = verify_timestamp(token, note, roots_pem, question.nonce)
        else:
            found = read_timestamp(token, note, question.nonce)
    except TimestampRefused as error:
        raise _failed(f"The answer of the time-stamp authority {host} is not accepted: {error}") from error
    except ValueError as error:
        raise _failed("The root certificate in Settings cannot be read any more: give it again") from error
    except TookTooLong as error:
        raise _failed(f"The time-stamp authority {host} did not answer within {seconds:.0f} s") from error
    except NoAnswer as error:
        raise _failed(f"The time-stamp authority {host} {error}") from error
    return Stamped(token, found)


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for what is no number
    except ValueError:
        return None
    return parts


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _failed(detail: str) -> CheckpointNotDelivered:
    return CheckpointNotDelivered(detail=f"{detail}.")
