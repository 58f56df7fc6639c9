"""May this person do this? Asked of the record, in the transaction that does it; a refusal is logged.

A right that was taken away while a window stood open is gone at the next click. Training has no accounts:
nothing in it is casework.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.domain.log_entries import EntryKind
from desktop.domain.people import RIGHTS, Account, Person, Right
from desktop.errors import AccessRefused, SignInRequired
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace, WorkspaceKind

_DOING: dict[Right, str] = {
    Right.MANAGE_ACCOUNTS: "manage accounts",
    Right.CHANGE_POLICY: "change the policy",
    Right.MANAGE_MODELS: "add or remove model packs",
    Right.ENROL: "enrol images or change a gallery",
    Right.OPEN_CASES: "open or change cases",
    Right.VIEW_CASES: "see cases",
    Right.TAKE_IN: "take in or analyse probes",
    Right.SEARCH: "search",
    Right.EXAMINE: "examine candidates",
    Right.SECOND_LOOK: "take a second look",
    Right.ASK_THIRD_LOOK: "ask for a third look",
    Right.CORROBORATE: "describe corroboration",
    Right.RELEASE: "release a lead",
    Right.DISCLOSE: "export a report",
    Right.EXPUNGE: "expunge anybody",
    Right.SEE_FIGURES: "see the annual figures",
    Right.SEE_RELIABILITY: "see the reliability of reviewers",
    Right.READ_LOG: "read the log",
    Right.MANAGE_KEYS: "change the key that signs the log",
}


def permit(workspace: Workspace, stores: Stores, right: Right) -> Person:
    """Whoever is signed in, if the record says that they may.

    Raises `SignInRequired` and `AccessRefused`; use `permitted` or `require`, which log the latter.
    """
    if workspace.kind is WorkspaceKind.TRAINING:
        return Person("", workspace.actor, workspace.actor)
    person = stores.person
    if person is None:
        raise SignInRequired()
    account = stores.accounts.get(person.account_id)
    if account is None or not account.active:
        raise AccessRefused(
            detail="Your account is closed: whoever manages accounts can open it again.", right=right.value
        )
    if right not in account.rights:
        raise AccessRefused(detail=_sentence(right), right=right.value)
    return person


def _sentence(right: Right) -> str:
    able = " or ".join(role.value for role, rights in RIGHTS.items() if right in rights)
    return (
        f"Your account may not {_DOING[right]}: that needs the role {able}. Ask whoever manages accounts."
    )


def permit_also(stores: Stores, person: Person, right: Right, about: dict[str, object]) -> None:
    """A second right for one part of what was begun. Raises `AccessRefused`."""
    account = stores.accounts.get(person.account_id)
    if account is None or right not in account.rights:
        raise AccessRefused(detail=_sentence(right), right=right.value, about=about)


@contextmanager
def permitted(workspace: Workspace, right: Right) -> Iterator[tuple[Stores, Person]]:
    """A recording by somebody who may. What is refused inside is logged after nothing of it was kept."""
    with refusals_logged(workspace), workspace.recording() as stores:
        yield stores, permit(workspace, stores, right)


def require(workspace: Workspace, right: Right) -> Person:
    """As `permitted` for what only reads, or before work that takes long; recordings ask again."""
    with refusals_logged(workspace), workspace.reading() as stores:
        return permit(workspace, stores, right)


def require_any(workspace: Workspace, *rights: Right) -> Person:
    """As `require`, where each of the rights is enough."""
    held = next((right for right in rights if may(workspace, right)), rights[0])
    return require(workspace, held)


@contextmanager
def permitted_any(workspace: Workspace, *rights: Right) -> Iterator[tuple[Stores, Person]]:
    """As `permitted`, where each of the rights is enough."""
    held = next((right for right in rights if may(workspace, right)), rights[0])
    with permitted(workspace, held) as found:
        yield found


@contextmanager
def refusals_logged(workspace: Workspace) -> Iterator[None]:
    """Logs an `AccessRefused` of the block once, then lets it go on. Not inside a recording."""
    try:
        yield
    except AccessRefused as refused:
        if refused.logged:
            raise
        refused.logged = True
        with workspace.recording() as stores:
            stores.log.append(
                EntryKind.ACCESS_REFUSED,
                {"right": refused.right, "sentence": refused.sentence, **refused.about},
            )
        raise


def account_of(workspace: Workspace) -> Account | None:
    """The account of whoever is signed in, as it stands now."""
    person = workspace.person
    if person is None:
        return None
    with workspace.reading() as stores:
        return stores.accounts.get(person.account_id)


def may(workspace: Workspace, right: Right) -> bool:
    """For a window that hides what would be refused; nothing is logged."""
    if workspace.kind is WorkspaceKind.TRAINING:
        return True
    account = account_of(workspace)
    return account is not None and right in account.rights


def why_not(workspace: Workspace, right: Right) -> str:
    """The sentence of the refusal that a window would meet, empty where nothing is refused."""
    return "" if may(workspace, right) else _sentence(right)
