"""Disclosure packs, certificates and figures as PDF.

Each of the three makes everything that it needs itself and touches no widget, so that it may run in any
thread of a program that has a QGuiApplication; the same document gives the same layout.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPageLayout, QPainter, QPdfWriter, QPen

from desktop.domain.disclosures import DisclosureDocument
from desktop.domain.printed_records import CertificateRecord, FiguresRecord
from desktop.ui.report.boxes import Band, paint_band
from desktop.ui.report.disclosure_pages import disclosure_blocks
from desktop.ui.report.masthead import checkpoint_line
from desktop.ui.report.page_style import FOOT, RESOLUTION, RUNNING, PaperSize, TextStyle, Tone, colour
from desktop.ui.report.paging import Page, laid_out
from desktop.ui.report.record_pages import certificate_blocks, certificate_title, figures_blocks
from desktop.ui.report.strips import Block
from desktop.ui.report.words import or_none, tr
from desktop.ui.shell.said import said
from desktop.workflow.export_file import write_export

PAD = 10.0


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: `line` and `about` above, `foot` and the checkpoint below."""

    line: str
    about: str
    foot: str
    checkpoint: str
    band: Band

    def page_texts(self, number: int, of: int) -> tuple[str, ...]:
        """All of it for one page, as it is painted."""
        page = tr("{about} · page {number} of {of}").format(about=self.about, number=number, of=of)
        return (self.line, self.about, page, self.checkpoint, self.foot)


def render_pdf(
    document: DisclosureDocument,
    target: Path | QIODevice | None = None,
    page_size: PaperSize = PaperSize.A4,
) -> bytes:
    """The printed pages. A path is written whole or not at all (`FolderNotWritable`, `StorageFull`)."""
    data = pdf_bytes(
        disclosure_blocks(document),
        disclosure_running(document),
        tr("{title}, case {number}: {line}").format(
            title=said(document.title), number=document.case.number, line=said(document.line)
        ),
        document.made.by,
        document.program,
        page_size,
    )
    if isinstance(target, Path):
        write_export(target, data)
    elif target is not None and target.write(QByteArray(data)) != len(data):
        raise OSError(target.errorString())
    return data


def render_certificate(record: CertificateRecord, page_size: PaperSize = PaperSize.A4) -> bytes:
    """A certificate of expungement. Raises `KeyError`, `ValueError` for what is no record of one."""
    running = Running(
        certificate_title(),
        tr("Subject {subject}").format(subject=record["subject_id"]),
        tr("Made with Second Look {version}").format(version=or_none(record["program"])),
        checkpoint_line(record["checkpoint"]),
        Band.OTHER,
    )
    title = tr("{title}, subject {subject}").format(title=running.line, subject=record["subject_id"])
    blocks = certificate_blocks(record)
    return pdf_bytes(blocks, running, title, record["by"], record["program"], page_size)


def render_figures(record: FiguresRecord, page_size: PaperSize = PaperSize.A4) -> bytes:
    """The figures of a year. Raises `KeyError`, `ValueError` for what is no record of them."""
    running = Running(
        record["title"],
        record["period"],
        tr("Made with Second Look {version}").format(version=or_none(record["program"])),
        checkpoint_line(record["checkpoint"]),
        Band.OTHER,
    )
    title = tr("{title}, {period}").format(title=record["title"], period=record["period"])
    blocks = figures_blocks(record)
    return pdf_bytes(blocks, running, title, record["made_by"], record["program"], page_size)


def disclosure_running(document: DisclosureDocument) -> Running:
    return Running(
        said(document.line),
        tr("Case {number}").format(number=document.case.number),
        tr("Made with Second Look {version}").format(version=or_none(document.program)),
        checkpoint_line(document.checkpoint),
        Band.LEAD if document.released else Band.NO_LEAD,
    )


def pages_of(blocks: Iterable[Block], page_size: PaperSize) -> tuple[Page, ...]:
    body = page_size.body
    return laid_out(blocks, body.width(), body.height())


def pdf_bytes(
    blocks: Iterable[Block], running: Running, title: str, author: str, program: str, page_size: PaperSize
) -> bytes:
    """PDF/A-1b, so that archives take it. `author` and `program` go into its metadata."""
    pages = pages_of(blocks, page_size)
    buffer = QBuffer()
    buffer.setData(QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(QPageLayout(page_size.qt, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator(f"Second Look {program}")
    painter = QPainter(writer)
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                writer.newPage()
            paint_sheet(painter, page, running, number, len(pages), page_size)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def paint_sheet(
    painter: QPainter, page: Page, running: Running, number: int, of: int, page_size: PaperSize
) -> None:
    """One page, in units of `RESOLUTION`, with the lines that stand on each."""
    _paint_running(painter, running, number, of, page_size)
    body = page_size.body
    for placed in page:
        painter.save()
        placed.strip.paint(painter, body.left(), body.top() + placed.y)
        painter.restore()


def _paint_running(painter: QPainter, running: Running, number: int, of: int, page_size: PaperSize) -> None:
    head, foot = page_size.header, page_size.footer
    line, about, page, checkpoint, made = running.page_texts(number, of)
    painter.save()
    paint_band(painter, head, running.band)
    tone = Tone.ON_ACCENT if running.band is Band.LEAD else Tone.TEXT
    inside = head.adjusted(PAD, 0, -PAD, 0)
    used = _write(painter, inside, line, TextStyle(RUNNING.pixels, tone, bold=True))
    rest = inside.adjusted(used + 2 * PAD, 0, 0, 0)
    _write(painter, rest, about, TextStyle(RUNNING.pixels, tone), right=True)
    painter.setPen(QPen(colour("border"), 1))
    painter.drawLine(foot.topLeft(), foot.topRight())
    upper = QRectF(foot.left(), foot.top() + 4, foot.width(), foot.height() / 2 - 3)
    lower = upper.translated(0, upper.height())
    strong = TextStyle(FOOT.pixels, Tone.TEXT, bold=True)
    used = _write(painter, upper, checkpoint, FOOT, right=True)
    _write(painter, upper.adjusted(0, 0, -used - PAD, 0), page, strong, keep_end=True)
    used = _write(painter, lower, line, FOOT)
    _write(painter, lower.adjusted(used + PAD, 0, 0, 0), made, FOOT, right=True)
    painter.restore()


def _write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    style: TextStyle,
    *,
    right: bool = False,
    keep_end: bool = False,
) -> float:
    """One line in the middle of `rect`, shortened visibly where there is no room. Returns its width."""
    font = style.font()
    metrics = QFontMetricsF(font)
    mode = Qt.TextElideMode.ElideMiddle if keep_end else Qt.TextElideMode.ElideRight
    shown = metrics.elidedText(text, mode, rect.width())
    width = metrics.horizontalAdvance(shown)
    left = rect.right() - width if right else rect.left()
    base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.setFont(font)
    painter.setPen(colour(style.tone.value))
    painter.drawText(QPointF(left, base), shown)
    return width
