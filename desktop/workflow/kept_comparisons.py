"""Comparisons of model packs as the log keeps them, so that advice rests on what was measured here.

The figures stand in an entry of the log; a setting only says which entries to look at first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.domain.galleries import Gallery
from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.pack_comparison import ComparedSide, PackComparison, Reading
from desktop.domain.paired_finding import PairedFinding
from desktop.domain.rates import Rate
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted_any
from desktop.workflow.compare_packs import MAY_COMPARE
from desktop.workflow.gallery_errors import DEFAULT_FPIR

COMPARISONS_SETTING = "pack_comparisons"
MOST_KEPT = 8
ADVISED = Reading(any_rank=False, refused_missed=True)
"""How advice counts: at rank 1, and a pack gains nothing by refusing the hard pictures."""


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """The worst measured group of a side."""

    by: str
    group: str
    fpir: float
    ratio: float | None


@dataclass(frozen=True, slots=True)
class KeptSide:
    """`refused` of `offered` captures; `missed` is None where too few people have two pictures."""

    gallery_id: int
    gallery_name: str
    pack_id: str
    pack_hash: str
    kind: ScoreKind
    fpir: Rate
    missed: Rate | None
    refused: int
    offered: int
    worst: KeptGroup | None


@dataclass(frozen=True, slots=True)
class KeptComparison:
    """`pairs` name their sides by place. `people` have two pictures or more."""

    at: datetime
    wanted: float
    subjects: int
    captures: int
    people: int
    sides: tuple[KeptSide, ...]
    pairs: tuple[tuple[int, int, PairedFinding], ...]


def keep_comparison(workspace: Workspace, comparison: PackComparison) -> None:
    """Logs what was found where advice reads it; the same found again is no second entry.

    Raises `WrongUse` where a gallery changed while it was compared, `AccessRefused`.
    """
    pairs = list(comparison.pairs(DEFAULT_FPIR, ADVISED))
    sides = [_side_record(comparison, side) for side in comparison.sides]
    with permitted_any(workspace, *MAY_COMPARE) as (stores, _):
        for record, side in zip(sides, comparison.sides, strict=True):
            if stores.faces.content_version(side.gallery_id) != side.content:
                raise WrongUse(
                    detail=f"The gallery “{side.gallery_name}” changed while it was compared. "
                    "Compare again."
                )
            record["newest_face"], record["expunged_faces"] = side.content
        data: dict[str, Any] = {
            "sides": sides,
            "subjects": comparison.common.subjects,
            "captures": len(comparison.common.shared),
            "mated": comparison.pool_people,
            "fpir_wanted": DEFAULT_FPIR,
            "pairs": [
                {
                    "first": first,
                    "second": second,
                    "n": found.n,
                    "both": found.both,
                    "first_only": found.first_only,
                    "second_only": found.second_only,
                    "chance": round(found.chance, 12),
                    "low": round(found.low, 6),
                    "high": round(found.high, 6),
                    "differs": found.differs,
                }
                for first, second, found in pairs
            ],
        }
        numbers = _numbers(stores)
        if any(_says(entry, data) for entry in _entries(stores, numbers)):
            return
        entry = stores.log.append(EntryKind.PACKS_COMPARED, data)
        stores.settings.set(COMPARISONS_SETTING, json.dumps([entry.seq, *numbers][:MOST_KEPT]))


def current_comparisons(workspace: Workspace) -> list[KeptComparison]:
    """Those whose galleries are still what was compared, the newest first."""
    found = []
    with workspace.reading() as stores:
        known = {gallery.gallery_id: gallery for gallery in stores.galleries.all()}
        for entry in _entries(stores, _numbers(stores)):
            try:
                sides = entry.data["sides"]
                if all(_is_current(stores, known, side) for side in sides):
                    found.append(_kept(entry, known))
            except (KeyError, TypeError, ValueError, IndexError):
                continue  # of another version, or tampered with: verification says so
    return found


def _side_record(comparison: PackComparison, side: ComparedSide) -> dict[str, Any]:
    at = comparison.figures(side, DEFAULT_FPIR, ADVISED)
    worst = at.worst
    return {
        "gallery_id": side.gallery_id,
        "snapshot": side.snapshot_hash,
        "pack": side.pack.pack_id,
        "pack_hash": side.pack.pack_hash,
        "score": side.kind.value,
        "threshold": round(at.threshold, 6),
        "fpir": _rate_record(at.fpir),
        "missed": _rate_record(at.fnir) if at.fnir is not None else None,
        "refused": side.captures.refused,
        "offered": side.captures.offered,
        "worst_group": None
        if worst is None or worst.rate is None
        else {
            "by": worst.by,
            "group": worst.group,
            "fpir": round(worst.rate.value, 6),
            "ratio": None if worst.ratio is None else round(worst.ratio, 4),
        },
    }


def _rate_record(rate: Rate) -> dict[str, Any]:
    return {"events": rate.events, "n": rate.n, "low": round(rate.low, 6), "high": round(rate.high, 6)}


def _rate(record: Mapping[str, Any]) -> Rate:
    return Rate(int(record["events"]), int(record["n"]), float(record["low"]), float(record["high"]))


def _numbers(stores: Stores) -> list[int]:
    try:
        found = json.loads(stores.settings.get(COMPARISONS_SETTING) or "[]")
        return [int(number) for number in found][:MOST_KEPT]
    except (TypeError, ValueError):
        return []


def _entries(stores: Stores, numbers: list[int]) -> list[LogEntry]:
    return [entry for entry in stores.log.many(numbers) if entry.kind == EntryKind.PACKS_COMPARED.value]


def _says(entry: LogEntry, data: dict[str, Any]) -> bool:
    return all(entry.data.get(name) == value for name, value in json.loads(json.dumps(data)).items())


def _is_current(stores: Stores, known: Mapping[int, Gallery], side: Mapping[str, Any]) -> bool:
    gallery = known.get(int(side["gallery_id"]))
    if gallery is None or gallery.pack_hash != side["pack_hash"]:
        return False
    return stores.faces.content_version(gallery.gallery_id) == (
        side["newest_face"],
        side["expunged_faces"],
    )


def _kept(entry: LogEntry, known: Mapping[int, Gallery]) -> KeptComparison:
    data = entry.data
    sides = []
    for side in data["sides"]:
        worst = side["worst_group"]
        sides.append(
            KeptSide(
                int(side["gallery_id"]),
                known[int(side["gallery_id"])].name,
                str(side["pack"]),
                str(side["pack_hash"]),
                ScoreKind(side["score"]),
                _rate(side["fpir"]),
                _rate(side["missed"]) if side["missed"] is not None else None,
                int(side["refused"]),
                int(side["offered"]),
                None
                if worst is None
                else KeptGroup(str(worst["by"]), str(worst["group"]), float(worst["fpir"]), worst["ratio"]),
            )
        )
    pairs = tuple(
        (
            int(pair["first"]),
            int(pair["second"]),
            PairedFinding(
                int(pair["n"]),
                int(pair["both"]),
                int(pair["first_only"]),
                int(pair["second_only"]),
                float(pair["chance"]),
                float(pair["low"]),
                float(pair["high"]),
                bool(pair["differs"]),
            ),
        )
        for pair in data["pairs"]
    )
    return KeptComparison(
        entry.at,
        float(data["fpir_wanted"]),
        int(data["subjects"]),
        int(data["captures"]),
        int(data["mated"]),
        tuple(sides),
        pairs,
    )
