"""What came of a look, once it is completed: both conclusions side by side, and nobody to blame."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.standing_words import filler_meaning, look_text
from desktop.ui.shell.wording import conclusion_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.oversight import ItemOutcome, LookOutcome


def _tr(text: str) -> str:
    return QCoreApplication.translate("look_outcome", text)


def outcome_sentences(outcome: LookOutcome) -> list[str]:
    """Agreement and disagreement in words."""
    found = []
    agreed = [item.place for item in outcome.candidates if item.agrees is True]
    differ = [item.place for item in outcome.candidates if item.agrees is False]
    if agreed:
        found.append(
            _tr("You and the first examiner agree on {faces}: a lead, for now.").format(
                faces=_faces(agreed)
            )
        )
    if differ:
        found.append(
            _tr(
                "You and the first examiner concluded differently on {faces}. Both conclusions stay in the "
                "record as they are, and it does not go further as a lead unless the policy lets a third "
                "look decide. To find such a difference is what a second look is for."
            ).format(faces=_faces(differ))
        )
    if outcome.fillers_chosen:
        places = [item.place for item in outcome.fillers_chosen]
        found.append(
            _tr(
                "You called {faces} a lead, and it was a filler. The case is flagged, so that somebody "
                "looks into it: two people can look alike, and a filler can be the person of the probe."
            ).format(faces=_faces(places))
        )
    return found


def _faces(places: list[int]) -> str:
    return ", ".join(_tr("face {place}").format(place=place) for place in sorted(places))


class OutcomeView(QWidget):
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        self._column.setSpacing(Spacing.M)
        self.close_button = QPushButton(self.tr("Back to the list"), self)
        set_role(self.close_button, "primary")
        self.close_button.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setContentsMargins(Spacing.XL, 0, Spacing.XL, Spacing.L)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(self._content, self), 1)
        outer.addLayout(foot)

    def show_outcome(self, outcome: LookOutcome) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        title = self.tr("{look} of case {case} is completed").format(
            look=look_text(outcome.ordinal), case=outcome.case_number
        )
        self._column.addWidget(self._text(self._content, title, "title"))
        for sentence in outcome_sentences(outcome):
            self._column.addWidget(self._text(self._content, sentence))
        for one in outcome.candidates:
            self._column.addWidget(self._card(one, outcome.examiner))
        self._column.addWidget(self._fillers(outcome))
        self._column.addStretch(1)

    def text(self) -> str:
        return "\n".join(label.text() for label in self._content.findChildren(QLabel))

    def _text(self, parent: QWidget, text: str, role: str = "") -> QLabel:
        label = QLabel(text, parent)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        return label

    def _card(self, item: ItemOutcome, examiner: str) -> QFrame:
        frame = QFrame(self._content)
        set_role(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        column.setSpacing(Spacing.S)
        words = {
            True: self.tr("Face {place}: ✓ agreement"),
            False: self.tr("Face {place}: ≠ disagreement"),
            None: self.tr("Face {place}: taken out meanwhile"),
        }[item.agrees]
        column.addWidget(self._text(frame, words.format(place=item.place), "subtitle"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Spacing.XL)
        blind, first = item.blind, item.first
        shown = [
            (self.tr("First examiner"), first.examiner if first else "", first),
            (self.tr("Blind look"), examiner, blind),
        ]
        for place, (who, name, said) in enumerate(shown):
            head = self.tr("{who} ({name})").format(who=who, name=name)
            grid.addWidget(self._text(frame, head, "caption"), 0, place)
            if said is not None:
                grid.addWidget(self._text(frame, conclusion_text(said.conclusion)), 1, place)
                grid.addWidget(self._text(frame, said.reason, "muted"), 2, place)
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        return frame

    def _fillers(self, outcome: LookOutcome) -> QFrame:
        frame = QFrame(self._content)
        set_role(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        column.setSpacing(Spacing.XS)
        places = ", ".join(str(item.place) for item in outcome.fillers)
        column.addWidget(self._text(frame, self.tr("Fillers: {places}").format(places=places), "subtitle"))
        column.addWidget(self._text(frame, filler_meaning(), "muted"))
        return frame
