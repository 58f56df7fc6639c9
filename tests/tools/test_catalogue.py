"""The catalogues are whole, and the check of them finds what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools.catalogue import ts_file
from tests.tools.catalogue.__main__ import all_texts, catalogue, check
from tests.tools.catalogue.literals import ROOT, Resolver, template, tree_of
from tests.tools.catalogue.rules import FORBIDDEN, complaints, double_mnemonics
from tests.tools.catalogue.sources import Text, wrapped_context
from tests.tools.catalogue.ts_file import Message, refreshed


def test_nothing_is_untranslated_wrong_or_out_of_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 0, capsys.readouterr().out


def test_texts_of_every_kind_are_found() -> None:
    found = {(text.context, text.source) for text in all_texts()}
    for wanted in (
        ("SignInPage", "Sign in"),  # self.tr
        ("wording", "Lead"),  # a short function of the module
        ("wording", "Workspace created"),  # a table
        ("MainWindow", "Cases"),  # a function inside a function
        ("error_sentences", "Probe: "),  # a layer below, with the window's translator
        ("said", "There is no gallery called “{name}” in this workspace."),  # an error
        ("said", "There is no search with the id {search_id}."),  # an f-string
        ("said", "99% confidence"),  # a file
        ("guide", "Look at the gallery"),
    ):
        assert wanted in found


def message(source: str, *forms: str, plural: bool = False) -> Message:
    return Message("Page", source, forms, plural)


@pytest.mark.parametrize(
    ("source", "forms", "what"),
    [
        ("Lead", ("",), "not translated"),
        ("{count} images", ("{nombre} images",), "fields"),
        ("%n people", ("%n personne", "personnes"), "fields"),
        ("&Name", ("Nom",), "mnemonics"),
        ("Open…", ("Ouvrir",), "“…”"),
        ("one\ntwo", ("un deux",), "line breaks"),
        (" min", ("min",), "white space"),
        ("Lead", ("Personne identifiée",), "says"),
        ("Lead", ("La même personne",), "says"),
        ("Lead", ("Une correspondance",), "says"),
        ("Why?", ("Pourquoi?",), "hard space"),
        ("“Name”", ("«Nom»",), "hard space"),
        ("It's", ("C'est",), "signs"),
    ],
)
def test_what_is_wrong_is_found(source: str, forms: tuple[str, ...], what: str) -> None:
    found = complaints([message(source, *forms, plural=len(forms) > 1)], "fr")
    assert any(what in line for line in found), found


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("Why: {reason}?", "Pourquoi\u00a0: {reason}\u202f?"),
        ("“{name}” of {time}", "«\u00a0{name}\u00a0» à 09:30"),
        ("non-mated search", "recherche non appariée"),
        ("Identifier", "Identifiant"),
        ("https://a.b/c: 95%", "https://a.b/c\u00a0: 95\u00a0%"),
    ],
)
def test_what_is_right_is_not(source: str, form: str) -> None:
    source = source.replace("{time}", "09:30")
    assert complaints([message(source, form)], "fr") == []


def test_one_key_for_two_fields_is_found_where_english_has_two() -> None:
    assert double_mnemonics([message("&Name", "&Nom"), message("Case &number", "&Numéro")]) == []
    two = [message("&Case", "&Affaire"), message("&Reference", "L’&autorité")]
    assert len(double_mnemonics(two)) == 1


def test_a_refresh_keeps_what_is_there_and_takes_over_what_is_elsewhere(tmp_path: Path) -> None:
    old = [Message("A", "Case", ("Affaire",)), Message("A", "Gone", ("Parti",))]
    texts = [
        Text(context, source, False, "x:1")
        for context, source in (("A", "Case"), ("B", "Case"), ("B", "New"))
    ]
    found = refreshed(old, texts)
    assert [(m.context, m.source, m.forms[0], m.unfinished) for m in found] == [
        ("A", "Case", "Affaire", False),
        ("B", "Case", "Affaire", False),
        ("B", "New", "", True),
    ]
    ts_file.write(tmp_path / "x.ts", "fr", found)
    assert ts_file.read(tmp_path / "x.ts") == found


def test_catalogues_are_written_as_they_are_read() -> None:
    for language in ("en", "fr"):
        path = catalogue(language)
        before = path.read_bytes()
        assert ts_file.read(path) == sorted(ts_file.read(path), key=lambda one: one.key)
        assert path.read_bytes() == before


def test_a_call_whose_text_nobody_can_know_is_told_from_one_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        "_WORDS = {'a': 'One', 'b': 'Two'}\n"
        "def _tr(text):\n    return QCoreApplication.translate('here', text)\n"
        "def say(key, other):\n    chosen = _WORDS[key]\n    return _tr(chosen), _tr(other.name)\n"
        "def cut(n):\n    return f'{n} of {len(rows)} rows {{x}}'\n",
        encoding="utf-8",
    )
    tree = tree_of(path)
    assert wrapped_context(tree.body[1]) == "here"
    say = tree.body[2]
    known, unknown = (call.args[0] for call in say.body[-1].value.elts)
    resolver = Resolver(path, say)
    assert resolver.texts(known) == ["One", "Two"]
    assert resolver.texts(unknown) is None
    assert template(tree.body[3].body[0].value) == "{n} of {rows} rows {{x}}"


HELP = sorted(path for path in (ROOT / "resources" / "help").glob("*.md") if path.name.count(".") == 1)


@pytest.mark.parametrize("page", HELP, ids=lambda path: path.stem)
def test_every_page_of_help_is_there_in_french(page: Path) -> None:
    english = page.read_text(encoding="utf-8")
    french = page.with_suffix(".fr.md").read_text(encoding="utf-8")
    for sign in ("\n# ", "\n## ", "\n- ", "**"):
        assert english.count(sign) == french.count(sign), sign
    assert FORBIDDEN["fr"].search(french) is None
    words = re.sub(r"(?m)^    .*$|`[^`]*`", "", french.partition("# ")[2])
    assert "'" not in words


def test_the_dates_and_figures_of_a_page_are_those_of_the_english_one() -> None:
    for page in HELP:
        numbers = [
            sorted(re.findall(r"\d{4,}", path.read_text(encoding="utf-8")))
            for path in (page, page.with_suffix(".fr.md"))
        ]
        assert numbers[0] == numbers[1]
