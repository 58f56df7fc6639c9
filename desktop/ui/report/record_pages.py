"""A certificate of expungement and the figures of a year as blocks."""

from __future__ import annotations

import re

from desktop.domain.log_entries import parse_instant
from desktop.domain.printed_records import CertificateRecord, FiguresRecord, FiguresTable
from desktop.ui.report.masthead import Masthead, verification_blocks
from desktop.ui.report.page_style import NONE, SECTION, SMALL, SMALL_MONO, SMALL_MUTED, SMALL_STRONG
from desktop.ui.report.strips import Block, Bullets, Heading, Paragraph
from desktop.ui.report.tables import Column, Facts, Table
from desktop.ui.report.words import fact, instant, none_recorded, or_none, tr, whole

_NUMBER = re.compile(r"[-–+]?[\d.,'\u00a0\u202f ]+|[-–]?")
_FILL = Column("", 6)


def certificate_title() -> str:
    return tr("Certificate of expungement")


def certificate_blocks(record: CertificateRecord) -> list[Block]:
    """Everything that the record says. Raises `KeyError` where a part is missing."""
    by = f"{record['by']}, {record['role']}" if record["role"] else record["by"]
    removed = record["removed"]
    counts = (
        (tr("Images"), removed["images"]),
        (tr("Thumbnails"), removed["thumbnails"]),
        (tr("Templates"), removed["templates"]),
        (tr("Rows of the database"), removed["rows"]),
    )
    return [
        Masthead(
            certificate_title(),
            tr("Subject {subject}").format(subject=record["subject_id"]),
            (
                tr("Gallery {gallery}").format(gallery=record["gallery"]),
                tr("Second Look {version}").format(version=or_none(record["program"])),
            ),
            record["checkpoint"],
        ),
        Heading(tr("Expungement"), SECTION, rule=True),
        Facts(
            (
                fact(tr("Subject"), record["subject_id"]),
                fact(tr("Gallery"), record["gallery"]),
                fact(tr("Reason"), record["reason"]),
                fact(tr("Reference"), record["reference"]),
                fact(tr("Carried out by"), by),
                fact(tr("When"), instant(parse_instant(record["at"]))),
            )
        ),
        Heading(tr("Removed"), SECTION, rule=True),
        Table(
            (
                Column(tr("What"), 4, style=SMALL_STRONG),
                Column(tr("How many"), 2, right=True),
                Column("", 6),
            ),
            [[what, whole(count), ""] for what, count in counts],
            none_recorded(),
        ),
        Table(
            (Column(tr("SHA-256 of every original that was removed"), 1, style=SMALL_MONO),),
            [[sha256] for sha256 in record["image_hashes"]],
            none_recorded(),
        ),
        Heading(tr("What stays, and why"), SECTION, rule=True),
        Table(
            (Column(tr("What"), 2, style=SMALL_STRONG), Column(tr("Why"), 5)),
            [[one["what"], or_none(one["why"])] for one in record["stays"]],
            none_recorded(),
        ),
        Heading(tr("What cannot be reached"), SECTION, rule=True),
        _list(record["beyond_reach"]),
        Heading(tr("Cases in which the subject was a candidate"), SECTION, rule=True),
        _list(record["flagged_cases"]),
        *verification_blocks(record["checkpoint"], record["verifier_key"]),
    ]


def figures_blocks(record: FiguresRecord) -> list[Block]:
    """Everything that the record says. Raises `KeyError` where a part is missing, `ValueError` for a row
    that does not have a text for each column."""
    made = tr("Made by {who}, {when}").format(
        who=or_none(record["made_by"]), when=instant(parse_instant(record["made_at"]))
    )
    blocks: list[Block] = [
        Masthead(
            record["title"],
            record["period"],
            (made, tr("Second Look {version}").format(version=or_none(record["program"]))),
            record["checkpoint"],
        )
    ]
    for table in record["tables"]:
        blocks += _figures_table(table)
    if not record["tables"]:
        blocks.append(Paragraph(tr("Figures: none recorded"), NONE))
    return [
        *blocks,
        Heading(tr("Notes"), SECTION, rule=True),
        _list(record["notes"]),
        *verification_blocks(record["checkpoint"], record["verifier_key"]),
    ]


def _figures_table(table: FiguresTable) -> list[Block]:
    rows = table["rows"]
    columns = tuple(
        Column(
            title,
            2.0 if place == 0 else 1.0,
            right=place > 0 and all(_NUMBER.fullmatch(row[place]) for row in rows),
            style=SMALL_STRONG if place == 0 else SMALL,
        )
        for place, title in enumerate(table["columns"])
    )
    note: list[Block] = [Paragraph(table["note"], SMALL_MUTED)] if table["note"] else []
    return [
        Heading(table["title"], SECTION, rule=True),
        Table(columns, rows, none_recorded(), after=4.0),
        *note,
    ]


def _list(items: list[str]) -> Block:
    return Bullets(tuple(items)) if items else Paragraph(none_recorded(), NONE)
