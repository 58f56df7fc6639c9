"""Contrast of the tokens, and that every icon is drawn in the colour of the theme."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.paths import resources_dir
from desktop.ui import theme
from desktop.ui.icons import ICON_NAMES, icon

SCHEMES = [theme.LIGHT, theme.DARK]


@pytest.fixture
def app(qapp):
    yield qapp
    theme.apply_theme(qapp, "light")


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
@pytest.mark.parametrize("pair", theme.TEXT_PAIRS, ids=" on ".join)
def test_text_reaches_4_5(scheme, pair):
    text, ground = (getattr(scheme, name) for name in pair)
    assert theme.contrast_ratio(text, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
@pytest.mark.parametrize("pair", theme.GRAPHIC_PAIRS, ids=" on ".join)
def test_lines_with_a_meaning_reach_3(scheme, pair):
    line, ground = (getattr(scheme, name) for name in pair)
    assert theme.contrast_ratio(line, ground) >= 3.0


def test_the_ratio_is_the_one_of_wcag():
    assert theme.contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("mode", "scheme"), [("light", theme.LIGHT), ("dark", theme.DARK)])
def test_apply_theme_sets_palette_and_tells(app, qtbot, mode, scheme):
    with qtbot.waitSignal(theme.theme_notifier().changed):
        theme.apply_theme(app, mode)
    assert theme.colours() is scheme
    assert QApplication.palette().window().color() == QColor(scheme.surface)
    assert QApplication.style().objectName().lower() in ("fusion", "")


def test_every_icon_file_has_a_name_and_back():
    files = {path.stem for path in (resources_dir() / "icons").glob("*.svg")}
    marks = {name for name in files if name.startswith("mark-")}  # of the style sheet
    assert files - marks == set(ICON_NAMES)
    used = theme.style_sheet(theme.LIGHT, QFont()) + theme.style_sheet(theme.DARK, QFont())
    assert marks == set(re.findall(r"/(mark-[a-z-]+)\.svg", used))


def _inks(pixmap) -> set[str]:
    image = pixmap.toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() == 255}


@pytest.mark.parametrize("name", ICON_NAMES)
def test_icons_follow_the_theme(app, name):
    size = QSize(48, 48)
    for mode, scheme in (("light", theme.LIGHT), ("dark", theme.DARK)):
        theme.apply_theme(app, mode)
        assert _inks(icon(name).pixmap(size)) == {scheme.text}
        assert _inks(icon(name).pixmap(size, QIcon.Mode.Disabled)) == {scheme.disabled}
    assert icon(name) is icon(name)


def test_icons_survive_copies_and_unknown_names_are_refused(app, qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(QIcon(icon("gallery")))
    button.show()
    button.grab()
    sharp = button.icon().pixmap(QSize(24, 24), 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (48, 2.0)
    with pytest.raises(KeyError):
        icon("nothing")
