"""A device has to give what the CPU gives, on a fixed input, before it is used."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx.numpy_helper
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.domain.faces import Box, DetectedFace
from desktop.recognition import agreement, kept_agreement, model_opener, providers
from desktop.recognition.agreement import (
    CONFIDENCE_TOLERANCE,
    PIXEL_TOLERANCE,
    SCORE_TOLERANCE,
    TEMPLATE_TOLERANCE,
    Agreement,
    compare,
    fixed_faces,
)
from desktop.recognition.detector import CenterFaceDetector, FaceDetector
from desktop.recognition.embedder import Embedder
from desktop.recognition.engine import FaceEngine
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.packs import ModelPack
from desktop.recognition.providers import CPU, CUDA, DeviceChoice, create_session
from desktop.recognition.silent_onnxruntime import ort
from tests.pretended_device import pretend_cuda

GALLERY = sorted((Path(__file__).parents[2] / "resources" / "demo" / "gallery").glob("*.jpg"))
GOOD = Agreement(1e-7, 1e-7, 1e-4, 1e-7)


def made_picture() -> NDArray[np.uint8]:
    """How the picture was made: every fiftieth portrait, averaged to 128 x 160, three in a row."""
    tiles = [
        np.asarray(Image.open(path).convert("RGB").resize((128, 160), Image.Resampling.BOX))
        for path in GALLERY[::50]
    ]
    rows = [np.concatenate(tiles[:3], axis=1), np.concatenate(tiles[3:], axis=1)]
    return np.concatenate(rows)


@pytest.fixture(scope="module")
def cpu(default_pack: ModelPack) -> tuple[FaceDetector, Embedder]:
    return (
        CenterFaceDetector(create_session(default_pack.detector_path, CPU, 2), default_pack.detector),
        Embedder(create_session(default_pack.embedder_path, CPU, 2), default_pack.embedder),
    )


def test_the_fixed_faces_are_those_of_the_demo_where_they_are_found(
    cpu: tuple[FaceDetector, Embedder],
) -> None:
    fixed = fixed_faces()
    # Another library that reads JPEG may round otherwise.
    assert np.abs(fixed.picture.astype(int) - made_picture()).max() <= 2
    found = sorted(cpu[0].detect(fixed.picture), key=lambda f: (f.box.y // 160, f.box.x // 128))
    landmarks = np.array([face.landmarks for face in found])
    assert landmarks.shape == (6, 5, 2)
    assert np.abs(landmarks - fixed.landmarks).max() < 0.01


def test_the_chips_are_fixed_and_none_is_like_another(default_pack: ModelPack) -> None:
    chips = fixed_faces().chips(default_pack.embedder)
    assert chips.shape == (12, 150, 150, 3)
    assert len({chip.tobytes() for chip in chips}) == 12
    assert np.array_equal(chips, fixed_faces().chips(default_pack.embedder))


def test_damaged_faces_are_not_compared_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "agreement").mkdir()
    monkeypatch.setattr(agreement.paths, "resources_dir", lambda: tmp_path)
    with pytest.raises(OSError, match="faces"):
        fixed_faces()
    np.savez(tmp_path / "agreement" / "faces.npz", picture=np.zeros(3), landmarks=np.zeros(3))
    with pytest.raises(ValueError, match="not those of this version"):
        fixed_faces()


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("level", ["ORT_DISABLE_ALL", "ORT_ENABLE_BASIC", "ORT_ENABLE_ALL"])
def test_any_order_of_float32_sums_agrees(
    default_pack: ModelPack, cpu: tuple[FaceDetector, Embedder], threads: int, level: str
) -> None:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.graph_optimization_level = getattr(ort.GraphOptimizationLevel, level)
    sessions = [
        ort.InferenceSession(path.read_bytes(), options, providers=[CPU])
        for path in (default_pack.detector_path, default_pack.embedder_path)
    ]
    device = (
        CenterFaceDetector(sessions[0], default_pack.detector),
        Embedder(sessions[1], default_pack.embedder, batch=5, pad=True),
    )
    found = compare(default_pack.embedder, device, cpu)
    assert found.agrees, found.sentence
    assert found.template < TEMPLATE_TOLERANCE / 20, "the tolerance has room to spare"


def _rounded(path: Path, bits: int) -> bytes:
    """The model with `bits` of each weight's fraction: 10 as TF32 and float16 have, 7 as bfloat16."""
    model, cut = onnx.load(path), 23 - bits
    for tensor in model.graph.initializer:
        weights = onnx.numpy_helper.to_array(tensor)
        if weights.dtype == np.float32 and weights.size > 64:
            whole = (weights.view(np.uint32) + np.uint32(1 << (cut - 1))) >> cut << cut
            short = whole.astype(np.uint32).view(np.float32).reshape(weights.shape)
            tensor.CopyFrom(onnx.numpy_helper.from_array(short, tensor.name))
    return bytes(model.SerializeToString())


@pytest.mark.parametrize("bits", [10, 7])
def test_half_precision_does_not_agree(
    default_pack: ModelPack, cpu: tuple[FaceDetector, Embedder], bits: int
) -> None:
    session = ort.InferenceSession(_rounded(default_pack.embedder_path, bits), providers=[CPU])
    found = compare(default_pack.embedder, (cpu[0], Embedder(session, default_pack.embedder)), cpu)
    assert not found.agrees
    assert found.template > 2 * TEMPLATE_TOLERANCE
    session = ort.InferenceSession(_rounded(default_pack.detector_path, bits), providers=[CPU])
    found = compare(
        default_pack.embedder, (CenterFaceDetector(session, default_pack.detector), cpu[1]), cpu
    )
    assert not found.agrees
    assert found.template == 0


@pytest.mark.parametrize(
    ("changed", "agrees"),
    [
        ({}, True),
        ({"template": TEMPLATE_TOLERANCE, "score": SCORE_TOLERANCE, "pixels": PIXEL_TOLERANCE}, True),
        ({"template": TEMPLATE_TOLERANCE * 1.01}, False),
        ({"score": SCORE_TOLERANCE * 1.01}, False),
        ({"pixels": PIXEL_TOLERANCE * 1.01}, False),
        ({"pixels": None}, False),
        ({"confidence": CONFIDENCE_TOLERANCE * 1.01}, False),
        ({"template": math.nan}, False),
    ],
)
def test_each_tolerance_decides(changed: dict[str, Any], agrees: bool) -> None:
    found = replace(GOOD, **changed)
    assert found.agrees is agrees
    assert ("finds other faces" in found.sentence) == (found.pixels is None)
    assert "2e-05 allowed" in found.sentence


class _Finds:
    def __init__(self, faces: list[DetectedFace]) -> None:
        self._faces = faces

    def detect(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        return self._faces


def _face(x: float, confidence: float = 0.9) -> DetectedFace:
    point = (x, 1.0)
    return DetectedFace(Box(x, 0.0, 9.0, 9.0), (point, point, point, point, point), confidence)


@pytest.mark.parametrize(
    ("faces", "pixels"),
    [
        ([_face(0), _face(50)], 0.0),
        ([_face(50), _face(0)], 0.0),
        ([_face(0.5), _face(50)], 0.5),
        ([_face(0)], None),
        ([_face(0), _face(1)], None),
        ([], None),
    ],
)
def test_faces_are_compared_whatever_their_order(
    default_pack: ModelPack,
    cpu: tuple[FaceDetector, Embedder],
    faces: list[DetectedFace],
    pixels: float | None,
) -> None:
    reference = (_Finds([_face(0), _face(50)]), cpu[1])
    found = compare(default_pack.embedder, (_Finds(faces), cpu[1]), reference)
    assert found.pixels == pixels


# Kept


def test_what_agreed_is_kept_until_anything_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptAgreements(tmp_path / "of" / "agreement.json")
    assert kept.find("pack", CUDA) is None
    kept.keep("pack", CUDA, GOOD)
    other = replace(GOOD, pixels=None)
    kept.keep("other pack", CUDA, other)
    assert KeptAgreements(tmp_path / "of" / "agreement.json").find("pack", CUDA) == GOOD
    assert kept.find("other pack", CUDA) == other
    assert kept.find("pack", CPU) is kept.find("a third", CUDA) is None
    assert kept.checked_again().find("pack", CUDA) is None
    for name, value in (("onnxruntime", "2"), ("driver", "2")):
        with monkeypatch.context() as patched:
            patched.setattr(kept_agreement, "machine_versions", lambda n=name, v=value: {n: v})
            assert kept.find("pack", CUDA) is None
    monkeypatch.setattr(kept_agreement, "CHECK_VERSION", -1)
    assert kept.find("pack", CUDA) is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"%s": 1}', '{"%s": {"with": %s}}', '{"%s": {"with": %s, "template": "x"}}']
)
def test_a_file_that_is_not_ours_is_as_if_there_were_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "agreement.json"
    name, versions = kept_agreement._name("pack", CUDA), json.dumps(kept_agreement._versions())
    path.write_text(text.replace("%s", name, 1).replace("%s", versions))
    kept = KeptAgreements(path)
    assert kept.find("pack", CUDA) is None
    kept.keep("pack", CUDA, GOOD)
    assert kept.find("pack", CUDA) == GOOD


def test_a_folder_that_cannot_be_written_to_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = KeptAgreements(tmp_path / "file" / "agreement.json")
    kept.keep("pack", CUDA, GOOD)
    assert kept.find("pack", CUDA) is None


# When an engine is opened


class _Off:
    """The CPU under the name of CUDA, off by a little."""

    def __init__(self, session: Any, off: float, log: list[int]) -> None:
        self._session, self._off, self._log = session, off, log
        self.get_inputs, self.get_outputs = session.get_inputs, session.get_outputs

    def get_providers(self) -> list[str]:
        return [CUDA]

    def run(self, names: Sequence[str] | None, feed: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
        (fed,) = feed.values()
        self._log.append(len(fed))
        outputs = self._session.run(names, feed)
        if len(outputs) == 1:  # the embedder
            outputs[0] = outputs[0] + np.float32(self._off) * np.abs(outputs[0]).max() * (
                np.arange(outputs[0].shape[1]) % 2
            ).astype(np.float32)
        return list(outputs)


Pretend = Callable[[float], list[int]]


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> Pretend:
    """pretend(off): CUDA is there, and off by so much; returns the batches it is given."""
    really, create = providers.open_session, providers.create_session

    def make(off: float) -> list[int]:
        log: list[int] = []

        def opening(path: Path, choice: DeviceChoice, **given: Any) -> Any:
            def factory(model: Path, provider: str, threads: int | None) -> Any:
                session = create(model, CPU, threads)
                return session if provider == CPU else _Off(session, off, log)

            return really(path, choice, factory=factory, available=[CUDA, CPU], **given)

        monkeypatch.setattr(model_opener, "open_session", opening)
        monkeypatch.setattr(providers, "available_providers", lambda: [CUDA, CPU])
        return log

    return make


def test_a_device_that_agrees_is_checked_once(
    default_pack: ModelPack, pretend: Pretend, tmp_path: Path
) -> None:
    log, kept = pretend(0.0), KeptAgreements(tmp_path / "agreement.json")
    engine = FaceEngine.open(default_pack, agreements=kept)
    assert (engine.device.provider, engine.device.failed) == (CUDA, ())
    assert engine.agreement == kept.find(default_pack.hash, CUDA) == Agreement(0, 0, 0, 0)
    checked = len(log)
    del log[:]
    again = FaceEngine.open(default_pack, agreements=kept)
    assert again.agreement == engine.agreement
    assert len(log) == 2 < checked, "only the trial run of each model"


def test_a_device_that_disagrees_is_refused_with_the_numbers(
    default_pack: ModelPack, pretend: Pretend, tmp_path: Path
) -> None:
    pretend(1e-3)
    kept = KeptAgreements(tmp_path / "agreement.json")
    for _ in range(2):  # found out, then known
        engine = FaceEngine.open(default_pack, agreements=kept)
        device = engine.device
        assert device.provider == CPU
        assert device.reason == "NVIDIA GPU (CUDA) does not give what the CPU gives"
        ((provider, why),) = device.failed
        assert provider == CUDA
        assert "templates differ by up to" in why
        assert engine.agreement is not None
        assert not engine.agreement.agrees
        assert engine.searching.choice.provider == CPU


def test_a_device_that_fails_in_the_check_is_left_and_not_called_disagreeing(
    default_pack: ModelPack, pretend: Pretend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(math.nan)
    kept = KeptAgreements(tmp_path / "agreement.json")
    engine = FaceEngine.open(default_pack, agreements=kept)
    assert engine.device.provider == CPU
    assert engine.device.reason == "NVIDIA GPU (CUDA) did not work"
    assert engine.agreement is kept.find(default_pack.hash, CUDA) is None


def test_a_device_with_little_memory_is_compared_with_a_batch_that_fits(
    default_pack: ModelPack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = pretend_cuda(monkeypatch)
    device.room = 2
    engine = FaceEngine.open(default_pack, agreements=KeptAgreements(tmp_path / "agreement.json"))
    assert engine.device.provider == CUDA
    assert engine.agreement == Agreement(0, 0, 0, 0)
    del device.batches[:]
    engine.templates([np.zeros((150, 150, 3), np.uint8) + 1] * 2)
    assert device.batches == [2, 2]
