"""In front of the work: which workspace this is, those opened before, and the ways to another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import icon
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.short_label import ShortLabel
from desktop.ui.theme import IconSize, Spacing, set_role
from desktop.ui.workspaces.kept_workspaces import forget_all_but, forget_workspace, recent_workspaces
from desktop.ui.workspaces.recent_list import RecentWorkspace
from desktop.ui.workspaces.recent_texts import standing_text, when_text
from desktop.ui.workspaces.standing import Standing
from desktop.ui.workspaces.standings_reader import StandingsReader

_ROWS = 4
"""More would push the page that people sign in on out of a small window; the menu has them all."""


class WorkspaceCard(QFrame):
    """Says what was asked for; nothing is opened here."""

    chosen = Signal(str)
    """folder of one of the list"""
    open_asked = Signal()
    new_asked = Signal()

    def __init__(self, here: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        set_role(self, "card")
        self._reader = StandingsReader(self)
        self._reader.answered.connect(self._answered)
        self.rows: dict[str, WorkspaceRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XXL, Spacing.L, Spacing.XXL, Spacing.L)
        column.setSpacing(Spacing.S)
        title = QLabel(self.tr("Workspace"), self)
        set_role(title, "subtitle")
        column.addWidget(title)
        place = _path_label(self)
        place.setText(str(here))
        place.setAccessibleName(self.tr("Folder of this workspace"))
        column.addWidget(place)
        self._others = QWidget(self)
        self._list = QVBoxLayout(self._others)
        self._list.setContentsMargins(0, Spacing.XS, 0, Spacing.S)
        self._list.setSpacing(Spacing.XS)
        column.addWidget(self._others)
        ways = QWidget(self)
        flow = FlowLayout(ways, Spacing.S)
        self.open_button = QPushButton(icon("folder"), self.tr("Open another…"), ways)
        self.open_button.setToolTip(self.tr("Choose the folder of a workspace"))
        self.open_button.clicked.connect(self.open_asked)
        self.new_button = QPushButton(icon("add"), self.tr("New…"), ways)
        self.new_button.setToolTip(self.tr("Make a workspace in an empty folder"))
        self.new_button.clicked.connect(self.new_asked)
        self.clear_button = QPushButton(self.tr("Clear list"), ways)
        self.clear_button.setToolTip(self.tr("Forgets the list on this computer; no workspace is touched"))
        self.clear_button.clicked.connect(self._clear)
        for button in (self.open_button, self.new_button, self.clear_button):
            button.setAutoDefault(False)
            flow.addWidget(button)
        column.addWidget(ways)
        self.reload()

    def reload(self) -> None:
        """The list as it is kept now, and what stands where it was."""
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        others = [one for one in recent_workspaces().entries if Path(one.folder) != self._here]
        for one in others[:_ROWS]:
            row = WorkspaceRow(one, self._others)
            row.opened.connect(lambda folder=one.folder: self.chosen.emit(folder))
            row.removed.connect(lambda folder=one.folder: self._remove(folder))
            self._list.addWidget(row)
            self.rows[one.folder] = row
        self._others.setVisible(bool(others))
        self.clear_button.setVisible(bool(others))
        self._reader.read(list(self.rows))

    def _answered(self, folder: str, standing: Standing) -> None:
        if folder in self.rows:
            self.rows[folder].show_standing(standing)

    def _remove(self, folder: str) -> None:
        forget_workspace(folder)
        self.reload()
        self.open_button.setFocus()

    def _clear(self) -> None:
        forget_all_but(self._here)
        self.reload()
        self.open_button.setFocus()


class WorkspaceRow(QWidget):
    """One workspace: its name opens it; one that is not there is greyed, says why, and can be taken out."""

    opened = Signal()
    removed = Signal()

    def __init__(self, one: RecentWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = one
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.button = QToolButton(self)
        self.button.setIcon(icon("folder"))
        self.button.setIconSize(QSize(IconSize.SMALL, IconSize.SMALL))
        self.button.setText(one.name.replace("&", "&&"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setAutoRaise(True)
        set_role(self.button, "status")
        self.button.clicked.connect(self.opened)
        self.about = _path_label(self)
        set_role(self.about, "caption")
        self.about.setContentsMargins(Spacing.M, 0, 0, 0)
        texts.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addWidget(self.about)
        self.remove_button = QToolButton(self)
        self.remove_button.setIcon(icon("cancel"))
        self.remove_button.setAccessibleName(self.tr("Take “{name}” out of the list").format(name=one.name))
        self.remove_button.setToolTip(self.tr("Take it out of the list; no file is touched"))
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove_button.setAutoRaise(True)
        set_role(self.remove_button, "status")
        self.remove_button.clicked.connect(self.removed)
        row.addLayout(texts, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_standing(Standing.HERE)

    def show_standing(self, standing: Standing) -> None:
        """Until it is known a workspace is taken to be there."""
        why, one = standing_text(standing), self._one
        self.button.setEnabled(standing is Standing.HERE)
        parts = [f"⚠ {why}" if why else "", when_text(one), one.folder]
        self.about.setText(" · ".join(part for part in parts if part))
        spoken = ", ".join(part for part in (why, when_text(one), one.folder) if part)
        self.button.setAccessibleName(
            self.tr("Open the workspace “{name}”: {about}").format(name=one.name, about=spoken)
        )
        self.button.setToolTip(one.folder if not why else f"{why}\n{one.folder}")


def _path_label(parent: QWidget) -> ShortLabel:
    """As wide as there is room; of a long path its beginning and its end."""
    label = ShortLabel(parent, elide=Qt.TextElideMode.ElideMiddle)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return label
