"""Asks with which other pack a gallery is enrolled again, and says what that means and takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.galleries import Gallery
from desktop.domain.licence_terms import keeps_casework_out
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.recognition.packs import ModelPack
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.gallery.re_enrol_texts import cost_text
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.re_enrolments import ReEnrolmentCost, re_enrolment_cost

_WIDTH = 620


class ReEnrolDialog(QDialog):
    """`pack_id` and `name` hold what was asked for once the dialog was accepted."""

    def __init__(
        self,
        services: Services,
        gallery: Gallery,
        packs: Sequence[ModelPack],
        names: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """`packs` are those that can be chosen, `names` those of galleries that are there."""
        super().__init__(parent)
        self._services, self._gallery, self._names = services, gallery, set(names)
        self._packs = {pack.id: pack for pack in packs}
        self._cost: ReEnrolmentCost | None = None
        self._proposed = ""
        self.setWindowTitle(self.tr("Enrol again with another pack"))
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        column.addWidget(text_label(self, "", self._meaning()))
        self.pack = QComboBox(self)
        self.pack.setAccessibleName(self.tr("Model pack"))
        self.pack.setToolTip(self.tr("Installed packs other than the one that enrolled this gallery"))
        for pack in packs:
            self.pack.addItem(self.tr("{name} ({id})").format(name=pack.name, id=pack.id), pack.id)
        self.pack.currentIndexChanged.connect(self._pack_chosen)
        self.new_name = QLineEdit(self)
        self.new_name.setAccessibleName(self.tr("Name of the new gallery"))
        self.new_name.textChanged.connect(self._refresh)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Model &pack"), self.pack)
        form.addRow(self.tr("&Name of the new gallery"), self.new_name)
        column.addLayout(form)
        self.terms = text_label(self, "caption")
        self.cost = text_label(self, "muted")
        self.problem = text_label(self, "caution")
        self.problem.setMargin(Spacing.S)
        for label in (self.terms, self.cost, self.problem):
            column.addWidget(label)
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.enrol_button = QPushButton(self.tr("Enrol again"), self)
        set_role(self.enrol_button, "primary")
        buttons.addButton(self.enrol_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._pack_chosen()

    def _meaning(self) -> str:
        return self.tr(
            "A new gallery is made of the {faces} pictures of “{gallery}” and of what is recorded about "
            "them; faces are found and templates made anew by the other pack. “{gallery}” stays as it is, "
            "and so do the searches and cases that belong to it. Scores of the two packs are never "
            "compared with each other. The work goes on beside others, can be stopped, and is gone on with "
            "where it ended."
        ).format(faces=QLocale().toString(self._gallery.faces), gallery=self._gallery.name)

    @property
    def pack_id(self) -> str:
        return self.pack.currentData() or ""

    @property
    def name(self) -> str:
        return self.new_name.text().strip()

    def _pack_chosen(self) -> None:
        pack = self._packs.get(self.pack_id)
        if pack is None:
            self.problem.setText(
                self.tr(
                    "There is no other pack on this computer. Settings can add one; then come back here."
                )
            )
            self._refresh()
            return
        if self.name == self._proposed:  # what somebody wrote stays
            self._proposed = self.tr("{gallery} ({pack})").format(gallery=self._gallery.name, pack=pack.id)
            self.new_name.setText(self._proposed)
        terms = self.tr("Licence: {licence}\nTrained on: {data}").format(
            licence=pack.licence, data=said(pack.training_data)
        )
        self.terms.setText(terms)
        set_role(self.terms, "caution" if keeps_casework_out(pack.licence) else "caption")
        self._measure(pack.id)

    def _measure(self, pack_id: str) -> None:
        """How long and how large, from a few of the gallery's own pictures."""
        services, gallery = self._services, self._gallery
        self._cost = None
        self.cost.setText(self.tr("Trying the pack on a few pictures of the gallery…"))

        def work(cancel: CancelToken, progress: ProgressSink) -> ReEnrolmentCost:
            return re_enrolment_cost(services.workspace, services.engines.get(pack_id), gallery, cancel)

        job = services.jobs.submit(
            self.tr("Trying the pack"), work, key="re-enrol cost", supersede=True, lane="quick", owner=self
        )
        job.succeeded.connect(self._measured)
        job.failed.connect(self._failed)
        self._refresh()

    def _measured(self, cost: ReEnrolmentCost) -> None:
        self._cost = cost
        self.cost.setText(cost_text(cost))
        self._refresh()

    def _failed(self, error: BaseException) -> None:
        self.cost.setText("")
        if isinstance(error, UserFacingError):
            self.problem.setText(sentence_of(error))
        else:
            show_error(self, error)

    def _fit(self) -> None:
        """As high as its texts are when they wrap; dialogs do not see to that by themselves."""
        self.setMinimumHeight(self.layout().totalHeightForWidth(max(self.width(), _WIDTH)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _refresh(self) -> None:
        if self.pack_id:
            self.problem.setText(self._problem_text())
        self.problem.setVisible(bool(self.problem.text()))
        fits = self._cost is None or self._cost.fits
        self.enrol_button.setEnabled(bool(self.pack_id and self.name and fits))
        self._fit()

    def _problem_text(self) -> str:
        if self._cost is not None and not self._cost.fits:
            return self.tr("There is not enough room on the disk that holds the workspace.")
        if self.name == self._gallery.name:
            return self.tr("That is the gallery itself: give the new one another name.")
        if self.name in self._names:
            return self.tr(
                "A gallery of this name is there. If it was made of “{gallery}” with this pack, only "
                "pictures that came since are added to it; otherwise choose another name."
            ).format(gallery=self._gallery.name)
        return ""
