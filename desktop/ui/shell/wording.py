"""Words of the window for codes of the record. There is no word here for identity."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.error_sentences import NORMALISED_MEANING, RAW_MEANING
from desktop.domain.expungements import ExpungeGround
from desktop.domain.faces import QualityComponent, QualityMeasure
from desktop.domain.probes import INADMISSIBLE_SENTENCES, ProbeType
from desktop.domain.refusals import RefusalReason
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.subjects import CaptureRecord
from desktop.ui.shell.by_locale import day_by_locale, moment_by_locale
from desktop.workflow.metadata_table import MetadataField


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


def score_title(kind: ScoreKind) -> str:
    """What a column of scores is called."""
    return {
        ScoreKind.RAW: _tr("Score (raw)"),
        ScoreKind.NORMALISED: _tr("Score (normalised)"),
    }[kind]


def score_meaning(kind: ScoreKind) -> str:
    """What a score is, in a sentence."""
    meaning = {ScoreKind.RAW: RAW_MEANING, ScoreKind.NORMALISED: NORMALISED_MEANING}[kind]
    return QCoreApplication.translate("error_sentences", meaning)


def conclusion_text(conclusion: Conclusion | SearchOutcome) -> str:
    return {
        Conclusion.LEAD: _tr("Lead"),
        Conclusion.EXCLUDED: _tr("Excluded"),
        Conclusion.INCONCLUSIVE: _tr("Inconclusive"),
        Conclusion.INSUFFICIENT_QUALITY: _tr("Insufficient quality"),
        SearchOutcome.NO_CANDIDATE: _tr("No candidate"),
    }[conclusion]


def conclusion_meaning(conclusion: Conclusion) -> str:
    return {
        Conclusion.LEAD: _tr("Worth investigating by other means. Not an identification."),
        Conclusion.EXCLUDED: _tr(
            "Features differ in a way that cannot be explained by pose, light or time."
        ),
        Conclusion.INCONCLUSIVE: _tr("What can be seen supports neither side well enough."),
        Conclusion.INSUFFICIENT_QUALITY: _tr("The images do not show enough to compare."),
    }[conclusion]


def inadmissible_text(probe_type: ProbeType) -> str:
    """Why such a probe is refused."""
    return QCoreApplication.translate("probes", INADMISSIBLE_SENTENCES[probe_type])


def probe_type_text(probe_type: ProbeType) -> str:
    return {
        ProbeType.PHOTOGRAPH: _tr("Photograph"),
        ProbeType.VIDEO_STILL: _tr("Video still"),
        ProbeType.DOCUMENT_SCAN: _tr("Document scan"),
        ProbeType.SKETCH: _tr("Sketch (refused)"),
        ProbeType.COMPOSITE: _tr("Composite (refused)"),
        ProbeType.GENERATED: _tr("Generated or enhanced (refused)"),
    }[probe_type]


def component_text(component: QualityComponent) -> str:
    return {
        QualityComponent.INTER_EYE_DISTANCE: _tr("Inter-eye distance"),
        QualityComponent.HEAD_POSE_YAW: _tr("Head pose: yaw"),
        QualityComponent.HEAD_POSE_PITCH: _tr("Head pose: pitch"),
        QualityComponent.HEAD_POSE_ROLL: _tr("Head pose: roll"),
        QualityComponent.UNDER_EXPOSURE_PREVENTION: _tr("Under-exposure prevention"),
        QualityComponent.OVER_EXPOSURE_PREVENTION: _tr("Over-exposure prevention"),
        QualityComponent.SHARPNESS: _tr("Sharpness"),
        QualityComponent.SINGLE_FACE_PRESENT: _tr("Single face present"),
    }[component]


def component_problem(component: QualityComponent) -> str:
    """What is wrong when a component is poor or fair, and what may be done."""
    return {
        QualityComponent.INTER_EYE_DISTANCE: _tr(
            "The face has few pixels; look for an original with more, enlarging adds nothing."
        ),
        QualityComponent.HEAD_POSE_YAW: _tr(
            "The head is turned to the side; look for a more frontal frame."
        ),
        QualityComponent.HEAD_POSE_PITCH: _tr("The head is tilted up or down; scores will be lower."),
        QualityComponent.HEAD_POSE_ROLL: _tr(
            "The head leans to a shoulder; alignment corrects this mostly."
        ),
        QualityComponent.UNDER_EXPOSURE_PREVENTION: _tr("Much of the face is nearly black."),
        QualityComponent.OVER_EXPOSURE_PREVENTION: _tr("Parts of the face are blown out to white."),
        QualityComponent.SHARPNESS: _tr("The face is blurred; look for a sharper frame."),
        QualityComponent.SINGLE_FACE_PRESENT: _tr(
            "Another face is in the picture: make sure of the choice."
        ),
    }[component]


def grade_text(measure: QualityMeasure) -> str:
    return {"poor": _tr("poor"), "fair": _tr("fair"), "good": _tr("good")}[measure.grade]


def native_text(measure: QualityMeasure) -> str:
    """The native measure with its unit, by locale."""
    locale = QLocale()
    component = QualityComponent
    if measure.component is component.INTER_EYE_DISTANCE:
        return _tr("{value} px").format(value=locale.toString(measure.native, "f", 0))
    if measure.unit == "°":
        return f"{locale.toString(round(measure.native) + 0.0, 'f', 0)}°"
    if measure.component in (component.UNDER_EXPOSURE_PREVENTION, component.OVER_EXPOSURE_PREVENTION):
        share = locale.toString(100 * measure.native, "f", 1)
        dark = measure.component is component.UNDER_EXPOSURE_PREVENTION
        return (_tr("{value}% dark") if dark else _tr("{value}% white")).format(value=share)
    if measure.component is component.SHARPNESS:
        return locale.toString(measure.native, "f", 0)
    if measure.native <= 0:
        return _tr("alone")
    return _tr("another of {value}% its size").format(
        value=locale.toString(100 * measure.native**2, "f", 0)
    )


def reason_text(reason: RefusalReason) -> str:
    return {
        RefusalReason.UNREADABLE: _tr("Unreadable"),
        RefusalReason.UNSUPPORTED_FORMAT: _tr("Kind of file not supported"),
        RefusalReason.ANIMATED: _tr("Several pictures in one file"),
        RefusalReason.TOO_LARGE: _tr("Too many pixels"),
        RefusalReason.TOO_MUCH_MEMORY: _tr("Takes too much memory"),
        RefusalReason.TOOK_TOO_LONG: _tr("Took too long to read"),
        RefusalReason.DECODER_STOPPED: _tr("Decoder stopped"),
        RefusalReason.NO_FACE: _tr("No face"),
        RefusalReason.SEVERAL_FACES: _tr("Several faces"),
        RefusalReason.TOO_SMALL: _tr("Face too small"),
        RefusalReason.DUPLICATE: _tr("Duplicate file"),
        RefusalReason.METADATA: _tr("Not in the table"),
        RefusalReason.EXPUNGED: _tr("Expunged from this gallery"),
        RefusalReason.ORIGINAL_DAMAGED: _tr("Stored original damaged"),
        RefusalReason.FACE_ELSEWHERE: _tr("Face not where it is recorded"),
    }[reason]


def ground_text(ground: ExpungeGround) -> str:
    """Why somebody is expunged."""
    return {
        ExpungeGround.SEALED: _tr("The record was sealed"),
        ExpungeGround.RETENTION_OVER: _tr("The retention period is over"),
        ExpungeGround.COURT_ORDER: _tr("A court ordered it"),
        ExpungeGround.ENROLLED_IN_ERROR: _tr("Enrolled in error"),
    }[ground]


def field_text(wanted: MetadataField) -> str:
    return {
        MetadataField.FILE: _tr("Image file"),
        MetadataField.SUBJECT_ID: _tr("Subject"),
        MetadataField.SEX: _tr("Sex as recorded"),
        MetadataField.RACE_ETHNICITY: _tr("Race or ethnicity as recorded"),
        MetadataField.YEAR_OF_BIRTH: _tr("Year of birth"),
        MetadataField.CAPTURE_DATE: _tr("Capture date"),
        MetadataField.SOURCE: _tr("Source"),
    }[wanted]


def day_text(day: date) -> str:
    """A day that nobody can misread: 2016-12-19, in French 19/12/2016."""
    return day_by_locale(day)


def instant_text(at: datetime) -> str:
    """A moment in the time of this computer: 2026-01-31 09:30."""
    return moment_by_locale(at.astimezone())


def date_text(record: CaptureRecord) -> str:
    """Capture date by locale, or that it is not recorded."""
    when = record.capture_date
    if when is None:
        return _tr("date not recorded")
    return day_text(when)


def recorded_text(record: CaptureRecord) -> str:
    """Recorded sex, race or ethnicity and year of birth in one line."""
    parts = [record.sex, record.race_ethnicity]
    if record.year_of_birth is not None:
        parts.append(_tr("born {year}").format(year=record.year_of_birth))
    return ", ".join(part for part in parts if part) or _tr("nothing recorded")


_ENTRY_KINDS = {
    "workspace.created": "Workspace created",
    "session.opened": "Session opened",
    "session.closed": "Session closed",
    "device.chosen": "Device chosen",
    "device.fell_back": "Device fell back",
    "pack.installed": "Model pack installed",
    "pack.removed": "Model pack removed",
    "gallery.created": "Gallery created",
    "enrolment.started": "Enrolment started",
    "enrolment.batch": "Images enrolled",
    "enrolment.stopped": "Enrolment stopped",
    "enrolment.finished": "Enrolment finished",
    "rates.measured": "Error rates measured",
    "packs.compared": "Model packs compared",
    "score.chosen": "Score chosen",
    "policy.floor_changed": "Policy floor changed",
    "threshold.lowered": "Threshold lowered",
    "replay.done": "Replay in training",
    "case.opened": "Case opened",
    "probe.refused": "Probe refused",
    "probe.intake": "Probe taken in",
    "probe.analysed": "Face found and measured",
    "search.done": "Search",
    "candidate.examined": "Candidate opened",
    "conclusion": "Conclusion",
    "log.verified": "Log verified",
    "account.created": "Account created",
    "account.changed": "Account changed",
    "signin.done": "Signed in",
    "signin.failed": "Sign-in failed",
    "signin.ended": "Signed out",
    "signin.locked": "Window locked",
    "signin.unlocked": "Window unlocked",
    "signin.lock_changed": "Time until locking changed",
    "access.refused": "Refused: no right to do it",
    "policy.adopted": "Policy profile adopted",
    "policy.refused": "Policy profile refused",
    "checkpoint.delivery_changed": "Where checkpoints are held was changed",
    "case.terms": "Case terms set",
    "case.closed": "Case closed",
    "case.reopened": "Case reopened",
    "case.flagged": "Case flagged",
    "probe.examined": "Probe analysis completed",
    "search.opened": "Search opened by another person",
    "look.asked": "Look by another person asked for",
    "look.begun": "Blind look begun",
    "look.answered": "Blind look: one face concluded",
    "look.completed": "Blind look completed",
    "look.withdrawn": "Blind look withdrawn",
    "corroboration": "Corroboration described",
    "lead.released": "Lead released",
    "report.exported": "Report exported",
    "report.refused": "Report refused",
    "subject.expunged": "Subject expunged",
    "probe.expunged": "Probe expunged",
    "expungement.completed": "Expungement completed on disk",
    "figures.exported": "Figures exported",
    "key.created": "Signing key created",
    "key.rotated": "New signing key took over",
    "key.protected": "Signing key kept in another way",
    "log.exported": "Log exported",
    "log.export_refused": "Export of the log not written",
}


def entry_kind_text(kind: str) -> str:
    """A kind of log entry in words; kinds of other versions stand as they are."""
    known = _ENTRY_KINDS.get(kind)
    return _tr(known) if known else kind
