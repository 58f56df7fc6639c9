"""Real templates of synthetic faces: the demo's pictures, enrolled once, copied for each test."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.domain.faces import DetectedFace
from desktop.domain.log_entries import LogEntry
from desktop.domain.probes import Intake, Probe, ProbeType
from desktop.recognition.embedder import Embedder
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.analyse_probe import read_probe
from desktop.workflow.demo import demo_folder
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.metadata_table import guess_mapping, read_table
from tests.examination import take_in
from tests.people import sign_in_as

FACES = 40
GALLERY = "People"
ACTOR = "A. Analyst"


@dataclass(frozen=True, slots=True)
class Pictures:
    """A small folder of the demo's gallery, its table, and probes whose subjects are in it."""

    folder: Path
    table: Path
    rows: dict[str, dict[str, str]]
    """By file name."""
    mated: tuple[tuple[Path, str], ...]
    """(probe file, subject)."""
    non_mated: tuple[Path, ...]

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*.jpg"))

    def request(self, gallery: str = GALLERY, **changes: Any) -> EnrolmentRequest:
        mapping = guess_mapping(read_table(self.table))
        given: dict[str, Any] = {"metadata_file": self.table, "mapping": mapping} | changes
        return EnrolmentRequest(gallery, given.pop("folder", self.folder), **given)


class Remembering:
    """A model that is asked once about the same pixels: these tests enrol the same faces many times."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._known: dict[bytes, Any] = {}

    def _once(self, ask: Callable[[NDArray[np.uint8]], Any], pixels: NDArray[np.uint8]) -> Any:
        key = hashlib.sha256(repr(pixels.shape).encode() + pixels.tobytes()).digest()
        if key not in self._known:
            self._known[key] = ask(pixels)
        return self._known[key]

    def detect(self, pixels: NDArray[np.uint8]) -> Any:
        return self._once(self._inner.detect, pixels)

    def templates(self, chips: NDArray[np.uint8]) -> Any:
        return self._once(self._inner.templates, chips)


class CountingDetector:
    """Passes everything on and counts the pictures it saw; `then` is called before each."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.calls = 0
        self.then: Callable[[int], None] = lambda calls: None

    def detect(self, pixels: NDArray[np.uint8]) -> Sequence[DetectedFace]:
        self.calls += 1
        self.then(self.calls)
        found: Sequence[DetectedFace] = self._inner.detect(pixels)
        return found


@pytest.fixture(scope="session")
def engine(default_pack: ModelPack) -> FaceEngine:
    """The default pack on the CPU."""
    real = FaceEngine.open(default_pack, "cpu")
    return FaceEngine(
        real.pack, real.device, Remembering(real._detector), cast("Embedder", Remembering(real._embedder))
    )


@pytest.fixture
def counting(engine: FaceEngine) -> tuple[FaceEngine, CountingDetector]:
    """The same engine, and a counter of the pictures that its detector sees."""
    detector = CountingDetector(engine._detector)
    return FaceEngine(engine.pack, engine.device, detector, engine._embedder), detector


@pytest.fixture
def other_pack_engine(engine: FaceEngine) -> FaceEngine:
    """The same models, compared in another way: another pack with another hash."""
    other = dataclasses.replace(engine.pack, id="other-pack", comparator="euclidean")
    return FaceEngine(other, engine.device, engine._detector, engine._embedder)


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    with (demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    gallery = {row["subject_id"]: row for row in rows if row["role"] == "gallery"}
    probes = sorted(
        (row for row in rows if row["role"] == "probe"),
        # A still from a camera on a ceiling is the hardest; these tests are not about accuracy.
        key=lambda row: ("CCTV" in row["note"], row["file"]),
    )
    mated = [row for row in probes if row["subject_id"] in gallery][:10]
    chosen = {row["subject_id"] for row in mated}
    chosen.update([subject for subject in gallery if subject not in chosen][: FACES - len(chosen)])
    base = tmp_path_factory.mktemp("pictures")
    (base / "gallery").mkdir()
    kept = [gallery[subject] for subject in gallery if subject in chosen]
    for row in kept:
        shutil.copy(demo_folder() / row["file"], base / row["file"])
    with (base / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        writer.writerows(kept)
    return Pictures(
        base / "gallery",
        base / "metadata.csv",
        {Path(row["file"]).name: row for row in kept},
        tuple((demo_folder() / row["file"], row["subject_id"]) for row in mated),
        tuple(demo_folder() / row["file"] for row in probes if row["subject_id"] not in gallery)[:5],
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty casework workspace."""
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, ACTOR) as opened:
        sign_in_as(opened, ACTOR)
        yield opened


@pytest.fixture(scope="session")
def enrolled_folder(
    tmp_path_factory: pytest.TempPathFactory, engine: FaceEngine, pictures: Pictures
) -> Path:
    """A closed workspace with the gallery `People`. Only to be copied."""
    folder = tmp_path_factory.mktemp("enrolled") / "workspace"
    with Workspace.create(folder, WorkspaceKind.CASEWORK, ACTOR) as opened:
        sign_in_as(opened, ACTOR)
        enrol(opened, engine, pictures.request())
    return folder


@pytest.fixture
def enrolled(enrolled_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of its own with the gallery `People`."""
    shutil.copytree(enrolled_folder, tmp_path / "enrolled")
    with Workspace.open(tmp_path / "enrolled", ACTOR) as opened:
        sign_in_as(opened, ACTOR)
        yield opened


@pytest.fixture
def intake() -> Intake:
    return Intake("C-17", "Theft", ProbeType.PHOTOGRAPH, "Exported by the shop", "Order 4/2026")


@pytest.fixture
def admitted(enrolled: Workspace, engine: FaceEngine, pictures: Pictures, intake: Intake) -> Probe:
    """A recorded and analysed probe of a subject of the gallery."""
    return take_in(enrolled, engine, read_probe(enrolled, engine, pictures.mated[0][0]), 0, intake)


@pytest.fixture
def entries() -> Callable[..., list[LogEntry]]:
    """entries(workspace, kind_prefix): log entries, oldest first."""

    def read(workspace: Workspace, kind_prefix: str = "") -> list[LogEntry]:
        with workspace.reading() as stores:
            found = stores.log.page(0, 10_000, kind_prefix=kind_prefix)
        return sorted(found, key=lambda entry: entry.seq)

    return read
