"""What speaks for a lead and does not come from comparing faces."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, reason_is_enough
from desktop.domain.standings import CandidateStanding
from desktop.errors import UserFacingError
from desktop.storage.workspace import Workspace
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.messages import sentence_of
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.release_lead import corroborate


class CorroborateDialog(QDialog):
    done = Signal()
    """It was recorded."""

    def __init__(
        self,
        workspace: Workspace,
        search_id: str,
        standing: CandidateStanding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._search_id, self._standing = workspace, search_id, standing
        self.setWindowTitle(self.tr("Corroborate the lead {subject}").format(subject=standing.subject_id))
        open_at_size(self, 540, 420)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.S)
        column.addWidget(self._caution())
        text_label = QLabel(self.tr("What speaks for it (&required)"), self)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("What speaks for it"))
        self.text.setPlaceholderText(self.tr("What was found, independently of any picture of a face"))
        self.text.setTabChangesFocus(True)
        text_label.setBuddy(self.text)
        source_label = QLabel(self.tr("Where it comes &from (required)"), self)
        self.source = QLineEdit(self)
        self.source.setAccessibleName(self.tr("Where it comes from"))
        self.source.setPlaceholderText(self.tr("A witness, a document, a record, with its reference"))
        source_label.setBuddy(self.source)
        self._hint = QLabel(self)
        set_role(self._hint, "caption")
        self._refused = QLabel(self)
        self._refused.setWordWrap(True)
        set_role(self._refused, "danger")
        self._refused.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.record = QPushButton(self.tr("Record corroboration"), self)
        set_role(self.record, "primary")
        buttons.addButton(self.record, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.record.clicked.connect(self._record)
        for widget in (
            text_label,
            self.text,
            source_label,
            self.source,
            self._hint,
            self._refused,
            buttons,
        ):
            column.addWidget(widget)
        self.text.textChanged.connect(self._refresh)
        self.source.textChanged.connect(self._refresh)
        self._refresh()
        self.text.setFocus()

    def _caution(self) -> QFrame:
        frame = QFrame(self)
        set_role(frame, "caution")
        inner = QVBoxLayout(frame)
        words = QLabel(
            self.tr(
                "⚠ Another comparison of faces is no corroboration: not a second search, not another "
                "program, not a witness who was shown this candidate. It takes something that would stand "
                "without any face."
            ),
            frame,
        )
        words.setWordWrap(True)
        inner.addWidget(words)
        return frame

    def _refresh(self) -> None:
        enough, source = reason_is_enough(self.text.toPlainText()), self.source.text().strip()
        self.record.setEnabled(enough and bool(source))
        if not enough:
            self._hint.setText(
                self.tr("At least {count} characters and two words.").format(count=MINIMUM_REASON_LENGTH)
            )
        else:
            self._hint.setText("" if source else self.tr("Say where it comes from."))

    def _record(self) -> None:
        try:
            corroborate(
                self._workspace,
                self._search_id,
                self._standing.face_id,
                self.text.toPlainText(),
                self.source.text(),
            )
        except UserFacingError as error:
            self._refused.setText(sentence_of(error))
            self._refused.show()
            return
        self.done.emit()
        self.accept()
