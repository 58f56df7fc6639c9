"""The foot of the path: the one button that does the step shown, and what is missing for it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.people import Right
from desktop.ui.icons import icon
from desktop.ui.probe.analysis_form import AnalysisForm
from desktop.ui.probe.intake_form import IntakeForm
from desktop.ui.probe.path_state import PathState
from desktop.ui.probe.path_steps import Step
from desktop.ui.probe.probe_work import is_recording
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.rights import offer
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.access import why_not


@dataclass(frozen=True)
class _Action:
    """`missing` says why it waits; what `goes_on` records nothing and needs no right."""

    text: str
    icon: str
    tip: str
    missing: str = ""
    waits: bool = False
    right: Right = Right.TAKE_IN
    goes_on: bool = False


class PathFoot(QWidget):
    asked = Signal()
    """The step that is shown shall be done."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        self.strip = JobStrip(self)
        column.addWidget(self.strip)
        self.missing = QLabel(self)
        self.missing.setWordWrap(True)
        set_role(self.missing, "muted")
        column.addWidget(self.missing)
        self.button = QPushButton(self)
        set_role(self.button, "primary")
        self.button.clicked.connect(lambda: self.asked.emit())
        column.addWidget(self.button)

    def show_path(self, path: PathState, form: IntakeForm, analysis: AnalysisForm) -> None:
        """What the button does now, and what is missing for it."""
        if path.shown is Step.DECLARE:
            action = self._declaring(path, form)
        elif path.shown is Step.ANALYSE:
            action = self._analysing(path, analysis)
        else:
            action = self._searching(path)
        workspace = self._services.workspace
        # A refused type can be submitted: the refusal is part of the record.
        refused = "" if action.goes_on else said(why_not(workspace, action.right))
        missing = refused or action.missing
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.button.setText(action.text)
        self.button.setShortcut(QKeySequence("Ctrl+Return"))  # a new text takes the keys away
        self.button.setIcon(icon(action.icon, "on_accent"))
        self.button.setVisible(not path.ends_here)
        if action.goes_on:
            self.button.setEnabled(True)
            self.button.setToolTip(action.tip)
        else:
            ready = not (is_recording(self._services) or action.missing or action.waits)
            offer(self.button, workspace, action.right, action.tip, when=ready)

    def _declaring(self, path: PathState, form: IntakeForm) -> _Action:
        if path.file is not None:
            tip = self.tr("This step is recorded")
            return _Action(self.tr("On to the next step"), "chevron-right", tip, goes_on=True)
        intake = form.intake
        refused = intake is not None and not intake.probe_type.admissible
        missing = ""
        if path.draft is None:
            missing = self.tr("Open a picture first.")
        elif not refused:
            missing = form.missing_text()
        return _Action(
            self.tr("Record the refusal") if refused else self.tr("Record the probe"),
            "warning" if refused else "check",
            self.tr("Intake is recorded; you may stop here and go on later (Ctrl+Return)"),
            missing,
        )

    def _analysing(self, path: PathState, analysis: AnalysisForm) -> _Action:
        tip = self.tr("Before any candidate is shown; you may search later (Ctrl+Return)")
        if path.is_analysed and not path.analyse_again:
            return _Action(self.tr("On to the search"), "chevron-right", tip, goes_on=True)
        # The form itself says what is missing.
        return _Action(self.tr("Record the analysis"), "check", tip, waits=analysis.analysis is None)

    def _searching(self, path: PathState) -> _Action:
        gallery, text = self._services.state.gallery, self.tr("Search")
        if gallery is not None:
            shown = self.button.fontMetrics().elidedText(gallery.name, Qt.TextElideMode.ElideRight, 200)
            text = self.tr("Search “{gallery}”").format(gallery=shown)
        tip = self.tr("Search the gallery and record what is found (Ctrl+Return)")
        return _Action(text, "search", tip, self._missing_for_search(path), right=Right.SEARCH)

    def _missing_for_search(self, path: PathState) -> str:
        gallery, file = self._services.state.gallery, path.file
        if gallery is None or not gallery.faces:
            return self.tr("There is no gallery to search yet: enrol images first.")
        if file is not None and file.pack_hash != gallery.pack_hash:
            return self.tr(
                "The probe was taken in with another model pack than this gallery: choose a gallery of "
                "that pack, or take the picture in again."
            )
        return ""
