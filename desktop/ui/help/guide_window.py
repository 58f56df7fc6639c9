"""The help in a window of its own, beside the work: contents, search, way back, zoom, pages to print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPageSize, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import UserFacingError
from desktop.ui.help.chapters import CHAPTERS, START, Chapter, found_in, read_chapter
from desktop.ui.help.contents import Contents
from desktop.ui.help.guide_page import GuidePage
from desktop.ui.help.guide_pdf import chapter_pdf
from desktop.ui.icons import icon
from desktop.ui.shell.messages import show_error
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.export_file import write_export

_SEARCH_AFTER = 150
"""Milliseconds without a key."""
_LETTER = {QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico}


@dataclass(frozen=True, slots=True)
class _Place:
    chapter: str
    slug: str


class GuideWindow(QWidget):
    """Reads from the program's own files; nothing is fetched, and no link leads outside."""

    def __init__(self, parent: QWidget | None = None, *, chapter: str = START, slug: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("User guide"))
        self.resize(1120, 800)
        self.setMinimumSize(640, 420)
        self._language = QLocale().name().split("_")[0]
        self._chapters = {name: read_chapter(name, self._language) for name in CHAPTERS}
        self._chapter = ""
        self._past: list[_Place] = []
        self._coming: list[_Place] = []
        self.page = GuidePage(self)
        self.contents = Contents(list(self._chapters.values()), self)
        self.find_field = QLineEdit(self)
        self.find_field.setPlaceholderText(self.tr("Find in the help"))
        self.find_field.setAccessibleName(self.tr("Find in the help"))
        self.find_field.setClearButtonEnabled(True)
        self.find_field.setToolTip(self.tr("Ctrl+F; F3 and Shift+F3 go from place to place"))
        self.found_label = QLabel(self)
        set_role(self.found_label, "caption")
        self.found_label.hide()
        self._search = QTimer(self)
        self._search.setSingleShot(True)
        self._search.setInterval(_SEARCH_AFTER)
        self._search.timeout.connect(self.search)
        self._assemble()
        self._keys()
        self.find_field.textChanged.connect(lambda _: self._search.start())
        self.find_field.returnPressed.connect(self.find_next)
        self.contents.chosen.connect(self.go_to)
        self.page.link_followed.connect(self.follow)
        self.page.section_reached.connect(lambda at: self.contents.show_place(self._chapter, at))
        self.go_to(chapter, slug)
        self.page.setFocus()

    def _assemble(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Spacing.XS)
        self.back_button = self._button("back", self.tr("Back"), self.tr("Back (Alt+Left)"), self.go_back)
        self.forward_button = self._button(
            "forward", self.tr("Forward"), self.tr("Forward (Alt+Right)"), self.go_forward
        )
        self.smaller_button = self._button(
            "zoom-out", self.tr("Smaller"), self.tr("Smaller (Ctrl+-)"), self.page.zoom_out
        )
        self.larger_button = self._button(
            "zoom-in", self.tr("Larger"), self.tr("Larger (Ctrl++)"), self.page.zoom_in
        )
        self.pdf_button = self._button(
            "report",
            self.tr("Save as PDF…"),
            self.tr("The chapter that is shown, as pages to print (Ctrl+P)"),
            self.ask_pdf,
        )
        self.pdf_button.setText(self.tr("Save as PDF…"))
        self.pdf_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button in (self.back_button, self.forward_button):
            bar.addWidget(button)
        bar.addWidget(self.find_field, 1)
        for button in (self.smaller_button, self.larger_button, self.pdf_button):
            bar.addWidget(button)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        column.addWidget(self.found_label)
        column.addWidget(self.contents, 1)
        sheet = QFrame(self)
        set_role(sheet, "card")
        around = QVBoxLayout(sheet)
        around.setContentsMargins(Spacing.LINE, Spacing.LINE, Spacing.LINE, Spacing.LINE)
        around.addWidget(self.page)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(sheet)
        split.setStretchFactor(1, 1)
        split.setSizes([290, 810])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        whole.setSpacing(Spacing.S)
        whole.addLayout(bar)
        whole.addWidget(split, 1)

    def _button(self, picture: str, name: str, tip: str, do: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture))
        button.setAccessibleName(name)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(button, "button")
        button.clicked.connect(do)
        return button

    def _keys(self) -> None:
        standard = QKeySequence.StandardKey
        for keys, do in (
            (QKeySequence("Alt+Left"), self.go_back),
            (QKeySequence("Alt+Right"), self.go_forward),
            (QKeySequence(standard.Find), self._to_find),
            (QKeySequence("F3"), self.find_next),
            (QKeySequence("Shift+F3"), lambda: self.find_next(back=True)),
            (QKeySequence("Ctrl++"), self.page.zoom_in),
            (QKeySequence("Ctrl+="), self.page.zoom_in),
            (QKeySequence("Ctrl+-"), self.page.zoom_out),
            (QKeySequence("Ctrl+0"), lambda: self.page.set_zoom(1.0)),
            (QKeySequence(standard.Print), self.ask_pdf),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            QShortcut(keys, self, do)

    # Where the reader is

    @property
    def chapter(self) -> Chapter:
        return self._chapters[self._chapter]

    @property
    def _here(self) -> _Place:
        return _Place(self._chapter, self.page.section_at_top())

    def go_to(self, chapter: str, slug: str = "") -> None:
        """A chapter, at one of its headings; the way back is kept. An unknown heading is the beginning."""
        if chapter not in self._chapters:
            return
        if self._chapter and self._here != _Place(chapter, slug):
            self._past.append(self._here)
            self._coming.clear()
        self._show(_Place(chapter, slug))

    def follow(self, link: str) -> None:
        """`#heading`, `chapter.md` or `chapter.md#heading`."""
        file, _, slug = link.partition("#")
        name = file.removesuffix(".md").removesuffix(f".{self._language}")
        self.go_to(name or self._chapter, slug)

    def go_back(self) -> None:
        self._step(self._past, self._coming)

    def go_forward(self) -> None:
        self._step(self._coming, self._past)

    def _step(self, source: list[_Place], target: list[_Place]) -> None:
        if source:
            target.append(self._here)
            self._show(source.pop())

    def _show(self, place: _Place) -> None:
        if place.chapter != self._chapter:
            self._chapter = place.chapter
            self.page.show_chapter(self.chapter, self._language)
            self.page.mark(self.find_field.text())
            self.setWindowTitle(self.tr("{chapter}: help").format(chapter=self.chapter.title))
        self.page.go_to_section(place.slug or self.chapter.sections[0].slug)
        self.contents.show_place(self._chapter, self.page.section_at_top())
        self.back_button.setEnabled(bool(self._past))
        self.forward_button.setEnabled(bool(self._coming))

    # Search

    def search(self) -> None:
        """Every chapter, for all words that stand in the field."""
        self._search.stop()
        words = self.find_field.text().strip()
        found = found_in(self._chapters.values(), words) if words else None
        self.contents.show_found(found, words)
        self.page.mark(words)
        self.found_label.setVisible(found is not None)
        if found is not None:
            self.found_label.setText(self.tr("Sections found: {count}").format(count=len(found)))
        else:
            self.contents.show_place(self._chapter, self.page.section_at_top())

    def find_next(self, *, back: bool = False) -> None:
        """The next place in the chapter that is shown; where it has none, in the first that was found."""
        if self._search.isActive():
            self.search()
        words = self.find_field.text().split()
        if not words or self.page.find_next(words[0], back=back):
            return
        if self.contents.found.count():
            self.contents.found.setCurrentRow(0)
            self.page.find_next(words[0], back=back)

    def _to_find(self) -> None:
        self.find_field.setFocus()
        self.find_field.selectAll()

    def _escape(self) -> None:
        """Ends the search; then closes."""
        if self.find_field.text():
            self.find_field.clear()
            self.search()
            self.page.setFocus()
        else:
            self.close()

    # Paper

    def ask_pdf(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the chapter"), f"{self._chapter}.pdf", self.tr("PDF (*.pdf)")
        )
        if name:
            self.save_pdf(Path(name))

    def save_pdf(self, target: Path) -> None:
        """The chapter that is shown. What goes wrong is shown."""
        size = QPageSize.PageSizeId.Letter if QLocale().territory() in _LETTER else QPageSize.PageSizeId.A4
        try:
            write_export(target, chapter_pdf(self.chapter, self._language, size))
        except UserFacingError as error:
            show_error(self, error)


def open_guide(parent: QWidget, chapter: str = START, slug: str = "") -> GuideWindow:
    """The one that `parent` has open already, or a new one."""
    window = parent.findChild(GuideWindow)
    if window is None:
        window = GuideWindow(parent, chapter=chapter, slug=slug)
    else:
        window.go_to(chapter, slug)
    window.show()
    window.raise_()
    window.activateWindow()
    return window
