"""Looks at a probe and at faces in random order, and is told nothing else until every one has its answer.

What is answered is sealed until the look is completed: the log holds the digest of an answer at once and
its words at the end, so that nobody withdraws a look because of what was said in it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from desktop.domain.annotations import Annotation, annotations_record
from desktop.domain.cases import FlagKind
from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, Conclusion, reason_is_enough
from desktop.domain.faces import FivePoints
from desktop.domain.features import Appearance, FeatureList
from desktop.domain.log_entries import EntryKind
from desktop.domain.looks import BlindItem, BlindLook, Look, LookAnswer, LookItem, LookState
from desktop.domain.people import Person, Right
from desktop.errors import AccessRefused, ReasonRequired, WrongUse
from desktop.recognition.adjusted_image import apply_recipe
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permit, permitted, refusals_logged, require
from desktop.workflow.blindness import has_seen, note_seen, one_person, person_names
from desktop.workflow.cases import flag_in, policy_of, require_open
from desktop.workflow.casework_only import require_casework
from desktop.workflow.feature_rules import require_features
from desktop.workflow.look_withdrawal import withdraw_in
from desktop.workflow.pictures import read_original
from desktop.workflow.standings import examined_by

Pixels = NDArray[np.uint8]
GONE = "A candidate was expunged from the gallery."


@dataclass(frozen=True, slots=True)
class BlindPicture:
    """All that is shown of a picture: upright RGB pixels, five points in them, when it was taken.

    `original` is the untouched probe where `pixels` were adjusted by a recipe. There is no file name and no
    hash, by which a face could be looked up.
    """

    pixels: Pixels
    landmarks: FivePoints
    captured_on: date | None
    original: Pixels | None = None


def waiting_looks(workspace: Workspace) -> list[BlindLook]:
    """Those that whoever is signed in may begin, and the ones they have begun; oldest first.

    Raises `AccessRefused` without the right.
    """
    require(workspace, Right.SECOND_LOOK)
    _withdraw_gone(workspace)
    with workspace.reading() as stores:
        person = permit(workspace, stores, Right.SECOND_LOOK)
        looks = [look for look in stores.looks.open() if not _why_not(stores, person, look)]
        return [_blind(stores, look) for look in looks]


def closed_to_me(workspace: Workspace) -> list[tuple[str, str]]:
    """(case number, why not) of every other open look, so that an empty page says more than nothing."""
    person = require(workspace, Right.SECOND_LOOK)
    with workspace.reading() as stores:
        found = []
        for look in stores.looks.open():
            reason = _why_not(stores, person, look)
            if reason:
                found.append((stores.searches.get(look.search_id).case_number, reason))
        return found


def why_not(workspace: Workspace, look_id: str) -> str:
    """Why whoever is signed in may not do the look, in a sentence; empty text where they may."""
    try:
        with workspace.reading() as stores:
            person = permit(workspace, stores, Right.SECOND_LOOK)
            return _why_not(stores, person, stores.looks.get(look_id))
    except AccessRefused as refused:
        return refused.sentence


def begin_look(workspace: Workspace, look_id: str) -> BlindLook:
    """Takes the look on, or takes it up again. Raises `AccessRefused`."""
    require_casework(workspace)
    require(workspace, Right.SECOND_LOOK)
    _withdraw_gone(workspace)
    with permitted(workspace, Right.SECOND_LOOK) as (stores, person):
        look = stores.looks.get(look_id)
        _require_allowed(stores, person, look)
        if look.state is LookState.WAITING:
            stores.looks.begin(look_id, person.account_id, person.name)
            stores.log.append(
                EntryKind.LOOK_BEGUN, {**_about(stores, look), "account_id": person.account_id}
            )
        return _blind(stores, stores.looks.get(look_id))


def my_answer(workspace: Workspace, look_id: str, place: int) -> LookAnswer | None:
    """What whoever does the look has answered at a place. Raises `AccessRefused`."""
    with refusals_logged(workspace), workspace.reading() as stores:
        return _mine(workspace, stores, look_id).answer_at(place)


def blind_look(workspace: Workspace, look_id: str) -> BlindLook:
    """The look as it stands, for whoever does it. Raises `AccessRefused`."""
    _withdraw_gone(workspace)
    with refusals_logged(workspace), workspace.reading() as stores:
        return _blind(stores, _mine(workspace, stores, look_id))


def blind_probe(workspace: Workspace, look_id: str) -> BlindPicture:
    """The probe as it was searched, for whoever does the look. Raises `AccessRefused`."""
    with refusals_logged(workspace), workspace.reading() as stores:
        look = _mine(workspace, stores, look_id)
        probe = stores.probes.get(stores.searches.get(look.search_id).probe_id)
        recipe, _ = stores.probe_reviews.recipe(probe.probe_id)
        captured = stores.probe_reviews.capture_date(probe.probe_id)
    original = read_original(workspace, probe.image_sha256).pixels
    pixels = apply_recipe(original, recipe)
    return BlindPicture(pixels, probe.face.landmarks, captured, original if recipe else None)


def blind_picture(workspace: Workspace, look_id: str, place: int) -> BlindPicture:
    """The face at a place, for whoever does the look. Raises `AccessRefused`, `WrongUse`."""
    _withdraw_gone(workspace)
    with refusals_logged(workspace), workspace.reading() as stores:
        item = _item(_mine(workspace, stores, look_id), place)
        face = stores.faces.get_many([item.face_id]).get(item.face_id)
    if face is None:
        raise WrongUse(detail="This face was taken out of the gallery meanwhile: go on with the next one.")
    pixels = read_original(workspace, face.image_sha256).pixels
    return BlindPicture(pixels, face.face.landmarks, face.record.capture_date)


def answer(
    workspace: Workspace,
    look_id: str,
    place: int,
    conclusion: Conclusion,
    reason: str,
    features: FeatureList,
    annotations: Sequence[Annotation] = (),
    seconds: float = 0.0,
) -> LookAnswer:
    """Concludes on the face at a place, for good. `seconds`: how long it was on the screen.

    An exclusion names a feature that differs or gives a reason; everything else gives a reason, and a lead
    says of the features what the policy asks for. Raises `ReasonRequired`, `WrongUse`, `AccessRefused`.
    """
    require_casework(workspace)
    require(workspace, Right.SECOND_LOOK)
    _withdraw_gone(workspace)
    if not math.isfinite(seconds) or seconds < 0:
        raise WrongUse(detail="The time that a face was on the screen is a number of seconds.")
    words = " ".join(reason.split())
    with permitted(workspace, Right.SECOND_LOOK) as (stores, _):
        look = _mine(workspace, stores, look_id)
        item = _item(look, place)
        if look.answer_at(place) is not None:
            raise WrongUse(detail="This face has its answer, and an answer is final.")
        if item.face_id not in stores.faces.get_many([item.face_id]):
            raise WrongUse(detail="This face was taken out of the gallery: no answer is needed.")
        _require_ground(stores, look, conclusion, words, features)
        given = LookAnswer(
            place, conclusion, words, features, tuple(annotations), round(seconds, 1), datetime.now(UTC)
        )
        stores.looks.answer(look_id, given)
        stores.log.append(
            EntryKind.LOOK_ANSWERED, {**_about(stores, look), "place": place, "seconds": given.seconds}
        )
        return given


def complete_look(workspace: Workspace, look_id: str) -> Look:
    """Ends the look, once every face that is still there has its answer; only then its outcome is told.

    Raises `WrongUse` while an answer is missing, `AccessRefused`.
    """
    require_casework(workspace)
    require(workspace, Right.SECOND_LOOK)
    _withdraw_gone(workspace)
    with permitted(workspace, Right.SECOND_LOOK) as (stores, person):
        look = _mine(workspace, stores, look_id)
        open_places = _blind(stores, look).open_places
        if open_places:
            places = ", ".join(str(place) for place in open_places)
            raise WrongUse(detail=f"Every face needs an answer before the look is completed ({places}).")
        stores.looks.end(look_id, LookState.COMPLETED)
        note_seen(stores, person, look.search_id, "looked")
        stores.log.append(
            EntryKind.LOOK_COMPLETED,
            {
                **_about(stores, look),
                "ordinal": look.ordinal,
                "account_id": person.account_id,
                "answers": [
                    {
                        "place": a.place,
                        "face_id": _item(look, a.place).face_id,
                        "conclusion": a.conclusion.value,
                        "reason": a.reason,
                        "features": a.features.as_record(),
                        "annotations": annotations_record(a.annotations),
                        "seconds": a.seconds,
                    }
                    for a in look.answers
                ],
                "fillers_chosen": [item.face_id for item in look.fillers_chosen],
            },
        )
        if look.fillers_chosen:
            flag_in(
                stores,
                stores.searches.case_of(look.search_id),
                FlagKind.FILLER_CHOSEN,
                "In a blind look a face was called a lead that nobody else had called one.",
            )
        return stores.looks.get(look_id)


def _require_ground(
    stores: Stores, look: Look, conclusion: Conclusion, reason: str, features: FeatureList
) -> None:
    excluded = conclusion is Conclusion.EXCLUDED
    if not (excluded and features.count(Appearance.DIFFERENT)) and not reason_is_enough(reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    if not excluded:
        require_features(policy_of(stores, stores.searches.case_of(look.search_id)), conclusion, features)


def _about(stores: Stores, look: Look) -> dict[str, object]:
    return {
        "look_id": look.look_id,
        "search_id": look.search_id,
        "case_id": stores.searches.case_of(look.search_id),
    }


def _item(look: Look, place: int) -> LookItem:
    found = next((item for item in look.items if item.place == place), None)
    if found is None:
        raise WrongUse(detail=f"This look has the places 1 to {len(look.items)}.")
    return found


def _blind(stores: Stores, look: Look) -> BlindLook:
    there = stores.faces.get_many([item.face_id for item in look.items])
    return BlindLook(
        look.look_id,
        stores.searches.get(look.search_id).case_number,
        look.ordinal,
        look.asked_at,
        tuple(
            BlindItem(item.place, look.answer_at(item.place) is not None, item.face_id not in there)
            for item in look.items
        ),
        look.state is LookState.BEGUN,
    )


def _mine(workspace: Workspace, stores: Stores, look_id: str) -> Look:
    """The begun look of whoever is signed in, while it may go on. Raises `AccessRefused`."""
    person = permit(workspace, stores, Right.SECOND_LOOK)
    look = stores.looks.get(look_id)
    _require_allowed(stores, person, look)
    if look.state is not LookState.BEGUN:
        raise AccessRefused(
            detail="Begin the look first.", right=Right.SECOND_LOOK.value, about=_about(stores, look)
        )
    return look


def _require_allowed(stores: Stores, person: Person, look: Look) -> None:
    reason = _why_not(stores, person, look)
    if reason:
        raise AccessRefused(detail=reason, right=Right.SECOND_LOOK.value, about=_about(stores, look))


def _why_not(stores: Stores, person: Person, look: Look) -> str:
    """Why somebody with the right may not do this look; empty text where they may."""
    if look.state is LookState.WITHDRAWN:
        return f"This look was withdrawn: {look.end_reason}"
    if look.state is LookState.COMPLETED:
        return "This look is completed: its answers are final."
    record = stores.searches.get(look.search_id)
    try:
        require_open(stores, record.case_id)
    except AccessRefused as refused:
        return refused.sentence
    if look.account_id is not None and look.account_id != person.account_id:
        return "Somebody else has begun this look."
    if person_names(stores, "", record.actor) & person_names(stores, person.account_id, person.name):
        return "You did the search: a second look is for another person."
    if _concluded(stores, person, look):
        return "You concluded on this search: a second look is for another person."
    if has_seen(stores, person, record.case_id):
        return (
            "You have seen scores or conclusions of this case, under this account or another with your "
            "name: a blind look is for somebody who has not."
        )
    for other in stores.looks.of_search(look.search_id):
        if other.look_id != look.look_id and other.account_id in one_person(stores, person):
            return "You have looked at this search before: another look is for another person."
    return ""


def _concluded(stores: Stores, person: Person, look: Look) -> bool:
    names = person_names(stores, person.account_id, person.name)
    return bool(names & examined_by(stores, stores.conclusions.of_search(look.search_id), ()))


def _withdraw_gone(workspace: Workspace) -> None:
    """Looks that lost a candidate end without an outcome; a filler that is gone is passed over."""
    with workspace.reading() as stores:
        lost = [look.look_id for look in stores.looks.open() if _lost(stores, look)]
    if not lost:
        return
    with workspace.recording() as stores:
        for look_id in lost:
            look = stores.looks.get(look_id)
            if look.is_open and _lost(stores, look):
                withdraw_in(stores, look_id, GONE)


def _lost(stores: Stores, look: Look) -> bool:
    faces = [item.face_id for item in look.candidates]
    return len(stores.faces.get_many(faces)) < len(set(faces))
