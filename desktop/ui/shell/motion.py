"""Whether things may move by themselves: as the system says, or as somebody chose for this computer.

Of ours, that is the alternation of two pictures and bars of work that does not say how far it is; of the
toolkit's, menus that roll down and a text cursor that blinks.
"""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication, QProgressBar

SYSTEM, LESS, FULL = "system", "less", "full"
_KEPT = "motion/computer"
_PROPERTY = "less_motion"
_PATIENCE = 0.5
"""Seconds for the desktop to answer."""


def choices() -> list[tuple[str, str]]:
    """(text, choice) in the order they are offered."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("motion", text)

    return [
        (tr("As the system"), SYSTEM),
        (tr("Nothing moves by itself"), LESS),
        (tr("As usual"), FULL),
    ]


def kept_choice() -> str:
    found = str(QSettings().value(_KEPT) or SYSTEM)
    return found if found in (LESS, FULL) else SYSTEM


def keep_choice(choice: str) -> None:
    QSettings().setValue(_KEPT, choice)


def apply_motion(application: QApplication) -> None:
    """What was chosen, from now on. The toolkit has its own effects only where the system wants them."""
    choice = kept_choice()
    less = choice == LESS or (choice == SYSTEM and system_wants_less())
    usual = application.property("usual_cursor_flash")
    if usual is None:
        usual = application.cursorFlashTime()
        application.setProperty("usual_cursor_flash", usual)
    application.setProperty(_PROPERTY, less)
    application.setCursorFlashTime(0 if less else usual)
    for effect in (
        Qt.UIEffect.UI_AnimateMenu,
        Qt.UIEffect.UI_FadeMenu,
        Qt.UIEffect.UI_AnimateCombo,
        Qt.UIEffect.UI_AnimateTooltip,
        Qt.UIEffect.UI_FadeTooltip,
    ):
        if less:
            application.setEffectEnabled(effect, False)


def less_motion() -> bool:
    """Whether nothing may move by itself now."""
    application = QCoreApplication.instance()
    return application is not None and bool(application.property(_PROPERTY))


def show_endless(bar: QProgressBar) -> None:
    """For work that does not say how far it is: the bar runs, or stands empty where nothing may move."""
    if less_motion():
        bar.setRange(0, 1)
        bar.reset()
    else:
        bar.setRange(0, 0)


def system_wants_less() -> bool:
    """False where the system does not say."""
    if sys.platform == "win32":
        return _windows_wants_less()
    if sys.platform == "darwin":
        return QSettings("apple.com", "universalaccess").value("reduceMotion") in (True, 1, "1", "true")
    configuration = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return files_want_less(configuration) or _gnome_wants_less()


def _windows_wants_less() -> bool:
    import ctypes

    animated = ctypes.c_int(1)
    client_area_animation = 0x1042  # SPI_GETCLIENTAREAANIMATION
    asked = ctypes.windll.user32.SystemParametersInfoW(client_area_animation, 0, ctypes.byref(animated), 0)
    return bool(asked) and not animated.value


def files_want_less(configuration: Path) -> bool:
    """Of GTK and of KDE, in the person's folder of configuration."""
    for name, section, key, off in (
        ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
        ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
        ("kdeglobals", "KDE", "AnimationDurationFactor", ("0", "0.0")),
    ):
        parser = configparser.ConfigParser(strict=False, interpolation=None)
        try:
            parser.read(configuration / name, encoding="utf-8")
            value = parser.get(section, key, fallback="")
        except (configparser.Error, OSError, UnicodeDecodeError):
            continue
        if value.strip().lower() in off:
            return True
    return False


def _gnome_wants_less() -> bool:
    asking = shutil.which("gsettings")
    if asking is None or not os.environ.get("XDG_CURRENT_DESKTOP"):
        return False
    try:
        answer = subprocess.run(  # noqa: S603  (a program of the desktop, by its full path)
            [asking, "get", "org.gnome.desktop.interface", "enable-animations"],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.stdout.strip() == b"false"
