"""The choice of the window's language: in the settings and in front of the work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.ui.shell.languages import choices


class LanguageChoice(QComboBox):
    """Says what a person chose; nothing happens here."""

    language_chosen = Signal(str)

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for text, choice in choices():
            self.addItem(text, choice)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setAccessibleName(self.tr("Language"))
        self.setToolTip(self.tr("Of this window; the record and the command line stay as they are"))
        self.activated.connect(lambda _: self.language_chosen.emit(self.currentData()))
