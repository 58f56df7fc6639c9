"""Where the models run: what is there and why not, what is in use and why, how fast each device is here."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.error_rates.section_parts import FactTable, text_label
from desktop.ui.shell.device_words import agreement_word, event_text, trouble_text, use_text
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.said import said, said_template
from desktop.ui.shell.services import Services
from desktop.ui.shell.wording import instant_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.device_advice import advice
from desktop.workflow.device_events import at_run_time
from desktop.workflow.devices import DeviceOverview, device_overview, measure_and_keep
from desktop.workflow.settings import prefer_device

_COMBO_WIDTH = 340
_MEASURE_KEY = "measure devices"


class DeviceSection(QWidget):
    """Read beside the window when it is shown: drivers are asked, and what runs models is loaded."""

    device_chosen = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.overview: DeviceOverview | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        label = QLabel(self.tr("&Device"), self)
        self.choice = QComboBox(self)
        self.choice.setMinimumWidth(_COMBO_WIDTH)
        self.choice.setMaximumWidth(_COMBO_WIDTH)
        self.choice.setAccessibleName(self.tr("Device that models run on"))
        self.choice.setToolTip(
            self.tr(
                "Where models run. A device that fails falls back to the processor, and the log says so; "
                "choosing it again tries it again."
            )
        )
        self.choice.activated.connect(self._chosen)
        label.setBuddy(self.choice)
        row.addWidget(label)
        row.addWidget(self.choice)
        row.addStretch(1)
        column.addLayout(row)
        self.use = text_label(self, "muted")
        column.addWidget(self.use)
        self._problem_card = QFrame(self)
        set_role(self._problem_card, "caution")
        card = QVBoxLayout(self._problem_card)
        card.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        self.problems = text_label(self._problem_card)
        card.addWidget(self.problems)
        self._problem_card.hide()
        column.addWidget(self._problem_card)
        self.table = FactTable(
            [
                self.tr("Device"),
                self.tr("Agreement"),
                self.tr("Pictures/s"),
                self.tr("Templates/s"),
                self.tr("Searches/s"),
                self.tr("64 at once"),
            ],
            self.tr("Devices of this computer"),
            self,
        )
        self.table.setToolTip(
            self.tr(
                "Pictures in which faces are found, templates, and searches, each in a second; the last "
                "column is searches with 64 probes at once."
            )
        )
        column.addWidget(self.table)
        self.advice = text_label(self)
        column.addWidget(self.advice)
        self.measured = text_label(self, "caption")
        column.addWidget(self.measured)
        self.stale = text_label(self, "caution")
        self.stale.setMargin(Spacing.S)
        self.stale.setText(
            self.tr("⚠ A library, a driver or the system has changed since: measure again to rely on it.")
        )
        self.stale.hide()
        column.addWidget(self.stale)
        buttons = QHBoxLayout()
        self.measure_button = QPushButton(self.tr("Measure on this computer"), self)
        self.measure_button.setToolTip(
            self.tr("Times finding faces, making templates and searching on every device that is there")
        )
        self.measure_button.clicked.connect(lambda: self.measure())
        buttons.addWidget(self.measure_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.strip = JobStrip(self)
        column.addWidget(self.strip)
        self.absent = text_label(self, "caption")
        column.addWidget(self.absent)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    @property
    def _pack_id(self) -> str:
        gallery = self._services.state.gallery
        return gallery.pack_id if gallery is not None else self._services.catalogue.default_id

    def reload(self) -> Job:
        """What is there, in use and measured, in the background."""
        services, pack_id = self._services, self._pack_id

        def work(cancel: CancelToken, progress: ProgressSink) -> DeviceOverview:
            return device_overview(services.workspace, services.engines, pack_id)

        job = services.jobs.submit(
            self.tr("Looking for devices"), work, key="devices", supersede=True, lane="quick", owner=self
        )
        job.succeeded.connect(self.show_overview)
        job.failed.connect(lambda error: show_error(self, error))
        return job

    def measure(self) -> Job:
        """Times every device with the pack in use; superseded by the next, stopped by its button."""
        services, pack_id = self._services, self._pack_id

        def work(cancel: CancelToken, progress: ProgressSink) -> object:
            pack = services.catalogue.get(pack_id)
            return measure_and_keep(pack, on_progress=progress, cancel=cancel)

        job = services.jobs.submit(
            self.tr("Measuring the devices"), work, key=_MEASURE_KEY, supersede=True, owner=self
        )
        self.strip.watch(job)
        self.measure_button.setEnabled(False)
        job.failed.connect(lambda error: show_error(self, error))
        job.finished.connect(self._measured)
        return job

    def _measured(self) -> None:
        self.measure_button.setEnabled(True)
        self.reload()

    def _chosen(self) -> None:
        prefer_device(self._services.workspace, self._services.engines, self.choice.currentData())
        self.device_chosen.emit()
        self.reload()

    # What is known

    def show_overview(self, found: DeviceOverview) -> None:
        self.overview = found
        self._show_choice(found)
        self.use.setText("\n".join(use_text(use) for use in found.uses) or self._next(found))
        speeds = {speed.provider: speed for speed in found.measured.speeds} if found.measured else {}
        troubles = [event_text(at_run_time(use.pack_id, one)) for use in found.uses for one in use.failures]
        troubles += [
            trouble_text(state.device, found.agreements.get(state.provider), speeds.get(state.provider))
            for state in found.states
            if state.missing is None
        ]
        lines = [f"⚠ {sentence}" for sentence in troubles if sentence]
        self.problems.setText("\n".join(lines))
        self._problem_card.setVisible(bool(lines))
        self._show_table(found)
        self._show_measurement(found)
        if _MEASURE_KEY not in {job.key for job in self._services.jobs.active()}:
            self.measure_button.setEnabled(found.pack_hash is not None)
        missing = [
            self.tr("Not here: {device}. {why}").format(device=said(state.device), why=said(state.missing))
            for state in found.states
            if state.missing is not None
        ]
        self.absent.setText("\n".join(missing))

    def _next(self, found: DeviceOverview) -> str:
        return self.tr("No model is loaded yet. The next one is opened on: {device}.").format(
            device=said(found.preferred.device)
        )

    def _show_choice(self, found: DeviceOverview) -> None:
        self.choice.clear()
        self.choice.addItem(self.tr("Best available"), "")
        for state in found.states:
            if state.missing is None or state.provider == found.preference:
                name = said(state.device)
                if state.missing is not None:
                    name = self.tr("{device} (not here)").format(device=name)
                self.choice.addItem(name, state.provider)
        self.choice.setCurrentIndex(max(0, self.choice.findData(found.preference)))

    def _show_table(self, found: DeviceOverview) -> None:
        speeds = {speed.provider: speed for speed in found.measured.speeds} if found.measured else {}
        rows = []
        for state in found.states:
            if state.missing is not None:
                continue
            speed = speeds.get(state.provider)
            rows.append(
                (
                    said(state.device),
                    agreement_word(state.provider, found.agreements.get(state.provider), speed),
                    *(
                        self._figure(figure)
                        for figure in (
                            (speed.detections, speed.templates, speed.searches, speed.batched)
                            if speed is not None
                            else (None,) * 4
                        )
                    ),
                )
            )
        self.table.set_rows(rows)

    def _figure(self, figure: float | None) -> str:
        if figure is None:
            return "–"
        return QLocale().toString(figure, "f", 0 if figure >= 100 else 1)

    def _show_measurement(self, found: DeviceOverview) -> None:
        measured = found.measured
        for label in (self.advice, self.measured):
            label.setVisible(measured is not None)
        self.stale.setVisible(measured is not None and found.stale)
        if measured is None:
            return
        found_best = advice(measured)
        self.advice.setText(said_template(found_best.template).format(**found_best.fields))
        self.measured.setText(
            self.tr(
                "Measured {when} with the pack {pack}: pictures of 640 x 480 pixels, {faces} faces to "
                "search; onnxruntime {version}."
            ).format(
                when=instant_text(measured.at),
                pack=measured.pack_id,
                faces=QLocale().toString(measured.faces),
                version=measured.versions.get("onnxruntime", "").partition(" ")[0],
            )
        )
