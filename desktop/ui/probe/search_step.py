"""Before a search: what is searched, where, and what was said of the probe."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.domain.features import Visibility
from desktop.domain.galleries import Gallery
from desktop.ui.cases.case_texts import policy_text
from desktop.ui.probe.analysis_form import suitability_text
from desktop.ui.probe.recipe_words import recipe_sentences
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.wording import day_text, probe_type_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.probe_file import ProbeFile


class SearchStep(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.M)
        title = QLabel(self.tr("Before the search"), self)
        set_role(title, "subtitle")
        column.addWidget(title)
        card = QFrame(self)
        set_role(card, "card")
        self._form = QFormLayout(card)
        self._form.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        self._form.setVerticalSpacing(Spacing.S)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._values: dict[str, QLabel] = {}
        for name, text in (
            ("case", self.tr("Case")),
            ("policy", self.tr("Policy")),
            ("probe", self.tr("Probe")),
            ("taken", self.tr("Taken on")),
            ("adjusted", self.tr("Adjustments")),
            ("analysis", self.tr("Analysis")),
            ("gallery", self.tr("Gallery")),
            ("searches", self.tr("Searched")),
        ):
            label, value = QLabel(text, card), QLabel(card)
            set_role(label, "caption")
            value.setWordWrap(True)
            self._form.addRow(label, value)
            self._values[name] = value
        column.addWidget(card)
        note = QLabel(
            self.tr(
                "Every search is recorded, also one that finds nobody. A candidate is a lead at most, "
                "never an identification."
            ),
            self,
        )
        note.setWordWrap(True)
        set_role(note, "caption")
        column.addWidget(note)
        column.addStretch(1)

    def value(self, name: str) -> str:
        return self._values[name].text()

    def show_probe(self, file: ProbeFile, gallery: Gallery | None) -> None:
        probe, case, analysis = file.probe, file.case, file.analysis
        seen = ""
        if analysis is not None:
            visible = len(analysis.visible.having(Visibility.VISIBLE, Visibility.PARTLY))
            seen = self.tr("{judgement}; {count} of {all} components at least partly visible").format(
                judgement=suitability_text(analysis.suitability),
                count=visible,
                all=len(analysis.visible.components),
            )
        none = self.tr("none chosen")
        texts = {
            "case": pair(case.case_number, case.purpose),
            "policy": policy_text(case.terms.policy) if case.terms is not None else self.tr("not set"),
            "probe": f"{probe.file_name}, {probe_type_text(probe.probe_type)}",
            "taken": day_text(file.captured_on) if file.captured_on is not None else self.tr("not known"),
            "adjusted": "\n".join(recipe_sentences(file.recipe)),
            "analysis": seen,
            "gallery": none
            if gallery is None
            else self.tr("“{name}”, {count} people").format(
                name=gallery.name, count=QLocale().toString(gallery.subjects)
            ),
            "searches": self.tr("not yet")
            if not file.searches
            else self.tr("{count} times already; each search stays in the record").format(
                count=file.searches
            ),
        }
        for name, text in texts.items():
            self._values[name].setText(text)
