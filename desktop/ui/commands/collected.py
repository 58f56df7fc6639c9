"""Everything that can be asked for by name in the window as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton

from desktop.domain.people import Right
from desktop.ui.commands.command import Command, plain
from desktop.ui.commands.help_topics import help_topics
from desktop.ui.commands.menu_texts import PAGES as PAGE_TEXTS
from desktop.ui.commands.menu_texts import words
from desktop.ui.commands.window_action import actions_of, english_of, why_not
from desktop.ui.commands.window_menus import refusal_of_page
from desktop.ui.gallery.gallery_facts import size_text
from desktop.ui.settings.section_names import NOT_IN_TRAINING, SECTIONS, section_text
from desktop.ui.workspaces.kept_workspaces import recent_workspaces
from desktop.workflow.browse import galleries
from desktop.workflow.case_record import case_rows

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow

_CASES = 30
"""So many are shown of those that a query finds."""
_FEWEST_LETTERS = 2


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)


def commands_of(window: MainWindow) -> list[Command]:
    """Pages first, then the menus and what the page in front offers, then what can be gone to."""
    menus = list(_menus(window))
    return [
        *_pages(window),
        *menus,
        *_buttons(window, {command.title for command in menus}),
        *_settings(window),
        *_galleries(window),
        *_workspaces(window),
        *_topics(window),
    ]


def _menus(window: MainWindow) -> Iterator[Command]:
    for title, action in actions_of(window.menuBar()):
        key = action.objectName()
        if key and not key.startswith("page.") and key != "help.commands":
            yield Command(
                key,
                plain(action.text()),
                plain(title),
                action.trigger,
                english=plain(english_of(action)),
                shortcut=keys_of(action),
                why_not=why_not(action),
            )


def keys_of(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _pages(window: MainWindow) -> Iterator[Command]:
    group = _tr("Page")
    keys = window.navigation.keys
    for name, picture, text in window.pages.entries():
        yield Command(
            f"page.{name}",
            text,
            group,
            lambda page=name: window.go_to(page),
            english=PAGE_TEXTS[name],
            shortcut=keys.get(name, ""),
            icon=picture,
        )
    for name, picture in window.pages.of_others():
        english = PAGE_TEXTS[name]
        yield Command(
            f"page.{name}",
            words(english),
            group,
            lambda: None,
            english=english,
            why_not=refusal_of_page(name),
            icon=picture,
        )


def _buttons(window: MainWindow, known: set[str]) -> Iterator[Command]:
    """What the page in front offers now, and no menu has."""
    page = window.stack.currentWidget()
    group = _tr("On this page")
    seen = set(known)
    for button in page.findChildren(QPushButton) if page is not None else ():
        title = plain(button.text())
        if not title or title in seen or not button.isVisibleTo(page) or not button.isEnabled():
            continue
        seen.add(title)
        keys = button.shortcut()
        own = keys != QKeySequence.mnemonic(button.text())
        yield Command(
            f"button.{title}",
            title,
            group,
            button.click,
            shortcut=keys.toString(QKeySequence.SequenceFormat.NativeText) if own else "",
            names_nobody=False,
        )


def _settings(window: MainWindow) -> Iterator[Command]:
    group = words(PAGE_TEXTS["settings"])
    for key, english in SECTIONS.items():
        if not (window.services.is_training and key in NOT_IN_TRAINING):
            yield Command(
                f"settings.{key}",
                section_text(key),
                group,
                lambda section=key: window.ways.show_settings(section),
                english=f"Settings: {english}",
                icon="settings",
            )


def _galleries(window: MainWindow) -> Iterator[Command]:
    if "gallery" not in window.navigation.buttons:
        return
    group = _tr("Gallery")
    for gallery in galleries(window.services.workspace):
        yield Command(
            f"gallery.{gallery.gallery_id}",
            gallery.name,
            group,
            lambda chosen=gallery: window.ways.show_gallery(chosen),
            english=f"Gallery {gallery.name}",
            detail=size_text(gallery),
            icon="gallery",
            names_nobody=False,
        )


def _workspaces(window: MainWindow) -> Iterator[Command]:
    group = _tr("Workspace")
    here = window.services.workspace.folder
    for one in recent_workspaces().entries:
        if Path(one.folder) != here:
            yield Command(
                f"workspace.{one.folder}",
                Path(one.folder).name,
                group,
                lambda folder=one.folder: window.workspace_asked.emit(Path(folder), False),
                english=f"Open workspace {Path(one.folder).name}",
                detail=one.folder,
                icon="folder",
                names_nobody=False,
            )


def _topics(window: MainWindow) -> Iterator[Command]:
    group = _tr("Help")
    for topic in help_topics(QLocale().name().split("_")[0]):
        yield Command(
            f"help.topic.{topic.key}",
            topic.title,
            group,
            lambda chosen=topic: window.ways.read(chosen),
            english=topic.english,
            detail=topic.chapter_title if topic.slug else "",
            icon="help",
        )


def cases_of(window: MainWindow, query: str) -> list[Command]:
    """Cases that hold every word of `query`, newest first, as the person may see them."""
    services = window.services
    if len(query.strip()) < _FEWEST_LETTERS or services.is_training or not services.may(Right.VIEW_CASES):
        return []
    group = _tr("Case")
    return [
        Command(
            f"case.{row.file.case_id}",
            f"{row.file.case_number}: {row.file.purpose}",
            group,
            lambda case_id=row.file.case_id: window.ways.show_case(case_id),
            icon="home",
            names_nobody=False,
        )
        for row in case_rows(services.workspace, 0, _CASES, None, query.strip())
    ]
