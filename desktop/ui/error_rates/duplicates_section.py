"""People who may be enrolled under two ids: pairs to look at. Nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.domain.galleries import EnrolledFace
from desktop.domain.glossary_term import Topic
from desktop.domain.likely_duplicates import DuplicatePair, LikelyDuplicates, LimitBasis, likely_duplicates
from desktop.domain.measurements import Measurement
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.ui.error_panel.rate_view import DECIMALS
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.pictures import square
from desktop.ui.shell.services import Services
from desktop.ui.shell.thumbnails import load_thumbnails
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.browse import faces_by_id

SHOWN_AT_ONCE = 12
_SIDE = 72


@dataclass(frozen=True, slots=True)
class _Found:
    measurement: Measurement
    duplicates: LikelyDuplicates
    faces: dict[int, EnrolledFace]


class DuplicatesSection(QWidget):
    """Read once for each measurement; a picture opens large."""

    face_opened = Signal(object)
    """EnrolledFace"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._measurement: Measurement | None = None
        self._found: _Found | None = None
        self._shown = 0
        self._buttons: dict[int, list[QToolButton]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.M, Spacing.S, Spacing.M)
        column.setSpacing(Spacing.M)
        column.addWidget(
            text_label(
                self,
                "",
                self.tr(
                    "A person who is enrolled under two ids looks like a false candidate and raises every "
                    "rate on this page. Look at these pairs: nothing is decided here, and relatives stand "
                    "among them."
                ),
            )
        )
        self.state_text = text_label(self, "muted")
        column.addLayout(beside(self.state_text, HelpButton(Topic.DUPLICATES, Topic.RAW_SCORE)))
        self._list = QVBoxLayout()
        self._list.setSpacing(Spacing.S)
        column.addLayout(self._list)
        self.more_button = QPushButton(self.tr("Show more"), self)
        self.more_button.clicked.connect(self._show_more)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.more_button.hide()

    def show_measurement(self, measurement: Measurement) -> None:
        """Looks for pairs in the background, once."""
        if measurement is self._measurement:
            return
        self._measurement = measurement
        self._clear()
        self.state_text.setText(self.tr("Looking for pairs…"))
        workspace = self._services.workspace

        def look(cancel: CancelToken, progress: ProgressSink) -> _Found:
            duplicates = likely_duplicates(measurement.raw, measurement.first_faces)
            ids = {int(measurement.face_ids[f]) for p in duplicates.pairs for f in _faces(p)}
            return _Found(measurement, duplicates, faces_by_id(workspace, sorted(ids)))

        job = self._services.jobs.submit(
            self.tr("Looking for people enrolled twice"),
            look,
            key="duplicates",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(self._show)
        job.failed.connect(lambda error: show_error(self, error))

    @property
    def pairs_shown(self) -> int:
        return self._shown

    def _clear(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            item.widget().hide()  # it stays until the event loop comes round
            item.widget().deleteLater()
        self._found, self._shown, self._buttons = None, 0, {}
        self.more_button.hide()

    def _show(self, found: _Found) -> None:
        if found.measurement is not self._measurement:
            return
        self._found = found
        self.state_text.setText(self._state(found.duplicates))
        self._show_more()

    def _state(self, duplicates: LikelyDuplicates) -> str:
        limit = QLocale().toString(duplicates.limit, "f", DECIMALS)
        if duplicates.basis is LimitBasis.MATED_MEDIAN:
            basis = self.tr(
                "Listed is a raw score of {limit} or more: as alike as half of the pairs that are known "
                "to be of one person here."
            ).format(limit=limit)
        else:
            basis = self.tr(
                "Listed is a raw score of {limit} or more: far outside the best scores of different people "
                "here (upper quartile plus three times the distance between the quartiles)."
            ).format(limit=limit)
        if not duplicates.found:
            return self.tr("No two people are so much alike.") + " " + basis
        found = self.tr("%n pairs, the most alike first.", None, duplicates.found)
        return f"{found} {basis}"

    def _show_more(self) -> None:
        found = self._found
        if found is None:
            return
        pairs = found.duplicates.pairs
        first, last = self._shown, min(self._shown + SHOWN_AT_ONCE, len(pairs))
        wanted: list[int] = []
        for pair in pairs[first:last]:
            self._list.addWidget(self._row(found, pair))
            wanted += [int(found.measurement.face_ids[face]) for face in _faces(pair)]
        self._shown = last
        left = len(pairs) - last
        self.more_button.setVisible(left > 0)
        self.more_button.setText(self.tr("Show %n more", None, min(left, SHOWN_AT_ONCE)))
        if wanted:
            job = load_thumbnails(self._services, sorted(set(wanted)), "duplicate-thumbnails", self)
            job.succeeded.connect(self._show_thumbnails)

    def _row(self, found: _Found, pair: DuplicatePair) -> QFrame:
        ids = found.measurement.subject_ids
        card = QFrame(self)
        set_role(card, "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(Spacing.S, Spacing.S, Spacing.M, Spacing.S)
        row.setSpacing(Spacing.S)
        for subject, place in ((pair.first, pair.first_face), (pair.second, pair.second_face)):
            row.addWidget(self._picture(found, ids[subject], int(found.measurement.face_ids[place])))
        words = QVBoxLayout()
        words.setSpacing(Spacing.XS)
        words.addStretch(1)
        names = self.tr("{first} and {second}").format(first=ids[pair.first], second=ids[pair.second])
        words.addWidget(text_label(card, "subtitle", names))
        score = QLocale().toString(pair.score, "f", DECIMALS)
        words.addWidget(text_label(card, "muted", self.tr("raw score {score}").format(score=score)))
        words.addStretch(1)
        row.addSpacing(Spacing.S)
        row.addLayout(words, 1)
        return card

    def _picture(self, found: _Found, subject: str, face_id: int) -> QToolButton:
        face = found.faces.get(face_id)
        button = QToolButton(self)
        set_role(button, "button")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIconSize(QSize(_SIDE, _SIDE))
        button.setFixedSize(_SIDE + Spacing.L, _SIDE + Spacing.L)
        button.setAccessibleName(self.tr("Open the face of subject {subject}").format(subject=subject))
        if face is None:
            button.setEnabled(False)
            button.setToolTip(self.tr("{subject}: no longer enrolled").format(subject=subject))
        else:
            button.setToolTip(self.tr("{subject}: open large").format(subject=subject))
            button.clicked.connect(lambda: self.face_opened.emit(face))
        self._buttons.setdefault(face_id, []).append(button)
        return button

    def _show_thumbnails(self, found: list[tuple[int, QImage]]) -> None:
        for face_id, image in found:
            if image.isNull():
                continue
            picture = QIcon(QPixmap.fromImage(square(image, _SIDE)))
            for button in self._buttons.get(face_id, ()):
                button.setIcon(picture)


def _faces(pair: DuplicatePair) -> tuple[int, int]:
    return pair.first_face, pair.second_face
