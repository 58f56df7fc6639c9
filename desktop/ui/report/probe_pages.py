"""A probe on paper: where it comes from, how it was adjusted, what could be seen in it."""

from __future__ import annotations

from desktop.domain.disclosures import AnalysisStatement, Picture, ProbeStatement
from desktop.domain.features import FacialComponent
from desktop.ui.report.images import Mark, PictureRow, Shown, shown
from desktop.ui.report.page_style import MINOR, NONE, SECTION, SMALL_CAUTION, SUBSECTION
from desktop.ui.report.search_pages import search_blocks
from desktop.ui.report.strips import Block, Bullets, Heading, PageBreak, Paragraph
from desktop.ui.report.tables import Cell, Column, Facts, Table
from desktop.ui.report.words import done, fact, hash_fact, none_recorded, tr, whole
from desktop.ui.shell.feature_words import component_text, suitability_text, visibility_text
from desktop.ui.shell.wording import component_text as quality_component_text
from desktop.ui.shell.wording import grade_text, native_text, probe_type_text


def probe_blocks(probe: ProbeStatement, number: int, of: int) -> list[Block]:
    """Everything about one probe, its searches last."""
    title = tr("Probe {number} of {of}").format(number=number, of=of)
    made: list[Block] = [
        PageBreak(),
        Heading(title, SECTION, before=0.0, rule=True),
        Facts(
            (
                fact(tr("Probe"), probe.probe_id),
                fact(tr("Type"), probe_type_text(probe.probe_type)),
                fact(tr("Provenance"), probe.provenance),
                fact(tr("Taken in by"), done(probe.taken_in)),
                fact(tr("File"), probe.file_name),
                hash_fact(tr("SHA-256 of the original"), probe.sha256),
            )
        ),
        *_pictures(probe),
        *_adjustments(probe),
        Heading(tr("Quality of the face"), MINOR),
        _quality(probe),
        Heading(tr("Analysis before any candidate was shown"), MINOR),
    ]
    for analysis in probe.analyses:
        made += _analysis(analysis)
    if not probe.analyses:
        made.append(Paragraph(none_recorded(), NONE))
    for place, search in enumerate(probe.searches, start=1):
        made += search_blocks(search, place, len(probe.searches))
    if not probe.searches:
        made += [
            Heading(tr("Searches"), SUBSECTION),
            Paragraph(tr("Searches of this probe: none recorded"), NONE),
        ]
    return made


def picture_shown(picture: Picture, caption: str, marks: tuple[Mark, ...] = ()) -> Shown:
    return shown(picture, caption, tr("(the picture cannot be shown)"), marks)


def _pictures(probe: ProbeStatement) -> list[Block]:
    pairs = (
        (probe.picture, tr("The untouched original")),
        (probe.adjusted, tr("Adjusted by the recipe below")),
    )
    pictures = tuple(picture_shown(picture, caption) for picture, caption in pairs if picture is not None)
    made: list[Block] = [PictureRow(pictures)] if pictures else []
    missing = tuple(
        tr("{what}: no picture recorded").format(what=caption)
        for picture, caption in pairs
        if picture is None and (caption == pairs[0][1] or probe.recipe)
    )
    return [*made, *(Paragraph(text, NONE) for text in missing)]


def _adjustments(probe: ProbeStatement) -> list[Block]:
    head = Heading(tr("Adjustments"), MINOR)
    if not probe.recipe:
        return [head, Paragraph(tr("none recorded: the untouched original was searched"), NONE)]
    record = [
        ", ".join(f"{name} {value}" for name, value in step.items() if name != "step")
        for step in probe.recipe.as_record()
    ]
    names = [str(step["step"]) for step in probe.recipe.as_record()]
    rows = [
        [whole(place), name, values or "–"]
        for place, (name, values) in enumerate(zip(names, record, strict=True), start=1)
    ]
    columns = (
        Column(tr("Step"), 1, right=True),
        Column(tr("What"), 2),
        Column(tr("Values, in pixels of the picture that the step works on"), 8),
    )
    return [
        head,
        Bullets(probe.recipe_sentences)
        if probe.recipe_sentences
        else Paragraph(tr("In words: none recorded"), NONE),
        Table(columns, rows, none_recorded()),
        Facts((hash_fact(tr("SHA-256 of the recipe"), probe.recipe.sha256),)),
    ]


def _quality(probe: ProbeStatement) -> Table:
    columns = (
        Column(tr("Measure"), 4),
        Column(tr("Measured"), 3),
        Column(tr("Value, 0 to 100"), 2, right=True),
        Column(tr("Grade"), 2),
    )
    rows = []
    for measure in probe.quality.measures if probe.quality is not None else ():
        grade = grade_text(measure)
        rows.append(
            [
                quality_component_text(measure.component),
                native_text(measure),
                whole(measure.value),
                Cell(grade, SMALL_CAUTION) if measure.grade == "poor" else grade,
            ]
        )
    return Table(columns, rows, none_recorded())


def _analysis(analysis: AnalysisStatement) -> list[Block]:
    rows = []
    for component in FacialComponent:
        seen = analysis.visible.get(component)
        rows.append(
            [
                component_text(component),
                none_recorded() if seen is None else visibility_text(seen),
            ]
        )
    half = (len(rows) + 1) // 2
    pairs = [
        [*left, *(rows[half + place] if half + place < len(rows) else ["", ""])]
        for place, left in enumerate(rows[:half])
    ]
    columns = (
        Column(tr("Component"), 3),
        Column(tr("In the probe"), 2),
        Column(tr("Component"), 3),
        Column(tr("In the probe"), 2),
    )
    return [
        Facts(
            (
                fact(tr("Analysed by"), done(analysis.act)),
                fact(tr("Suitability"), suitability_text(analysis.suitability)),
                fact(tr("Remarks"), analysis.remarks),
            )
        ),
        Table(columns, pairs, none_recorded()),
    ]
