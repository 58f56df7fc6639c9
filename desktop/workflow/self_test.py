"""Does this installation do its job? The whole path on a few synthetic faces, in a temporary workspace."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop import paths
from desktop.domain.checkpoints import parse_verifier_key
from desktop.domain.conclusions import SearchOutcome
from desktop.domain.searches import SearchRecord
from desktop.errors import UserFacingError
from desktop.recognition.engine import FaceEngine
from desktop.recognition.library_versions import library_versions
from desktop.recognition.packs import PackCatalogue
from desktop.storage.program import program_version
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.verifier.check import check
from desktop.workflow.analyse_probe import admit_probe, complete_analysis, read_probe
from desktop.workflow.demo import (
    DEMO_GALLERY,
    demo_enrolment_request,
    demo_probes,
    sign_in_to_demo,
    unseen_analysis,
)
from desktop.workflow.engines import Engines, EventListener
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.examine import conclude
from desktop.workflow.export_log import export_log
from desktop.workflow.model_packs import self_test_pack
from desktop.workflow.search import SearchRequest, run_search
from desktop.workflow.verify_audit import verify_workspace

_FACES = 24


@dataclass(frozen=True, slots=True)
class SelfTestStep:
    """One step and what was seen."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class SelfTestReport:
    """All steps that ran; the first failure ends the test."""

    device: str
    steps: tuple[SelfTestStep, ...]
    pack: str = ""
    """Id and version of the model pack with the beginning of its hash; empty where there is none."""
    versions: dict[str, str] = field(default_factory=dict)
    """Of the program and of what it rests on, by name."""

    @property
    def ok(self) -> bool:
        return all(step.ok for step in self.steps)


def run_self_test(
    catalogue: PackCatalogue, actor: str, tell: EventListener = lambda event: None
) -> SelfTestReport:
    """Runs every step; never raises for what a step found. `tell` hears of devices that were left."""
    steps: list[SelfTestStep] = []
    device, used = "none", ""
    with tempfile.TemporaryDirectory(prefix="second-look-self-test-") as folder:
        try:
            pack = catalogue.get(catalogue.default_id)
            used = f"{pack.id} {pack.version} ({pack.hash[:12]})"
            steps.append(SelfTestStep("models", True, "; ".join(self_test_pack(pack))))
            with Workspace.create(Path(folder) / "workspace", WorkspaceKind.DEMO, actor) as workspace:
                sign_in_to_demo(workspace)
                engine = Engines(workspace, catalogue, tell).get(pack.id)
                device = engine.device.device
                for name, run in _path(workspace, engine, Path(folder)):
                    steps.append(SelfTestStep(name, *run()))
                    if not steps[-1].ok:
                        break
        except UserFacingError as error:
            steps.append(SelfTestStep("stopped", False, error.sentence))
    return SelfTestReport(device, tuple(steps), used, _versions())


def _versions() -> dict[str, str]:
    layout = " (packaged)" if paths.is_frozen() else ""
    return {
        "Second Look": program_version() + layout,
        **library_versions(),
        "SQLite": sqlite3.sqlite_version,
    }


def _path(
    workspace: Workspace, engine: FaceEngine, folder: Path
) -> list[tuple[str, Callable[[], tuple[bool, str]]]]:
    found: dict[str, SearchRecord] = {}

    def enrolment() -> tuple[bool, str]:
        request = demo_enrolment_request()
        few = folder / "gallery"
        few.mkdir()
        for path in sorted(request.folder.glob("*.jpg"))[:_FACES]:
            (few / path.name).write_bytes(path.read_bytes())
        summary = enrol(
            workspace, engine, EnrolmentRequest(DEMO_GALLERY, few, request.metadata_file, request.mapping)
        )
        return summary.enrolled == _FACES, f"{summary.enrolled} of {summary.images} images enrolled"

    def search() -> tuple[bool, str]:
        demo = demo_probes()[0]
        probe = admit_probe(workspace, engine, read_probe(workspace, engine, demo.path), 0, demo.intake)
        complete_analysis(workspace, probe.probe_id, unseen_analysis())
        result = run_search(workspace, engine, SearchRequest(probe.probe_id, DEMO_GALLERY))
        found["search"] = result.record
        return result.record.subjects == _FACES, f"{result.record.subjects} subjects searched"

    def conclusion() -> tuple[bool, str]:
        recorded = conclude(
            workspace,
            found["search"].search_id,
            None,
            SearchOutcome.NO_CANDIDATE,
            "Self-test: recorded by the program, examined by nobody.",
            threshold=found["search"].threshold,
            fpir=found["search"].fpir,
        )
        return recorded.log_seq > 0, f"recorded as log entry {recorded.log_seq}"

    def verification() -> tuple[bool, str]:
        result = verify_workspace(workspace, deep=True)
        detail = f"{result.entries} entries" if result.problem is None else result.problem.detail
        return result.ok, detail

    def export() -> tuple[bool, str]:
        exported = export_log(workspace, folder / "log.zip")
        answer = check(exported.path, keys=[parse_verifier_key(exported.verifier_key)])
        return answer.ok, f"{exported.entries} entries verified from outside, with the public key alone"

    return [
        ("enrolment", enrolment),
        ("search", search),
        ("conclusion", conclusion),
        ("log", verification),
        ("export", export),
    ]
