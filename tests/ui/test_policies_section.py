"""Policies in the settings: where new cases begin, one's own profiles, what the computer says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop import paths
from desktop.domain.people import Role
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.settings.policies_section import PoliciesSection
from desktop.workflow.policies import default_policy_id, policy_folder
from tests.people import sign_in_as
from tests.ui.conftest import Driver

Open = Callable[..., Driver]


@pytest.fixture
def of_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "of-the-computer"
    monkeypatch.setattr(paths, "computer_policies_dir", lambda: folder)
    return folder


def own_profile(folder: Path) -> Path:
    folder.mkdir(mode=0o755, exist_ok=True)
    text = (policy_folder() / "general.toml").read_text(encoding="utf-8")
    text = text.replace('id = "general"', 'id = "county"').replace('"General"', '"Our county"')
    path = folder / "county.toml"
    path.write_text(text, encoding="utf-8")
    return path


def section_of(driver: Driver) -> PoliciesSection:
    section = driver.session.window.settings_page.policies
    assert section is not None
    return section


def titles(section: PoliciesSection) -> list[str]:
    return [section.choice.itemText(n) for n in range(section.choice.count())]


def choose(section: PoliciesSection, profile: str) -> None:
    section.choice.setCurrentIndex(section.choice.findData(profile))
    section.choice.activated.emit(section.choice.currentIndex())


def test_a_profile_is_adopted_and_chosen(tmp_path: Path, open_session: Open, of_computer: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    section = section_of(driver)
    assert section.choice.currentData() == "general"
    assert section.adopt_button.isEnabled()
    section.adopt(own_profile(tmp_path / "mine"))
    assert any(title.startswith("Our county (") for title in titles(section))
    choose(section, "county")
    assert default_policy_id(driver.session.workspace) == "county"
    assert section.choice.currentData() == "county"


def test_a_file_that_is_none_is_said(tmp_path: Path, open_session: Open, of_computer: Path) -> None:
    section = section_of(open_session(tmp_path / "workspace"))
    bad = tmp_path / "bad.toml"
    bad.write_text("a = 1", encoding="utf-8")
    before = titles(section)
    section.adopt(bad)
    (box,) = section.findChildren(QMessageBox)
    assert "bad.toml" in box.text()
    box.accept()
    assert titles(section) == before


def test_what_the_computer_hands_out_stays(tmp_path: Path, open_session: Open, of_computer: Path) -> None:
    own_profile(of_computer)
    (of_computer / "selection.toml").write_text('only = ["county"]', encoding="utf-8")
    driver = open_session(tmp_path / "workspace")
    section = section_of(driver)
    assert len(titles(section)) == 1
    assert not section.choice.isEnabled()
    assert not section.adopt_button.isEnabled()
    assert str(of_computer) in section.note.text()
    form = driver.session.window.cases_page.new_case()
    assert form is not None
    assert form.chosen_policy.profile_id == "county"
    assert not form.policy.isEnabled()
    form.reject()


def test_profiles_that_cannot_be_read_are_said_where_a_case_is_begun(
    tmp_path: Path, open_session: Open, of_computer: Path
) -> None:
    own_profile(of_computer).write_text("id = 3", encoding="utf-8")
    window = open_session(tmp_path / "workspace").session.window
    assert "⚠" in window.settings_page.policies.note.text()
    for page, ask in (
        (window.cases_page, window.cases_page.new_case),
        (window.probe_page, window.probe_page.ask_new_case),
    ):
        assert ask() is None
        (box,) = page.findChildren(QMessageBox)
        assert "county.toml" in box.text()
        box.accept()


def test_it_takes_the_right_to_it(tmp_path: Path, open_session: Open, of_computer: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    sign_in_as(driver.session.workspace, "ann", Role.ANALYST)
    section = PoliciesSection(driver.session.services)
    driver.qtbot.addWidget(section)
    assert not section.choice.isEnabled()
    assert not section.adopt_button.isEnabled()
    assert "supervisor" in section.adopt_button.toolTip().lower()


def test_the_demo_keeps_its_own(tmp_path: Path, open_session: Open, of_computer: Path) -> None:
    section = section_of(open_session(tmp_path / "demo", WorkspaceKind.DEMO))
    assert section.choice.currentData() == "training"
    assert not section.choice.isEnabled()
