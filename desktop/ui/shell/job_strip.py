"""Long work in one line: what it is, how far, how fast, how long still, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.domain.progress import Progress
from desktop.jobs.job import Job
from desktop.ui.shell.motion import show_endless
from desktop.ui.theme import Spacing, set_role


class JobStrip(QFrame):
    """Shows one job at a time; hidden when nothing runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._job: Job | None = None
        self._name = QLabel(self)
        self._detail = QLabel(self)
        set_role(self._detail, "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Stop"), self)
        self._cancel.setToolTip(self.tr("Stop; what is done is kept and can be gone on with"))
        self._cancel.clicked.connect(self._stop)
        texts = QHBoxLayout()
        texts.addWidget(self._name)
        texts.addStretch(1)
        texts.addWidget(self._detail)
        column = QVBoxLayout()
        column.setSpacing(Spacing.XS)
        column.addLayout(texts)
        column.addWidget(self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Spacing.M, Spacing.S, Spacing.S, Spacing.S)
        layout.setSpacing(Spacing.M)
        layout.addLayout(column, 1)
        layout.addWidget(self._cancel)
        self.hide()

    @property
    def detail(self) -> str:
        return self._detail.text()

    def watch(self, job: Job) -> None:
        """Shows a job until it is over; the one before it is no longer shown."""
        if self._job is not None and not self._job.is_over:
            self._job.progressed.disconnect(self._show)
            self._job.finished.disconnect(self._end)
        if job.is_over:
            self._end()
            return
        self._job = job
        self._name.setText(job.name)
        self._bar.setAccessibleName(job.name)
        show_endless(self._bar)
        self._detail.clear()
        self._cancel.setEnabled(True)
        job.progressed.connect(self._show)
        job.finished.connect(self._end)
        self.show()

    def _show(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._detail.setText(progress_text(progress))

    def _end(self) -> None:
        self._job = None
        self.hide()

    def _stop(self) -> None:
        if self._job is not None:
            self._cancel.setEnabled(False)
            self._detail.setText(self.tr("stopping…"))
            self._job.cancel()


def progress_text(progress: Progress) -> str:
    """`120 of 298 images · 41.2 per second · about 4 s left` in the language of the window."""

    def say(text: str) -> str:
        return QCoreApplication.translate("progress", text)

    units = {
        "images": say("images"),
        "subjects": say("people"),
        "entries": say("entries"),
        "MB": say("MB"),
        "steps": say("steps"),
        "speed trials": say("speed trials"),
    }
    locale = QLocale()
    parts = [
        say("{done} of {total} {unit}").format(
            done=locale.toString(progress.done),
            total=locale.toString(progress.total),
            unit=units.get(progress.unit, progress.unit),
        )
    ]
    if progress.rate > 0:
        parts.append(say("{rate} per second").format(rate=locale.toString(progress.rate, "f", 1)))
    left = progress.seconds_left
    if left is not None:
        if left < 90:
            parts.append(say("about {seconds} s left").format(seconds=round(left)))
        else:
            parts.append(say("about {minutes} min left").format(minutes=round(left / 60)))
    return " · ".join(parts)
