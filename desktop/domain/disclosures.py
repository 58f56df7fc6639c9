"""A disclosure pack: everything that was done in a case, in the order in which people read it.

One document is the source of the JSON export and of the printed pages, so that both say the same. Every
part that may be missing is None or empty here and is printed as “none recorded”; nothing is left out in
silence, least of all a search that found nobody or a conclusion that somebody else did not share.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from desktop.domain.adjustments import Recipe
from desktop.domain.annotations import Annotation
from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.faces import FaceQuality
from desktop.domain.features import FeatureList, VisibleFeatures
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import ProbeType
from desktop.domain.rates import Rate
from desktop.domain.score_kinds import ScoreKind

VERSION = 1
TITLE = "Disclosure pack"
LEAD_LINE = "Investigative lead, not an identification"
NO_LEAD_LINE = "No lead released: nobody listed here is a lead"
NO_RECIPE = Recipe()

LIMITS: tuple[str, ...] = (
    "A candidate is a lead: somebody to be investigated by other means. It is not an identification and no "
    "ground to arrest, charge or name anybody.",
    "The error rates are a floor. They were measured with portraits of the gallery, which are easier than "
    "pictures under investigation.",
    "A comparison score tells how alike two templates are on the scale of one model pack. It is no share "
    "of certainty, and scores of different packs or kinds cannot be compared.",
    "A search looks only among the people of its gallery and puts the most alike first, whether or not the "
    "person looked for is among them.",
    "Those who look a second time see neither scores nor the first conclusion. Two people can still make "
    "one error.",
    "The checkpoint shows that the entries up to its size are those that were signed. It cannot show that "
    "what people wrote is true, that everything was written down, or that no entry was cut off after the "
    "last checkpoint that somebody else holds.",
)


class Outcome(StrEnum):
    """Of the case, strongest first. None of these is about who somebody is."""

    RELEASED_LEADS = "released_leads"
    DISAGREEMENT = "disagreement"
    NO_CANDIDATE = "no_candidate"
    INSUFFICIENT_QUALITY = "insufficient_quality"
    NO_LEAD = "no_lead"


class CandidateState(StrEnum):
    """How far the review of one candidate came."""

    NOT_EXAMINED = "not_examined"
    FIRST_CONCLUSION = "first_conclusion"
    AGREED = "agreed"
    DISAGREED = "disagreed"
    RELEASED = "released"


class Agreement(StrEnum):
    """Of those who concluded independently; disagreement is kept, never averaged."""

    AGREED = "agreed"
    DISAGREED = "disagreed"


@dataclass(frozen=True, slots=True)
class Act:
    """Who did something, in which role, and when."""

    by: str
    role: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that somebody wrote: a reason for a lowered threshold, for instance."""

    text: str
    act: Act


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG file. `width` and `height` are those of the upright image that marks are measured on,
    in pixels; `data` may show it smaller."""

    media_type: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PolicyStatement:
    """The rules that the case was worked under, by the hash of their file."""

    name: str
    dated: date | None
    sha256: str
    basis: str = ""
    obligations: tuple[str, ...] = ()
    """What people had to see to, because no program can."""


@dataclass(frozen=True, slots=True)
class CaseStatement:
    number: str
    purpose: str
    """The offence or other purpose."""
    requester: str = ""
    authorisation: str = ""
    deadline: date | None = None
    authority: str = ""
    policy: PolicyStatement | None = None
    retention_until: date | None = None
    opened: Act | None = None
    closed: Act | None = None


@dataclass(frozen=True, slots=True)
class AnalysisStatement:
    """What was seen of the probe before any candidate was shown."""

    visible: VisibleFeatures
    suitability: Suitability
    remarks: str
    act: Act


@dataclass(frozen=True, slots=True)
class ConclusionStatement:
    """One conclusion. `annotations` are marks on `probe` and `candidate`, which show what they stand on."""

    conclusion: Conclusion | SearchOutcome
    reason: str
    act: Act
    features: FeatureList | None = None
    annotations: tuple[Annotation, ...] = ()
    probe: Picture | None = None
    candidate: Picture | None = None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What else speaks for or against a lead, found without this program."""

    text: str
    source: str
    act: Act


@dataclass(frozen=True, slots=True)
class CandidateStatement:
    """One row of a candidate list with all that was concluded about it."""

    DERIVED: ClassVar[tuple[str, ...]] = ("state",)

    rank: int
    subject_id: str
    score: float
    raw_score: float
    at_or_above: bool
    """Whether `score` reaches the threshold of the search."""
    picture: Picture | None = None
    earlier: tuple[str, ...] = ()
    """What is known from earlier searches, such as “rejected earlier in this case”."""
    group_sentences: tuple[str, ...] = ()
    conclusions: tuple[ConclusionStatement, ...] = ()
    agreement: Agreement | None = None
    corroborations: tuple[Corroboration, ...] = ()
    release: Act | None = None

    @property
    def state(self) -> CandidateState:
        if self.release is not None:
            return CandidateState.RELEASED
        if self.agreement is not None:
            return CandidateState(self.agreement.value)
        return CandidateState.FIRST_CONCLUSION if self.conclusions else CandidateState.NOT_EXAMINED

    @property
    def reviewed(self) -> bool:
        """Whether there is more to say than its row does."""
        return bool(self.conclusions or self.agreement or self.corroborations or self.release)


@dataclass(frozen=True, slots=True)
class LookItem:
    """One picture of a second look: a candidate by its subject, or filler number `filler`, who is nobody of
    this case and has no name here. Exactly one of the two is given."""

    conclusion: Conclusion | None
    reason: str
    subject_id: str | None = None
    filler: int | None = None

    def __post_init__(self) -> None:
        if (self.subject_id is None) == (self.filler is None):
            raise ValueError("an item of a look is a candidate or a filler")


@dataclass(frozen=True, slots=True)
class LookStatement:
    """A second (`ordinal` 2) or third look by somebody who knew no score and no conclusion."""

    ordinal: int
    act: Act
    seconds: float | None
    items: tuple[LookItem, ...]


@dataclass(frozen=True, slots=True)
class SearchStatement:
    """One search with everything that was in use, also when it found nobody."""

    search_id: str
    act: Act
    gallery: str
    subjects: int
    faces: int
    pack_id: str
    pack_hash: str
    snapshot_hash: str
    score_kind: ScoreKind
    threshold: float
    count_at_threshold: int
    confidence: float | None = None
    fpir: Rate | None = None
    declared: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    group_sentences: tuple[str, ...] = ()
    lowered: tuple[Statement, ...] = ()
    """Why the threshold was lowered below the floor of the policy."""
    candidates: tuple[CandidateStatement, ...] = ()
    conclusions: tuple[ConclusionStatement, ...] = ()
    """Of the search as a whole."""
    looks: tuple[LookStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class ProbeStatement:
    """A probe; `picture` shows the untouched original, `adjusted` the same after `recipe`."""

    probe_id: str
    probe_type: ProbeType
    provenance: str
    file_name: str
    sha256: str
    taken_in: Act | None = None
    picture: Picture | None = None
    recipe: Recipe = NO_RECIPE
    recipe_sentences: tuple[str, ...] = ()
    adjusted: Picture | None = None
    quality: FaceQuality | None = None
    analyses: tuple[AnalysisStatement, ...] = ()
    searches: tuple[SearchStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who looked at something of the case."""

    name: str
    role: str
    what: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class PackStatement:
    """A model pack that was in use."""

    pack_id: str
    version: str
    sha256: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry of the log without its data; `leaf` is its hash in the tree, hexadecimal."""

    seq: int
    kind: str
    actor: str
    at: datetime
    leaf: str


@dataclass(frozen=True, slots=True)
class DisclosureDocument:
    """Version 1. `checkpoint` is the text of the signed note, `verifier_key` the key to verify it with."""

    DERIVED: ClassVar[tuple[str, ...]] = ("title", "line", "outcome", "outcome_sentence")

    case: CaseStatement
    made: Act
    program: str
    probes: tuple[ProbeStatement, ...] = ()
    participants: tuple[Participant, ...] = ()
    limits: tuple[str, ...] = LIMITS
    packs: tuple[PackStatement, ...] = ()
    log: tuple[LogLine, ...] = ()
    checkpoint: str = ""
    verifier_key: str = ""

    @property
    def searches(self) -> tuple[SearchStatement, ...]:
        return tuple(search for probe in self.probes for search in probe.searches)

    @property
    def candidates(self) -> tuple[CandidateStatement, ...]:
        return tuple(candidate for search in self.searches for candidate in search.candidates)

    @property
    def released(self) -> tuple[CandidateStatement, ...]:
        return tuple(candidate for candidate in self.candidates if candidate.release is not None)

    @property
    def title(self) -> str:
        return TITLE

    @property
    def line(self) -> str:
        """What stands on every page."""
        return LEAD_LINE if self.released else NO_LEAD_LINE

    @property
    def outcome(self) -> Outcome:
        """Of what is recorded; a disagreement outweighs everything but a release."""
        searches, candidates = self.searches, self.candidates
        if self.released:
            return Outcome.RELEASED_LEADS
        if any(c.agreement is Agreement.DISAGREED for c in candidates):
            return Outcome.DISAGREEMENT
        concluded = [s.conclusion for c in candidates for s in c.conclusions]
        analysed = [probe.analyses[-1].suitability for probe in self.probes if probe.analyses]
        if not searches and analysed and all(one is Suitability.INSUFFICIENT for one in analysed):
            return Outcome.INSUFFICIENT_QUALITY
        if searches and not concluded and all(_found_nobody(search) for search in searches):
            return Outcome.NO_CANDIDATE
        if concluded and all(one is Conclusion.INSUFFICIENT_QUALITY for one in concluded):
            return Outcome.INSUFFICIENT_QUALITY
        return Outcome.NO_LEAD

    @property
    def outcome_sentence(self) -> str:
        template, fields = outcome_words(self)
        return template.format(**fields)


OUTCOME_TEMPLATES: dict[Outcome, str] = {
    Outcome.RELEASED_LEADS: (
        "Released as investigative leads: {subjects}. Each is somebody to investigate by other means; none "
        "is an identification."
    ),
    Outcome.DISAGREEMENT: "No lead was released: the examiners disagree about {subjects}.",
    Outcome.NO_CANDIDATE: "No lead was released: no search of this case ended with a candidate.",
    Outcome.INSUFFICIENT_QUALITY: "No lead was released: the pictures do not show enough to compare.",
    Outcome.NO_LEAD: "No lead was released.",
}


def outcome_words(document: DisclosureDocument) -> tuple[str, dict[str, str]]:
    """The template of the outcome's sentence and its fields, so that the window can translate it."""
    outcome = document.outcome
    about = {
        Outcome.RELEASED_LEADS: document.released,
        Outcome.DISAGREEMENT: tuple(c for c in document.candidates if c.agreement is Agreement.DISAGREED),
    }.get(outcome, ())
    subjects = ", ".join(dict.fromkeys(candidate.subject_id for candidate in about))
    return OUTCOME_TEMPLATES[outcome], {"subjects": subjects}


def _found_nobody(search: SearchStatement) -> bool:
    if not search.candidates:
        return True
    return any(one.conclusion is SearchOutcome.NO_CANDIDATE for one in search.conclusions)
