"""A policy profile: what an authority asks of a case before anything leaves as a lead. Data, not code."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.features import FacialComponent


class PolicyUnreadable(ValueError):
    """The text is no policy profile; the message says why, to a person."""


@dataclass(frozen=True, slots=True)
class PolicyProfile:
    """As adopted: `sha256` is of the exact text, which is kept with the cases that were opened under it.

    `minimum_confidence` (0..1, of a search: 1 - FPIR) is a floor that no written reason opens;
    `offences` empty means that any purpose may be written.
    """

    profile_id: str
    dated: date
    title: str
    basis: str
    summary: str
    examiners: int
    """How many people have to conclude `lead`, each blind to the others."""
    fillers: int
    third_look_decides: bool
    """Whether two of three may still release after a disagreement; if not, a disagreement is the end."""
    releaser_is_another: bool
    """Whether whoever releases must not be one of the examiners."""
    corroboration_required: bool
    authorisation_required: bool
    requester_required: bool
    minimum_confidence: float | None
    minimum_inter_eye: float | None
    """Pixels; a probe below may be recorded, not searched."""
    offences: tuple[str, ...]
    retention_days: int
    authorisation_days: int | None
    """Default length of an authorisation."""
    features_required: tuple[FacialComponent, ...]
    """Components that a conclusion `lead` has to say something about; all of them unless given."""
    text: str
    sha256: str
    obligations: tuple[str, ...] = ()
    """What people have to do or leave, and no program can see to: shown with the case and its report."""
    offence_required: bool = False
    """Whether an offence has to be written, also where `offences` lists none."""
    authorisation_hours: int | None = None
    """Hours after the opening of a case until which the reference of the authorisation may be missing.
    None: it is needed to open the case."""


_FIELDS = {
    "id",
    "dated",
    "title",
    "basis",
    "summary",
    "examiners",
    "fillers",
    "third_look_decides",
    "releaser_is_another",
    "corroboration_required",
    "authorisation_required",
    "requester_required",
    "minimum_confidence",
    "minimum_inter_eye",
    "offences",
    "retention_days",
    "authorisation_days",
    "features_required",
    "obligations",
    "offence_required",
    "authorisation_hours",
}

MINIMUM_EXAMINERS = 2
"""Nothing leaves as a lead on one person's word, whatever a profile says."""
_LONGEST_LINE = 500
_LONGEST_TEXT = 64 * 1024


def policy_from_text(text: str) -> PolicyProfile:
    """Reads a TOML profile. Raises `PolicyUnreadable` with the reason, also for a field nobody knows."""
    found = tables(text)
    unknown = sorted(found.keys() - _FIELDS)
    if unknown:
        raise PolicyUnreadable(f"it has fields that nobody knows: {', '.join(map(repr, unknown))}")
    reader = _Reader(found)
    required = reader.flag("authorisation_required")
    hours = reader.whole("authorisation_hours", 1, 8760) if "authorisation_hours" in found else None
    if hours is not None and not required:
        raise PolicyUnreadable("“authorisation_hours” needs “authorisation_required = true”")
    offences = reader.texts("offences")
    return PolicyProfile(
        profile_id=reader.words("id"),
        dated=reader.day("dated"),
        title=reader.words("title"),
        basis=reader.words("basis"),
        summary=reader.words("summary"),
        examiners=reader.whole("examiners", MINIMUM_EXAMINERS, 5),
        fillers=reader.whole("fillers", 1, 20),
        third_look_decides=reader.flag("third_look_decides"),
        releaser_is_another=reader.flag("releaser_is_another"),
        corroboration_required=reader.flag("corroboration_required"),
        authorisation_required=required,
        requester_required=reader.flag("requester_required"),
        minimum_confidence=reader.number("minimum_confidence", 0.0, 0.999999, optional=True),
        minimum_inter_eye=reader.number("minimum_inter_eye", 0.0, 1000.0, optional=True),
        offences=offences,
        retention_days=reader.whole("retention_days", 1, 36525),
        authorisation_days=(
            reader.whole("authorisation_days", 1, 36525) if "authorisation_days" in found else None
        ),
        features_required=reader.components("features_required"),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        obligations=reader.texts("obligations"),
        offence_required=bool(offences)
        or ("offence_required" in found and reader.flag("offence_required")),
        authorisation_hours=hours,
    )


def tables(text: str) -> dict[str, Any]:
    """Of a profile or a selection. Whatever somebody wrote, only `PolicyUnreadable` is raised for it."""
    if len(text) > _LONGEST_TEXT:
        raise PolicyUnreadable(f"it is longer than {_LONGEST_TEXT} characters")
    try:
        text.encode("utf-8")
        return tomllib.loads(text)
    except UnicodeEncodeError:
        raise PolicyUnreadable("it holds signs that are no text") from None
    except ValueError as error:
        # Also what the reader raises beside its own error: a whole number of thousands of digits.
        raise PolicyUnreadable(f"it is not TOML ({error})") from None
    except RecursionError:
        raise PolicyUnreadable("it is not TOML (nested too deeply)") from None


class _Reader:
    def __init__(self, found: Mapping[str, Any]) -> None:
        self._found = found

    def _get(self, name: str) -> Any:
        if name not in self._found:
            raise PolicyUnreadable(f"“{name}” is missing")
        return self._found[name]

    def words(self, name: str) -> str:
        value = self._get(name)
        if not isinstance(value, str) or not value.strip():
            raise PolicyUnreadable(f"“{name}” has to be a text")
        return _line(name, value)

    def day(self, name: str) -> date:
        value = self._get(name)
        if type(value) is not date:
            raise PolicyUnreadable(f"“{name}” has to be a day, written as 2026-01-31 without quotes")
        return value

    def whole(self, name: str, low: int, high: int) -> int:
        value = self._get(name)
        if type(value) is not int or not low <= value <= high:
            raise PolicyUnreadable(f"“{name}” has to be a whole number from {low} to {high}")
        return value

    def number(self, name: str, low: float, high: float, *, optional: bool = False) -> float | None:
        if optional and name not in self._found:
            return None
        value = self._get(name)
        if type(value) not in (int, float) or not low <= value <= high:
            raise PolicyUnreadable(f"“{name}” has to be a number from {low} to {high}")
        return float(value)

    def flag(self, name: str) -> bool:
        value = self._get(name)
        if type(value) is not bool:
            raise PolicyUnreadable(f"“{name}” has to be true or false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._found.get(name, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise PolicyUnreadable(f"“{name}” has to be a list of texts")
        lines = tuple(_line(name, v) for v in value)
        if len(set(lines)) < len(lines):
            raise PolicyUnreadable(f"“{name}” says something twice")
        return lines

    def components(self, name: str) -> tuple[FacialComponent, ...]:
        if name not in self._found:
            return tuple(FacialComponent)
        try:
            return tuple(FacialComponent(one) for one in self.texts(name))
        except ValueError as error:
            raise PolicyUnreadable(f"“{name}”: {error}") from None


def _line(name: str, value: str) -> str:
    """One line as it is shown and printed."""
    line = " ".join(value.split())
    if len(line) > _LONGEST_LINE or not line.isprintable():
        raise PolicyUnreadable(f"“{name}” has to be a text of at most {_LONGEST_LINE} printable characters")
    return line
