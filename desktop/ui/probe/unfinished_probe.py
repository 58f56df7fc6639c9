"""What of a probe is not recorded yet, carried into a window that takes the place of this one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.cases import CaseFile
from desktop.domain.probe_analysis import AnalysisDraft
from desktop.domain.probes import Intake, ProbeType
from desktop.ui.probe.intake_form import IntakeForm
from desktop.ui.probe.path_steps import Step
from desktop.workflow.analyse_probe import ProbeDraft


@dataclass(frozen=True, slots=True)
class UnfinishedDeclaration:
    """As it stands in the form, whole or not."""

    case: CaseFile | Intake | None
    kind: ProbeType | None
    provenance: str
    captured_on: date | None
    declared: dict[str, str]


@dataclass(frozen=True, slots=True)
class UnfinishedProbe:
    """`picture` is one that is not recorded, `probe_id` names one that is; never both."""

    picture: ProbeDraft | None
    face: int
    probe_id: str
    shown: Step
    analyse_again: bool
    declaration: UnfinishedDeclaration
    analysis: AnalysisDraft


def declaration_in(form: IntakeForm) -> UnfinishedDeclaration:
    return UnfinishedDeclaration(
        form.case.currentData(),
        form.probe_type.currentData(),
        form.provenance.toPlainText(),
        form.captured.day,
        form.declared,
    )


def put_declaration(form: IntakeForm, kept: UnfinishedDeclaration) -> None:
    if isinstance(kept.case, CaseFile):
        form.choose_case(kept.case)
    elif isinstance(kept.case, Intake):
        form.choose_intake(kept.case)
    form.probe_type.setCurrentIndex(max(0, form.probe_type.findData(kept.kind)))
    form.provenance.setPlainText(kept.provenance)
    form.captured.set_day(kept.captured_on)
    for by, group in kept.declared.items():
        if by in form.groups.choices:
            choice = form.groups.choices[by]
            choice.setCurrentIndex(max(0, choice.findData(group)))
