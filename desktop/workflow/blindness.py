"""Who has seen what of a case. A second look is only worth something from a person who has not.

Blindness belongs to a case, not to a search: whoever saw one candidate list of it knows what was thought.
It is lost by searching and by opening a recorded search. What the log says of a case is kept from whoever
could still give a blind look at it, asked for or not.
"""

from __future__ import annotations

from collections.abc import Collection

from desktop.domain.conclusions import RecordedConclusion
from desktop.domain.log_entries import EntryKind
from desktop.domain.looks import Look, LookState
from desktop.domain.people import Person, Right, folded
from desktop.errors import AccessRefused
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import permitted, require


def one_person(stores: Stores, person: Person) -> set[str]:
    """Ids of every account that bears this person's full name, whatever its sign-in name."""
    name = folded(person.full_name)
    same = {a.account_id for a in stores.accounts.all() if folded(a.full_name) == name}
    return same | {person.account_id}


def person_names(stores: Stores, account_id: str, name: str) -> set[str]:
    """Names that this person goes by, folded: of the account as it is signed in with, and in full."""
    account = stores.accounts.get(account_id) if account_id else stores.accounts.by_name(name)
    found = {folded(name)} - {""}
    if account is not None:
        found |= {folded(account.name), folded(account.full_name)}
    return found


def conclusion_names(stores: Stores, conclusion: RecordedConclusion) -> set[str]:
    """As `person_names`, of whoever wrote the conclusion."""
    account_id = stores.conclusions.account_of(conclusion.log_seq)
    return person_names(stores, account_id, conclusion.examiner)


def has_seen(stores: Stores, person: Person, case_id: str) -> bool:
    """Whether the person, under any account, saw scores or conclusions of the case, or of another case with
    the same picture as a probe."""
    return case_id not in stores.looks.unseen_cases(one_person(stores, person)) and bool(
        stores.searches.recent(1, case_id, with_candidates=False)
    )


def is_own(stores: Stores, person: Person, look: Look) -> bool:
    """Whether the person does this look, under any account."""
    return look.account_id is not None and look.account_id in one_person(stores, person)


def withheld_cases(stores: Stores, person: Person, among: Collection[str] | None = None) -> set[str]:
    """Cases whose content is kept from this person: a look at them could be theirs, today or later. With
    `among` of these cases alone, which takes less time.

    Whoever may look blind has seen the searches of a case or is told nothing of them: before a look is
    asked for, while it is open and after it was withdrawn, since another may follow.
    """
    if not _looks_blind(stores, person):
        return set()
    begun = _begun_by(stores, person)
    unseen = stores.looks.unseen_cases(one_person(stores, person), among)
    return unseen | (begun if among is None else begun.intersection(among))


def _looks_blind(stores: Stores, person: Person) -> bool:
    account = stores.accounts.get(person.account_id)
    return account is not None and Right.SECOND_LOOK in account.rights


def _begun_by(stores: Stores, person: Person) -> set[str]:
    return {
        stores.searches.case_of(look.search_id)
        for look in stores.looks.open()
        if look.state is LookState.BEGUN and is_own(stores, person, look)
    }


def cases_to_look_at(stores: Stores, person: Person) -> set[str]:
    """Cases in which an open look is this person's, or could be: somebody waits for it."""
    if not _looks_blind(stores, person):
        return set()
    unseen = stores.looks.unseen_cases(one_person(stores, person))
    waiting = {
        stores.searches.case_of(look.search_id)
        for look in stores.looks.open()
        if look.state is LookState.WAITING
    }
    return (waiting & unseen) | _begun_by(stores, person)


def would_unblind(workspace: Workspace, search_id: str) -> bool:
    """Whether opening the search takes away a blind look that this person could give: to ask first."""
    person = workspace.person
    if person is None:
        return False
    with workspace.reading() as stores:
        return stores.searches.case_of(search_id) in cases_to_look_at(stores, person)


def see_search(workspace: Workspace, search_id: str, how: str) -> Person:
    """Whoever is signed in is about to see a search: that is recorded, once, and logged.

    Raises `AccessRefused` without the right, and while this person's own blind look of the case is begun.
    """
    person = require(workspace, Right.VIEW_CASES)
    if workspace.kind is WorkspaceKind.TRAINING:
        return person
    with workspace.reading() as stores:
        known = stores.looks.is_unblinded(search_id, person.account_id)
    if known:
        return person
    with permitted(workspace, Right.VIEW_CASES) as (stores, person):
        refuse_while_looking(stores, person, stores.searches.case_of(search_id))
        note_seen(stores, person, search_id, how)
        stores.log.append(
            EntryKind.SEARCH_OPENED,
            {"search_id": search_id, "account_id": person.account_id, "how": how},
        )
    return person


def note_seen(stores: Stores, person: Person, search_id: str, how: str) -> None:
    """Inside a recording; needs a log entry."""
    if person.account_id:
        stores.looks.unblind(search_id, person.account_id, how)


def require_seen(workspace: Workspace, search_id: str) -> Person:
    """Conclusions are told to those who have opened the search. Raises `AccessRefused`."""
    person = require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        refuse_unseen(stores, person, search_id)
    return person


def refuse_unseen(stores: Stores, person: Person, search_id: str) -> None:
    """As `require_seen`, inside a block. Raises `AccessRefused`."""
    if not stores.looks.is_unblinded(search_id, person.account_id):
        raise AccessRefused(
            detail="Open the search first: what others concluded is kept from whoever may still look "
            "at it blind.",
            right=Right.VIEW_CASES.value,
            about={"search_id": search_id},
        )
    refuse_while_looking(stores, person, stores.searches.case_of(search_id))


def refuse_while_looking(stores: Stores, person: Person, case_id: str) -> None:
    """Whoever is in the middle of a blind look is shown nothing of its case. Raises `AccessRefused`."""
    if case_id in _begun_by(stores, person):
        raise AccessRefused(
            detail="You have begun a blind look at this case: finish it before you open its searches.",
            right=Right.VIEW_CASES.value,
            about={"case_id": case_id},
        )


def refuse_while_looking_anywhere(stores: Stores, person: Person) -> None:
    """A search, or a list of whom a person is a candidate for, would tell what a blind look must not know.

    Raises `AccessRefused`.
    """
    begun = _begun_by(stores, person)
    if begun:
        raise AccessRefused(
            detail="You have begun a blind look: finish it before you search or expunge anybody.",
            right=Right.VIEW_CASES.value,
            about={"case_id": min(begun)},
        )
