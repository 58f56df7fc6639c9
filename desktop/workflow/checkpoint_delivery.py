"""Gives signed checkpoints to whoever keeps them elsewhere: a folder, a time-stamp authority, or both.

What does not arrive stops nothing: it waits in the workspace and is given at the next occasion.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from desktop.domain.log_entries import EntryKind, format_instant, parse_instant
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.errors import CheckpointNotDelivered, UserFacingError
from desktop.storage.checkpoint_store import StoredCheckpoint
from desktop.storage.columns import now
from desktop.storage.stores import Stores
from desktop.storage.timestamp_tokens import Timestamp, TimestampRefused, read_timestamp, verify_timestamp
from desktop.storage.workspace import Workspace
from desktop.workflow.bounded_work import TookTooLong, within
from desktop.workflow.checkpoint_folder import NameTaken, note_name, put_file, token_name
from desktop.workflow.delivery_settings import DeliverySettings, delivery_settings, settings_in
from desktop.workflow.timestamp_authority import stamp

FOLDER_SECONDS = 20.0
"""For so many files at once as `_AT_ONCE`."""
AUTHORITY_SECONDS = 20.0
END_SECONDS = 2.0
"""For everything, when somebody closes the workspace."""

_AT_ONCE = 32
_PROBLEMS = "delivery.problems"


class Destination(StrEnum):
    """As `checkpoint_delivery` names them."""

    FOLDER = "folder"
    AUTHORITY = "tsa"


STAMP_IN_FOLDER = "folder-token"
"""As `checkpoint_delivery` names a time stamp that lies in the folder: in the workspace one can be taken
away and leaves no gap."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one destination was given now: checkpoints of `sizes`. `problem` is a sentence, or empty.

    For the folder `waiting` counts the time stamps too that do not lie beside their notes yet.
    """

    destination: Destination
    sizes: tuple[int, ...]
    waiting: int
    problem: str


@dataclass(frozen=True, slots=True)
class DeliveryOutcome:
    """One for each destination that is set."""

    to: tuple[Delivered, ...]

    @property
    def ok(self) -> bool:
        return not any(one.problem for one in self.to)


@dataclass(frozen=True, slots=True)
class DestinationState:
    """How a destination stands: when it was last given a checkpoint, of how many entries, what waits.

    `problem` stands since `since`. `timestamp` is what the last token says; `verified` with the root
    certificate of the settings as they are now.
    """

    destination: Destination
    place: str
    delivered_at: datetime | None
    delivered_size: int | None
    waiting: int
    problem: str
    since: datetime | None
    timestamp: Timestamp | None = None
    verified: bool = False


def deliver(
    workspace: Workspace,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
    limit: float | None = None,
    at_the_end: bool = False,
) -> DeliveryOutcome:
    """Everything that waits: each note to the folder, the newest one to the authority, which it is enough
    to ask about, because it covers all before it, and what the authority answered to the folder as well.

    `limit` is in seconds for all of it. `at_the_end` asks no authority about the end of a session alone:
    the next checkpoint covers it. What a destination does not take is in the outcome and is kept for
    `delivery_state`; raises only what the workspace raises, and `Cancelled`.
    """
    settings, token = delivery_settings(workspace), cancel or CancelToken()
    until = time.monotonic() + limit if limit is not None else None
    reached = []
    if settings.folder:
        reached.append(_to_folder(workspace, settings, _Pace(on_progress, token, until)))
    if settings.authority_url:
        asked = _to_authority(workspace, settings, _Pace(on_progress, token, until), at_the_end)
        if reached and asked.sizes:
            reached[0] = _stamp_to_folder(workspace, settings, _Pace(on_progress, token, until), reached[0])
        reached.append(asked)
    return DeliveryOutcome(tuple(reached))


def deliver_at_end(workspace: Workspace) -> DeliveryOutcome | None:
    """As the last thing before a workspace is closed: briefly, and None where even that was refused."""
    with suppress(UserFacingError):
        return deliver(workspace, limit=END_SECONDS, at_the_end=True)
    return None


def delivery_state(workspace: Workspace) -> tuple[DestinationState, ...]:
    """Of each destination that is set."""
    with workspace.reading() as stores:
        settings = settings_in(stores)
        places = ((Destination.FOLDER, settings.folder), (Destination.AUTHORITY, settings.authority_url))
        return tuple(_state(stores, settings, which, place) for which, place in places if place)


@dataclass(frozen=True, slots=True)
class _Pace:
    """How long it may take, and who watches."""

    on_progress: ProgressSink
    cancel: CancelToken
    until: float | None

    def seconds(self, most: float) -> float:
        return most if self.until is None else max(0.1, min(most, self.until - time.monotonic()))

    @property
    def is_over(self) -> bool:
        return self.until is not None and time.monotonic() >= self.until


@dataclass(frozen=True, slots=True)
class _Piece:
    """One file for the folder; `to` is what its delivery is recorded as."""

    to: str
    size: int
    name: str
    data: bytes


def _for_folder(stores: Stores, workspace_id: str) -> list[_Piece]:
    """The notes first: a time stamp says nothing without its own."""
    notes = [
        _Piece(Destination.FOLDER, one.size, note_name(workspace_id, one.size), one.note.encode())
        for one in stores.checkpoints.undelivered(Destination.FOLDER)
    ]
    return notes + [
        _Piece(STAMP_IN_FOLDER, one.size, token_name(workspace_id, one.size), one.token)
        for one in stores.checkpoints.tokens_missing_from(STAMP_IN_FOLDER)
        if one.token is not None
    ]


def _to_folder(workspace: Workspace, settings: DeliverySettings, pace: _Pace) -> Delivered:
    with workspace.reading() as stores:
        waiting = _for_folder(stores, workspace.workspace_id)
    folder, problem = Path(settings.folder), ""
    given: list[_Piece] = []
    for some in _parts(waiting):
        if pace.is_over:
            problem = problem or f"There was no time to give the folder {folder} everything."
            break
        work = partial(_put_all, folder, some, pace.cancel)
        try:
            put = within(pace.seconds(FOLDER_SECONDS), work, pace.cancel)
        except TookTooLong:
            problem = f"The folder {folder} did not take them in time. Check that it is connected."
            break
        for to in (Destination.FOLDER, STAMP_IN_FOLDER):
            _record(workspace, to, [one.size for one in put.given if one.to == to], None)
        given += put.given
        pace.on_progress(Progress(len(given), len(waiting), "checkpoints"))
        problem = put.stopped_by or problem or put.problem
        if put.stopped_by:
            break
    _keep_problem(workspace, Destination.FOLDER, problem)
    sizes = tuple(one.size for one in given if one.to == Destination.FOLDER)
    return Delivered(Destination.FOLDER, sizes, len(waiting) - len(given), problem)


def _stamp_to_folder(
    workspace: Workspace, settings: DeliverySettings, pace: _Pace, before: Delivered
) -> Delivered:
    """What came from the authority just now; a folder that did not take everything is not tried again."""
    if before.problem:
        return replace(before, waiting=before.waiting + 1)
    after = _to_folder(workspace, settings, pace)
    return replace(after, sizes=before.sizes + after.sizes)


@dataclass(slots=True)
class _Put:
    """`given` are there now; `problem` was with one of the files, `stopped_by` with the folder."""

    given: list[_Piece] = field(default_factory=list)
    problem: str = ""
    stopped_by: str = ""


def _put_all(folder: Path, pieces: Sequence[_Piece], cancel: CancelToken) -> _Put:
    """Touches nothing of the workspace."""
    put = _Put()
    for one in pieces:
        if cancel.cancelled or put.stopped_by:
            break
        try:
            put_file(folder, one.name, one.data)
            put.given.append(one)
        except NameTaken as error:
            put.problem = put.problem or error.sentence
        except UserFacingError as error:
            put.stopped_by = error.sentence
    return put


def _to_authority(
    workspace: Workspace, settings: DeliverySettings, pace: _Pace, at_the_end: bool
) -> Delivered:
    with workspace.reading() as stores:
        waiting = _for_authority(stores)
    only_ends = all(one.occasion == EntryKind.SESSION_CLOSED for one in waiting)
    if not waiting or (at_the_end and only_ends) or pace.is_over:
        return Delivered(Destination.AUTHORITY, (), len(waiting), "")
    newest, roots = waiting[-1], settings.authority_root_pem.encode()
    try:
        stamped = stamp(
            settings.authority_url,
            newest.note,
            roots,
            seconds=pace.seconds(AUTHORITY_SECONDS),
            cancel=pace.cancel,
        )
    except CheckpointNotDelivered as error:
        _keep_problem(workspace, Destination.AUTHORITY, error.sentence)
        return Delivered(Destination.AUTHORITY, (), len(waiting), error.sentence)
    _record(workspace, Destination.AUTHORITY, [newest.size], stamped.token)
    _keep_problem(workspace, Destination.AUTHORITY, "")
    pace.on_progress(Progress(1, 1, "checkpoints"))
    return Delivered(Destination.AUTHORITY, (newest.size,), 0, "")


def _for_authority(stores: Stores) -> list[StoredCheckpoint]:
    """Newer than the newest that it was asked about."""
    last = stores.checkpoints.newest_delivery(Destination.AUTHORITY)
    return stores.checkpoints.after(last.size if last is not None else 0)


def _parts(pieces: Sequence[_Piece]) -> Iterator[Sequence[_Piece]]:
    for start in range(0, len(pieces), _AT_ONCE):
        yield pieces[start : start + _AT_ONCE]


def _record(workspace: Workspace, to: str, sizes: Sequence[int], token: bytes | None) -> None:
    if not sizes:
        return
    with workspace.recording() as stores:
        # Somebody may have delivered the same meanwhile.
        open_ones = {one.size for one in stores.checkpoints.undelivered(to)}
        for size in sizes:
            if size in open_ones:
                stores.checkpoints.add_delivery(size, to, token)


def _problems(stores: Stores) -> dict[str, list[str]]:
    """Destination -> (since, sentence)."""
    kept = json.loads(stores.settings.get(_PROBLEMS) or "{}")
    return kept if isinstance(kept, dict) else {}


def _keep_problem(workspace: Workspace, to: Destination, sentence: str) -> None:
    """Remembers since when; forgets it once it is over."""
    with workspace.reading() as stores:
        problems = _problems(stores)
    before = problems.pop(to.value, None)
    if sentence:
        problems[to.value] = [before[0] if before else format_instant(now()), sentence]
    if problems.get(to.value) != before:
        with workspace.recording() as stores:
            stores.settings.set(_PROBLEMS, json.dumps(problems))


def _state(stores: Stores, settings: DeliverySettings, to: Destination, place: str) -> DestinationState:
    last = stores.checkpoints.newest_delivery(to)
    if to is Destination.FOLDER:
        waiting = len(stores.checkpoints.undelivered(to))
        waiting += len(stores.checkpoints.tokens_missing_from(STAMP_IN_FOLDER))
    else:
        waiting = len(_for_authority(stores))
    since, problem = _problems(stores).get(to.value, ("", ""))
    timestamp, verified = None, False
    if last is not None and last.token is not None:
        note = stores.checkpoints.of_size(last.size)
        if note is not None:
            timestamp, verified = _judged(last.token, note.note, settings.authority_root_pem.encode())
    return DestinationState(
        to,
        place,
        last.at if last is not None else None,
        last.size if last is not None else None,
        waiting,
        problem,
        parse_instant(since) if since else None,
        timestamp,
        verified,
    )


def _judged(token: bytes, note: str, roots: bytes) -> tuple[Timestamp | None, bool]:
    with suppress(ValueError):
        if roots:
            return verify_timestamp(token, note, roots), True
    with suppress(TimestampRefused):
        return read_timestamp(token, note), False
    return None, False
