"""What language the window speaks, and whose choice it is.

A choice belongs to a person: it is kept under the name of the account, in the settings of the user of
this computer and in no record. Before anybody has signed in, and for whoever chose nothing, the computer's
choice holds, and without one the system's language. The command line speaks English.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QSettings, QTranslator

from desktop.paths import resources_dir
from desktop.storage.workspace import Workspace, WorkspaceKind

SYSTEM = "system"
LANGUAGES = {"en": "English", "fr": "Français"}
"""Each in its own words, so that whoever got lost finds the way back."""

_OF_COMPUTER = "language/computer"
_OF_PERSON = "language/of/"


def choices() -> list[tuple[str, str]]:
    """(text, choice) in the order they are offered."""
    system = QCoreApplication.translate("languages", "As the system")
    return [(system, SYSTEM), *((name, choice) for choice, name in LANGUAGES.items())]


def kept_choice(person: str = "") -> str:
    """Of this account; of the computer where it has none or no account is named."""
    kept = QSettings()
    own = kept.value(_OF_PERSON + person) if person else None
    found = str(own or kept.value(_OF_COMPUTER) or SYSTEM)
    return found if found in LANGUAGES else SYSTEM


def keep_choice(choice: str, person: str = "") -> None:
    QSettings().setValue(_OF_PERSON + person if person else _OF_COMPUTER, choice)


def person_key(workspace: Workspace) -> str:
    """Under which name a choice is kept: the account's; in a demo one person plays them all."""
    person = workspace.person
    return person.name if person is not None and workspace.kind is WorkspaceKind.CASEWORK else ""


class Languages(QObject):
    """Installs the catalogues and the locale of one language at a time."""

    def __init__(self, application: QCoreApplication) -> None:
        """The locale that is in force now is the system's."""
        super().__init__(application)
        self._application = application
        self._system = QLocale()
        self._translators: list[QTranslator] = []
        self.spoken = ""
        """Name of the locale, once `speak` was called."""

    def locale_of(self, choice: str) -> QLocale:
        """With the country of the system where that is one of the language."""
        wanted = {"en": QLocale.Language.English, "fr": QLocale.Language.French}.get(choice)
        if wanted is None or self._system.language() is wanted:
            return self._system
        country = QLocale.Country.France if choice == "fr" else QLocale.Country.UnitedKingdom
        return QLocale(wanted, country)

    def speaks(self, choice: str) -> bool:
        return self.spoken == self.locale_of(choice).name()

    def speak(self, choice: str) -> None:
        """From now on; what is on the screen already has to be made again."""
        if self.speaks(choice):
            return
        locale = self.locale_of(choice)
        for old in self._translators:
            self._application.removeTranslator(old)
            old.deleteLater()
        self._translators = []
        QLocale.setDefault(locale)
        language = "fr" if locale.language() is QLocale.Language.French else "en"
        # The toolkit's own words first: ours are asked before it.
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for path in (qt / f"qtbase_{language}.qm", translations() / f"second-look_{language}.qm"):
            translator = QTranslator(self)
            if translator.load(str(path)):
                self._application.installTranslator(translator)
                self._translators.append(translator)
        self.spoken = locale.name()


def translations() -> Path:
    return resources_dir() / "translations"
