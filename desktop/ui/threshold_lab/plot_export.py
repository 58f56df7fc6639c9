"""A plot as a file: picture, drawing, or the numbers behind it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.error_sentences import sampled_people
from desktop.domain.spreadsheet_cells import inert
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.threshold_lab.figure import Figure
from desktop.ui.threshold_lab.plot_frame import ComparedSource, PlotSource
from desktop.ui.threshold_lab.plot_style import PlotStyle, file_style
from desktop.ui.threshold_lab.plot_texts import kind_text, threshold_text, whole_text
from desktop.workflow.export_file import write_export

SIZE = QSize(900, 600)
"""Of a picture and a drawing, in points of 1/96 inch."""
RATIO = 2.0
MARGIN = 20


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlotExport", text)


Source = PlotSource | ComparedSource


def source_line(source: Source, threshold: float) -> str:
    """Under every picture: what was measured, on what, by which score."""
    if isinstance(source, ComparedSource):
        text = _tr("{sides} · {n} people in common · measured {date}").format(
            sides=" / ".join(source.sides), n=whole_text(source.n), date=source.measured_on
        )
        return f"{text} · {_tr('synthetic faces')}" if source.synthetic else text
    text = _tr("{gallery} · {pack} · {people} · {kind} · T = {threshold} · measured {date}").format(
        gallery=source.gallery_name,
        pack=source.pack,
        people=sampled_people(source.n, source.enrolled or source.n, ui_words()),
        kind=kind_text(source.kind),
        threshold=threshold_text(threshold),
        date=source.measured_on,
    )
    return f"{text} · {_tr('synthetic faces')}" if source.synthetic else text


def png_bytes(figure: Figure, source: Source) -> bytes:
    """1800 x 1200 pixels on white, with title and source. Raises `ValueError` for an empty figure."""
    image = QImage(SIZE * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        _paint_page(painter, figure, source)
    finally:
        painter.end()
    for key, text in (("Title", figure.title), ("Description", source_line(source, figure.threshold))):
        image.setText(key, text)
    buffer = _buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg_bytes(figure: Figure, source: Source) -> bytes:
    """As `png_bytes`, in vectors and text."""
    from PySide6.QtSvg import QSvgGenerator

    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(SIZE)
    generator.setViewBox(QRectF(0, 0, SIZE.width(), SIZE.height()))
    generator.setResolution(96)
    generator.setTitle(figure.title)
    generator.setDescription(f"{figure.description} {source_line(source, figure.threshold)}")
    painter = QPainter(generator)
    try:
        painter.fillRect(QRectF(0, 0, SIZE.width(), SIZE.height()), QColor("#ffffff"))
        _paint_page(painter, figure, source)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def csv_bytes(figure: Figure, source: Source) -> bytes:
    """The figure's table after lines that say what it is, each beginning with “#”, and an empty one.

    UTF-8 with a byte order mark, which spreadsheets ask for; numbers with a point, whatever the language.
    Text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for fact in _facts(figure, source):
        writer.writerow([safe_cell(cell) for cell in fact])
    writer.writerow([])
    writer.writerow([inert(f"{c.name} [{c.unit}]" if c.unit else c.name) for c in figure.table.columns])
    for row in figure.table.rows:
        writer.writerow([safe_cell(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _facts(figure: Figure, source: Source) -> list[tuple[str, str | float | int]]:
    if isinstance(source, ComparedSource):
        about: list[tuple[str, str | float | int]] = [("# compared", side) for side in source.sides]
        about.append(("# people in common (non-mated searches)", source.n))
    else:
        about = [
            ("# gallery", source.gallery_name),
            ("# model pack", source.pack),
            ("# score kind", str(source.kind.value)),
            ("# people (non-mated searches)", source.n),
            ("# threshold", figure.threshold),
        ]
    return [
        ("# plot", figure.title),
        *about,
        ("# measured on", source.measured_on),
        ("# exported on", _today()),
        ("# faces", "synthetic" if source.synthetic else "as enrolled"),
        ("# note", _tr("These rates are a floor: pictures under investigation are harder than portraits.")),
    ]


def safe_cell(cell: str | float | int | None) -> str | float | int:
    """Numbers as they are; text so that no spreadsheet computes it."""
    return "" if cell is None else inert(cell)


def default_name(figure: Figure, source: Source, kind: str) -> str:
    """“demo-scores-raw-T0.9690.png”: no sign that any file system refuses."""
    if isinstance(source, ComparedSource):
        return f"{figure.name}-{source.measured_on}.{kind}"
    gallery = re.sub(r"[^\w.-]+", "-", source.gallery_name).strip("-.") or "gallery"
    return f"{gallery[:60]}-{figure.name}-{source.kind.value}-T{figure.threshold:.4f}.{kind}"


def save_plot(figure: Figure, source: Source, kind: str, path: Path) -> None:
    """`kind` is one of `plot_frame.FORMATS`. Raises `FolderNotWritable`, `StorageFull`."""
    make = {"png": png_bytes, "svg": svg_bytes, "csv": csv_bytes}[kind]
    write_export(path, make(figure, source))


def ask_path(parent: QWidget, kind: str, name: str, folder: Path | None = None) -> Path | None:
    """Where the person wants the file; None when they changed their mind. The ending is put right."""
    filters = {
        "png": _tr("Picture (*.png)"),
        "svg": _tr("Drawing (*.svg)"),
        "csv": _tr("Table (*.csv)"),
        "pdf": _tr("Document (*.pdf)"),
    }
    start = str(folder / name) if folder is not None else name
    chosen, _ = QFileDialog.getSaveFileName(parent, _tr("Export"), start, filters[kind])
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")


def page_font(pixels: int) -> QFont:
    """The window's font at a size in pixels."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    return font


def _paint_page(painter: QPainter, figure: Figure, source: Source) -> None:
    from desktop.ui.threshold_lab.plot_canvas import paint_canvas

    if figure.empty:
        raise ValueError(figure.empty)
    style: PlotStyle = file_style()
    page = QRectF(MARGIN, MARGIN, SIZE.width() - 2 * MARGIN, SIZE.height() - 2 * MARGIN)
    wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    title, body, small = page_font(20), page_font(14), page_font(11)
    title.setWeight(QFont.Weight.DemiBold)
    painter.setPen(QColor(style.text))
    painter.setFont(title)
    head = painter.boundingRect(page, wrap, figure.title)
    painter.drawText(page, wrap, figure.title)
    source_text = source_line(source, figure.threshold)
    painter.setFont(small)
    foot = painter.boundingRect(page, wrap, source_text)
    painter.setFont(body)
    caption = painter.boundingRect(page, wrap, figure.caption)
    caption_top = page.bottom() - foot.height() - 8 - caption.height()
    painter.drawText(QRectF(page.left(), caption_top, page.width(), caption.height()), wrap, figure.caption)
    painter.setFont(small)
    painter.setPen(QColor(style.muted))
    painter.drawText(
        QRectF(page.left(), page.bottom() - foot.height(), page.width(), foot.height()), wrap, source_text
    )
    top = head.bottom() + 10
    room = QRectF(page.left(), top, page.width(), max(160.0, caption_top - 10 - top))
    paint_canvas(painter, room, figure, style, page_font(15))


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the person's own calendar
