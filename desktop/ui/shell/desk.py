"""What one person works at: jobs, services and the window. It goes with them; nothing of it stays."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from desktop.jobs.job import Job
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace
from desktop.ui.shell.delivery_watch import DeliveryWatch
from desktop.ui.shell.key_watch import KeyWatch
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.preparation import Preparation
from desktop.ui.shell.services import CaseworkState, Services
from desktop.workflow.engines import Engines

_PAINTED_MS = 1000
"""A window that is not on the screen by then is painted whenever it gets there."""


class Desk(QObject):
    """Made for whoever is signed in; the loaded models are the workspace's and outlive it."""

    left = Signal()
    """The window was closed, or `leave` was asked, and no work runs any more."""

    def __init__(
        self,
        workspace: Workspace,
        catalogue: PackCatalogue,
        engines: Engines,
        *,
        wheels: Path | None = None,
        state: CaseworkState | None = None,
    ) -> None:
        """`state` is that of the desk whose place this one takes."""
        super().__init__()
        self.jobs = JobQueue()
        try:
            self.services = Services(workspace, catalogue, engines, self.jobs, state or CaseworkState())
            self.window = MainWindow(self.services)
            self.preparation = Preparation(self.services, self.window, wheels=wheels)
            self.delivery = DeliveryWatch(self.services, self)
        except BaseException:
            self.jobs.stop()
            raise
        self.key_watch = KeyWatch(self.services, self.window)
        self._gone = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._begin)
        self.jobs.drained.connect(self._drained)
        self.window.closing.connect(self._leave_now)
        self.window.installEventFilter(self)

    def show(self) -> None:
        """Shows the window, then begins what has to be done first (models, demo gallery)."""
        self.window.show()
        self.preparation.start()
        self._later.start(_PAINTED_MS)

    def _begin(self) -> None:
        """What can wait for the window: until it is painted nothing takes the processor away from it."""
        if self._gone or self.jobs.is_quiet:
            return
        self.key_watch.look()
        self.window.look_for_device()
        if self.services.is_demo:
            self.window.tour.offer()
        if not self.services.is_training:
            self.delivery.begin()
        pages = self.window.pages
        self.jobs.submit(
            QCoreApplication.translate("messages", "Reading the pages"),
            lambda cancel, progress: pages.load(cancel),
            lane="aside",
            owner=self.window,
        )

    def long_work(self) -> list[Job]:
        """What a person would miss if it stopped."""
        return [job for job in self.jobs.active() if job.lane == "long"]

    def leave(self) -> None:
        """Stops the work in order; `left` follows, at once where nothing runs."""
        if self.jobs.is_idle:
            self._leave_now()
        else:
            self._stop_work()

    def forget_what_waits(self) -> None:
        """Before the workspace closes: a page that waits for the end of typing would still look into it."""
        if shiboken6.isValid(self.window):
            for timer in self.window.findChildren(QTimer):
                timer.stop()

    def _leave_now(self) -> None:
        self.delivery.end()
        if not self._gone:
            self._gone = True
            self.left.emit()

    def _stop_work(self) -> None:
        if self.jobs.is_quiet:
            return
        self.delivery.end()
        self.jobs.quiet()
        # What could be asked for now would not be done.
        for part in (self.window.centralWidget(), self.window.menuBar()):
            if part is not None:
                part.setEnabled(False)
        self.window.statusBar().showMessage(
            QCoreApplication.translate("messages", "Stopping the work that runs; nothing recorded is lost.")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps a window that was closed while work runs until the work has stopped."""
        if event.type() == QEvent.Type.Paint and self._later.isActive():
            self._later.start(0)
        if event.type() != QEvent.Type.Close or self.jobs.is_idle:
            return super().eventFilter(watched, event)
        event.ignore()
        self._stop_work()
        return True

    def _drained(self) -> None:
        if not shiboken6.isValid(self.window):
            return  # the session was closed without waiting for this
        if self.window.isVisible():
            self.window.close()
        else:
            self._leave_now()
