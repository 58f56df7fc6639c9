"""What a replay shows at one setting: how many, which groups, and the pictures side by side."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop.domain.galleries import EnrolledFace
from desktop.domain.glossary_term import Topic
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.domain.replays import Replay, ReplayOutcome
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.shell.thumbnails import load_thumbnails
from desktop.ui.theme import Spacing, TypeScale, set_role
from desktop.ui.threshold_lab.group_bars import GroupBarsView
from desktop.ui.threshold_lab.pair_list import PairList
from desktop.ui.threshold_lab.replay_model import (
    PairModel,
    about_text,
    group_bars,
    grouping_title,
    headline_text,
    interval_text,
)
from desktop.workflow.browse import faces_by_id

_AT_ONCE = 48


class ReplayView(QWidget):
    """Nothing is chosen here: `show_replay` and `set_threshold` say what stands in it."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._replay: Replay | None = None
        self._threshold = 0.0
        self._wanted: deque[int] = deque()
        self._key = f"replay-faces-{id(self)}"
        self.headline = QLabel(self)
        self.headline.setWordWrap(True)
        set_role(self.headline, "title")
        self._interval = QLabel(self)
        self._interval.setWordWrap(True)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        set_role(self._about, "muted")
        self.model = PairModel(self)
        self.model.faces_needed.connect(self._want)
        self.pairs = PairList(self.model, self)
        self._groups = self._groups_card()
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("replay-parts")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.pairs)
        splitter.addWidget(self._groups)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([760, 320])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        about = HelpButton(Topic.REPLAY, Topic.INTERVAL)
        column.addWidget(self.headline)
        column.addLayout(beside(self._interval, about))
        column.addWidget(self._about)
        column.addSpacing(Spacing.S)
        column.addWidget(splitter, 1)
        self.show_empty("")

    def _groups_card(self) -> QFrame:
        card = QFrame(self)
        set_role(card, "card")
        card.setMinimumWidth(240)
        content = QWidget(card)
        self._grouping = QComboBox(content)
        self._grouping.setAccessibleName(self.tr("Split by recorded group"))
        self._grouping.setToolTip(
            self.tr("Groups as recorded in the metadata of the people searched; none is guessed.")
        )
        self._grouping.currentIndexChanged.connect(self._show_bars)
        self.bars = GroupBarsView(content)
        self._bars_note = QLabel(content)
        self._bars_note.setWordWrap(True)
        set_role(self._bars_note, "caption")
        self._groups_title = title = QLabel(self.tr("&Split by recorded group"), content)
        title.setBuddy(self._grouping)
        set_role(title, "subtitle")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        inner.setSpacing(Spacing.S)
        for widget in (title, self._grouping, self.bars, self._bars_note):
            inner.addWidget(widget)
        inner.addStretch(1)
        outer = QVBoxLayout(card)
        outer.setContentsMargins(*4 * (Spacing.LINE,))
        outer.addWidget(scrolled(content, card))
        return card

    @property
    def replay(self) -> Replay | None:
        return self._replay

    def show_empty(self, text: str) -> None:
        """No replay: why, or what to do."""
        self._replay = None
        self._wanted.clear()
        self.model.set_replay(None)
        self.pairs.set_empty_text(text)
        for label in (self.headline, self._interval, self._about):
            label.hide()
        self._groups.hide()

    def show_replay(self, replay: Replay, threshold: float) -> None:
        self._replay = replay
        self._wanted.clear()
        self.model.set_replay(replay)
        chosen = self._grouping.currentData()
        self._grouping.blockSignals(True)
        self._grouping.clear()
        for grouping in replay.groupings:
            self._grouping.addItem(grouping_title(grouping.by), grouping.by)
        self._grouping.setCurrentIndex(max(0, self._grouping.findData(chosen)))
        self._grouping.blockSignals(False)
        self._about.setText(about_text(replay))
        for label in (self.headline, self._interval, self._about):
            label.show()
        self._groups.setVisible(bool(replay.groupings))
        self.pairs.scrollToTop()
        self.set_threshold(threshold)

    def set_threshold(self, threshold: float) -> None:
        self._threshold = threshold
        if self._replay is None:
            return
        outcome = self._replay.at(threshold)
        self.headline.setText(headline_text(self._replay, outcome.rate))
        self._interval.setText(interval_text(outcome.rate))
        self.pairs.set_empty_text(
            self.tr("At this setting nobody gets a false candidate. Lower the threshold to see who would.")
        )
        self.model.set_outcome(outcome)
        self._outcome: ReplayOutcome = outcome
        self._show_bars()

    def set_type_scale(self, scale: float) -> None:
        """1.0 to 2.5 times the size, for a projector."""
        points = self.font().pointSizeF() if self.font().pointSizeF() > 0 else 10.0
        for label, step in (
            (self.headline, TypeScale.TITLE),
            (self._interval, TypeScale.BODY),
            (self._about, TypeScale.BODY),
            (self._bars_note, TypeScale.CAPTION),
            (self._groups_title, TypeScale.SUBTITLE),
            (self._grouping, TypeScale.BODY),
        ):
            label.setStyleSheet(f"font-size: {points * step * scale:.1f}pt" if scale > 1 else "")
        font = self.font()
        font.setPointSizeF(points * scale)
        self.pairs.setFont(font)
        self.bars.set_type_scale(scale)
        self._groups.setMinimumWidth(round(240 * min(scale, 1.8)))

    def _show_bars(self) -> None:
        if self._replay is None or not self._replay.groupings:
            self.bars.set_bars(None)
            return
        by = self._grouping.currentData()
        table = next(t for t in self._outcome.tables if t.by == by)
        shown = group_bars(table)
        self.bars.set_bars(shown)
        notes = [shown.note] if shown.note else []
        if any(bar.flagged for bar in shown.bars):
            notes.append(self.tr("Warning sign: more often than the others, beyond chance."))
        notes.append(self.tr("Thin lines: 95% intervals. Fewer than 30 people give no rate."))
        self._bars_note.setText(" ".join(notes))

    def _want(self, face_ids: list[int]) -> None:
        self._wanted.extendleft(reversed(face_ids))
        self._load()

    def _load(self) -> None:
        if not self._wanted or self._services.jobs.find(self._key) is not None:
            return
        batch = [self._wanted.popleft() for _ in range(min(_AT_ONCE, len(self._wanted)))]
        workspace = self._services.workspace

        def read(cancel: CancelToken, progress: ProgressSink) -> dict[int, EnrolledFace]:
            return faces_by_id(workspace, batch)

        records = self._services.jobs.submit(
            self.tr("Reading the gallery"), read, lane="quick", owner=self, key=f"{self._key}-records"
        )
        records.succeeded.connect(lambda found: self.model.faces_arrived(found, batch))
        records.failed.connect(lambda error: self.model.faces_arrived({}, batch))
        pictures = load_thumbnails(self._services, batch, self._key, self)
        pictures.succeeded.connect(self.model.pictures_arrived)
        pictures.finished.connect(self._load)
