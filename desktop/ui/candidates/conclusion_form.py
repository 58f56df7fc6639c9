"""One conclusion on one candidate, with the reason that has to be written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.conclusions import (
    MINIMUM_REASON_LENGTH,
    Conclusion,
    RecordedConclusion,
    reason_is_enough,
)
from desktop.ui.shell.wording import conclusion_meaning, conclusion_text, instant_text
from desktop.ui.theme import Spacing, set_role


class ConclusionForm(QFrame):
    """`submitted` carries a conclusion and a reason that is long enough."""

    submitted = Signal(object, str)
    """Conclusion, reason"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setMinimumWidth(320)
        self._has_candidate = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        outer.setSpacing(Spacing.S)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        self._title = QLabel(content)
        self._title.setWordWrap(True)
        set_role(self._title, "subtitle")
        self._dates = QLabel(content)
        self._dates.setWordWrap(True)
        self._rate = QLabel(content)
        self._rate.setWordWrap(True)
        set_role(self._rate, "caption")
        column.addWidget(self._title)
        column.addWidget(self._dates)
        column.addWidget(self._rate)
        self._group = QButtonGroup(self)
        self.choices: dict[Conclusion, QRadioButton] = {}
        grid = QGridLayout()
        grid.setVerticalSpacing(Spacing.XS)
        for conclusion in Conclusion:
            button = QRadioButton(conclusion_text(conclusion), content)
            button.setToolTip(conclusion_meaning(conclusion))
            button.setAccessibleDescription(conclusion_meaning(conclusion))
            self._group.addButton(button)
            self.choices[conclusion] = button
            row, place = divmod(len(self.choices) - 1, 2)
            grid.addWidget(button, row, place)
        column.addLayout(grid)
        self._meaning = QLabel(content)
        self._meaning.setWordWrap(True)
        set_role(self._meaning, "caption")
        column.addWidget(self._meaning)
        label = QLabel(self.tr("&Reason (required)"), content)
        self.reason = QPlainTextEdit(content)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Which features, where, and what speaks against it"))
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self.reason.setMaximumHeight(9 * self.fontMetrics().lineSpacing())
        label.setBuddy(self.reason)
        column.addWidget(label)
        column.addWidget(self.reason)
        self._history = QLabel(content)
        self._history.setWordWrap(True)
        set_role(self._history, "caption")
        column.addWidget(self._history)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        outer.addWidget(scroll, 1)
        self.record = QPushButton(self.tr("Record conclusion"), self)
        set_role(self.record, "primary")
        self.record.clicked.connect(self._submit)
        outer.addWidget(self.record)
        self._group.buttonToggled.connect(self._refresh)
        self.reason.textChanged.connect(self._refresh)
        self.show_candidate("", "", [])

    @property
    def chosen(self) -> Conclusion | None:
        return next((c for c, button in self.choices.items() if button.isChecked()), None)

    def show_candidate(self, title: str, dates: str, earlier: list[RecordedConclusion]) -> None:
        """Another candidate: the form is empty again; what was concluded before stays visible."""
        self._has_candidate = bool(title)
        self._title.setText(title or self.tr("Choose a candidate to compare"))
        self._dates.setText(dates)
        self._dates.setVisible(bool(dates))
        self._group.setExclusive(False)
        for button in self.choices.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.reason.clear()
        for widget in (*self.choices.values(), self.reason):
            widget.setEnabled(self._has_candidate)
        self._history.setText(history_text(earlier))
        self._history.setVisible(bool(earlier))
        self._refresh()

    def show_rate(self, sentence: str) -> None:
        """The measured rate at the threshold in force; it cannot be put away."""
        self._rate.setText(sentence)
        self._rate.setVisible(bool(sentence))

    def _refresh(self, *_: object) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._meaning.setText(conclusion_meaning(chosen))
        elif self._has_candidate:
            self._meaning.setText(self.tr("A candidate is a lead at most, never an identification."))
        else:
            self._meaning.clear()
        enough = reason_is_enough(self.reason.toPlainText())
        self.record.setEnabled(chosen is not None and enough)
        if chosen is not None and not enough:
            self.record.setToolTip(
                self.tr("Write a reason of at least {count} characters first").format(
                    count=MINIMUM_REASON_LENGTH
                )
            )
        else:
            self.record.setToolTip("")

    def _submit(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.submitted.emit(chosen, self.reason.toPlainText())


def history_text(earlier: list[RecordedConclusion]) -> str:
    """Earlier conclusions, newest first; none of them is ever replaced."""
    lines = [
        f"{instant_text(c.at)} · {c.examiner} · {conclusion_text(c.conclusion)}: {c.reason}"
        for c in reversed(earlier)
    ]
    return "\n".join(lines)


class NoCandidateDialog(QDialog):
    """Says of a search as a whole that it has no candidate, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("No candidate"))
        self.resize(460, 260)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        text = QLabel(
            self.tr(
                "This search has no candidate worth following. That is an outcome of its own: it stays in "
                "the record and is printed in every report."
            ),
            self,
        )
        text.setWordWrap(True)
        self.reason = QPlainTextEdit(self)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why none of the candidates is worth following"))
        self.reason.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.record = QPushButton(self.tr("Record “no candidate”"), self)
        set_role(self.record, "primary")
        self.record.setEnabled(False)
        buttons.addButton(self.record, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(
            lambda: self.record.setEnabled(reason_is_enough(self.reason.toPlainText()))
        )
        column.addWidget(text)
        column.addWidget(self.reason, 1)
        column.addWidget(buttons)
