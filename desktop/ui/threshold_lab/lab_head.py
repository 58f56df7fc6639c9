"""The head of the lab: which gallery, by which score, and what can be made of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QRadioButton, QWidget

from desktop.domain.galleries import Gallery
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.icons import icon
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.gallery_errors import GalleryErrors


class LabHead(QWidget):
    """Says what was chosen; the page decides what comes of it."""

    gallery_chosen = Signal(object)
    """Gallery"""
    kind_chosen = Signal(object)
    """ScoreKind"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox(self)
        self.choice.setMinimumContentsLength(26)
        self.choice.setAccessibleName(self.tr("Gallery of the lab"))
        self.choice.setToolTip(self.tr("What is measured here. The gallery of other pages stays."))
        self.choice.currentIndexChanged.connect(lambda: self.gallery_chosen.emit(self.choice.currentData()))
        self._kinds = QButtonGroup(self)
        self.raw_button = QRadioButton(self.tr("Ra&w score"), self)
        self.normalised_button = QRadioButton(self.tr("&Normalised score"), self)
        self.raw_button.setToolTip(self.tr("How alike two templates are, on the model pack's own scale."))
        self.normalised_button.setToolTip(
            self.tr("How alike the two are, less how much each resembles everyone else in this gallery.")
        )
        for button, kind in self._by_kind():
            self._kinds.addButton(button)
            button.clicked.connect(lambda _=False, chosen=kind: self.kind_chosen.emit(chosen))
        self.handout_button = QPushButton(self.tr("&Handout (PDF)…"), self)
        self.handout_button.setToolTip(self.tr("One page for a class, with what the lab shows now."))
        self.teach_button = QPushButton(icon("lab", "on_accent"), self.tr("&Teaching view"), self)
        set_role(self.teach_button, "primary")
        self.teach_button.setToolTip(self.tr("Full screen, in large type (F11)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.M)
        row.addWidget(self.choice)
        row.addWidget(self.raw_button)
        row.addWidget(self.normalised_button)
        row.addStretch(1)
        row.addWidget(self.handout_button)
        row.addWidget(self.teach_button)

    def _by_kind(self) -> tuple[tuple[QRadioButton, ScoreKind], ...]:
        return (self.raw_button, ScoreKind.RAW), (self.normalised_button, ScoreKind.NORMALISED)

    def set_galleries(self, found: Sequence[Gallery], chosen: Gallery | None) -> None:
        """Without a signal."""
        self.choice.blockSignals(True)
        self.choice.clear()
        for gallery in found:
            self.choice.addItem(gallery.name, gallery)
        if chosen is not None:
            self.choice.setCurrentText(chosen.name)
        self.choice.setEnabled(bool(found))
        self.choice.blockSignals(False)

    def show_errors(self, errors: GalleryErrors | None) -> None:
        """What there is to choose from, and which score is read."""
        for button, kind in self._by_kind():
            measured = errors is not None and (
                kind is ScoreKind.RAW or errors.measurement.normalised is not None
            )
            button.setEnabled(measured)
            if errors is not None:
                button.setChecked(errors.kind is kind)
        for button in (self.handout_button, self.teach_button):
            button.setEnabled(errors is not None)
