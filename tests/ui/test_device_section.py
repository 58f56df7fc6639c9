"""Devices in the settings, and the notice that one was left."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.people import Role
from desktop.jobs.queue import JobQueue
from desktop.recognition.agreement import Agreement
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.packs import ModelPack, PackCatalogue
from desktop.recognition.provider_table import CPU, CUDA, provider_of
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.settings.device_section import DeviceSection
from desktop.ui.shell.device_notice import DeviceNotice
from desktop.ui.shell.services import CaseworkState, Services
from desktop.workflow import devices as devices_module
from desktop.workflow import measure_devices as measure_module
from desktop.workflow.engines import Engines
from tests.people import sign_in_as
from tests.pretended_device import PretendedDevice, pretend_cuda
from tests.ui.conftest import Driver
from tests.ui.test_access import controls_of, spoken_name


@pytest.fixture
def cuda(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> PretendedDevice:
    def absent(one: object) -> str | None:
        return None if one in (provider_of(CUDA), provider_of(CPU)) else "It is somewhere else."

    monkeypatch.setattr(devices_module, "why_absent", absent)
    monkeypatch.setattr(measure_module, "why_absent", absent)
    monkeypatch.setattr(measure_module, "SEARCHED", 2000)
    monkeypatch.setattr(measure_module, "rates", lambda works, **_: [12.5 * w.units for w in works])
    return pretend_cuda(monkeypatch)


@pytest.fixture
def services(tmp_path: Path, cuda: PretendedDevice) -> Iterator[Services]:
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "operator") as workspace:
        sign_in_as(workspace, "Ada", Role.SUPERVISOR)
        jobs, catalogue = JobQueue(), PackCatalogue()
        yield Services(workspace, catalogue, Engines(workspace, catalogue), jobs, CaseworkState())
        assert jobs.stop()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def section(services: Services, qtbot: QtBot) -> DeviceSection:
    made = DeviceSection(services)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, services)
    return made


def settle(qtbot: QtBot, services: Services) -> None:
    qtbot.waitUntil(lambda: services.jobs.is_idle, timeout=60_000)


def use(services: Services) -> None:
    """Asks the models for something."""
    engine = services.engines.get(services.catalogue.default_id)
    engine.faces(np.zeros((40, 40, 3), np.uint8))


def test_what_is_there_and_what_is_not_is_said_with_the_reason(section: DeviceSection) -> None:
    assert [row[:2] for row in section.table.texts()] == [
        ["NVIDIA GPU (CUDA)", "not checked yet"],
        [provider_of(CPU).label(), "the reference"],
    ]
    assert {cell for row in section.table.texts() for cell in row[2:]} == {"–"}
    assert "Not here: GPU (DirectML). It is somewhere else." in section.absent.text().splitlines()
    assert section.absent.text().count("Not here") == 4
    names = [section.choice.itemText(place) for place in range(section.choice.count())]
    assert names == ["Best available", "NVIDIA GPU (CUDA)", provider_of(CPU).label()]
    assert section.use.text() == ("No model is loaded yet. The next one is opened on: NVIDIA GPU (CUDA).")
    assert section.advice.isHidden()
    assert not any(not spoken_name(control).strip() for control in controls_of(section))


def test_choosing_a_device_is_kept_and_unloads_the_models(
    section: DeviceSection, services: Services, qtbot: QtBot
) -> None:
    use(services)
    section.reload()
    settle(qtbot, services)
    assert "NVIDIA GPU (CUDA) (the best that is available)." in section.use.text()
    with qtbot.waitSignal(section.device_chosen):
        section.choice.setCurrentIndex(section.choice.findData(CPU))
        section.choice.activated.emit(section.choice.currentIndex())
    settle(qtbot, services)
    assert section.choice.currentData() == CPU
    assert services.engines.all_loaded() == []
    assert f"opened on: {provider_of(CPU).label()}." in section.use.text()


def test_a_device_that_failed_goes_on_being_said_until_it_is_chosen_again(
    section: DeviceSection, services: Services, cuda: PretendedDevice, qtbot: QtBot
) -> None:
    assert section.problems.text() == ""
    services.engines.get(services.catalogue.default_id)
    cuda.gone = "out of memory"
    use(services)
    section.reload()
    settle(qtbot, services)
    assert "NVIDIA GPU (CUDA) failed at" in section.problems.text()
    assert "while finding faces: out of memory. CPU (" in section.problems.text()
    assert not section.problems.isHidden()
    assert "(NVIDIA GPU (CUDA) failed while it was in use)" in section.use.text()
    cuda.gone = ""
    section.choice.setCurrentIndex(section.choice.findData(CUDA))
    section.choice.activated.emit(section.choice.currentIndex())
    use(services)
    section.reload()
    settle(qtbot, services)
    assert section.problems.text() == ""


def test_every_device_is_measured_and_what_follows_is_said(
    section: DeviceSection, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.mouseClick(section.measure_button, Qt.MouseButton.LeftButton)
    assert not section.measure_button.isEnabled()
    settle(qtbot, services)
    assert section.measure_button.isEnabled()
    assert section.table.texts()[0] == ["NVIDIA GPU (CUDA)", "agrees (0e+00)", "12.5", "400", "12.5", "800"]
    cpu = provider_of(CPU).label()
    assert section.advice.text() == f"NVIDIA GPU (CUDA) is about as fast as {cpu} here; recommended: {cpu}."
    assert section.measured.text().startswith("Measured 20")
    assert section.stale.isHidden()
    monkeypatch.setattr(devices_module, "machine_versions", lambda: {"onnxruntime": "another"})
    section.reload()
    settle(qtbot, services)
    assert not section.stale.isHidden()


def test_a_measurement_can_be_stopped_and_leaves_nothing(
    section: DeviceSection, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(works: object, *, look: Callable[[], None], **_: object) -> list[float]:
        while True:
            begun.set()
            look()

    monkeypatch.setattr(measure_module, "rates", endless)
    section.measure()
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    qtbot.mouseClick(section.strip._cancel, Qt.MouseButton.LeftButton)
    settle(qtbot, services)
    assert section.advice.isHidden()
    assert section.measure_button.isEnabled()
    assert section.strip.isHidden()


def test_a_device_that_is_refused_is_shown_with_the_numbers(
    section: DeviceSection, services: Services, qtbot: QtBot, default_pack: ModelPack
) -> None:
    KeptAgreements().keep(default_pack.hash, CUDA, Agreement(1e-3, 1e-4, 0.5, 0.0))
    section.reload()
    settle(qtbot, services)
    assert section.table.texts()[0][1] == "refused"
    assert "NVIDIA GPU (CUDA) is refused" in section.problems.text()
    assert "templates differ by up to 0.001 (2e-05 allowed)" in section.problems.text()


def test_without_a_pack_there_is_nothing_to_measure_with(
    section: DeviceSection, services: Services, qtbot: QtBot, own_home: Path
) -> None:
    (own_home / "models" / services.catalogue.default_id).unlink()
    section.reload()
    settle(qtbot, services)
    assert not section.measure_button.isEnabled()


# The notice


def test_the_notice_stays_until_it_is_read(services: Services, cuda: PretendedDevice, qtbot: QtBot) -> None:
    notice = DeviceNotice(services.engines)
    qtbot.addWidget(notice)
    notice.look()
    assert notice.isHidden()
    services.engines.get(services.catalogue.default_id)
    cuda.gone = "the device was removed"
    worker = threading.Thread(target=use, args=(services,))
    worker.start()
    worker.join()
    qtbot.waitUntil(notice.isVisible, timeout=10_000)
    assert "NVIDIA GPU (CUDA) failed at" in notice.text.text()
    assert "the device was removed" in notice.accessibleDescription()
    notice.look()
    assert notice.isVisible()
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert notice.isHidden()
    assert services.engines.unseen == ()


def test_of_many_the_last_are_shown_and_the_others_counted(
    services: Services, cuda: PretendedDevice, qtbot: QtBot
) -> None:
    cuda.off = 1e-3
    for _ in range(5):
        services.engines.get(services.catalogue.default_id)
        services.engines.forget()
    notice = DeviceNotice(services.engines)
    qtbot.addWidget(notice)
    notice.look()
    lines = notice.text.text().splitlines()
    assert lines[0] == "and 2 before"
    assert len(lines) == 4
    assert all("is not used for centerface-dlib: templates differ" in line for line in lines[1:])


def test_the_window_says_it_wherever_one_is(
    tmp_path: Path, cuda: PretendedDevice, open_session: Callable[..., Driver]
) -> None:
    driver = open_session(tmp_path / "of-a-window")
    window, services = driver.session.window, driver.session.services
    driver.settle()
    services.engines.get(services.catalogue.default_id)
    cuda.gone = "the device was removed"
    use(services)
    window.go_to("gallery")
    driver.wait(window.device_notice.isVisible)
    assert "fell back from NVIDIA GPU (CUDA)" in window.device_label.text()
    window.device_notice.button.click()
    assert window.device_notice.isHidden()
    assert "fell back" in window.device_label.text()
    driver.settle()
