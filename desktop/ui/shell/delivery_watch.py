"""Gives checkpoints to whoever keeps them elsewhere, beside the work: nobody waits for it or is told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.shell.messages import log_fault
from desktop.ui.shell.services import Services
from desktop.workflow.delivery_settings import delivery_settings

if TYPE_CHECKING:
    from desktop.workflow.checkpoint_delivery import DeliveryOutcome

DELIVERY_KEY = "delivery"
GATHER_MS = 3_000
"""What is signed within this time goes together."""

_log = logging.getLogger(__name__)


def submit_delivery(services: Services, name: str, owner: QObject) -> Job:
    """Everything that waits; whoever shows how it stands hears of the end from the state."""
    workspace, state = services.workspace, services.state

    def work(cancel: CancelToken, progress: ProgressSink) -> DeliveryOutcome:
        from desktop.workflow.checkpoint_delivery import deliver

        return deliver(workspace, on_progress=progress, cancel=cancel)

    job = services.jobs.submit(name, work, key=DELIVERY_KEY, lane="aside", owner=owner)
    job.finished.connect(state.checkpoints_delivered.emit)
    return job


class DeliveryWatch(QObject):
    """Delivers when somebody sits down, and a moment after a checkpoint was made."""

    _checkpoint_made = Signal()

    def __init__(
        self, services: Services, parent: QObject | None = None, *, gather_ms: int = GATHER_MS
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(gather_ms)
        self._timer.timeout.connect(self.deliver)
        # Checkpoints are made on whatever thread records.
        self._checkpoint_made.connect(self._gather, Qt.ConnectionType.QueuedConnection)

    @property
    def is_due(self) -> bool:
        """Another delivery follows: after a moment, or after the one that runs."""
        return self._again or self._timer.isActive()

    def begin(self) -> None:
        """Gives what still waits, and listens from now on."""
        self._services.workspace.tell_of_checkpoints(self._checkpoint_made.emit)
        self.deliver()

    def end(self) -> None:
        """Hears of no more; what was made since is given when the workspace is closed, or opened next."""
        self._services.workspace.tell_of_checkpoints(None)
        self._timer.stop()

    def deliver(self) -> None:
        """Unless there is nowhere to; while one delivery runs the next one waits for it."""
        if self._services.jobs.find(DELIVERY_KEY) is not None:
            self._again = True
            return
        if not delivery_settings(self._services.workspace).any:
            return
        job = submit_delivery(self._services, self.tr("Delivering checkpoints"), self)
        job.failed.connect(self._failed)
        job.finished.connect(self._ended)

    def _gather(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _ended(self) -> None:
        if self._again:
            self._again = False
            self._gather()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            _log.warning("checkpoints were not delivered: %s", type(error).__name__)
        else:
            log_fault(error)
