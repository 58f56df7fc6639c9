"""Text as it is looked for: without accents and case."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """As long as `text`, letter by letter, so that places stay places."""
    return "".join(_plain(letter) for letter in text)


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[:1].casefold()
    return base if len(base) == 1 else letter
