"""What was measured of the chosen face, and what that may mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from desktop.domain.faces import FaceQuality
from desktop.domain.glossary_term import Topic
from desktop.ui.probe.quality_table import QualityModel
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.theme import Spacing, set_role

QUALITY_TOPICS = (
    Topic.QUALITY,
    Topic.EYE_DISTANCE,
    Topic.HEAD_POSE,
    Topic.LIGHT,
    Topic.SHARPNESS,
    Topic.SINGLE_FACE,
)
"""What is measured of a face."""


class QualityPanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        title = QLabel(self.tr("Face quality"), self)
        set_role(title, "subtitle")
        title.setToolTip(
            self.tr("Components and scales after ISO/IEC 29794-5; pose and sharpness are estimates.")
        )
        about = HelpButton(*QUALITY_TOPICS)
        column.addLayout(beside(title, about))
        self.model = QualityModel(self)
        self._view = view = QTableView(self)
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Face quality"))
        view.verticalHeader().hide()
        view.setShowGrid(False)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for section in (0, 1):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row_height = self.fontMetrics().height() + Spacing.S
        view.verticalHeader().setDefaultSectionSize(row_height)
        view.setFixedHeight(8 * row_height + header.sizeHint().height() + 4)
        about.explain(view)
        column.addWidget(view)
        self._problems = QLabel(self)
        self._problems.setWordWrap(True)
        column.addWidget(self._problems)
        self.show_quality(None)

    def show_quality(self, quality: FaceQuality | None) -> None:
        """None: no picture is open."""
        self.model.show_quality(quality)
        self._view.setVisible(quality is not None)
        if quality is None:
            self._problems.setText(self.tr("Quality appears here once a picture is open."))
            return
        problems = self.model.problems()
        self._problems.setText(
            "\n".join(f"• {text}" for text in problems)
            or self.tr("Nothing measured here speaks against a search.")
        )
