"""What is said about enrolling a gallery again: what it takes, what was cut short, what came of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.galleries import Gallery
from desktop.workflow.enrol import EnrolmentSummary
from desktop.workflow.re_enrolments import InterruptedAgain, ReEnrolmentCost


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReEnrolment", text)


def cost_text(cost: ReEnrolmentCost) -> str:
    """How long, measured just now, and how much of the disk."""
    locale = QLocale()
    if cost.seconds is None:
        time = _tr("How long it takes is not known: none of the pictures tried could be read.")
    else:
        time = _tr("About {time}: {rate} pictures a second, tried on {sample} of them just now.").format(
            time=duration_text(cost.seconds),
            rate=locale.toString(cost.images_per_second, "f", 1),
            sample=locale.toString(cost.sample),
        )
    room = _tr("About {size} on the disk, where {free} are free; the pictures are there already.").format(
        size=locale.formattedDataSize(cost.disk_bytes, 1), free=locale.formattedDataSize(cost.free_bytes, 0)
    )
    return f"{time} {room}"


def duration_text(seconds: float) -> str:
    """In the unit that a person would use."""
    locale = QLocale()
    if seconds < 90:
        return _tr("{count} s").format(count=locale.toString(max(1, round(seconds))))
    if seconds < 90 * 60:
        return _tr("{count} min").format(count=locale.toString(round(seconds / 60)))
    return _tr("{count} hours").format(count=locale.toString(seconds / 3600, "f", 1))


def interrupted_again_text(found: InterruptedAgain) -> str:
    locale = QLocale()
    return _tr(
        "Enrolling “{source}” again with the pack {pack}, as “{target}”, was interrupted after {done} of "
        "{total} pictures. Nothing already done is repeated."
    ).format(
        source=found.source.name,
        pack=found.target.pack_id,
        target=found.target.name,
        done=locale.toString(found.done),
        total=locale.toString(found.enrolment.total),
    )


def done_again_text(source: Gallery, summary: EnrolmentSummary) -> str:
    locale = QLocale()
    text = _tr("“{source}” was enrolled again as “{target}”: {enrolled} of {images} pictures.").format(
        source=source.name,
        target=summary.gallery.name,
        enrolled=locale.toString(summary.enrolled),
        images=locale.toString(summary.images),
    )
    refused = sum(summary.refused.values())
    if not refused:
        return text
    return _tr("{text} The pack refused {refused} of them, which the comparison counts.").format(
        text=text, refused=locale.toString(refused)
    )
