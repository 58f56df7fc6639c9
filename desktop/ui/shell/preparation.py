"""What has to be there before work can begin: the models, in the demo its gallery, in training two.

The demo fetches the models by itself; in casework nothing is fetched before a person asks for it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.recognition.packs import ModelPack
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role

_KEY = "models"


class Preparation(QObject):
    """Gets the default pack where it is missing, then enrols the demo gallery; both in the window."""

    ready = Signal()

    def __init__(self, services: Services, window: MainWindow, *, wheels: Path | None = None) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._wheels = wheels
        self.notice = QFrame(window)
        set_role(self.notice, "caution")
        self._text = QLabel(self.notice)
        self._text.setWordWrap(True)
        self.strip = JobStrip(self.notice)
        self.get_button = QPushButton(self.tr("Get the models (107 MB)"), self.notice)
        set_role(self.get_button, "primary")
        self.get_button.clicked.connect(self._get)
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        row.addWidget(self.get_button)
        column = QVBoxLayout(self.notice)
        column.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        column.addLayout(row)
        column.addWidget(self.strip)
        self.notice.hide()
        window.gallery_page.layout().insertWidget(0, self.notice)
        window.pages.when_made("settings", lambda page: page.packs_changed.connect(self._packs_changed))

    @property
    def notice_text(self) -> str:
        return self._text.text()

    @property
    def _enough_is_here(self) -> bool:
        """The default pack; in casework any pack will do."""
        installed = self._services.catalogue.installed()
        if any(pack.id == self._services.catalogue.default_id for pack in installed):
            return True
        return not self._services.is_demo and bool(installed)

    def start(self) -> None:
        """Begins with whatever is missing, or asks; `ready` follows when nothing is missing."""
        if self._enough_is_here:
            self._models_there()
        elif self._services.is_demo:
            self._get()
        else:
            self._text.setText(
                self.tr(
                    "The models that find and compare faces are not here yet. They are fetched and "
                    "converted once (about 107 MB, checked by hash); nothing of your data leaves this "
                    "computer. Settings can add another pack instead, or install them without a network."
                )
            )
            self._window.go_to("gallery")
            self.notice.show()

    def _get(self) -> None:
        self._text.setText(
            self.tr(
                "The models are fetched and converted once (about 107 MB, checked by hash). Nothing of "
                "your data leaves this computer."
            )
        )
        self.get_button.hide()
        self._window.go_to("gallery")
        self.notice.show()
        from desktop.workflow.model_packs import ensure_default_pack

        services, wheels = self._services, self._wheels

        def work(cancel: CancelToken, progress: ProgressSink) -> ModelPack:
            return ensure_default_pack(
                services.catalogue,
                wheels=wheels,
                on_progress=progress,
                cancel=cancel,
                workspace=services.workspace,
            )

        job = self._services.jobs.submit(
            self.tr("Getting the models"), work, key=_KEY, supersede=True, owner=self
        )
        self.strip.watch(job)
        job.succeeded.connect(self._built)
        job.failed.connect(self._not_built)
        job.cancelled.connect(self._stopped)

    def _built(self, pack: ModelPack) -> None:
        settings = self._window.pages.made("settings")
        if settings is not None:
            settings.reload()
        self._models_there()

    def _packs_changed(self) -> None:
        fetching = self._services.jobs.find(_KEY) is not None  # it goes on by itself
        if not fetching and not self.notice.isHidden() and self._enough_is_here:
            self._models_there()

    def _not_built(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            self._text.setText(sentence_of(error))
        else:
            show_error(self._window, error)
        self.get_button.show()

    def _stopped(self) -> None:
        self._text.setText(self.tr("The models are not here yet; without them nothing can be enrolled."))
        self.get_button.show()

    def _models_there(self) -> None:
        self.notice.hide()
        if self._services.is_training:
            self._enrol_practice()
        elif self._demo_is_to_be_enrolled:
            from desktop.workflow.demo import demo_enrolment_request

            self._window.go_to("gallery")
            job = self._window.gallery_page.start_enrolment(demo_enrolment_request())
            job.succeeded.connect(lambda _: self.ready.emit())
        else:
            self.ready.emit()

    @property
    def _demo_is_to_be_enrolled(self) -> bool:
        """By whoever may; for anybody else of the demo the gallery waits."""
        services = self._services
        if not services.is_demo or not services.may(Right.ENROL):
            return False
        from desktop.workflow.demo import demo_is_enrolled

        return not demo_is_enrolled(services.workspace)

    def _enrol_practice(self) -> None:
        """One practice gallery after the other."""
        from desktop.workflow.training import practice_requests

        missing = practice_requests(self._services.workspace)
        if not missing:
            self.ready.emit()
            return
        job = self._window.gallery_page.start_enrolment(missing[0])
        # Once the gallery page has taken note of the end.
        job.succeeded.connect(lambda _: QTimer.singleShot(0, self, self._enrol_practice))
