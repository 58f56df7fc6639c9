"""Says, wherever one is in the window, that the log is not signed because its key is not at hand."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.domain.signing import KeyState, KeyStatus
from desktop.ui.settings.key_words import state_text
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.services import Services
from desktop.ui.theme import set_role


class KeyWatch(QObject):
    """A key that waits for its passphrase is asked for once, when somebody sits down."""

    def __init__(self, services: Services, window: MainWindow) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._asked = False
        self.notice = QPushButton(self.tr("⚠ The log is not signed"), window)
        set_role(self.notice, "danger")
        self.notice.clicked.connect(lambda: window.go_to("settings"))
        self.notice.hide()
        window.statusBar().addPermanentWidget(self.notice)
        window.pages.when_made("settings", lambda page: page.signing_key.changed.connect(self.look))

    def look(self) -> None:
        """In the background: the library that signs takes time to load, and a key store to answer."""
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> KeyStatus:
            from desktop.workflow.signing import key_status

            return key_status(workspace)

        job = self._services.jobs.submit(
            self.tr("Looking for the signing key"),
            work,
            key="key-watch",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(self._show)

    def _show(self, status: KeyStatus) -> None:
        self.notice.setVisible(not status.is_ready)
        self.notice.setToolTip(state_text(status))
        self.notice.setAccessibleDescription(state_text(status))
        if status.state is KeyState.LOCKED and not self._asked:
            self._asked = True
            self._window.settings_page.signing_key.ask_passphrase(self._window)
