"""Says what went wrong: a sentence when the world did it, a copyable report when we did."""

from __future__ import annotations

import logging
import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import UserFacingError
from desktop.jobs.faults import trace_text
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.said import said, said_fields, said_template
from desktop.ui.theme import Spacing, set_role

_log = logging.getLogger(__name__)


def sentence_of(error: UserFacingError) -> str:
    """The error's sentence in the language of the window."""
    template = type(error).template
    if template == "{detail}":
        return said(error.fields["detail"])
    return said_template(template).format(**said_fields(error.fields))


def log_fault(error: BaseException) -> None:
    """Into the log file, in the words of the report: no message, no name, no folder."""
    _log.error("unexpected error\n%s", trace_text(error))


def show_error(parent: QWidget, error: BaseException) -> None:
    """Shows any exception without blocking; nothing that was recorded is touched by it."""
    if not isinstance(error, UserFacingError):
        log_fault(error)
        BugReport(error, parent).open()
        return
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("messages", "Second Look"))
    box.setText(sentence_of(error))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.open()


def report_text(error: BaseException) -> str:
    """What a person may give away: versions and the trace; no image, no name, no folder of theirs."""
    try:
        ours = version("second-look")
    except PackageNotFoundError:
        ours = "unknown"
    return (
        f"Second Look {ours}\nPython {platform.python_version()} on {platform.system()} "
        f"{platform.release()}\n\n{trace_text(error)}"
    )


class BugReport(QDialog):
    """Opens for our own failures; the work goes on behind it."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong in Second Look"))
        open_at_size(self, 680, 420)
        layout = QVBoxLayout(self)
        layout.setSpacing(Spacing.M)
        title = QLabel(self.tr("This is a fault of the program, not of what you did."), self)
        set_role(title, "subtitle")
        what = QLabel(
            self.tr(
                "Everything recorded so far is kept, and you can go on working. Give the report below to "
                "whoever looks after this program. It names no person, file or picture."
            ),
            self,
        )
        what.setWordWrap(True)
        self._text = QPlainTextEdit(report_text(error), self)
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(self.tr("Copy report"), self)
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        for widget in (title, what, self._text, buttons):
            layout.addWidget(widget)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
