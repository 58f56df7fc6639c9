"""A short run of `tests.torture.images`, and that it finds what it looks for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desktop.domain.refusals import RefusalReason
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.image_reader import ImageRefused, UprightImage
from tests.torture import images
from tests.torture.images import READ, Tally, read_one, torture
from tests.torture.picture_mutations import KINDS, mutant
from tests.torture.picture_sources import sources

SEED = 5
RUNS = 150


def test_no_mutant_does_more_than_be_read_or_refused() -> None:
    tally, grown = torture(RUNS, SEED, None)
    assert tally.faults == []
    assert sum(tally.total.values()) == RUNS
    assert tally.total[READ] > RUNS // 5
    assert tally.total[RefusalReason.UNREADABLE] > RUNS // 5
    assert "raised" not in tally.total
    assert grown < images.MOST_MEMORY


def test_mutants_are_the_same_every_time_and_of_every_kind() -> None:
    whole = sources()
    assert len({source.name for source in whole}) == len(whole) > 50
    assert sum(source.reads for source in whole) > len(whole) - 8
    first = [mutant(SEED, number, whole) for number in range(60)]
    again = sources()
    assert first == [mutant(SEED, number, again) for number in range(60)]
    assert first != [mutant(SEED + 1, number, whole) for number in range(60)]
    assert {mutant(SEED, number, whole).kind for number in range(500)} == set(KINDS)


class _Bad(DecodePool):
    """Does what a pool must not do."""

    def __init__(self, act: object) -> None:
        super().__init__()
        self._act = act

    def read(self, source: Path | bytes) -> UprightImage:
        if isinstance(self._act, Exception):
            raise self._act
        assert isinstance(self._act, UprightImage)
        return self._act


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (RuntimeError("a bug"), "raised"),
        (ImageRefused(RefusalReason.UNREADABLE, "no sentence"), "the refusal says"),
        (UprightImage(np.zeros((2, 2, 4), np.uint8), "", "PNG", ()), "was read as"),
        (UprightImage(np.zeros((2, 2, 3), np.uint8), "", "EXE", ()), "was read as"),
    ],
)
def test_what_should_not_be_is_a_fault(tmp_path: Path, act: object, words: str) -> None:
    tally = Tally()
    read_one(_Bad(act), mutant(SEED, 1, sources()), tmp_path, tally)
    assert len(tally.faults) == 1
    assert words in tally.faults[0]
    assert list(tmp_path.iterdir()) == []
