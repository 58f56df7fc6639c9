"""The controls of the adjustments: crop, turn, levels, grey, mirror. Each follows a `RecipeModel`."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.adjustment_checks import MINIMUM_SIDE
from desktop.domain.adjustments import Grey, Levels, Mirror
from desktop.ui.error_panel.number_field import NumberField
from desktop.ui.icons import icon
from desktop.ui.probe.levels_control import FIELD_WIDTH, LevelsControl
from desktop.ui.probe.recipe_model import RecipeModel
from desktop.ui.theme import Spacing, set_role

_TENTHS = 10
_TURN, _LEVELS = "turn", "levels"


class _Section(QWidget):
    """A heading and what stands below it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Spacing.XS)
        heading = QLabel(title, self)
        set_role(heading, "subtitle")
        self.column.addWidget(heading)

    def caption(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        set_role(label, "caption")
        self.column.addWidget(label)
        return label


class _Slider(QSlider):
    """The wheel scrolls the controls and never turns the picture."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CropControls(_Section):
    """The rectangle in numbers. `typed` carries what the fields say now."""

    typed = Signal(QRect)
    crop_asked = Signal()
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Crop"), parent)
        self.caption(self.tr("Draw on the picture, or give the rectangle in pixels."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Spacing.S)
        grid.setVerticalSpacing(Spacing.XXS)
        self.fields = tuple(
            self._field(grid, place, text)
            for place, text in enumerate(
                (self.tr("From left"), self.tr("From top"), self.tr("Width"), self.tr("Height"))
            )
        )
        self.column.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        self.crop = QPushButton(icon("crop"), self.tr("&Crop to rectangle"), self)
        self.clear = QPushButton(self.tr("Clear"), self)
        self.clear.setToolTip(self.tr("Takes the rectangle away and crops nothing."))
        self.crop.clicked.connect(self.crop_asked)
        self.clear.clicked.connect(self.clear_asked)
        for button in (self.crop, self.clear):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addSpacing(Spacing.XS)
        self.column.addLayout(row)

    def _field(self, grid: QGridLayout, place: int, text: str) -> NumberField:
        label, field = QLabel(text, self), NumberField(self)
        set_role(label, "caption")
        label.setBuddy(field)
        field.setAccessibleName(self.tr("Crop: {name}").format(name=text))
        field.setDecimals(0)
        field.setMinimumWidth(FIELD_WIDTH)
        field.valueChanged.connect(self._typed)
        grid.addWidget(label, 0, place)
        grid.addWidget(field, 1, place)
        grid.setColumnStretch(place, 1)
        return field

    def show_selection(self, chosen: QRect, width: int, height: int) -> None:
        """A null rectangle shows the whole picture, of this width and height."""
        shown = chosen if not chosen.isNull() else QRect(0, 0, width, height)
        limits = (
            (0, max(0, width - MINIMUM_SIDE)),
            (0, max(0, height - MINIMUM_SIDE)),
            (MINIMUM_SIDE, width),
            (MINIMUM_SIDE, height),
        )
        for field, value, (low, high) in zip(
            self.fields, (shown.x(), shown.y(), shown.width(), shown.height()), limits, strict=True
        ):
            with QSignalBlocker(field):
                field.setRange(min(low, high), high)
                field.setValue(value)
        useful = not chosen.isNull() and chosen != QRect(0, 0, width, height)
        self.crop.setEnabled(useful)
        self.clear.setEnabled(not chosen.isNull())

    def _typed(self) -> None:
        self.typed.emit(QRect(*(int(field.value()) for field in self.fields)))


class TurnControls(_Section):
    """By slider, by number, and by right angles."""

    def __init__(self, model: RecipeModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Turn"), parent)
        self._model = model
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        self.slider = _Slider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(-180 * _TENTHS, 180 * _TENTHS)
        self.slider.setSingleStep(_TENTHS // 2)
        self.slider.setPageStep(5 * _TENTHS)
        self.slider.setAccessibleName(self.tr("Turn counter-clockwise, in tenths of a degree"))
        self.slider.setToolTip(self.tr("Right of the middle turns counter-clockwise."))
        self.number = NumberField(self)
        self.number.setDecimals(1)
        self.number.setRange(-180, 180)
        self.number.setSingleStep(0.5)
        self.number.setSuffix("°")
        self.number.setAccessibleName(self.tr("Turn counter-clockwise, in degrees"))
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        self.column.addLayout(row)
        angles = QHBoxLayout()
        angles.setSpacing(Spacing.S)
        self.left = QPushButton(icon("turn-left"), self.tr("90° left"), self)
        self.right = QPushButton(icon("turn-right"), self.tr("90° right"), self)
        for button, degrees in ((self.left, 90.0), (self.right, -90.0)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, by=degrees: model.turn_by(by))
            angles.addWidget(button)
        angles.addStretch(1)
        self.column.addLayout(angles)
        self.slider.valueChanged.connect(lambda value: model.turn_to(value / _TENTHS, _TURN))
        self.slider.sliderPressed.connect(model.end_gesture)
        self.slider.sliderReleased.connect(model.end_gesture)
        self.number.valueChanged.connect(model.turn_to)
        model.changed.connect(self.show_turn)
        self.show_turn()

    def show_turn(self) -> None:
        degrees = self._model.degrees
        with QSignalBlocker(self.slider), QSignalBlocker(self.number):
            self.slider.setValue(round(degrees * _TENTHS))
            self.number.setValue(degrees)


class LevelsControls(_Section):
    """Levels with their histogram, and grey."""

    def __init__(self, model: RecipeModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Levels"), parent)
        self._model = model
        self.levels = LevelsControl(self)
        self.column.addWidget(self.levels)
        self.grey = QCheckBox(self.tr("Make colours g&rey"), self)
        self.grey.setToolTip(self.tr("The luma of ITU-R BT.601 in all three channels."))
        self.column.addSpacing(Spacing.XS)
        self.column.addWidget(self.grey)
        self.levels.asked.connect(self._asked)
        self.levels.released.connect(model.end_gesture)
        self.grey.toggled.connect(model.set_grey)
        model.changed.connect(self.show_levels)
        self.show_levels()

    def _asked(self, levels: Levels, held: bool) -> None:
        self._model.set_levels(levels, _LEVELS if held else "")

    def show_levels(self) -> None:
        self.levels.show_levels(self._model.levels)
        with QSignalBlocker(self.grey):
            self.grey.setChecked(self._model.has(Grey))


class MirrorControls(_Section):
    """Off, and locked until somebody says why it is right."""

    def __init__(self, model: RecipeModel, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Mirror"), parent)
        self._model = model
        self.caption(
            self.tr(
                "Right only for a picture that is itself mirrored: taken in a mirror, by a front camera "
                "that mirrors, or from a negative laid the wrong way round. A face is not symmetrical: "
                "moles, scars and partings change sides, and scores change with them."
            )
        )
        self.reason = QCheckBox(self.tr("I have reason to think that this picture is mirrored"), self)
        self.mirror = QCheckBox(self.tr("Exchange left and right"), self)
        self.reason.setToolTip(self.tr("Unlocks the box below; say the reason in the remarks."))
        for box in (self.reason, self.mirror):
            self.column.addWidget(box)
        self.reason.toggled.connect(self._reason_given)
        self.mirror.toggled.connect(self._mirror)
        model.changed.connect(self.show_mirror)
        self.show_mirror()

    def _reason_given(self, given: bool) -> None:
        if not given and self._model.has(Mirror):
            self._mirror(False)
        self.show_mirror()

    def _mirror(self, wanted: bool) -> None:
        self._model.set_mirror(wanted)
        self.show_mirror()  # the model may have refused

    def show_mirror(self) -> None:
        mirrored = self._model.has(Mirror)
        with QSignalBlocker(self.reason), QSignalBlocker(self.mirror):
            if mirrored:
                self.reason.setChecked(True)
            self.mirror.setChecked(mirrored)
        self.mirror.setEnabled(self.reason.isChecked())
