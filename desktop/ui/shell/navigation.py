"""The pages of the window, on the left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import IconSize, Spacing, set_role

_WIDTH = 176
_COMPACT_WIDTH = 64


class Navigation(QFrame):
    """One button a page; Ctrl+1 to Ctrl+9 and Ctrl+0 go to the first ten."""

    page_chosen = Signal(str)

    def __init__(self, pages: list[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """`pages` are (name, icon, text)."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.L, Spacing.M, Spacing.M)
        column.setSpacing(Spacing.XS)
        self._name = QLabel("Second Look", self)
        set_role(self._name, "subtitle")
        column.addWidget(self._name)
        column.addSpacing(Spacing.M)
        self.buttons: dict[str, QToolButton] = {}
        self.keys: dict[str, str] = {}
        """Of each page that has some, as they are shown."""
        group = QButtonGroup(self)
        group.setExclusive(True)
        for number, (page, icon_name, text) in enumerate(pages, start=1):
            button = QToolButton(self)
            button.setIcon(icon(icon_name))
            button.setIconSize(QSize(IconSize.MEDIUM, IconSize.MEDIUM))
            button.setText(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setCheckable(True)
            button.setAutoRaise(True)
            keys = f"Ctrl+{number}" if number < 10 else "Ctrl+0" if number == 10 else ""
            button.setToolTip(f"{text} ({keys})" if keys else text)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumHeight(36)
            set_role(button, "nav")
            button.clicked.connect(lambda _=False, chosen=page: self.page_chosen.emit(chosen))
            group.addButton(button)
            column.addWidget(button)
            self.buttons[page] = button
            if keys:
                sequence = QKeySequence(keys)
                self.keys[page] = sequence.toString(QKeySequence.SequenceFormat.NativeText)
                shortcut = QShortcut(sequence, self)
                shortcut.setWhatsThis(text)
                shortcut.activated.connect(lambda chosen=page: self.page_chosen.emit(chosen))
        column.addStretch(1)
        self._creed = QLabel(self.tr("A candidate is a lead, never an identification."), self)
        self._creed.setWordWrap(True)
        set_role(self._creed, "caption")
        column.addWidget(self._creed)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Icons alone, for narrow windows; names stay for tooltips and screen readers."""
        self.setFixedWidth(_COMPACT_WIDTH if compact else _WIDTH)
        self._name.setVisible(not compact)
        self._creed.setVisible(not compact)
        style = Qt.ToolButtonStyle
        for button in self.buttons.values():
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon
            )

    def show_page(self, page: str) -> None:
        self.buttons[page].setChecked(True)
