"""`search`: casework, with the same gates as the window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from desktop.cli.credentials import Credentials
from desktop.cli.output import (
    Output,
    command_options,
    interruptible,
    opened_workspace,
    rate_document,
    rate_sentence,
)
from desktop.cli.probe_options import analysis_options, case_options, parse_analysis
from desktop.domain.error_sentences import candidate_sentence, probe_sentence
from desktop.domain.probe_analysis import ProbeAnalysis, Suitability
from desktop.domain.probes import Intake, Probe, ProbeType
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import CaseRequired, WrongUse
from desktop.recognition.packs import PackCatalogue
from desktop.recognition.search import DEFAULT_TOP
from desktop.workflow.analyse_probe import (
    admit_probe,
    complete_analysis,
    read_probe,
    refuse_inadmissible,
)
from desktop.workflow.engines import Engines
from desktop.workflow.search import SearchRequest, SearchResult, run_search


@click.command("search")
@click.argument("gallery")
@click.option("--probe", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--case", "case_number", default="", help="Case number; a search is casework.")
@click.option("--purpose", default="", help="Offence or purpose of the case.")
@click.option("--authority", default="", help="Authorisation reference.")
@click.option(
    "--type",
    "probe_type",
    type=click.Choice([t.value for t in ProbeType]),
    required=True,
    help="What the probe is, declared by you; drawn, composed and generated faces are refused.",
)
@click.option("--provenance", default="", help="Where the probe comes from.")
@click.option("--face", type=click.IntRange(1), default=None, help="Which face, where there are several.")
@click.option("--top", type=click.IntRange(1, 4096), default=DEFAULT_TOP, show_default=True)
@click.option("--threshold", type=float, default=None, help="On the pack's own score scale.")
@click.option("--confidence", type=click.FloatRange(0, 1), default=None, help="1 - FPIR, for example 0.99.")
@click.option(
    "--declare",
    "declarations",
    multiple=True,
    metavar="GROUPING=GROUP",
    help="What is known of the person from elsewhere, for example sex=female; never from the picture.",
)
@click.option(
    "--reason", default="", help="Why the confidence may lie below the policy's floor, in a sentence."
)
@case_options
@analysis_options
@command_options(person=True)
def search_command(
    gallery: str,
    probe: Path,
    case_number: str,
    purpose: str,
    authority: str,
    probe_type: str,
    provenance: str,
    face: int | None,
    top: int,
    threshold: float | None,
    confidence: float | None,
    declarations: tuple[str, ...],
    reason: str,
    visible: str,
    partly: str,
    not_visible: str,
    suitability: str | None,
    remarks: str,
    policy: str,
    requester: str,
    offence: str,
    deadline: datetime | None,
    captured_on: datetime | None,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Analyse a probe and search GALLERY for it, for a case, and record both."""
    if threshold is not None and confidence is not None:
        raise WrongUse(detail="Give --threshold or --confidence, not both.")
    declared = _declared(declarations)
    if not case_number.strip():
        raise CaseRequired()
    with interruptible() as cancel, opened_workspace(workspace, credentials) as opened:
        with opened.reading() as stores:
            known = stores.galleries.by_name(gallery)
            case = stores.cases.by_number(case_number.strip())
        intake = Intake(
            case_number,
            purpose or (case.purpose if case else ""),
            ProbeType(probe_type),
            provenance,
            authority,
            requester=requester,
            offence=offence,
            deadline=deadline.date() if deadline else None,
            policy_id=policy,
            captured_on=captured_on.date() if captured_on else None,
        )
        refuse_inadmissible(opened, probe, intake)
        if "purpose" in intake.missing():
            raise CaseRequired()
        analysis = parse_analysis(visible, partly, not_visible, suitability, remarks)
        engine = Engines(opened, PackCatalogue(), output.device_left).get(known.pack_id)
        draft = read_probe(opened, engine, probe)
        if face is None and len(draft.faces) > 1:
            raise WrongUse(
                detail=f"The probe shows {len(draft.faces)} faces; choose with --face, 1 is the largest."
            )
        if (face or 1) > len(draft.faces):
            raise WrongUse(detail=f"There is no face {face}: in the probe {len(draft.faces)} can be used.")
        admitted = admit_probe(opened, engine, draft, (face or 1) - 1, intake)
        complete_analysis(opened, admitted.probe_id, analysis)
        if analysis.suitability is Suitability.INSUFFICIENT:
            _say_unsearched(output, admitted, analysis)
            return
        # Rounded, or 1 - 0.9 would fall just short of one in ten.
        fpir = None if confidence is None else round(1.0 - confidence, 12)
        result = run_search(
            opened,
            engine,
            SearchRequest(admitted.probe_id, gallery, top, threshold, fpir, declared, reason),
            on_progress=output.progress,
            cancel=cancel,
        )
    record = result.record
    shown = result.candidates.at_or_above(record.threshold)
    output.say(
        f"{record.count_at_threshold} of {record.subjects} subjects score {record.threshold:.4f} or more. "
        "A candidate is a lead to investigate, never an identification."
    )
    for candidate in shown:
        raw = f" (raw {candidate.raw_score:.4f})" if record.score_kind is ScoreKind.NORMALISED else ""
        output.say(f"{candidate.rank:4d}  {candidate.score:.4f}{raw}  {candidate.subject_id}")
        if record.notes is not None:
            output.say(f"      {candidate_sentence(record.notes.candidates[candidate.face_id])}")
    if len(shown) < record.count_at_threshold:
        output.say(f"Only the first {len(shown)} are listed; --top lists more.")
    if record.fpir is not None:
        output.say(rate_sentence(record.fpir))
    if record.notes is not None:
        output.say(probe_sentence(record.notes.probe))
    warnings = [*record.warnings, *_declared_in_vain(result)]
    for warning in warnings:
        output.say(f"Warning: {warning}")
    output.say(f"Recorded as search {record.search_id} of case {record.case_number}.")
    output.document(
        {
            "search_id": record.search_id,
            "case": record.case_number,
            "pack": record.pack_id,
            "pack_hash": record.pack_hash,
            "gallery": record.gallery_name,
            "snapshot": record.snapshot_hash,
            "n": record.subjects,
            "score": record.score_kind.value,
            "threshold": record.threshold,
            "confidence": _confidence(result),
            "fpir": None
            if record.fpir is None
            else rate_document(record.fpir.value, record.fpir.low, record.fpir.high, record.fpir.n),
            "candidates": [
                {
                    "rank": c.rank,
                    "subject_id": c.subject_id,
                    "face_id": c.face_id,
                    "score": c.score,
                    "raw_score": c.raw_score,
                    "note": None
                    if record.notes is None
                    else record.notes.candidates[c.face_id].as_record(),
                }
                for c in shown
            ],
            "count_at_threshold": record.count_at_threshold,
            "warnings": [
                *warnings,
                *([probe_sentence(record.notes.probe)] if record.notes is not None else []),
            ],
            "probe_note": None if record.notes is None else record.notes.probe.as_record(),
            "device": record.device,
            "seconds": record.seconds,
        }
    )


def _say_unsearched(output: Output, probe: Probe, analysis: ProbeAnalysis) -> None:
    output.say(
        f"The probe of case {probe.case_number} is recorded as insufficient for a search: nothing was "
        "searched."
    )
    output.document(
        {
            "search_id": None,
            "case": probe.case_number,
            "probe": probe.probe_id,
            "searched": False,
            "suitability": analysis.suitability.value,
            "remarks": analysis.remarks,
        }
    )


def _declared(texts: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in texts:
        by, separator, group = text.partition("=")
        if not separator or not by.strip() or not group.strip():
            raise WrongUse(detail=f"“{text}” is not GROUPING=GROUP, for example sex=female.")
        if by.strip() in found:
            raise WrongUse(detail=f"“{by.strip()}” is declared twice.")
        found[by.strip()] = group.strip()
    return found


def _declared_in_vain(result: SearchResult) -> list[str]:
    """A sentence for each declaration that no rate can answer to. It stays on the record: somebody may be
    of a group that nobody in the gallery is recorded as; more often a word was spelt another way."""
    if result.errors is None:
        return []
    names = {one.by: list(one.groups) for one in result.errors.groupings}
    found = []
    for by, group in result.record.declared.items():
        if by not in names:
            recorded = ", ".join(names) or "nothing"
            found.append(
                f"Nothing is recorded as “{by}” in this gallery: what was declared changes no rate. "
                f"Recorded are: {recorded}."
            )
        elif group not in names[by]:
            found.append(
                f"Nobody in this gallery is recorded as “{group}” ({by}): what was declared changes no "
                f"rate. Recorded are: {', '.join(names[by])}."
            )
    return found


def _confidence(result: SearchResult) -> float | None:
    """1 - FPIR, no higher than n searches that come in pairs can support: 1 - 6/n."""
    if result.record.fpir is None or result.errors is None:
        return None
    return min(1.0 - result.record.fpir.value, result.errors.curve.highest_supported_confidence)
