"""Every way of forging a workspace, once; the long version is `python -m tests.torture.tampering`."""

from __future__ import annotations

from pathlib import Path

from desktop.recognition.packs import ModelPack
from tests.torture.forgeries import WAYS
from tests.torture.rich_workspace import build
from tests.torture.tampering import Trial, carry_out


def test_every_way_of_forging_is_found_or_a_limit_that_is_told(
    default_pack: ModelPack, tmp_path: Path
) -> None:
    trial = Trial(build(tmp_path / "rich", default_pack), tmp_path, seed=7, quiet=True)
    carry_out(trial, runs=1, controls=6)
    assert trial.failures == []
    tried = [way for way, figures in trial.figures.items() if figures.counts["tried"]]
    assert tried == WAYS
    assert trial.controls >= 6
    for way in WAYS:
        assert way.limit or way.may_do_nothing or trial.figures[way].counts["found"], way.name
        if way.limit:
            assert f"{way.name}: {way.limit}" in trial.table()
