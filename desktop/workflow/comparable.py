"""Which galleries of a workspace are worth setting side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from desktop.domain.galleries import Gallery
from desktop.domain.score_kinds import ScoreKind
from desktop.storage.workspace import Workspace
from desktop.workflow.compare_packs import WantedSide
from desktop.workflow.score_choice import may_be_normalised, score_for


def proposed_sides(
    workspace: Workspace, found: Sequence[Gallery], in_use: Gallery | None
) -> list[WantedSide]:
    """The two galleries of different packs with the most pictures in common, the one in use among them
    where it has any; else the two scores of one gallery. Empty where nobody is enrolled."""
    usable = [gallery for gallery in found if gallery.faces]
    if not usable:
        return []
    number = in_use.gallery_id if in_use is not None else 0
    pairs = [(one, two) for one, two in combinations(usable, 2) if one.pack_hash != two.pack_hash]
    with workspace.reading() as stores:
        shared = {
            (one.gallery_id, two.gallery_id): stores.faces.common_images(one.gallery_id, two.gallery_id)
            for one, two in pairs
        }

    def worth(pair: tuple[Gallery, Gallery]) -> tuple[bool, int]:
        one, two = pair
        common = shared[one.gallery_id, two.gallery_id]
        return bool(common) and number in (one.gallery_id, two.gallery_id), common

    best = max(pairs, key=worth, default=None)
    if best is None or not worth(best)[1]:
        gallery = next((g for g in usable if g.gallery_id == number), max(usable, key=lambda g: g.subjects))
        kinds = [kind for kind in ScoreKind if kind is ScoreKind.RAW or may_be_normalised(gallery)]
        return [WantedSide(gallery, kind) for kind in kinds]
    # The one in use first, then the older one: that is what another pack is held against.
    return [
        WantedSide(gallery, _kind(workspace, gallery))
        for gallery in sorted(best, key=lambda g: (g.gallery_id != number, g.gallery_id))
    ]


def _kind(workspace: Workspace, gallery: Gallery) -> ScoreKind:
    kind = score_for(workspace, gallery)
    return kind if may_be_normalised(gallery) else ScoreKind.RAW
