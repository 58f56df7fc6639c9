"""What stands above a candidate list, in words; without a widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.conclusions import RecordedConclusion
from desktop.domain.rates import FpirCurve
from desktop.ui.candidates.conclusion_form import history_text
from desktop.ui.error_panel.rate_view import DECIMALS, decimals_for
from desktop.ui.shell.said import said
from desktop.workflow.search import SearchResult


def _tr(text: str) -> str:
    return QCoreApplication.translate("CandidatesPage", text)


def summary_text(
    result: SearchResult,
    threshold: float,
    shown: int,
    curve: FpirCurve | None,
    conclusions: list[RecordedConclusion],
) -> str:
    """How many candidates there are at `threshold`, of which `shown` are listed, the warnings of the search
    and what was concluded on it as a whole. `curve` is of the score of this search, or None."""
    locale = QLocale()
    decimals = decimals_for(curve.highest - curve.lowest) if curve is not None and curve.n else DECIMALS
    count = result.candidates.count_at_or_above(threshold)
    exact = result.candidates.count_is_exact(threshold)
    words = (
        _tr("Candidates at or above the threshold: {count} of {n} subjects searched.")
        if exact
        else _tr("Candidates at or above the threshold: at least {count} of {n} subjects searched.")
    )
    counts = [words.format(count=locale.toString(count), n=locale.toString(result.record.subjects))]
    if count > shown:
        counts.append(_tr("The best {shown} are listed.").format(shown=locale.toString(shown)))
    if result.record.threshold != threshold:
        counts.append(
            _tr("Searched at {recorded}, now shown at {now}.").format(
                recorded=locale.toString(result.record.threshold, "f", decimals),
                now=locale.toString(threshold, "f", decimals),
            )
        )
    if curve is not None and curve.n:
        counts.append(
            _tr("The highest score of anybody who was left out of this gallery is {score}.").format(
                score=locale.toString(curve.highest, "f", decimals)
            )
        )
    lines = [" ".join(counts), *(f"⚠ {said(warning)}" for warning in result.record.warnings)]
    whole = [c for c in conclusions if c.face_id is None]
    if whole:
        lines.append(history_text(whole))
    return "\n".join(lines)
