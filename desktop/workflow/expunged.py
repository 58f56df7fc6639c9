"""What meets whoever comes to somebody who was expunged. Each is asked inside the block that needs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.errors import WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace

EXPUNGED_SINCE = "Somebody was expunged from the gallery while it was read: do it again."


def refuse_expunged(stores: Stores, face_id: int | None) -> None:
    """Raises `WrongUse` for a face that was expunged."""
    expungement = stores.expungements.of_face(face_id) if face_id is not None else None
    if expungement is not None:
        raise WrongUse(detail=expungement.sentence)


def refuse_expunged_probe(stores: Stores, probe_id: str) -> None:
    """Raises `WrongUse` for a probe that was expunged."""
    expungement = stores.expungements.of_probe(probe_id)
    if expungement is not None:
        raise WrongUse(detail=expungement.sentence)


def refuse_expunged_since(stores: Stores, face_ids: Iterable[int]) -> None:
    """Raises `WrongUse` when one of the faces that something was worked out with is gone."""
    if stores.expungements.gone(face_ids):
        raise WrongUse(detail=EXPUNGED_SINCE)


def drop_expunged_thumbnails(workspace: Workspace, face_ids: Sequence[int]) -> None:
    """After thumbnails were put: takes away those of faces that were expunged meanwhile. Whoever expunged
    them removed what was there before; what came later is removed here. Not inside a recording."""
    with workspace.reading() as stores:
        gone = stores.expungements.gone(face_ids)
    for face_id in gone:
        workspace.thumbnails.erase(face_id)
