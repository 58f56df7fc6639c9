"""Asks beside the window which workspaces of the list are there: a share that is away can take a minute."""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.workspaces.standing import Standing, standing_of

_LOOK_MS = 40


class StandingsReader(QObject):
    """Each answer comes by itself. The threads touch nothing of the window and end with the program,
    whatever the disk does."""

    answered = Signal(str, object)
    """folder, Standing"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: queue.SimpleQueue[tuple[str, Standing]] = queue.SimpleQueue()
        self._missing: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def read(self, folders: Sequence[str]) -> None:
        answers = self._answers

        def ask(folder: str) -> None:
            answers.put((folder, standing_of(Path(folder))))

        for folder in folders:
            if folder not in self._missing:
                self._missing.add(folder)
                threading.Thread(target=ask, args=(folder,), name="workspace list", daemon=True).start()
        if self._missing:
            self._timer.start()

    def _look(self) -> None:
        while self._missing:
            try:
                folder, standing = self._answers.get_nowait()
            except queue.Empty:
                return
            self._missing.discard(folder)
            self.answered.emit(folder, standing)
        self._timer.stop()
