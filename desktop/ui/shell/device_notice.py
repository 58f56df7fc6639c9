"""Says, wherever one is in the window, that a device was left for another; stays until it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.theme import Spacing, set_role

if TYPE_CHECKING:
    from desktop.workflow.device_events import DeviceEvent
    from desktop.workflow.engines import Engines

_LOOK_MS = 1000
_MOST_SHOWN = 3


class DeviceNotice(QWidget):
    """Looks now and then: devices fail on whatever thread works, which may touch no part of the window."""

    changed = Signal()
    """A device was left, or that was read."""

    def __init__(self, engines: Engines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engines = engines
        self._shown: tuple[DeviceEvent, ...] = ()
        self.setAccessibleName(self.tr("A device was left"))
        around = QVBoxLayout(self)
        around.setContentsMargins(Spacing.XL, Spacing.M, Spacing.XL, 0)
        frame = QFrame(self)
        set_role(frame, "caution")
        around.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(Spacing.M, Spacing.S, Spacing.S, Spacing.S)
        row.setSpacing(Spacing.M)
        self.text = text_label(frame)
        row.addWidget(self.text, 1)
        self.button = QPushButton(self.tr("Understood"), frame)
        self.button.setToolTip(self.tr("The log keeps it, and Settings go on saying it"))
        self.button.clicked.connect(self._read)
        row.addWidget(self.button)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Shows what nobody has read yet."""
        unseen = self._engines.unseen
        if unseen == self._shown:
            return
        self._shown = unseen
        self.setVisible(bool(unseen))
        if unseen:
            # Loads what runs models: there is something to say only where it is loaded already.
            from desktop.ui.shell.device_words import event_text

            lines = [f"⚠ {event_text(event)}" for event in unseen[-_MOST_SHOWN:]]
            if len(unseen) > _MOST_SHOWN:
                lines.insert(0, self.tr("and {count} before").format(count=len(unseen) - _MOST_SHOWN))
            self.text.setText("\n".join(lines))
            self.setAccessibleDescription(self.text.text())
        self.changed.emit()

    def _read(self) -> None:
        self._engines.mark_seen(self._shown)
        self.look()
