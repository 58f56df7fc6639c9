"""Words for cases: what waits, how a case stands, what a policy asks, and the steps of a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.adjustments import Recipe
from desktop.domain.cases import CaseFile, CaseState, FlagKind
from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.features import Visibility
from desktop.domain.log_entries import LogEntry
from desktop.domain.policies import PolicyProfile
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import ProbeType
from desktop.ui.probe.analysis_form import suitability_text
from desktop.ui.shell.by_locale import listed, pair
from desktop.ui.shell.said import said
from desktop.ui.shell.wording import conclusion_text, day_text, probe_type_text
from desktop.workflow.case_record import TimelineEntry
from desktop.workflow.waiting import WaitingItem, WaitingKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("case_texts", text)


def waiting_text(kind: WaitingKind) -> str:
    """What is to be done."""
    return {
        WaitingKind.TAKE_LOOK: _tr("Look blind"),
        WaitingKind.FLAGGED: _tr("Look into a flag"),
        WaitingKind.AUTHORISATION: _tr("Renew the authorisation"),
        WaitingKind.DISAGREEMENT: _tr("Decide on a disagreement"),
        WaitingKind.RELEASE: _tr("Release or not"),
        WaitingKind.CORROBORATE: _tr("Describe corroboration"),
        WaitingKind.ASK_LOOK: _tr("Ask for a second look"),
        WaitingKind.CONCLUDE: _tr("Examine the candidates"),
        WaitingKind.SEARCH: _tr("Search with a probe"),
        WaitingKind.ANALYSE: _tr("Analyse a probe"),
        WaitingKind.RETENTION: _tr("End of retention"),
    }[kind]


def waiting_icon(kind: WaitingKind) -> str:
    return {
        WaitingKind.TAKE_LOOK: "second-look",
        WaitingKind.FLAGGED: "flag",
        WaitingKind.AUTHORISATION: "calendar",
        WaitingKind.DISAGREEMENT: "warning",
        WaitingKind.RELEASE: "release",
        WaitingKind.CORROBORATE: "add",
        WaitingKind.ASK_LOOK: "second-look",
        WaitingKind.CONCLUDE: "compare",
        WaitingKind.SEARCH: "search",
        WaitingKind.ANALYSE: "probe",
        WaitingKind.RETENTION: "calendar",
    }[kind]


def waiting_detail(item: WaitingItem, today: date) -> str:
    """What it is about, in a few words."""
    if item.kind is WaitingKind.AUTHORISATION:
        if item.day is None:
            return _tr("terms or authorisation not entered yet")
        ended = _tr("ended on {day}") if item.day < today else _tr("ends on {day}")
        return ended.format(day=day_text(item.day))
    if item.kind is WaitingKind.RETENTION and item.day is not None:
        return _tr("kept until {day}").format(day=day_text(item.day))
    if item.kind is WaitingKind.CONCLUDE:
        return _tr("search in “{gallery}”").format(gallery=item.detail)
    if item.kind in (WaitingKind.ASK_LOOK, WaitingKind.CORROBORATE, WaitingKind.RELEASE):
        return _tr("lead {subject}").format(subject=item.detail)
    if item.kind is WaitingKind.DISAGREEMENT:
        return _tr("on {subject}").format(subject=item.detail)
    if item.kind is WaitingKind.TAKE_LOOK:
        return _tr("another person's conclusions are kept from you")
    return item.detail


def state_text(file: CaseFile, today: date) -> str:
    """How a case stands, in a word or two."""
    if file.state is CaseState.CLOSED:
        return _tr("Closed")
    if file.authorisation_is_over(today):
        return _tr("Open, authorisation over")
    return _tr("Open")


def flag_text(kind: FlagKind) -> str:
    return {
        FlagKind.CANDIDATE_EXPUNGED: _tr("A candidate was expunged"),
        FlagKind.FILLER_CHOSEN: _tr("A filler was taken for a lead"),
        FlagKind.POLICY_FILE_EDITED: _tr("The policy file was edited"),
    }[kind]


def policy_text(policy: PolicyProfile) -> str:
    return _tr("{title} ({day})").format(title=said(policy.title), day=day_text(policy.dated))


def policy_demands(policy: PolicyProfile) -> list[str]:
    """What a policy asks of a case, a line each."""
    locale = QLocale()
    lines = [_tr("{count} examiners, each blind to the others").format(count=policy.examiners)]
    if policy.authorisation_required:
        lines.append(_tr("an authorisation"))
    if policy.requester_required:
        lines.append(_tr("the name of who asks"))
    if policy.offences:
        lines.append(_tr("an offence of its list ({count})").format(count=len(policy.offences)))
    if policy.corroboration_required:
        lines.append(_tr("corroboration that is not another comparison of faces"))
    if policy.releaser_is_another:
        lines.append(_tr("a release by somebody who did not examine"))
    if policy.minimum_confidence is not None:
        share = locale.toString(100 * policy.minimum_confidence, "g", 4)
        lines.append(_tr("a confidence of the search of at least {share}%").format(share=share))
    if policy.minimum_inter_eye is not None:
        lines.append(
            _tr("a probe with at least {count} pixels between the eyes").format(
                count=locale.toString(policy.minimum_inter_eye, "f", 0)
            )
        )
    if policy.third_look_decides:
        lines.append(_tr("after a disagreement a third look may decide"))
    else:
        lines.append(_tr("a disagreement is the end"))
    return lines


def field_text(name: str) -> str:
    """A field of a case as a sentence names it."""
    return {
        "case_number": _tr("case number"),
        "purpose": _tr("purpose"),
        "requester": _tr("requester"),
        "authorisation": _tr("authorisation"),
        "offence": _tr("offence"),
    }[name]


def step_text(step: TimelineEntry | LogEntry) -> str:
    """What a step of the timeline says; empty where its kind says it all."""
    data = step.data
    if step.kind == "search.done":
        return _search_text(data) if data else _tr("What it found is kept from you.")
    if step.kind == "case.opened":
        return str(data.get("purpose", ""))
    if step.kind == "case.terms":
        return _terms_text(data)
    if step.kind == "probe.intake":
        return _intake_text(data)
    if step.kind == "probe.analysed":
        return _tr("{count} found in the picture; the chosen one was measured.").format(
            count=data.get("faces_in_image", 0)
        )
    if step.kind == "probe.examined":
        return _analysis_text(data)
    if step.kind == "candidate.examined":
        return _tr("Candidate {rank}: {subject}").format(
            rank=data.get("rank", "?"), subject=data.get("subject_id", "")
        )
    if step.kind == "conclusion":
        return _conclusion_text(data)
    if step.kind == "corroboration":
        return _tr("{subject}: {text} ({source})").format(
            subject=data.get("subject_id", ""), text=data.get("text", ""), source=data.get("source", "")
        )
    if step.kind == "lead.released":
        return _tr("{subject}; agreed on by {people}").format(
            subject=data.get("subject_id", ""), people=", ".join(data.get("leads", []))
        )
    return str(data.get("reason") or data.get("detail") or data.get("sentence") or data.get("format") or "")


def _search_text(data: Mapping[str, Any]) -> str:
    return _tr("{count} of {all} people at or above the threshold {threshold}.").format(
        count=data.get("count_at_threshold", 0),
        all=data.get("n", 0),
        threshold=QLocale().toString(float(data.get("threshold", 0.0)), "f", 4),
    )


def _terms_text(data: Mapping[str, Any]) -> str:
    parts = [
        _tr("Policy {name} of {day}").format(name=data.get("policy", ""), day=data.get("policy_dated", "")),
        data.get("offence", ""),
    ]
    if data.get("requester"):
        parts.append(_tr("for {who}").format(who=data["requester"]))
    if data.get("authorisation"):
        parts.append(_tr("authorisation {reference}").format(reference=data["authorisation"]))
    if data.get("deadline"):
        parts.append(_tr("until {day}").format(day=data["deadline"]))
    parts.append(_tr("kept until {day}").format(day=data.get("retention_until", "")))
    return listed(parts)


def _intake_text(data: Mapping[str, Any]) -> str:
    adjusted = len(Recipe.from_record(data.get("adjustments") or []).steps)
    parts = [probe_type_text(ProbeType(data["probe_type"])), data.get("provenance", "")]
    if adjusted:
        parts.append(_tr("adjusted in {count} steps").format(count=adjusted))
    return listed(parts)


def _analysis_text(data: Mapping[str, Any]) -> str:
    seen = [one for one in data.get("visible", {}).values() if one != Visibility.NOT_VISIBLE.value]
    text = _tr("{judgement}; {count} of {all} components at least partly visible").format(
        judgement=suitability_text(Suitability(data["suitability"])),
        count=len(seen),
        all=len(data.get("visible", {})),
    )
    return f"{text}. {data['remarks']}" if data.get("remarks") else text


def _conclusion_text(data: Mapping[str, Any]) -> str:
    found = str(data.get("conclusion", ""))
    known: Conclusion | SearchOutcome = (
        SearchOutcome(found) if found == SearchOutcome.NO_CANDIDATE.value else Conclusion(found)
    )
    words = conclusion_text(known)
    if data.get("subject_id"):
        words = pair(data["subject_id"], words)
    return f"{words}. {data.get('reason', '')}"
