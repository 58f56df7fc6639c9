"""Which policy profiles a computer offers, and which one a new case begins with. Data, not code."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.policies import PolicyProfile, PolicyUnreadable, tables

_FIELDS = {"default", "only"}


@dataclass(frozen=True, slots=True)
class PolicySelection:
    """Ids of profiles. `default` empty: each workspace has its own; `only` empty: all are offered."""

    default: str = ""
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComputerPolicies:
    """What the administrator of a computer handed out; nothing at all on most computers."""

    profiles: tuple[PolicyProfile, ...] = ()
    """At most one of each id."""
    selection: PolicySelection = PolicySelection()

    def __bool__(self) -> bool:
        return bool(self.profiles or self.selection.default or self.selection.only)

    @property
    def default(self) -> str:
        """Empty where each workspace has its own."""
        return self.selection.default or (self.selection.only[0] if self.selection.only else "")

    def holds(self, profile_id: str) -> bool:
        """Whether the text of this id is the computer's."""
        return any(policy.profile_id == profile_id for policy in self.profiles)

    def offers(self, profile_id: str) -> bool:
        return not self.selection.only or profile_id in self.selection.only


def selection_from_text(text: str) -> PolicySelection:
    """Reads the TOML of a selection. Raises `PolicyUnreadable` with the reason."""
    found = tables(text)
    unknown = sorted(found.keys() - _FIELDS)
    if unknown:
        raise PolicyUnreadable(f"it has fields that nobody knows: {', '.join(map(repr, unknown))}")
    default, only = found.get("default", ""), found.get("only", [])
    if not isinstance(default, str):
        raise PolicyUnreadable("“default” has to be the id of a profile")
    if not isinstance(only, list) or not all(isinstance(one, str) and one for one in only):
        raise PolicyUnreadable("“only” has to be a list of ids of profiles")
    selection = PolicySelection(default, tuple(dict.fromkeys(only)))
    if selection.only and default and default not in selection.only:
        raise PolicyUnreadable(f"“default” is {default!r}, which “only” leaves out")
    return selection
