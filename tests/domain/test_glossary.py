"""The table of terms: whole, in plain words, with sources that stand in the method statement."""

from __future__ import annotations

import dataclasses
import re

import pytest

from desktop.domain import glossary_sources
from desktop.domain.glossary import GLOSSARY, having
from desktop.domain.glossary_term import Term, Topic
from desktop.paths import resources_dir

LONGEST_SENTENCES = 3


def texts(term: Term) -> tuple[str, ...]:
    return term.name, term.full, term.says, term.formula, term.not_said


def test_every_topic_has_its_term() -> None:
    assert set(GLOSSARY) == set(Topic)
    names = [term.name for term in GLOSSARY.values()]
    assert len(set(names)) == len(names)
    # Letters stand for themselves in every language; a single word would be found by no translation.
    assert all(name.isupper() or len(re.findall(r"[A-Za-z]{2,}", name)) >= 2 for name in names)


@pytest.mark.parametrize("topic", list(Topic))
def test_a_term_has_all_that_is_said_of_it(topic: Topic) -> None:
    term = GLOSSARY[topic]
    assert term.topic is topic
    for text in (term.name, term.says, term.not_said):
        assert text == text.strip()
        assert text
    assert term.sources
    assert 1 <= term.section <= 10
    for text in (term.says, term.not_said):
        assert text.endswith("."), text
        assert len(re.findall(r"[.:;](?: |$)", text)) <= 2 * LONGEST_SENTENCES, text
    # What the window fills in would be of a gallery or a search.
    assert not any("{" in text for text in texts(term)[:3] + texts(term)[4:])


@pytest.mark.parametrize("topic", list(Topic))
def test_its_sources_stand_in_the_method_statement_in_both_languages(topic: Topic) -> None:
    for name in ("method.md", "method.fr.md"):
        text = " ".join((resources_dir() / "help" / name).read_text(encoding="utf-8").split())
        text = text.replace(" ;", ";")
        for one in GLOSSARY[topic].sources:
            if one is not glossary_sources.OURS:
                assert one in text, f"{name} does not name {one}"


@pytest.mark.parametrize("name", ["method.md", "method.fr.md"])
def test_the_section_that_a_term_leads_to_is_there(name: str) -> None:
    text = (resources_dir() / "help" / name).read_text(encoding="utf-8")
    found = {int(number) for number in re.findall(r"^## (\d+)\. ", text, re.MULTILINE)}
    assert {term.section for term in GLOSSARY.values()} <= found


def test_nothing_is_said_of_how_likely_a_candidate_is() -> None:
    for term in GLOSSARY.values():
        said = " ".join(texts(term))
        assert not re.search(r"\bprobability that\b|\b\d+% sure\b|\blikely to be\b", said), said


def test_words_are_looked_for_in_all_that_is_said_and_names_come_first() -> None:
    terms = [(term, f"{term.name}\n{term.says} {term.not_said}") for term in GLOSSARY.values()]
    assert {term.topic for term in having(terms, "")} == set(Topic)
    found = having(terms, "THRESHOLD")
    assert found[0].topic is Topic.THRESHOLD
    assert len(found) > 3
    both = having(terms, "rank list")
    assert both[0].topic is Topic.RANK
    assert having(terms, "no such word anywhere") == []


def test_a_term_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        GLOSSARY[Topic.FPIR].name = "other"  # type: ignore[misc]
