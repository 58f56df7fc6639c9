"""Verification of the files that the record names: originals, templates and measured scores."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.log_entries import EntryKind, LogProblem
from desktop.domain.progress import CancelToken
from desktop.storage.expungement_verification import TemplateClaim, known_here, template_claims
from desktop.storage.log_format import parse_body
from desktop.storage.template_digests import digest_of_hashes, is_by_row, row_hashes
from desktop.storage.template_rows import HEADER_BYTES, read_length, read_rows, with_zero_rows
from desktop.storage.workspace_layout import MEASUREMENTS, image_path, template_path, thumbnail_path

_NAMED = """SELECT image_sha256, log_seq FROM face UNION ALL SELECT image_sha256, log_seq FROM probe
    WHERE probe_id NOT IN (SELECT probe_id FROM probe_expungement)"""

_RECORDED_IMAGES = f"""SELECT image_sha256, min(log_seq) FROM ({_NAMED})
GROUP BY image_sha256 ORDER BY 2"""  # noqa: S608 -- our own texts

_FIRST_RECORDED_IMAGES = """SELECT image_sha256, min(log_seq) FROM (
    SELECT image_sha256, log_seq FROM face UNION ALL SELECT image_sha256, log_seq FROM probe
) GROUP BY image_sha256 ORDER BY 2"""

_TEMPLATES = """SELECT gallery.gallery_id, name, pack_id, max(row) + 1, max(rows.log_seq)
FROM gallery JOIN (
    SELECT gallery_id, row, log_seq FROM face UNION ALL SELECT gallery_id, row, log_seq FROM expunged_face
) AS rows USING (gallery_id) GROUP BY gallery.gallery_id"""

_FIRST_TEMPLATES = """SELECT gallery.gallery_id, name, pack_id, max(row) + 1, max(face.log_seq)
FROM gallery JOIN face USING (gallery_id) GROUP BY gallery.gallery_id"""

_IMAGES_GONE = f"""SELECT image_sha256, max(seq) FROM (
    SELECT image_sha256, e.log_seq AS seq
    FROM expunged_face JOIN expungement_end AS e USING (expungement_id)
    UNION ALL
    SELECT image_sha256, e.log_seq FROM probe_expungement JOIN probe_expungement_end AS e USING (probe_id)
) WHERE image_sha256 NOT IN (SELECT image_sha256 FROM ({_NAMED})) GROUP BY image_sha256"""  # noqa: S608

_FACES_GONE = """SELECT face_id, row, gallery_id, pack_id, e.log_seq
FROM expunged_face JOIN expungement_end AS e USING (expungement_id) JOIN gallery USING (gallery_id)
ORDER BY gallery_id, row"""

_MEASUREMENTS = """SELECT gallery_id, coalesce(name, ''), snapshot_hash, measurement.pack_hash, file,
    file_sha256
FROM measurement LEFT JOIN gallery USING (gallery_id) ORDER BY measurement_id"""


def file_problems(
    connection: sqlite3.Connection, folder: Path, *, deep: bool, cancel: CancelToken | None
) -> list[LogProblem]:
    """What is wrong with the files of the workspace `folder`; `deep` reads them all. Raises `Cancelled`."""
    problems = list(_images(connection, folder, deep, cancel)) + list(_templates(connection, folder))
    if known_here(connection):
        problems += _gone(connection, folder)
    if deep and not problems:
        problems += _template_contents(connection, folder, cancel)
        problems += _measurements(connection, folder, cancel)
    return problems


def _images(
    connection: sqlite3.Connection, folder: Path, deep: bool, cancel: CancelToken | None
) -> Iterator[LogProblem]:
    recorded = _RECORDED_IMAGES if known_here(connection) else _FIRST_RECORDED_IMAGES
    for index, (sha256, seq) in enumerate(connection.execute(recorded)):
        if cancel is not None and (deep or index % 1000 == 0):
            cancel.raise_if_cancelled()
        try:
            path = image_path(folder, sha256)
            if not path.is_file():
                yield LogProblem(seq, f"The original image {sha256} of entry {seq} is missing.")
            elif deep and hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                yield LogProblem(seq, f"The original image {sha256} of entry {seq} was changed.")
        except (OSError, ValueError):
            yield LogProblem(seq, f"The original image {sha256} of entry {seq} cannot be read.")


def _templates(connection: sqlite3.Connection, folder: Path) -> Iterator[LogProblem]:
    templates = _TEMPLATES if known_here(connection) else _FIRST_TEMPLATES
    for gallery_id, name, pack_id, rows, seq in connection.execute(templates):
        path = template_path(folder, gallery_id, pack_id)
        try:
            present = (path.stat().st_size - HEADER_BYTES) // (read_length(path) * 4)
        except (OSError, ValueError, ZeroDivisionError):
            yield LogProblem(seq, f"The template file of the gallery “{name}” cannot be read.")
            continue
        if present < rows:
            yield LogProblem(
                seq, f"The template file of the gallery “{name}” holds {present} of {rows} templates."
            )


def _gone(connection: sqlite3.Connection, folder: Path) -> Iterator[LogProblem]:
    """What the log says was erased from disk and is still, or again, there."""
    for sha256, seq in connection.execute(_IMAGES_GONE):
        with contextlib.suppress(ValueError):
            if image_path(folder, sha256).exists():
                yield LogProblem(seq, f"The image {sha256} was expunged, entry {seq}, and is there.")
    for face_id, row, gallery_id, pack_id, seq in connection.execute(_FACES_GONE):
        if thumbnail_path(folder, face_id).exists():
            yield LogProblem(seq, f"The thumbnail of a face was expunged, entry {seq}, and is there.")
        with contextlib.suppress(OSError, ValueError):
            if any(read_rows(template_path(folder, gallery_id, pack_id), row, 1)):
                yield LogProblem(seq, f"A template was expunged, entry {seq}, and is there.")


def _template_contents(
    connection: sqlite3.Connection, folder: Path, cancel: CancelToken | None
) -> Iterator[LogProblem]:
    """Batches whose entry carries the digest of their templates."""
    claims = template_claims(connection)
    packs = dict(connection.execute("SELECT gallery_id, pack_id FROM gallery").fetchall())
    batches = connection.execute(
        "SELECT seq, body FROM log_entry WHERE kind = ? ORDER BY seq", (EntryKind.ENROLMENT_BATCH.value,)
    )
    for seq, body in batches:
        if cancel is not None:
            cancel.raise_if_cancelled()
        try:
            data = parse_body(body)["data"]
            if "templates_sha256" not in data:
                continue
            path = template_path(folder, data["gallery_id"], packs[data["gallery_id"]])
            first, count = int(data["first_row"]), int(data["rows"])
            raw = read_rows(path, first, count)
        except (OSError, ValueError, KeyError, TypeError):
            yield LogProblem(seq, f"The templates of entry {seq} cannot be read.")
            continue
        if not _are_as_stated(raw, first, count, data["templates_sha256"], claims.get(seq, [])):
            yield LogProblem(seq, f"The templates of entry {seq} were changed after it was written.")


def _are_as_stated(raw: bytes, first: int, count: int, stated: str, claims: list[TemplateClaim]) -> bool:
    """Whether a chain of expungements leads from what the batch stated to what is there.

    Of one that is not completed each row may be there or be gone already.
    """
    pending = [row for claim in claims if not claim.completed for row in claim.rows]
    if pending:
        raw = with_zero_rows(raw, first, count, pending)
    if is_by_row(stated):
        return _unwind(row_hashes(raw, count), first, claims) == stated
    for claim in claims:
        if claim.before != stated:
            return False
        stated = claim.after
    return hashlib.sha256(raw).hexdigest() == stated


def _unwind(hashes: list[bytes], first: int, claims: list[TemplateClaim]) -> str | None:
    """The digest before all of these expungements, where each took the rows that it names and no other."""
    for claim in reversed(claims):
        taken = {row for row in claim.rows if first <= row < first + len(hashes)}
        if digest_of_hashes(hashes) != claim.after or claim.was.keys() != taken:
            return None
        for row, was in claim.was.items():
            hashes[row - first] = was
        if digest_of_hashes(hashes) != claim.before:
            return None
    return digest_of_hashes(hashes)


def _measurements(
    connection: sqlite3.Connection, folder: Path, cancel: CancelToken | None
) -> Iterator[LogProblem]:
    """What every rate is read from: the file that counts is the one that the log says was measured.

    One that is gone is no problem, it is measured again.
    """
    if int(connection.execute("PRAGMA user_version").fetchone()[0]) < 2:
        return  # the first format kept measured scores in the database
    logged = _logged_measurements(connection)
    for gallery_id, name, snapshot, pack, file, sha256 in connection.execute(_MEASUREMENTS):
        if cancel is not None:
            cancel.raise_if_cancelled()
        seqs = logged.get((gallery_id, snapshot, pack), {})
        if sha256 not in seqs:
            yield LogProblem(
                max(seqs.values(), default=0),
                f"Rates of the gallery “{name}” are read from a file that no entry says was measured.",
            )
            continue
        try:
            data = (folder / MEASUREMENTS / file).read_bytes()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() != sha256:
            yield LogProblem(seqs[sha256], f"The measured scores of entry {seqs[sha256]} were changed.")


def _logged_measurements(connection: sqlite3.Connection) -> dict[tuple[int, str, str], dict[str, int]]:
    """(gallery, snapshot, pack) -> SHA-256 of the file -> entry."""
    found: dict[tuple[int, str, str], dict[str, int]] = {}
    rows = connection.execute(
        "SELECT seq, body FROM log_entry WHERE kind = ? ORDER BY seq", (EntryKind.RATES_MEASURED.value,)
    )
    for seq, body in rows:
        try:
            data = parse_body(body)["data"]
            key = (int(data["gallery_id"]), str(data["snapshot"]), str(data["pack_hash"]))
            found.setdefault(key, {})[str(data["file_sha256"])] = seq
        except (ValueError, KeyError, TypeError):
            continue  # an entry of the first format
    return found
