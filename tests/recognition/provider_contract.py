"""What every provider has to do, as functions that raise `AssertionError`: the tests run them on what is
installed, and on stand-ins that break one promise each."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.recognition.agreement import (
    PIXEL_TOLERANCE,
    TEMPLATE_TOLERANCE,
    compare,
    fixed_faces,
)
from desktop.recognition.detector import FaceDetector
from desktop.recognition.guarded_models import TemplateMaker
from desktop.recognition.packs import ModelPack


@dataclass(frozen=True, slots=True)
class Models:
    """`embedder(batch)` takes so many rows at a time."""

    detector: FaceDetector
    embedder: Callable[[int], TemplateMaker]


Check = Callable[[ModelPack, Models, Models], None]
"""(pack, on the provider, on the CPU)."""


def gives_what_the_cpu_gives(pack: ModelPack, models: Models, cpu: Models) -> None:
    found = compare(pack.embedder, (models.detector, models.embedder(8)), (cpu.detector, cpu.embedder(8)))
    assert found.agrees, found.sentence


def gives_the_same_again(pack: ModelPack, models: Models, cpu: Models) -> None:
    chips, embedder = _chips(pack), models.embedder(8)
    assert np.abs(embedder.templates(chips) - embedder.templates(chips)).max() <= TEMPLATE_TOLERANCE
    picture = fixed_faces().picture
    assert len(models.detector.detect(picture)) == len(models.detector.detect(picture))


def does_not_depend_on_the_batch(pack: ModelPack, models: Models, cpu: Models) -> None:
    chips = _chips(pack)
    one = models.embedder(1).templates(chips)
    for batch in (3, 8, 64):
        assert np.abs(models.embedder(batch).templates(chips) - one).max() <= TEMPLATE_TOLERANCE, batch


def keeps_faces_apart(pack: ModelPack, models: Models, cpu: Models) -> None:
    chips, embedder = _chips(pack), models.embedder(8)
    order = np.random.default_rng(0).permutation(len(chips))
    moved = embedder.templates(chips[order])
    assert np.abs(moved - embedder.templates(chips)[order]).max() <= TEMPLATE_TOLERANCE


def makes_templates_of_unit_length(pack: ModelPack, models: Models, cpu: Models) -> None:
    made = models.embedder(8).templates(_chips(pack))
    assert made.dtype == np.float32
    assert np.abs(np.linalg.norm(made, axis=1) - 1).max() < 1e-5


def takes_pictures_of_any_size(pack: ModelPack, models: Models, cpu: Models) -> None:
    whole = fixed_faces().picture
    for height, width in ((320, 384), (161, 129), (320, 200), (96, 384), (31, 17)):
        part = np.ascontiguousarray(whole[:height, :width])
        ours, theirs = models.detector.detect(part), cpu.detector.detect(part)
        assert len(ours) == len(theirs), (height, width)
        for one, other in zip(ours, theirs, strict=True):
            apart = np.abs(np.array(one.landmarks) - np.array(other.landmarks)).max()
            assert apart <= PIXEL_TOLERANCE, (height, width, apart)


def answers_several_threads(pack: ModelPack, models: Models, cpu: Models) -> None:
    chips, embedder = _chips(pack), models.embedder(4)
    alone = embedder.templates(chips)
    with ThreadPoolExecutor(4) as pool:
        for made in pool.map(lambda _: embedder.templates(chips), range(8)):
            assert np.abs(made - alone).max() <= TEMPLATE_TOLERANCE


CONTRACT: tuple[Check, ...] = (
    gives_what_the_cpu_gives,
    gives_the_same_again,
    does_not_depend_on_the_batch,
    keeps_faces_apart,
    makes_templates_of_unit_length,
    takes_pictures_of_any_size,
    answers_several_threads,
)


def _chips(pack: ModelPack) -> NDArray[np.uint8]:
    return fixed_faces().chips(pack.embedder)
