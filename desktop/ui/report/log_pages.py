"""Entries of the log as blocks."""

from __future__ import annotations

from datetime import UTC

from desktop.domain.printed_log import PrintedLog
from desktop.ui.audit.entry_words import detail_in_case, entry_detail
from desktop.ui.cases.step_sentences import step_sentence
from desktop.ui.report.boxes import Band
from desktop.ui.report.masthead import Masthead, checkpoint_line, verification_blocks
from desktop.ui.report.page_style import SECTION, SMALL, SMALL_MONO, SMALL_MUTED
from desktop.ui.report.pdf import PaperSize, Running, pdf_bytes
from desktop.ui.report.strips import Block, Heading, Paragraph
from desktop.ui.report.tables import Column, Table
from desktop.ui.report.words import instant, none_recorded, or_none, tr, whole
from desktop.ui.shell.by_locale import moment_by_locale

LEAF_DIGITS = 16


def log_title() -> str:
    return tr("Entries of the log")


def log_about(printed: PrintedLog) -> str:
    """Which entries they are."""
    return printed.about or tr("the whole log")


def log_blocks(printed: PrintedLog) -> list[Block]:
    detail = detail_in_case if printed.of_one_case else entry_detail
    rows = [
        [
            whole(entry.seq),
            moment_by_locale(entry.at.astimezone(UTC), seconds=True),
            entry.actor,
            " ".join(part for part in (step_sentence(entry), detail(entry)) if part),
            entry.leaf[:LEAF_DIGITS],
        ]
        for entry in printed.entries
    ]
    return [
        Masthead(
            log_title(),
            log_about(printed),
            (
                tr("{count} entries, oldest first").format(count=whole(len(printed.entries))),
                tr("Made by {who}, {when}").format(who=printed.made_by, when=instant(printed.made_at)),
                tr("Second Look {version}").format(version=or_none(printed.program)),
            ),
            printed.checkpoint,
        ),
        Heading(tr("Entries"), SECTION, rule=True),
        Table(
            (
                Column(tr("No."), 0.7, right=True),
                Column(tr("When (UTC)"), 1.3),
                Column(tr("Who"), 1.4),
                Column(tr("What"), 4.9, style=SMALL),
                Column(tr("Leaf hash"), 1.95, style=SMALL_MONO),
            ),
            rows,
            none_recorded(),
        ),
        Paragraph(
            tr(
                "This is the record in short. The whole of each entry is in the file that “Export the "
                "log” writes, where its leaf hash, of which the first {digits} digits are printed here, "
                "can be verified against the checkpoint."
            ).format(digits=LEAF_DIGITS),
            SMALL_MUTED,
        ),
        *verification_blocks(printed.checkpoint, printed.verifier_key),
    ]


def render_log(printed: PrintedLog, page_size: PaperSize = PaperSize.A4) -> bytes:
    """PDF, as `pdf.render_pdf` makes it: in any thread of a program that has a QGuiApplication."""
    running = Running(
        log_title(),
        log_about(printed),
        tr("Made with Second Look {version}").format(version=or_none(printed.program)),
        checkpoint_line(printed.checkpoint),
        Band.OTHER,
    )
    title = tr("{title}, {about}").format(title=log_title(), about=log_about(printed))
    return pdf_bytes(log_blocks(printed), running, title, printed.made_by, printed.program, page_size)
