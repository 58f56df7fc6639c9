"""Who gets a false candidate more often, and who is returned by mistake."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.domain.group_rates import GroupExposure, group_exposure
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.ui.error_rates.group_texts import (
    exposure_ratio_text,
    per_hundred_text,
    summary_sentence,
    unknown_sentence,
    whole_number,
    worst_sentence,
)
from desktop.ui.error_rates.group_view import GroupView, group_view
from desktop.ui.error_rates.section_parts import FactTable, text_label
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.gallery_errors import GalleryErrors

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_EXPOSURE_DELAY = 120
"""Milliseconds of rest before the candidate side is counted: it takes longer than a slider's step."""


class GroupsSection(QWidget):
    """One grouping at the present threshold; the plot is made when there is first something to draw."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._errors: GalleryErrors | None = None
        self._by = ""
        self._threshold = 0.0
        self.view: GroupView | None = None
        self.plot = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.M, Spacing.S, Spacing.M)
        column.setSpacing(Spacing.M)
        self._none = text_label(
            self,
            "muted",
            self.tr(
                "No sex, race or ethnicity, age or other grouping is recorded in this gallery. How errors "
                "differ between groups is not known here, which does not mean that they do not."
            ),
        )
        self._question = text_label(
            self,
            "",
            self.tr(
                "How often does somebody who is not in this gallery get a candidate? With 95% intervals; "
                "groups as they are recorded, never guessed from a picture."
            ),
        )
        self._card = QFrame(self)
        set_role(self._card, "card")
        self._card_column = QVBoxLayout(self._card)
        self._card_column.setContentsMargins(*4 * (Spacing.XXS,))
        self.worst = text_label(self)
        self.summary = text_label(self, "muted")
        self.unknown = text_label(self, "muted")
        self._heading = text_label(self, "subtitle", self.tr("Who is returned by mistake"))
        self._explained = text_label(
            self,
            "muted",
            self.tr(
                "The other side of it: whose face comes up when people are searched for who are not here. "
                "A group can be safe when it is searched for and exposed because it is enrolled. Counted "
                "are false candidates in 100 such searches, and per enrolled person compared with all "
                "(95% interval)."
            ),
        )
        self.exposure = FactTable(
            [
                self.tr("Group"),
                self.tr("Enrolled"),
                self.tr("Per 100 searches"),
                self.tr("Per person (all = 1)"),
            ],
            self.tr("Who is returned by mistake, by group"),
            self,
        )
        rates = HelpButton(
            Topic.GROUP_RATE,
            Topic.RATIO,
            Topic.WORST_GROUP,
            Topic.BEYOND_CHANCE,
            Topic.INTERVAL,
            Topic.NOT_RECORDED,
        )
        exposed = HelpButton(Topic.EXPOSURE, Topic.INTERVAL).explain(self.exposure)
        column.addWidget(self._none)
        column.addLayout(beside(self._question, rates))
        for widget in (self._card, self.worst, self.summary, self.unknown):
            column.addWidget(widget)
        column.addLayout(beside(self._heading, exposed))
        for widget in (self._explained, self.exposure):
            column.addWidget(widget)
        column.addStretch(1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_EXPOSURE_DELAY)
        self._rest.timeout.connect(self._count_exposure)

    def show_errors(self, errors: GalleryErrors, by: str, threshold: float) -> None:
        """Draws at once; the candidate side follows."""
        changed = errors is not self._errors or by != self._by
        self._errors, self._by, self._threshold = errors, by, threshold
        curves = next((one for one in errors.group_curves if one.by == by), None)
        self._none.setVisible(curves is None)
        for widget in self.findChildren(QWidget, options=_DIRECT):
            if widget is not self._none:
                widget.setVisible(curves is not None)
        if curves is None:
            self.view = None
            return
        self.view = group_view(curves.at(threshold), errors.rates.fpir(threshold))
        self._ready_plot().set_view(self.view)
        self.worst.setText(worst_sentence(self.view))
        self.summary.setText(summary_sentence(self.view))
        unknown = unknown_sentence(self.view)
        self.unknown.setText(unknown)
        self.unknown.setVisible(bool(unknown))
        if changed:
            self._rest.stop()
            self._count_exposure()
        else:
            self._rest.start()

    def _ready_plot(self) -> QWidget:
        if self.plot is None:
            from desktop.ui.error_rates.group_plot import GroupPlot  # pyqtgraph takes half a second

            self.plot = GroupPlot(self._card)
            self._card_column.addWidget(self.plot)
        return self.plot

    def _count_exposure(self) -> None:
        errors, by, threshold = self._errors, self._by, self._threshold
        grouping = next((one for one in errors.groupings if one.by == by), None) if errors else None
        if errors is None or grouping is None:
            return

        def count(cancel: CancelToken, progress: ProgressSink) -> tuple[GroupExposure, ...]:
            return group_exposure(errors.rates.scores, grouping.names, threshold)

        job = self._services.jobs.submit(
            self.tr("Counting who is returned by mistake"),
            count,
            key="group-exposure",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(self._show_exposure)
        job.failed.connect(lambda error: show_error(self, error))

    def _show_exposure(self, found: tuple[GroupExposure, ...]) -> None:
        self.exposure.set_rows(
            [(e.group, whole_number(e.n), per_hundred_text(e), exposure_ratio_text(e)) for e in found]
        )
