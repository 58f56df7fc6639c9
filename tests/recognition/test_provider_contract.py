"""The contract of providers on every one that this machine has; stand-ins show that it can be broken."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.recognition.detector import CenterFaceDetector
from desktop.recognition.embedder import Embedder
from desktop.recognition.engine import FaceEngine
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.onnx_scan import OnnxScan
from desktop.recognition.packs import ModelPack
from desktop.recognition.provider_table import CPU, PROVIDERS, Provider, provider_of, why_absent
from desktop.recognition.providers import Session, create_session
from desktop.recognition.search import search_snapshot
from desktop.recognition.search_engine import search_with
from tests.recognition.provider_contract import (
    CONTRACT,
    Check,
    Models,
    answers_several_threads,
    does_not_depend_on_the_batch,
    gives_the_same_again,
    gives_what_the_cpu_gives,
    keeps_faces_apart,
    takes_pictures_of_any_size,
)
from tests.recognition.search_galleries import snapshot_of, vectors


def _models(pack: ModelPack, provider: str, wrap: Callable[[Any], Any] = lambda session: session) -> Models:
    detector, embedder = (
        wrap(create_session(path, provider, 2)) for path in (pack.detector_path, pack.embedder_path)
    )
    pads = provider_of(provider).pads_batches
    return Models(
        CenterFaceDetector(detector, pack.detector, finite=provider != CPU),
        lambda batch: Embedder(embedder, pack.embedder, batch=batch, pad=pads),
    )


@pytest.fixture(scope="session")
def cpu(default_pack: ModelPack) -> Models:
    return _models(default_pack, CPU)


@pytest.fixture(scope="session", params=PROVIDERS, ids=lambda one: one.short)
def provider(request: pytest.FixtureRequest) -> Provider:
    one: Provider = request.param
    if (why := why_absent(one)) is not None:
        pytest.skip(f"{one.label()} is not here. {why}")
    return one


@pytest.fixture(scope="session")
def models(
    provider: Provider, default_pack: ModelPack, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Models]:
    """With a home of its own, so that compiled models of the person's own are neither used nor made."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SECOND_LOOK_HOME", str(tmp_path_factory.mktemp("home")))
        yield _models(default_pack, provider.name)


@pytest.mark.parametrize("check", CONTRACT, ids=lambda check: check.__name__)
def test_a_provider_keeps_the_contract(
    check: Check, default_pack: ModelPack, models: Models, cpu: Models
) -> None:
    check(default_pack, models, cpu)


def test_an_engine_runs_on_the_provider_and_nothing_is_left_behind(
    provider: Provider,
    default_pack: ModelPack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Not even a word: what is written lies in the folder that is named for it."""
    home, current = tmp_path / "home", tmp_path / "current"
    current.mkdir()
    monkeypatch.setenv("SECOND_LOOK_HOME", str(home))
    monkeypatch.chdir(current)
    capfd.readouterr()
    engine = FaceEngine.open(default_pack, provider.short, agreements=KeptAgreements())
    assert engine.device.provider == provider.name, engine.device
    assert (engine.agreement is None) == (provider.name == CPU)
    assert os.listdir(current) == []
    assert capfd.readouterr() == ("", "")
    if home.exists():
        assert {path.name for path in (home / "devices").iterdir()} <= {"agreement.json", "compiled"}


def test_a_search_on_the_provider_is_exact(provider: Provider) -> None:
    rows = vectors("unit", 3000, 32, np.random.default_rng(1))
    snapshot = snapshot_of(rows, (np.arange(3000) // 3).astype(np.int32))
    for comparator in ("cosine", "euclidean"):
        scan = OnnxScan(rows, comparator, provider.name)
        lists = search_with(scan, snapshot, rows[:5], comparator=comparator, top=10)
        for probe, found in zip(rows[:5], lists, strict=True):
            assert found.rows == search_snapshot(snapshot, probe, comparator=comparator, top=10).rows


class _Flaky:
    """Passes everything on; `spoil` changes what comes out."""

    def __init__(
        self, session: Session, spoil: Callable[[NDArray[np.float32], NDArray[np.float32]], Any]
    ) -> None:
        self._session, self._spoil = session, spoil
        self.get_inputs, self.get_outputs = session.get_inputs, session.get_outputs
        self.get_providers = session.get_providers

    def run(self, names: Sequence[str] | None, feed: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
        (fed,) = feed.values()
        return [self._spoil(output, fed) for output in self._session.run(names, feed)]


def _half(output: NDArray[np.float32], fed: NDArray[np.float32]) -> NDArray[np.float32]:
    return output.astype(np.float16).astype(np.float32)


def _mixed_up(output: NDArray[np.float32], fed: NDArray[np.float32]) -> NDArray[np.float32]:
    return output[::-1]


def _by_batch(output: NDArray[np.float32], fed: NDArray[np.float32]) -> NDArray[np.float32]:
    return output + np.float32(1e-3) * len(fed)


def _by_size(output: NDArray[np.float32], fed: NDArray[np.float32]) -> NDArray[np.float32]:
    return output if fed.shape[2] >= 320 else output * np.float32(1.01)


def _drifting() -> Callable[[NDArray[np.float32], NDArray[np.float32]], NDArray[np.float32]]:
    calls = itertools.count()
    return lambda output, fed: output + np.float32(0.01) * next(calls)


@pytest.mark.parametrize(
    ("spoil", "check"),
    [
        (_half, gives_what_the_cpu_gives),
        (_mixed_up, keeps_faces_apart),
        (_by_batch, does_not_depend_on_the_batch),
        (_by_size, takes_pictures_of_any_size),
        (_drifting(), gives_the_same_again),
        (_drifting(), answers_several_threads),
    ],
)
def test_the_contract_can_be_broken(
    spoil: Callable[[Any, Any], Any], check: Check, default_pack: ModelPack, cpu: Models
) -> None:
    flaky = _models(default_pack, CPU, lambda session: _Flaky(session, spoil))
    with pytest.raises(AssertionError):
        check(default_pack, flaky, cpu)


def test_what_is_not_here_says_why() -> None:
    for one in PROVIDERS:
        why = why_absent(one)
        assert why is None or (why.endswith(".") and len(why) > 15)
    assert why_absent(provider_of(CPU)) is None
