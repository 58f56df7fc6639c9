"""One step of the tour beside what it points at, and the frame round that."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.shell.fit_height import fit_height
from desktop.ui.shell.plain_label import plain_label
from desktop.ui.shell.tour_steps import TourPlace
from desktop.ui.theme import Spacing, colours, set_role, theme_notifier

CARD_WIDTH = 340
_LINE = 3


class TourFrame(QWidget):
    """A line round a control; the mouse and the keyboard go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme_notifier().changed.connect(self.update)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_LINE, _LINE, -_LINE, -_LINE)
        # Light and dark together: one of them stands out from whatever lies below.
        for colour, width in ((colours().surface_raised, _LINE + 3.0), (colours().accent, float(_LINE))):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(box, 5, 5)


class TourCard(QFrame):
    """Enter or → goes on, ← goes back, Esc ends it. It takes no key that is typed elsewhere."""

    forward = Signal()
    back = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "popover")
        self.setFixedWidth(CARD_WIDTH)
        self.number = QLabel(self)
        set_role(self.number, "caption")
        self.title = plain_label(self, "subtitle")
        self.text = plain_label(self)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("cancel"))
        self.close_button.setAutoRaise(True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self.close_button, "help")
        self.close_button.setAccessibleName(self.tr("Skip the tour"))
        self.close_button.setToolTip(self.tr("Skip the tour (Esc); Help brings it back"))
        self.close_button.clicked.connect(self.skipped)
        self.back_button = QPushButton(self.tr("Back"), self)
        self.back_button.clicked.connect(self.back)
        self.next_button = QPushButton(self)
        set_role(self.next_button, "primary")
        self.next_button.clicked.connect(self.forward)
        hint = plain_label(self, "caption", self.tr("Keys: Enter, ← and →, Esc"))
        head = QHBoxLayout()
        head.addWidget(self.number, 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(Spacing.S)
        foot.addWidget(hint, 1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.L, Spacing.S, Spacing.S, Spacing.L)
        column.setSpacing(Spacing.S)
        column.addLayout(head)
        for widget in (self.title, self.text):
            column.addWidget(widget)
        column.addLayout(foot)
        for button in (self.close_button, self.back_button, self.next_button):
            button.installEventFilter(self)  # their own use of the arrow keys is another one
        self.hide()

    def show_place(self, place: TourPlace) -> None:
        """The step, its number, and which ways there are from it; said aloud as well."""
        step = place.step
        title, text = (QCoreApplication.translate("tour", part) for part in (step.title, step.text))
        self.number.setText(
            self.tr("Tour of the demo, {number} of {count}").format(
                number=place.index + 1, count=len(place.steps)
            )
        )
        self.title.setText(title)
        self.text.setText(text)
        self.back_button.setEnabled(not place.is_first)
        self.next_button.setText(self.tr("Finish") if place.is_last else self.tr("Next"))
        self.setAccessibleName(f"{self.number.text()}: {title}")
        self.setAccessibleDescription(text)
        self.next_button.setAccessibleDescription(f"{title}. {text}")
        fit_height(self, CARD_WIDTH)
        self.show()
        self.raise_()
        fit_height(self, CARD_WIDTH)  # once more: only what is shown has its fonts
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self, f"{self.accessibleName()}. {text}")
        )

    def take_keys(self) -> None:
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event, watched)
        return False

    def _take(self, event: QKeyEvent, pressed: QObject) -> bool:
        key = Qt.Key(event.key())
        ahead, behind = Qt.Key.Key_Right, Qt.Key.Key_Left
        if not self.isLeftToRight():
            ahead, behind = behind, ahead
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(pressed, QPushButton | QToolButton):
                pressed.click()
        elif key == ahead:
            self.forward.emit()
        elif key == behind:
            self.back.emit()
        elif key == Qt.Key.Key_Escape:
            self.skipped.emit()
        else:
            return False
        return True
