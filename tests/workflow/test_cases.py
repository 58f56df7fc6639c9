"""Cases: what a policy asks to open one, how long it may be worked on; and nothing of it is forgotten."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.cases import CaseFile, CaseState
from desktop.domain.log_entries import LogEntry
from desktop.domain.looks import LookItem, LookState
from desktop.domain.people import Role
from desktop.errors import AccessRefused, CaseRequired, ReasonRequired, SignInRequired, WrongUse
from desktop.storage import audit_log
from desktop.storage.workspace import Workspace
from desktop.workflow import clock
from desktop.workflow.cases import (
    CaseDraft,
    case_file,
    case_files,
    close_case,
    missing_for,
    open_case,
    policy_of,
    reopen_case,
    require_authorised,
    require_granted,
    require_open,
    set_terms,
)
from desktop.workflow.policies import adopt_policy, find_policy, policy_folder
from desktop.workflow.verify_audit import verify_workspace
from tests.people import sign_in_as
from tests.storage.conftest import Builder

Entries = Callable[..., list[LogEntry]]
LAST_DAY = datetime.now(UTC).astimezone().replace(hour=12) + timedelta(days=200)
"""Noon of the day on which an authorisation ends."""
WHY = "Somebody was arrested elsewhere."
DETROIT = CaseDraft(
    "D-1", "Armed robbery of a shop", offence="Robbery", requester="Det. Ruiz", policy_id="detroit-2024"
)
EU = CaseDraft("E-1", "Robbery on a train", offence="Robbery", requester="Insp. Roy", policy_id="eu-ai-act")


@pytest.fixture
def signed(workspace: Workspace) -> Workspace:
    sign_in_as(workspace, "ann", Role.ANALYST)
    return workspace


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """at(instant): what the clock of this computer says from now on, where days and hours are counted."""

    def set_clock(instant: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: instant)
        monkeypatch.setattr(audit_log, "now", lambda: instant)

    return set_clock


def plain(number: str = "C-1", **more: object) -> CaseDraft:
    return CaseDraft(number, "Robbery at a shop", **more)  # type: ignore[arg-type]


def authorised(workspace: Workspace, case: CaseFile) -> CaseFile:
    with workspace.reading() as stores:
        return require_authorised(stores, case.case_id)


# --- opening


def test_a_case_holds_what_was_declared_and_who_did(signed: Workspace, entries: Entries) -> None:
    case = open_case(signed, DETROIT)
    assert (case.case_number, case.purpose, case.opened_by) == ("D-1", "Armed robbery of a shop", "ann")
    assert case.state is CaseState.OPEN
    assert case.terms is not None
    assert (case.terms.offence, case.terms.requester) == ("Robbery", "Det. Ruiz")
    assert case.terms.policy == find_policy(signed, "detroit-2024")
    assert case == case_file(signed, case.case_id)
    (opened,) = entries(signed, "case.opened")
    (terms,) = entries(signed, "case.terms")
    assert opened.actor == terms.actor == "ann"
    assert terms.data["policy_sha256"] == case.terms.policy.sha256


def test_the_purpose_stands_for_the_offence_where_no_list_is(signed: Workspace) -> None:
    case = open_case(signed, plain())
    assert case.terms is not None
    assert case.terms.offence == "Robbery at a shop"
    assert case.terms.policy.profile_id == "general"
    assert case.terms.deadline is None


@pytest.mark.parametrize(
    ("policy_id", "missing"),
    [
        ("general", {"case_number", "purpose"}),
        ("detroit-2024", {"case_number", "purpose", "offence", "requester"}),
        ("eu-ai-act", {"case_number", "purpose", "offence", "requester"}),
    ],
)
def test_what_is_missing_is_what_the_policy_asks_for(
    signed: Workspace, policy_id: str, missing: set[str]
) -> None:
    assert set(missing_for(find_policy(signed, policy_id), CaseDraft(" ", ""))) == missing


def test_a_case_without_what_is_asked_for_is_not_opened(signed: Workspace) -> None:
    with pytest.raises(CaseRequired):
        open_case(signed, CaseDraft("C-1", " "))
    with pytest.raises(WrongUse, match="asks for who asks for it and the offence"):
        open_case(signed, CaseDraft("D-1", "Armed robbery", policy_id="detroit-2024"))
    assert case_files(signed) == []


def test_a_policy_that_wants_an_authorisation_at_once_is_not_opened_without(
    workspace: Workspace, tmp_path: Path
) -> None:
    sign_in_as(workspace, "sam", Role.SUPERVISOR)
    adopt_policy(workspace, strict_file(tmp_path))
    with pytest.raises(WrongUse, match="the reference of the authorisation"):
        open_case(workspace, plain(policy_id="strict"))
    case = open_case(workspace, plain(policy_id="strict", authorisation="Order 4/2026"))
    assert case.terms is not None
    assert case.terms.deadline is not None
    assert not case.authorisation_is_outstanding


def strict_file(folder: Path) -> Path:
    text = (policy_folder() / "general.toml").read_text(encoding="utf-8")
    text = text.replace('id = "general"', 'id = "strict"')
    text = text.replace("authorisation_required = false", "authorisation_required = true")
    text = text.replace("retention_days = 1825", "retention_days = 1825\nauthorisation_days = 10")
    (folder / "strict.toml").write_text(text, encoding="utf-8")
    return folder / "strict.toml"


def test_an_offence_off_the_list_is_refused_and_logged(signed: Workspace, entries: Entries) -> None:
    draft = CaseDraft(
        "D-2", "Watches were stolen", offence="Theft", requester="Det. Ruiz", policy_id="detroit-2024"
    )
    with pytest.raises(AccessRefused, match="these offences only: Homicide;"):
        open_case(signed, draft)
    (refused,) = entries(signed, "access.refused")
    assert (refused.actor, refused.data["case_number"]) == ("ann", "D-2")
    assert case_files(signed) == []
    assert not entries(signed, "case.opened")


def test_a_number_is_given_once(signed: Workspace) -> None:
    open_case(signed, plain())
    with pytest.raises(WrongUse, match="already a case C-1"):
        open_case(signed, plain(" C-1 "))


def test_who_may_not_open_cases_is_refused_and_logged(workspace: Workspace, entries: Entries) -> None:
    workspace.set_person(None)
    with pytest.raises(SignInRequired):
        open_case(workspace, plain())
    for role in (Role.ADMINISTRATOR, Role.TRAINER):
        sign_in_as(workspace, role.value, role)
        with pytest.raises(AccessRefused):
            open_case(workspace, plain())
        with pytest.raises(AccessRefused):
            case_files(workspace)
    rights = [e.data["right"] for e in entries(workspace, "access.refused")]
    assert rights == ["open_cases", "view_cases"] * 2


# --- the authorisation


def test_work_stops_the_day_after_the_authorisation_ended(
    signed: Workspace, at: Callable[[datetime], None]
) -> None:
    case = open_case(signed, plain(deadline=LAST_DAY.date(), authorisation="Order 4"))
    at(LAST_DAY)
    assert authorised(signed, case).case_id == case.case_id
    at(LAST_DAY + timedelta(days=1))
    with pytest.raises(AccessRefused, match=f"ended on {LAST_DAY:%Y-%m-%d}"):
        authorised(signed, case)


def test_a_clock_that_was_set_back_opens_nothing_again(
    signed: Workspace, at: Callable[[datetime], None], entries: Entries
) -> None:
    case = open_case(signed, plain(deadline=LAST_DAY.date(), authorisation="Order 4"))
    at(LAST_DAY + timedelta(days=2))
    with signed.recording() as stores:
        stores.log.append("device.chosen", {"device": "cpu"})
    at(LAST_DAY - timedelta(days=1))
    with pytest.raises(AccessRefused, match=f"ended on {LAST_DAY:%Y-%m-%d}"):
        authorised(signed, case)
    with signed.recording() as stores:
        entry = stores.log.append("device.chosen", {"device": "cpu"})
    assert entry.data["clock_behind_seconds"] == 3 * 86400


def test_a_new_authorisation_opens_the_way_again(signed: Workspace, at: Callable[[datetime], None]) -> None:
    case = open_case(signed, plain(deadline=LAST_DAY.date(), authorisation="Order 4"))
    at(LAST_DAY + timedelta(days=2))
    with pytest.raises(AccessRefused):
        authorised(signed, case)
    set_terms(
        signed, case.case_id, plain(deadline=LAST_DAY.date() + timedelta(days=30), authorisation="Order 9")
    )
    terms = authorised(signed, case).terms
    assert terms is not None
    assert terms.authorisation == "Order 9"


def test_the_reference_of_an_authorisation_may_follow_within_48_hours(
    signed: Workspace, at: Callable[[datetime], None]
) -> None:
    case = open_case(signed, EU)
    assert case.authorisation_is_outstanding
    assert case.authorisation_due == case.opened_at + timedelta(hours=48)
    at(case.opened_at + timedelta(hours=47, minutes=59))
    assert authorised(signed, case).authorisation_is_outstanding
    with signed.reading() as stores, pytest.raises(AccessRefused, match="nothing leaves it as a lead"):
        require_granted(stores, case.case_id)
    at(case.opened_at + timedelta(hours=48, seconds=1))
    with pytest.raises(AccessRefused, match="still had none on"):
        authorised(signed, case)
    set_terms(signed, case.case_id, replace(EU, authorisation="JB 2026/77"))
    with signed.reading() as stores:
        assert not require_granted(stores, case.case_id).authorisation_is_outstanding


def test_an_authorisation_is_replaced_but_never_taken_away(signed: Workspace) -> None:
    case = open_case(signed, replace(EU, authorisation="JB 2026/77"))
    with pytest.raises(WrongUse, match="the reference of the authorisation"):
        set_terms(signed, case.case_id, EU)
    changed = set_terms(signed, case.case_id, replace(EU, authorisation="JB 2026/80"))
    assert changed.terms is not None
    assert changed.terms.authorisation == "JB 2026/80"


def test_a_case_under_no_such_policy_waits_for_no_authorisation(signed: Workspace) -> None:
    case = open_case(signed, plain())
    assert not case.authorisation_is_outstanding
    assert case.authorisation_due is None
    with signed.reading() as stores:
        assert require_granted(stores, case.case_id) == case


# --- terms


def test_changed_terms_count_from_now_on_and_all_are_kept(signed: Workspace, entries: Entries) -> None:
    case = open_case(signed, DETROIT)
    changed = set_terms(
        signed, case.case_id, replace(DETROIT, offence="Homicide", policy_id="general", requester="Lt. Ba")
    )
    assert changed.terms is not None
    assert (changed.terms.offence, changed.terms.requester) == ("Homicide", "Lt. Ba")
    # The policy stays the one that the case was opened under.
    assert changed.terms.policy.profile_id == "detroit-2024"
    kept = entries(signed, "case.terms")
    assert [e.data["offence"] for e in kept] == ["Robbery", "Homicide"]
    assert verify_workspace(signed, deep=True).ok


def test_changed_terms_are_held_to_the_policy_too(signed: Workspace, entries: Entries) -> None:
    case = open_case(signed, DETROIT)
    with pytest.raises(WrongUse, match="asks for who asks for it"):
        set_terms(signed, case.case_id, replace(DETROIT, requester=" "))
    with pytest.raises(AccessRefused, match="these offences only"):
        set_terms(signed, case.case_id, replace(DETROIT, offence="Theft"))
    assert entries(signed, "access.refused")[0].data["case_number"] == "D-1"
    assert case_file(signed, case.case_id) == case


def test_a_case_from_before_there_were_policies_gets_terms_first(signed: Workspace) -> None:
    with signed.recording() as stores:
        old, _ = stores.cases.open("O-1", "Robbery at a shop", "", "ann")
        stores.log.append("case.opened", {"case_id": old.case_id})
    with signed.reading() as stores, pytest.raises(WrongUse, match="set its terms"):
        policy_of(stores, old.case_id)
    set_terms(signed, old.case_id, plain("O-1", policy_id="general"))
    with signed.reading() as stores:
        assert policy_of(stores, old.case_id).profile_id == "general"


def test_retention_is_what_the_policy_says_or_what_was_declared(signed: Workspace) -> None:
    by_policy = open_case(signed, plain("C-1")).terms
    declared = open_case(signed, plain("C-2", retention_until=date(2030, 1, 1))).terms
    assert by_policy is not None
    assert declared is not None
    assert by_policy.retention_until == by_policy.set_at.astimezone().date() + timedelta(days=1825)
    assert declared.retention_until == date(2030, 1, 1)


# --- closing


def test_a_case_is_closed_and_reopened_with_reasons(signed: Workspace, entries: Entries) -> None:
    case = open_case(signed, plain())
    for reason in ("", "because", "too short"):
        with pytest.raises(ReasonRequired):
            close_case(signed, case.case_id, reason)
    with pytest.raises(WrongUse, match="is open"):
        reopen_case(signed, case.case_id, WHY)
    assert not close_case(signed, case.case_id, f"  {WHY} ").is_open
    for change in (
        lambda: close_case(signed, case.case_id, WHY),
        lambda: set_terms(signed, case.case_id, plain()),
    ):
        with pytest.raises(AccessRefused, match="is closed"):
            change()
    with signed.reading() as stores, pytest.raises(AccessRefused, match="is closed"):
        require_open(stores, case.case_id)
    with pytest.raises(ReasonRequired):
        reopen_case(signed, case.case_id, "why not")
    assert reopen_case(signed, case.case_id, "A new picture was found.").is_open
    assert authorised(signed, case).is_open
    with signed.reading() as stores:
        history = stores.case_files.state_history(case.case_id)
    assert [(state, reason, who) for state, reason, _, who in history] == [
        (CaseState.CLOSED, WHY, "ann"),
        (CaseState.OPEN, "A new picture was found.", "ann"),
    ]
    assert [e.data["reason"] for e in entries(signed, "case.closed")] == [WHY]
    assert verify_workspace(signed, deep=True).ok


def test_a_case_with_an_open_look_is_closed_only_if_that_is_withdrawn(
    signed: Workspace, entries: Entries
) -> None:
    case = open_case(signed, plain())
    other = open_case(signed, plain("C-2"))
    looks = [waiting_look(signed, one.case_number) for one in (case, other)]
    with pytest.raises(AccessRefused, match="look by another person is still open"):
        close_case(signed, case.case_id, WHY)
    assert entries(signed, "access.refused")[0].data["looks"] == [looks[0]]
    assert case_file(signed, case.case_id).is_open
    assert not close_case(signed, case.case_id, WHY, withdraw_looks=True).is_open
    with signed.reading() as stores:
        states = [stores.looks.get(look).state for look in looks]
    assert states == [LookState.WITHDRAWN, LookState.WAITING]
    assert [e.data["look_id"] for e in entries(signed, "look.withdrawn")] == [looks[0]]
    assert verify_workspace(signed, deep=True).ok


def waiting_look(workspace: Workspace, case_number: str) -> str:
    """Of a search in that case; nobody has begun it."""
    build = Builder()
    gallery = build.gallery(workspace, f"gallery of {case_number}")
    search = build.search(workspace, gallery, build.probe(workspace, case_number))
    look_id = uuid.uuid4().hex
    with workspace.recording() as stores:
        stores.looks.ask(look_id, search.search_id, 2, "", [LookItem(0, 1, "s1", False)], "ann")
        stores.log.append("look.asked", {"look_id": look_id, "search_id": search.search_id})
    return look_id


def test_cases_are_listed_newest_first_with_how_they_stand(signed: Workspace) -> None:
    first, second = open_case(signed, plain("C-1")), open_case(signed, plain("C-2"))
    close_case(signed, first.case_id, WHY)
    assert [(c.case_number, c.is_open) for c in case_files(signed)] == [("C-2", True), ("C-1", False)]
    assert case_files(signed)[0] == second


def test_a_right_that_was_taken_away_is_gone_at_once(signed: Workspace) -> None:
    case = open_case(signed, plain())
    sign_in_as(signed, "ann", Role.TRAINER)
    for change in (
        lambda: close_case(signed, case.case_id, WHY),
        lambda: set_terms(signed, case.case_id, plain()),
        lambda: case_file(signed, case.case_id),
    ):
        with pytest.raises(AccessRefused, match="needs the role"):
            change()
