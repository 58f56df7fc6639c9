"""Qt's catalogue files: read, brought up to date, written so that a change is one line of a difference."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

from tests.tools.catalogue.sources import Text

Key = tuple[str, str]
"""Context, source"""


@dataclass(frozen=True, slots=True)
class Message:
    """`forms`: the translation; two of them for a plural, in the order of the language (one, many)."""

    context: str
    source: str
    forms: tuple[str, ...]
    plural: bool = False
    unfinished: bool = False

    @property
    def key(self) -> Key:
        return self.context, self.source


def read(path: Path) -> list[Message]:
    """Empty for a file that is not there. Raises `ElementTree.ParseError`."""
    if not path.exists():
        return []
    found: list[Message] = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            forms = (
                [form.text or "" for form in translation.iter("numerusform")]
                if plural
                else [translation.text or ""]
            )
            found.append(
                Message(
                    name,
                    message.findtext("source") or "",
                    tuple(forms),
                    plural,
                    translation.get("type") is not None,
                )
            )
    return found


def refreshed(old: Iterable[Message], texts: Iterable[Text], forms: int = 2) -> list[Message]:
    """One message for each text: what is translated stays, what is gone goes, and what is translated the
    same way in every other context is taken over from there."""
    known = {message.key: message for message in old}
    elsewhere: dict[str, set[tuple[str, ...]]] = {}
    for message in known.values():
        if not message.unfinished and not message.plural:
            elsewhere.setdefault(message.source, set()).add(message.forms)
    plurals: dict[Key, bool] = {}
    for text in texts:
        key = text.context, text.source
        plurals[key] = plurals.get(key, False) or text.plural
    made: list[Message] = []
    for (context, source), plural in plurals.items():
        had = known.get((context, source))
        others = elsewhere.get(source, set())
        if had is not None and had.plural == plural:
            made.append(had)
        elif len(others) == 1 and not plural:
            made.append(Message(context, source, next(iter(others))))
        else:
            made.append(Message(context, source, ("",) * (forms if plural else 1), plural, True))
    return sorted(made, key=lambda message: message.key)


def translated(messages: Iterable[Message], known: dict[Key, tuple[str, ...]]) -> list[Message]:
    """With these translations put in."""
    return [
        replace(m, forms=known[m.key], unfinished=not all(known[m.key])) if m.key in known else m
        for m in messages
    ]


def write(path: Path, language: str, messages: Iterable[Message]) -> None:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    context = None
    for message in messages:
        if message.context != context:
            if context is not None:
                lines.append("</context>")
            context = message.context
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
        lines += _lines(message)
    if context is not None:
        lines.append("</context>")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8", newline="\n")


def _lines(message: Message) -> list[str]:
    state = ' type="unfinished"' if message.unfinished else ""
    lines = [
        f"    <message{' numerus=' + chr(34) + 'yes' + chr(34) if message.plural else ''}>",
        f"        <source>{escape(message.source)}</source>",
    ]
    if message.plural:
        lines.append(f"        <translation{state}>")
        lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in message.forms]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{state}>{escape(message.forms[0])}</translation>")
    return [*lines, "    </message>"]
