"""The About box: versions, limits, packs, licences; all of it can be read without a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import metadata

from PySide6.QtCore import QLocale, QSize, Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.storage.program import program_version
from desktop.ui.about.about_facts import PackFacts, build_text, pack_facts, support_text
from desktop.ui.about.about_words import limits
from desktop.ui.about.libraries import Library, libraries
from desktop.ui.icons import icon
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.clipboard import copy_privately
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.said import said
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role

_MARK = 56


class AboutDialog(QDialog):
    def __init__(self, services: Services, parent: QWidget | None = None, *, device: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Second Look"))
        open_at_size(self, 760, 600)
        self._services = services
        self._device = device
        self.packs = [pack_facts(pack) for pack in services.catalogue.installed()]
        self.libraries = libraries()
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.tr("About Second Look"))
        self.tabs.addTab(self._program(), self.tr("&Program"))
        self.tabs.addTab(self._limits(), self.tr("&Limits"))
        self.pack_list = TextList(
            self.tr("Model packs"),
            [(pack.name, self._pack_text(pack)) for pack in self.packs],
            self.tr("No model pack is installed yet."),
            self,
        )
        self.tabs.addTab(self.pack_list, self.tr("&Model packs"))
        self.library_list = TextList(
            self.tr("Libraries"),
            [(self._library_title(one), lambda one=one: self._library_text(one)) for one in self.libraries],
            "",
            self,
        )
        self.tabs.addTab(self.library_list, self.tr("Li&cences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy details for support"), self)
        self.copy_button.setToolTip(self.tr("Versions, device, packs; no person, no case, no folder"))
        self.copy_button.clicked.connect(self._copy)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self._copied = QLabel(self)
        set_role(self._copied, "good")
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._copied)
        column.addWidget(buttons)
        self._copied.hide()

    # Pages

    def _program(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        head = QHBoxLayout()
        head.setSpacing(Spacing.L)
        mark = QLabel(page)
        picture = QIcon(str(paths.resources_dir() / "program-icon.svg"))
        mark.setPixmap(picture.pixmap(QSize(_MARK, _MARK), self.devicePixelRatioF()))
        names = QVBoxLayout()
        names.setSpacing(0)
        name = QLabel("Second Look", page)
        set_role(name, "title")
        version = QLabel(self.tr("Version {version}").format(version=program_version()), page)
        set_role(version, "muted")
        names.addWidget(name)
        names.addWidget(version)
        head.addWidget(mark)
        head.addLayout(names, 1)
        column.addLayout(head)
        creed = QLabel(self.tr("A candidate is a lead, never an identification."), page)
        set_role(creed, "subtitle")
        creed.setWordWrap(True)
        column.addWidget(creed)
        form = QFormLayout()
        form.setHorizontalSpacing(Spacing.L)
        form.setVerticalSpacing(Spacing.S)
        for title, text in (
            (self.tr("Build"), self._build()),
            (self.tr("Licence"), self.tr("Apache-2.0; what it is made of has licences of its own")),
            (self.tr("Data folder"), str(paths.user_data_dir())),
            (self.tr("Workspace"), str(self._services.workspace.folder)),
            (self.tr("Program logs"), str(paths.log_dir())),
        ):
            form.addRow(title, self._fact(title, text, page))
        column.addLayout(form)
        column.addStretch(1)
        return scrolled(page, self)

    def _fact(self, title: str, text: str, parent: QWidget) -> QLineEdit:
        """Something to be read with a screen reader, chosen and copied."""
        line = QLineEdit(text, parent)
        line.setReadOnly(True)
        set_role(line, "fact")
        line.setAccessibleName(title)
        line.setToolTip(text)
        line.setCursorPosition(0)
        return line

    def _build(self) -> str:
        kinds = {
            "packaged program": self.tr("packaged program"),
            "installed package": self.tr("installed package"),
            "source checkout": self.tr("source checkout"),
        }
        return self.tr("{kind}, Qt {qt}, onnxruntime {runtime}").format(
            kind=kinds[build_text()], qt=qVersion(), runtime=_runtime()
        )

    def _limits(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.S)
        for heading, sentences in limits():
            title = QLabel(heading, page)
            set_role(title, "subtitle")
            column.addWidget(title)
            for sentence in sentences:
                row = QHBoxLayout()
                row.setSpacing(Spacing.S)
                line = QLabel(sentence, page)
                line.setWordWrap(True)
                row.addWidget(QLabel("•", page), 0, Qt.AlignmentFlag.AlignTop)
                row.addWidget(line, 1)
                column.addLayout(row)
            column.addSpacing(Spacing.M)
        column.addStretch(1)
        return scrolled(page, self)

    def _pack_text(self, pack: PackFacts) -> Callable[[], str]:
        def text() -> str:
            facts = [
                pair(self.tr("Name"), f"{pack.name} ({pack.id})"),
                pair(self.tr("Version"), pack.version),
                pair(self.tr("Licence"), pack.licence or self.tr("none stated")),
                pair(self.tr("Hash (SHA-256)"), pack.hash),
                pair(self.tr("Source"), pack.source),
                pair(self.tr("Trained on"), said(pack.training_data)),
            ]
            return "\n\n".join(["\n".join(facts), pack.text]).strip()

        return text

    def _library_title(self, one: Library) -> str:
        return f"{one.name} {one.version}".strip()

    def _library_text(self, one: Library) -> str:
        licence = one.licence or self.tr("none stated")
        body = one.text or self.tr("The package brings no licence text; its name above says which it is.")
        return f"{pair(self._library_title(one), licence)}\n\n{body}"

    # For support

    @property
    def details(self) -> str:
        return support_text(
            self.packs,
            toolkit=qVersion(),
            runtime=_runtime(),
            device=self._device,
            language=QLocale().name(),
            workspace=self._services.workspace.kind.value,
        )

    def _copy(self) -> None:
        copy_privately(self.details)
        self._copied.setText(
            "✓ " + self.tr("Copied: versions, device and packs. Nothing of a case is in it.")
        )
        self._copied.show()


class TextList(QWidget):
    """Titles on the left, the text of the chosen one on the right."""

    def __init__(
        self, name: str, entries: Sequence[tuple[str, Callable[[], str]]], nothing: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._entries = list(entries)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.addItems([title for title, _ in entries])
        self.list.setSpacing(Spacing.XXS)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Licence and text of what is chosen"))
        self.text.setPlaceholderText(nothing)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(Spacing.M)
        splitter.addWidget(self.list)
        splitter.addWidget(self.text)
        splitter.setSizes([220, 500])
        splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        column.addWidget(splitter)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        self.text.setPlainText(self._entries[row][1]() if 0 <= row < len(self._entries) else "")


def _runtime() -> str:
    for name in ("onnxruntime", "onnxruntime-directml", "onnxruntime-gpu"):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return _runtime_of_packaged()


def _runtime_of_packaged() -> str:
    found = (one.version for one in libraries() if one.name.lower().startswith("onnxruntime"))
    return next(found, "?")
