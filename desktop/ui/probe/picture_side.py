"""The picture of a probe: opened, adjusted before and after, with a frame around each face."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeySequence,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.adjustments import Recipe
from desktop.domain.faces import DetectedFace
from desktop.domain.people import Right
from desktop.ui.icons import icon
from desktop.ui.probe.adjust_dialog import AdjustDialog
from desktop.ui.probe.face_picker import FacePicker
from desktop.ui.probe.recipe_words import recipe_sentences
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.pictures import to_qimage
from desktop.ui.shell.rights import offer
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.analyse_probe import ProbeDraft
from desktop.workflow.demo import demo_probes
from desktop.workflow.probe_file import ProbePicture

_COPIED_KINDS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "image/bmp": ".bmp",
}
_PICTURES = "*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.gif *.jp2 *.ppm *.pgm"


class PictureSide(QWidget):
    """Reads nothing itself: it says what was asked for and shows what it is given."""

    source_chosen = Signal(object, str)
    """Path or bytes, and a name"""
    demo_chosen = Signal(object)
    """DemoProbe"""
    adjusted = Signal(object)
    """Recipe"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._original = QImage()
        self._pixels: object = None
        self._recipe = Recipe()
        self._fixed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Spacing.M, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self._buttons())
        self.name = QLabel(self)
        set_role(self.name, "muted")
        self.name.setWordWrap(True)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.name)
        self.picker = FacePicker(self)
        column.addWidget(self.picker, 1)
        column.addWidget(self._before_card())
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        set_role(self.note, "muted")
        column.addWidget(self.note)
        self._refused = QFrame(self)
        set_role(self._refused, "danger")
        inner = QHBoxLayout(self._refused)
        self.refused_text = QLabel(self._refused)
        self.refused_text.setWordWrap(True)
        inner.addWidget(self.refused_text)
        self._refused.hide()
        column.addWidget(self._refused)
        self.demo_buttons: list[QPushButton] = []
        self._demo: QFrame | None = self._demo_cases() if services.is_demo else None
        if self._demo is not None:
            column.addWidget(self._demo)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self.picker)
        paste.setWhatsThis(self.tr("Take a picture or a file from the clipboard"))
        paste.setContext(Qt.ShortcutContext.WidgetShortcut)
        paste.activated.connect(self.paste)
        self.clear()

    def _buttons(self) -> QWidget:
        bar = QWidget(self)
        flow = FlowLayout(bar, Spacing.S)
        self.open_button = QPushButton(icon("open"), self.tr("Open picture…"), bar)
        self.open_button.clicked.connect(self._browse)
        self.paste_button = QPushButton(icon("paste"), self.tr("Paste"), bar)
        self.paste_button.clicked.connect(self.paste)
        self.adjust_button = QPushButton(icon("crop"), self.tr("Adjust…"), bar)
        self.adjust_button.clicked.connect(lambda: self.ask_adjustment())
        for button in (self.open_button, self.paste_button, self.adjust_button):
            flow.addWidget(button)
        return bar

    def _before_card(self) -> QFrame:
        """The untouched original stays in sight beside what was made of it."""
        self.before_card = QFrame(self)
        set_role(self.before_card, "card")
        row = QHBoxLayout(self.before_card)
        row.setContentsMargins(Spacing.S, Spacing.S, Spacing.M, Spacing.S)
        row.setSpacing(Spacing.M)
        self.before = QLabel(self.before_card)
        self.before.setFixedSize(128, 104)
        self.before.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before.setAccessibleName(self.tr("The untouched original"))
        texts = QVBoxLayout()
        texts.setSpacing(Spacing.XS)
        title = QLabel(self.tr("Left: the untouched original. Above: adjusted."), self.before_card)
        title.setWordWrap(True)
        set_role(title, "caption")
        self.recipe_text = QLabel(self.before_card)
        self.recipe_text.setWordWrap(True)
        texts.addWidget(title)
        texts.addWidget(self.recipe_text, 1)
        row.addWidget(self.before)
        row.addLayout(texts, 1)
        self.before_card.hide()
        return self.before_card

    def _demo_cases(self) -> QFrame:
        frame = QFrame(self)
        set_role(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        column.setSpacing(Spacing.XS)
        title = QLabel(self.tr("Practice cases (synthetic faces)"), frame)
        set_role(title, "caption")
        column.addWidget(title)
        for demo in demo_probes():
            button = QPushButton(said(demo.title), frame)
            button.setToolTip(said(demo.story))
            button.clicked.connect(lambda _=False, chosen=demo: self.demo_chosen.emit(chosen))
            column.addWidget(button)
            self.demo_buttons.append(button)
        return frame

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open probe picture"),
            "",
            self.tr("Pictures ({patterns})").format(patterns=_PICTURES) + ";;" + self.tr("All files (*)"),
        )
        if path:
            self.source_chosen.emit(Path(path), "")

    def paste(self) -> None:
        """A file, or a picture, from the clipboard."""
        if self.paste_button.isEnabled():
            self.take_mime(QGuiApplication.clipboard().mimeData())

    def take_mime(self, mime: QMimeData | None) -> None:
        for url in mime.urls() if mime is not None else []:
            if url.isLocalFile():
                self.source_chosen.emit(Path(url.toLocalFile()), "")
                return
        # The bytes as they were copied where there are any: they are decoded where files are, not by Qt.
        for kind, suffix in _COPIED_KINDS.items():
            data = mime.data(kind) if mime is not None and mime.hasFormat(kind) else None
            if data is not None and not data.isEmpty():
                name = self.tr("pasted picture{suffix}").format(suffix=suffix)
                self.source_chosen.emit(bytes(data.data()), name)
                return
        image = mime.imageData() if mime is not None and mime.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            written = QByteArray()
            buffer = QBuffer(written)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            # PNG keeps every pixel; these bytes are then the original of the record.
            image.save(buffer, "PNG")
            name = self.tr("pasted picture{suffix}").format(suffix=".png")
            self.source_chosen.emit(bytes(written.data()), name)
            return
        self.show_refusal(self.tr("There is no picture in the clipboard. Copy a picture or a file first."))

    # What is shown

    def refresh_rights(self) -> None:
        workspace = self._services.workspace
        right = Right.TAKE_IN
        offer(self.open_button, workspace, right, self.tr("Open a probe picture (Ctrl+O)"))
        offer(self.paste_button, workspace, right, self.tr("Take a picture or a file from the clipboard"))
        for button, demo in zip(self.demo_buttons, demo_probes(), strict=False):
            offer(button, workspace, right, said(demo.story))
        tip = self.tr("Crop, turn, levels, grey, before and after side by side; nothing is enhanced")
        if self._fixed:
            tip = self.tr("The probe is recorded as it is; take it in again to adjust it otherwise")
        offer(self.adjust_button, workspace, right, tip, when=self._pixels is not None and not self._fixed)

    def set_fixed(self, fixed: bool) -> None:
        """A recorded probe is not adjusted any more."""
        self._fixed = fixed
        self.refresh_rights()

    def clear(self, text: str = "") -> None:
        """No picture; `text` stands in its place."""
        self.picker.clear()
        self.picker.set_empty_text(
            text or self.tr("Drop a picture here, paste it, or open it.\n\nThe original is kept untouched.")
        )
        self._pixels, self._original, self._recipe = None, QImage(), Recipe()
        self.before_card.hide()
        self.name.clear()
        self.note.clear()
        self._show_hints()
        self.refresh_rights()

    def show_draft(self, draft: ProbeDraft) -> None:
        """A picture that was opened, with a frame around each face."""
        notes = [
            self.tr("{width} × {height} pixels, {kind}.").format(
                width=draft.image.width, height=draft.image.height, kind=draft.image.format
            ),
            *(said(note) for note in draft.image.notes),
        ]
        if len(draft.faces) > 1:
            notes.append(
                self.tr("{count} faces were found: click the one to search.").format(count=len(draft.faces))
            )
        picture = ProbePicture(draft.original, draft.image, draft.recipe)
        self._show_picture(picture, draft.faces, draft.file_name, " ".join(notes))

    def show_recorded(self, picture: ProbePicture, face: DetectedFace, name: str) -> None:
        """The picture of a recorded probe with the face that was chosen."""
        self._show_picture(picture, (face,), name, self.tr("Recorded; the original is kept untouched."))

    def _show_picture(
        self, picture: ProbePicture, faces: tuple[DetectedFace, ...], name: str, note: str
    ) -> None:
        self._pixels, self._recipe = picture.original.pixels, picture.recipe
        self.picker.show_picture(to_qimage(picture.adjusted.pixels), faces)
        self.name.setText(name)
        self.note.setText(note)
        self.before_card.setVisible(bool(picture.recipe))
        if picture.recipe:
            self._original = to_qimage(picture.original.pixels)
            self._show_before()
            self.recipe_text.setText("\n".join(recipe_sentences(picture.recipe)))
        self._show_hints()
        self.refresh_rights()

    def _show_hints(self) -> None:
        self.name.setVisible(bool(self.name.text()))
        self.note.setVisible(bool(self.note.text()))
        if self._demo is not None:
            self._demo.setVisible(self._pixels is None)

    def _show_before(self) -> None:
        ratio = self.devicePixelRatioF()
        small = self._original.scaled(
            self.before.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self.before.setPixmap(QPixmap.fromImage(small))

    def show_refusal(self, sentence: str) -> None:
        self.refused_text.setText(sentence)
        self._refused.show()

    def hide_refusal(self) -> None:
        self._refused.hide()

    def ask_adjustment(self) -> AdjustDialog | None:
        """Before and after side by side; what comes of it is read anew, with its faces."""
        if self._pixels is None or self._fixed:
            return None
        dialog = AdjustDialog(self._pixels, self._recipe, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        before = self._recipe

        def take() -> None:
            if dialog.recipe != before:
                self.adjusted.emit(dialog.recipe)

        dialog.accepted.connect(take)
        dialog.open()
        return dialog
