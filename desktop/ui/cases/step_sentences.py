"""A step of the record as a sentence: who did what. What it says in particular is `step_text`'s."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.log_entries import LogEntry
from desktop.ui.shell.wording import entry_kind_text
from desktop.workflow.case_record import TimelineEntry


def _tr(text: str) -> str:
    return QCoreApplication.translate("step_sentences", text)


_SENTENCES = {
    "workspace.created": "{who} made this workspace.",
    "session.opened": "{who} opened the workspace.",
    "session.closed": "{who} closed the workspace.",
    "device.chosen": "A device was chosen for the models.",
    "device.fell_back": "The device failed and another one was taken.",
    "pack.installed": "{who} installed a model pack.",
    "pack.removed": "{who} removed a model pack.",
    "gallery.created": "{who} made a gallery.",
    "enrolment.started": "{who} began to enrol images.",
    "enrolment.batch": "Images were enrolled.",
    "enrolment.stopped": "{who} stopped enrolling.",
    "enrolment.finished": "{who} finished enrolling images.",
    "rates.measured": "The error rates of a gallery were measured.",
    "packs.compared": "{who} compared model packs on the galleries of this workspace.",
    "score.chosen": "{who} chose the score of a gallery.",
    "policy.floor_changed": "{who} changed the lowest confidence that needs no reason.",
    "threshold.lowered": "{who} lowered the threshold below the policy's floor.",
    "case.opened": "{who} opened the case.",
    "case.terms": "{who} set the terms of the case.",
    "case.closed": "{who} closed the case.",
    "case.reopened": "{who} reopened the case.",
    "case.flagged": "The case was flagged.",
    "probe.refused": "A probe that {who} offered was refused.",
    "probe.intake": "{who} took in a probe.",
    "probe.analysed": "The face in the probe was found and measured for {who}.",
    "probe.examined": "{who} described the probe before any candidate was shown.",
    "search.done": "{who} searched with the probe.",
    "search.opened": "{who} opened the search and saw what it found.",
    "replay.done": "{who} replayed searches in training.",
    "candidate.examined": "{who} opened a candidate.",
    "conclusion": "{who} concluded.",
    "log.verified": "{who} verified the log.",
    "log.exported": "{who} exported the log.",
    "log.export_refused": "An export of the log was not written.",
    "account.created": "{who} made an account.",
    "account.changed": "{who} changed an account.",
    "signin.done": "{who} signed in.",
    "signin.failed": "Somebody failed to sign in.",
    "signin.ended": "{who} signed out.",
    "signin.locked": "The window of {who} was locked.",
    "signin.unlocked": "{who} unlocked the window.",
    "signin.lock_changed": "{who} changed after how long the window locks.",
    "access.refused": "{who} asked for something that was refused.",
    "checkpoint.delivery_changed": "{who} changed where checkpoints are held.",
    "policy.adopted": "{who} adopted a policy.",
    "policy.refused": "A policy was refused: its file was edited.",
    "look.asked": "{who} asked for a look by another person.",
    "look.begun": "{who} began a blind look.",
    "look.answered": "{who} concluded on one face of the blind look.",
    "look.completed": "{who} completed the blind look.",
    "look.withdrawn": "A look by another person was withdrawn.",
    "corroboration": "{who} described corroboration.",
    "lead.released": "{who} released a lead.",
    "report.exported": "{who} exported a report.",
    "report.refused": "A report was not written.",
    "subject.expunged": "{who} expunged a subject.",
    "probe.expunged": "{who} expunged a probe.",
    "expungement.completed": "What was expunged was erased from the disk.",
    "figures.exported": "{who} exported figures.",
    "key.created": "A signing key was made.",
    "key.rotated": "{who} put a new signing key in force.",
    "key.protected": "{who} changed how the signing key is kept.",
}


def step_sentence(step: TimelineEntry | LogEntry) -> str:
    """For example “A. Examiner took in a probe.”; kinds of other versions with their name."""
    if step.kind == "search.done" and step.data.get("count_at_threshold") == 0:
        # An outcome of its own.
        return _tr("{who} searched with the probe and found nobody.").format(who=step.actor)
    known = _SENTENCES.get(step.kind)
    if known is None:
        return _tr("{who}: {what}.").format(who=step.actor, what=entry_kind_text(step.kind))
    return _tr(known).format(who=step.actor)


def sentence_kinds() -> frozenset[str]:
    """Kinds that have a sentence of their own."""
    return frozenset(_SENTENCES)
