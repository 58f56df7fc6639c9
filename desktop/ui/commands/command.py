"""One thing that can be asked for by its name, and what the window knows of it. Without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.ui.commands.ranking import Findable


@dataclass(frozen=True, slots=True)
class Command:
    """`key` names it whatever the language. `english`: its title there. `detail`: what stands beside it.

    `why_not`: why it cannot be done now, in a sentence; empty where it can. `icon`: of `ui/icons.py`.
    """

    key: str
    title: str
    group: str
    run: Callable[[], object]
    english: str = ""
    detail: str = ""
    shortcut: str = ""
    why_not: str = ""
    icon: str = ""
    names_nobody: bool = True
    """Its key may be kept beside the settings of the window: it says nothing of a case."""

    @property
    def findable(self) -> Findable:
        """By its title, by its English one, and by either with the name of its group before it."""
        also = dict.fromkeys(
            text for text in (self.english, f"{self.group} {self.title}", self.detail) if text
        )
        also.pop(self.title, None)
        return Findable(self.key, self.title, tuple(also))


def plain(text: str) -> str:
    """The text of a menu without its mark for a key and without dots: "&Lock…" is "Lock"."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…").rstrip()
