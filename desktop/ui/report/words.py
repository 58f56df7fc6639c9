"""Words of printed pages. There is no word here for identity, and no share of certainty."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.disclosures import Act, Agreement, CandidateState
from desktop.domain.people import Role
from desktop.domain.rates import Rate
from desktop.ui.report.page_style import NONE, SMALL_MONO
from desktop.ui.report.tables import Fact
from desktop.ui.shell.by_locale import day_by_locale, moment_by_locale
from desktop.ui.shell.role_words import role_text
from desktop.ui.shell.said import said


def tr(text: str) -> str:
    return QCoreApplication.translate("Report", text)


def none_recorded() -> str:
    """What stands where nothing does."""
    return tr("none recorded")


def or_none(text: str) -> str:
    return text if text.strip() else none_recorded()


def fact(name: str, *values: str) -> Fact:
    """A fact whose empty values are said to be so."""
    given = tuple(value for value in values if value.strip())
    return Fact(name, given) if given else Fact(name, (none_recorded(),), NONE)


def hash_fact(name: str, value: str) -> Fact:
    """A hash or a long name for machines."""
    return Fact(name, (value,), SMALL_MONO) if value else fact(name)


def instant(at: datetime | None) -> str:
    """Of UTC, in every language: 2026-01-31 09:30:15 UTC."""
    return none_recorded() if at is None else f"{moment_by_locale(at.astimezone(UTC), seconds=True)} UTC"


def day(value: date | None) -> str:
    return "" if value is None else day_by_locale(value)


def role_words(roles: str) -> str:
    """Roles of a person or their part in a case, as the document names them, in words of the window."""
    part = said(roles)
    if part != roles:
        return part
    known = {role.value: role_text(role).lower() for role in Role}  # it stands within a sentence
    return ", ".join(known.get(one, one) for one in roles.split(", "))


def person(act: Act) -> str:
    return f"{act.by}, {role_words(act.role)}" if act.role else act.by


def done(act: Act | None) -> str:
    """Who and when in one line; empty where nobody did it."""
    if act is None:
        return ""
    return f"{person(act)}, {instant(act.at) if act.at is not None else tr('time not recorded')}"


def number(value: float, decimals: int = 4) -> str:
    return QLocale().toString(float(value), "f", decimals)


def whole(value: int) -> str:
    return QLocale().toString(value)


def fpir_text(rate: Rate) -> str:
    return tr("FPIR {value} ({low} to {high}): {events} of {n} searches that should return nobody").format(
        value=number(rate.value),
        low=number(rate.low),
        high=number(rate.high),
        events=whole(rate.events),
        n=whole(rate.n),
    )


def confidence_text(confidence: float) -> str:
    """As a frequency of searches, so that nobody reads it as a word about a candidate."""
    people, rest = 100, 1.0 - confidence
    while 0.0 < rest * people < 0.999 and people < 1_000_000_000:
        people *= 10
    return tr(
        "of {people} searches for people who are not in this gallery, about {nobody} return nobody. This "
        "is a setting of the search and says nothing about any one candidate."
    ).format(people=whole(people), nobody=whole(round(confidence * people)))


def duration(seconds: float | None) -> str:
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    return tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)


def state_text(state: CandidateState) -> str:
    return {
        CandidateState.NOT_EXAMINED: tr("not examined"),
        CandidateState.FIRST_CONCLUSION: tr("not agreed on by a second examiner"),
        CandidateState.AGREED: tr("examiners agree"),
        CandidateState.DISAGREED: tr("examiners disagree"),
        CandidateState.RELEASED: tr("released as a lead"),
    }[state]


def agreement_text(agreement: Agreement | None) -> str:
    if agreement is None:
        return tr("none recorded: nobody else has concluded independently")
    return {
        Agreement.AGREED: tr("The examiners came to one conclusion independently."),
        Agreement.DISAGREED: tr(
            "The examiners disagree. Both conclusions stand; neither outweighs the other."
        ),
    }[agreement]
