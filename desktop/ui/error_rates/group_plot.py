"""Rates by group as intervals on one axis, each with its numbers in text beside it.

The only file of this page that imports pyqtgraph, which takes half a second: the page imports this one
when it is first shown.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.error_rates.group_texts import (
    flag_text,
    people_text,
    plot_sentence,
    rate_text,
    ratio_sentence,
    row_lines,
    tick_text,
)
from desktop.ui.error_rates.group_view import GroupView
from desktop.ui.theme import Spacing, TypeScale, colours, scaled_font, set_role, theme_notifier

_LINES = 3
_LONG_NAME_LINES = 2
_ROOM = 0.08
"""Beside the ends of the axis, so that marks and labels are not cut."""
_CAP = 0.11
"""Half the height of an end cap, in rows."""


class GroupPlot(QWidget):
    """The first row is the whole gallery; a line runs from it through all others.

    Shapes besides colours: a square for the whole, a diamond for a group, a triangle for a flagged one.
    """

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: GroupView | None = None
        self._lines: list[tuple[QLabel, ...]] = []
        self._row_lines = _LINES
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("False positive rate of each group"))
        self._worst_text = self.tr("Worst measured group")
        bold = QFontMetrics(scaled_font(self.font(), TypeScale.CAPTION, bold=True))
        self._room = max(150, bold.horizontalAdvance(self._worst_text) + Spacing.S)
        self._names = _column(self._room)
        longest = (flag_text(), ratio_sentence(0.55, 0.27, 0.85))
        widest = max(self.fontMetrics().horizontalAdvance(text) for text in longest)
        self._texts = _column(widest + Spacing.M)
        self.plot = pg.PlotWidget(self, background=None)
        self._prepare_plot()
        row = QHBoxLayout(self)
        row.setContentsMargins(Spacing.S, Spacing.XXS, Spacing.S, Spacing.XXS)
        row.setSpacing(Spacing.M)
        row.addWidget(self._names)
        row.addWidget(self.plot, 1)
        row.addWidget(self._texts)
        theme_notifier().changed.connect(self._restyle)
        self._restyle()

    @property
    def row_height(self) -> int:
        return self._row_lines * self.fontMetrics().lineSpacing() + 2 * Spacing.S

    @property
    def _axis_height(self) -> int:
        return 2 * self.fontMetrics().lineSpacing() + Spacing.L

    def _prepare_plot(self) -> None:
        plot = self.plot
        plot.setFrameShape(QFrame.Shape.NoFrame)
        plot.setStyleSheet("background: transparent; border: none;")  # the bands shine through
        plot.setAntialiasing(True)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        # Nothing to drag or zoom: the wheel scrolls the page.
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        plot.setMinimumWidth(160)
        item = plot.getPlotItem()
        item.layout.setContentsMargins(0, 0, 0, 0)
        item.layout.setSpacing(0)
        item.hideAxis("left")
        axis = item.getAxis("bottom")
        axis.enableAutoSIPrefix(False)
        axis.setStyle(hideOverlappingLabels=False, tickLength=5)
        item.invertY(True)
        self._whole_line = pg.InfiniteLine(angle=90)
        self._intervals = pg.PlotCurveItem(connect="pairs")
        self._flagged = pg.PlotCurveItem(connect="pairs")
        self._marks = pg.ScatterPlotItem()
        for part in (self._whole_line, self._intervals, self._flagged, self._marks):
            item.addItem(part, ignoreBounds=True)

    def set_view(self, view: GroupView) -> None:
        """Draws other numbers; rows are made anew only where their number changed."""
        self._view = view
        bold = QFontMetrics(scaled_font(self.font(), TypeScale.BODY, bold=True))
        long = any(bold.horizontalAdvance(row.group) > self._room for row in view.rows)
        lines = _LINES + long * (_LONG_NAME_LINES - 1)
        if (len(self._lines), self._row_lines) != (len(view.rows) + 1, lines):
            self._row_lines = lines
            self._make_rows(len(view.rows) + 1)
        self._fill_rows(view)
        self._draw()
        self.setAccessibleDescription(plot_sentence(view))

    def row_texts(self) -> list[str]:
        """Each row as it stands on the screen, for tests and for copying."""
        return [" | ".join(label.text() for label in line if label.text()) for line in self._lines]

    def _make_rows(self, count: int) -> None:
        for column in (self._names, self._texts):
            while (item := column.layout().takeAt(0)) is not None:
                if item.widget() is not None:
                    item.widget().hide()  # it stays until the event loop comes round
                    item.widget().deleteLater()
        self._lines = []
        for _ in range(count):
            name = self._block(self._names, ("strong", "caption", "strong-caption"))
            text = self._block(self._texts, ("strong", "", ""))
            self._lines.append((*name, *text))
        for column in (self._names, self._texts):
            column.layout().addSpacing(self._axis_height)
        height = count * self.row_height + self._axis_height
        for widget in (self._names, self._texts, self.plot):
            widget.setFixedHeight(height)
        self._restyle()

    def _block(self, column: QWidget, roles: tuple[str, ...]) -> list[QLabel]:
        holder = QWidget(column)
        holder.setFixedHeight(self.row_height)
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addStretch(1)
        made = []
        for role in roles:
            label = QLabel(holder)
            label.setTextFormat(Qt.TextFormat.PlainText)
            if role.startswith("strong"):
                scale = TypeScale.CAPTION if role.endswith("caption") else TypeScale.BODY
                label.setFont(scaled_font(self.font(), scale, bold=True))
            elif role:
                set_role(label, role)
            lines.addWidget(label)
            made.append(label)
        lines.addStretch(1)
        column.layout().addWidget(holder)
        return made

    def _fill_rows(self, view: GroupView) -> None:
        whole = (
            self.tr("Whole gallery"),
            people_text(view.whole.n),
            "",
            rate_text(view.whole),
            self.tr("the dashed line"),
            "",
        )
        self._write(self._lines[0], whole)
        for labels, row in zip(self._lines[1:], view.rows, strict=True):
            people = people_text(row.n) if row.rate is not None else ""
            worst = self._worst_text if row.worst else ""
            self._write(labels, (row.group, people, worst, *row_lines(row)))

    def _write(self, labels: tuple[QLabel, ...], texts: tuple[str, ...]) -> None:
        for label, text in zip(labels, texts, strict=True):
            shown = text
            if label is labels[0]:
                # Words break earlier than letters would: somewhat less than two full lines.
                room = self._room * (1 if self._row_lines == _LINES else 1.7)
                shown = label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
                label.setWordWrap(self._row_lines > _LINES)
            label.setText(shown)
            label.setToolTip(text if shown != text else "")
            label.setVisible(bool(text))

    def _restyle(self) -> None:
        """What only the theme changes."""
        c = colours()
        for *_, flag in self._lines:
            flag.setStyleSheet(f"color: {c.caution};")
        axis = self.plot.getPlotItem().getAxis("bottom")
        axis.setHeight(self._axis_height)
        axis.setPen(_pen(c.outline, 1))
        axis.setTextPen(_pen(c.text_muted, 1))
        axis.setTickFont(scaled_font(self.font(), TypeScale.CAPTION))
        caption = scaled_font(self.font(), TypeScale.CAPTION).pointSizeF()
        axis.setLabel(
            self.tr("FPIR: searches that return somebody"),
            **{"color": c.text_muted, "font-size": f"{caption:.1f}pt"},
        )
        self._whole_line.setPen(_pen(c.text_muted, 1.5, Qt.PenStyle.DashLine))
        self._intervals.setPen(_pen(c.accent, 2))
        self._flagged.setPen(_pen(c.caution, 2))
        self._draw()

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        c, item = colours(), self.plot.getPlotItem()
        item.setXRange(-_ROOM * view.top, (1 + _ROOM) * view.top, padding=0)
        item.setYRange(0, len(view.rows) + 1, padding=0)
        item.getAxis("bottom").setTicks([[(value, tick_text(value)) for value in view.ticks]])
        self._whole_line.setValue(view.whole.value)
        measured = [(i + 1.5, r.rate, r.flagged) for i, r in enumerate(view.rows) if r.rate is not None]
        plain = [(0.5, view.whole), *((y, rate) for y, rate, flagged in measured if not flagged)]
        self._intervals.setData(*_segments(plain), connect="pairs")
        self._flagged.setData(*_segments([(y, rate) for y, rate, f in measured if f]), connect="pairs")
        spots = [_spot(view.whole.value, 0.5, "s", c.text, c.surface_raised)]
        for y, rate, flagged in measured:
            colour = c.caution if flagged else c.accent
            spots.append(_spot(rate.value, y, "t1" if flagged else "d", colour, c.surface_raised))
        self._marks.setData(spots)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bands that tie each row's name, interval and numbers together; a ring when it has the focus."""
        c, painter = colours(), QPainter(self)
        for number in range(0, len(self._lines), 2):
            top = self.plot.y() + number * self.row_height
            painter.fillRect(QRectF(0, top, self.width(), self.row_height), QColor(c.surface))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(c.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _pen(colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """As wide on the screen as asked for, whatever the scale of the plot."""
    pen = QPen(QColor(colour), width, style)
    pen.setCosmetic(True)
    return pen


def _column(width: int) -> QWidget:
    column = QWidget()
    column.setFixedWidth(width)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return column


def _segments(rates: list) -> tuple[np.ndarray, np.ndarray]:
    """An interval and its two end caps for each (y, rate), as pairs of points."""
    xs, ys = [], []
    for y, rate in rates:
        xs += [rate.low, rate.high, rate.low, rate.low, rate.high, rate.high]
        ys += [y, y, y - _CAP, y + _CAP, y - _CAP, y + _CAP]
    return np.array(xs, dtype=float), np.array(ys, dtype=float)


def _spot(x: float, y: float, symbol: str, colour: str, edge: str) -> dict:
    return {
        "pos": (x, y),
        "size": 13,
        "symbol": symbol,
        "brush": QColor(colour),
        "pen": _pen(edge, 1.2),
    }
