"""A workspace in which everything happened that leaves a trace: it is what the harness of tampering forges.

The demo's synthetic pictures, the default pack, and the workflow as the window drives it; nothing is
written into a table by hand. What is held outside of it (a checkpoint from the middle, the newest one, the
key) is all that an auditor has.
"""

from __future__ import annotations

import csv
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image

from desktop.domain.adjustments import Levels, Recipe
from desktop.domain.checkpoints import parse_checkpoint, parse_note
from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.expungements import ExpungeGround
from desktop.domain.people import Role
from desktop.domain.probes import Intake, ProbeType
from desktop.domain.score_kinds import ScoreKind
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.storage.row_digest import COVERED_COLUMNS
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.analyse_probe import admit_probe, complete_analysis, read_probe
from desktop.workflow.annual_figures import export_csv, figures, period_of
from desktop.workflow.browse import thumbnail
from desktop.workflow.cases import close_case, reopen_case
from desktop.workflow.delivery_settings import DeliverySettings, change_delivery
from desktop.workflow.demo import demo_folder
from desktop.workflow.disclose import as_json, disclose
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.expunge import expunge_probe, expunge_subject
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.idle_lock import set_lock_minutes
from desktop.workflow.measure_rates import measure_rates
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.policies import set_default_policy
from desktop.workflow.release_lead import corroborate, release
from desktop.workflow.score_choice import choose_score
from desktop.workflow.search import SearchRequest, run_search
from desktop.workflow.second_look import ask_second_look, ask_third_look, withdraw_look
from desktop.workflow.signing import rotate_key
from desktop.workflow.threshold_floor import set_floor
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import analysis_of, features_for
from tests.looks import FIRST, REASON, SECOND, THIRD, Opened, adopt, look_through, open_search
from tests.people import sign_in_as

GALLERY = "People"
REFERENCE = "Order 4/2026 of the county court."
FACES = 24


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody else keeps of a checkpoint."""

    size: int
    root: str
    note: str
    verifier_key: str


@dataclass(frozen=True, slots=True)
class Rich:
    """Closed; `folder` is only to be copied. `left_open` is a copy of a moment at which it was open, with
    the last entries in the WAL alone, and `middle` a copy of the database from half-way."""

    folder: Path
    left_open: Path
    middle: Path
    workspace_id: str
    held: tuple[Held, ...]
    """From the middle, of the moment at which it was left open, of the end; the last covers every entry."""

    @property
    def database(self) -> Path:
        return self.folder / "workspace.db"


def build(folder: Path, pack: ModelPack) -> Rich:
    """Everything lies below `folder`. Takes some seconds."""
    builder = _Builder(folder, FaceEngine.open(pack, "cpu"))
    builder.set_up()
    builder.casework()
    builder.middle()
    builder.removal()
    builder.end()
    return builder.result()


class _Builder:
    def __init__(self, folder: Path, engine: FaceEngine) -> None:
        self.base, self.engine = folder, engine
        self.folder = folder / "workspace"
        folder.mkdir(parents=True, exist_ok=True)
        self.held: list[Held] = []
        self.workspace = Workspace.create(self.folder, WorkspaceKind.CASEWORK, FIRST)
        with (demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        enrolled = {row["subject_id"]: row for row in rows if row["role"] == "gallery"}
        probes = sorted(
            (r for r in rows if r["role"] == "probe"), key=lambda r: ("CCTV" in r["note"], r["file"])
        )
        self.mated = [row for row in probes if row["subject_id"] in enrolled][:6]
        chosen = list(dict.fromkeys([r["subject_id"] for r in self.mated] + list(enrolled)))[:FACES]
        self.rows = [enrolled[subject] for subject in chosen]

    def reopened(self) -> None:
        """The program was closed and started again."""
        self.workspace.close()
        self.workspace = Workspace.open(self.folder, FIRST)

    def become(self, name: str, *roles: Role) -> None:
        sign_in_as(self.workspace, name, *roles)

    def hold(self) -> None:
        """Somebody keeps the newest checkpoint."""
        with self.workspace.reading() as stores:
            newest = stores.checkpoints.latest()
            key = stores.log.verifier_key()
        assert newest is not None
        assert key is not None
        checkpoint = parse_checkpoint(parse_note(newest.note).text)
        self.held.append(Held(checkpoint.size, checkpoint.root.hex(), newest.note, key))

    # --- what happens

    def set_up(self) -> None:
        """Two runs of enrolment with pictures that are refused, rates, settings, people, policies."""
        self.become(FIRST)
        for number, part in enumerate((self.rows[: FACES // 2], self.rows[FACES // 2 :])):
            pictures = self.base / f"pictures-{number}"
            (pictures / "gallery").mkdir(parents=True)
            for row in part:
                shutil.copy(demo_folder() / row["file"], pictures / row["file"])
            Image.new("RGB", (200, 200), (90 + number, 120, 160)).save(pictures / "gallery" / "nobody.png")
            (pictures / "gallery" / "broken.jpg").write_bytes(b"\xff\xd8 no picture")
            table = pictures / "metadata.csv"
            with table.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(part[0]))
                writer.writeheader()
                writer.writerows(part)
            mapping = guess_mapping(read_table(table))
            request = EnrolmentRequest(GALLERY, pictures / "gallery", metadata_file=table, mapping=mapping)
            enrol(self.workspace, self.engine, request)
        self.measure()
        set_floor(self.workspace, 0.9)
        set_lock_minutes(self.workspace, 20)
        (self.base / "delivered").mkdir()
        change_delivery(self.workspace, DeliverySettings(folder=str(self.base / "delivered")))
        adopt(self.workspace, self.base, "of-the-house")
        set_default_policy(self.workspace, "of-the-house")
        self.reopened()

    def measure(self) -> None:
        with self.workspace.reading() as stores:
            gallery = stores.galleries.by_name(GALLERY)
        found = measure_rates(self.workspace, take_snapshot(self.workspace, gallery, self.engine.pack))
        self.become(FIRST)
        choose_score(self.workspace, gallery, ScoreKind.RAW, found)

    def casework(self) -> None:
        """A lead that was released, a dissent with a third look, a withdrawn look, a search for nobody."""
        self.become(FIRST)
        released = self.search(0, "C-1")
        released.lead(1)
        released.lead(2, conclusion=Conclusion.EXCLUDED)
        look_through(self.workspace, ask_second_look(self.workspace, released.search_id), SECOND)
        self.become("S. Chief", Role.SUPERVISOR)
        corroborate(self.workspace, released.search_id, released.faces[0], "A ticket was found.", "Office")
        release(self.workspace, released.search_id, released.faces[0])
        disclose(self.workspace, released.case_id, self.base / "c-1.json", "json", as_json)

        self.become(FIRST)
        dissent = self.search(1, "C-2")
        dissent.lead(1)
        look = ask_second_look(self.workspace, dissent.search_id)
        look_through(self.workspace, look, SECOND, Conclusion.INCONCLUSIVE)
        self.become("S. Chief", Role.SUPERVISOR)
        third = ask_third_look(self.workspace, dissent.search_id, dissent.faces[0], "Two people disagree.")
        look_through(self.workspace, third, THIRD)

        self.become(FIRST)
        withdrawn = self.search(2, "C-3")
        self.say_with_rates(withdrawn, Conclusion.LEAD)
        look = ask_second_look(self.workspace, withdrawn.search_id)
        withdraw_look(self.workspace, look.look_id, "A better picture of the same person came in.")

        self.become(FIRST)
        self.nobody()
        self.reopened()

    def search(self, number: int, case: str) -> Opened:
        return open_search(
            self.workspace, self.engine, demo_folder() / self.mated[number]["file"], case_number=case, top=8
        )

    def say_with_rates(self, opened: Opened, conclusion: Conclusion) -> None:
        """Of the first candidate, with what was known about error when it was said."""
        with self.workspace.reading() as stores:
            record = stores.searches.get(opened.search_id)
        assert record.notes is not None
        note_examination(self.workspace, opened.search_id, opened.faces[0])
        conclude(
            self.workspace,
            opened.search_id,
            opened.faces[0],
            conclusion,
            REASON,
            threshold=record.threshold,
            fpir=record.fpir,
            notes=[record.notes.probe, record.notes.candidates[opened.faces[0]]],
            features=features_for(conclusion),
        )

    def nobody(self) -> None:
        """An adjusted probe with a date, searched below the floor, found to show nobody of the gallery."""
        recipe = Recipe((Levels(5, 250, 1.1),))
        draft = read_probe(
            self.workspace, self.engine, demo_folder() / self.mated[3]["file"], recipe=recipe
        )
        intake = Intake(
            "C-4",
            "Theft",
            ProbeType.PHOTOGRAPH,
            "Exported by the shop",
            "Order 5/2026",
            captured_on=date(2024, 3, 2),
        )
        probe = admit_probe(self.workspace, self.engine, draft, 0, intake)
        complete_analysis(self.workspace, probe.probe_id, analysis_of())
        why = "A person is missing: every lead counts."
        request = SearchRequest(probe.probe_id, GALLERY, top=8, fpir=0.3, reason=why)
        record = run_search(self.workspace, self.engine, request).record
        conclude(
            self.workspace,
            record.search_id,
            None,
            SearchOutcome.NO_CANDIDATE,
            REASON,
            threshold=record.threshold,
            fpir=record.fpir,
            features=features_for(SearchOutcome.NO_CANDIDATE),
        )
        case = record.case_id
        close_case(self.workspace, case, "Nothing came of it.")
        reopen_case(self.workspace, case, "Another picture came in.")
        close_case(self.workspace, case, "Nothing came of that either.")
        self.closed_probe = probe.probe_id

    def middle(self) -> None:
        self.become(FIRST)
        self.hold()
        target = self.base / "middle.db"
        with (
            closing(sqlite3.connect(self.workspace.database)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)

    def removal(self) -> None:
        """A subject whom open cases list, and a probe; then the rates anew, and another key."""
        self.become("S. Chief", Role.SUPERVISOR)
        with self.workspace.reading() as stores:
            faces = stores.faces.page(1, 0, 100)
        for face in faces[:6]:
            assert thumbnail(self.workspace, face.face_id) is not None
        subject = self.mated[2]["subject_id"]
        expunge_subject(self.workspace, 1, subject, ExpungeGround.SEALED, REFERENCE)
        expunge_probe(self.workspace, self.closed_probe, REFERENCE)
        self.become("Ad. Min", Role.ADMINISTRATOR)
        rotate_key(self.workspace, "The machine changes hands.")
        self.measure()
        self.become(FIRST)
        again = self.search(4, "C-5")
        self.say_with_rates(again, Conclusion.INCONCLUSIVE)

    def end(self) -> None:
        self.become("S. Chief", Role.SUPERVISOR)
        export_csv(
            self.workspace,
            figures(self.workspace, period_of(first=date(2020, 1, 1), last=date(2030, 1, 1))),
            self.base / "figures.csv",
        )
        found = verify_workspace(self.workspace, deep=True)
        assert found.ok, found.problem
        self.reopened()
        self.become("S. Chief", Role.SUPERVISOR)
        export_csv(
            self.workspace,
            figures(self.workspace, period_of(first=date(2020, 1, 1), last=date(2030, 1, 1))),
            self.base / "figures-2.csv",
        )
        with self.workspace.recording() as stores:
            newest = stores.checkpoints.latest()
            assert newest is not None
            stores.checkpoints.add_delivery(newest.size, "folder")
            stores.checkpoints.add_delivery(newest.size, "tsa", b"a token")
        self.hold()
        self.left_open = self.base / "left-open"
        shutil.copytree(self.folder, self.left_open)  # as a killed program leaves it
        (self.left_open / "workspace.lock").unlink(missing_ok=True)
        assert (self.left_open / "workspace.db-wal").stat().st_size
        self.workspace.close()

    def result(self) -> Rich:
        with Workspace.open(self.folder, FIRST) as workspace:
            workspace_id = workspace.workspace_id
        with closing(sqlite3.connect(self.folder / "workspace.db")) as raw:
            size, root, note = raw.execute(
                "SELECT size, root, note FROM checkpoint ORDER BY size DESC"
            ).fetchone()
            assert size == raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
            for table in COVERED_COLUMNS:
                assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0], f"no rows of {table}"
        self.held.append(Held(size, root.hex(), note, self.held[-1].verifier_key))
        (self.folder / "workspace.lock").unlink(missing_ok=True)
        return Rich(self.folder, self.left_open, self.base / "middle.db", workspace_id, tuple(self.held))
