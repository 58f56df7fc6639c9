"""Dialogs about model packs: a card to read, two packs to combine, what an unknown file is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.recognition.packs import AnyPack, ModelPack
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.markdown_page import MarkdownPage
from desktop.ui.theme import Spacing, set_role

_LARGEST_NAME = 120


class CardDialog(QDialog):
    """The card of a pack, rendered."""

    def __init__(self, title: str, markdown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        open_at_size(self, 760, 640)
        self.page = MarkdownPage(markdown, title, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)


class CombineDialog(QDialog):
    """Which detector and which embedder become one pack."""

    chosen = Signal(str, str, str)
    """Id of the pack with the detector, of the one with the embedder, and a name (may be empty)."""

    def __init__(
        self, detectors: Sequence[AnyPack], embedders: Sequence[AnyPack], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Combine a detector and an embedder"))
        self.setMinimumWidth(560)
        self.detector = self._choice(detectors, detector=True)
        self.embedder = self._choice(embedders, detector=False)
        self.name = QLineEdit(self)
        self.name.setMaxLength(_LARGEST_NAME)
        self.name.setPlaceholderText(self.tr("From the names of both"))
        form = QFormLayout()
        form.addRow(self.tr("&Detector"), self.detector)
        form.addRow(self.tr("&Embedder"), self.embedder)
        form.addRow(self.tr("&Name"), self.name)
        note = QLabel(
            self.tr(
                "The combination is a pack of its own, with copies of both files: its scores never "
                "compare with those of another pack, and no published figure speaks for it. An embedder "
                "expects faces aligned as its own detector does it; with another one its scores can be "
                "worse. The card of the combination says how far apart the two lie on synthetic faces."
            ),
            self,
        )
        note.setWordWrap(True)
        set_role(note, "muted")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok_button.setText(self.tr("Combine"))
        set_role(self.ok_button, "primary")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(buttons)
        for choice in (self.detector, self.embedder):
            choice.currentIndexChanged.connect(self._judge)
        self._prefer_different()
        self._judge()

    def _choice(self, packs: Sequence[AnyPack], *, detector: bool) -> QComboBox:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(30)
        for pack in packs:
            if isinstance(pack, ModelPack):
                notes = pack.detector_notes if detector else pack.embedder_notes
            else:
                notes = pack.notes
            name = notes.name if notes is not None else pack.name
            box.addItem(self.tr("{part} (in {pack})").format(part=name, pack=pack.id), pack.id)
        return box

    def _prefer_different(self) -> None:
        for index in range(self.embedder.count()):
            if self.embedder.itemData(index) != self.detector.currentData():
                self.embedder.setCurrentIndex(index)
                return

    def _judge(self) -> None:
        same = self.detector.currentData() == self.embedder.currentData()
        self.ok_button.setEnabled(not same and bool(self.detector.count() and self.embedder.count()))
        self.ok_button.setToolTip(self.tr("These two are a pack already") if same else "")

    def _accept(self) -> None:
        self.chosen.emit(self.detector.currentData(), self.embedder.currentData(), self.name.text().strip())
        self.accept()


class WhichModelDialog(QDialog):
    """What a model file is that no recipe names."""

    chosen = Signal(str)
    """Id of the recipe."""

    def __init__(self, file_name: str, recipes: Sequence[AnyPack], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Which model is this?"))
        self.setMinimumWidth(520)
        what = QLabel(
            self.tr(
                "No recipe names the file {file} by its hash. If you know what it is, say so: the file's "
                "hash is taken now and pinned from then on, and the self-test sees whether it tells "
                "synthetic faces apart. It does not see whether red and blue are the wrong way round."
            ).format(file=file_name),
            self,
        )
        what.setTextFormat(Qt.TextFormat.PlainText)
        what.setWordWrap(True)
        self.recipe = QComboBox(self)
        self.recipe.setAccessibleName(self.tr("Model"))
        for recipe in recipes:
            self.recipe.addItem(recipe.name, recipe.id)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok_button.setText(self.tr("Check and add it"))
        set_role(self.ok_button, "primary")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        column.addWidget(what)
        column.addWidget(self.recipe)
        column.addWidget(buttons)

    def _accept(self) -> None:
        self.chosen.emit(self.recipe.currentData())
        self.accept()
