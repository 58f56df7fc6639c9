"""Terms of the glossary in the language of the window; without a widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.glossary import GLOSSARY, having
from desktop.domain.glossary_sources import OURS
from desktop.domain.glossary_term import Term, Topic
from desktop.ui.shell.said import said


def _tr(text: str) -> str:
    return QCoreApplication.translate("TermTexts", text)


@dataclass(frozen=True, slots=True)
class TermText:
    """One term as it stands on the screen; `full` and `formula` may be empty."""

    topic: Topic
    name: str
    full: str
    says: str
    formula: str
    not_said: str
    source: str
    section: int
    link: str

    @property
    def spoken(self) -> str:
        """All of it in one piece, for a screen reader."""
        parts = (self.name, self.full, self.says, self.formula, self.not_said, self.source)
        return "\n".join(part for part in parts if part)


def term_text(topic: Topic) -> TermText:
    term = GLOSSARY[topic]
    return TermText(
        topic,
        said(term.name),
        said(term.full),
        said(term.says),
        term.formula,
        said(term.not_said),
        _source(term),
        term.section,
        _tr("Method statement, section {number}").format(number=term.section),
    )


def _source(term: Term) -> str:
    names = [_tr("defined by this program") if one is OURS else one for one in term.sources]
    return _tr("Source: {sources}").format(sources="; ".join(names))


def question(topics: Sequence[Topic]) -> str:
    """What the button beside a figure asks: its accessible name."""
    names = [said(GLOSSARY[topic].name) for topic in topics]
    if len(names) == 1:
        return _tr("What is “{term}”?").format(term=names[0])
    return _tr("What do these mean: {terms}?").format(terms=", ".join(names))


def terms_having(wanted: str) -> list[TermText]:
    """In the order of their names; with words to look for, those that hold all of them."""
    texts = {topic: term_text(topic) for topic in GLOSSARY}
    ordered = sorted(texts.values(), key=lambda text: text.name.casefold())
    pairs = [(GLOSSARY[text.topic], f"{text.name} {text.full}\n{text.spoken}") for text in ordered]
    return [texts[term.topic] for term in having(pairs, wanted)]
