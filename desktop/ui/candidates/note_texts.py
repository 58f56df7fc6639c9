"""The texts of a group's measured error, short for a cell and long for a sentence; without a widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.error_notes import Basis, GroupNote
from desktop.domain.error_sentences import candidate_sentence, probe_sentence
from desktop.domain.rates import Rate
from desktop.ui.error_panel.rate_view import headline, percent_text, ui_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("notes", text)


def unknown_text() -> str:
    """Where no measurement and no recorded note speaks for the threshold in force."""
    return _tr(
        "How errors differ between groups is not known at this threshold: nothing that was measured for "
        "this search speaks for it."
    )


def probe_text(note: GroupNote | None) -> str:
    """The sentence for the probe."""
    return probe_sentence(note, ui_words()) if note is not None else unknown_text()


def candidate_text(note: GroupNote | None) -> str:
    """The sentence for a candidate."""
    return candidate_sentence(note, ui_words()) if note is not None else unknown_text()


def short_text(note: GroupNote | None) -> str:
    """Two short lines for a cell: the group with its rate, then interval and ratio.

    The sign comes first where the group has more errors than the others, beyond chance.
    """
    if note is None:
        return _tr("not known")
    if note.basis is Basis.NOT_MEASURED or note.rate is None:
        return _tr("not enough data")
    words = (
        _tr("worst group: {group}: {rate}") if note.basis is Basis.WORST_GROUP else _tr("{group}: {rate}")
    )
    if note.basis is Basis.EVERYBODY:
        words = _tr("everybody: {rate}")
    first = words.format(group=note.group, rate=headline(note.rate))
    if note.flagged:
        first = f"⚠ {first}"
    return "\n".join(line for line in (first, _second_line(note, note.rate)) if line)


def _second_line(note: GroupNote, rate: Rate) -> str:
    if not rate.events:
        return _tr("none of {n}").format(n=QLocale().toString(rate.n))
    interval = _tr("{low} to {high}").format(low=percent_text(rate.low), high=percent_text(rate.high))
    if note.ratio is None:
        return interval
    ratio = _tr("{ratio}×").format(ratio=QLocale().toString(note.ratio, "f", 1))
    return f"{interval}, {ratio}"
