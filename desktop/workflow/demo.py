"""The built-in demo: a workspace of synthetic faces, enrolled for real, and a guided first case.

Nobody in these pictures exists. The error rates shown are properties of this set, not of people.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.features import FacialComponent, Visibility, VisibleFeatures
from desktop.domain.people import Person
from desktop.domain.probe_analysis import ProbeAnalysis, Suitability
from desktop.domain.probes import Intake, ProbeType
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.files import writing_to
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.accounts import DEMO_PASSWORD, DEMO_PEOPLE, ensure_demo_accounts
from desktop.workflow.analyse_probe import admit_probe, complete_analysis, read_probe
from desktop.workflow.enrol import EnrolmentRequest, EnrolmentSummary, enrol
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.search import SearchRequest, run_search
from desktop.workflow.sign_in import sign_in
from desktop.workflow.verify_audit import verify_workspace

DEMO_GALLERY = "Demo gallery (synthetic)"


@dataclass(frozen=True, slots=True)
class DemoProbe:
    """A picture of the guided cases, with what to declare for it."""

    path: Path
    title: str
    story: str
    intake: Intake


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the headless run did."""

    enrolled: int
    refused: int
    searches: int
    searches_with_candidates: int
    conclusions: int
    log_ok: bool
    log_entries: int
    device: str
    images_per_second: float


def demo_folder() -> Path:
    """The synthetic pictures that ship with the program."""
    return paths.resources_dir() / "demo"


def demo_probes() -> list[DemoProbe]:
    """The guided cases, the first one first."""
    folder = demo_folder() / "probes"
    return [
        DemoProbe(
            folder / "P57440.jpg",
            "Case 1: a photo from a service kiosk",
            "A parcel was collected under a false name; the kiosk took this picture.",
            Intake(
                "DEMO-001",
                "Training: parcel collected under a false name",
                ProbeType.PHOTOGRAPH,
                "Picture taken by the kiosk at collection, exported by its operator (synthetic)",
                "Demo authority 1/2026",
            ),
        ),
        DemoProbe(
            folder / "P47556.jpg",
            "Case 2: a snapshot from a phone",
            "A witness photographed somebody leaving the scene.",
            Intake(
                "DEMO-002",
                "Training: person seen leaving a scene",
                ProbeType.PHOTOGRAPH,
                "Snapshot by a witness, handed over on a phone (synthetic)",
                "Demo authority 2/2026",
            ),
        ),
        DemoProbe(
            folder / "P28406.jpg",
            "Case 3: a still from a shop camera",
            "A till was emptied; the clearest frame of the shop's camera was exported.",
            Intake(
                "DEMO-003",
                "Training: theft from a till",
                ProbeType.VIDEO_STILL,
                "Frame exported from the shop's camera by its owner (synthetic)",
                "Demo authority 3/2026",
            ),
        ),
    ]


def open_demo(folder: Path, actor: str, *, reset: bool = False) -> Workspace:
    """Opens the demo workspace, made when it is not there. Raises `WrongUse` for another workspace."""
    if reset:
        reset_demo(folder, actor)
    workspace = Workspace.open_or_create(folder, WorkspaceKind.DEMO, actor)
    if workspace.kind is not WorkspaceKind.DEMO:
        workspace.close()
        raise WrongUse(detail=f"{folder} is not a demo workspace; choose another folder for the demo.")
    return workspace


def reset_demo(folder: Path, actor: str) -> None:
    """Removes a demo workspace. Raises `WrongUse` for a folder that is anything else."""
    if not folder.exists():
        return
    if any(folder.iterdir()):
        with Workspace.open(folder, actor) as workspace:
            kind = workspace.kind
        if kind is not WorkspaceKind.DEMO:
            raise WrongUse(detail=f"{folder} is not a demo workspace; nothing was removed.")
    with writing_to(folder):
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                path.chmod(0o600)  # Windows does not remove what may not be written, as originals are
        shutil.rmtree(folder)


def sign_in_to_demo(workspace: Workspace) -> Person:
    """The first person of the demo, who analyses and examines, works here from now on."""
    ensure_demo_accounts(workspace)
    return sign_in(workspace, DEMO_PEOPLE[0][0], DEMO_PASSWORD)


def unseen_analysis() -> ProbeAnalysis:
    """For a run without a window: it says of itself that nobody looked."""
    return ProbeAnalysis(
        VisibleFeatures.of(dict.fromkeys(FacialComponent, Visibility.PARTLY)),
        Suitability.LIMITED,
        "Demonstration without a window: recorded by the program, looked at by nobody.",
    )


def demo_is_enrolled(workspace: Workspace) -> bool:
    """Whether the demo gallery is complete."""
    with workspace.reading() as stores:
        gallery = next((g for g in stores.galleries.all() if g.name == DEMO_GALLERY), None)
        # A gallery without any run was made by a program that was killed right after.
        latest = stores.enrolments.latest(gallery.gallery_id) if gallery else None
        return latest is not None and latest.finished_at is not None


def demo_enrolment_request() -> EnrolmentRequest:
    """The demo gallery's folder and table."""
    table = read_table(demo_folder() / "metadata.csv")
    return EnrolmentRequest(DEMO_GALLERY, demo_folder() / "gallery", table.path, guess_mapping(table))


def enrol_demo(
    workspace: Workspace,
    engine: FaceEngine,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> EnrolmentSummary:
    """Enrols the synthetic gallery, or what is left of it."""
    return enrol(workspace, engine, demo_enrolment_request(), on_progress=on_progress, cancel=cancel)


def run_headless(
    workspace: Workspace,
    engine: FaceEngine,
    *,
    say: Callable[[str], None],
    on_progress: ProgressSink = ignore_progress,
) -> DemoReport:
    """The whole job without a window: enrol, search every guided case, conclude, verify.

    The conclusions say that a program wrote them: nobody examined anything. Works as the first person of
    the demo where nobody is signed in.
    """
    if workspace.person is None:
        sign_in_to_demo(workspace)
    enrolled = refused = 0
    rate = 0.0
    if not demo_is_enrolled(workspace):
        summary = enrol_demo(workspace, engine, on_progress=on_progress)
        enrolled, refused = summary.enrolled, sum(summary.refused.values())
        rate = summary.images_per_second
    else:
        with workspace.reading() as stores:
            enrolled = stores.galleries.by_name(DEMO_GALLERY).faces
    say(f"Enrolled {enrolled} synthetic faces on {engine.device.device}.")
    conclusions = with_candidates = 0
    probes = demo_probes()
    for demo in probes:
        draft = read_probe(workspace, engine, demo.path)
        probe = admit_probe(workspace, engine, draft, 0, demo.intake)
        complete_analysis(workspace, probe.probe_id, unseen_analysis())
        result = run_search(workspace, engine, SearchRequest(probe.probe_id, DEMO_GALLERY))
        record = result.record
        above = result.candidates.at_or_above(record.threshold)
        with_candidates += bool(above)
        say(
            f"{demo.title}: {record.count_at_threshold} of {record.subjects} subjects at or above "
            f"{record.threshold:.4f}."
        )
        for candidate in above:
            note_examination(workspace, record.search_id, candidate.face_id)
            conclude(
                workspace,
                record.search_id,
                candidate.face_id,
                Conclusion.INCONCLUSIVE,
                "Demonstration without a window: recorded by the program, examined by nobody.",
                threshold=record.threshold,
                fpir=record.fpir,
            )
            conclusions += 1
        if not above:
            conclude(
                workspace,
                record.search_id,
                None,
                SearchOutcome.NO_CANDIDATE,
                "Demonstration without a window: nobody scored at or above the threshold.",
                threshold=record.threshold,
                fpir=record.fpir,
            )
            conclusions += 1
    verification = verify_workspace(workspace)
    say(f"Log: {verification.entries} entries, {'intact' if verification.ok else 'NOT intact'}.")
    return DemoReport(
        enrolled,
        refused,
        len(probes),
        with_candidates,
        conclusions,
        verification.ok,
        verification.entries,
        engine.device.device,
        rate,
    )
