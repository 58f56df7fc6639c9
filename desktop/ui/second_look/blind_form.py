"""What is concluded blind on one face: features, a conclusion, a reason. An answer is final."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, Conclusion, reason_is_enough
from desktop.domain.features import Appearance, FacialComponent, FeatureList
from desktop.domain.looks import LookAnswer
from desktop.ui.comparison.conclusion_choices import ConclusionChoices
from desktop.ui.comparison.feature_panel import FeaturePanel
from desktop.ui.shell.wording import conclusion_meaning
from desktop.ui.theme import Spacing, set_role


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What was written and not recorded."""

    conclusion: Conclusion | None = None
    reason: str = ""
    features: FeatureList = field(default_factory=FeatureList)
    waiting: Mapping[FacialComponent, str] = field(default_factory=dict)
    """Notes on components of which nothing else was said."""


class BlindForm(QFrame):
    """`submitted` says that the form holds an answer with its grounds; whoever owns it records it."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.features = FeaturePanel(self)
        self.features.features_changed.connect(self._refresh)
        self._choices = ConclusionChoices(self)
        self._choices.changed.connect(self._refresh)
        self.choices = self._choices.buttons
        self._meaning = self._label("caption")
        label = QLabel(self.tr("&Reason"), self)
        self.reason = QPlainTextEdit(self)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Which features, where, and what speaks against it"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(3 * self.fontMetrics().lineSpacing() + Spacing.L)
        self.reason.textChanged.connect(self._refresh)
        label.setBuddy(self.reason)
        self._hint = self._label("caption")
        self._recorded = self._label("good")
        self.record = QPushButton(self.tr("Record answer"), self)
        set_role(self.record, "primary")
        self.record.setToolTip(self.tr("Records the answer for this face; it cannot be changed afterwards"))
        self.record.clicked.connect(self.submitted)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        column.setSpacing(Spacing.S)
        column.addWidget(self.features, 1)
        column.addLayout(self._choices)
        for widget in (self._meaning, label, self.reason, self._hint, self._recorded, self.record):
            column.addWidget(widget)
        self.show_face(FormDraft(), None)
        self.setMinimumWidth(min(max(330, self.minimumSizeHint().width()), 440))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        set_role(label, role)
        return label

    @property
    def chosen(self) -> Conclusion | None:
        return self._choices.chosen

    @property
    def draft(self) -> FormDraft:
        """What is there and not recorded."""
        return FormDraft(
            self.chosen,
            self.reason.toPlainText(),
            self.features.features(),
            self.features.waiting_notes(),
        )

    def show_face(self, draft: FormDraft, answer: LookAnswer | None) -> None:
        """Another face: its answer where it has one, which can only be read; else what was left of it."""
        if answer is not None:
            draft = FormDraft(answer.conclusion, answer.reason, answer.features)
        self._choices.choose(draft.conclusion)
        for button in self.choices.values():
            button.setEnabled(answer is None)
        self.reason.setPlainText(draft.reason)
        self.reason.setReadOnly(answer is not None)
        self.features.set_features(draft.features, draft.waiting)
        self.features.set_editable(answer is None)
        self._recorded.setVisible(answer is not None)
        self._recorded.setText(
            self.tr("✓ This answer is recorded and final.") if answer is not None else ""
        )
        self.record.setVisible(answer is None)
        self._refresh()

    def missing(self) -> str:
        """What the answer still lacks, in a sentence; the record asks for the same once more."""
        conclusion, reason, features = self.chosen, self.reason.toPlainText(), self.features.features()
        if conclusion is None:
            return self.tr("Describe the features, then choose a conclusion.")
        if conclusion is Conclusion.LEAD and not features.count(Appearance.SIMILAR):
            return self.tr("A lead rests on features that are similar: describe them above.")
        if conclusion is Conclusion.EXCLUDED and features.count(Appearance.DIFFERENT):
            return ""
        if not reason_is_enough(reason):
            return self.tr("Write a reason of at least {count} characters and two words.").format(
                count=MINIMUM_REASON_LENGTH
            )
        return ""

    def _refresh(self, *_: object) -> None:
        chosen = self.chosen
        self._meaning.setText(conclusion_meaning(chosen) if chosen is not None else "")
        self._meaning.setVisible(chosen is not None)
        editable = not self.reason.isReadOnly()
        hint = self.missing() if editable else ""
        self._hint.setText(hint or (self.tr("An answer is final.") if editable else ""))
        self._hint.setVisible(bool(self._hint.text()))
        self.record.setEnabled(not hint)
