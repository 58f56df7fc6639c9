"""Presets: what the file says, and what each does on a measured gallery."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.domain.rates import FpirCurve
from desktop.domain.score_kinds import ScoreKind
from desktop.workflow.lab_presets import Obstacle, Preset, read_presets

CURVE = FpirCurve(np.linspace(0.01, 1.0, 100, dtype=np.float32))


def by_id() -> dict[str, Preset]:
    return {preset.preset_id: preset for preset in read_presets()}


def test_every_preset_has_a_story_and_a_source() -> None:
    found = by_id()
    assert {"confidence-99", "confidence-95", "confidence-80", "dlib-0.6"} <= set(found)
    assert "28 of the 535" in found["confidence-80"].story
    assert "a product's own default" in found["confidence-80"].story
    for name in ("confidence-99", "confidence-95"):
        assert "scale" in found[name].story
        assert "which is not this one" in found[name].story


@pytest.mark.parametrize(
    ("preset_id", "events"),
    [("confidence-99", 1), ("confidence-95", 5), ("confidence-80", 20), ("everybody", 100), ("nobody", 0)],
)
def test_where_a_preset_takes_the_threshold(preset_id: str, events: int) -> None:
    assert CURVE.rate(by_id()[preset_id].threshold_on(CURVE)).events == events


def test_a_setting_of_one_pack_and_score_applies_to_no_other() -> None:
    dlib = by_id()["dlib-0.6"]
    assert dlib.obstacle("centerface-dlib", ScoreKind.RAW) is None
    assert dlib.obstacle("arcface", ScoreKind.RAW) is Obstacle.OTHER_PACK
    assert dlib.obstacle("centerface-dlib", ScoreKind.NORMALISED) is Obstacle.RAW_ONLY
    assert dlib.threshold_on(CURVE) == 0.916
    assert by_id()["confidence-80"].obstacle("arcface", ScoreKind.NORMALISED) is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('id = "a"\nname = "A"\nstory = "s"\nconfidence = 0.9', "id, name, story and source"),
        ('id = "a"\nname = "A"\nstory = "s"\nsource = "x"', "exactly one"),
        ('id = "a"\nname = "A"\nstory = "s"\nsource = "x"\nnobody = true\nconfidence = 0.9', "exactly one"),
        ('id = "a"\nname = "A"\nstory = "s"\nsource = "x"\nconfidence = 99', "outside 0 to 1"),
        ('id = "a"\nname = "A"\nstory = "s"\nsource = "x"\nthreshold = 0.9', "which score"),
        (
            'id = "a"\nname = "A"\nstory = "s"\nsource = "x"\nnobody = true\ncolour = "red"',
            "nothing unknown",
        ),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "presets.toml"
    file.write_text(f"[[preset]]\n{text}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        read_presets(file)
