"""Settings with a story: one press takes the slider there and tells where the number comes from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.error_panel.rate_view import percent_text
from desktop.ui.shell.said import said
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.plot_texts import threshold_text, whole_text
from desktop.workflow.gallery_errors import GalleryErrors
from desktop.workflow.lab_presets import Obstacle, Preset

_SAME = 5e-5
"""Half of what is shown of a threshold."""


class PresetPanel(QFrame):
    """A preset that does not apply to the pack or the score in use stands there with the reason."""

    chosen = Signal(float)
    """Threshold, on the scale of the score in use."""

    def __init__(self, presets: Sequence[Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName(self.tr("Presets"))
        self._errors: GalleryErrors | None = None
        self._thresholds: dict[str, float] = {}
        self._presets = tuple(presets)
        self.buttons: dict[str, QPushButton] = {}
        self.reasons: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        column.setSpacing(Spacing.XS)
        title = QLabel(self.tr("Presets"), self)
        set_role(title, "subtitle")
        column.addWidget(title)
        for preset in self._presets:
            column.addWidget(self._button(preset))
            column.addWidget(self.reasons[preset.preset_id])
        self.story = QLabel(self)
        self.story.setWordWrap(True)
        self.source = QLabel(self)
        self.source.setWordWrap(True)
        set_role(self.source, "caption")
        for label in (self.story, self.source):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self.set_errors(None, "")

    def _button(self, preset: Preset) -> QPushButton:
        button = QPushButton(said(preset.name), self)
        button.setCheckable(True)
        button.setAccessibleDescription(said(preset.story))
        button.clicked.connect(lambda _=False, one=preset: self._choose(one))
        self.buttons[preset.preset_id] = button
        reason = QLabel(self)
        reason.setWordWrap(True)
        set_role(reason, "caption")
        self.reasons[preset.preset_id] = reason
        return button

    def set_errors(self, errors: GalleryErrors | None, pack_id: str) -> None:
        """The gallery and the score that the presets are to be read on."""
        self._errors = errors
        self._thresholds.clear()
        for preset in self._presets:
            obstacle = self._obstacle(preset, pack_id)
            if errors is not None and not obstacle:
                self._thresholds[preset.preset_id] = preset.threshold_on(errors.curve)
            button = self.buttons[preset.preset_id]
            button.setEnabled(preset.preset_id in self._thresholds)
            button.setToolTip(obstacle or self._tip(preset))
            note = obstacle or self._limit(preset)
            self.reasons[preset.preset_id].setText(note)
            self.reasons[preset.preset_id].setVisible(bool(note))
        self._tell(None)

    def _obstacle(self, preset: Preset, pack_id: str) -> str:
        """Why it does not apply, in words; empty where it does or nothing is measured yet."""
        if self._errors is None:
            return ""
        found = preset.obstacle(pack_id, self._errors.kind)
        if found is Obstacle.OTHER_PACK:
            return self.tr("Holds for the model pack {packs} only.").format(packs=", ".join(preset.packs))
        if found is Obstacle.RAW_ONLY:
            return self.tr("Holds for the raw score only.")
        return self.tr("Holds for the normalised score only.") if found is not None else ""

    def _limit(self, preset: Preset) -> str:
        """Where the gallery is too small to tell such a confidence from more or less."""
        if self._errors is None or preset.confidence is None:
            return ""
        most = self._errors.curve.highest_supported_confidence
        if preset.confidence <= most:
            return ""
        return self.tr("{people} people can tell no more than {most}.").format(
            people=whole_text(self._errors.n), most=percent_text(most)
        )

    def _tip(self, preset: Preset) -> str:
        threshold = self._thresholds.get(preset.preset_id)
        if threshold is None:
            return ""
        return self.tr("Threshold {value}").format(value=threshold_text(threshold))

    def set_threshold(self, threshold: float) -> None:
        """Presses the preset that stands exactly here, of two the one that was chosen."""
        here = [p for p in self._presets if abs(self._at(p) - threshold) < _SAME]
        pressed = [p for p in here if self.buttons[p.preset_id].isChecked()]
        self._tell((pressed or here or [None])[0])

    def _at(self, preset: Preset) -> float:
        return self._thresholds.get(preset.preset_id, float("inf"))

    def _choose(self, preset: Preset) -> None:
        self._tell(preset)
        self.chosen.emit(self._thresholds[preset.preset_id])

    def _tell(self, preset: Preset | None) -> None:
        for name, button in self.buttons.items():
            button.setChecked(preset is not None and name == preset.preset_id)
        self.story.setText(said(preset.story) if preset is not None else "")
        self.source.setText(
            self.tr("Source: {source}").format(source=said(preset.source)) if preset is not None else ""
        )
        for label in (self.story, self.source):
            label.setVisible(preset is not None)
