"""What the layers below say in English, in the language of the window.

They raise and record English sentences, with fields filled in; the record keeps them as they were made.
For the window each is found again by its template, whose translation gets the same fields. The templates
stand in `resources/translations/sentences.json`, which `develop.py languages` writes.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.paths import resources_dir

_CONTEXT = "said"
_FIELD = re.compile(r"\{(\w+)\}")
_NUMBER = re.compile(r"(-?\d+)\.(\d+)(%?)|(\d+)(%)")
_FIGURE = r"[-–]?\d[\d.,%]*"
_FEW_LETTERS = 12
"""A template with fewer takes numbers only: it would be found in what people write."""
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z“])")
_WORDS = re.compile(
    r"(?:detail|reason|error|why|what|how|doing|able|asked|standing|sentence|c|words|whole)\d*"
)
"""Fields that hold a sentence or a word of ours again, not what somebody wrote."""


def said(text: str) -> str:
    """A sentence or a word; what is not known stands as it is."""
    if not text or QLocale().language() is QLocale.Language.English:
        return text
    known = QCoreApplication.translate(_CONTEXT, text)
    if known != text:
        return known
    for pattern, template in _patterns().that_may_fit(text):
        found = pattern.fullmatch(text)
        if found is not None:
            fields = {name: _field(name, value) for name, value in found.groupdict().items()}
            return said_template(template).format(**fields)
    return _in_parts(text)


def _in_parts(text: str) -> str:
    """Several sentences after each other, or one with a reason in brackets."""
    pieces = _BETWEEN_SENTENCES.split(text)
    for count in range(len(pieces) - 1, 0, -1):
        head = " ".join(pieces[:count])
        found = said(head)
        if found != head:
            return f"{found} {said(' '.join(pieces[count:]))}"
    head, bracket, tail = text.partition(" (")
    if bracket and tail.endswith(")") and said(head) != head:
        return f"{said(head)} ({said(tail[:-1])})"
    return text


def said_template(template: str) -> str:
    """A template whose fields the caller fills in."""
    return QCoreApplication.translate(_CONTEXT, template)


def said_fields(fields: dict[str, str]) -> dict[str, str]:
    """The fields of a template, those that are sentences of ours in the language of the window."""
    return {name: said(value) if _WORDS.fullmatch(name) else value for name, value in fields.items()}


def _field(name: str, value: str) -> str:
    if _WORDS.fullmatch(name):
        return said(value)
    number = _NUMBER.fullmatch(value)
    if number is None:
        return value
    whole, decimals, sign, only, percent = number.groups()
    locale = QLocale()
    text = only if only is not None else f"{whole}{locale.decimalPoint()}{decimals}"
    return text + _percent(locale) if sign or percent else text


def _percent(locale: QLocale) -> str:
    return f"\u00a0{locale.percent()}" if locale.language() is QLocale.Language.French else locale.percent()


class _Patterns:
    """Longest templates first, by how they begin."""

    def __init__(self, templates: Iterable[str]) -> None:
        self._by_start: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for template in sorted(templates, key=lambda one: -len(_FIELD.sub("", one))):
            if _FIELD.search(template):
                start = template.partition("{")[0][:3]
                self._by_start.setdefault(start if len(start) == 3 else "", []).append(
                    (_pattern(template), template)
                )

    def that_may_fit(self, text: str) -> list[tuple[re.Pattern[str], str]]:
        return [*self._by_start.get(text[:3], ()), *self._by_start.get("", ())]


def _pattern(template: str) -> re.Pattern[str]:
    few = sum(c.isalpha() for c in _FIELD.sub("", template)) < _FEW_LETTERS

    named: set[str] = set()

    def one(number: int, part: str) -> str:
        if number % 2 == 0:
            return re.escape(part.format())
        if part in named:
            return f"(?P={part})"
        named.add(part)
        return f"(?P<{part}>{_FIGURE if few and not _WORDS.fullmatch(part) else '.+?'})"

    parts = _FIELD.split(template)
    return re.compile("".join(one(number, part) for number, part in enumerate(parts)), re.DOTALL)


@functools.cache
def _patterns() -> _Patterns:
    path = resources_dir() / "translations" / "sentences.json"
    return _Patterns(json.loads(path.read_text(encoding="utf-8")))
