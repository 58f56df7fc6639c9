"""One conclusion on one candidate, with the reason that has to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.conclusions import (
    MINIMUM_REASON_LENGTH,
    Conclusion,
    RecordedConclusion,
    reason_is_enough,
)
from desktop.domain.features import Appearance, FacialComponent, FeatureList
from desktop.ui.candidates.error_banner import ErrorBanner
from desktop.ui.comparison.conclusion_choices import ConclusionChoices
from desktop.ui.comparison.feature_panel import FeaturePanel
from desktop.ui.shell.feature_words import component_text
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.wording import conclusion_meaning, conclusion_text, instant_text
from desktop.ui.theme import Spacing, set_role

_WIDEST = 400
"""The form asks for no more beside the comparison; what is wider scrolls."""


class ConclusionForm(QFrame):
    """First what is seen, feature by feature, then what is concluded from it. `submitted` carries a
    conclusion and a reason that is long enough, once the features bear it."""

    submitted = Signal(object, str)
    """Conclusion, reason"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.has_candidate = False
        self._required: tuple[FacialComponent, ...] = tuple(FacialComponent)
        self.features = FeaturePanel(self)
        self.features.features_changed.connect(self._refresh)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        self._title = self._label(self, "subtitle")
        self._dates = self._label(content)
        self._rate = self._label(content, "caption")
        self._history = self._label(content, "recorded")
        self._history.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._another = self._label(content, "caption")
        self._another.setText(self.tr("Add another conclusion; none is ever replaced."))
        self.notes = ErrorBanner(self.tr("Error for the groups of probe and candidate"), self, slim=True)
        for part in (self.notes, self._dates, self._rate, self._history, self._another):
            column.addWidget(part)
        self._choices = ConclusionChoices(content)
        self.choices = self._choices.buttons
        column.addLayout(self._choices)
        self._meaning = self._label(content, "caption")
        column.addWidget(self._meaning)
        reason_label = QLabel(self.tr("&Reason (required)"), content)
        self.reason = QPlainTextEdit(content)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Which features, where, and what speaks against it"))
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self.reason.setMaximumHeight(8 * self.fontMetrics().lineSpacing())
        reason_label.setBuddy(self.reason)
        self._hint = self._label(self, "caption")
        for widget in (reason_label, self.reason):
            column.addWidget(widget)
        column.addStretch(1)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(scrolled(self.features, self), "")
        self.tabs.addTab(scrolled(content, self), self.tr("&2 Conclusion"))
        self.tabs.setTabToolTip(0, self.tr("What is seen, feature by feature (Alt+1)"))
        self.tabs.setTabToolTip(1, self.tr("What is concluded from it, and why (Alt+2)"))
        self.record = QPushButton(self.tr("Record conclusion"), self)
        set_role(self.record, "primary")
        self.record.clicked.connect(self._submit)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        outer.setSpacing(Spacing.S)
        outer.addWidget(self._title)
        outer.addWidget(self.tabs, 1)
        outer.addWidget(self._hint)
        outer.addWidget(self.record)
        self._choices.changed.connect(self._refresh)
        self.reason.textChanged.connect(self._refresh)
        self.show_candidate("", "", [])
        self.setMinimumWidth(min(max(340, self.minimumSizeHint().width()), _WIDEST))

    def _label(self, parent: QWidget, role: str = "") -> QLabel:
        label = QLabel(parent)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        return label

    @property
    def chosen(self) -> Conclusion | None:
        return self._choices.chosen

    @property
    def draft(self) -> tuple[Conclusion | None, str]:
        """What is chosen and written but not recorded."""
        return self.chosen, self.reason.toPlainText()

    def restore(self, draft: tuple[Conclusion | None, str]) -> None:
        """Puts back what was chosen and written before."""
        chosen, reason = draft
        if chosen is not None:
            self.choices[chosen].setChecked(True)
        self.reason.setPlainText(reason)

    def set_required(self, components: Sequence[FacialComponent]) -> None:
        """What the policy of the case wants to be told of before a lead."""
        self._required = tuple(components)
        self._refresh()

    def set_features(
        self, features: FeatureList, waiting: Mapping[FacialComponent, str] | None = None
    ) -> None:
        """What was described before, or nothing."""
        self.features.set_features(features, waiting)
        self._refresh()

    def show_candidate(self, title: str, dates: str, earlier: list[RecordedConclusion]) -> None:
        """Another candidate: the form is empty again; what was concluded before stays visible."""
        self.has_candidate = bool(title)
        self._title.setText(title or self.tr("Choose a candidate to compare"))
        self._dates.setText(dates)
        self._dates.setVisible(bool(dates))
        self._choices.choose(None)
        self.reason.clear()
        for widget in (*self.choices.values(), self.reason, self.features):
            widget.setEnabled(self.has_candidate)
        self.features.set_features(FeatureList())
        self.features.set_annotations(())
        self._history.setText(history_text(earlier))
        self._history.setVisible(bool(earlier))
        self._another.setVisible(bool(earlier))
        self._refresh()

    def show_rate(self, sentence: str) -> None:
        """The measured rate at the threshold in force; it cannot be put away."""
        self._rate.setText(sentence)
        self._rate.setVisible(bool(sentence))

    def show_notes(self, sentences: list[str]) -> None:
        """The sentences for the groups of probe and candidate at the threshold in force; they stay."""
        self.notes.show_sentences(sentences)

    def _refresh(self, *_: object) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._meaning.setText(conclusion_meaning(chosen))
        elif self.has_candidate:
            self._meaning.setText(self.tr("A candidate is a lead at most, never an identification."))
        else:
            self._meaning.clear()
        enough = reason_is_enough(self.reason.toPlainText())
        lacking = self._lacking(chosen)
        described = len(self.features.features().findings)
        self.tabs.setTabText(
            0, self.tr("&1 Features ({count}/{all})").format(count=described, all=len(FacialComponent))
        )
        self.record.setEnabled(chosen is not None and enough and not lacking)
        if not self.has_candidate or (chosen is not None and enough and not lacking):
            self._hint.clear()
        elif chosen is None:
            self._hint.setText(
                self.tr("Describe the features, choose a conclusion, then write the reason.")
            )
        elif lacking:
            self._hint.setText(lacking)
        else:
            self._hint.setText(
                self.tr("Write a reason of at least {count} characters and two words.").format(
                    count=MINIMUM_REASON_LENGTH
                )
            )
        self._hint.setVisible(bool(self._hint.text()))

    def _lacking(self, chosen: Conclusion | None) -> str:
        """What the features do not bear yet, in a sentence; the record asks for the same."""
        found = self.features.features()
        if chosen is Conclusion.LEAD:
            missing = [c for c in self._required if c in found.missing]
            if missing:
                return self.tr("A lead says of every feature how it appears. Still open: {open}.").format(
                    open=", ".join(component_text(c) for c in missing)
                )
            if not found.count(Appearance.SIMILAR):
                return self.tr("Nothing was found similar: that is no ground for a lead.")
        if chosen is Conclusion.EXCLUDED and not found.count(Appearance.DIFFERENT):
            return self.tr("An exclusion names at least one feature that differs (tab “Features”).")
        return ""

    def _submit(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.submitted.emit(chosen, self.reason.toPlainText())


def history_text(earlier: list[RecordedConclusion]) -> str:
    """Recorded conclusions, newest first; none of them is ever replaced."""
    words = QCoreApplication.translate(
        "conclusions", "✓ {conclusion}: {reason}\n{when}, {examiner}, log entry {number}"
    )
    return "\n".join(
        words.format(
            conclusion=conclusion_text(c.conclusion),
            reason=c.reason,
            when=instant_text(c.at),
            examiner=c.examiner,
            number=c.log_seq,
        )
        for c in reversed(earlier)
    )


class NoCandidateDialog(QDialog):
    """Says of a search as a whole that it has no candidate, and why. Whoever opens it records it."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        """`sentence` says what is known about error for the probe's group."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("No candidate"))
        open_at_size(self, 500, 360)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        text = QLabel(
            self.tr(
                "This search has no candidate worth following. That is an outcome of its own, and it stays "
                "in the record."
            ),
            self,
        )
        text.setWordWrap(True)
        self.notes = ErrorBanner(self.tr("Error for the group of the probe"), self)
        self.notes.show_sentences([sentence])
        self.reason = QPlainTextEdit(self)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Why none of the candidates is worth following"))
        self.reason.setTabChangesFocus(True)
        hint = QLabel(
            self.tr("A reason of at least {count} characters and two words.").format(
                count=MINIMUM_REASON_LENGTH
            ),
            self,
        )
        set_role(hint, "caption")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.record = QPushButton(self.tr("Record “no candidate”"), self)
        set_role(self.record, "primary")
        self.record.setEnabled(False)
        buttons.addButton(self.record, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(
            lambda: self.record.setEnabled(reason_is_enough(self.reason.toPlainText()))
        )
        for widget in (text, self.notes, self.reason, hint, buttons):
            column.addWidget(widget)
