"""What is recorded about a candidate, in words; without a widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.candidates import Candidate
from desktop.domain.conclusions import RecordedConclusion
from desktop.domain.galleries import EnrolledFace
from desktop.domain.searches import SearchRecord
from desktop.domain.standings import CandidateStanding, Standing
from desktop.domain.subjects import photo_age_years
from desktop.ui.candidates.candidate_model import CandidateDetails
from desktop.ui.shell.standing_words import standing_text
from desktop.ui.shell.wording import conclusion_text, day_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("CandidatesPage", text)


def candidate_details(
    candidate: Candidate,
    face: EnrolledFace | None,
    latest: RecordedConclusion | None,
    record: SearchRecord,
    standing: CandidateStanding | None = None,
    rejected: RecordedConclusion | None = None,
) -> CandidateDetails:
    """A row of the list; `face` is None for somebody who was expunged since. `latest` is what was concluded
    on it last in this search, `rejected` on the person earlier in the case."""
    text = standing_line(latest, standing, rejected, there=face is not None)
    if face is None:
        return CandidateDetails(candidate.subject_id, candidate.face_id, "", conclusion=text)
    recorded = face.record
    return CandidateDetails(
        candidate.subject_id,
        candidate.face_id,
        face.file_name,
        recorded.capture_date,
        photo_age_years(recorded.capture_date, record.at.date()),
        recorded.sex,
        recorded.race_ethnicity,
        str(recorded.year_of_birth or ""),
        text,
    )


def standing_line(
    latest: RecordedConclusion | None,
    standing: CandidateStanding | None,
    rejected: RecordedConclusion | None,
    *,
    there: bool,
) -> str:
    """What was concluded and how far it has come, in one or two lines."""
    lines = [conclusion_text(latest.conclusion)] if latest else []
    if standing is not None and standing.standing not in (Standing.UNDECIDED, Standing.REJECTED):
        lines.append(standing_text(standing.standing))
    elif not there:
        lines.append(standing_text(Standing.EXPUNGED))
    if rejected is not None and latest is None:
        lines.append(
            _tr("⚠ In another search of this case: {conclusion}").format(
                conclusion=conclusion_text(rejected.conclusion)
            )
        )
    return "\n".join(lines)


def dates_text(face: EnrolledFace, record: SearchRecord) -> str:
    """How old the gallery photo was when it was searched."""
    when = face.record.capture_date
    if when is None:
        return _tr("When the gallery photo was taken is not recorded.")
    years = photo_age_years(when, record.at.date()) or 0.0
    return _tr("Gallery photo of {day}: {years} years before the search.").format(
        day=day_text(when), years=QLocale().toString(years, "f", 1)
    )
