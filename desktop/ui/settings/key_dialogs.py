"""Dialogs about the key that signs the log: unlock it, keep it in another way, start a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.domain.signing import SHORTEST_PASSPHRASE, Protection
from desktop.ui.settings.key_words import protection_choice, protection_help
from desktop.ui.shell.messages import sentence_of
from desktop.ui.shell.services import Services
from desktop.ui.sign_in.password_field import PasswordField
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.signing import (
    SHORTEST_REASON,
    keep_key,
    rotate_key,
    unlock_key,
)


class _KeyDialog(QDialog):
    """Works in the background, since a passphrase is slow to try on purpose; stays open meanwhile."""

    done_with_key = Signal()

    def __init__(self, services: Services, title: str, action: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.services = services
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(500)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(Spacing.M)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setMargin(Spacing.S)
        set_role(self.message, "danger")
        self.message.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok_button.setText(action)
        set_role(self.ok_button, "primary")
        self.buttons.rejected.connect(self.reject)
        self._busy = False

    def finish_layout(self) -> None:
        self.column.addWidget(self.message)
        self.column.addWidget(self.buttons)

    def note(self, text: str) -> None:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "muted")
        self.column.addWidget(label)

    def say(self, sentence: str) -> None:
        self.message.setText(f"⚠ {sentence}")
        self.message.show()

    def run(self, name: str, work: Callable[[], object]) -> None:
        """Accepts the dialog when `work` has returned; shows the sentence of what it raises."""

        def job_work(cancel: CancelToken, progress: ProgressSink) -> None:
            work()

        self._set_busy(True)
        job = self.services.jobs.submit(name, job_work, lane="quick", owner=self)
        job.succeeded.connect(lambda _: self._done())
        job.failed.connect(lambda error: self.say(sentence_of(error)))
        job.finished.connect(lambda: self._set_busy(False))

    def _done(self) -> None:
        self._busy = False
        self.done_with_key.emit()
        self.accept()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.buttons.setEnabled(not busy)

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)


class UnlockKeyDialog(_KeyDialog):
    """Asks for the passphrase of the key; it may be left for later."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, "", "", parent)
        self.setWindowTitle(self.tr("Unlock the signing key"))
        self.ok_button.setText(self.tr("Unlock"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Later"))
        self.note(
            self.tr(
                "The key that signs the log waits for its passphrase. Until then casework is recorded as "
                "always, but nothing is signed and no report can be exported."
            )
        )
        self.passphrase = PasswordField(self.tr("Passphrase"), self)
        form = QFormLayout()
        form.addRow(self.tr("&Passphrase"), self.passphrase)
        self.column.addLayout(form)
        self.finish_layout()
        self.buttons.accepted.connect(self._unlock)

    def _unlock(self) -> None:
        passphrase, workspace = self.passphrase.take(), self.services.workspace
        self.run(self.tr("Unlocking the signing key"), lambda: unlock_key(workspace, passphrase))
        self.passphrase.setFocus()


class KeepKeyDialog(_KeyDialog):
    """Where the key is kept; with `rotate` it is a new one, and a reason is asked for."""

    def __init__(
        self,
        services: Services,
        present: Protection,
        offered: Sequence[Protection],
        *,
        rotate: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`present` is how it is kept now, `offered` what this account can choose."""
        super().__init__(services, "", "", parent)
        self._rotate = rotate
        self._present = present if present in offered else offered[0]
        self._offered = offered
        self.setWindowTitle(
            self.tr("Start a new signing key") if rotate else self.tr("Keep the signing key elsewhere")
        )
        self.ok_button.setText(self.tr("Start a new key") if rotate else self.tr("Keep it there"))
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setVisible(rotate)
        if rotate:
            self._ask_reason()
        self._ask_way()
        self._ask_passphrase()
        self.finish_layout()
        self.buttons.accepted.connect(self._apply)
        self._show_way()

    @property
    def way(self) -> Protection:
        checked = self._ways.checkedButton()
        return Protection(str(checked.property("way")))

    def choose(self, way: Protection) -> None:
        for button in self._ways.buttons():
            if button.property("way") == way.value:
                button.setChecked(True)

    def _ask_reason(self) -> None:
        self.note(
            self.tr(
                "A new key signs from now on, and the log says why. Where the present key is at hand it "
                "vouches for the new one. Tell those who verify your reports the new verifier key."
            )
        )
        form = QFormLayout()
        form.addRow(self.tr("&Reason"), self.reason)
        self.column.addLayout(form)

    def _ask_way(self) -> None:
        self._ways = QButtonGroup(self)
        for way in self._offered:
            button = QRadioButton(protection_choice(way), self)
            button.setProperty("way", way.value)
            button.setChecked(way is self._present)
            button.toggled.connect(self._show_way)
            self._ways.addButton(button)
            help_text = QLabel(protection_help(way), self)
            help_text.setWordWrap(True)
            help_text.setContentsMargins(Spacing.XL, 0, 0, 0)
            set_role(help_text, "caption")
            self.column.addWidget(button)
            self.column.addWidget(help_text)

    def _ask_passphrase(self) -> None:
        self.passphrase = PasswordField(self.tr("Passphrase"), self)
        self.again = PasswordField(self.tr("Passphrase once more"), self)
        self._fields = QWidget(self)
        form = QFormLayout(self._fields)
        form.setContentsMargins(Spacing.XL, 0, 0, 0)
        form.addRow(self.tr("&Passphrase"), self.passphrase)
        form.addRow(self.tr("Passphrase &once more"), self.again)
        hint = QLabel(
            self.tr(
                "At least {count} characters. Without it the key is lost: there is no way to get it back."
            ).format(count=SHORTEST_PASSPHRASE),
            self._fields,
        )
        hint.setWordWrap(True)
        set_role(hint, "caption")
        form.addRow(hint)
        self.column.addWidget(self._fields)

    def _show_way(self) -> None:
        self._fields.setVisible(self.way is Protection.PASSPHRASE)
        self.adjustSize()

    def _apply(self) -> None:
        way, workspace = self.way, self.services.workspace
        reason = self.reason.text().strip()
        if self._rotate and len(reason) < SHORTEST_REASON:
            self.say(
                self.tr(
                    "Write your reason (at least {minimum} characters): the record has to say why."
                ).format(minimum=SHORTEST_REASON)
            )
            return
        if way is Protection.PASSPHRASE and self.passphrase.text() != self.again.text():
            self.say(self.tr("The two passphrases differ. Type the same one twice."))
            return
        passphrase = self.passphrase.text()
        if self._rotate:
            self.run(
                self.tr("Starting a new signing key"),
                lambda: rotate_key(workspace, reason, way, passphrase),
            )
        else:
            self.run(self.tr("Keeping the signing key"), lambda: keep_key(workspace, way, passphrase))
