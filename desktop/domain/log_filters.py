"""Which entries of the log somebody wants to read, and which are kept from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LogFilter:
    """All conditions hold at once; an empty one holds for every entry."""

    kinds: tuple[str, ...] = ()
    """One of these kinds."""
    kind_prefix: str = ""
    """Kinds that begin so."""
    text: str = ""
    """Stands in the entry, in whatever case."""
    case_id: str = ""
    """Speaks of this case, of one of its probes or of one of its searches."""
    actor: str = ""
    since: datetime | None = None
    """At this instant or after it."""
    until: datetime | None = None
    """Before this instant."""

    @property
    def is_empty(self) -> bool:
        """Whether every entry is wanted."""
        return self == LogFilter()

    @property
    def reads_content(self) -> bool:
        """Whether it asks what an entry says, which somebody may not be allowed to know."""
        return bool(self.text or self.case_id)

    def without_text(self) -> LogFilter:
        return replace(self, text="")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Entries that are passed over: those that speak of one of these, and those whose kind begins so."""

    cases: frozenset[str] = frozenset()
    searches: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()
    casework: bool = False
    """Everything that speaks of any case."""
