"""The second half of an expungement: what the record let go of leaves the disk.

Every step can be done again, so that a program that was killed goes on when the workspace is opened next.
Only when all of it is done does the log say so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from desktop.domain.expungements import ExpungedFace, Expungement, KeptImage, ProbeExpungement, kept_record
from desktop.domain.log_entries import EntryKind
from desktop.domain.progress import Progress, ProgressSink, ignore_progress
from desktop.errors import WorkspaceDamaged
from desktop.storage.files import erase_file
from desktop.storage.stores import Stores
from desktop.storage.template_digests import digest_like, is_by_row, row_hashes
from desktop.storage.template_rows import erase_rows, read_rows, with_zero_rows
from desktop.storage.workspace_layout import template_path

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace


def finish_expungements(workspace: Workspace, on_progress: ProgressSink = ignore_progress) -> None:
    """Erases what was expunged and is not gone yet. Progress counts steps.

    Raises `StorageFull`, `FolderNotWritable`, `WorkspaceInUse`, `WorkspaceDamaged`: it stays unfinished.
    """
    with workspace.reading() as stores:
        subjects, probes = stores.expungements.unfinished(), stores.expungements.unfinished_probes()
    if not subjects and not probes:
        return
    workspace.kept.forget()
    erased = [_Erasure(workspace, one) for one in subjects]
    steps: list[Callable[[], None]] = []
    for one in erased:
        steps += [one.templates, one.thumbnails, one.images, one.measurements]
    steps += [lambda probe=probe: _probe_image(workspace, probe) for probe in probes]  # type: ignore[misc]
    backups: list[int] = []
    steps += [lambda: backups.append(_backups(workspace)), workspace.compact]
    for done, step in enumerate(steps):
        on_progress(Progress(done, len(steps) + 1, "steps"))
        step()
    for one in erased:
        one.complete(backups[0])
    for probe in probes:
        _complete_probe(workspace, probe, backups[0])
    on_progress(Progress(len(steps) + 1, len(steps) + 1, "steps"))


class _Erasure:
    """Of one subject."""

    def __init__(self, workspace: Workspace, expungement: Expungement) -> None:
        self._workspace = workspace
        self._expungement = expungement
        with workspace.reading() as stores:
            self._faces = stores.expungements.faces(expungement.expungement_id)
            self._pack_id = stores.galleries.get(expungement.gallery_id).pack_id
        self._measurements = 0

    def templates(self) -> None:
        path = template_path(self._workspace.folder, self._expungement.gallery_id, self._pack_id)
        erase_rows(path, [face.row for face in self._faces])

    def thumbnails(self) -> None:
        for face in self._faces:
            self._workspace.thumbnails.erase(face.face_id)

    def images(self) -> None:
        _erase_images(self._workspace, [face.image_sha256 for face in self._faces])

    def measurements(self) -> None:
        """They hold scores of each subject; they are measured again without this one."""
        gallery_id, files = self._expungement.gallery_id, self._workspace.measurements
        with self._workspace.recording() as stores:
            known = stores.measurements.files(gallery_id)
            stores.measurements.drop_all(gallery_id)
        for file in sorted({*known, *files.left_over(gallery_id, ())}):
            self._measurements += files.erase(file)

    def complete(self, backups: int) -> None:
        expungements_id = self._expungement.expungement_id
        with self._workspace.recording() as stores:
            if stores.expungements.get(expungements_id).completed_at is not None:
                return  # another thread was faster
            images = sorted({face.image_sha256 for face in self._faces})
            kept = stores.expungements.uses(images)
            removed = [sha256 for sha256 in images if sha256 not in {image.sha256 for image in kept}]
            counts = {
                "faces": len(self._faces),
                "templates": len(self._faces),
                "thumbnails": len(self._faces),
                "images": len(removed),
                "images_kept": len(kept),
                "measurements": self._measurements,
                "database_copies": backups,
            }
            stores.expungements.complete(
                expungements_id, {"counts": counts, "images": removed, "kept": kept_record(kept)}
            )
            stores.log.append(
                EntryKind.EXPUNGEMENT_COMPLETED,
                {
                    "expungement_id": expungements_id,
                    "gallery_id": self._expungement.gallery_id,
                    "counts": counts,
                    "images": removed,
                    "images_kept": [image.sha256 for image in kept],
                },
            )


def _probe_image(workspace: Workspace, probe: ProbeExpungement) -> None:
    _erase_images(workspace, [probe.image_sha256])


def _complete_probe(workspace: Workspace, probe: ProbeExpungement, backups: int) -> None:
    with workspace.recording() as stores:
        now = stores.expungements.of_probe(probe.probe_id)
        if now is None or now.completed_at is not None:
            return
        kept: list[KeptImage] = stores.expungements.uses([probe.image_sha256])
        stores.expungements.complete_probe(
            probe.probe_id,
            {"image_removed": not kept, "kept": kept_record(kept), "database_copies": backups},
        )
        stores.log.append(
            EntryKind.EXPUNGEMENT_COMPLETED,
            {
                "probe_id": probe.probe_id,
                "images": [] if kept else [probe.image_sha256],
                "images_kept": [image.sha256 for image in kept],
                "database_copies": backups,
            },
        )


def _erase_images(workspace: Workspace, images: Collection[str]) -> None:
    with workspace.recording() as stores:
        erase_unnamed_images(workspace, stores, images)


def erase_unnamed_images(workspace: Workspace, stores: Stores, images: Collection[str]) -> None:
    """Of these images those that nothing rests on (any more); inside a recording, while nobody else can
    record that something does."""
    kept = {image.sha256 for image in stores.expungements.uses(images)}
    for sha256 in sorted(set(images) - kept):
        workspace.images.erase(sha256)


def _backups(workspace: Workspace) -> int:
    """Copies that migrations put beside the database hold everything that it held then."""
    found = 0
    for path in sorted(workspace.folder.glob("workspace-format-*.backup.db*")):
        found += erase_file(path)
    return found


def template_claims(
    workspace: Workspace, stores: Stores, gallery_id: int, faces: Sequence[ExpungedFace]
) -> list[dict[str, Any]]:
    """What the entry of an expungement states about the templates of earlier batches: `seq`, `before` and
    `after`, the digests with what is in the file now and with the rows of these faces zero; and `was`, the
    digest of each of these rows, but for batches of an older form.

    Inside the recording, before the rows are removed. Raises `WorkspaceDamaged` for a file that is no
    template file.
    """
    path = template_path(workspace.folder, gallery_id, stores.galleries.get(gallery_id).pack_id)
    rows = [face.row for face in faces]
    claims = []
    for seq in stores.expungements.batches_of(faces):
        data = stores.log.get(seq).data
        if "templates_sha256" not in data:
            continue
        first, count = data["first_row"], data["rows"]
        try:
            raw = read_rows(path, first, count)
        except FileNotFoundError:
            raw = b""
        except (OSError, ValueError) as error:
            raise WorkspaceDamaged(
                path=workspace.folder, detail=f"a template file cannot be used: {error}"
            ) from error
        after = with_zero_rows(raw, first, count, rows)
        stated = data["templates_sha256"]
        claim = {
            "seq": seq,
            "before": digest_like(stated, raw, count),
            "after": digest_like(stated, after, count),
        }
        if is_by_row(stated):
            hashes = row_hashes(raw, count)
            claim["was"] = [[n, hashes[n - first].hex()] for n in rows if first <= n < first + count]
        claims.append(claim)
    return claims
