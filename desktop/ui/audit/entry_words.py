"""What an entry of the log says, in words: in one line, and field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.log_entries import LogEntry
from desktop.ui.audit.field_names import field_name, inner_name
from desktop.ui.cases.case_texts import step_text
from desktop.ui.shell.by_locale import listed, pair
from desktop.ui.shell.wording import conclusion_text
from desktop.workflow.browse import is_withheld


def _tr(text: str) -> str:
    return QCoreApplication.translate("entry_words", text)


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of an entry. `exact`: a hash or an identifier, to be compared letter by letter."""

    name: str
    value: str
    exact: bool = False

    @property
    def short(self) -> str:
        """Long hashes by their beginning and end; all of them stands in the entry itself."""
        if not self.exact:
            return self.value
        return ", ".join(shortened(one) for one in self.value.split(", "))


def shortened(text: str) -> str:
    """“3f9a21c45b7e…ff88” of anything longer than that."""
    return f"{text[:12]}…{text[-4:]}" if len(text) > 20 else text


def entry_detail(entry: LogEntry) -> str:
    """What the entry says in particular, with its case, in one line; empty where its kind says it all."""
    text = detail_in_case(entry)
    case = "" if is_withheld(entry) else str(entry.data.get("case_number") or "")
    if case and case not in text:
        return pair(case, text) if text else case
    return text


def detail_in_case(entry: LogEntry) -> str:
    """As `entry_detail`, where everything is of one case."""
    if is_withheld(entry):
        return str(entry.data["withheld"])
    try:
        text = _own_detail(entry) or step_text(entry)
    except (KeyError, ValueError, TypeError, AttributeError):
        return ""  # an entry that was tampered with is shown all the same; verification names it
    return " ".join(text.split())


def _own_detail(entry: LogEntry) -> str:
    """Of kinds that are no steps of a case."""
    data = entry.data
    kind = entry.kind
    if kind == "look.asked":
        return _tr("candidates: {count}, other faces among them: {others}").format(
            count=len(data["candidates"]), others=len(data["fillers"])
        )
    if kind == "look.completed":
        said = [conclusion_text(Conclusion(one["conclusion"])) for one in data["answers"]]
        return ", ".join(said)
    if kind == "enrolment.started":
        if "source_gallery_id" in data:
            return _tr("{count} images of gallery {number}").format(
                count=_number(data["images"]), number=data["source_gallery_id"]
            )
        return _tr("{count} images").format(count=_number(data["images"]))
    if kind == "enrolment.batch":
        return _tr("{count} images").format(count=_number(data["rows"]))
    if kind == "enrolment.finished":
        return _tr("{count} of {all} images").format(
            count=_number(data["enrolled"]), all=_number(data["images"])
        )
    if kind == "rates.measured":
        return _tr("{count} people, each left out once").format(count=_number(data["n"]))
    if kind == "packs.compared":
        return _tr("{packs}: {count} people in common").format(
            packs=" · ".join(str(side["pack"]) for side in data["sides"]), count=_number(data["subjects"])
        )
    if kind == "log.verified":
        return (
            _tr("intact: {count} entries").format(count=_number(data["entries"]))
            if data["ok"]
            else _tr("NOT intact; first bad entry: {number}").format(number=data["first_bad"] or "–")
        )
    if kind == "log.exported":
        return _tr("{count} entries").format(count=_number(data["entries"]))
    if kind in ("gallery.created", "account.created", "account.changed"):
        return str(data["name"])
    if kind == "signin.failed":
        return (
            _tr("as {name}").format(name=data["name"]) if data.get("name") else _tr("under an unknown name")
        )
    if kind.startswith("device."):
        return str(data.get("device") or data.get("provider") or "")
    if kind.startswith("pack."):
        return str(data["pack"])
    if kind == "policy.adopted":
        return str(data.get("title") or data.get("default") or "")
    if kind == "figures.exported":
        return _tr("{first} to {last}, {format}").format(
            first=data["from"], last=data["to"], format=data["format"]
        )
    if kind in ("subject.expunged", "probe.expunged"):
        return " · ".join(str(data[name]) for name in ("subject_id", "reference") if data.get(name))
    return ""


def entry_facts(entry: LogEntry) -> list[Fact]:
    """Field by field, those first that a person reads first; hashes and identifiers come last."""
    if is_withheld(entry):
        return []
    facts = [fact for name, value in entry.data.items() for fact in _facts(field_name(name), name, value)]
    return sorted(facts, key=lambda fact: fact.exact)


def _facts(shown: str, name: str, value: Any) -> list[Fact]:
    if isinstance(value, Mapping):
        return [
            one
            for key, inner in value.items()
            for one in _inner_facts(pair(shown, inner_name(str(key))), key, inner)
        ]
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [Fact(f"{shown} {number}", _in_one_line(one)) for number, one in enumerate(value, start=1)]
    text = value_text(name, value)
    return [Fact(shown, text, _is_exact(name, value))] if text else []


def _inner_facts(shown: str, name: str, value: Any) -> list[Fact]:
    """A record inside a record is one line: what a feature looks like, and the note beside it."""
    if isinstance(value, Mapping):
        said = [value_text(key, inner) for key, inner in value.items()]
        return [Fact(shown, listed(said))]
    return _facts(shown, name, value)


def _in_one_line(record: Any) -> str:
    """What a person reads of a record in a list; what is nested deeper stands in the entry itself."""
    if not isinstance(record, Mapping):
        return str(record)
    names = [*(name for name in _FIRST if name in record), *(name for name in record if name not in _FIRST)]
    said = [
        (
            field_name(name),
            shortened(value_text(name, record[name]))
            if _is_exact(name, record[name])
            else value_text(name, record[name]),
        )
        for name in names
        if not isinstance(record[name], Mapping | list)
    ]
    return listed(pair(name, text) for name, text in said if text)


_FIRST = ("place", "conclusion", "reason")


def value_text(name: str, value: Any) -> str:
    """A value of an entry's data as a person reads it; empty where there is none."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    if name == "conclusion" and isinstance(value, str):
        return _conclusion(value)
    if isinstance(value, int):
        return str(value) if _is_exact(name, value) else _number(value)
    if isinstance(value, float):
        return QLocale().toString(value, "g", 6)
    if isinstance(value, list):
        return _listed(name, value)
    return value.replace("_", " ") if _CODE.fullmatch(str(value)) else str(value)


def _listed(name: str, values: Sequence[Any]) -> str:
    shown = [value_text(name, value) for value in values[:_MOST_LISTED] if not isinstance(value, Mapping)]
    text = ", ".join(shown)
    left = len(values) - len(shown)
    return _tr("{some} and {count} more").format(some=text, count=_number(left)) if left else text


_MOST_LISTED = 12
_CODE = re.compile(r"[a-z]+(_[a-z]+)+")
"""A word for machines that reads well enough without its underscores."""


def _conclusion(found: str) -> str:
    try:
        known = SearchOutcome(found) if found == SearchOutcome.NO_CANDIDATE.value else Conclusion(found)
    except ValueError:
        return found
    return conclusion_text(known)


def _number(value: Any) -> str:
    return QLocale().toString(value) if isinstance(value, int) else str(value)


def _is_exact(name: str, value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and _is_exact(name, value[0])
    if not isinstance(value, str):
        return name.endswith("_id")
    return name.endswith(("_id", "sha256", "_hash", "root", "_key")) or _is_hash(value)


def _is_hash(text: str) -> bool:
    return len(text) >= 32 and all(c in "0123456789abcdef" for c in text)
