"""A field for a password: hidden unless its owner looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.icons import icon
from desktop.workflow.passwords import LONGEST_PASSWORD


class PasswordField(QLineEdit):
    """The eye shows what was typed; `take` gives it away and forgets it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST_PASSWORD)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setText(self.tr("Show the password"))
        self._eye.setToolTip(self.tr("Show or hide what is typed (Ctrl+Space)"))
        self._eye.setShortcut("Ctrl+Space")
        self._eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def take(self) -> str:
        """What was typed; afterwards the field is empty and hides again."""
        text = self.text()
        self.forget()
        return text

    def forget(self) -> None:
        self.clear()
        self._eye.setChecked(False)
