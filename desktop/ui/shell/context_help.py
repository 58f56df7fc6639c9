"""The small “i” beside a figure: what the figure is, in a card that opens over the page.

It tells what stands in the glossary and nothing about the gallery, the search or the candidate in hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.ui.icons import icon
from desktop.ui.shell.fit_height import fit_height
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.help_dialog import open_method_statement
from desktop.ui.shell.term_card import TermCard
from desktop.ui.shell.term_texts import question, term_text
from desktop.ui.theme import Spacing, set_role

_SIDE = 24
"""The least that a finger or a trembling hand is offered (WCAG 2.2, 2.5.8)."""
_ICON = 15
_WIDTH = 380


def _asks_for_help(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_F1
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )


class HelpButton(QToolButton):
    """Explains one figure, or those of a table or chart together. F1 on it opens the card as well."""

    def __init__(self, *topics: Topic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topics: tuple[Topic, ...] = topics
        self.popover: HelpPopover | None = None
        self.setIcon(icon("info", "text_muted"))
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFixedSize(_SIDE, _SIDE)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, "help")
        self.clicked.connect(lambda: self.open_help())
        self._keys = _HelpKey(self)
        self.installEventFilter(self._keys)
        self.set_topics(*topics)

    def set_topics(self, *topics: Topic) -> None:
        """Of what stands beside it now."""
        self.topics = topics
        asked = question(topics)
        self.setAccessibleName(asked)
        self.setToolTip(asked)

    def explain(self, *controls: QWidget) -> HelpButton:
        """F1 opens this card from these controls, and from whatever lies in them, too."""
        for control in controls:
            control.installEventFilter(self._keys)
        return self

    def open_help(self) -> HelpPopover:
        """Shows the card beside the button; it goes with Esc, or a press anywhere else."""
        if self.popover is not None:
            self.popover.close()
        self.popover = HelpPopover(self.topics, self)
        self.popover.destroyed.connect(self._forget)
        self.popover.open_at(self)
        return self.popover

    def _forget(self) -> None:
        self.popover = None


def beside(label: QWidget, button: HelpButton) -> QHBoxLayout:
    """A row of a figure and its help, which is there as long as the figure is."""
    row = QHBoxLayout()
    row.setSpacing(Spacing.XS)
    row.addWidget(label, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    button.setParent(label.parentWidget())
    if label.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and label.isHidden():
        button.hide()
    label.installEventFilter(_Follower(label, button))
    return row


class _Follower(QObject):
    """Shows and hides the help with its figure."""

    def __init__(self, label: QWidget, button: HelpButton) -> None:
        super().__init__(button)
        self._button = button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent:
            self._button.show()
        elif event.type() == QEvent.Type.HideToParent:
            self._button.hide()
        return False


class _HelpKey(QObject):
    """Keeps F1 from whatever the window does with it, where a figure has help of its own."""

    def __init__(self, button: HelpButton) -> None:
        super().__init__(button)
        self._button = button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _asks_for_help(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and _asks_for_help(event):
            self._button.open_help()
            return True
        return False


class HelpPopover(QFrame):
    """The card; several topics stand side by side above it, to be gone through with the arrow keys."""

    def __init__(self, topics: Sequence[Topic], button: HelpButton) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(self, "popover")
        self._button = button
        self.card = TermCard(self)
        self.card.method_asked.connect(self._open_method)
        self.chips: list[QToolButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.L)
        column.setSpacing(Spacing.S)
        if len(topics) > 1:
            column.addWidget(self._choice(topics))
        column.addWidget(self.card)
        self.setFixedWidth(_WIDTH)
        self._show(topics[0])

    def _choice(self, topics: Sequence[Topic]) -> QWidget:
        bar = QWidget(self)
        bar.setAccessibleName(question(topics))
        flow = FlowLayout(bar, Spacing.XS)
        group = QButtonGroup(self)
        for topic in topics:
            chip = QToolButton(bar)
            chip.setText(term_text(topic).name.replace("&", "&&"))
            chip.setCheckable(True)
            chip.setChecked(topic is topics[0])
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_role(chip, "chip")
            chip.clicked.connect(lambda _=False, chosen=topic: self._show(chosen))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips.append(chip)
        return bar

    def _show(self, topic: Topic) -> None:
        self.card.show_topic(topic)
        shown = self.card.shown
        if shown is not None:
            self.setAccessibleName(shown.name)
            self.setAccessibleDescription(shown.spoken)
        self._fit()

    def _fit(self) -> None:
        fit_height(self, _WIDTH)
        if self.isVisible():
            self._place()

    def open_at(self, button: HelpButton) -> None:
        self.show()
        self._fit()  # once more: only what is shown has its fonts
        (self.chips[0] if self.chips else self.card.link).setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        """Below the button, or above it where there is no room; never beyond the screen."""
        button, room = self._button, self._button.screen().availableGeometry()
        below = button.mapToGlobal(QPoint(0, button.height() + Spacing.XS))
        above = button.mapToGlobal(QPoint(0, -Spacing.XS)).y() - self.height()
        x = below.x() if self.isLeftToRight() else below.x() + button.width() - self.width()
        y = below.y() if below.y() + self.height() <= room.bottom() else above
        self.move(
            max(room.left(), min(x, room.right() - self.width())),
            max(room.top(), min(y, room.bottom() - self.height())),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or _asks_for_help(event):
            self.close()
            return
        super().keyPressEvent(event)

    def _open_method(self, section: int) -> None:
        window = self._button.window()
        self.close()
        open_method_statement(window, section)
