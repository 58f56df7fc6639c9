"""From signing in to the released lead and its report, by three people without a mouse."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.domain.people import Role
from desktop.domain.standings import Standing
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.cases.case_form import CaseForm
from desktop.ui.cases.corroborate_dialog import CorroborateDialog
from desktop.ui.cases.release_dialog import ReleaseDialog
from desktop.ui.probe.path_steps import Step
from desktop.ui.report.report_dialog import ReportDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.sign_in import sign_out
from desktop.workflow.standings import standings_in
from desktop.workflow.verify_audit import verify_workspace
from tests.keyboard import Keyboard
from tests.looks import adopt
from tests.people import PASSWORD, account_for, sign_in_as
from tests.ui.conftest import Driver
from tests.ui.test_whole_path import mated_probe

Open = Callable[..., Driver]
K = Qt.Key
FIRST, SECOND, CHIEF = "ana", "ben", "chris"
CONCLUSIONS = ("Lead", "Excluded", "Inconclusive", "Insufficient quality")
REASON = "The folds of both ears run alike."


@pytest.fixture
def prepared(few_faces: Path, default_pack: ModelPack, tmp_path: Path) -> Path:
    """A workspace with a gallery and three people, nobody signed in."""
    folder = tmp_path / "workspace"
    table = few_faces / "metadata.csv"
    with Workspace.create(folder, WorkspaceKind.CASEWORK, "admin") as workspace:
        sign_in_as(workspace, "admin")
        mapping = guess_mapping(read_table(table))
        engine = FaceEngine.open(default_pack, "cpu")
        enrol(
            workspace, engine, EnrolmentRequest("People", few_faces, metadata_file=table, mapping=mapping)
        )
        adopt(workspace, tmp_path, fillers=2)
        account_for(workspace, FIRST, Role.ANALYST, Role.EXAMINER)
        account_for(workspace, SECOND, Role.EXAMINER)
        account_for(workspace, CHIEF, Role.SUPERVISOR)
        sign_out(workspace)
    return folder


@pytest.fixture
def own_dialogs() -> Iterator[None]:
    """The toolkit's dialog of files, on every system: the system's own are not ours to drive."""
    wanted = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    before = QCoreApplication.testAttribute(wanted)
    QCoreApplication.setAttribute(wanted, True)
    yield
    QCoreApplication.setAttribute(wanted, before)


class Person:
    """Sits at one window after another, and knows of it what is on the screen."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.keys = Keyboard(driver.wait)

    def in_front(self, kind: type) -> None:
        def there() -> None:
            self.keys.hand_focus_back()
            window = QApplication.activeWindow()
            assert isinstance(window, kind), (window, self.keys.words())

        self.driver.qtbot.waitUntil(there, timeout=15_000)

    def sign_in(self, name: str) -> None:
        session, keys = self.driver.session, self.keys
        self.driver.wait(lambda: session.desk is None and session.gate is not None)
        keys.write("Name", name)
        keys.write("Password", PASSWORD)
        keys.press(K.Key_Return)
        self.driver.wait(lambda: session.desk is not None)
        self.in_front(MainWindow)
        self.driver.settle()

    def leave(self) -> None:
        """By the menu of the person, at the foot of the window."""
        keys = self.keys
        keys.to("Signed in")
        keys.answer_menu(K.Key_S)
        keys.press(K.Key_Space)

    def page(self, name: str) -> None:
        """By its digit, which stands in the tooltip of its button."""
        window = self.driver.session.window
        digit = list(window.navigation.buttons).index(name) + 1
        self.keys.press(Qt.Key(K.Key_0 + digit), ctrl=True)
        self.driver.wait(lambda: window.stack.currentWidget() is window.pages.made(name))
        self.driver.settle()

    def features(self, state: Qt.Key) -> None:
        """Every row of the feature list."""
        keys = self.keys
        keys.to("Feature list")
        keys.press(K.Key_Home, ctrl=True)
        for _ in range(15):
            keys.press(state, K.Key_Down)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")  # offscreen, by menus
def test_a_lead_is_released_with_the_keyboard_alone(
    tmp_path: Path, few_faces: Path, prepared: Path, open_session: Open, own_dialogs: None
) -> None:
    picture, _ = mated_probe(few_faces)
    probe = shutil.copy(picture, tmp_path / "probe.jpg")
    driver = open_session(prepared, signed_in=False)
    session, workspace = driver.session, driver.session.workspace
    person = Person(driver)
    keys = person.keys

    # The first examiner opens a case and takes a probe in.
    person.sign_in(FIRST)
    driver.wait(lambda: session.services.state.measurement is not None)
    person.page("cases")
    keys.press(K.Key_N, ctrl=True)
    person.in_front(CaseForm)
    keys.write("Case number", "2026-0007")
    keys.choose("Policy", "under-test")
    keys.write("Purpose", "Theft of a parcel")
    keys.write("Offence", "Theft")
    keys.push("Open the case")
    person.in_front(MainWindow)
    keys.push("Take in a probe")
    driver.settle()
    keys.answer_file_dialog(str(probe))
    keys.press(K.Key_O, ctrl=True)
    page = session.window.probe_page
    driver.wait(lambda: page.draft is not None)
    driver.settle()
    keys.choose("Probe type", "Photograph")
    keys.write("Provenance", "Exported by the shop on the day after")
    keys.press(K.Key_Return, ctrl=True)
    driver.wait(lambda: page.step is Step.ANALYSE)

    # What can be seen in it, then the search.
    keys.to("What can be seen of each component")
    keys.press(K.Key_Home, ctrl=True)
    for _ in range(15):
        keys.press(K.Key_V)
    keys.push("Suitable")
    keys.press(K.Key_Return, ctrl=True)
    driver.wait(lambda: page.step is Step.SEARCH)
    driver.settle()
    keys.press(K.Key_Return, ctrl=True)
    driver.wait(lambda: session.services.state.search is not None)
    driver.settle()
    search_id = session.services.state.search.record.search_id

    def standing() -> Standing:
        with workspace.reading() as stores:
            (one,) = standings_in(stores, search_id)
        return one.standing

    # One candidate, feature by feature.
    keys.to("Candidates, best first")
    keys.press(K.Key_Home, ctrl=True)
    keys.press(K.Key_Space)
    driver.settle()
    person.features(K.Key_S)
    keys.press(K.Key_2, alt=True)
    keys.pick(CONCLUSIONS, "Lead")
    keys.write("Reason", REASON)
    keys.push("Record conclusion")
    driver.settle()
    keys.push("Second look…")
    person.in_front(QMessageBox)
    keys.press(K.Key_Return)
    person.in_front(MainWindow)
    assert standing() is Standing.WAITS_FOR_LOOK
    person.leave()

    # The second one looks blind.
    person.sign_in(SECOND)
    person.page("second_look")
    keys.push("Begin")
    driver.settle()
    view = session.window.second_look_page.examination
    driver.wait(lambda: view.clock._place is not None and view._probe is not None)
    with workspace.reading() as stores:
        look = stores.looks.get(view.look.look_id)
    while view.look.open_places:
        left = len(view.look.open_places)
        # Only a test can know who is a filler.
        filler = next(item.is_filler for item in look.items if item.place == view.places.place)
        person.features(K.Key_D if filler else K.Key_S)
        keys.pick(CONCLUSIONS, "Excluded" if filler else "Lead")
        keys.write("Reason", REASON)
        keys.push("Record answer")
        driver.wait(lambda left=left: len(view.look.open_places) < left)
        driver.settle()
    keys.push("Complete the look…")
    person.in_front(QMessageBox)
    keys.push("Complete the look")
    person.in_front(MainWindow)
    driver.settle()
    keys.push("Back to the list")
    assert standing() is Standing.WAITS_FOR_CORROBORATION

    # What else speaks for it.
    person.page("cases")
    keys.to("What waits for me")
    keys.press(K.Key_Return)
    driver.settle()
    keys.push("Corroborate…")
    person.in_front(CorroborateDialog)
    keys.write("What speaks for it", "A receipt in that name was found in the parcel.")
    keys.write("Where it comes from", "Evidence list 12, item 3")
    keys.push("Record corroboration")
    person.in_front(MainWindow)
    assert standing() is Standing.WAITS_FOR_RELEASE
    person.leave()

    # The supervisor releases it, and the report leaves.
    person.sign_in(CHIEF)
    person.page("cases")
    keys.to("What waits for me")
    keys.press(K.Key_Return)
    driver.settle()
    keys.push("Release…")
    person.in_front(ReleaseDialog)
    keys.write("Your password", PASSWORD)
    keys.push("Release as a lead")
    person.in_front(MainWindow)
    driver.settle()
    assert standing() is Standing.RELEASED
    keys.push("Report…")
    person.in_front(ReportDialog)
    keys.answer_file_dialog(str(tmp_path / "report.pdf"))
    keys.push("Save as PDF…")
    driver.settle()
    driver.wait(lambda: (tmp_path / "report.pdf").exists())
    keys.press(K.Key_Escape)
    person.in_front(MainWindow)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert verify_workspace(workspace).ok
    person.leave()
    driver.wait(lambda: session.desk is None)
