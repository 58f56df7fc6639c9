"""Adjusts a copy of the probe's pixels: before and after side by side, every step listed in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.adjustment_outline import outline_on_original
from desktop.domain.adjustments import Crop, Recipe
from desktop.recognition.adjusted_image import Pixels
from desktop.ui.icons import icon
from desktop.ui.probe.adjust_controls import CropControls, LevelsControls, MirrorControls, TurnControls
from desktop.ui.probe.crop_pane import CropPane
from desktop.ui.probe.picture_pane import PicturePane
from desktop.ui.probe.recipe_model import RecipeModel
from desktop.ui.probe.step_list import StepList
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.help_dialog import HelpDialog
from desktop.ui.shell.pictures import to_qimage
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.theme import Spacing, set_role


class AdjustDialog(QDialog):
    """`recipe` is what was made, also before the dialog was accepted. Nothing is recorded here."""

    def __init__(self, original: Pixels, recipe: Recipe, parent: QWidget | None = None) -> None:
        """`original` is the untouched picture. Raises `WrongUse` when `recipe` does not fit it."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Adjust the probe"))
        open_at_size(self, 1140, 660)
        self.model = RecipeModel(original, recipe, self)
        self.before = PicturePane(self.tr("Before: the original"), self)
        self.after = CropPane(self.tr("After"), self)
        self.steps = StepList(self.model, self)
        self._refused = QLabel(self)
        self._refused.setWordWrap(True)
        set_role(self._refused, "caution")
        self._refused.hide()
        left = QVBoxLayout()
        left.setSpacing(Spacing.M)
        panes = QHBoxLayout()
        panes.setSpacing(Spacing.S)
        panes.addWidget(self.before, 1)
        panes.addWidget(self.after, 1)
        left.addLayout(panes, 1)
        left.addWidget(self._refused)
        left.addWidget(self.steps)
        work = QHBoxLayout()
        work.setSpacing(Spacing.L)
        work.addLayout(left, 1)
        work.addWidget(self._controls())
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        column.addLayout(work, 1)
        column.addLayout(self._foot())
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(0)
        self._redraw.timeout.connect(self.draw)
        self.after.selection_changed.connect(self._show_selection)
        self.after.crop_asked.connect(self._crop)
        self.crop.typed.connect(self.after.select)
        self.crop.crop_asked.connect(self._crop)
        self.crop.clear_asked.connect(lambda: self.after.select(QRect()))
        self.model.changed.connect(self._changed)
        self.model.refused.connect(self._show_refusal)
        self.before.show_picture(to_qimage(self.model.original_preview()), _size(self.model.original_size))
        self.draw()
        self.after.setFocus()

    @property
    def recipe(self) -> Recipe:
        return self.model.recipe

    def _controls(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Spacing.M, 0)
        column.setSpacing(Spacing.L)
        self.crop = CropControls(content)
        self.turn = TurnControls(self.model, content)
        self.levels = LevelsControls(self.model, content)
        self.mirror = MirrorControls(self.model, content)
        for section in (self.crop, self.turn, self.levels, self.mirror):
            column.addWidget(section)
        column.addStretch(1)
        area = scrolled(content, self)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setFixedWidth(max(340, content.minimumSizeHint().width() + bar))
        return area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        help_button = QPushButton(icon("help"), self.tr("What is not done here"), self)
        help_button.setAutoDefault(False)
        help_button.setToolTip(self.tr("Why nothing is sharpened, enhanced or enlarged"))
        help_button.clicked.connect(self.show_help)
        promise = QLabel(
            self.tr("The original is kept untouched; these steps are recorded and printed."), self
        )
        promise.setWordWrap(True)
        set_role(promise, "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.use = QPushButton(self.tr("Use this picture"), self)
        self.use.setToolTip(self.tr("Faces are then looked for in the picture on the right."))
        set_role(self.use, "primary")
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.use.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row.addWidget(help_button)
        row.addWidget(promise, 1)
        row.addWidget(buttons)
        return row

    def show_help(self) -> HelpDialog:
        """The page that says what is refused, and why."""
        dialog = HelpDialog("adjustments", self.tr("What is not done to a probe"), self)
        dialog.open()
        return dialog

    def draw(self) -> None:
        """Computes the preview and shows it; a change asks for it once the events at hand are done."""
        self._redraw.stop()
        size = self.model.size
        self.after.show_picture(to_qimage(self.model.preview()), _size(size))
        cropped = self.model.has(Crop)
        corners = outline_on_original(self.model.original_size, self.recipe) if cropped else ()
        self.before.show_outline([QPointF(*corner) for corner in corners])
        self.levels.levels.histogram.show_counts(self.model.histogram())
        self._show_selection(self.after.selection)

    def _changed(self) -> None:
        self._refused.hide()
        self._redraw.start()

    def _crop(self) -> None:
        chosen = self.after.selection
        if not chosen.isNull():
            self.after.select(QRect())
            self.model.crop(chosen.x(), chosen.y(), chosen.width(), chosen.height())

    def _show_selection(self, chosen: QRect) -> None:
        self.crop.show_selection(chosen, *self.model.size)

    def _show_refusal(self, sentence: str) -> None:
        self._refused.setText(sentence)
        self._refused.show()


def _size(size: tuple[int, int]) -> QSize:
    return QSize(*size)
