"""What each figure of the window means: in words a juror could read, its formula, its source, its limits.

One table. Nothing in it is about any gallery, search or conclusion, so that it may be read anywhere, in a
blind look as well. The texts are English; the window says them in its own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.glossary_pictures import PICTURE_TERMS
from desktop.domain.glossary_rates import GROUP_TERMS, RATE_TERMS
from desktop.domain.glossary_record import RECORD_TERMS, REVIEW_TERMS
from desktop.domain.glossary_term import Term, Topic

_PARTS = (RATE_TERMS, GROUP_TERMS, PICTURE_TERMS, REVIEW_TERMS, RECORD_TERMS)
GLOSSARY: Mapping[Topic, Term] = {term.topic: term for part in _PARTS for term in part}


def having(terms: Iterable[tuple[Term, str]], wanted: str) -> list[Term]:
    """Those whose text (second of each pair) holds every word of `wanted`, in any order and case. Words of
    the name come first."""
    words = wanted.casefold().split()
    found = [(term, text.casefold()) for term, text in terms]
    kept = [(term, text) for term, text in found if all(word in text for word in words)]
    first_line = [(term, text.partition("\n")[0]) for term, text in kept]
    by_name = [term for term, name in first_line if all(word in name for word in words)]
    return by_name + [term for term, _ in kept if term not in by_name]
