"""Pages of `resources/help` in a dialog, in the language of the window where there is one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.paths import resources_dir
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.markdown_page import MarkdownPage
from desktop.ui.theme import Spacing


def help_page(name: str, language: str = "") -> str:
    """The Markdown of `name`, in `language` (two letters) where it is translated, else in English.

    Raises `OSError` for a page that is not there.
    """
    folder = resources_dir() / "help"
    translated = folder / f"{name}.{language}.md"
    path = translated if language and translated.is_file() else folder / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    start = text.find("\n# ")  # a licence comment may stand before the title
    return text[start + 1 :] if start >= 0 else text


class HelpDialog(QDialog):
    """One page, to be read with the arrow keys; nothing is fetched and no link is followed."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        open_at_size(self, 760, 640)
        language = QLocale().name().split("_")[0]
        self.page = MarkdownPage(help_page(name, language), title, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
        column.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)


def open_method_statement(parent: QWidget, section: int = 0) -> HelpDialog:
    """What is computed, by which formulas, and its limits; from the beginning, or at a section."""
    dialog = HelpDialog("method", QCoreApplication.translate("MainWindow", "Method statement"), parent)
    dialog.open()
    if section:
        dialog.page.show_section(section)
    return dialog
