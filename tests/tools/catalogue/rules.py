"""What a translation has to keep of its source, and what no text of the program says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.tools.catalogue.ts_file import Message

_FIELD = re.compile(r"\{\w*\}|%n|%L?\d+|https?://\S*[^\s:.,;!?]|--[a-z-]+|</?[a-z]+>|\*\*|`")
_MNEMONIC = re.compile(r"&(?=[^\s&])")
_OURS = re.compile(r"\b[Ss]econd-look\b")

FORBIDDEN = {
    "fr": re.compile(
        r"\bconcordan\w*|\bcorrespond(?:ances?|re avec)\b|\bidentifié\w*|"
        r"\bmême (?:personne|individu|homme|femme)\b|\bappariement\w*|\bcoupable\w*|\bmatch\w*|"
        r"\btouches? positives?\b|\bhits?\b|"
        r"\breconnu(?:e|s|es)? comme\b",
        re.IGNORECASE,
    ),
}
"""Words by which a candidate would be more than a lead. “Apparié” is said of searches whose person is
enrolled, as ISO/IEC 2382-37 has it, never of a candidate."""

_FRENCH_SIGNS = re.compile(
    r"[^\s\u00a0\u202f:;?!«(][;?!»](?=\s|$)|[^\s\u00a0\u202f\d/:]:(?=\s|$)|"
    r"«(?![\u00a0\u202f])| [:;?!»%]|\d%"
)
"""A sign of two parts, or a guillemet, without the hard space before or after it."""


def complaints(messages: Iterable[Message], language: str) -> list[str]:
    """What is wrong, a line each."""
    found: list[str] = []
    for message in messages:
        for what in _of_one(message, language):
            found.append(f"{message.context}: {what}: {message.source[:90]!r} -> {message.forms[0][:90]!r}")
    return found


def _of_one(message: Message, language: str) -> Iterator[str]:
    if message.unfinished or not all(message.forms):
        yield "not translated"
        return
    if message.plural and len(message.forms) != 2:
        yield "not two plural forms"
    for form in message.forms:
        # “one” may say the number in words or leave it out
        alone = message.plural and form is message.forms[0]
        wanted, given = Counter(_FIELD.findall(message.source)), Counter(_FIELD.findall(form))
        if alone:
            del wanted["%n"], given["%n"]
        if wanted != given:
            yield f"other fields ({sorted((wanted - given) + (given - wanted))})"
        if len(_MNEMONIC.findall(message.source)) != len(_MNEMONIC.findall(form)):
            yield "another number of mnemonics"
        if message.source.count("\n") != form.count("\n"):
            yield "other line breaks"
        if _edges(message.source) != _edges(form):
            yield "other white space at its ends"
        if message.source.endswith("…") != form.endswith("…"):
            yield "“…” at the end of one only"
        forbidden = FORBIDDEN.get(language)
        said = forbidden.search(form) if forbidden is not None else None
        if said is not None:
            yield f"says “{said.group()}”"
        if language == "fr":
            plain = _FIELD.sub("x", form)
            if "'" in plain or "“" in plain or '"' in plain:
                yield "signs that are not French (use ’ and « »)"
            signs = _FRENCH_SIGNS.search(plain)
            if signs is not None:
                yield f"no hard space at {signs.group()!r}"


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def mnemonic(text: str) -> str:
    found = _MNEMONIC.search(text)
    return text[found.end()].lower() if found else ""


def double_mnemonics(messages: Iterable[Message]) -> list[str]:
    """Two texts of one form or menu that share a key although their sources do not."""
    contexts: dict[str, list[Message]] = {}
    for message in messages:
        if mnemonic(message.source) and not message.plural:
            contexts.setdefault(message.context, []).append(message)
    found: list[str] = []
    for context, ones in contexts.items():
        for number, first in enumerate(ones):
            for second in ones[number + 1 :]:
                shared = mnemonic(first.forms[0]) == mnemonic(second.forms[0]) != ""
                if shared and mnemonic(first.source) != mnemonic(second.source):
                    found.append(
                        f"{context}: both have the key “{mnemonic(first.forms[0])}”: "
                        f"{first.forms[0]!r}, {second.forms[0]!r}"
                    )
    return found
