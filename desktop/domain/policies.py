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
    """Default length of an authorisation; EU AI Act Art. 26(10): at most 48 hours to ask for one."""
    features_required: tuple[FacialComponent, ...]
    """Components that a conclusion `lead` has to say something about; all of them unless given."""
    text: str
    sha256: str


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
}


def policy_from_text(text: str) -> PolicyProfile:
    """Reads a TOML profile. Raises `PolicyUnreadable` with the reason, also for a field nobody knows."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyUnreadable(f"it is not TOML ({error})") from None
    unknown = sorted(found.keys() - _FIELDS)
    if unknown:
        raise PolicyUnreadable(f"it has fields that nobody knows: {', '.join(unknown)}")
    reader = _Reader(found)
    examiners = reader.whole("examiners", 1, 5)
    confidence = reader.number("minimum_confidence", 0.0, 0.999999, optional=True)
    return PolicyProfile(
        profile_id=reader.words("id"),
        dated=reader.day("dated"),
        title=reader.words("title"),
        basis=reader.words("basis"),
        summary=reader.words("summary"),
        examiners=examiners,
        fillers=reader.whole("fillers", 1, 20),
        third_look_decides=reader.flag("third_look_decides"),
        releaser_is_another=reader.flag("releaser_is_another"),
        corroboration_required=reader.flag("corroboration_required"),
        authorisation_required=reader.flag("authorisation_required"),
        requester_required=reader.flag("requester_required"),
        minimum_confidence=confidence,
        minimum_inter_eye=reader.number("minimum_inter_eye", 0.0, 1000.0, optional=True),
        offences=reader.texts("offences"),
        retention_days=reader.whole("retention_days", 1, 36525),
        authorisation_days=(
            reader.whole("authorisation_days", 1, 36525) if "authorisation_days" in found else None
        ),
        features_required=reader.components("features_required"),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )


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
        return " ".join(value.split())

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
        return tuple(" ".join(v.split()) for v in value)

    def components(self, name: str) -> tuple[FacialComponent, ...]:
        if name not in self._found:
            return tuple(FacialComponent)
        try:
            return tuple(FacialComponent(one) for one in self.texts(name))
        except ValueError as error:
            raise PolicyUnreadable(f"“{name}”: {error}") from None
