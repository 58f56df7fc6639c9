"""Which commands a few letters mean: the plainest way first, the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.commands.command import Command, plain
from desktop.ui.commands.palette_model import PaletteRows
from desktop.ui.commands.ranking import Findable, Way, folded, found_in, ranked
from desktop.ui.commands.used_commands import MOST, with_used


def titles(entries: list[Findable], query: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [entries[one.place].title for one in ranked(entries, query, recent)]


def entries(*names: str) -> list[Findable]:
    return [Findable(name, name) for name in names]


@pytest.mark.parametrize(
    ("text", "query", "way"),
    [
        ("Open case", "open c", Way.BEGINS),
        ("Open case", "case", Way.WORDS_BEGIN),
        ("Open case", "ca op", Way.WORDS_BEGIN),
        ("Open case", "ase", Way.WITHIN),
        ("Open case", "oc", Way.INITIALS),
        ("Threshold lab", "thrld", Way.SCATTERED),
        ("Épreuve à déclarer", "epreuve a", Way.BEGINS),
        ("Strasse", "STR", Way.BEGINS),
    ],
)
def test_the_way_is_the_plainest_one(text: str, query: str, way: Way) -> None:
    found = found_in(text, query)
    assert found is not None
    assert found[0] is way


@pytest.mark.parametrize("query", ["xyz", "opx", "case lab", "pen x"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert found_in("Open case", query) is None


def test_two_letters_are_not_looked_for_all_over_a_title() -> None:
    assert found_in("Reset the layout", "rt") is not None, "initials"
    assert found_in("Reset the layout", "rs") is None
    assert found_in("Reset the layout", "a") is not None


def test_letters_that_are_far_apart_are_no_find() -> None:
    assert found_in("Checkpoints held elsewhere by a supervisor", "cvr") is None


def test_plainer_ways_come_first() -> None:
    known = entries("Find a case", "Cases", "Scatter a set", "Open case", "Showcase")
    assert titles(known, "case") == ["Cases", "Find a case", "Open case", "Showcase"]


def test_what_was_used_last_decides_among_equals_only() -> None:
    known = entries("Open case", "Open probe", "Open gallery", "Reopen")
    assert titles(known, "open", ("Reopen", "Open gallery")) == [
        "Open gallery",
        "Open case",
        "Open probe",
        "Reopen",
    ]


def test_nothing_typed_shows_what_was_used_last_and_then_everything() -> None:
    known = entries("A", "B", "C", "D")
    assert titles(known, "  ", ("C", "B")) == ["C", "B", "A", "D"]


def test_another_text_finds_it_after_the_title() -> None:
    known = [Findable("a", "Verrouiller", ("Lock",)), Findable("b", "Lock the page")]
    assert titles(known, "lock") == ["Lock the page", "Verrouiller"]
    assert titles(known, "verr") == ["Verrouiller"]


def test_the_title_goes_before_another_text_and_that_before_scattered_letters() -> None:
    known = [
        Findable("a", "Reset the layout", ("View Reset the layout",)),
        Findable("b", "Very long ewers", ()),
        Findable("c", "Overview", ()),
    ]
    assert titles(known, "view") == ["Overview", "Reset the layout"]
    assert titles(known, "vle") == ["Very long ewers"]


def test_all_words_stand_in_one_text() -> None:
    known = [Findable("a", "Paramètres", ("Settings policy",))]
    assert titles(known, "settings policy") == ["Paramètres"]
    assert titles(known, "paramètres policy") == []


def test_the_letters_that_were_found_are_named() -> None:
    found = ranked(entries("Open case"), "ca")
    assert found[0].letters == (5, 6)
    assert ranked(entries("Open case"), "oc")[0].letters == (0, 5)


@given(st.text(max_size=40), st.text(max_size=8))
def test_the_letters_that_were_found_are_those_of_the_query(text: str, query: str) -> None:
    assert len(folded(text)) == len(text)
    found = found_in(text, query)
    if found is not None:
        _, letters = found
        assert list(letters) == sorted(set(letters))
        assert {folded(text)[at] for at in letters} <= {*folded(query), " "}


@given(st.lists(st.text(max_size=12), max_size=8, unique=True), st.text(max_size=5))
def test_the_order_of_equals_is_that_of_the_list(names: list[str], query: str) -> None:
    known = entries(*names)
    assert ranked(known, query) == ranked(known, query)
    if not query.strip():
        assert titles(known, query) == names


def command(key: str, title: str, *, why: str = "", names_nobody: bool = True) -> Command:
    return Command(key, title, "Group", lambda: None, why_not=why, names_nobody=names_nobody)


def test_what_was_looked_for_elsewhere_is_shown_although_its_title_does_not_say_why() -> None:
    case = command("case.1", "C-17: burglary", names_nobody=False)
    rows = PaletteRows([command("a", "Audit log")], more=lambda query: [case] if query == "Miller" else [])
    rows.look_for("Miller")
    assert [row.command for row in rows.rows] == [case]
    rows.look_for("audit")
    assert [row.command.key for row in rows.rows] == ["a"]


def test_a_case_is_remembered_for_now_and_never_written_down() -> None:
    case, page = command("case.1", "C-17", names_nobody=False), command("page.cases", "Cases")
    rows = PaletteRows([page], more=lambda query: [case])
    rows.note_used(page)
    rows.note_used(case)
    assert rows.used == ["case.1", "page.cases"]
    assert rows.to_keep == ["page.cases"]


def test_what_was_used_is_marked_only_where_it_stands_first_for_it() -> None:
    rows = PaletteRows([command("a", "A"), command("b", "B")], ["b"])
    assert [(row.command.key, row.was_used) for row in rows.rows] == [("b", True), ("a", False)]
    rows.look_for("b")
    assert [(row.command.key, row.was_used) for row in rows.rows] == [("b", False)]


def test_the_list_of_what_was_used_holds_each_once_and_is_short() -> None:
    keys = [str(number) for number in range(MOST)]
    assert with_used(keys, "3") == ["3", *(key for key in keys if key != "3")]
    assert with_used(keys, "new") == ["new", *keys[:-1]]


def test_a_command_is_found_by_its_english_name_and_by_its_group() -> None:
    lock = Command("lock", "Verrouiller", "Fichier", lambda: None, english="Lock")
    known = [lock.findable]
    assert titles(known, "lock") == titles(known, "fichier verr") == ["Verrouiller"]


@pytest.mark.parametrize(
    ("text", "wanted"), [("&Lock…", "Lock"), ("A && B", "A & B"), ("S&witch person…", "Switch person")]
)
def test_menu_texts_without_their_marks(text: str, wanted: str) -> None:
    assert plain(text) == wanted
