"""What a person looks through: galleries, faces, refusals, searches, the log. Reads only."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.conclusions import RecordedConclusion
from desktop.domain.galleries import EnrolledFace, Enrolment, Gallery, Refusal
from desktop.domain.log_entries import LogEntry
from desktop.domain.log_filters import LeftOut, LogFilter
from desktop.domain.merkle import leaf_hash
from desktop.domain.people import Person, Right
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.domain.searches import Case, SearchRecord
from desktop.errors import WrongUse
from desktop.recognition.image_reader import UprightImage
from desktop.storage.conclusion_store import ConclusionDetail
from desktop.storage.log_format import entry_body
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import may, require, require_any
from desktop.workflow.blindness import require_seen, withheld_cases
from desktop.workflow.expunged import drop_expunged_thumbnails
from desktop.workflow.face_thumbnail import face_thumbnail
from desktop.workflow.pictures import read_original

WITHHELD = (
    "Kept from you while you may look at this case blind: who reads it cannot be the second examiner."
)
NOT_YOURS = "Kept from you: it belongs to casework, in which your roles have no part."


def galleries(workspace: Workspace) -> list[Gallery]:
    """By name."""
    with workspace.reading() as stores:
        return stores.galleries.all()


def gallery_packs(workspace: Workspace) -> dict[str, str]:
    """Id of the model pack of each gallery, by name: at once, where `galleries` counts every face."""
    with workspace.reading() as stores:
        return stores.galleries.packs()


def faces_page(workspace: Workspace, gallery_id: int, first_row: int, limit: int) -> list[EnrolledFace]:
    """Faces in the order of enrolment, from a row of the template file on."""
    with workspace.reading() as stores:
        return stores.faces.page(gallery_id, first_row, limit)


def faces_by_id(workspace: Workspace, face_ids: Sequence[int]) -> dict[int, EnrolledFace]:
    """By face id; unknown ones are left out."""
    with workspace.reading() as stores:
        return stores.faces.get_many(face_ids)


def thumbnail(workspace: Workspace, face_id: int) -> bytes | None:
    """JPEG of a face, made anew from the original where it was lost; None for an unknown face."""
    kept = workspace.thumbnails.get(face_id)
    if kept is not None:
        return kept
    face = faces_by_id(workspace, [face_id]).get(face_id)
    if face is None:
        return None
    image = read_original(workspace, face.image_sha256)
    made = face_thumbnail(image.pixels, face.face)
    workspace.thumbnails.put(face_id, made)
    drop_expunged_thumbnails(workspace, [face_id])
    return made


def original(workspace: Workspace, image_sha256: str) -> UprightImage:
    """An untouched original, upright. Raises `WorkspaceDamaged` when it is missing or altered, `WrongUse`
    when it was expunged, and `AccessRefused` to whoever has no part in galleries, or in cases for a picture
    that was only ever a probe."""
    with workspace.reading() as stores:
        enrolled = stores.faces.is_enrolled_image(image_sha256)
    require_any(workspace, Right.VIEW_CASES, *((Right.ENROL, Right.EXPUNGE) if enrolled else ()))
    if not workspace.images.has(image_sha256):
        with workspace.reading() as stores:
            sentence = stores.expungements.image_sentence(image_sha256)
        if sentence is not None:
            raise WrongUse(detail=sentence)
    return read_original(workspace, image_sha256)


@dataclass(frozen=True, slots=True)
class EnrolmentState:
    """How the enrolment of a gallery stands."""

    unfinished: Enrolment | None
    done: int
    refusals: list[Refusal]


def enrolment_state(workspace: Workspace, gallery_id: int) -> EnrolmentState:
    """The unfinished run with how many images it is through, and what was not enrolled in all runs."""
    with workspace.reading() as stores:
        unfinished = stores.enrolments.unfinished(gallery_id)
        done = unfinished.enrolled + unfinished.refused if unfinished else 0
        return EnrolmentState(unfinished, done, stores.enrolments.refusals_of_gallery(gallery_id))


def metadata_gaps(workspace: Workspace, gallery_id: int) -> dict[str, int]:
    """Of how many subjects sex, race or ethnicity, year of birth and capture date are not recorded."""
    with workspace.reading() as stores:
        size = stores.galleries.sizes.of(gallery_id)
    return {
        "sex": size.no_sex,
        "race_ethnicity": size.no_race_ethnicity,
        "year_of_birth": size.no_year_of_birth,
        "capture_date": size.no_capture_date,
        "subjects": size.subjects,
    }


def recent_searches(workspace: Workspace, limit: int = 1000) -> list[SearchRecord]:
    """Newest first, of all cases; those that found nobody are among them.

    The records come without their candidates: `reopen_search` reads them. Of cases that the person may
    still look at blind they come without anything that was found. Raises `AccessRefused`.
    """
    person = require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        withheld = withheld_cases(stores, person)
        return [
            replace(record, warnings=(), fpir=None, count_at_threshold=0)
            if record.case_id in withheld
            else record
            for record in stores.searches.recent(limit, with_candidates=False)
        ]


def cases(workspace: Workspace) -> list[Case]:
    """Newest first. Raises `AccessRefused`."""
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        return stores.cases.all()


def conclusions_of(workspace: Workspace, search_id: str) -> list[RecordedConclusion]:
    """Newest last; for those who have opened the search. Raises `AccessRefused`."""
    require_seen(workspace, search_id)
    with workspace.reading() as stores:
        return stores.conclusions.of_search(search_id)


def conclusion_details(workspace: Workspace, search_id: str) -> dict[int, ConclusionDetail]:
    """What each conclusion rests on, by its log entry; for those who have opened the search."""
    require_seen(workspace, search_id)
    with workspace.reading() as stores:
        return stores.conclusions.details(search_id)


def log_page(
    workspace: Workspace,
    offset: int,
    limit: int,
    kind_prefix: str = "",
    text: str = "",
    *,
    wanted: LogFilter | None = None,
) -> list[LogEntry]:
    """Newest first: what is `wanted`, or the kinds that begin so and have `text` in them. Raises
    `AccessRefused`.

    What an entry says of a case is withheld from whoever has, or may still be given, a blind look at it,
    and from those who have no part in casework; a search for a text or a case passes such entries over.
    """
    require_log(workspace)
    wanted = wanted or LogFilter(kind_prefix=kind_prefix, text=text)
    with workspace.reading() as stores:
        page = stores.log.page(offset, limit, wanted=wanted, left_out=_left_out(stores, wanted))
        withheld = _withheld_of(stores, page)
    return [_as_allowed(entry, withheld) for entry in page]


_TELLING_OF_A_CASE = (
    "candidate.",
    "conclusion",
    "threshold.",
    "look.",
    "corroboration",
    "lead.",
    "report.",
    "access.",
    "case.flagged",
)
"""Kinds of entry that say, or let guess, what somebody concluded: that there is one tells something."""
_TELLING_KINDS = ("search.", *_TELLING_OF_A_CASE)
_CASEWORK_IDS = ("case_id", "probe_id", "search_id", "look_id")


@dataclass(frozen=True, slots=True)
class _Withheld:
    """Ids of what the person who reads must not be told of."""

    searches: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    casework: bool = False
    """Everything that belongs to a case; then no ids are given."""


def _has_no_part(stores: Stores, person: Person) -> bool:
    account = stores.accounts.get(person.account_id)
    return account is None or Right.VIEW_CASES not in account.rights


def _withheld_of(stores: Stores, entries: Sequence[LogEntry]) -> _Withheld:
    """What is to be kept back of these entries."""
    person = stores.person
    if person is None:
        return _Withheld()
    if _has_no_part(stores, person):
        return _Withheld(casework=True)
    searches = stores.searches.cases_of(
        {str(e.data["search_id"]) for e in entries if e.data.get("search_id")}
    )
    named = {str(e.data["case_id"]) for e in entries if e.data.get("case_id")}
    listed = {case for entry in entries for case in _listed_cases(entry)}
    cases = withheld_cases(stores, person, named | listed | set(searches.values()))
    return _Withheld(frozenset(s for s, case in searches.items() if case in cases), frozenset(cases))


def _left_out(stores: Stores, wanted: LogFilter) -> LeftOut:
    """Whoever asks for a text or a case would learn from what is found which entries speak of it."""
    person = stores.person
    if person is None or not wanted.reads_content:
        return LeftOut()
    if _has_no_part(stores, person):
        return LeftOut(casework=True)
    cases = withheld_cases(stores, person, None if wanted.text else {wanted.case_id})
    kinds = _TELLING_OF_A_CASE if wanted.case_id in cases else ()
    if not wanted.text:
        return LeftOut(kinds=kinds)
    return LeftOut(frozenset(cases), frozenset(stores.searches.ids_in(cases)), kinds)


def _as_allowed(entry: LogEntry, withheld: _Withheld) -> LogEntry:
    if withheld.casework:
        told = entry.data.keys().isdisjoint(_CASEWORK_IDS)
        return _without_cases(entry) if told else replace(entry, data={"withheld": NOT_YOURS})
    about = entry.data.get("search_id") in withheld.searches or entry.data.get("case_id") in withheld.cases
    if not about or not entry.kind.startswith(_TELLING_KINDS):
        return _without_cases(entry) if withheld.cases.intersection(_listed_cases(entry)) else entry
    return replace(entry, data={"withheld": WITHHELD})


def _listed_cases(entry: LogEntry) -> list[str]:
    """An expungement names the cases in which the person was a candidate."""
    found = entry.data.get("cases")
    return [str(case) for case in found] if isinstance(found, list) else []


def _without_cases(entry: LogEntry) -> LogEntry:
    return replace(entry, data={k: v for k, v in entry.data.items() if k not in ("cases", "looks")})


def require_log(workspace: Workspace) -> None:
    """Whoever has a role in casework may read the log, in training everybody. Raises `AccessRefused`, and
    `SignInRequired` in a workspace that has accounts."""
    if workspace.kind is WorkspaceKind.TRAINING:
        return
    with workspace.reading() as stores:
        nobody_yet = not stores.accounts.any()
    if not nobody_yet:
        require(workspace, Right.READ_LOG)


def log_count(
    workspace: Workspace, kind_prefix: str = "", text: str = "", *, wanted: LogFilter | None = None
) -> int:
    """How many `log_page` goes through."""
    wanted = wanted or LogFilter(kind_prefix=kind_prefix, text=text)
    with workspace.reading() as stores:
        return stores.log.count(wanted=wanted, left_out=_left_out(stores, wanted))


def leaves_out(workspace: Workspace, wanted: LogFilter) -> bool:
    """Whether entries that are wanted are passed over because something is kept from whoever asks."""
    with workspace.reading() as stores:
        return _left_out(stores, wanted) != LeftOut()


def log_numbers(
    workspace: Workspace,
    wanted: LogFilter,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Sequence[int]:
    """Numbers of the entries that `log_page` goes through, newest first. A text takes reading the entries
    that the other conditions leave: then there is progress. Raises `AccessRefused`, `Cancelled`."""
    require_log(workspace)
    cancel = cancel or CancelToken()
    with workspace.reading() as stores:
        left_out = _left_out(stores, wanted)
        numbers = stores.log.numbers(wanted.without_text(), left_out)
        if not wanted.text:
            return numbers
        found = array("q")
        for first in range(0, len(numbers), _READ_AT_ONCE):
            cancel.raise_if_cancelled()
            found.extend(stores.log.holding(wanted.text, numbers[first : first + _READ_AT_ONCE]))
            done = min(first + _READ_AT_ONCE, len(numbers))
            on_progress(Progress(done, len(numbers), "entries"))
        return found


_READ_AT_ONCE = 10_000


def log_entries(workspace: Workspace, numbers: Sequence[int]) -> list[LogEntry]:
    """The entries of these numbers, as whoever is signed in may read them now. Raises `AccessRefused`."""
    require_log(workspace)
    with workspace.reading() as stores:
        entries = stores.log.many(numbers)
        withheld = _withheld_of(stores, entries)
    return [_as_allowed(entry, withheld) for entry in entries]


def is_withheld(entry: LogEntry) -> bool:
    """Whether what the entry says is kept from the reader."""
    return entry.data.keys() == {"withheld"}


def stored_form(entry: LogEntry) -> str | None:
    """The canonical JSON whose leaf hash the entry has; None where part of it is kept from the reader."""
    body = entry_body(entry.seq, entry.at, entry.actor, entry.kind, entry.data)
    return body.decode() if leaf_hash(body).hex() == entry.leaf else None


def case_of_entry(workspace: Workspace, entry: LogEntry) -> str:
    """Id of the case that an entry speaks of; empty where it speaks of none, or the reader is not told."""
    if is_withheld(entry) or not may(workspace, Right.VIEW_CASES):
        return ""
    data = entry.data
    if data.get("case_id"):
        return str(data["case_id"])
    with workspace.reading() as stores:
        if data.get("search_id"):
            return stores.searches.cases_of([str(data["search_id"])]).get(str(data["search_id"]), "")
        if data.get("probe_id"):
            return stores.probes.case_of(str(data["probe_id"]))
    return ""


def log_kinds(workspace: Workspace) -> list[str]:
    """Every kind of entry there is, sorted."""
    with workspace.reading() as stores:
        return stores.log.kinds()


def log_people(workspace: Workspace) -> list[str]:
    """Everybody by whom there is an entry, sorted."""
    with workspace.reading() as stores:
        return stores.log.actors()


def log_cases(workspace: Workspace, text: str = "", limit: int = 50) -> list[CaseName]:
    """The newest cases whose number holds `text`, for a choice; none for who has no part in casework."""
    if not may(workspace, Right.VIEW_CASES):
        return []
    with workspace.reading() as stores:
        return [CaseName(case_id, number) for case_id, number in stores.cases.numbers(text, limit)]


@dataclass(frozen=True, slots=True)
class CaseName:
    """What a case is chosen by."""

    case_id: str
    number: str


def case_name(workspace: Workspace, case_id: str) -> CaseName | None:
    """None for a case that does not exist, and for who has no part in casework."""
    if not may(workspace, Right.VIEW_CASES):
        return None
    with workspace.reading() as stores:
        try:
            return CaseName(case_id, stores.cases.get(case_id).case_number)
        except WrongUse:
            return None
