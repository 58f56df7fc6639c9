"""The lab on the wall: one plot or the replay at a time, in large type, led by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.error_sentences import frequency_sentence
from desktop.domain.replays import Replay
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, TypeScale, set_role
from desktop.ui.threshold_lab.lab_plots import LabPlots
from desktop.ui.threshold_lab.lab_slider import LabSlider
from desktop.ui.threshold_lab.replay_view import ReplayView
from desktop.workflow.gallery_errors import GalleryErrors

TYPE_SCALE = 1.7


class TeachingView(QWidget):
    """A window of its own. Page Down and Page Up (and what a presenter's remote sends) lead through it,
    Escape or F11 ends it; the slider is that of the lab."""

    threshold_changed = Signal(float)
    """Only when somebody moved it here."""
    closed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Second Look: threshold lab"))
        self._errors: GalleryErrors | None = None
        self._source = QLabel(self)
        set_role(self._source, "muted")
        self.headline = QLabel(self)
        self.headline.setWordWrap(True)
        self.plots = LabPlots(self)
        self.replay = ReplayView(services, self)
        self.stack = QStackedWidget(self)
        for slide in (*self.plots.all, self.replay):
            self.stack.addWidget(slide)
        self.slider = LabSlider(self)
        self.slider.threshold_changed.connect(self._moved)
        self.previous_button = QPushButton(self.tr("Previous"), self)
        self.previous_button.setToolTip(self.tr("Page Up"))
        self.next_button = QPushButton(self.tr("Next"), self)
        self.next_button.setToolTip(self.tr("Page Down"))
        self.end_button = QPushButton(self.tr("End"), self)
        self.end_button.setToolTip(self.tr("Escape or F11"))
        self._place = QLabel(self)
        self.previous_button.clicked.connect(lambda: self.go(-1))
        self.next_button.clicked.connect(lambda: self.go(1))
        self.end_button.clicked.connect(self.close)
        self._assemble()
        self._larger()
        for keys, step in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            QShortcut(QKeySequence(keys), self, lambda by=step: self.go(by))
        for keys in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            QShortcut(QKeySequence(keys), self, self.close)
        self.replay.show_empty(self.tr("No replay has been run for this gallery and score yet."))
        self._show_place()

    def _assemble(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Spacing.M)
        foot.addWidget(self.previous_button)
        foot.addWidget(self._place)
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        foot.addWidget(self._source)
        foot.addStretch(1)
        foot.addWidget(self.end_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XXL, Spacing.XL, Spacing.XXL, Spacing.XL)
        column.setSpacing(Spacing.L)
        column.addWidget(self.headline)
        column.addWidget(self.stack, 1)
        column.addWidget(self.slider)
        column.addLayout(foot)

    def _larger(self) -> None:
        points = self.font().pointSizeF() if self.font().pointSizeF() > 0 else 10.0
        self.plots.set_type_scale(TYPE_SCALE)
        self.replay.set_type_scale(TYPE_SCALE)
        self.headline.setStyleSheet(f"font-size: {points * TypeScale.TITLE * 1.5:.1f}pt; font-weight: 600")
        for label in (self._source, self._place):
            label.setStyleSheet(f"font-size: {points * 1.2:.1f}pt")
        for button in (self.previous_button, self.next_button, self.end_button):
            button.setStyleSheet(f"font-size: {points * 1.2:.1f}pt")
        self.slider.setStyleSheet(f"QLabel, QDoubleSpinBox {{ font-size: {points * 1.25:.1f}pt }}")

    def show_errors(self, errors: GalleryErrors | None, threshold: float, source: str) -> None:
        """What the lab is about; `source` names gallery and pack."""
        self._errors = errors
        self._source.setText(source)
        self.plots.set_errors(errors)
        self.slider.set_errors(errors)
        self.set_threshold(threshold)

    def show_replay(self, replay: Replay | None, threshold: float) -> None:
        if replay is None:
            self.replay.show_empty(self.tr("No replay has been run for this gallery and score yet."))
        else:
            self.replay.show_replay(replay, threshold)
        self._say(threshold)

    def set_threshold(self, threshold: float) -> None:
        """Follows the lab, without a signal."""
        self.slider.set_threshold(threshold)
        self._follow(threshold)

    def go(self, by: int) -> None:
        """To the next (1) or the previous (-1) slide; the ends stay where they are."""
        self.stack.setCurrentIndex(min(max(self.stack.currentIndex() + by, 0), self.stack.count() - 1))
        self._show_place()

    def _moved(self, threshold: float) -> None:
        self._follow(threshold)
        self.threshold_changed.emit(threshold)

    def _follow(self, threshold: float) -> None:
        if self._errors is not None:
            self.plots.set_threshold(threshold)
        self.replay.set_threshold(threshold)
        self._say(threshold)

    def _say(self, threshold: float) -> None:
        # The replay has a headline of its own, about the people searched.
        on_replay = self.stack.currentWidget() is self.replay and self.replay.replay is not None
        self.headline.setVisible(self._errors is not None and not on_replay)
        if self._errors is not None:
            self.headline.setText(frequency_sentence(self._errors.rates.fpir(threshold), ui_words()))

    def _show_place(self) -> None:
        at, last = self.stack.currentIndex(), self.stack.count() - 1
        self._place.setText(
            self.tr("{slide} of {slides}").format(
                slide=self.locale().toString(at + 1), slides=self.locale().toString(last + 1)
            )
        )
        self.previous_button.setEnabled(at > 0)
        self.next_button.setEnabled(at < last)
        self._say(self.slider.threshold)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.slider.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
