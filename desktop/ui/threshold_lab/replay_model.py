"""What the replay shows, computed without a widget: sentences, bars by group, and the list of pairs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from desktop.domain.error_sentences import grouping_text
from desktop.domain.galleries import EnrolledFace
from desktop.domain.group_rates import GroupRate, GroupTable
from desktop.domain.groups import group_of
from desktop.domain.rates import Rate
from desktop.domain.replays import FalseCandidate, Replay, ReplayOutcome, ReplayPerson
from desktop.ui.error_panel.rate_view import percent_text, ui_words

PAIR_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Pair"""
SHOWN_CANDIDATES = 4
FACES_KEPT = 4000
GATHER_MS = 15
REQUESTS_KEPT = 400

Index = QModelIndex | QPersistentModelIndex


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Replay", text, None, n)


def _whole(number: int) -> str:
    return QLocale().toString(number)


def headline_text(replay: Replay, rate: Rate) -> str:
    """“28 of 535 people who are not in this gallery got a false candidate at this setting.”"""
    people = _whole(rate.n)
    if replay.is_one_gallery:
        # %n and not a field, so that languages can change the verb with the number.
        return _tr(
            "%n of {people} people, each taken out of this gallery in turn, got a false candidate at this "
            "setting.",
            rate.events,
        ).format(people=people)
    return _tr(
        "%n of {people} people who are not in this gallery got a false candidate at this setting.",
        rate.events,
    ).format(people=people)


def interval_text(rate: Rate) -> str:
    """The share with its interval."""
    if rate.events == 0:
        return _tr("None of those searched; one-sided 95% bound: at most {high}.").format(
            high=percent_text(rate.high)
        )
    return _tr("{value} of them; 95% interval {low} to {high}.").format(
        value=percent_text(rate.value), low=percent_text(rate.low), high=percent_text(rate.high)
    )


def about_text(replay: Replay) -> str:
    """What was searched in what."""
    size = _whole(replay.gallery.subjects)
    if replay.is_one_gallery:
        return _tr(
            "Everybody of “{gallery}” ({size} people) was searched among all the others. A false candidate "
            "is somebody else."
        ).format(gallery=replay.gallery.name, size=size)
    text = _tr(
        "“{probes}” searched in “{gallery}” ({size} people). A false candidate is somebody else."
    ).format(probes=replay.probes.name, gallery=replay.gallery.name, size=size)
    if replay.left_out:
        text += " " + _tr(
            "%n of those searched are enrolled in the gallery too: each was searched among everybody else.",
            replay.left_out,
        )
    return text


@dataclass(frozen=True, slots=True)
class GroupBar:
    """One line of the split by group. `share`, `low`, `high` are positions 0..1 on the common axis, None
    where there is not enough data; `text` says the numbers; `flagged` more often than the others, beyond
    chance."""

    group: str
    text: str
    share: float | None
    low: float | None
    high: float | None
    flagged: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class GroupBars:
    """`whole` is the position of everybody's rate; the axis runs from 0 to `top` (a share of people)."""

    title: str
    top: float
    whole: float
    bars: tuple[GroupBar, ...]
    note: str


_TOPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


def group_bars(table: GroupTable) -> GroupBars:
    """The split by one grouping at one setting."""
    measured = [row.rate for row in table.rows if row.rate is not None]
    reach = max((rate.high for rate in measured), default=table.whole.high)
    top = next((t for t in _TOPS if t >= min(1.0, reach)), 1.0)
    note = ""
    if table.unrecorded:
        note = _tr("Of %n people nothing is recorded here.", table.unrecorded)
    return GroupBars(
        grouping_title(table.by),
        top,
        min(1.0, table.whole.value / top),
        tuple(_bar(row, top) for row in table.rows),
        note,
    )


def grouping_title(by: str) -> str:
    """A grouping in words, in the language of the window."""
    return grouping_text(by, ui_words())


def _bar(row: GroupRate, top: float) -> GroupBar:
    if row.rate is None:
        text = _tr("not enough data (n = {n})").format(n=_whole(row.n))
        return GroupBar(row.group, text, None, None, None, False, f"{row.group}: {text}")
    text = _tr("{events} of {n}, {value}").format(
        events=_whole(row.rate.events),
        n=_whole(row.rate.n),
        value=percent_text(row.rate.value) if row.rate.events else f"≤ {percent_text(row.rate.high)}",
    )
    sentence = f"{row.group}: {text}"
    if row.flagged:
        sentence += ". " + _tr("More often than the others, beyond chance.")
    return GroupBar(
        row.group,
        text,
        min(1.0, row.rate.value / top),
        row.rate.low / top,
        min(1.0, row.rate.high / top),
        row.flagged,
        sentence,
    )


@dataclass(frozen=True, slots=True)
class ShownFace:
    """A face in the list. `image` is None while it is on its way, a null image where there is none;
    `label` is empty until its record is read."""

    face_id: int
    label: str
    recorded: str
    image: QImage | None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A person who was searched, and the people who were found in their place.

    `hidden` counts candidates beyond those that are shown; `more` says that there may be still others.
    """

    person: ShownFace
    candidates: tuple[ShownFace, ...]
    hidden: int
    more: bool


class PairModel(QAbstractListModel):
    """People with a false candidate, best score first. Pictures and records are read when looked at."""

    faces_needed = Signal(object)
    """list[int] of face ids, newest first: answer with `faces_arrived` and `pictures_arrived`"""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._replay: Replay | None = None
        self._outcome: ReplayOutcome | None = None
        self._faces: OrderedDict[int, EnrolledFace | None] = OrderedDict()
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._ask)

    def set_replay(self, replay: Replay | None) -> None:
        """Another replay: the list is empty until `set_outcome`."""
        self.beginResetModel()
        self._replay, self._outcome = replay, None
        self._asked.clear()
        self._wanted.clear()
        self.endResetModel()

    def set_outcome(self, outcome: ReplayOutcome) -> None:
        """Another setting. The order stays, so that rows come and go at the end alone."""
        before, after = self.rowCount(), len(outcome.people)
        if after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self._outcome = outcome
            self.endRemoveRows()
        elif after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self._outcome = outcome
            self.endInsertRows()
        self._outcome = outcome
        kept = min(before, after)
        if kept:
            self.dataChanged.emit(self.index(0), self.index(kept - 1))

    def faces_arrived(self, found: Mapping[int, EnrolledFace], asked: Iterable[int]) -> None:
        """Records of the faces that were asked for; those without one are not asked for again."""
        for face_id in asked:
            self._faces[face_id] = found.get(face_id)
        _trim(self._faces)
        self._changed()

    def pictures_arrived(self, found: Iterable[tuple[int, QImage]]) -> None:
        """Thumbnails; a null image says that there is none."""
        for face_id, image in found:
            self._images[face_id] = image
            self._asked.discard(face_id)
        _trim(self._images)
        self._changed()

    def requests_dropped(self) -> None:
        """Whoever answers was stopped: what is still looked at will be asked for again."""
        self._asked.clear()
        self._changed()

    def _changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._outcome is None else len(self._outcome.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role == PAIR_ROLE:
            return self.pair(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sentence(index.row())
        return None

    def person(self, row: int) -> ReplayPerson:
        assert self._replay is not None
        assert self._outcome is not None
        return self._replay.person(int(self._outcome.people[row]), self._outcome.threshold)

    def pair(self, row: int) -> Pair:
        """Everything a row shows; what is missing is asked for."""
        person = self.person(row)
        assert self._replay is not None
        groups = self._replay.groups_of(person.place)
        shown = person.candidates[:SHOWN_CANDIDATES]
        self._want([person.face_id, *(c.face_id for c in shown)])
        return Pair(
            ShownFace(
                person.face_id,
                person.subject_id,
                self._recorded(groups),
                self._images.get(person.face_id),
            ),
            tuple(self._candidate(c) for c in shown),
            len(person.candidates) - len(shown),
            person.more,
        )

    def _candidate(self, candidate: FalseCandidate) -> ShownFace:
        face = self._faces.get(candidate.face_id)
        assert self._replay is not None
        recorded = label = ""
        if face is not None:
            label = face.record.subject_id
            by = (g.by for g in self._replay.groupings)
            recorded = self._recorded({name: group_of(face.record, name) for name in by})
        return ShownFace(
            candidate.face_id, label, recorded, self._images.get(candidate.face_id), candidate.score
        )

    @staticmethod
    def _recorded(groups: Mapping[str, str]) -> str:
        """Recorded groups in one line; a combination of two is left out where both stand in it."""
        return ", ".join(text for by, text in groups.items() if text and by not in ("sex_race", "note"))

    def sentence(self, row: int) -> str:
        """A row for a screen reader."""
        pair = self.pair(row)
        best = pair.candidates[0] if pair.candidates else None
        text = _tr("Person {row} of {rows}: {person} ({recorded}).").format(
            row=_whole(row + 1),
            rows=_whole(self.rowCount()),
            person=pair.person.label,
            recorded=pair.person.recorded or _tr("nothing recorded"),
        )
        if best is not None and best.score is not None:
            text += " " + _tr("False candidate first: {name} ({recorded}), score {score}.").format(
                name=best.label or _tr("loading"),
                recorded=best.recorded or _tr("nothing recorded"),
                score=QLocale().toString(best.score, "f", 4),
            )
        return text + (" " + _tr("%n in all.", len(pair.candidates) + pair.hidden) if pair.hidden else "")

    def _want(self, face_ids: list[int]) -> None:
        missing = [
            f for f in face_ids if f not in self._asked and (f not in self._images or f not in self._faces)
        ]
        for face_id in missing:
            self._wanted[face_id] = None
            self._wanted.move_to_end(face_id)
        while len(self._wanted) > REQUESTS_KEPT:
            self._wanted.popitem(last=False)
        if missing and not self._gather.isActive():
            self._gather.start()

    def _ask(self) -> None:
        wanted = list(reversed(self._wanted))
        self._wanted.clear()
        self._asked.update(wanted)
        if wanted:
            self.faces_needed.emit(wanted)


def _trim(cache: OrderedDict) -> None:
    while len(cache) > FACES_KEPT:
        cache.popitem(last=False)
