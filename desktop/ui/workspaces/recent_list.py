"""The workspaces that were opened last on this computer: folder, kind, day. Nothing of anybody's, no case.

Without Qt. What is kept is a short text; one that is damaged is an empty list, never an error.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

MOST = 10

_KINDS = ("casework", "demo", "training")


@dataclass(frozen=True, slots=True)
class RecentWorkspace:
    """`folder`: absolute; `kind`: of `WorkspaceKind`; `opened`: the last day."""

    folder: str
    kind: str
    opened: date

    @property
    def name(self) -> str:
        return Path(self.folder).name or self.folder


@dataclass(frozen=True, slots=True)
class RecentList:
    """The one that was opened last comes first."""

    entries: tuple[RecentWorkspace, ...] = ()

    def with_opened(self, folder: Path, kind: str, day: date) -> RecentList:
        one = RecentWorkspace(os.path.abspath(folder), kind, day)
        others = (kept for kept in self.entries if not _is_same(kept.folder, one.folder))
        return RecentList((one, *others)[:MOST])

    def without(self, folder: str) -> RecentList:
        return RecentList(tuple(one for one in self.entries if not _is_same(one.folder, folder)))

    def only(self, folders: Iterable[Path]) -> RecentList:
        """Those alone: the list was cleared, and these are open."""
        kept = [os.path.abspath(folder) for folder in folders]
        return RecentList(
            tuple(one for one in self.entries if any(_is_same(one.folder, folder) for folder in kept))
        )

    def to_text(self) -> str:
        return json.dumps(
            [
                {"folder": one.folder, "kind": one.kind, "opened": one.opened.isoformat()}
                for one in self.entries
            ]
        )

    @classmethod
    def from_text(cls, text: str) -> RecentList:
        """What can be read of it."""
        try:
            kept = json.loads(text)
        except ValueError:
            return cls()
        entries = (
            [one for item in kept if (one := _entry(item)) is not None] if isinstance(kept, list) else []
        )
        found = cls()
        for one in reversed(entries[:MOST]):
            found = found.with_opened(Path(one.folder), one.kind, one.opened)
        return found


def _entry(item: Any) -> RecentWorkspace | None:
    if not isinstance(item, dict):
        return None
    folder, kind = item.get("folder"), item.get("kind")
    if not isinstance(folder, str) or not os.path.isabs(folder) or kind not in _KINDS:
        return None
    try:
        one = RecentWorkspace(folder, str(kind), date.fromisoformat(str(item.get("opened"))))
    except ValueError:
        return None
    return replace(one, folder=os.path.normpath(folder))


def _is_same(first: str, second: str) -> bool:
    return os.path.normcase(os.path.normpath(first)) == os.path.normcase(os.path.normpath(second))
