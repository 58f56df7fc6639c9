"""Settings with a story, for teaching: what each does on this gallery, or why it does not apply."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.domain.rates import FpirCurve
from desktop.domain.score_kinds import ScoreKind

_SETTINGS = ("confidence", "threshold", "everybody", "nobody")


class Obstacle(StrEnum):
    """Why a preset does not apply."""

    OTHER_PACK = "other_pack"
    RAW_ONLY = "raw_only"
    NORMALISED_ONLY = "normalised_only"


@dataclass(frozen=True, slots=True)
class Preset:
    """One setting: exactly one of `confidence` (1 - FPIR), `threshold`, `everybody`, `nobody` is given.

    A `threshold` holds for `packs` (empty: any) and for one kind of score only. Texts are English.
    """

    preset_id: str
    name: str
    story: str
    source: str
    confidence: float | None = None
    threshold: float | None = None
    everybody: bool = False
    nobody: bool = False
    packs: tuple[str, ...] = ()
    score: ScoreKind | None = None

    def obstacle(self, pack_id: str, kind: ScoreKind) -> Obstacle | None:
        """Why it does not apply here; None where it does."""
        if self.packs and pack_id not in self.packs:
            return Obstacle.OTHER_PACK
        if self.score is not None and kind is not self.score:
            return Obstacle.RAW_ONLY if self.score is ScoreKind.RAW else Obstacle.NORMALISED_ONLY
        return None

    def threshold_on(self, curve: FpirCurve) -> float:
        """On the scale of the measured curve. Raises `ValueError` for an empty one."""
        if self.threshold is not None:
            return self.threshold
        if self.confidence is not None:
            # As people write it: 1 - 0.8 is a little less than a fifth.
            return curve.threshold_for(round(1 - self.confidence, 9))
        return curve.threshold_for(1.0 if self.everybody else 0.0)


def presets_file() -> Path:
    return paths.resources_dir() / "lab" / "presets.toml"


def read_presets(file: Path | None = None) -> tuple[Preset, ...]:
    """The presets that ship with the program, in their order. Raises `ValueError` for a damaged file."""
    with (file or presets_file()).open("rb") as opened:
        entries = tomllib.load(opened).get("preset", [])
    found = tuple(_preset(entry) for entry in entries)
    if len({preset.preset_id for preset in found}) != len(found):
        raise ValueError("two presets have one id")
    return found


def _preset(entry: dict[str, Any]) -> Preset:
    known = {"id", "name", "story", "source", "packs", "score", *_SETTINGS}
    texts = {key: str(entry.get(key, "")).strip() for key in ("id", "name", "story", "source")}
    if not all(texts.values()) or set(entry) - known:
        raise ValueError(f"a preset needs id, name, story and source, and nothing unknown: {entry}")
    if sum(key in entry for key in _SETTINGS) != 1:
        raise ValueError(f"the preset {texts['id']} needs exactly one of {', '.join(_SETTINGS)}")
    confidence = entry.get("confidence")
    if confidence is not None and not 0 <= confidence < 1:
        raise ValueError(f"the preset {texts['id']} has a confidence outside 0 to 1")
    if "threshold" in entry and "score" not in entry:
        raise ValueError(f"the preset {texts['id']} does not say which score its threshold is of")
    return Preset(
        texts["id"],
        texts["name"],
        texts["story"],
        texts["source"],
        confidence,
        entry.get("threshold"),
        bool(entry.get("everybody", False)),
        bool(entry.get("nobody", False)),
        tuple(entry.get("packs", ())),
        ScoreKind(entry["score"]) if "score" in entry else None,
    )
