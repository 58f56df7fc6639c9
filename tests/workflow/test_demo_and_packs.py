"""The demo, the self-test, model packs and devices."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.logged_settings import DEVICE_SETTING
from desktop.errors import PackRefused, PackUnavailable, WorkspaceMissing, WrongUse
from desktop.recognition import model_opener as opener_module
from desktop.recognition import providers
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack, PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow import demo
from desktop.workflow.browse import recent_searches
from desktop.workflow.engines import Engines
from desktop.workflow.enrol import EnrolmentRequest
from desktop.workflow.model_packs import (
    add_pack,
    bench_pack,
    ensure_default_pack,
    remove_pack,
    self_test_pack,
)
from desktop.workflow.notices import DEMO_NOTICE
from desktop.workflow.self_test import run_self_test
from desktop.workflow.settings import prefer_device, preferred_device, set_setting, setting

Entries = Callable[..., list[LogEntry]]


@pytest.fixture
def catalogue(default_pack: ModelPack, tmp_path: Path) -> PackCatalogue:
    """A user's folder with the default pack, and nothing shipped."""
    shutil.copytree(default_pack.folder, tmp_path / "models" / default_pack.id)
    return PackCatalogue([tmp_path / "models"])


# --- the demo


def test_the_demo_says_what_its_rates_are() -> None:
    assert DEMO_NOTICE == "Synthetic faces; the error rates shown are properties of this demo set"


def test_the_guided_cases_are_there_and_declared() -> None:
    probes = demo.demo_probes()
    assert len(probes) >= 3
    assert len({p.intake.case_number for p in probes}) == len(probes)
    with (demo.demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
        roles = {row["file"]: row["role"] for row in csv.DictReader(file)}
    for probe in probes:
        assert probe.path.is_file()
        assert roles[f"probes/{probe.path.name}"] == "probe"
        assert probe.intake.missing() == ()
        assert probe.intake.probe_type.admissible
    request = demo.demo_enrolment_request()
    files = {f"gallery/{path.name}" for path in request.folder.iterdir()}
    assert files == {name for name, role in roles.items() if role == "gallery"}


@pytest.fixture
def small_demo(monkeypatch: pytest.MonkeyPatch, pictures: Any) -> None:
    """The demo with fewer faces, for time."""
    request: EnrolmentRequest = pictures.request(demo.DEMO_GALLERY)
    monkeypatch.setattr(demo, "demo_enrolment_request", lambda: request)


@pytest.mark.usefixtures("small_demo")
def test_the_demo_runs_and_is_opened_again(tmp_path: Path, engine: FaceEngine) -> None:
    said: list[str] = []
    folder, count = tmp_path / "demo", len(demo.demo_probes())
    with demo.open_demo(folder, "A") as workspace:
        assert workspace.kind is WorkspaceKind.DEMO
        assert not demo.demo_is_enrolled(workspace)
        first = demo.run_headless(workspace, engine, say=said.append)
        assert demo.demo_is_enrolled(workspace)
    assert (first.enrolled, first.refused, first.searches, first.log_ok) == (40, 0, count, True)
    assert first.conclusions >= count
    assert first.images_per_second > 0
    assert "40 synthetic faces" in said[0]
    assert "intact" in said[-1]
    with demo.open_demo(folder, "A") as workspace:
        second = demo.run_headless(workspace, engine, say=said.append)
        assert len(recent_searches(workspace)) == 2 * count
    assert (second.enrolled, second.log_ok) == (40, True)
    assert second.log_entries > first.log_entries
    with demo.open_demo(folder, "A", reset=True) as workspace:
        assert not demo.demo_is_enrolled(workspace)
        demo.sign_in_to_demo(workspace)
        assert recent_searches(workspace) == []


def test_a_gallery_that_was_made_and_never_filled_is_not_the_demo(
    tmp_path: Path, default_pack: ModelPack
) -> None:
    """As a program leaves it that is killed between the two."""
    with demo.open_demo(tmp_path / "demo", "A") as workspace:
        with workspace.recording() as stores:
            stores.galleries.create(demo.DEMO_GALLERY, default_pack.id, default_pack.hash)
            stores.log.append(EntryKind.GALLERY_CREATED, {"name": demo.DEMO_GALLERY})
        assert not demo.demo_is_enrolled(workspace)


def test_casework_is_never_the_demo(workspace: Workspace) -> None:
    workspace.close()
    with pytest.raises(WrongUse, match="not a demo workspace"):
        demo.open_demo(workspace.folder, "A")
    with pytest.raises(WrongUse, match="nothing was removed"):
        demo.open_demo(workspace.folder, "A", reset=True)
    with Workspace.open(workspace.folder, "A") as still:
        assert still.kind is WorkspaceKind.CASEWORK


def test_a_folder_of_something_else_is_never_removed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(WorkspaceMissing):
        demo.open_demo(tmp_path / "mine", "A", reset=True)
    assert (tmp_path / "mine" / "letter.txt").read_text(encoding="utf-8") == "Dear"


# --- the self-test


def test_the_self_test_goes_the_whole_way(catalogue: PackCatalogue) -> None:
    report = run_self_test(catalogue, "A")
    assert [s.name for s in report.steps] == [
        "models",
        "enrolment",
        "search",
        "conclusion",
        "log",
        "export",
    ]
    assert report.ok, report.steps
    assert report.device.startswith(("CPU", "GPU", "NVIDIA", "Apple"))


def test_the_self_test_says_what_is_missing(tmp_path: Path) -> None:
    report = run_self_test(PackCatalogue([tmp_path]), "A")
    assert not report.ok
    assert "is not installed" in report.steps[-1].detail


# --- model packs


def test_a_pack_that_is_there_is_not_built_again(catalogue: PackCatalogue) -> None:
    assert ensure_default_pack(catalogue).folder.parent == catalogue.user_root
    checks = self_test_pack(catalogue.get(catalogue.default_id))
    assert len(checks) >= 3


def test_a_pack_that_is_built_is_on_the_record(
    workspace: Workspace,
    default_pack: ModelPack,
    tmp_path: Path,
    entries: Entries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def build(root: Path, **_: Any) -> ModelPack:
        shutil.copytree(default_pack.folder, root / default_pack.id)
        return default_pack

    monkeypatch.setattr("desktop.workflow.model_packs.build_default_pack", build)
    catalogue = PackCatalogue([tmp_path / "models"])
    for _ in range(2):
        assert ensure_default_pack(catalogue, workspace=workspace).hash == default_pack.hash
    (entry,) = entries(workspace, "pack.")
    assert entry.kind == EntryKind.PACK_INSTALLED
    assert entry.data == {"pack": default_pack.id, "pack_hash": default_pack.hash}
    ensure_default_pack(PackCatalogue([tmp_path / "others"]))
    assert len(entries(workspace, "pack.")) == 1


@pytest.mark.parametrize("damage", ["bytes", "missing file", "manifest", "no manifest"])
def test_a_broken_pack_is_refused_and_nothing_is_left(
    workspace: Workspace, default_pack: ModelPack, tmp_path: Path, entries: Entries, damage: str
) -> None:
    source = tmp_path / "broken"
    shutil.copytree(default_pack.folder, source)
    embedder = source / default_pack.embedder.file
    embedder.chmod(0o600)
    if damage == "bytes":
        data = bytearray(embedder.read_bytes())
        data[len(data) // 2] ^= 1
        embedder.write_bytes(data)
    elif damage == "missing file":
        embedder.unlink()
    elif damage == "manifest":
        (source / "pack.toml").chmod(0o600)
        (source / "pack.toml").write_text("format = 1\n", encoding="utf-8")
    else:
        (source / "pack.toml").unlink()
    empty = PackCatalogue([tmp_path / "models"])
    with pytest.raises(PackRefused):
        add_pack(empty, source, workspace)
    assert empty.installed() == []
    assert not any((tmp_path / "models").glob("[!.]*"))
    assert entries(workspace, "pack.") == []


def test_a_pack_is_added_and_removed_on_the_record(
    workspace: Workspace, default_pack: ModelPack, tmp_path: Path, entries: Entries
) -> None:
    catalogue = PackCatalogue([tmp_path / "models"])
    added = add_pack(catalogue, default_pack.folder, workspace)
    pack = added.pack
    assert len(added.sentences) >= 5
    assert added.warnings == ()
    assert [p.id for p in catalogue.installed()] == [pack.id]
    remove_pack(catalogue, pack.id, workspace)
    assert catalogue.installed() == []
    assert [(e.kind, e.data["pack_hash"]) for e in entries(workspace, "pack.")] == [
        (EntryKind.PACK_INSTALLED, pack.hash),
        (EntryKind.PACK_REMOVED, pack.hash),
    ]
    with pytest.raises(PackUnavailable):
        remove_pack(catalogue, pack.id, workspace)


def test_a_pack_that_a_gallery_needs_stays(enrolled: Workspace, catalogue: PackCatalogue) -> None:
    with pytest.raises(WrongUse, match="needed by the gallery “People”"):
        remove_pack(catalogue, catalogue.default_id, enrolled)
    assert catalogue.get(catalogue.default_id)


def test_a_damaged_pack_can_be_removed(catalogue: PackCatalogue) -> None:
    pack = catalogue.get(catalogue.default_id)
    pack.embedder_path.chmod(0o600)
    pack.embedder_path.write_bytes(b"damaged")
    with pytest.raises(PackRefused):
        catalogue.get(pack.id)
    remove_pack(catalogue, pack.id)
    assert catalogue.installed() == []


def test_a_pack_is_timed(engine: FaceEngine) -> None:
    found = bench_pack(engine, seconds=0.05)
    assert min(found.detections_per_second, found.templates_per_second, found.searches_per_second) > 0
    assert (found.pack_id, found.searched_faces) == (engine.pack.id, 100_000)


# --- devices


def test_an_engine_is_loaded_once_and_its_device_logged(
    workspace: Workspace, catalogue: PackCatalogue, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_setting(workspace, DEVICE_SETTING, "cpu")
    engines = Engines(workspace, catalogue)
    assert engines.loaded(catalogue.default_id) is None
    engine = engines.get(catalogue.default_id)
    assert engines.get(catalogue.default_id) is engines.loaded(catalogue.default_id) is engine
    (entry,) = entries(workspace, "device.")
    assert entry.kind == EntryKind.DEVICE_CHOSEN
    assert entry.data["provider"] == providers.CPU
    assert entry.data["pack_hash"] == engine.pack.hash
    prefer_device(workspace, engines, "")
    assert engines.loaded(catalogue.default_id) is None
    assert (setting(workspace, DEVICE_SETTING), setting(workspace, "unheard of", "x")) == ("", "x")
    with pytest.raises(PackUnavailable):
        engines.get("unheard-of")


def test_a_change_of_the_preferred_device_is_on_the_record(
    workspace: Workspace, catalogue: PackCatalogue, entries: Entries
) -> None:
    engines = Engines(workspace, catalogue)
    prefer_device(workspace, engines, "")
    assert entries(workspace, "device.") == [], "nothing was changed"
    for provider in (providers.CPU, providers.CPU, ""):
        prefer_device(workspace, engines, provider)
        assert setting(workspace, DEVICE_SETTING) == provider
    first, second = entries(workspace, "device.")
    assert first.kind == second.kind == EntryKind.DEVICE_CHOSEN
    assert (first.data["preference"], first.data["provider"]) == (providers.CPU, providers.CPU)
    assert first.data["device"].startswith("CPU")
    assert second.data["preference"] == ""
    set_setting(workspace, "theme", "dark")
    assert len(entries(workspace, "device.")) == 2


def test_a_device_that_fails_is_passed_over_on_the_record(
    workspace: Workspace, catalogue: PackCatalogue, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = [providers.CUDA, providers.CPU]
    really = providers.create_session

    def create(path: Path, provider: str, threads: int | None) -> Any:
        if provider == providers.CUDA:
            raise RuntimeError("libcudnn is not there")
        return really(path, provider, threads)

    monkeypatch.setattr(providers, "available_providers", lambda: offered)
    monkeypatch.setattr(providers, "create_session", create)
    assert preferred_device(workspace).provider == providers.CUDA
    engine = Engines(workspace, catalogue).get(catalogue.default_id)
    assert engine.device.provider == providers.CPU
    fell, chosen = entries(workspace, "device.")
    assert (fell.kind, chosen.kind) == (EntryKind.DEVICE_FELL_BACK, EntryKind.DEVICE_CHOSEN)
    assert {"provider": providers.CUDA, "why": "libcudnn is not there"} in fell.data["skipped"]
    assert chosen.data["provider"] == providers.CPU
    assert "did not work" in chosen.data["reason"]


def test_an_embedder_that_fails_takes_the_detector_with_it(
    workspace: Workspace, catalogue: PackCatalogue, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = opener_module.open_session
    tried: list[tuple[str, str]] = []

    def open_session(path: Path, choice: providers.DeviceChoice, **_: Any) -> Any:
        def create(model: Path, provider: str, threads: int | None) -> Any:
            tried.append((model.name, provider))
            if provider == providers.CUDA and "centerface" not in model.name.lower():
                raise RuntimeError("no kernel")
            return _named(providers.create_session(model, providers.CPU, threads), provider)

        return really(path, choice, factory=create, available=[providers.CUDA, providers.CPU])

    monkeypatch.setattr(opener_module, "open_session", open_session)
    monkeypatch.setattr(providers, "available_providers", lambda: [providers.CUDA, providers.CPU])
    pack = catalogue.get(catalogue.default_id)
    assert "centerface" in pack.detector_path.name.lower()
    engine = Engines(workspace, catalogue).get(pack.id)
    assert engine.device.provider == providers.CPU
    assert [provider for name, provider in tried if name == pack.detector_path.name] == [
        providers.CUDA,
        providers.CPU,
    ]
    assert [e.kind for e in entries(workspace, "device.")] == [
        EntryKind.DEVICE_FELL_BACK,
        EntryKind.DEVICE_CHOSEN,
    ]


def _named(session: Any, provider: str) -> Any:
    class Named:
        get_inputs, get_outputs, run = session.get_inputs, session.get_outputs, session.run

        def get_providers(self) -> list[str]:
            return [provider]

    return Named()
