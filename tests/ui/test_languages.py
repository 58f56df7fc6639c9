"""English and French in one program: chosen while it is open, nothing lost by it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.errors import GalleryUnknown, PackRefused, WrongUse
from desktop.session import Session
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.shell.by_locale import day_by_locale, listed, moment_by_locale, pair, percent_by_locale
from desktop.ui.shell.languages import Languages, keep_choice, kept_choice
from desktop.ui.shell.messages import sentence_of
from desktop.ui.shell.said import said
from desktop.ui.theme import apply_theme
from tests.people import account_for, sign_in_as
from tests.pseudo_languages import LONG, RTL, PseudoLanguages

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@pytest.fixture
def languages(qapp: QApplication, own_home: Path) -> Iterator[Languages]:
    before = QLocale()
    QLocale.setDefault(ENGLISH)
    made = Languages(qapp)
    yield made
    made.speak("en")
    for translator in made._translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def french(languages: Languages) -> Languages:
    languages.speak("fr")
    return languages


# Words


def test_ours_and_the_toolkits_words_change_and_change_back(languages: Languages, qtbot: QtBot) -> None:
    languages.speak("fr")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert QCoreApplication.translate("wording", "Lead") == "Piste"
    assert buttons.buttons()[0].text() == "Annuler"
    assert QLocale().toString(0.5, "f", 1) == "0,5"
    languages.speak("en")
    assert QCoreApplication.translate("wording", "Lead") == "Lead"
    assert QLocale().toString(0.5, "f", 1) == "0.5"


def test_english_counts_as_english_does(languages: Languages) -> None:
    languages.speak("en")
    assert QCoreApplication.translate("GroupTexts", "%n people", None, 1) == "1 person"
    assert QCoreApplication.translate("GroupTexts", "%n people", None, 2) == "2 people"


def test_french_has_its_own_plural(french: Languages) -> None:
    assert QCoreApplication.translate("GroupTexts", "%n people", None, 1) == "1 personne"
    assert QCoreApplication.translate("GroupTexts", "%n people", None, 2) == "2 personnes"


# What other layers say


def test_sentences_of_other_layers_are_said_in_the_language_of_the_window(french: Languages) -> None:
    assert sentence_of(GalleryUnknown(name="Nord")) == (
        "Il n’y a pas de galerie nommée «\u00a0Nord\u00a0» dans cet espace de travail."
    )
    wrong = WrongUse(detail="There is no search with the id abc123.")
    assert sentence_of(wrong) == "Il n’y a pas de recherche portant l’identifiant abc123."
    pack = PackRefused(detail="“m.onnx” gives values that are not finite numbers.")
    assert sentence_of(pack).endswith(
        "«\u00a0m.onnx\u00a0» donne des valeurs qui ne sont pas des nombres finis."
    )
    assert str(pack).startswith("The model pack was refused")


def test_a_sentence_may_name_one_thing_twice(french: Languages) -> None:
    measured = "CUDA is 8.1 times as fast as CPU here; recommended: CUDA."
    assert said(measured) == "CUDA est ici 8,1 fois plus rapide que CPU\u202f; recommandé\u00a0: CUDA."
    assert said(measured.replace("recommended: CUDA", "recommended: CPU")) == measured.replace(
        "recommended: CUDA", "recommended: CPU"
    )


def test_every_refusal_of_an_image_is_said(french: Languages) -> None:
    for reason in RefusalReason:
        sentence = REFUSAL_SENTENCES[reason].format(minimum=20)
        assert said(sentence) != sentence
    cut = f"{REFUSAL_SENTENCES[RefusalReason.UNREADABLE]} (truncated)"
    assert said(cut) == "Le fichier est endommagé ou n’est pas une image. (truncated)"


def test_two_sentences_and_figures_are_said(french: Languages) -> None:
    both = "The log is empty. The checkpoints of the log were removed."
    assert said(both) == "Le journal est vide. Les points de contrôle du journal ont été retirés."
    share = "3 of 40: 7.5% (95% interval 2.6% to 19.9%)"
    assert said(share) == (
        "3 sur 40\u00a0: 7,5\u00a0% (intervalle à 95\u00a0% de 2,6\u00a0% à 19,9\u00a0%)"
    )


@pytest.mark.parametrize("written", ["Robbery of a bank", "Case of the north", "Nothing we know: {x}", ""])
def test_what_people_wrote_stays(french: Languages, written: str) -> None:
    assert said(written) == written


def test_english_asks_no_catalogue(languages: Languages) -> None:
    languages.speak("en")
    assert said("The log is empty.") == "The log is empty."


# Days and numbers


def test_days_and_shares_follow_the_language(languages: Languages) -> None:
    day, at = date(2026, 1, 31), datetime(2026, 1, 31, 9, 5, 7, tzinfo=UTC)
    languages.speak("en")
    assert (day_by_locale(day), moment_by_locale(at)) == ("2026-01-31", "2026-01-31 09:05")
    assert (percent_by_locale("1.4"), pair("a", "b"), listed(("a", "", "b"))) == ("1.4%", "a: b", "a; b")
    languages.speak("fr")
    assert (day_by_locale(day), moment_by_locale(at, seconds=True)) == ("31/01/2026", "31/01/2026 09:05:07")
    assert percent_by_locale("1,4") == "1,4\u00a0%"
    assert (pair("a", "b"), listed(("a", "b"))) == ("a\u00a0: b", "a\u202f; b")


# Choosing


def test_a_choice_is_the_persons_own(own_home: Path) -> None:
    keep_choice("fr", "A. Examiner")
    assert (kept_choice("A. Examiner"), kept_choice("B. Examiner"), kept_choice()) == (
        "fr",
        "system",
        "system",
    )
    keep_choice("en")
    assert (kept_choice("A. Examiner"), kept_choice("B. Examiner")) == ("fr", "en")


@pytest.fixture
def open_in(
    languages: Languages, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Callable[[], Session]]:
    opened: list[Session] = []

    def open_one(*, signed_in: bool = True) -> Session:
        apply_theme(qapp, "light")
        workspace = Workspace.open_or_create(tmp_path / "work", WorkspaceKind.CASEWORK, "A. Examiner")
        if signed_in:
            sign_in_as(workspace, "A. Examiner")
        else:
            account_for(workspace, "A. Examiner")
        session = Session(workspace, languages=languages)
        opened.append(session)
        session.show()
        return session

    yield open_one
    for session in opened:
        if session.desk is not None:
            session.window.close()
        session.close()


def choose_french(session: Session) -> None:
    choice = session.window.settings_page.language
    choice.setCurrentIndex(choice.findData("fr"))
    choice.activated.emit(choice.currentIndex())


def idle(session: Session) -> bool:
    return session.desk is not None and not session.jobs.active()


def test_the_window_is_made_again_in_french_with_what_was_written(
    open_in: Callable[[], Session], qtbot: QtBot
) -> None:
    session = open_in()
    qtbot.waitUntil(lambda: idle(session))
    before, window = session.window, session.window
    window.resize(1300, 800)
    window.probe_page.form.provenance.setPlainText("Handed over by a witness")
    window.cases_page.find.setText("burglary")
    window.go_to("settings")
    choose_french(session)
    qtbot.waitUntil(lambda: session.desk is not None and session.window is not before)
    window = session.window
    assert window.navigation.buttons["settings"].text() == "Réglages"
    assert window.stack.currentWidget() is window.settings_page
    assert window.probe_page.form.provenance.toPlainText() == "Handed over by a witness"
    assert window.cases_page.find.text() == "burglary"
    assert (window.width(), window.height()) == (1300, 800)
    assert session.workspace.person is not None
    assert kept_choice("A. Examiner") == "fr"


def test_work_that_runs_comes_to_its_end_first(open_in: Callable[[], Session], qtbot: QtBot) -> None:
    session = open_in()
    qtbot.waitUntil(lambda: idle(session))
    before, go = session.window, threading.Event()
    found: list[object] = []
    job = session.jobs.submit("Enrolling", lambda cancel, progress: go.wait(30))
    job.succeeded.connect(found.append)
    choose_french(session)
    qtbot.waitUntil(lambda: "Enrolling" in before.statusBar().currentMessage())
    assert session.window is before
    go.set()
    qtbot.waitUntil(lambda: session.desk is not None and session.window is not before)
    assert found == [True]


def test_a_form_that_is_open_is_not_taken_away(open_in: Callable[[], Session], qtbot: QtBot) -> None:
    session = open_in()
    qtbot.waitUntil(lambda: idle(session))
    before = session.window
    form = before.cases_page.new_case()
    choose_french(session)
    qtbot.wait(700)  # it has been asked twice meanwhile
    assert session.window is before
    assert form.isVisible()
    form.reject()
    qtbot.waitUntil(lambda: session.desk is not None and session.window is not before)


def test_in_front_of_the_work_it_is_the_computers_choice(
    open_in: Callable[..., Session], qtbot: QtBot
) -> None:
    session = open_in(signed_in=False)
    gate = session.gate
    assert gate is not None
    gate.sign_in_page.name.setEditText("A. Examiner")
    gate.language.language_chosen.emit("fr")
    qtbot.waitUntil(lambda: session.gate is not gate)
    assert session.gate is not None
    assert session.gate.sign_in_page.button.text() == "Se connecter"
    assert session.gate.isVisible()
    assert kept_choice() == "fr"
    assert kept_choice("A. Examiner") == "fr"


# Languages that nobody speaks


@pytest.mark.parametrize("language", [LONG, RTL])
def test_every_text_of_every_page_is_in_the_catalogue(
    language: str, tmp_path: Path, own_home: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    before = QLocale()
    pseudo = PseudoLanguages(qapp, language)
    apply_theme(qapp, "light")
    workspace = Workspace.open_or_create(tmp_path / "work", WorkspaceKind.CASEWORK, "A. Examiner")
    sign_in_as(workspace, "A. Examiner")
    session = Session(workspace, languages=pseudo)
    try:
        session.show()
        session.window.resize(1180, 700)
        for page in session.window.navigation.buttons:
            session.window.go_to(page)
            qtbot.waitUntil(lambda: idle(session))
            titles = [b.text() for b in session.window.navigation.buttons.values()]
            assert all(title.startswith("[") for title in titles), titles
        assert pseudo.translator.unknown == set()
        mirrored = qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert mirrored is (language == RTL)
        assert session.window.findChildren(QLabel)
    finally:
        session.window.close()
        session.close()
        pseudo.end()
        QLocale.setDefault(before)
