"""“What is known about error”: the measured rate in words, its interval as a bar, what it leaves out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.domain.progress import Progress
from desktop.domain.rates import Rate
from desktop.ui.error_panel.rate_view import (
    IntervalScale,
    RateView,
    false_candidates_sentence,
    headline,
    interval_scale,
    lowered_sentence,
    measured_sentence,
    missed_text,
    natural_sentence,
)
from desktop.ui.error_panel.steady_label import SteadyLabel
from desktop.ui.icons import icon
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.motion import show_endless
from desktop.ui.shell.plain_label import plain_label
from desktop.ui.theme import IconSize, Spacing, TypeScale, colours, scaled_font, set_role, theme_notifier


class IntervalBar(QWidget):
    """An interval on an axis from zero, with end caps and a mark at the measured value."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a scale runs one way, in every language
        self._scale: IntervalScale | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_scale(self, scale: IntervalScale | None) -> None:
        self._scale = scale
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 26 + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = self._scale
        if scale is None:
            return
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = scaled_font(self.font(), TypeScale.CAPTION)
        painter.setFont(font)
        widest = painter.fontMetrics().horizontalAdvance(scale.ticks[-1][1])
        left, right = 6.0, self.width() - max(6.0, widest / 2 + 1)
        width, middle, axis = right - left, 9.0, 20.0
        painter.setPen(QPen(QColor(c.outline), 1))
        painter.drawLine(QPointF(left, axis), QPointF(right, axis))
        for place, text in scale.ticks:
            x = left + place * width
            painter.setPen(QPen(QColor(c.outline), 1))
            painter.drawLine(QPointF(x, axis), QPointF(x, axis + 4))
            painter.setPen(QColor(c.text_muted))
            advance = painter.fontMetrics().horizontalAdvance(text)
            start = min(max(0.0, x - advance / 2), self.width() - advance - 1.0)
            painter.drawText(QPointF(start, axis + 6 + painter.fontMetrics().ascent()), text)
        low, high, value = (left + p * width for p in (scale.low, scale.high, scale.value))
        painter.fillRect(QRectF(low, middle - 3, max(2.0, high - low), 6), QColor(c.accent_soft))
        painter.setPen(QPen(QColor(c.accent), 2))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for x in (low, high):
            painter.drawLine(QPointF(x, middle - 5), QPointF(x, middle + 5))
        painter.setPen(QPen(QColor(c.surface_raised), 1.5))
        painter.setBrush(QColor(c.accent))
        side = 5.5
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(value, middle - side),
                    QPointF(value + side, middle),
                    QPointF(value, middle + side),
                    QPointF(value - side, middle),
                ]
            )
        )


class RatesPanel(QFrame):
    """Stands beside the work, always. One of three: a rate, nothing yet, or measuring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName(self.tr("What is known about error"))
        self._title = plain_label(self, "subtitle", self.tr("What is known about error"))
        self._source = plain_label(self, "caption")
        self._message = plain_label(self, "muted")
        self._headline = SteadyLabel("display")
        self._bar = IntervalBar()
        self._sentence = SteadyLabel()
        self._measured = SteadyLabel("caption")
        self._count = SteadyLabel()
        self._selected = SteadyLabel()
        self._missed = SteadyLabel()
        self._not_missed = SteadyLabel("caption")
        self._selected.setToolTip(self.tr("The expected number of false candidates of a non-mated search"))
        self._missed.setToolTip(
            self.tr("FNIR: the share of people in this gallery whom a search does not put first")
        )
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Measuring error rates"))
        self._stale = _Note(
            self.tr("The gallery changed after this was measured. Measure again before relying on it.")
        )
        self._lowered = _Note("")
        self._lowered.hide()
        self._caveat = _Note(
            self.tr(
                "Gallery portraits are easier than operational probes: this rate is a floor. Expect more "
                "errors in casework."
            )
        )
        self._not_said = plain_label(
            self,
            "caption",
            self.tr("This does not say how likely a candidate is the right person."),
        )
        self._demo = _Note(
            self.tr("Synthetic faces; the error rates shown are properties of this demo set."), "info"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.L, Spacing.L, Spacing.L, Spacing.L)
        column.setSpacing(Spacing.S)
        for part in (
            self._title,
            self._message,
            self._progress,
            (self._headline, Topic.FPIR),
            self._sentence,
            self._bar,
            self._count,
            (self._selected, Topic.SEL),
            (self._missed, Topic.FNIR),
            (self._measured, Topic.INTERVAL, Topic.PEOPLE_MEASURED),
            (self._not_missed, Topic.FNIR),
            self._not_said,
            self._source,
        ):
            if isinstance(part, tuple):
                column.addLayout(beside(part[0], HelpButton(*part[1:])))
            else:
                column.addWidget(part)
        column.addSpacing(Spacing.XS)
        for note in (self._lowered, self._stale, self._caveat, self._demo):
            column.addWidget(note)
        column.addStretch(1)
        theme_notifier().changed.connect(self._bar.update)
        self.show_empty(self.tr("Open a gallery to see what is known about its error rates."))

    def show_rate(self, view: RateView) -> None:
        """The rate at a threshold; called at every step of the slider."""
        self._source.setText(
            self.tr("Gallery “{gallery}”, model pack {pack}").format(
                gallery=view.gallery_name, pack=view.pack
            )
        )
        threshold = self.locale().toString(view.threshold, "f", view.decimals)
        if view.candidates_count is not None:
            words = (
                self.tr("Candidates at or above T = {threshold}: {count}.")
                if view.candidates_exact
                else self.tr("Candidates at or above T = {threshold}: at least {count}.")
            )
            self._count.setText(
                words.format(threshold=threshold, count=self.locale().toString(view.candidates_count))
            )
        if view.fpir is None:
            self._message.setText(
                self.tr(
                    "Nothing was measured for this gallery and pack. How often a search points at "
                    "somebody else is not known."
                )
            )
        if view.sel is not None:
            self._selected.setText(false_candidates_sentence(view.sel))
        words, known = missed_text(view), view.fnir is not None
        self._missed.setText(words if known else "")
        self._not_missed.setText("" if known else words)
        self._show_parts(rate=view.fpir, message=view.fpir is None, count=view.candidates_count is not None)
        self._stale.setVisible(view.stale and view.fpir is not None)
        self._demo.setVisible(view.demo)
        lowered = lowered_sentence(view)
        self._lowered.set_text(lowered)
        self._lowered.setVisible(bool(lowered))

    def show_empty(self, text: str) -> None:
        self._message.setText(text)
        self._source.setText("")
        self._show_parts(rate=None, message=True, count=False)
        self._stale.hide()
        self._demo.hide()
        self._lowered.hide()

    def show_measuring(self, progress: Progress | None) -> None:
        """While rates are measured; None before the first progress. Keeps gallery and demo note."""
        self._stale.hide()
        self._lowered.hide()
        text = self.tr("Measuring error rates on this gallery: each person is left out in turn.")
        if progress is None or progress.total <= 0:
            show_endless(self._progress)
        else:
            self._progress.setRange(0, 1000)
            self._progress.setValue(round(1000 * progress.done / progress.total))
            text += " " + self.tr("{done} of {total}.").format(
                done=self.locale().toString(progress.done), total=self.locale().toString(progress.total)
            )
            left = progress.seconds_left
            if left is not None and left >= 1:
                text += " " + self.tr("About {seconds} s left.").format(seconds=round(left))
        self._message.setText(text)
        self._show_parts(rate=None, message=True, count=False)
        self._progress.show()

    def sentence(self) -> str:
        """The rate in words as it stands on the screen; empty when there is none."""
        if self._sentence.isHidden():
            return ""
        return f"{self._sentence.text()} {self._measured.text()}"

    def _show_parts(self, *, rate: Rate | None, message: bool, count: bool) -> None:
        self._progress.hide()
        self._source.setVisible(bool(self._source.text()))
        self._message.setVisible(message)
        self._count.setVisible(count)
        for part in (
            self._headline,
            self._bar,
            self._sentence,
            self._measured,
            self._selected,
            self._not_said,
        ):
            part.setVisible(rate is not None)
        for part in (self._missed, self._not_missed):
            part.setVisible(rate is not None and bool(part.text()))
        if rate is None:
            self.setAccessibleDescription(self._message.text())
            return
        self._headline.setText(headline(rate))
        self._bar.set_scale(interval_scale(rate))
        self._sentence.setText(natural_sentence(rate))
        self._measured.setText(measured_sentence(rate))
        sentence = self.sentence()
        self._bar.setAccessibleName(self.tr("Interval of the error rate"))
        self._bar.setAccessibleDescription(sentence)
        self.setAccessibleDescription(sentence)


class _Note(QFrame):
    """A boxed sentence with a sign; amber for caution."""

    def __init__(self, text: str, sign: str = "warning") -> None:
        super().__init__()
        caution = sign == "warning"
        set_role(self, "caution" if caution else "card")
        self._sign = QLabel()
        self._sign.setFixedWidth(20)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._name, self._role = sign, "caution" if caution else "text_muted"
        self._words = words = SteadyLabel()
        words.setText(text)
        row = QHBoxLayout(self)
        bar = 0 if caution else 3  # as wide as the bar of the others, so that the words line up
        row.setContentsMargins(Spacing.S + bar, Spacing.S, Spacing.S, Spacing.S)
        row.setSpacing(Spacing.S)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self.setAccessibleName(text)
        theme_notifier().changed.connect(self._draw_sign)
        self._draw_sign()

    def set_text(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)

    def _draw_sign(self) -> None:
        self._sign.setPixmap(
            icon(self._name, self._role).pixmap(
                QSize(IconSize.SMALL, IconSize.SMALL), self.devicePixelRatioF()
            )
        )
