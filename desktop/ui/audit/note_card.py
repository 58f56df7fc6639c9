"""One signed checkpoint as it can be taken elsewhere: a code to photograph, a text to copy, a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPixmap, QTextOption
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import UserFacingError
from desktop.ui.audit.checkpoint_model import occasion_text, receipts_text
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.icons import icon
from desktop.ui.report.images import code_image
from desktop.ui.report.masthead import code_text
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.wording import instant_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.checkpoint_list import ListedCheckpoint
from desktop.workflow.export_file import write_export

_CODE = 190


class NoteCard(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: ListedCheckpoint | None = None
        set_role(self, "card")
        self.setAccessibleName(self.tr("The chosen checkpoint"))
        self.setMinimumWidth(300)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*4 * (Spacing.LINE,))
        self._either = QStackedWidget(self)
        self.empty = text_label(self, "muted", self.tr("Choose a checkpoint to take it elsewhere."))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._content = QWidget(self)
        area = scrolled(self._content, self)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("The chosen checkpoint"))
        self._either.addWidget(self.empty)
        self._either.addWidget(area)
        outer.addWidget(self._either)
        self._build(QVBoxLayout(self._content))

    def _build(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.L)
        column.setSpacing(Spacing.S)
        self.title = text_label(self._content, "subtitle")
        self._about = text_label(self._content, "muted")
        self.code = QLabel(self._content)
        self.code.setFixedSize(_CODE, _CODE)
        self.code.setScaledContents(True)
        self.code.setAccessibleName(self.tr("QR code of the signed note"))
        hint = text_label(
            self._content,
            "caption",
            self.tr(
                "Photograph the code, or keep the note anywhere that this program cannot reach: with it "
                "anybody can tell later whether one of these entries was changed, removed or put in."
            ),
        )
        buttons = QWidget(self._content)
        flow = FlowLayout(buttons, Spacing.S)
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy note"), buttons)
        self.copy_button.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.note.toPlainText())
        )
        self.save_button = QPushButton(icon("folder"), self.tr("Save note…"), buttons)
        self.save_button.setToolTip(self.tr("As a small text file"))
        self.save_button.clicked.connect(lambda: self._ask_file())
        flow.addWidget(self.copy_button)
        flow.addWidget(self.save_button)
        self.note = QPlainTextEdit(self._content)
        self.note.setReadOnly(True)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(self.tr("Text of the signed note"))
        self.note.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.note.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.note.setFixedHeight(9 * self.note.fontMetrics().lineSpacing() + Spacing.L)
        for widget in (self.title, self._about, self.code, hint, buttons, self.note):
            column.addWidget(widget)
        column.addStretch(1)

    def show_checkpoint(self, row: ListedCheckpoint | None) -> None:
        self.shown = row
        self._either.setCurrentIndex(0 if row is None else 1)
        if row is None:
            return
        stored = row.stored
        self.title.setText(
            self.tr("Checkpoint of {count} entries").format(count=QLocale().toString(stored.size))
        )
        self._about.setText(
            self.tr("Signed {when} · {occasion} · delivered to: {where}").format(
                when=instant_text(stored.made_at),
                occasion=occasion_text(stored.occasion),
                where=receipts_text(row.receipts),
            )
        )
        self.code.setPixmap(QPixmap.fromImage(code_image(code_text(stored.note))))
        self.note.setPlainText(stored.note)

    def _ask_file(self) -> None:
        if self.shown is None:
            return
        name = f"checkpoint-{self.shown.stored.size}.txt"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the note"), name, self.tr("Text (*.txt)"))
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> bool:
        """The note, byte for byte; says why where it cannot be written."""
        if self.shown is None:
            return False
        try:
            write_export(path, self.shown.stored.note.encode())
        except UserFacingError as error:
            show_error(self, error)
            return False
        return True
