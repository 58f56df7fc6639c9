"""Languages that nobody speaks, made from English while the program runs: to see what a window stands.

`pseudo-long` makes every text two fifths longer, as German is, with accents and in brackets; `pseudo-rtl`
writes from right to left. A text without brackets was not translated: it is not in the catalogue.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from desktop.ui.shell.languages import Languages, translations
from tests.tools.catalogue import ts_file

LONG, RTL = "pseudo-long", "pseudo-rtl"
PSEUDO_LANGUAGES = (LONG, RTL)

_KEPT = re.compile(r"(\{\w*\}|%n|%L?\d+|&\S|</?[a-z]+>|https?://\S+|\*\.\w+|;;|\n|\s+$|^\s+)")
_ACCENTS = str.maketrans("aeiouyAEIOUnc", "äéïöüÿÄÉÏÖÜñç")
_KEYS = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9+-]|Del)|\S*\.pdf")
_OVERRIDE, _POP = "\u202e", "\u202c"
"""Override, and its end: Latin letters are drawn from right to left, as Hebrew would be."""


def longer(text: str) -> str:
    """Two fifths longer, readable, in brackets; what is not for people stays."""
    if _KEYS.fullmatch(text):
        return text
    plain = _KEPT.sub("", text)
    more = " " + "één " * max(1, round(len(plain) * 0.4 / 4)) if plain.strip() else ""
    start, body, end = _edges(text)
    parts = _KEPT.split(body)
    said = "".join(part if number % 2 else part.translate(_ACCENTS) for number, part in enumerate(parts))
    return f"{start}[{said}{more.rstrip()}]{end}"


def mirrored(text: str) -> str:
    """From right to left, in brackets; what is filled in keeps its own direction."""
    if _KEYS.fullmatch(text):
        return text
    start, body, end = _edges(text)
    parts = _KEPT.split(body)
    said = "".join(
        part if number % 2 or not part else f"{_OVERRIDE}{part}{_POP}" for number, part in enumerate(parts)
    )
    return f"{start}[{said}]{end}"


def _edges(text: str) -> tuple[str, str, str]:
    body = text.strip(" ")
    start, _, end = text.partition(body) if body else (text, "", "")
    return start, body, end


class PseudoTranslator(QTranslator):
    """Knows what the French catalogue knows; `unknown` are our own texts that it does not."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = mirrored if language == RTL else longer
        messages = ts_file.read(translations() / "second-look_fr.ts")
        self._known = {message.key for message in messages}
        self._sources = {source for _, source in self._known}
        self._contexts = {context for context, _ in self._known}
        self.unknown: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if (context, text) in self._known:
            return self._say(text)
        # A class asks in its own name first, then in those of its bases.
        if context in self._contexts and context != "said" and text not in self._sources:
            self.unknown.add((context, text))
        return None  # an empty text would be a translation


class PseudoLanguages(Languages):
    """Speaks one of them whatever a person chooses."""

    def __init__(self, application: QCoreApplication, language: str) -> None:
        super().__init__(application)
        self._language = language
        self.translator = PseudoTranslator(language, self)

    def locale_of(self, choice: str) -> QLocale:
        """German writes numbers like French; Hebrew is written from right to left."""
        return QLocale(QLocale.Language.Hebrew if self._language == RTL else QLocale.Language.German)

    def speak(self, choice: str) -> None:
        if self.spoken == self._language:
            return
        QLocale.setDefault(self.locale_of(choice))
        QCoreApplication.installTranslator(self.translator)
        right = self._language == RTL
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        QGuiApplication.setLayoutDirection(direction)
        self.spoken = self._language

    def speaks(self, choice: str) -> bool:
        return self.spoken == self._language

    def end(self) -> None:
        QCoreApplication.removeTranslator(self.translator)
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
