"""At the side of the help: its chapters with their headings, or what was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.ui.help.chapters import Chapter, Section, snippet
from desktop.ui.theme import Spacing, set_role

_PLACE = Qt.ItemDataRole.UserRole
_DEEPEST = 2
"""Level of the headings that are listed."""


class Contents(QStackedWidget):
    chosen = Signal(str, str)
    """Name of a chapter, slug of a heading"""

    def __init__(self, chapters: Sequence[Chapter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = {chapter.name: chapter.title for chapter in chapters}
        self._listed: dict[tuple[str, str], str] = {}
        """Of every section the one in the list that it stands under."""
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Contents"))
        self.tree.setIndentation(14)
        self.tree.setWordWrap(True)
        set_role(self.tree, "contents")
        for chapter in chapters:
            self.tree.addTopLevelItem(self._branch(chapter))
        self.tree.currentItemChanged.connect(lambda item, _: self._go(item))
        self.tree.itemClicked.connect(lambda item, _: self._go(item))
        self.found = QListWidget(self)
        self.found.setAccessibleName(self.tr("Sections that were found"))
        self.found.setWordWrap(True)
        self.found.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.found.setSpacing(Spacing.XS)
        self.found.currentItemChanged.connect(lambda item, _: self._go(item))
        self.found.itemClicked.connect(self._go)
        self.addWidget(self.tree)
        self.addWidget(self.found)

    def _branch(self, chapter: Chapter) -> QTreeWidgetItem:
        top = QTreeWidgetItem([chapter.title])
        top.setData(0, _PLACE, (chapter.name, chapter.sections[0].slug))
        top.setToolTip(0, chapter.title)
        listed = ""
        for section in chapter.sections:
            listed = section.slug if section.level <= _DEEPEST else listed
            self._listed[chapter.name, section.slug] = listed
            if section.level == _DEEPEST:
                child = QTreeWidgetItem([section.title])
                child.setData(0, _PLACE, (chapter.name, section.slug))
                child.setToolTip(0, section.title)
                top.addChild(child)
        return top

    def _go(self, item: QTreeWidgetItem | QListWidgetItem | None) -> None:
        if item is None:
            return
        place = item.data(0, _PLACE) if isinstance(item, QTreeWidgetItem) else item.data(_PLACE)
        if place is not None:
            self.chosen.emit(*place)

    def show_place(self, chapter: str, slug: str) -> None:
        """Marks where the reader is, without going anywhere."""
        if self.currentWidget() is not self.tree or self.tree.hasFocus():
            return
        listed = self._listed.get((chapter, slug), slug)
        with QSignalBlocker(self.tree):
            for number in range(self.tree.topLevelItemCount()):
                top = self.tree.topLevelItem(number)
                of_this = top.data(0, _PLACE)[0] == chapter
                top.setExpanded(of_this)
                if of_this:
                    below = [top, *(top.child(i) for i in range(top.childCount()))]
                    here = [item for item in below if item.data(0, _PLACE)[1] == listed]
                    if here:
                        self.tree.setCurrentItem(here[0])
                        self.tree.scrollToItem(here[0])

    def show_found(self, sections: Sequence[Section] | None, words: str) -> None:
        """None: the contents again."""
        with QSignalBlocker(self.found):
            self.found.clear()
            for section in sections or ():
                about = self._titles[section.chapter]
                head = section.title if section.title == about else f"{section.title} ({about})"
                item = QListWidgetItem(f"{head}\n{snippet(section, words)}")
                item.setData(_PLACE, (section.chapter, section.slug))
                self.found.addItem(item)
            if sections is not None and not sections:
                nothing = QListWidgetItem(self.tr("Nothing in the help holds all of these words."))
                nothing.setFlags(Qt.ItemFlag.NoItemFlags)
                self.found.addItem(nothing)
        self.setCurrentWidget(self.tree if sections is None else self.found)

    def sizeHint(self) -> QSize:
        return QSize(280, 400)
