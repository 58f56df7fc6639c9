"""Everything that is known about error on one gallery with one score, ready to be read at any threshold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.candidates import Candidate
from desktop.domain.error_notes import GroupNote, note_for
from desktop.domain.error_rates import ErrorRates
from desktop.domain.group_rates import GroupCurves, GroupTable
from desktop.domain.groups import Grouping, all_groupings
from desktop.domain.measurements import Measurement
from desktop.domain.rates import FpirCurve
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.searches import SearchNotes
from desktop.domain.subjects import CaptureRecord
from desktop.storage.workspace import Workspace
from desktop.workflow.sampled_groups import group_curves

DEFAULT_FPIR = 0.01
"""The threshold starts where one non-mated search in a hundred returns somebody."""


@dataclass(frozen=True, slots=True)
class GalleryErrors:
    """Sorted once, read cheaply. `groupings` are what the gallery's recorded metadata allows."""

    measurement: Measurement
    kind: ScoreKind
    rates: ErrorRates
    groupings: tuple[Grouping, ...]
    group_curves: tuple[GroupCurves, ...]
    groups_by_subject: Mapping[str, Mapping[str, str]]
    """subject id -> grouping -> recorded group; what is not recorded is left out"""

    @property
    def curve(self) -> FpirCurve:
        return self.rates.curve

    @property
    def n(self) -> int:
        """How many people were searched for."""
        return self.rates.n

    @property
    def enrolled(self) -> int:
        """How many there are; more than `n` where a sample of them was searched for."""
        return self.rates.scores.enrolled

    @property
    def default_threshold(self) -> float:
        """Where at most 1% of non-mated searches return somebody."""
        return self.curve.threshold_for(DEFAULT_FPIR)

    def tables(self, threshold: float) -> list[GroupTable]:
        """FPIR per recorded group, one table a grouping."""
        return [curves.at(threshold) for curves in self.group_curves]

    def notes(
        self, threshold: float, declared: Mapping[str, str], candidates: Sequence[Candidate]
    ) -> SearchNotes:
        """What is to be said beside a candidate list at `threshold`."""
        tables = self.tables(threshold)
        return SearchNotes(
            note_for(declared, tables), _NotesOnDemand(candidates, self.groups_by_subject, tables)
        )

    def probe_note(self, threshold: float, declared: Mapping[str, str]) -> GroupNote:
        return note_for(declared, self.tables(threshold))

    def with_kind(self, kind: ScoreKind) -> GalleryErrors:
        """The same gallery read by the other score. Raises `ValueError` where it was not measured."""
        if kind is self.kind:
            return self
        return _errors(self.measurement, kind, self.groupings, self.groups_by_subject)


def read_errors(workspace: Workspace, measurement: Measurement, kind: ScoreKind) -> GalleryErrors:
    """Puts a measurement together with the recorded metadata. Takes a while for large galleries."""
    with workspace.reading() as stores:
        records = stores.faces.records(measurement.gallery_id)
    return errors_from(measurement, kind, records)


def errors_from(
    measurement: Measurement, kind: ScoreKind, records: Mapping[str, CaptureRecord]
) -> GalleryErrors:
    """As `read_errors`, from records by subject id."""
    found = all_groupings(records, measurement.subject_ids)
    return _errors(measurement, kind, found, _GroupsBySubject(measurement.subject_ids, found))


class _NotesOnDemand(Mapping[int, GroupNote]):
    """By face id. A slider asks for notes many times a second, and only some of the rows are looked at."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        groups_by_subject: Mapping[str, Mapping[str, str]],
        tables: Sequence[GroupTable],
    ) -> None:
        self._subjects = {c.face_id: c.subject_id for c in candidates}
        self._groups, self._tables = groups_by_subject, tables
        self._known: dict[tuple[tuple[str, str], ...], GroupNote] = {}

    def __getitem__(self, face_id: int) -> GroupNote:
        groups = self._groups.get(self._subjects[face_id], {})
        # Thousands of candidates belong to a few combinations of groups.
        key = tuple(groups.items())
        note = self._known.get(key)
        if note is None:
            note = self._known[key] = note_for(groups, self._tables)
        return note

    def __iter__(self) -> Iterator[int]:
        return iter(self._subjects)

    def __len__(self) -> int:
        return len(self._subjects)


class _GroupsBySubject(Mapping[str, Mapping[str, str]]):
    """Looked up when asked for: a dictionary of dictionaries would be far larger than the names."""

    def __init__(self, subject_ids: Sequence[str], groupings: Sequence[Grouping]) -> None:
        self._place = {subject: place for place, subject in enumerate(subject_ids)}
        self._groupings = groupings

    def __getitem__(self, subject_id: str) -> Mapping[str, str]:
        place = self._place[subject_id]
        return {one.by: one.names[place] for one in self._groupings if one.names[place]}

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)


def _errors(
    measurement: Measurement,
    kind: ScoreKind,
    groupings: tuple[Grouping, ...],
    by_subject: Mapping[str, Mapping[str, str]],
) -> GalleryErrors:
    rates = ErrorRates(measurement.scores(kind))
    return GalleryErrors(
        measurement,
        kind,
        rates,
        groupings,
        tuple(group_curves(one, rates, measurement.sample) for one in groupings),
        by_subject,
    )
