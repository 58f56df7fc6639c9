"""Says that rates were measured on people drawn at random, and offers to search for everybody."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.domain.error_sentences import sample_sentence
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.theme import Spacing
from desktop.workflow.gallery_errors import GalleryErrors
from desktop.workflow.measure_rates import seconds_for_everybody


class SampleNotice(QWidget):
    """Hidden where everybody was searched for."""

    everybody_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.M)
        self.text = text_label(self, "muted")
        self.button = QPushButton(self.tr("Search for everybody"), self)
        self.button.setToolTip(
            self.tr("Measures the rates anew in the background; these stay until it is through")
        )
        self.button.clicked.connect(self.everybody_asked)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.hide()

    def show_errors(self, errors: GalleryErrors | None) -> None:
        said = sample_sentence(errors.n, errors.enrolled, ui_words()) if errors is not None else ""
        seconds = seconds_for_everybody(errors.measurement) if errors is not None else None
        if seconds is not None:
            more = self.tr("To search for everybody would take {time} on this computer.")
            said = f"{said} {more.format(time=duration_text(seconds))}"
        self.text.setText(said)
        self.setVisible(bool(said))


def duration_text(seconds: float) -> str:
    """Roughly how long: minutes, and hours from two on."""
    minutes = max(1, round(seconds / 60))
    if minutes < 120:
        return _tr("about {count} min").format(count=QLocale().toString(minutes))
    return _tr("about {count} h").format(count=QLocale().toString(round(minutes / 60)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SampleNotice", text)
