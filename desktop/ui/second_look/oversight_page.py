"""What a supervisor sees: where people disagree, side by side, and how reviewers did with fillers."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.conclusions import Conclusion, SearchOutcome, reason_is_enough
from desktop.domain.glossary_term import Topic
from desktop.domain.looks import LookState
from desktop.domain.people import Right
from desktop.domain.rates import Rate
from desktop.errors import UserFacingError
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.shell.standing_words import look_text, standing_text
from desktop.ui.shell.wording import conclusion_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.access import may
from desktop.workflow.oversight import Disagreement, ReviewerReliability, disagreements, reliability
from desktop.workflow.second_look import ask_third_look


class OversightPage(QWidget):
    """Reads both each time it is shown."""

    third_look_asked = Signal(str)
    """Search id"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.ask_buttons: dict[tuple[str, int], QPushButton] = {}
        self.reasons: dict[tuple[str, int], QLineEdit] = {}
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        column.addWidget(self._text(content, self.tr("Disagreements"), "title"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Spacing.M)
        column.addLayout(self._cards)
        heading = self._text(content, self.tr("Reliability of reviewers"), "title")
        about = HelpButton(Topic.AGREEMENT, Topic.FILLERS, Topic.LOOK_TIME, Topic.INTERVAL)
        column.addLayout(beside(heading, about))
        column.addWidget(
            self._text(
                content,
                self.tr(
                    "Few looks say little: read the interval, not the share. Who does not agree may be the "
                    "safeguard that worked; rank nobody by these figures."
                ),
                "caption",
            )
        )
        self.table = self._table(content)
        about.explain(self.table)
        column.addWidget(self.table)
        self.no_reviewer = self._text(
            content,
            self.tr(
                "No blind look was completed yet. One is asked for on the page “Candidates”, once a "
                "candidate was called a lead."
            ),
            "muted",
        )
        column.addWidget(self.no_reviewer)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content, self))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        workspace = self._services.workspace
        found: list[Disagreement] = []
        reviewers: list[ReviewerReliability] = []
        try:
            if may(workspace, Right.ASK_THIRD_LOOK):
                found = disagreements(workspace)
            if may(workspace, Right.SEE_RELIABILITY):
                reviewers = reliability(workspace)
        except UserFacingError as error:
            show_error(self, error)
        self._show_cards(found)
        self._show_reviewers(reviewers)

    def _text(self, parent: QWidget, text: str, role: str = "") -> QLabel:
        label = QLabel(text, parent)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        return label

    # Disagreements

    def _show_cards(self, found: list[Disagreement]) -> None:
        self.ask_buttons.clear()
        self.reasons.clear()
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        if not found:
            self._cards.addWidget(self._text(self, self.tr("Nobody disagrees, and no filler was chosen.")))
        for one in found:
            self._cards.addWidget(self._card(one))

    def _card(self, one: Disagreement) -> QFrame:
        frame = QFrame(self)
        set_role(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        column.setSpacing(Spacing.S)
        title = self.tr("Case {case}, subject {subject}: {standing}").format(
            case=one.case_number,
            subject=one.standing.subject_id,
            standing=standing_text(one.standing.standing),
        )
        column.addWidget(self._text(frame, title, "subtitle"))
        if one.filler_chosen:
            column.addWidget(self._text(frame, self.tr("⚠ A filler was called a lead."), "caution"))
        row = QHBoxLayout()
        row.setSpacing(Spacing.XL)
        first = one.standing.first
        if first is not None:
            who = self.tr("First examiner")
            row.addLayout(self._opinion(frame, who, first.examiner, first.conclusion, first.reason), 1)
        for look in one.standing.looks:
            answer = look.answer(one.standing.face_id)
            if look.state is LookState.COMPLETED and answer is not None:
                who, name = look_text(look.ordinal), look.examiner or ""
                row.addLayout(self._opinion(frame, who, name, answer.conclusion, answer.reason), 1)
        column.addLayout(row)
        if one.third_refused:
            column.addWidget(self._text(frame, one.third_refused, "muted"))
        else:
            column.addLayout(self._third(frame, one))
        return frame

    def _opinion(
        self, frame: QWidget, who: str, name: str, conclusion: Conclusion | SearchOutcome, reason: str
    ) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Spacing.XS)
        head = self.tr("{who} ({name})").format(who=who, name=name)
        column.addWidget(self._text(frame, head, "caption"))
        column.addWidget(self._text(frame, conclusion_text(conclusion)))
        column.addWidget(self._text(frame, reason, "muted"))
        column.addStretch(1)
        return column

    def _third(self, frame: QWidget, one: Disagreement) -> QHBoxLayout:
        key = (one.search_id, one.standing.face_id)
        reason = QLineEdit(frame)
        reason.setAccessibleName(self.tr("Reason for a third look"))
        reason.setPlaceholderText(self.tr("Why a third person should look, in a sentence"))
        button = QPushButton(self.tr("Ask for a third look"), frame)
        button.setToolTip(self.tr("Another person looks blind, among other fillers, in another order"))
        button.setEnabled(False)
        reason.textChanged.connect(lambda text: button.setEnabled(reason_is_enough(text)))
        button.clicked.connect(lambda: self._ask(*key))
        self.ask_buttons[key], self.reasons[key] = button, reason
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        row.addWidget(reason, 1)
        row.addWidget(button)
        return row

    def _ask(self, search_id: str, face_id: int) -> None:
        reason = self.reasons[search_id, face_id].text()
        try:
            ask_third_look(self._services.workspace, search_id, face_id, reason)
        except UserFacingError as error:
            show_error(self, error)
            return
        self.reload()
        self.third_look_asked.emit(search_id)

    # Reliability

    def _table(self, parent: QWidget) -> QTableWidget:
        heads = [
            self.tr("Reviewer"),
            self.tr("Looks"),
            self.tr("Fillers called a lead"),
            self.tr("Candidates: agreed"),
            self.tr("Candidates: did not agree"),
            self.tr("Median seconds a look"),
        ]
        table = QTableWidget(0, len(heads), parent)
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(self.tr("Reliability of reviewers"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(header.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        table.setMinimumHeight(160)
        return table

    def _show_reviewers(self, reviewers: list[ReviewerReliability]) -> None:
        locale = QLocale()
        self.table.setRowCount(len(reviewers))
        self.table.setVisible(bool(reviewers))
        self.no_reviewer.setVisible(not reviewers)
        for row, one in enumerate(reviewers):
            seconds = "–" if one.median_seconds is None else locale.toString(one.median_seconds, "f", 0)
            texts = (
                one.reviewer,
                locale.toString(one.looks),
                self._share(one.chosen),
                locale.toString(one.agreed),
                locale.toString(one.disagreed),
                seconds,
            )
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def _share(self, rate: Rate | None) -> str:
        if rate is None:
            return "–"
        locale = QLocale()
        return self.tr("{events} of {n} (95% interval {low} to {high}%)").format(
            events=rate.events,
            n=rate.n,
            low=locale.toString(100 * rate.low, "f", 0),
            high=locale.toString(100 * rate.high, "f", 0),
        )
