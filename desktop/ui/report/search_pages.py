"""A search on paper: what was in use, everybody it returned, and who looked a second time."""

from __future__ import annotations

from desktop.domain.disclosures import CandidateState, CandidateStatement, LookStatement, SearchStatement
from desktop.domain.error_sentences import frequency_sentence, sample_sentence
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.report.boxes import Box
from desktop.ui.report.candidate_pages import candidate_blocks
from desktop.ui.report.page_style import (
    MINOR,
    NONE,
    SMALL,
    SMALL_ACCENT,
    SMALL_CAUTION,
    SMALL_MUTED,
    SMALL_STRONG,
    SUBSECTION,
)
from desktop.ui.report.strips import Block, Heading, Paragraph
from desktop.ui.report.tables import Cell, Column, Facts, Table
from desktop.ui.report.words import (
    confidence_text,
    done,
    duration,
    fact,
    fpir_text,
    hash_fact,
    none_recorded,
    number,
    or_none,
    state_text,
    tr,
    whole,
)
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.said import said
from desktop.ui.shell.wording import conclusion_text, score_meaning, score_title


def search_blocks(search: SearchStatement, place: int, of: int) -> list[Block]:
    """Everything about one search, also when it found nobody."""
    title = tr("Search {place} of {of} with this probe").format(place=place, of=of)
    made: list[Block] = [
        Heading(title, SUBSECTION, before=22.0, rule=True),
        _facts(search),
        *_warnings(search),
        Heading(tr("All candidates"), MINOR),
        _candidate_table(search),
        *_conclusions_of_the_search(search),
    ]
    reviewed = [candidate for candidate in search.candidates if candidate.reviewed]
    for candidate in reviewed:
        made += candidate_blocks(candidate)
    if search.candidates and not reviewed:
        made.append(Paragraph(tr("Conclusions about candidates: none recorded"), NONE))
    for look in search.looks:
        made += _look(look)
    if not search.looks:
        made += [
            Heading(tr("Second look"), MINOR),
            Paragraph(tr("Second look of this search: none recorded"), NONE),
        ]
    return made


def _facts(search: SearchStatement) -> Facts:
    rate = search.fpir
    declared = tuple(pair(by, group) for by, group in search.declared.items())
    threshold = tr("{threshold}; {count} of {subjects} people reach it").format(
        threshold=number(search.threshold),
        count=whole(search.count_at_threshold),
        subjects=whole(search.subjects),
    )
    error = () if rate is None else (frequency_sentence(rate, ui_words()), fpir_text(rate))
    if rate is not None and rate.n < search.subjects:
        error = (*error, sample_sentence(rate.n, search.subjects, ui_words()))
    confidence = "" if search.confidence is None else confidence_text(search.confidence)
    lowered = [part for one in search.lowered for part in (one.text, done(one.act))]
    return Facts(
        (
            hash_fact(tr("Search"), search.search_id),
            fact(tr("Done by"), done(search.act)),
            fact(tr("Gallery"), search.gallery),
            fact(
                tr("Size"),
                tr("{subjects} people, {faces} faces").format(
                    subjects=whole(search.subjects), faces=whole(search.faces)
                ),
            ),
            hash_fact(tr("Snapshot of the gallery"), search.snapshot_hash),
            fact(tr("Model pack"), search.pack_id),
            hash_fact(tr("SHA-256 of the pack"), search.pack_hash),
            fact(tr("Kind of score"), score_title(search.score_kind), score_meaning(search.score_kind)),
            fact(tr("Threshold"), threshold),
            fact(tr("Confidence setting"), confidence),
            fact(tr("Measured error"), *error),
            fact(tr("Declared groups"), *declared),
            fact(tr("Why the threshold was lowered"), *lowered),
        )
    )


def _warnings(search: SearchStatement) -> list[Block]:
    shown = (*(said(one) for one in search.warnings), *search.group_sentences)
    if shown:
        return [Box(tr("Shown with the search"), shown)]
    return [Paragraph(tr("Warnings shown with the search: none recorded"), NONE)]


def _candidate_table(search: SearchStatement) -> Table:
    columns = (
        Column(tr("Rank"), 7, right=True),
        Column(tr("Subject"), 14, style=SMALL_STRONG),
        Column(tr("Score"), 9, right=True),
        Column(tr("Raw score"), 11, right=True),
        Column(tr("Threshold"), 13),
        Column(tr("Review"), 24),
        Column(tr("Notes"), 22),
    )
    return Table(
        columns,
        [_candidate_row(candidate) for candidate in search.candidates],
        tr("No candidate: the search returned nobody."),
    )


def _candidate_row(candidate: CandidateStatement) -> list[str | Cell]:
    review = state_text(candidate.state)
    concluded = [conclusion_text(one.conclusion) for one in candidate.conclusions]
    if concluded:
        review = tr("{concluded}; {state}").format(concluded=" / ".join(concluded), state=review)
    style = SMALL if candidate.conclusions else SMALL_MUTED
    style = {CandidateState.RELEASED: SMALL_ACCENT, CandidateState.DISAGREED: SMALL_CAUTION}.get(
        candidate.state, style
    )
    reaches = candidate.at_or_above
    return [
        whole(candidate.rank),
        candidate.subject_id,
        number(candidate.score),
        number(candidate.raw_score),
        Cell(tr("at or above"), SMALL_STRONG) if reaches else tr("below"),
        Cell(review, style),
        " ".join(candidate.earlier) or "–",
    ]


def _conclusions_of_the_search(search: SearchStatement) -> list[Block]:
    head = Heading(tr("Conclusion about the search as a whole"), MINOR)
    if not search.conclusions:
        return [head, Paragraph(none_recorded(), NONE)]
    facts = tuple(
        fact(conclusion_text(one.conclusion), or_none(one.reason), done(one.act))
        for one in search.conclusions
    )
    return [head, Facts(facts)]


def _look(look: LookStatement) -> list[Block]:
    names = {2: tr("Second look"), 3: tr("Third look")}
    title = names.get(look.ordinal, tr("Look {number}").format(number=look.ordinal))
    columns = (
        Column(tr("Item"), 3, style=SMALL_STRONG),
        Column(tr("Conclusion"), 3),
        Column(tr("Reason"), 10),
    )
    rows = [
        [
            tr("filler {number}").format(number=item.filler)
            if item.subject_id is None
            else tr("candidate {subject}").format(subject=item.subject_id),
            none_recorded() if item.conclusion is None else conclusion_text(item.conclusion),
            or_none(item.reason),
        ]
        for item in look.items
    ]
    return [
        Heading(title, MINOR),
        Paragraph(
            tr(
                "Without scores and without anybody's conclusion. Fillers are other people of the gallery "
                "with scores nearby; they have no name here."
            ),
            SMALL_MUTED,
            keep=True,
        ),
        Facts((fact(tr("Done by"), done(look.act)), fact(tr("Time taken"), duration(look.seconds)))),
        Table(columns, rows, none_recorded()),
    ]
