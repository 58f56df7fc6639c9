"""Error rates by group: who bears the errors of this gallery, at the threshold that stands on the right."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.glossary_term import Topic
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.error_rates.duplicates_section import DuplicatesSection
from desktop.ui.error_rates.gaps_section import GapsSection
from desktop.ui.error_rates.group_texts import by_text, threshold_text
from desktop.ui.error_rates.groups_section import GroupsSection
from desktop.ui.error_rates.sample_notice import SampleNotice
from desktop.ui.error_rates.scores_section import ScoresSection
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.icons import icon
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.empty_state import EmptyState
from desktop.ui.shell.help_dialog import HelpDialog
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.pack_comparison_view import PackComparisonView
from desktop.workflow.gallery_errors import GalleryErrors


class ErrorRatesPage(QWidget):
    """Reads only what is on the screen: a hidden page and a hidden tab cost nothing."""

    face_opened = Signal(object)
    """EnrolledFace: somebody wants to see it large"""
    score_chosen = Signal()
    """The score for this gallery was chosen anew and recorded."""
    everybody_asked = Signal()
    """The rates are of a sample, and somebody wants them of all."""
    page_asked = Signal(str)
    """Name of the page where what lacks here is made."""
    measure_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._by = ""
        self._known: GalleryErrors | None = None
        self.setAccessibleName(self.tr("Error rates by group"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.S)
        column.addLayout(self._head())
        self.source = text_label(self, "muted")
        column.addLayout(
            beside(self.source, HelpButton(Topic.PEOPLE_MEASURED, Topic.INTERVAL, Topic.THRESHOLD))
        )
        self.sample = SampleNotice(self)
        self.sample.everybody_asked.connect(self.everybody_asked)
        column.addWidget(self.sample)
        self._stale = self._stale_notice()
        column.addWidget(self._stale)
        self.empty = EmptyState(self)
        self.enrol_button = self.empty.add_button(
            "gallery", self.tr("Go to the galleries"), lambda: self.page_asked.emit("gallery")
        )
        self.measure_button = self.empty.add_button(
            "rates", self.tr("Measure now"), self.measure_asked.emit
        )
        self.groups = GroupsSection(services, self)
        self.scores = ScoresSection(services, self)
        self.gaps = GapsSection(self)
        self.duplicates = DuplicatesSection(services, self)
        self.packs = PackComparisonView(services, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Parts of this page"))
        for section, title in (
            (self.groups, self.tr("By group")),
            (self.scores, self.tr("Raw and normalised")),
            (self.gaps, self.tr("Not recorded")),
            (self.duplicates, self.tr("Enrolled twice?")),
            (self.packs, self.tr("Model packs")),
        ):
            self.tabs.addTab(scrolled(section, self.tabs), title)
        self._either = QStackedWidget(self)
        self._either.addWidget(self.empty)
        self._either.addWidget(self.tabs)
        column.addWidget(self._either, 1)
        self.duplicates.face_opened.connect(self.face_opened)
        self.scores.score_chosen.connect(self.score_chosen)
        self.tabs.currentChanged.connect(self._refresh)
        self._follow_state()
        self._refresh()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        title = QLabel(self.tr("Error rates by group"), self)
        set_role(title, "title")
        self._by_label = QLabel(self.tr("&Group by"), self)
        self.chooser = QComboBox(self)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chooser.setAccessibleName(self.tr("Group by"))
        self.chooser.setToolTip(self.tr("What is recorded about the people of this gallery"))
        self._by_label.setBuddy(self.chooser)
        self.chooser.currentIndexChanged.connect(self._chosen)
        self.nist_button = QPushButton(icon("info"), self.tr("What NIST measured in general"), self)
        self.nist_button.setToolTip(
            self.tr("Published figures, with their sources; not about this gallery")
        )
        self.nist_button.clicked.connect(lambda: self.open_nist())
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(self._by_label)
        row.addWidget(self.chooser)
        row.addWidget(self.nist_button)
        return row

    def _stale_notice(self) -> QFrame:
        frame = QFrame(self)
        set_role(frame, "caution")
        row = QHBoxLayout(frame)
        row.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        words = self.tr(
            "The gallery changed after this was measured: the figures are of what it held then."
        )
        row.addWidget(text_label(frame, "", words))
        return frame

    def _follow_state(self) -> None:
        state = self._services.state
        state.measurement_changed.connect(self._refresh)
        state.gallery_changed.connect(self._refresh)
        state.search_changed.connect(self._refresh)
        state.stale_changed.connect(self._refresh)
        state.threshold_changed.connect(self._refresh)
        self._services.jobs.jobs_changed.connect(self._jobs_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _jobs_changed(self) -> None:
        # Only a measurement that begins or ends changes what stands here.
        if self._services.state.errors is None:
            self._refresh()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        state = self._services.state
        errors = state.errors
        self._stale.setVisible(errors is not None and state.stale)
        self.source.setVisible(errors is not None)
        self.sample.show_errors(errors)
        for widget in (self._by_label, self.chooser):
            widget.setVisible(errors is not None and self.tabs.currentIndex() < 2)
        if errors is None:
            self.empty.setText(self._empty_text())
            gallery = state.gallery
            few = gallery is None or gallery.subjects < 2
            running = self._services.jobs.find("measure") is not None
            self.enrol_button.setVisible(few)
            self.measure_button.setVisible(not few and not running)
            self._either.setCurrentWidget(self.empty)
            self._known = None
            return
        self._fill_chooser(errors)
        self.source.setText(self._source_text(errors))
        self._either.setCurrentWidget(self.tabs)
        self._show_section(errors, state.threshold)

    def _show_section(self, errors: GalleryErrors, threshold: float) -> None:
        section = self.tabs.currentIndex()
        if section == 0:
            self.groups.show_errors(errors, self._by, threshold)
        elif section == 1:
            self.scores.show_errors(errors, self._by, threshold)
        elif section == 2:
            self.gaps.show_errors(errors)
        elif section == 3:
            self.duplicates.show_measurement(errors.measurement)

    def _empty_text(self) -> str:
        gallery = self._services.state.gallery
        if gallery is None or not gallery.faces:
            return self.tr("Nobody is enrolled yet: error rates are measured on a gallery of two or more.")
        if self._services.jobs.find("measure") is not None:
            return self.tr(
                "Error rates are being measured on this gallery; they appear here by themselves."
            )
        if gallery.subjects < 2:
            return self.tr("This gallery holds one person only: no error rate can be measured on it.")
        return self.tr("Nothing has been measured on this gallery yet.")

    def _source_text(self, errors: GalleryErrors) -> str:
        gallery = self._services.state.gallery
        raw = errors.kind is ScoreKind.RAW
        return self.tr(
            "Measured on “{gallery}”: each of {n} people was searched for with their own pictures left "
            "out. {score}, threshold {threshold}."
        ).format(
            gallery=gallery.name if gallery is not None else "",
            n=QLocale().toString(errors.n),
            score=self.tr("Raw score") if raw else self.tr("Normalised score"),
            threshold=threshold_text(errors, self._services.state.threshold),
        )

    def _fill_chooser(self, errors: GalleryErrors) -> None:
        if errors is self._known:
            return
        self._known = errors
        names = [one.by for one in errors.groupings]
        if self._by not in names:
            self._by = names[0] if names else ""
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            for name in names:
                self.chooser.addItem(by_text(name), name)
            self.chooser.setCurrentIndex(self.chooser.findData(self._by))
        self.chooser.setEnabled(len(names) > 1)

    def _chosen(self) -> None:
        self._by = str(self.chooser.currentData() or "")
        self._refresh()

    def open_nist(self) -> HelpDialog:
        """The page of published figures, over this one."""
        dialog = HelpDialog("nist", self.tr("What NIST measured in general"), self)
        dialog.open()
        return dialog
