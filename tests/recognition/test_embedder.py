"""Templates: unit length, the same for a face and its mirror image, the same in every batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop import paths
from desktop.recognition.alignment import mirrored
from desktop.recognition.embedder import Embedder
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import read_image
from desktop.recognition.packs import EmbedderSpec, ModelPack
from desktop.recognition.providers import choose_device, open_session

GALLERY = sorted((paths.resources_dir() / "demo" / "gallery").glob("*.jpg"))
SPEC = EmbedderSpec(
    file="e.onnx",
    sha256="0" * 64,
    size=4,
    colour="rgb",
    mean=(1.0, 2.0, 3.0),
    scale=2.0,
    alignment=(),
    length=5,
    mirror=False,
    fixed_batch=0,
)


class FakeSession:
    """Answers each chip with a linear map of its values; remembers what it was fed."""

    def __init__(self, length: int = 5, *, answer: float | None = None) -> None:
        self._map = np.random.default_rng(5).normal(size=(3 * 4 * 4, length))
        self._answer = answer
        self.fed: list[NDArray[np.float32]] = []

    def get_inputs(self) -> list[Any]:
        return [type("Value", (), {"name": "input"})]

    def run(self, _: object, feed: Mapping[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        batch = feed["input"]
        self.fed.append(batch)
        out = (batch.reshape(len(batch), -1) @ self._map).astype(np.float32)
        if self._answer is not None:
            out[0] = self._answer
        return [out[:, :, None, None]]  # some networks leave the spatial axes on


def noise(n: int, size: int = 4) -> NDArray[np.uint8]:
    return np.random.default_rng(n).integers(0, 256, (n, size, size, 3), dtype=np.uint8)


@pytest.fixture(scope="module")
def chips(default_pack: ModelPack) -> NDArray[np.uint8]:
    engine = FaceEngine.open(default_pack, "cpu")
    found = []
    for path in GALLERY[:40:4]:
        pixels = read_image(path).pixels
        found.append(engine.chip(pixels, engine.faces(pixels)[0]))
    return np.stack(found)


@pytest.fixture(scope="module")
def embedder(default_pack: ModelPack) -> Embedder:
    session, _ = open_session(default_pack.embedder_path, choose_device("cpu"))
    return Embedder(session, default_pack.embedder)


def test_templates_have_unit_length(embedder: Embedder, chips: NDArray[np.uint8]) -> None:
    templates = embedder.templates(chips)
    assert templates.shape == (len(chips), 128)
    assert templates.dtype == np.float32
    assert np.linalg.norm(templates, axis=1) == pytest.approx(np.ones(len(chips)), abs=1e-6)


def test_a_face_and_its_mirror_image_have_one_template(
    embedder: Embedder, chips: NDArray[np.uint8]
) -> None:
    assert np.abs(embedder.templates(chips) - embedder.templates(mirrored(chips))).max() < 1e-5


@pytest.mark.parametrize("batch", [1, 3, 32])
def test_the_batch_does_not_matter(
    embedder: Embedder, default_pack: ModelPack, chips: NDArray[np.uint8], batch: int
) -> None:
    session, _ = open_session(default_pack.embedder_path, choose_device("cpu"))
    other = Embedder(session, default_pack.embedder, batch=batch).templates(chips)
    assert np.abs(other - embedder.templates(chips)).max() < 1e-5


def test_the_order_of_the_chips_does_not_matter(embedder: Embedder, chips: NDArray[np.uint8]) -> None:
    order = np.random.default_rng(0).permutation(len(chips))
    assert np.abs(embedder.templates(chips[order]) - embedder.templates(chips)[order]).max() < 1e-5


@pytest.mark.parametrize("n", [1, 3, 4, 5, 9])
@pytest.mark.parametrize("mirror", [False, True])
def test_a_fixed_batch_is_filled_up_and_the_filling_dropped(n: int, mirror: bool) -> None:
    spec = replace(SPEC, fixed_batch=4, mirror=mirror)
    session = FakeSession()
    templates = Embedder(session, spec).templates(noise(n))
    assert {len(batch) for batch in session.fed} == {4}
    free = Embedder(FakeSession(), replace(SPEC, mirror=mirror)).templates(noise(n))
    assert templates == pytest.approx(free, abs=1e-6)


def test_a_fixed_batch_of_one_is_obeyed() -> None:
    session = FakeSession()
    Embedder(session, replace(SPEC, fixed_batch=1, mirror=True), batch=8).templates(noise(3))
    assert [len(batch) for batch in session.fed] == [1] * 6


@pytest.mark.parametrize("colour", ["rgb", "bgr"])
def test_values_are_centred_scaled_and_ordered(colour: str) -> None:
    session = FakeSession()
    chips = noise(2)
    Embedder(session, replace(SPEC, colour=colour)).templates(chips)
    ordered = chips if colour == "rgb" else chips[..., ::-1]
    want = (ordered.astype(np.float32) - np.array([1, 2, 3], np.float32)) / 2
    assert (session.fed[0] == want.transpose(0, 3, 1, 2)).all()
    assert session.fed[0].dtype == np.float32


def test_the_mirrored_template_is_the_mean_of_unit_vectors() -> None:
    chips = noise(3)
    single = Embedder(FakeSession(), SPEC)
    mean = single.templates(chips) + single.templates(mirrored(chips))
    want = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    both = Embedder(FakeSession(), replace(SPEC, mirror=True)).templates(chips)
    assert both == pytest.approx(want, abs=1e-6)


@pytest.mark.parametrize("answer", [np.nan, np.inf, 0.0])
@pytest.mark.parametrize("mirror", [False, True])
def test_what_is_no_template_is_not_passed_on(answer: float, mirror: bool) -> None:
    with pytest.raises(ValueError, match="not a template"):
        Embedder(FakeSession(answer=answer), replace(SPEC, mirror=mirror)).templates(noise(2))


def test_no_chip_gives_no_template() -> None:
    assert Embedder(FakeSession(), SPEC).templates(np.empty((0, 4, 4, 3), np.uint8)).shape == (0, 5)


@pytest.mark.parametrize("shape", [(4, 4, 3), (1, 5, 4, 3), (1, 4, 4, 1), (1, 3, 4, 4)])
def test_chips_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="chips of 4 x 4"):
        Embedder(FakeSession(), SPEC).templates(np.zeros(shape, np.uint8))
