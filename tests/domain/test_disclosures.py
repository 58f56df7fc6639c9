"""The document of a disclosure pack: its outcome, and that its JSON says the same."""

from __future__ import annotations

import dataclasses
import json

import pytest

from desktop.domain.conclusions import Conclusion
from desktop.domain.disclosure_records import (
    disclosure_from,
    disclosure_from_json,
    disclosure_json,
    disclosure_record,
)
from desktop.domain.disclosures import (
    LEAD_LINE,
    NO_LEAD_LINE,
    CandidateState,
    DisclosureDocument,
    LookItem,
    Outcome,
)
from tests.report_samples import (
    EXAMINER,
    act,
    bare_document,
    candidates,
    conclusion,
    full_document,
    search,
)


@pytest.mark.parametrize(
    "document",
    [full_document(), full_document(released=False), bare_document()],
    ids=["released", "disagreement", "bare"],
)
def test_the_document_comes_back_from_its_json(document):
    data = disclosure_json(document)
    assert disclosure_from_json(data) == document
    assert disclosure_json(disclosure_from_json(data)) == data


def test_the_json_says_what_the_pages_say():
    record = disclosure_record(full_document())
    assert record["line"] == LEAD_LINE
    assert record["outcome"] == "released_leads"
    assert "S40001" in record["outcome_sentence"]
    first = record["probes"][0]["searches"][0]
    assert [c["state"] for c in first["candidates"][:4]] == [
        "released",
        "disagreed",
        "first_conclusion",
        "not_examined",
    ]
    assert first["candidates"][0]["conclusions"][0]["features"]["nose"]["appearance"] == "similar"


def with_searches(*searches):
    base = full_document()
    probe = dataclasses.replace(base.probes[0], searches=searches)
    return dataclasses.replace(base, probes=(probe,))


def one_conclusion(what):
    row = dataclasses.replace(candidates(1, 1)[0], conclusions=(conclusion(what, EXAMINER, 1),))
    return with_searches(search("a", 1, [row]))


@pytest.mark.parametrize(
    ("document", "outcome", "word"),
    [
        (full_document(), Outcome.RELEASED_LEADS, "S40001"),
        (full_document(released=False), Outcome.DISAGREEMENT, "S40002"),
        (with_searches(search("a", 1, []), search("b", 2, [])), Outcome.NO_CANDIDATE, "no search"),
        (one_conclusion(Conclusion.INSUFFICIENT_QUALITY), Outcome.INSUFFICIENT_QUALITY, "enough"),
        (one_conclusion(Conclusion.EXCLUDED), Outcome.NO_LEAD, "No lead"),
        (one_conclusion(Conclusion.LEAD), Outcome.NO_LEAD, "No lead"),
        (bare_document(), Outcome.NO_LEAD, "No lead"),
    ],
)
def test_the_outcome_follows_from_what_is_recorded(document: DisclosureDocument, outcome, word):
    assert document.outcome is outcome
    assert word in document.outcome_sentence
    assert document.line == (LEAD_LINE if outcome is Outcome.RELEASED_LEADS else NO_LEAD_LINE)


def test_a_lead_that_one_examiner_sees_is_not_released():
    document = one_conclusion(Conclusion.LEAD)
    assert document.candidates[0].state is CandidateState.FIRST_CONCLUSION
    assert document.released == ()


def changed(path, value):
    record = json.loads(disclosure_json(full_document()))
    place = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return record


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("format",), "another"),
        (("line",), NO_LEAD_LINE),
        (("outcome",), "no_lead"),
        (("unknown",), 1),
        (("case", "number"), 7),
        (("case", "opened", "at"), "yesterday"),
        (("case", "deadline"), "20.3.2026"),
        (("probes",), {}),
        (("probes", 0, "probe_type"), "painting"),
        (("probes", 0, "picture", "data"), "no base64!"),
        (("probes", 0, "recipe"), [{"step": "sharpen"}]),
        (("probes", 0, "searches", 0, "threshold"), True),
        (("probes", 0, "searches", 0, "candidates", 0, "state"), "not_examined"),
        (("probes", 0, "searches", 0, "candidates", 0, "conclusions", 0, "conclusion"), "certain"),
        (("probes", 0, "searches", 0, "looks", 0, "items", 0, "filler"), None),
    ],
)
def test_a_changed_record_is_refused(path, value):
    with pytest.raises(ValueError):  # noqa: PT011
        disclosure_from(changed(path, value))


@pytest.mark.parametrize("text", [b"[]", b"{}", b"x", b'{"format": NaN}'])
def test_what_is_no_pack_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        disclosure_from_json(text)


def test_a_filler_has_no_subject():
    with pytest.raises(ValueError, match="candidate or a filler"):
        LookItem(None, "", subject_id="S1", filler=1)


def test_a_time_without_a_zone_is_refused():
    made = dataclasses.replace(act(EXAMINER, "", 0), at=act(EXAMINER, "", 0).at.replace(tzinfo=None))
    with pytest.raises(ValueError, match="time zone"):
        disclosure_json(dataclasses.replace(bare_document(), made=made))
