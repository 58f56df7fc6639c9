"""The pages that ship with the program, to be read without a network."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from desktop.domain.cohorts import COHORT_SIZE, MINIMUM_SUBJECTS
from desktop.domain.error_rates import MINIMUM_MATED
from desktop.domain.rates import MINIMUM_GROUP
from desktop.ui.shell.help_dialog import help_page
from tests.ui.conftest import Driver


def test_the_method_statement_is_opened_from_the_help_menu(
    tmp_path: Path, open_session: Callable[..., Driver]
) -> None:
    window = open_session(tmp_path / "workspace").session.window
    (menu,) = [a.menu() for a in window.menuBar().actions() if a.text().replace("&", "") == "Help"]
    (action,) = [a for a in menu.actions() if "Method" in a.text()]
    action.trigger()
    dialog = window.findChild(type(window.open_method()))
    assert "A candidate is a lead, never an identification." in dialog.page.toPlainText()
    assert dialog.page.accessibleName() == "Method statement"


def test_its_numbers_are_those_of_the_program() -> None:
    text = help_page("method")
    assert f"mean of the {COHORT_SIZE} best scores" in text
    assert f"2nd to {COHORT_SIZE + 1}th best" in text
    assert f"from {MINIMUM_SUBJECTS} subjects up" in text
    assert f"at least {MINIMUM_MATED}, else no figure" in text
    assert f"Fewer than {MINIMUM_GROUP} subjects" in text


def test_every_file_that_it_names_is_there() -> None:
    names = re.findall(r"`((?:domain|recognition)/[a-z_]+\.py)`", help_page("method"))
    assert len(names) >= 3
    for name in names:
        assert (Path("desktop") / name).is_file(), name
