"""One enrolled face, large, with everything that is recorded about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.galleries import EnrolledFace
from desktop.domain.glossary_term import Topic
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.ui.gallery.expunge_dialog import ExpungeDialog
from desktop.ui.probe.face_picker import FacePicker
from desktop.ui.probe.quality_panel import QUALITY_TOPICS
from desktop.ui.report.pdf import render_certificate
from desktop.ui.shell.by_locale import day_by_locale
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.pictures import to_qimage
from desktop.ui.shell.services import Services
from desktop.ui.shell.wording import component_text, grade_text, native_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.access import may
from desktop.workflow.browse import original


class FaceDialog(QDialog):
    """Recorded metadata as it was written down; nothing is inferred from the picture."""

    expunged = Signal()
    """The subject is no longer in the gallery."""

    def __init__(self, services: Services, face: EnrolledFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        record = face.record
        self.setWindowTitle(self.tr("Subject {subject}").format(subject=record.subject_id))
        open_at_size(self, 980, 620)
        self.picture = FacePicker(self)
        self.picture.setAccessibleName(self.tr("Gallery picture"))
        self.picture.set_empty_text(self.tr("Reading the picture…"))
        facts = QFormLayout()
        facts.setVerticalSpacing(Spacing.S)
        for name, text in (
            (self.tr("Subject"), record.subject_id),
            (self.tr("Sex as recorded"), record.sex),
            (self.tr("Race or ethnicity as recorded"), record.race_ethnicity),
            (self.tr("Year of birth"), str(record.year_of_birth or "")),
            (self.tr("Captured"), day_by_locale(record.capture_date) if record.capture_date else ""),
            (self.tr("Source"), record.source),
            *((column, text) for column, text in sorted(record.extra.items())),
            (self.tr("File"), face.file_name),
            (self.tr("SHA-256"), f"{face.image_sha256[:32]}\n{face.image_sha256[32:]}"),
        ):
            facts.addRow(name, self._value(text))
        quality = QLabel(self.tr("Face quality"), self)
        set_role(quality, "subtitle")
        measures = QFormLayout()
        measures.setVerticalSpacing(Spacing.XS)
        for measure in face.quality.measures:
            text = f"{measure.value}  {grade_text(measure)} ({native_text(measure)})"
            measures.addRow(component_text(measure.component), QLabel(text, self))
        column = QVBoxLayout()
        column.addLayout(facts)
        column.addSpacing(Spacing.M)
        about = HelpButton(
            *QUALITY_TOPICS,
            Topic.FILE_HASH,
        )
        column.addLayout(beside(quality, about))
        column.addLayout(measures)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Spacing.L)
        row.addWidget(self.picture, 3)
        row.addLayout(column, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self._services, self._face = services, face
        self.expunge_button = QPushButton(self.tr("&Expunge…"), self)
        allowed = may(services.workspace, Right.EXPUNGE)
        self.expunge_button.setEnabled(allowed)
        self.expunge_button.setAutoDefault(False)
        self.expunge_button.setToolTip(
            self.tr("Removes this person from the gallery for good: pictures, templates and metadata.")
            if allowed
            else self.tr("Your account may not expunge anybody.")
        )
        self.expunge_button.clicked.connect(self._expunge)
        buttons.addButton(self.expunge_button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.addLayout(row, 1)
        layout.addWidget(buttons)
        workspace = services.workspace

        def read(cancel: CancelToken, progress: ProgressSink) -> QImage:
            return to_qimage(original(workspace, face.image_sha256).pixels)

        job = services.jobs.submit(self.tr("Reading a picture"), read, lane="quick", owner=self)
        job.succeeded.connect(lambda image: self.picture.show_picture(image, (face.face,)))
        job.failed.connect(lambda error: show_error(self, error))

    def _expunge(self) -> None:
        dialog = ExpungeDialog(
            self._services,
            self._face.gallery_id,
            self._face.record.subject_id,
            self,
            render=render_certificate,
        )
        dialog.expunged.connect(self._gone)
        dialog.finished.connect(lambda: self.reject() if dialog.certificate is not None else None)
        dialog.open()

    def _gone(self) -> None:
        """Nothing of the person stays on the screen."""
        self.picture.clear()
        self.expunge_button.setEnabled(False)
        self.expunged.emit()

    def _value(self, text: str) -> QLabel:
        label = QLabel(text or self.tr("not recorded"), self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if not text:
            set_role(label, "muted")
        return label
