"""A disclosure document as blocks, in its order: case, outcome, probes, people, limits, programs, log."""

from __future__ import annotations

from desktop.domain.disclosures import (
    Agreement,
    CaseStatement,
    DisclosureDocument,
    Participant,
    outcome_words,
)
from desktop.ui.report.boxes import Box
from desktop.ui.report.masthead import Masthead, verification_blocks
from desktop.ui.report.page_style import LEAD, NONE, SECTION, SMALL_MONO, SMALL_STRONG
from desktop.ui.report.probe_pages import probe_blocks
from desktop.ui.report.strips import Block, Bullets, Heading, Paragraph
from desktop.ui.report.tables import Column, Facts, Table
from desktop.ui.report.words import (
    day,
    done,
    fact,
    hash_fact,
    instant,
    none_recorded,
    or_none,
    role_words,
    tr,
    whole,
)
from desktop.ui.shell.said import said, said_template


def disclosure_blocks(document: DisclosureDocument) -> list[Block]:
    """Everything that the document says."""
    made: list[Block] = [
        Masthead(
            said(document.title),
            said(document.line),
            (
                tr("Case {number}").format(number=document.case.number),
                tr("Made by {who}").format(who=done(document.made)),
                tr("Second Look {version}").format(version=or_none(document.program)),
            ),
            document.checkpoint,
        ),
        Heading(tr("Case"), SECTION, rule=True),
        _case(document.case),
        Heading(tr("Outcome"), SECTION, rule=True),
        _outcome(document),
        _counts(document),
    ]
    for number, probe in enumerate(document.probes, start=1):
        made += probe_blocks(probe, number, len(document.probes))
    if not document.probes:
        made += [
            Heading(tr("Probes and searches"), SECTION, rule=True),
            Paragraph(tr("Probes: none recorded. Searches: none recorded."), NONE),
        ]
    return [
        *made,
        Heading(tr("Everyone who looked"), SECTION, before=24.0, rule=True),
        _participants(document.participants),
        Heading(tr("Limits"), SECTION, rule=True),
        Bullets(tuple(said(limit) for limit in document.limits))
        if document.limits
        else Paragraph(none_recorded(), NONE),
        Heading(tr("Program and model packs"), SECTION, rule=True),
        *_programs(document),
        Heading(tr("Log of the case"), SECTION, rule=True),
        _log(document),
        *verification_blocks(document.checkpoint, document.verifier_key),
    ]


def _case(case: CaseStatement) -> Facts:
    policy = case.policy
    dated = tr("dated {date}").format(date=or_none(day(None if policy is None else policy.dated)))
    rules = () if policy is None else (said(policy.name), dated)
    duties = () if policy is None else tuple(said(one) for one in policy.obligations)
    return Facts(
        (
            fact(tr("Case number"), case.number),
            fact(tr("Offence or purpose"), case.purpose),
            fact(tr("Requested by"), case.requester),
            fact(tr("Authorisation"), case.authorisation),
            fact(tr("Authority"), case.authority),
            fact(tr("Deadline"), day(case.deadline)),
            fact(tr("Policy profile"), *rules),
            fact(tr("Basis of the profile"), "" if policy is None else said(policy.basis)),
            hash_fact(tr("SHA-256 of the profile"), "" if policy is None else policy.sha256),
            fact(
                tr("Obligations of people"),
                *duties,
            ),
            fact(tr("Retained until"), day(case.retention_until)),
            fact(tr("Opened by"), done(case.opened)),
            fact(tr("Closed by"), done(case.closed) or tr("none recorded: the case is open")),
        )
    )


def _outcome(document: DisclosureDocument) -> Box:
    template, fields = outcome_words(document)
    released = bool(document.released)
    return Box(
        said_template(template).format(**fields),
        (),
        ground="accent_soft" if released else "surface",
        bar="accent" if released else "outline",
        title_style=LEAD,
    )


def _counts(document: DisclosureDocument) -> Facts:
    """How much there is of everything, so that a missing page is missed."""
    candidates = document.candidates
    concluded = sum(len(one.conclusions) for one in candidates)
    examined = sum(bool(one.conclusions) for one in candidates)
    disagreed = sum(one.agreement is Agreement.DISAGREED for one in candidates)
    nobody = sum(not search.candidates for search in document.searches)
    return Facts(
        (
            fact(tr("Probes"), whole(len(document.probes))),
            fact(
                tr("Searches"),
                tr("{count}, of which {nobody} returned nobody").format(
                    count=whole(len(document.searches)), nobody=whole(nobody)
                ),
            ),
            fact(
                tr("Rows of candidate lists"),
                tr("{count}, of which {reviewed} were examined").format(
                    count=whole(len(candidates)),
                    reviewed=whole(examined),
                ),
            ),
            fact(tr("Their conclusions"), whole(concluded)),
            fact(tr("Disagreements"), whole(disagreed)),
            fact(tr("Released leads"), whole(len(document.released))),
            fact(tr("Log entries of the case"), whole(len(document.log))),
        )
    )


def _participants(participants: tuple[Participant, ...]) -> Table:
    columns = (
        Column(tr("Name"), 4, style=SMALL_STRONG),
        Column(tr("Role"), 3),
        Column(tr("What"), 6),
        Column(tr("When"), 5),
    )
    rows = [
        [p.name, or_none(role_words(p.role)), or_none(said(p.what)), instant(p.at)] for p in participants
    ]
    return Table(columns, rows, none_recorded())


def _programs(document: DisclosureDocument) -> list[Block]:
    columns = (
        Column(tr("Model pack"), 4, style=SMALL_STRONG),
        Column(tr("Version"), 2),
        Column(tr("Licence"), 3),
        Column(tr("SHA-256"), 9, style=SMALL_MONO),
    )
    rows = [[p.pack_id, or_none(p.version), or_none(p.licence), or_none(p.sha256)] for p in document.packs]
    return [
        Facts((fact(tr("Second Look"), document.program),)),
        Table(columns, rows, tr("Model packs: none recorded")),
    ]


def _log(document: DisclosureDocument) -> Table:
    columns = (
        Column(tr("Entry"), 4.5, right=True),
        Column(tr("Time"), 15),
        Column(tr("Kind"), 12),
        Column(tr("By"), 10.5),
        Column(tr("Leaf hash"), 21, style=SMALL_MONO),
    )
    rows = [[whole(e.seq), instant(e.at), e.kind, or_none(e.actor), e.leaf] for e in document.log]
    return Table(columns, rows, tr("Entries of the case: none recorded"))
