"""One visual language: tokens, and how they become Qt's palette and a small style sheet.

Sober on purpose, like a laboratory instrument: neutral slate, one deep teal accent, amber for caution. No
colour is the only carrier of a meaning; every text and ground pair keeps a contrast of 4.5 or more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desktop.paths import resources_dir

Mode = Literal["system", "light", "dark"]

THEME_SETTING = "theme"
"""The setting of a workspace that holds the mode."""


class Spacing:
    """Logical pixels. `LINE` keeps contents off the frame around them; `XXS` is for lines that belong
    together, as a name and its field."""

    LINE = 1
    XXS = 2
    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Radius:
    """Logical pixels."""

    SMALL = 3
    MEDIUM = 5


class IconSize:
    """Logical pixels."""

    SMALL = 16
    MEDIUM = 20
    LARGE = 28


class OnPicture:
    """On photographs: not the theme's. A dark line under a light one shows on every ground."""

    LIGHT = "#ffffff"
    DARK = "#10181e"
    CHOSEN = "#0b5666"

    @staticmethod
    def shade(opacity: int) -> QColor:
        """Black, 0 to 255."""
        return QColor(0, 0, 0, opacity)


class TypeScale:
    """Sizes as multiples of the application's font."""

    CAPTION = 0.88
    BODY = 1.0
    SUBTITLE = 1.15
    TITLE = 1.5
    DISPLAY = 2.1


@dataclass(frozen=True, slots=True)
class Colours:
    """Semantic colours as #rrggbb.

    `border` parts surfaces and carries no meaning; `outline` bounds controls and reaches 3:1.
    """

    dark: bool
    surface: str
    surface_raised: str
    surface_sunken: str
    border: str
    outline: str
    text: str
    text_muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    caution: str
    caution_surface: str
    danger: str
    danger_surface: str
    on_danger: str
    good: str
    focus: str
    disabled: str


LIGHT = Colours(
    dark=False,
    surface="#f4f6f7",
    surface_raised="#ffffff",
    surface_sunken="#e8ecef",
    border="#cfd6db",
    outline="#75828c",
    text="#17212a",
    text_muted="#4b5863",
    accent="#0b5666",
    accent_hover="#0e6a7d",
    on_accent="#ffffff",
    accent_soft="#d5e7eb",
    caution="#7d4700",
    caution_surface="#fdf2d8",
    danger="#9c231d",
    danger_surface="#fbe6e3",
    on_danger="#ffffff",
    good="#1b6238",
    focus="#0b7285",
    disabled="#87929b",
)

DARK = Colours(
    dark=True,
    surface="#13191e",
    surface_raised="#1b2329",
    surface_sunken="#0e1317",
    border="#333f48",
    outline="#74848f",
    text="#e4eaee",
    text_muted="#a5b2bc",
    accent="#63bfd0",
    accent_hover="#84d0de",
    on_accent="#07222a",
    accent_soft="#1d3d46",
    caution="#efb552",
    caution_surface="#32280f",
    danger="#ff9b91",
    danger_surface="#3b1f1d",
    on_danger="#2c0704",
    good="#7ccf9b",
    focus="#7fd6e6",
    disabled="#6c7a85",
)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(
        (text, ground)
        for text in ("text", "text_muted", "accent", "caution", "danger", "good")
        for ground in ("surface", "surface_raised", "surface_sunken")
    ),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_danger", "danger"),
    ("text", "accent_soft"),
    ("text_muted", "accent_soft"),
    ("text", "caution_surface"),
    ("text_muted", "caution_surface"),
    ("caution", "caution_surface"),
    ("text", "danger_surface"),
    ("danger", "danger_surface"),
)
"""Every pair in which the first is written on the second."""

GRAPHIC_PAIRS: tuple[tuple[str, str], ...] = tuple(
    (line, ground)
    for line in ("outline", "focus", "accent")
    for ground in ("surface", "surface_raised", "surface_sunken")
)
"""Pairs of a meaningful line and its ground: 3:1 (WCAG 2.2, 1.4.11)."""


def contrast_ratio(first: str, second: str) -> float:
    """WCAG 2.2 contrast of two #rrggbb colours, 1..21."""

    def luminance(colour: str) -> float:
        def linear(part: int) -> float:
            value = part / 255
            return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

        red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class _Notifier(QObject):
    changed = Signal()


class _State:
    colours: Colours = LIGHT
    mode: Mode = "system"
    notifier: _Notifier | None = None
    follows_system = False


def colours() -> Colours:
    """The colours in use; light until `apply_theme` was called. Ask again at every paint."""
    return _State.colours


def theme_notifier() -> _Notifier:
    """Its `changed` signal comes after the colours changed."""
    if _State.notifier is None:
        _State.notifier = _Notifier()
    return _State.notifier


def apply_theme(app: QApplication, mode: Mode = "system") -> None:
    """Sets style, palette and style sheet of the whole application; may be called again at any time.

    With `system` the colours follow the desktop's light or dark setting as it changes.
    """
    _State.mode = mode
    hints = QGuiApplication.styleHints()
    wanted = {
        "system": Qt.ColorScheme.Unknown,
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
    }[mode]
    hints.setColorScheme(wanted)
    if not _State.follows_system:
        _State.follows_system = True
        hints.colorSchemeChanged.connect(_follow_system)
    dark = mode == "dark" or (mode == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    _set_colours(app, DARK if dark else LIGHT)


def _follow_system(scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if _State.mode == "system" and isinstance(app, QApplication):
        chosen = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        if chosen is not _State.colours:
            _set_colours(app, chosen)


def _set_colours(app: QApplication, chosen: Colours) -> None:
    _State.colours = chosen
    if app.style().objectName().lower() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(qt_palette(chosen))
    app.setStyleSheet(style_sheet(chosen, app.font()))
    theme_notifier().changed.emit()


def qt_palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, c.surface),
        (role.WindowText, c.text),
        (role.Base, c.surface_raised),
        (role.AlternateBase, c.surface),
        (role.Text, c.text),
        (role.Button, c.surface_raised),
        (role.ButtonText, c.text),
        (role.BrightText, c.danger),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.PlaceholderText, c.text_muted),
        (role.ToolTipBase, c.surface_raised),
        (role.ToolTipText, c.text),
        (role.Light, c.surface_raised),
        (role.Midlight, c.border),
        (role.Mid, c.border),
        (role.Dark, c.outline),
        (role.Shadow, c.border),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(c.border))
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(c.text_muted))
    return palette


def style_sheet(c: Colours, font: QFont) -> str:
    """A small sheet: what the palette cannot say. Roles are set with `set_role`."""
    points = font.pointSizeF() if font.pointSizeF() > 0 else 10.0

    def size(scale: float) -> str:
        return f"{points * scale:.1f}pt"

    marks = (resources_dir() / "icons").as_posix()
    mode = "dark" if c.dark else "light"
    controls = 'QPushButton, QToolButton[role="button"]'
    return f"""
QToolTip {{ background: {c.surface_raised}; color: {c.text}; border: 1px solid {c.outline};
    padding: {Spacing.XS}px {Spacing.S}px; }}
QMenuBar {{ background: {c.surface}; border-bottom: 1px solid {c.border}; }}
QMenuBar::item {{ background: transparent; color: {c.text}; padding: {Spacing.S}px {Spacing.M}px; }}
QMenuBar::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QMenuBar::item:disabled {{ color: {c.disabled}; }}
QDialog[role="palette"] {{ border: 1px solid {c.outline}; }}
QLabel {{ background: transparent; }}
QLabel[role="muted"] {{ color: {c.text_muted}; }}
QLabel[role="caption"] {{ color: {c.text_muted}; font-size: {size(TypeScale.CAPTION)}; }}
QLabel[role="subtitle"] {{ font-size: {size(TypeScale.SUBTITLE)}; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {size(TypeScale.TITLE)}; font-weight: 600; }}
QLabel[role="display"] {{ font-size: {size(TypeScale.DISPLAY)}; font-weight: 600; }}
QLabel[role="caution"] {{ color: {c.caution}; }}
QLabel[role="danger"] {{ color: {c.danger}; }}
QLabel[role="good"] {{ color: {c.good}; }}
QLabel[role="field-error"] {{ color: {c.danger}; font-size: {size(TypeScale.CAPTION)}; }}
QFrame[role="card"] {{ background: {c.surface_raised}; border: 1px solid {c.border};
    border-radius: {Radius.MEDIUM}px; }}
QFrame[role="caution"] {{ background: {c.caution_surface}; border: 1px solid {c.caution};
    border-left: 4px solid {c.caution}; border-radius: {Radius.SMALL}px; }}
QFrame[role="danger"] {{ background: {c.danger_surface}; border: 1px solid {c.danger};
    border-left: 4px solid {c.danger}; border-radius: {Radius.SMALL}px; }}
QLabel[role="recorded"] {{ background: {c.surface_sunken}; border-left: 3px solid {c.good};
    padding: {Spacing.S}px; }}
QFrame[role="rule"] {{ background: {c.border}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="vertical-rule"] {{ background: {c.border}; border: none; }}
QLabel[role="banner"] {{ background: {c.caution_surface}; color: {c.caution};
    border-bottom: 1px solid {c.border}; }}
QToolButton[role="nav"] {{ border: 1px solid transparent; border-radius: {Radius.SMALL}px;
    padding: 6px {Spacing.S}px; text-align: left; color: {c.text}; }}
QToolButton[role="nav"]:hover {{ background: {c.surface_sunken}; }}
QToolButton[role="nav"]:checked {{ background: {c.accent_soft}; font-weight: 600; }}
QToolButton[role="nav"]:focus {{ border: 2px solid {c.focus}; padding: 5px {Spacing.S - 1}px; }}
QFrame[role="popover"] {{ background: {c.surface_raised}; border: 1px solid {c.outline};
    border-radius: {Radius.MEDIUM}px; }}
QLabel[role="formula"] {{ background: {c.surface_sunken}; padding: {Spacing.S}px;
    border-radius: {Radius.SMALL}px; }}
QToolButton[role="help"] {{ border: 1px solid transparent; border-radius: {Radius.SMALL}px; padding: 0; }}
QToolButton[role="help"]:hover {{ background: {c.surface_sunken}; }}
QToolButton[role="help"]:focus {{ border: 2px solid {c.focus}; }}
QToolButton[role="chip"] {{ border: 1px solid {c.border}; border-radius: {Radius.SMALL}px;
    padding: 2px {Spacing.S}px; color: {c.text}; background: {c.surface}; }}
QToolButton[role="chip"]:hover {{ background: {c.surface_sunken}; }}
QToolButton[role="chip"]:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QToolButton[role="chip"]:focus {{ border: 2px solid {c.focus}; padding: 1px {Spacing.S - 1}px; }}
QToolButton[role="status"] {{ border: 1px solid transparent; border-radius: {Radius.SMALL}px;
    padding: 2px {Spacing.S}px; color: {c.text}; }}
QToolButton[role="status"]:hover {{ background: {c.surface_sunken}; }}
QToolButton[role="status"]:focus {{ border: 2px solid {c.focus}; padding: 1px {Spacing.S - 1}px; }}
QToolButton[role="status"]:disabled {{ color: {c.disabled}; }}
QToolButton[role="status"]::menu-indicator {{ width: 0; image: none; }}
{controls} {{ background: {c.surface_raised}; color: {c.text}; border: 1px solid {c.outline};
    border-radius: {Radius.SMALL}px; padding: 5px {Spacing.M}px; }}
QToolButton[role="button"] {{ padding: 5px {Spacing.S}px; }}
QPushButton:hover, QToolButton[role="button"]:hover {{ background: {c.surface_sunken}; }}
QPushButton:pressed, QToolButton[role="button"]:pressed, QToolButton[role="button"]:checked,
QPushButton:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QPushButton:disabled, QToolButton[role="button"]:disabled {{ color: {c.disabled};
    border-color: {c.border}; background: {c.surface}; }}
QPushButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
    font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {c.accent_hover}; border-color: {c.accent_hover}; }}
QPushButton[role="danger"] {{ color: {c.danger}; border-color: {c.danger}; }}
QPushButton[role="primary"]:disabled, QPushButton[role="danger"]:disabled {{ background: {c.surface_sunken};
    color: {c.disabled}; border-color: {c.border}; }}
QPushButton:focus, QToolButton[role="button"]:focus {{ border: 2px solid {c.focus};
    padding: 4px {Spacing.M - 1}px; }}
QToolButton[role="button"]:focus {{ padding: 4px {Spacing.S - 1}px; }}
QPushButton[role="primary"]:focus {{ background: {c.surface_raised}; color: {c.accent};
    border: 3px solid {c.accent}; padding: 3px {Spacing.M - 2}px; }}
QToolButton:focus {{ border: 2px solid {c.focus}; border-radius: {Radius.SMALL}px; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ background: {c.surface_raised}; color: {c.text};
    border: 1px solid {c.outline}; border-radius: {Radius.SMALL}px; padding: 4px {Spacing.S - 2}px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent};
    placeholder-text-color: {c.text_muted}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {c.focus};
    padding: 3px {Spacing.S - 3}px; }}
QLineEdit[role="fact"] {{ background: transparent; border: 1px solid transparent;
    padding: {Spacing.XS}px 0; }}
QLineEdit[role="fact"]:focus {{ border: 2px solid {c.focus}; padding: 3px 0; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {c.disabled}; border-color: {c.border};
    background: {c.surface}; }}
QComboBox, QAbstractSpinBox {{ background: {c.surface_raised}; color: {c.text};
    border: 1px solid {c.outline}; border-radius: {Radius.SMALL}px; padding: 4px {Spacing.S - 2}px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {c.focus}; padding: 3px {Spacing.S - 3}px; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {c.disabled}; border-color: {c.border};
    background: {c.surface}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{marks}/mark-down-{mode}.svg"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ border: 1px solid {c.outline}; padding: 2px; }}
QDateEdit::drop-down {{ border: none; width: 22px; }}
QDateEdit::down-arrow {{ image: url("{marks}/mark-down-{mode}.svg"); width: 12px; height: 12px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 18px; }}
QAbstractSpinBox::up-arrow {{ image: url("{marks}/mark-up-{mode}.svg"); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url("{marks}/mark-down-{mode}.svg"); width: 10px; height: 10px; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; padding: 0 {Spacing.XS}px;
    background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {c.outline}; border-radius: 3px; min-height: 28px; min-width: 28px;
    margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QCheckBox, QRadioButton {{ spacing: {Spacing.S}px; border: 2px solid transparent;
    border-radius: {Radius.SMALL}px; padding: 1px 2px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {c.outline};
    background: {c.surface_raised}; border-radius: {Radius.SMALL}px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
    image: url("{marks}/mark-check-{mode}.svg"); }}
QCheckBox::indicator:indeterminate {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {c.accent}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.focus}; }}
QSlider {{ border: 2px solid transparent; border-radius: {Radius.SMALL}px; }}
QSlider:focus {{ border-color: {c.focus}; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {c.outline}; margin: 0 2px; }}
QSlider::handle:horizontal {{ width: 14px; margin: -5px 0; border-radius: 7px; background: {c.accent}; }}
QSlider::groove:horizontal:disabled, QSlider::handle:horizontal:disabled {{ background: {c.border}; }}
QTabBar::tab {{ padding: {Spacing.XS}px {Spacing.M}px; color: {c.text_muted}; background: transparent;
    border: 2px solid transparent; border-radius: {Radius.SMALL}px; margin: 1px; }}
QTabBar::tab:hover {{ background: {c.surface_sunken}; }}
QTabBar::tab:selected {{ color: {c.text}; font-weight: 600; background: {c.accent_soft}; }}
QTabBar::tab:selected:focus {{ border-color: {c.focus}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.disabled}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.border}; }}
QCheckBox::indicator:checked:disabled {{ background: {c.disabled}; }}
QTableView, QTreeView, QListView {{ background: {c.surface_raised}; border: 1px solid {c.border};
    gridline-color: {c.border}; selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
QTableView[role="grid"] {{ background: {c.surface}; }}
QTableView::item, QTreeView::item {{ padding: 0 {Spacing.S}px; }}
QScrollArea[role="scrolled"] {{ border: 2px solid transparent; background: transparent; }}
QScrollArea[role="scrolled"]:focus {{ border: 2px solid {c.focus}; border-radius: {Radius.SMALL}px; }}
QTreeView[role="contents"]::item {{ padding: {Spacing.XS}px 0; }}
QTableView:focus, QTreeView:focus, QListView:focus {{ border: 2px solid {c.focus}; }}
QHeaderView::section {{ background: {c.surface}; color: {c.text_muted}; border: none;
    border-bottom: 1px solid {c.border}; padding: {Spacing.XS}px {Spacing.S + 3}px; font-weight: 600; }}
QProgressBar {{ background: {c.surface_sunken}; border: 1px solid {c.border}; color: {c.text};
    border-radius: {Radius.SMALL}px; text-align: center; max-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; }}
"""


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget one of the style sheet's roles, also after it was shown."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def scaled_font(base: QFont, scale: float, *, bold: bool = False) -> QFont:
    """`base` at a step of `TypeScale`."""
    font = QFont(base)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:
        font.setPixelSize(max(1, round(font.pixelSize() * scale)))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
