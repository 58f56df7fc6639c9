"""Below the packs: which of them is better on the user's own gallery, as far as it was measured there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.comparison_sentences import names_of, needed_sentence, paired_sentence
from desktop.domain.glossary_term import Topic
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.icons import icon
from desktop.ui.shell.by_locale import listed
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.shell.wording import day_text
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.pack_comparison_dialog import PackComparisonDialog
from desktop.ui.threshold_lab.plot_texts import group_axis_text, interval_text, share_text
from desktop.workflow.compare_packs import MAY_COMPARE
from desktop.workflow.pack_advice import Outcome, pack_advice
from desktop.workflow.pack_advice import PackAdvice as Advice


class PackAdvice(QWidget):
    """Reads when it is shown, beside the window. Only what was measured here and still holds is said."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.cards: list[AdviceCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        head = QHBoxLayout()
        heading = text_label(self, "", self.tr("Which pack is better on your galleries"))
        head.addLayout(beside(heading, HelpButton(Topic.PACK_DIFFERENCE, Topic.PUBLISHED)), 1)
        self.compare_button = QPushButton(icon("lab"), self.tr("Compare packs…"), self)
        self.compare_button.setToolTip(
            self.tr("Side by side on the pictures that two galleries have in common")
        )
        self.compare_button.setVisible(services.may(*MAY_COMPARE))
        self.compare_button.clicked.connect(lambda: self.open_comparison())
        head.addWidget(self.compare_button)
        column.addLayout(head)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Spacing.S)
        column.addLayout(self._cards)
        self.nothing = text_label(
            self,
            "muted",
            self.tr(
                "Nothing was measured here yet that speaks for one pack or another. Published figures are "
                "about other people and other pictures, so that none is given as advice. To measure: on "
                "the page of galleries choose “Enrol again…” with another pack, then compare the two."
            ),
        )
        self.nothing.hide()
        column.addWidget(self.nothing)
        services.state.galleries_changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _changed(self) -> None:
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """What still holds: a gallery that changed since takes its advice along."""
        services = self._services

        def work(cancel: CancelToken, progress: ProgressSink) -> list[Advice]:
            return pack_advice(services.workspace, services.catalogue)

        job = services.jobs.submit(
            self.tr("Reading what was compared"),
            work,
            key="pack advice",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(self.show_advice)
        job.failed.connect(lambda error: show_error(self, error))

    def show_advice(self, found: list[Advice]) -> None:
        for card in self.cards:
            self._cards.removeWidget(card)
            card.deleteLater()
        self.cards = [AdviceCard(one, self) for one in found]
        for card in self.cards:
            self._cards.addWidget(card)
        self.nothing.setVisible(not found)

    def open_comparison(self) -> PackComparisonDialog:
        dialog = PackComparisonDialog(self._services, self)
        dialog.view.compared.connect(self.reload)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


class AdviceCard(QFrame):
    """One comparison: a licence in the way first, then the figures, the advice, and what the pack is."""

    def __init__(self, advice: Advice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        column.setSpacing(Spacing.XS)
        self.texts: list[str] = []
        for role, text in _lines(advice):
            column.addWidget(text_label(self, role, text))
            self.texts.append(text)
        self.setAccessibleName(self.tr("Advice from a comparison"))
        self.setAccessibleDescription(" ".join(self.texts))


def _tr(text: str) -> str:
    return QCoreApplication.translate("PackAdvice", text)


def _lines(advice: Advice) -> list[tuple[str, str]]:
    """(role, text), in the order of reading."""
    words = ui_words()
    sides = advice.comparison.sides
    names = names_of([(side.pack_id, side.kind, side.gallery_name) for side in sides], words)
    lines = []
    for name, terms in zip(names, advice.terms, strict=True):
        if terms.kept_out:
            lines.append(
                (
                    "caution",
                    _tr(
                        "The licence of {name} stands in the way, whatever is measured here: “{licence}”. "
                        "Do not use it in casework without a permission that covers it."
                    ).format(name=name, licence=terms.licence or _tr("none stated")),
                )
            )
    if advice.outcome is Outcome.RECOMMENDED:
        lines.append(("subtitle", _tr("Recommended: {name}").format(name=names[advice.best])))
    lines.append(("", _figures(advice, names)))
    lines.append(("", _verdict(advice, names)))
    worst = _worst_groups(advice, names)
    if worst:
        lines.append(("", worst))
    if advice.best is not None and advice.terms[advice.best].licence:
        terms = advice.terms[advice.best]
        text = _tr("{name}. Licence: {licence}. Trained on: {data}").format(
            name=names[advice.best], licence=terms.licence, data=said(terms.training_data)
        )
        lines.append(("caption", text))
    return lines


def _figures(advice: Advice, names: list[str]) -> str:
    comparison = advice.comparison
    galleries = list(dict.fromkeys(side.gallery_name for side in comparison.sides))
    share = share_text(comparison.wanted)
    missed = listed(
        _tr("{name} misses {rate}").format(name=name, rate=interval_text(side.missed))
        for name, side in zip(names, comparison.sides, strict=True)
        if side.missed is not None
    )
    start = _tr("On your galleries {galleries}, measured {day}:").format(
        galleries=", ".join(f"“{name}”" for name in galleries),
        day=day_text(comparison.at.astimezone().date()),
    )
    if not missed:
        return f"{start} {needed_sentence(comparison.people, ui_words())}"
    return _tr(
        "{start} where at most {share} of searches wrongly return somebody, of the people who are in the "
        "gallery {missed}."
    ).format(start=start, share=share, missed=missed)


def _verdict(advice: Advice, names: list[str]) -> str:
    found = advice.finding()
    if advice.outcome is Outcome.TOO_FEW or found is None:
        return _tr("No pack is recommended.")
    if advice.best is None or advice.other is None:
        text = paired_sentence(names[0], names[1], found, ui_words(), pairs=len(advice.comparison.pairs))
        return _tr("{text} No pack is recommended over the other.").format(text=text)
    text = paired_sentence(names[advice.best], names[advice.other], found, ui_words())
    if advice.outcome is Outcome.LICENCE:
        return _tr("{text} It is not recommended, because of its licence.").format(text=text)
    return text


def _worst_groups(advice: Advice, names: list[str]) -> str:
    """Who bears the errors: a pack that finds more may do so at the cost of one group."""
    parts = []
    for name, side in zip(names, advice.comparison.sides, strict=True):
        worst = side.worst
        if worst is not None and worst.ratio is not None:
            parts.append(
                _tr("{name}: {group} ({by}), {ratio} times everybody").format(
                    name=name,
                    group=worst.group,
                    by=group_axis_text(worst.by),
                    ratio=ui_words().ratio(worst.ratio),
                )
            )
    return _tr("Group with the highest FPIR: {groups}.").format(groups=listed(parts)) if parts else ""
