"""What is said of the program as a whole, and of its limits."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.storage.program import program_version


def _tr(text: str) -> str:
    return QCoreApplication.translate("about", text)


def about_sentence() -> str:
    """In one paragraph, for the settings."""
    return _tr(
        "Second Look {version}. A candidate is a lead, never an identification. This program does not "
        "scan crowds or video, does not infer sex, race or age from pictures, and does not search "
        "drawn, composed or generated faces. Error rates are measured on the gallery in use; gallery "
        "portraits are easier than operational probes, so these rates are a floor."
    ).format(version=program_version())


def limits() -> list[tuple[str, list[str]]]:
    """(heading, sentences) of what the program is not and does not do."""
    return [
        (
            _tr("What its results are"),
            [
                _tr(
                    "A candidate is a lead, never an identification. It says: look here, with other means."
                ),
                _tr("A comparison score is no probability, and not a share of anything."),
                _tr(
                    "The search confidence speaks of searches for people who are not in the gallery. It "
                    "says nothing about one candidate."
                ),
                _tr("That nobody was found does not say that the person is not in the gallery."),
            ],
        ),
        (
            _tr("What its figures hold for"),
            [
                _tr("Error rates are measured on the gallery in use, with the model pack in use."),
                _tr("Gallery portraits are easier than operational probes, so these rates are a floor."),
                _tr("Where a group has too few people, no figure is given for it."),
                _tr("Groups are those that are recorded. Where records are wrong, so are the figures."),
            ],
        ),
        (
            _tr("What it does not do"),
            [
                _tr("It does not scan crowds, video or cameras, and watches nobody."),
                _tr("It does not infer sex, race or age from pictures."),
                _tr("It does not search drawn, composed or generated faces."),
                _tr("It does not sharpen, enhance or enlarge a probe."),
                _tr("It does not decide: nothing leaves as a lead before two people have examined it."),
                _tr(
                    "It sends nothing anywhere unless somebody set up where checkpoints are held elsewhere."
                ),
            ],
        ),
    ]
