"""One candidate's review on paper: every conclusion with its features and marks, and what followed."""

from __future__ import annotations

from desktop.domain.annotations import Annotation
from desktop.domain.disclosures import CandidateStatement, ConclusionStatement, Picture
from desktop.domain.features import Appearance, FacialComponent, FeatureList
from desktop.ui.report.images import Mark, PictureRow, shown
from desktop.ui.report.page_style import (
    MINOR,
    NONE,
    SMALL_CAUTION,
    SMALL_MUTED,
    SMALL_NONE,
    SMALL_STRONG,
    SUBSECTION,
)
from desktop.ui.report.strips import Block, Heading, Paragraph, Together
from desktop.ui.report.tables import Cell, Column, Facts, Table
from desktop.ui.report.words import (
    agreement_text,
    done,
    fact,
    none_recorded,
    number,
    or_none,
    state_text,
    tr,
    whole,
)
from desktop.ui.shell.feature_words import appearance_text, component_text
from desktop.ui.shell.wording import conclusion_text


def candidate_blocks(candidate: CandidateStatement) -> list[Block]:
    title = tr("Candidate of rank {rank}: subject {subject}").format(
        rank=candidate.rank, subject=candidate.subject_id
    )
    head: list[Block] = [
        Heading(title, SUBSECTION, before=20.0),
        Facts(
            (
                fact(tr("Review"), state_text(candidate.state)),
                fact(
                    tr("Score"),
                    tr("{score} (raw {raw}), {side} the threshold").format(
                        score=number(candidate.score),
                        raw=number(candidate.raw_score),
                        side=tr("at or above") if candidate.at_or_above else tr("below"),
                    ),
                ),
                fact(tr("Earlier in this case"), *candidate.earlier),
                fact(tr("Error of the recorded group"), *candidate.group_sentences),
            )
        ),
    ]
    if candidate.picture is not None:
        head.append(PictureRow((_picture(candidate.picture, tr("As enrolled")),), 150.0, places=4))
    made: list[Block] = [Together(tuple(head))]
    for place, conclusion in enumerate(candidate.conclusions, start=1):
        made += _conclusion(conclusion, place, len(candidate.conclusions))
    if not candidate.conclusions:
        made.append(Paragraph(tr("Conclusions: none recorded"), NONE))
    corroborations = [
        part
        for one in candidate.corroborations
        for part in (
            one.text,
            tr("Source: {source}").format(source=or_none(one.source)),
            done(one.act),
        )
    ]
    return [
        *made,
        Heading(tr("After the conclusions"), MINOR),
        Facts(
            (
                fact(tr("Agreement"), agreement_text(candidate.agreement)),
                fact(tr("Corroboration"), *corroborations),
                fact(tr("Released as a lead by"), done(candidate.release)),
            )
        ),
    ]


def _conclusion(conclusion: ConclusionStatement, place: int, of: int) -> list[Block]:
    title = tr("Conclusion {place} of {of}: {conclusion}").format(
        place=place, of=of, conclusion=conclusion_text(conclusion.conclusion)
    )
    made: list[Block] = [
        Heading(title, MINOR),
        Facts(
            (
                fact(tr("Examiner"), done(conclusion.act)),
                fact(tr("Reason"), conclusion.reason),
            )
        ),
    ]
    if conclusion.features is None:
        made.append(Paragraph(tr("Feature list: none recorded"), NONE))
    else:
        made.append(_features(conclusion.features))
    return [*made, *_marks(conclusion)]


def _features(features: FeatureList) -> Table:
    columns = (Column(tr("Component"), 4), Column(tr("Appearance"), 3), Column(tr("Note"), 9))
    rows: list[list[str | Cell]] = []
    for component in FacialComponent:
        name, found = component_text(component), features.get(component)
        if found is None:
            rows.append([name, Cell(none_recorded(), SMALL_NONE), "–"])
            continue
        appearance: str | Cell = appearance_text(found.appearance)
        if found.appearance is Appearance.DIFFERENT:
            appearance = Cell(appearance_text(found.appearance), SMALL_CAUTION)
        elif found.appearance is Appearance.NOT_VISIBLE:
            appearance = Cell(appearance_text(found.appearance), SMALL_MUTED)
        rows.append([name, appearance, found.note or "–"])
    return Table(columns, rows, none_recorded())


def _marks(conclusion: ConclusionStatement) -> list[Block]:
    if not conclusion.annotations:
        return [Paragraph(tr("Marks on the pictures: none recorded"), NONE)]
    pictures = tuple(
        _picture(picture, caption, marks)
        for picture, caption, marks in (
            (conclusion.probe, tr("Probe with marks"), _points(conclusion, "probe")),
            (conclusion.candidate, tr("Candidate with the same marks"), _points(conclusion, "candidate")),
        )
        if picture is not None
    )
    columns = (
        Column(tr("Mark"), 2, right=True, style=SMALL_STRONG),
        Column(tr("Component"), 5),
        Column(tr("Stands in"), 5),
        Column(tr("Note"), 10),
    )
    row = [PictureRow(pictures, 230.0, keep=True)] if pictures else []
    return [*row, Table(columns, [_mark_row(one) for one in conclusion.annotations], none_recorded())]


def _points(conclusion: ConclusionStatement, side: str) -> tuple[Mark, ...]:
    """Marks on one of the two pictures."""
    found = ((a.number, getattr(a, side)) for a in conclusion.annotations)
    return tuple(Mark(number, *point) for number, point in found if point is not None)


def _mark_row(annotation: Annotation) -> list[str]:
    if annotation.probe is not None and annotation.candidate is not None:
        where = tr("both pictures")
    elif annotation.probe is not None:
        where = tr("the probe only")
    elif annotation.candidate is not None:
        where = tr("the candidate only")
    else:
        where = none_recorded()
    component = annotation.component
    return [
        whole(annotation.number),
        none_recorded() if component is None else component_text(component),
        where,
        annotation.note or "–",
    ]


def _picture(picture: Picture, caption: str, marks: tuple[Mark, ...] = ()):
    return shown(picture, caption, tr("(the picture cannot be shown)"), marks)
