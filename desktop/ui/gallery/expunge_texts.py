"""What an expungement will do and what it did, in words; without a widget."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.expungements import (
    CANNOT_REACH,
    STAYS,
    ExpungementCertificate,
    ExpungementPreview,
    KeptImage,
)
from desktop.ui.shell.said import said
from desktop.ui.shell.wording import ground_text, instant_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("expunge", text)


def _number(count: int) -> str:
    return QLocale().toString(count)


def goes(planned: ExpungementPreview) -> list[str]:
    """What will be gone from disk."""
    return [
        _tr("Faces with their templates, thumbnails and everything recorded about them: {count}").format(
            count=_number(len(planned.faces))
        ),
        _tr("Images: {count}").format(count=_number(len(planned.images_removed))),
        _tr(
            "Measured error rates of this gallery: {count}. They hold scores of the person and are "
            "measured anew without them."
        ).format(count=_number(planned.measurements)),
        _tr("Older copies of the database that an update of the program put beside it."),
    ]


def touches(planned: ExpungementPreview) -> list[str]:
    """Cases, looks and searches that are concerned; empty where nobody is."""
    lines = []
    if planned.searches:
        lines.append(
            _tr("Earlier searches that list this person: {count}. They keep rank, id and score.").format(
                count=_number(planned.searches)
            )
        )
    if planned.flagged_cases:
        lines.append(
            _tr("Open cases that will be flagged: {cases}").format(
                cases=", ".join(case.case_number for case in planned.flagged_cases)
            )
        )
    if planned.withdrawn_looks:
        lines.append(
            _tr("Looks by another person that will be withdrawn: {count}").format(
                count=_number(len(planned.withdrawn_looks))
            )
        )
    return lines


def kept(images: Iterable[KeptImage]) -> list[str]:
    """Images that stay, and why."""
    return [
        _tr("The image {sha}… stays, because it is {uses}.").format(
            sha=image.sha256[:12], uses=_tr(" and ").join(said(use) for use in image.used_by)
        )
        for image in images
    ]


def stays() -> list[str]:
    """What stays in any case, and why."""
    return [f"{said(what)}. {said(why)}" for what, why in STAYS]


def out_of_reach() -> list[str]:
    return [said(sentence) for sentence in CANNOT_REACH]


def certificate_rows(done: ExpungementCertificate) -> list[tuple[str, str]]:
    """The certificate as it stands on the screen: (what, value)."""
    counts = done.counts
    removed = _tr("Faces: {faces} · templates: {templates} · images: {images} · thumbnails: {thumbnails}")
    removed = removed.format(
        **{name: _number(counts.get(name, 0)) for name in ("faces", "templates", "images", "thumbnails")}
    )
    more = _tr("Measurements: {measurements} · older copies of the database: {copies}").format(
        measurements=_number(counts.get("measurements", 0)),
        copies=_number(counts.get("database_copies", 0)),
    )
    rows = [
        (_tr("Subject"), done.subject_id),
        (_tr("Gallery"), done.gallery),
        (_tr("Ground"), ground_text(done.ground)),
        (_tr("Reference"), done.reference),
        (_tr("By"), _tr("{name}, {when}").format(name=done.by, when=instant_text(done.at))),
        (_tr("Gone from disk"), f"{removed}\n{more}"),
    ]
    if done.images_removed:
        rows.append((_tr("Images, by SHA-256"), "\n".join(_halves(sha) for sha in done.images_removed)))
    if done.images_kept:
        rows.append((_tr("Images that stay"), "\n".join(kept(done.images_kept))))
    if done.flagged_cases:
        rows.append((_tr("Flagged cases"), ", ".join(done.flagged_cases)))
    if done.withdrawn_looks:
        rows.append((_tr("Withdrawn looks"), _number(len(done.withdrawn_looks))))
    rows.append((_tr("Log"), _tr("Entry {seq}").format(seq=_number(done.log_seq))))
    rows.append((_tr("Root"), _halves(done.log_root)))
    return rows


def _halves(sha256: str) -> str:
    """A hash in two lines."""
    return f"{sha256[:32]}\n{sha256[32:]}"
