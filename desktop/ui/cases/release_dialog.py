"""Before a lead leaves: everything that it rests on, and the password once more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.cases import CaseFile
from desktop.domain.looks import Look, LookState
from desktop.domain.searches import SearchRecord
from desktop.domain.standings import CandidateStanding
from desktop.errors import UserFacingError
from desktop.storage.workspace import Workspace
from desktop.ui.cases.case_texts import policy_text
from desktop.ui.error_panel.rate_view import natural_sentence
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.messages import sentence_of
from desktop.ui.shell.said import said
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.standing_words import look_text
from desktop.ui.shell.wording import conclusion_text, day_text, instant_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.release_lead import release
from desktop.workflow.sign_in import check_password


class ReleaseDialog(QDialog):
    done = Signal()
    """It was released."""

    def __init__(
        self,
        workspace: Workspace,
        case: CaseFile,
        record: SearchRecord,
        standing: CandidateStanding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._record, self._standing = workspace, record, standing
        self.setWindowTitle(self.tr("Release a lead"))
        open_at_size(self, 620, 620)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        title = QLabel(
            self.tr("{subject}, in the case {number}").format(
                subject=standing.subject_id, number=case.case_number
            ),
            self,
        )
        set_role(title, "subtitle")
        column.addWidget(title)
        column.addWidget(scrolled(self._ground(case), self), 1)
        column.addWidget(self._caution())
        label = QLabel(self.tr("Your &password, once more"), self)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Your password"))
        label.setBuddy(self.password)
        self._refused = QLabel(self)
        self._refused.setWordWrap(True)
        set_role(self._refused, "danger")
        self._refused.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.release_button = QPushButton(self.tr("Release as a lead"), self)
        set_role(self.release_button, "primary")
        self.release_button.setEnabled(False)
        buttons.addButton(self.release_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.release_button.clicked.connect(self._release)
        self.password.textChanged.connect(lambda text: self.release_button.setEnabled(bool(text)))
        for widget in (label, self.password, self._refused, buttons):
            column.addWidget(widget)
        self.password.setFocus()

    def _ground(self, case: CaseFile) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        column.setSpacing(Spacing.S)
        self.sections = self._sections(case)
        for heading, text in self.sections:
            caption = QLabel(heading, content)
            set_role(caption, "caption")
            words = QLabel(text, content)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(caption)
            column.addWidget(words)
        column.addStretch(1)
        return content

    def _sections(self, case: CaseFile) -> list[tuple[str, str]]:
        """(heading, text) of everything that the lead rests on."""
        standing, record, first = self._standing, self._record, self._standing.first
        found = []
        if first is not None:
            found.append(
                (
                    self.tr("First conclusion: {who}, {when}").format(
                        who=first.examiner, when=instant_text(first.at)
                    ),
                    pair(conclusion_text(first.conclusion), first.reason),
                )
            )
        found += [self._look(look) for look in standing.looks if look.state is LookState.COMPLETED]
        if standing.others:
            found.append((self.tr("Concluded otherwise"), ", ".join(standing.others)))
        for one in standing.corroborations:
            found.append(
                (
                    self.tr("Corroboration: {who}, {when}").format(
                        who=one.actor, when=instant_text(one.at)
                    ),
                    self.tr("{text} Source: {source}").format(text=one.text, source=one.source),
                )
            )
        error = (
            natural_sentence(record.fpir)
            if record.fpir is not None
            else self.tr("No error rate could be measured on this gallery.")
        )
        where = self.tr("“{gallery}”, {count} people; rank {rank} of the candidate list.").format(
            gallery=record.gallery_name, count=record.subjects, rank=standing.rank
        )
        found.append((self.tr("Search of {when}").format(when=instant_text(record.at)), f"{where} {error}"))
        if case.terms is not None:
            terms = case.terms
            until = f" ({day_text(terms.deadline)})" if terms.deadline is not None else ""
            found.append((self.tr("Policy"), f"{policy_text(terms.policy)}. {said(terms.policy.summary)}"))
            if terms.authorisation:
                found.append((self.tr("Authorisation"), terms.authorisation + until))
        return found

    def _look(self, look: Look) -> tuple[str, str]:
        answer = look.answer(self._standing.face_id)
        said = pair(conclusion_text(answer.conclusion), answer.reason) if answer is not None else ""
        if look.fillers_chosen:
            chosen = self.tr("A filler was called a lead in this look.")
            said = f"{said} ⚠ {chosen}"
        heading = self.tr("{look}, blind among {count} faces: {who}, {when}").format(
            look=look_text(look.ordinal),
            count=len(look.items),
            who=look.examiner or "",
            when=instant_text(look.ended_at) if look.ended_at is not None else "",
        )
        return heading, said

    def _caution(self) -> QFrame:
        frame = QFrame(self)
        set_role(frame, "caution")
        inner = QVBoxLayout(frame)
        words = QLabel(
            self.tr(
                "⚠ Released, it says: worth investigating by other means. It does not say who the person "
                "on the probe is, and it is no ground for an arrest by itself."
            ),
            frame,
        )
        words.setWordWrap(True)
        inner.addWidget(words)
        return frame

    def _release(self) -> None:
        try:
            check_password(self._workspace, self.password.text())
            release(self._workspace, self._record.search_id, self._standing.face_id)
        except UserFacingError as error:
            self.password.clear()
            self._refused.setText(sentence_of(error))
            self._refused.show()
            return
        self.password.clear()
        self.done.emit()
        self.accept()
