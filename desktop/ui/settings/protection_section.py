"""What stands between the workspace and whoever gets hold of this computer: its disk, its files' modes."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.storage.private_modes import LooseModes
from desktop.storage.volume_encryption import Encryption, VolumeEncryption, encryption_of
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role


class ProtectionSection(QWidget):
    """The disk is asked about when the section is first seen: it can take seconds."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._asked = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        self.disk = self._line(self.tr("Encryption of the disk"), column)
        self.disk.setText(self.tr("Looking whether the disk is encrypted…"))
        self.files = self._line(self.tr("Permissions of the files"), column)
        self.show_files(services.workspace.loose_modes)

    def _line(self, name: str, column: QVBoxLayout) -> QLabel:
        line = QLabel(self)
        line.setAccessibleName(name)
        line.setWordWrap(True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(line, "muted")
        column.addWidget(line)
        return line

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._asked:
            return
        self._asked = True
        folder = self._services.workspace.folder

        def ask(cancel: CancelToken, progress: ProgressSink) -> VolumeEncryption:
            return encryption_of(folder)

        job = self._services.jobs.submit(self.tr("Looking at the disk"), ask, lane="quick", owner=self)
        job.succeeded.connect(self.show_disk)
        job.failed.connect(lambda _: self.show_disk(VolumeEncryption(Encryption.UNKNOWN)))

    def show_disk(self, found: VolumeEncryption) -> None:
        by = f" ({found.by})" if found.by else ""
        if found.encryption is Encryption.ENCRYPTED:
            text = self.tr("✓ The disk that holds the workspace is encrypted{by}.").format(by=by)
        elif found.encryption is Encryption.NOT_ENCRYPTED:
            text = self.tr(
                "⚠ The disk that holds the workspace is not encrypted{by}: whoever takes this computer can "
                "read every picture and name. {what}"
            ).format(by=by, what=self._what_to_do())
        else:
            text = self.tr(
                "Whether the disk that holds the workspace is encrypted cannot be told from here{by}. Ask "
                "whoever looks after this computer; the program itself encrypts nothing."
            ).format(by=by)
        self.disk.setText(text)
        _warn(self.disk, found.encryption is Encryption.NOT_ENCRYPTED)

    def _what_to_do(self) -> str:
        if sys.platform == "win32":
            return self.tr("Have BitLocker turned on for it, in Windows' settings.")
        if sys.platform == "darwin":
            return self.tr("Have FileVault turned on, in System Settings, Privacy & Security.")
        return self.tr("Have the workspace moved to a disk that is encrypted with LUKS.")

    def show_files(self, found: LooseModes) -> None:
        if os.name != "posix":
            text = self.tr(
                "The files have the permissions of the folder that they lie in: keep the workspace in your "
                "own profile."
            )
        elif found.left:
            text = self.tr(
                "⚠ Other accounts of this computer can read the workspace ({count}): the files are not "
                "yours, or their disk keeps no permissions. Move it to a folder of your own."
            ).format(count=found.left)
        elif found.put_right:
            text = self.tr(
                "Other accounts of this computer could read the workspace until it was opened "
                "({count}). They cannot any more, and the log says so."
            ).format(count=found.put_right)
        else:
            text = self.tr("✓ Of this computer's accounts only yours can open the files.")
        self.files.setText(text)
        _warn(self.files, bool(found.left))


def _warn(line: QLabel, warned: bool) -> None:
    """A warning has an edge, and its words room within it."""
    line.setMargin(Spacing.XS if warned else 0)
    set_role(line, "danger" if warned else "muted")
