"""The sections of the settings by name, for the page itself and for whoever leads there."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

SECTIONS = {
    "packs": QT_TRANSLATE_NOOP("SettingsPage", "Model packs"),
    "devices": QT_TRANSLATE_NOOP("SettingsPage", "Devices"),
    "computer": QT_TRANSLATE_NOOP("SettingsPage", "This computer"),
    "people": QT_TRANSLATE_NOOP("SettingsPage", "People"),
    "policy": QT_TRANSLATE_NOOP("SettingsPage", "Policy"),
    "key": QT_TRANSLATE_NOOP("SettingsPage", "Signing key"),
    "delivery": QT_TRANSLATE_NOOP("SettingsPage", "Checkpoints held elsewhere"),
    "about": QT_TRANSLATE_NOOP("SettingsPage", "About"),
}
"""In the order of the page."""

NOT_IN_TRAINING = frozenset({"people", "delivery"})


def section_text(key: str) -> str:
    return QCoreApplication.translate("SettingsPage", SECTIONS[key])
