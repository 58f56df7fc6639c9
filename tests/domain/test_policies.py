"""Policy profiles are data: those that ship can be read and are strict, and garbage gets a sentence."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.features import FacialComponent
from desktop.domain.policies import PolicyProfile, PolicyUnreadable, policy_from_text
from desktop.paths import resources_dir

FILES = sorted((resources_dir() / "policies").glob("*.toml"))
PLAIN = """\
id = "own"
dated = 2026-03-01
title = "Our own"
basis = "Order 4"
summary = "Two people."
examiners = 2
fillers = 5
third_look_decides = false
releaser_is_another = false
corroboration_required = true
authorisation_required = false
requester_required = false
retention_days = 100
"""
LINES = PLAIN.splitlines()
NAMES = [line.split(" = ")[0] for line in LINES]


def read(path: Path) -> PolicyProfile:
    return policy_from_text(path.read_bytes().decode("utf-8"))


def shipped(profile_id: str) -> PolicyProfile:
    return read(resources_dir() / "policies" / f"{profile_id}.toml")


def changed(**lines: str) -> str:
    """The plain text with other values, and lines that were not there."""
    kept = [line for line in LINES if line.split(" = ")[0] not in lines]
    return "\n".join([*kept, *(f"{name} = {value}" for name, value in lines.items())])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_profile_reads_and_is_named_as_its_file(path: Path) -> None:
    policy = read(path)
    assert policy.profile_id == path.stem
    assert policy.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert policy.obligations


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_shipped_profile_lets_one_person_or_a_face_alone_decide(path: Path) -> None:
    policy = read(path)
    assert policy.examiners >= 2
    assert policy.fillers >= 5
    assert policy.corroboration_required
    assert policy.features_required == tuple(FacialComponent)


def test_the_profiles_that_ship() -> None:
    assert {path.stem for path in FILES} == {"general", "training", "eu-ai-act", "detroit-2024"}


@pytest.mark.parametrize("profile_id", ["eu-ai-act", "detroit-2024"])
def test_a_profile_after_a_law_is_nowhere_laxer_than_the_general_one(profile_id: str) -> None:
    law, general = shipped(profile_id), shipped("general")
    assert law.examiners >= general.examiners
    assert law.third_look_decides <= general.third_look_decides
    for name in (
        "releaser_is_another",
        "corroboration_required",
        "authorisation_required",
        "requester_required",
        "offence_required",
    ):
        assert getattr(law, name) >= getattr(general, name), name
    assert law.retention_days <= general.retention_days
    assert len(law.obligations) >= len(general.obligations)
    assert law.offence_required


def test_the_european_profile_waits_48_hours_for_the_reference_of_an_authorisation() -> None:
    policy = shipped("eu-ai-act")
    assert policy.authorisation_required
    assert policy.authorisation_hours == 48
    assert policy.retention_days >= 183  # logs of six months at least


def test_the_detroit_profile_is_for_five_offences_only() -> None:
    policy = shipped("detroit-2024")
    assert len(policy.offences) == 5
    assert not any("theft" in offence.lower() for offence in policy.offences)


def test_what_is_not_written_is_not_asked_but_every_component_is() -> None:
    policy = policy_from_text(PLAIN)
    assert policy.dated == date(2026, 3, 1)
    assert policy.obligations == policy.offences == ()
    assert not policy.offence_required
    assert policy.authorisation_hours is policy.authorisation_days is None
    assert policy.minimum_confidence is policy.minimum_inter_eye is None
    assert policy.features_required == tuple(FacialComponent)
    assert policy.text == PLAIN


def test_the_hash_is_of_the_exact_text_comments_and_all() -> None:
    policy, other = policy_from_text(PLAIN), policy_from_text(PLAIN + "# nothing\n")
    assert policy.sha256 != other.sha256
    assert policy.examiners == other.examiners


def test_a_list_of_offences_asks_for_one_of_them() -> None:
    assert policy_from_text(changed(offences='["Robbery"]')).offence_required
    assert policy_from_text(changed(offence_required="true")).offence_required


@pytest.mark.parametrize("name", NAMES)
def test_every_plain_field_is_needed(name: str) -> None:
    with pytest.raises(PolicyUnreadable, match=f"“{name}” is missing"):
        policy_from_text("\n".join(line for line in LINES if line.split(" = ")[0] != name))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ({"examiners": "1"}, "from 2 to 5"),
        ({"examiners": "2.0"}, "whole number"),
        ({"examiners": "true"}, "whole number"),
        ({"examiners": "9" * 5000}, "not TOML"),
        ({"fillers": "0"}, "from 1 to 20"),
        ({"dated": '"2026-03-01"'}, "without quotes"),
        ({"dated": "2026-03-01T10:00:00"}, "without quotes"),
        ({"dated": "2026-02-30"}, "not TOML"),
        ({"title": '" "'}, "has to be a text"),
        ({"title": '"a\\u0007b"'}, "printable"),
        ({"title": '"a\\u202eb"'}, "printable"),
        ({"title": f'"{"a" * 501}"'}, "at most 500"),
        ({"third_look_decides": "1"}, "true or false"),
        ({"minimum_confidence": "1.0"}, "from 0.0 to 0.999999"),
        ({"minimum_confidence": "nan"}, "from 0.0 to 0.999999"),
        ({"minimum_confidence": "true"}, "from 0.0 to 0.999999"),
        ({"minimum_inter_eye": "inf"}, "from 0.0 to 1000.0"),
        ({"offences": '"Robbery"'}, "list of texts"),
        ({"offences": '["Robbery", "Robbery "]'}, "twice"),
        ({"offences": "[1]"}, "list of texts"),
        ({"obligations": '[""]'}, "list of texts"),
        ({"features_required": '["teeth"]'}, "features_required"),
        ({"authorisation_hours": "48"}, "authorisation_required = true"),
        ({"authorisation_required": "true", "authorisation_hours": "0"}, "from 1 to 8760"),
        ({"examinors": "2"}, "nobody knows: 'examinors'"),
    ],
)
def test_what_is_wrong_is_said(lines: dict[str, str], said: str) -> None:
    with pytest.raises(PolicyUnreadable, match=said):
        policy_from_text(changed(**lines))


@pytest.mark.parametrize("text", ["a = " + "[" * 20_000, "\ud800 = 1", "# " + "x" * 70_000, "= 1"])
def test_no_text_is_too_strange_for_a_sentence(text: str) -> None:
    with pytest.raises(PolicyUnreadable):
        policy_from_text(text)


_VALUES = st.one_of(
    st.integers().map(str),
    st.floats().map(str),
    st.booleans().map(lambda flag: str(flag).lower()),
    st.dates().map(str),
    st.text(max_size=20).map(repr),
    st.lists(st.text(max_size=5).map(repr), max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    st.text(max_size=20),
)


@given(
    st.one_of(
        st.text(), st.text(alphabet='[]{}="\n#.a1-: '), st.binary().map(lambda b: b.decode("latin-1"))
    )
)
def test_garbage_never_raises_anything_else(text: str) -> None:
    with pytest.raises(PolicyUnreadable):
        policy_from_text(text)


@given(st.dictionaries(st.sampled_from([*NAMES, "offences", "obligations", "authorisation_days"]), _VALUES))
def test_any_value_in_any_field_is_read_or_refused(lines: dict[str, str]) -> None:
    try:
        policy = policy_from_text(changed(**lines))
    except PolicyUnreadable:
        return
    assert policy.examiners >= 2
    assert policy.retention_days >= 1
    assert all(line.isprintable() for line in (policy.title, *policy.offences, *policy.obligations))
