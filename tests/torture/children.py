"""A child that works on a workspace and tells what it finished, until something ends it.

The parent has loaded everything and forks; a child starts in no time, and dies as hard as any process.
"""

from __future__ import annotations

import json
import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.errors import UserFacingError
from desktop.recognition.decode_pool import DecodePool
from desktop.storage.workspace import Workspace, WorkspaceKind
from tests.torture.activities import ACTOR, Activity
from tests.torture.faults import Faults, Shim
from tests.torture.light_engine import DecodesHere

TIMEOUT = 60
"""Seconds after which a child hangs."""


@dataclass(slots=True)
class Acknowledged:
    """What a child said it had finished: facts, and the roots of the log that it had read by then."""

    facts: set[str] = field(default_factory=set)
    roots: dict[int, str] = field(default_factory=dict)

    def take(self, message: dict[str, Any]) -> None:
        self.facts.update(message["facts"])
        self.roots[message["size"]] = message["root"]

    def add(self, other: Acknowledged) -> None:
        self.facts |= other.facts
        self.roots |= other.roots


@dataclass(slots=True)
class Outcome:
    """How a child ended."""

    acknowledged: Acknowledged = field(default_factory=Acknowledged)
    killed: bool = False
    done: bool = False
    refusals: list[str] = field(default_factory=list)
    """Sentences, each with the name of its error."""
    bug: str = ""
    """A traceback."""
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Hooks:
    """What else is done in a child."""

    before: Callable[[], None] = lambda: None
    """First of all, before anything is disturbed."""
    each: Callable[[int], None] = lambda number: None
    """After each acknowledgement, counted from 1."""
    again: Callable[[], None] | None = None
    """After a refusal; then it is tried again in the same process. None: a refusal is the end."""
    after: Callable[[], None] = lambda: None
    """Last, when the workspace is closed."""


def open_workspace(folder: Path) -> Workspace:
    """The workspace of a run; made where the activity begins with nothing."""
    workspace = Workspace.open_or_create(folder / "workspace", WorkspaceKind.CASEWORK, ACTOR)
    workspace.attached(DecodePool, DecodesHere)
    return workspace


class Child:
    """Forked by the constructor; `folder` is where its workspace lies. It begins when `go` is called."""

    def __init__(
        self,
        activity: Activity,
        folder: Path,
        shim: Shim | None = None,
        faults: Faults | None = None,
        *,
        hooks: Hooks = Hooks(),
    ) -> None:
        self._activity, self._folder = activity, folder
        self._shim, self._faults, self._hooks = shim, faults, hooks
        self._said = 0
        self._out, self._in = os.pipe()
        start, self._start = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                os.close(self._out)
                os.close(self._start)
                hooks.before()
                os.read(start, 1)
                self._work()
                hooks.after()
            except BaseException:
                self._send({"bug": traceback.format_exc()})
            finally:
                os._exit(0)
        os.close(self._in)
        os.close(start)

    # ---- in the child

    def _send(self, message: dict[str, Any]) -> None:
        os.write(self._in, json.dumps(message).encode() + b"\n")

    def _acknowledge(self, workspace: Workspace, *facts: str) -> None:
        with workspace.reading() as stores:
            size, root = stores.log.tree_head()
        message = {"facts": facts, "size": size, "root": root}
        self._send(message)
        if self._shim is not None:
            self._shim.mark(json.dumps(message))
        self._said += 1
        self._hooks.each(self._said)

    def _work(self) -> None:
        if self._shim is not None and self._faults is not None:
            self._shim.arm(self._faults, self._folder)
        workspace = None
        for attempt in range(1 if self._hooks.again is None else 2):
            try:
                if workspace is None:
                    workspace = open_workspace(self._folder)
                    self._acknowledge(workspace)
                self._activity.work(workspace, self._acknowledge)
            except UserFacingError as error:
                self._send({"refused": f"{type(error).__name__}: {error.sentence}"})
                if attempt == 0 and self._hooks.again is not None:
                    self._hooks.again()
            else:
                workspace.close()
                self._send({"done": True, "counts": self._counts()})
                return
        if workspace is not None:
            workspace.close()
        self._send({"counts": self._counts()})

    def _counts(self) -> dict[str, int]:
        if self._shim is None:
            return {}
        return {name: self._shim.count(name) for name in ("all", "space", "write", "sync", "name", "bytes")}

    # ---- in the parent

    def go(self, kill_after: float | None = None) -> Outcome:
        """Lets it work, kills it after so many seconds if it still does, and returns how it ended."""
        outcome, began = Outcome(), time.monotonic()
        deadline = began + (TIMEOUT if kill_after is None else kill_after)
        os.write(self._start, b"g")
        os.close(self._start)
        text, hung = b"", False
        while True:
            ready, _, _ = select.select([self._out], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                hung = kill_after is None
                os.kill(self._pid, signal.SIGKILL)
                deadline = time.monotonic() + TIMEOUT
                continue
            read = os.read(self._out, 1 << 16)
            if not read:
                break
            text += read
        os.close(self._out)
        _, status = os.waitpid(self._pid, 0)
        outcome.seconds = time.monotonic() - began
        outcome.killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        for line in text.split(b"\n")[:-1]:  # what was cut off was not said
            self._take(outcome, json.loads(line))
        if hung:
            outcome.bug = f"It hung: nothing came of it in {TIMEOUT} s."
        elif os.WIFSIGNALED(status) and not outcome.killed:
            outcome.bug = f"It died of the signal {os.WTERMSIG(status)}."
        return outcome

    @staticmethod
    def _take(outcome: Outcome, message: dict[str, Any]) -> None:
        if "facts" in message:
            outcome.acknowledged.take(message)
        outcome.counts = message.get("counts", outcome.counts)
        outcome.done = outcome.done or message.get("done", False)
        outcome.bug = message.get("bug", outcome.bug)
        if "refused" in message:
            outcome.refusals.append(message["refused"])
