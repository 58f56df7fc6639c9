"""The replay of the lab: whom to search, in what, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.galleries import Gallery
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.domain.replays import Replay
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.icons import icon
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.replay_view import ReplayView
from desktop.workflow.replay import run_replay

REPLAY_KEY = "replay"


class ReplayPanel(QWidget):
    """Searches for many people, none of whom is in the gallery. Keeps what it found for each choice."""

    replay_changed = Signal(object)
    """Replay or None"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._gallery: Gallery | None = None
        self._galleries: list[Gallery] = []
        self._kind = ScoreKind.RAW
        self._threshold = 0.0
        self._done: dict[tuple[Gallery, int, ScoreKind], Replay] = {}
        self._probes = QComboBox(self)
        self._probes.setAccessibleName(self.tr("People to search for"))
        self._probes.setToolTip(
            self.tr("Whom to search for. Nobody of them is in the gallery while being searched.")
        )
        self._probes.currentIndexChanged.connect(self._show_known)
        label = QLabel(self.tr("Search &for"), self)
        label.setBuddy(self._probes)
        self._target = QLabel(self)
        set_role(self._target, "muted")
        self.run_button = QPushButton(icon("search", "on_accent"), self.tr("Run replay"), self)
        set_role(self.run_button, "primary")
        self.run_button.setToolTip(
            self.tr("Searches for each of them in turn. The log of this workspace says that it was done.")
        )
        self.run_button.clicked.connect(lambda: self.run())
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        row.addWidget(label)
        row.addWidget(self._probes, 1)
        row.addWidget(self._target)
        row.addWidget(self.run_button)
        self.strip = JobStrip(self)
        self.view = ReplayView(services, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.M, 0, 0)
        column.setSpacing(Spacing.M)
        column.addLayout(row)
        column.addWidget(self.strip)
        column.addWidget(self.view, 1)
        self._show_known()

    @property
    def replay(self) -> Replay | None:
        return self.view.replay

    def set_galleries(self, found: list[Gallery]) -> None:
        """Everything that can be searched for."""
        self._galleries = found
        self._fill()

    def set_context(self, gallery: Gallery | None, kind: ScoreKind, threshold: float) -> None:
        """The gallery of the lab, its score and the threshold; a replay of another one is put aside."""
        other = gallery != self._gallery or kind is not self._kind
        self._gallery, self._kind, self._threshold = gallery, kind, threshold
        if other:
            self._fill()
        else:
            self.view.set_threshold(threshold)

    def set_threshold(self, threshold: float) -> None:
        self._threshold = threshold
        self.view.set_threshold(threshold)

    def _fill(self) -> None:
        chosen = self._probes.currentData()
        self._probes.blockSignals(True)
        self._probes.clear()
        if self._gallery is not None:
            self._probes.addItem(
                self.tr("everybody of this gallery, each left out in turn"), self._gallery.gallery_id
            )
        for one in self._galleries:
            same_pack = self._gallery is not None and one.pack_hash == self._gallery.pack_hash
            if same_pack and one.faces and one.gallery_id != self._gallery.gallery_id:
                self._probes.addItem(
                    self.tr("“{name}” ({people} people)").format(
                        name=one.name, people=self.locale().toString(one.subjects)
                    ),
                    one.gallery_id,
                )
        self._probes.setCurrentIndex(max(0, self._probes.findData(chosen)))
        self._probes.blockSignals(False)
        name = self._gallery.name if self._gallery is not None else ""
        self._target.setText(self.tr("in “{gallery}”").format(gallery=name) if name else "")
        self._show_known()

    def _choice(self) -> tuple[Gallery, int, ScoreKind] | None:
        probes = self._probes.currentData()
        if self._gallery is None or probes is None:
            return None
        return self._gallery, probes, self._kind

    def _show_known(self) -> None:
        """What was found for this choice before, or the invitation to find it."""
        choice = self._choice()
        self.run_button.setEnabled(choice is not None)
        known = self._done.get(choice) if choice is not None else None
        if known is not None:
            self.view.show_replay(known, self._threshold)
        else:
            self.view.show_empty(
                self.tr(
                    "A replay in the form of the ACLU's test of 2018: many people are searched for, none "
                    "of whom is in the gallery. There 28 of 535 got a false candidate. Choose whom to "
                    "search for and run it; then move the threshold."
                )
                if choice is not None
                else self.tr("A replay needs a gallery. Enrol images first.")
            )
        self.replay_changed.emit(known)

    def run(self) -> Job | None:
        """Runs what is chosen; None where there is nothing to choose."""
        choice = self._choice()
        if choice is None:
            return None
        gallery, probes_id, kind = choice
        probes = next((g for g in self._galleries if g.gallery_id == probes_id), gallery)
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> Replay:
            pack = services.catalogue.get(gallery.pack_id)
            return run_replay(
                services.workspace, pack, gallery, probes, kind, on_progress=progress, cancel=cancel
            )

        job = services.jobs.submit(
            self.tr("Replay: searching for everybody in turn"),
            work,
            key=REPLAY_KEY,
            supersede=True,
            owner=self,
        )
        self.strip.watch(job)
        self.run_button.setEnabled(False)
        if self.view.replay is None:
            self.view.show_empty(self.tr("Searching for everybody in turn…"))
        job.succeeded.connect(lambda replay: self._ran(choice, replay))
        job.failed.connect(self._failed)
        job.cancelled.connect(self._show_known)
        job.finished.connect(self._over)
        return job

    def _ran(self, choice: tuple[Gallery, int, ScoreKind], replay: Replay) -> None:
        self._done[choice] = replay
        if self._choice() == choice:
            self._show_known()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            self.view.show_empty(sentence_of(error))
        else:
            show_error(self, error)

    def _over(self) -> None:
        self.run_button.setEnabled(self._choice() is not None)
