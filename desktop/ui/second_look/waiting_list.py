"""Looks that wait for whoever is signed in, or why none does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.looks import BlindLook
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.standing_words import filler_meaning, look_text
from desktop.ui.shell.wording import instant_text
from desktop.ui.theme import Spacing, set_role


class WaitingList(QWidget):
    begin = Signal(str)
    """Look id"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self.first_card: QFrame | None = None
        """The first look that waits, or what is said where none does."""
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        self._column.setSpacing(Spacing.M)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(self._content, self))

    def show_looks(self, looks: list[BlindLook], closed: list[tuple[str, str]]) -> None:
        """`closed`: (case number, why not) of looks that wait for somebody else."""
        self._clear()
        intro = self.tr(
            "You see the probe and several faces in an order that says nothing, without names or scores. "
            "Some are candidates, some are fillers."
        )
        self._column.addWidget(self._text(self.tr("Blind looks"), "title"))
        self._column.addWidget(self._text(intro))
        self._column.addWidget(self._text(filler_meaning(), "caption"))
        for look in looks:
            self._column.addWidget(self._card(look))
        if not looks:
            self._column.addWidget(self._empty())
        if closed:
            self._column.addWidget(self._closed(closed))
        self._column.addStretch(1)

    def show_refusal(self, sentence: str) -> None:
        """Whoever is signed in may not take looks at all."""
        self._clear()
        self._column.addWidget(self._text(self.tr("No look can be taken"), "subtitle"))
        self._column.addWidget(self._text(sentence))
        self._column.addStretch(1)

    def text(self) -> str:
        """Everything that is said, for whoever reads it aloud."""
        return "\n".join(label.text() for label in self._content.findChildren(QLabel))

    def _clear(self) -> None:
        self.buttons.clear()
        self.first_card = None
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _text(self, text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
        label = QLabel(text, parent or self._content)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        return label

    def _frame(self) -> tuple[QFrame, QVBoxLayout]:
        frame = QFrame(self._content)
        self.first_card = self.first_card or frame
        set_role(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        column.setSpacing(Spacing.XS)
        return frame, column

    def _card(self, look: BlindLook) -> QFrame:
        frame, column = self._frame()
        title = self.tr("{look}, case {case}").format(look=look_text(look.ordinal), case=look.case_number)
        done = sum(item.answered for item in look.items)
        if look.begun:
            progress = self.tr("You have begun it: {done} of {all} faces answered").format(
                done=done, all=done + len(look.open_places)
            )
        else:
            progress = self.tr("{count} faces, asked for on {when}").format(
                count=len(look.items), when=instant_text(look.asked_at)
            )
        button = QPushButton(self.tr("Go on") if look.begun else self.tr("Begin"), frame)
        button.setAccessibleName(f"{button.text()}: {title}")
        button.setToolTip(
            self.tr("Take the look up again where you left it")
            if look.begun
            else self.tr("The look is yours then; you can leave it and take it up again")
        )
        set_role(button, "primary")
        button.clicked.connect(lambda _, i=look.look_id: self.begin.emit(i))
        self.buttons[look.look_id] = button
        words = QVBoxLayout()
        words.setSpacing(Spacing.XS)
        words.addWidget(self._text(title, "subtitle", frame))
        words.addWidget(self._text(progress, "muted", frame))
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        row.addLayout(words, 1)
        row.addWidget(button)
        column.addLayout(row)
        return frame

    def _empty(self) -> QFrame:
        frame, column = self._frame()
        column.addWidget(self._text(self.tr("No look waits for you"), "subtitle", frame))
        column.addWidget(
            self._text(
                self.tr(
                    "When an examiner calls a candidate a lead and asks for another person, the look comes "
                    "here, for every examiner who has not seen the case."
                ),
                "",
                frame,
            )
        )
        return frame

    def _closed(self, closed: list[tuple[str, str]]) -> QFrame:
        frame, column = self._frame()
        column.addWidget(self._text(self.tr("Waiting for somebody else"), "subtitle", frame))
        for case, reason in closed:
            line = self.tr("Case {case}: {reason}").format(case=case, reason=reason)
            column.addWidget(self._text(line, "muted", frame))
        return frame
