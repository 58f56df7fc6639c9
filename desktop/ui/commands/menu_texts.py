"""The words of the menus, each with its English source, by which it is found in every language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

MENUS = {
    "file": QT_TRANSLATE_NOOP("MainWindow", "&File"),
    "edit": QT_TRANSLATE_NOOP("MainWindow", "&Edit"),
    "work": QT_TRANSLATE_NOOP("MainWindow", "&Work"),
    "view": QT_TRANSLATE_NOOP("MainWindow", "&View"),
    "help": QT_TRANSLATE_NOOP("MainWindow", "&Help"),
    "recent": QT_TRANSLATE_NOOP("MainWindow", "Open &recent"),
}

ACTIONS = {
    "file.new": QT_TRANSLATE_NOOP("MainWindow", "&New workspace…"),
    "file.open": QT_TRANSLATE_NOOP("MainWindow", "&Open workspace…"),
    "file.clear-recent": QT_TRANSLATE_NOOP("MainWindow", "&Clear this list"),
    "file.lab": QT_TRANSLATE_NOOP("MainWindow", "Open the &threshold lab (training)"),
    "file.lock": QT_TRANSLATE_NOOP("MainWindow", "&Lock"),
    "file.switch": QT_TRANSLATE_NOOP("MainWindow", "S&witch person…"),
    "file.password": QT_TRANSLATE_NOOP("MainWindow", "Change my &password…"),
    "file.quit": QT_TRANSLATE_NOOP("MainWindow", "&Quit"),
    "edit.undo": QT_TRANSLATE_NOOP("MainWindow", "&Undo"),
    "edit.redo": QT_TRANSLATE_NOOP("MainWindow", "&Redo"),
    "work.new-case": QT_TRANSLATE_NOOP("MainWindow", "&New case…"),
    "work.enrol": QT_TRANSLATE_NOOP("MainWindow", "&Enrol images…"),
    "work.open-probe": QT_TRANSLATE_NOOP("MainWindow", "&Open probe…"),
    "work.case-in-hand": QT_TRANSLATE_NOOP("MainWindow", "Go to the &case in hand"),
    "work.report": QT_TRANSLATE_NOOP("MainWindow", "&Report of the case in hand…"),
    "view.reset-layout": QT_TRANSLATE_NOOP("MainWindow", "&Reset the layout"),
    "help.user-guide": QT_TRANSLATE_NOOP("MainWindow", "&User guide…"),
    "help.commands": QT_TRANSLATE_NOOP("MainWindow", "&Find a command…"),
    "help.shortcuts": QT_TRANSLATE_NOOP("MainWindow", "&Keyboard shortcuts…"),
    "help.tour": QT_TRANSLATE_NOOP("MainWindow", "&Tour of the demo"),
    "help.guide": QT_TRANSLATE_NOOP("MainWindow", "&Guided first case"),
    "help.glossary": QT_TRANSLATE_NOOP("MainWindow", "G&lossary…"),
    "help.method": QT_TRANSLATE_NOOP("MainWindow", "&Method statement…"),
    "help.nist": QT_TRANSLATE_NOOP("MainWindow", "What &NIST measured in general…"),
    "help.about": QT_TRANSLATE_NOOP("MainWindow", "&About Second Look"),
}

PAGES = {
    "cases": QT_TRANSLATE_NOOP("MainWindow", "Cases"),
    "gallery": QT_TRANSLATE_NOOP("MainWindow", "Galleries"),
    "probe": QT_TRANSLATE_NOOP("MainWindow", "Probe"),
    "candidates": QT_TRANSLATE_NOOP("MainWindow", "Candidates"),
    "second_look": QT_TRANSLATE_NOOP("MainWindow", "Second look"),
    "oversight": QT_TRANSLATE_NOOP("MainWindow", "Oversight"),
    "rates": QT_TRANSLATE_NOOP("MainWindow", "Error rates"),
    "lab": QT_TRANSLATE_NOOP("MainWindow", "Threshold lab"),
    "figures": QT_TRANSLATE_NOOP("MainWindow", "Figures"),
    "audit": QT_TRANSLATE_NOOP("MainWindow", "Audit log"),
    "settings": QT_TRANSLATE_NOOP("MainWindow", "Settings"),
}


def words(english: str) -> str:
    """A text of these tables in the language of the window."""
    return QCoreApplication.translate("MainWindow", english)
