"""judge(): nothing reaches a release but by what the policy asks, and no disagreement is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.conclusions import Conclusion, RecordedConclusion
from desktop.domain.features import FeatureList
from desktop.domain.looks import Look, LookAnswer, LookItem, LookState
from desktop.domain.policies import PolicyProfile, policy_from_text
from desktop.domain.standings import Standing, judge

FACE = 7
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
GENERAL = policy_from_text(
    (Path(__file__).parents[2] / "resources" / "policies" / "general.toml").read_text(encoding="utf-8")
)
PEOPLE = ["ana", "Bo", "bo", "Chi", "dee"]


def _first(conclusion: Conclusion, seq: int = 10, by: str = "First") -> RecordedConclusion:
    return RecordedConclusion("s", "S7", FACE, conclusion, "Because of the ears.", by, AT, seq)


def _look(
    conclusion: Conclusion | None,
    state: LookState,
    seq: int,
    examiner: str | None,
    *,
    filler: bool = False,
    at: datetime = AT,
) -> Look:
    answers = ()
    if conclusion is not None:
        answers = (LookAnswer(1, conclusion, "", FeatureList(), (), 1.0, at),)
    return Look(
        f"look{seq}",
        "s",
        2,
        at,
        seq,
        "First",
        "",
        state,
        (LookItem(1, FACE, "S7", filler), LookItem(2, 8, "S8", not filler)),
        "id" if examiner else None,
        examiner,
        at,
        at,
        "",
        answers,
    )


policies = st.builds(
    lambda examiners, third, corroboration: replace(
        GENERAL, examiners=examiners, third_look_decides=third, corroboration_required=corroboration
    ),
    st.integers(1, 4),
    st.booleans(),
    st.booleans(),
)
firsts = st.none() | st.builds(_first, st.sampled_from(Conclusion), st.integers(1, 30))
looks = st.lists(
    st.builds(
        _look,
        st.none() | st.sampled_from(Conclusion),
        st.sampled_from(LookState),
        st.integers(1, 30),
        st.none() | st.sampled_from(PEOPLE),
        filler=st.booleans(),
        at=st.datetimes(timezones=st.just(UTC)),
    ),
    max_size=6,
    unique_by=lambda look: look.asked_seq,
).map(tuple)


def _judge(
    policy: PolicyProfile, first: RecordedConclusion | None, done: tuple[Look, ...], **facts: bool
) -> Standing:
    given_facts = {"corroborated": False, "released": False, "expunged": False} | facts
    return judge(policy, first, done, FACE, **given_facts)[0]


@given(policies, firsts, looks, st.booleans())
def test_only_enough_people_who_say_lead_bring_a_candidate_to_a_release(
    policy: PolicyProfile, first: RecordedConclusion | None, done: tuple[Look, ...], corroborated: bool
) -> None:
    standing, leads, others = judge(
        policy, first, done, FACE, corroborated=corroborated, released=False, expunged=False
    )
    assert len({name.casefold() for name in leads}) == len(leads)
    if standing in (Standing.WAITS_FOR_RELEASE, Standing.WAITS_FOR_CORROBORATION):
        assert first is not None
        assert first.conclusion is Conclusion.LEAD
        assert len(leads) >= policy.examiners
        assert not others or (policy.third_look_decides and len(leads) > len(others))
        shown = [k for k in done if any(i.face_id == FACE for i in k.candidates)]
        assert not any(k.is_open for k in shown)
    if standing is Standing.WAITS_FOR_RELEASE and policy.corroboration_required:
        assert corroborated


@given(policies, st.sampled_from(Conclusion), looks, st.booleans())
def test_a_lead_that_is_written_anew_wipes_no_disagreement_out(
    policy: PolicyProfile, conclusion: Conclusion, done: tuple[Look, ...], corroborated: bool
) -> None:
    before = _judge(policy, _first(Conclusion.LEAD, 10), done, corroborated=corroborated)
    after = _judge(policy, _first(conclusion, 40), done, corroborated=corroborated)
    if before is Standing.DISAGREEMENT:
        assert after in (Standing.DISAGREEMENT, Standing.REJECTED)


@given(policies, firsts, looks, st.data())
def test_the_clock_says_nothing(
    policy: PolicyProfile, first: RecordedConclusion | None, done: tuple[Look, ...], data: st.DataObject
) -> None:
    shifts = data.draw(st.lists(st.integers(-9000, 9000), min_size=len(done), max_size=len(done)))
    moved = tuple(
        replace(look, asked_at=AT + timedelta(days=shift), begun_at=AT - timedelta(days=shift))
        for look, shift in zip(done, shifts, strict=True)
    )
    assert _judge(policy, first, moved) is _judge(policy, first, done)


@given(policies, firsts, looks)
def test_a_look_that_is_not_completed_counts_only_with_a_no_after_it_was_withdrawn(
    policy: PolicyProfile, first: RecordedConclusion | None, done: tuple[Look, ...]
) -> None:
    emptied = tuple(
        replace(
            k, answers=tuple(a for a in k.answers if not k.is_open and a.conclusion is not Conclusion.LEAD)
        )
        if k.state is not LookState.COMPLETED
        else k
        for k in done
    )
    facts = {"corroborated": True, "released": False, "expunged": False}
    assert judge(policy, first, emptied, FACE, **facts) == judge(policy, first, done, FACE, **facts)


def test_two_of_three_release_only_under_a_policy_that_says_so() -> None:
    decides, ends = replace(GENERAL, third_look_decides=True), replace(GENERAL, third_look_decides=False)
    done = (
        _look(Conclusion.EXCLUDED, LookState.COMPLETED, 11, "Bo"),
        _look(Conclusion.LEAD, LookState.COMPLETED, 12, "Chi"),
    )
    first = _first(Conclusion.LEAD)
    assert _judge(decides, first, done[:1]) is Standing.DISAGREEMENT
    assert _judge(decides, first, done) is Standing.WAITS_FOR_CORROBORATION
    assert _judge(decides, first, done, corroborated=True) is Standing.WAITS_FOR_RELEASE
    assert _judge(ends, first, done, corroborated=True) is Standing.DISAGREEMENT
    outvoted = (*done, _look(Conclusion.INCONCLUSIVE, LookState.COMPLETED, 13, "dee"))
    assert _judge(decides, first, outvoted, corroborated=True) is Standing.DISAGREEMENT


def test_nobody_counts_twice_whatever_the_case_of_their_name() -> None:
    done = (_look(Conclusion.LEAD, LookState.COMPLETED, 11, "FIRST"),)
    assert _judge(GENERAL, _first(Conclusion.LEAD), done) is Standing.WAITS_FOR_LOOK


def test_a_filler_that_was_called_a_lead_is_no_lead() -> None:
    done = (_look(Conclusion.LEAD, LookState.COMPLETED, 11, "Bo", filler=True),)
    assert _judge(GENERAL, _first(Conclusion.LEAD), done) is Standing.WAITS_FOR_LOOK


def test_nothing_goes_on_while_a_look_is_open() -> None:
    agreed = _look(Conclusion.LEAD, LookState.COMPLETED, 11, "Bo")
    for state in (LookState.WAITING, LookState.BEGUN):
        done = (agreed, _look(None, state, 12, None))
        assert _judge(GENERAL, _first(Conclusion.LEAD), done, corroborated=True) is Standing.WAITS_FOR_LOOK
