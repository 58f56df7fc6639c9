"""What is said about a gallery: its size, what is not recorded, what was cut short."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.galleries import Enrolment, Gallery
from desktop.storage.workspace import Workspace
from desktop.workflow.browse import EnrolmentState, enrolment_state


@dataclass(frozen=True)
class GalleryFacts:
    """Read beside the window: on a large gallery this takes a while."""

    gallery: Gallery
    state: EnrolmentState


def read_facts(workspace: Workspace, gallery: Gallery) -> GalleryFacts:
    return GalleryFacts(gallery, enrolment_state(workspace, gallery.gallery_id))


def _tr(text: str) -> str:
    return QCoreApplication.translate("gallery", text)


def size_text(gallery: Gallery) -> str:
    locale = QLocale()
    return _tr("{faces} faces of {subjects} subjects, model pack {pack}.").format(
        faces=locale.toString(gallery.faces),
        subjects=locale.toString(gallery.subjects),
        pack=gallery.pack_id,
    )


def gaps_text(gaps: dict[str, int]) -> str:
    """What is not recorded and what that hides; empty when nothing is missing."""
    locale = QLocale()
    missing = [
        _tr("{name} of {count}").format(name=name, count=locale.toString(gaps[key]))
        for key, name in (
            ("sex", _tr("sex")),
            ("race_ethnicity", _tr("race or ethnicity")),
            ("year_of_birth", _tr("year of birth")),
            ("capture_date", _tr("capture date")),
        )
        if gaps[key]
    ]
    if not missing or not gaps["subjects"]:
        return ""
    return _tr("Not recorded: {missing}. Error rates of these groups cannot be measured.").format(
        missing=", ".join(missing)
    )


def interrupted_text(unfinished: Enrolment, done: int) -> str:
    locale = QLocale()
    return _tr(
        "The enrolment of {folder} was interrupted after {done} of {total} images. Nothing already done is "
        "repeated."
    ).format(folder=unfinished.folder, done=locale.toString(done), total=locale.toString(unfinished.total))
