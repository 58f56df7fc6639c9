"""What part of the work an entry of the log belongs to: a picture and a word for it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class EntryStage:
    """`icon` is a name of `icons.ICON_NAMES`."""

    key: str
    icon: str
    beginnings: tuple[str, ...]
    """Of the kinds of entry that belong to it."""

    @property
    def word(self) -> str:
        return _tr(_WORDS[self.key])


def _tr(text: str) -> str:
    return QCoreApplication.translate("entry_stages", text)


_WORDS = {
    "case": "Case",
    "intake": "Intake",
    "analysis": "Probe analysis",
    "search": "Search",
    "examination": "Examination",
    "look": "Second look",
    "corroboration": "Corroboration",
    "release": "Release",
    "report": "Report",
    "expungement": "Expungement",
    "refusal": "Refused",
    "policy": "Policy",
    "enrolment": "Galleries",
    "rates": "Error rates",
    "people": "People and sign-in",
    "figures": "Figures",
    "log": "Log and key",
    "program": "Program",
    "training": "Training",
    "other": "Other",
}

STAGES: tuple[EntryStage, ...] = (
    EntryStage("case", "folder", ("case.",)),
    EntryStage("intake", "probe", ("probe.intake", "probe.refused")),
    EntryStage("analysis", "crosshair", ("probe.analysed", "probe.examined")),
    EntryStage("search", "search", ("search.", "threshold.")),
    EntryStage("examination", "compare", ("candidate.", "conclusion")),
    EntryStage("look", "second-look", ("look.",)),
    EntryStage("corroboration", "link", ("corroboration",)),
    EntryStage("release", "release", ("lead.",)),
    EntryStage("report", "report", ("report.",)),
    EntryStage("expungement", "cancel", ("subject.expunged", "probe.expunged", "expungement.")),
    EntryStage("refusal", "lock", ("access.",)),
    EntryStage("policy", "flag", ("policy.",)),
    EntryStage("enrolment", "gallery", ("gallery.", "enrolment.", "pack.")),
    EntryStage("rates", "rates", ("rates.", "score.", "packs.")),
    EntryStage("people", "person", ("account.", "signin.")),
    EntryStage("figures", "figures", ("figures.",)),
    EntryStage("log", "shield", ("log.", "key.", "checkpoint.")),
    EntryStage("program", "settings", ("workspace.", "session.", "device.", "setting.")),
    EntryStage("training", "lab", ("replay.",)),
)
"""In the order in which a case goes through them, then what is not about cases."""

_OTHER = EntryStage("other", "info", ())


def stage_of(kind: str) -> EntryStage:
    """Kinds of other versions are “other”."""
    return next((stage for stage in STAGES if kind.startswith(stage.beginnings)), _OTHER)
