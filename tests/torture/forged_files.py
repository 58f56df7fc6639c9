"""Forging what lies beside the database: pictures, templates, measured scores, keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from desktop.domain.checkpoints import origin_of
from desktop.storage.signing_key import SigningKey
from desktop.storage.template_rows import HEADER_BYTES, read_length
from desktop.storage.workspace_layout import image_path
from tests.torture.forgeries import Forged, Scene, forgery

IMAGES, TEMPLATES, OTHER = "images", "templates", "other files"
HEADER_IN_USE = 32
"""What follows in the header is filled up with zeros and read by nobody."""


def _images(scene: Scene) -> list[tuple[Path, int]]:
    """Every original that the record names, and the first entry that does."""
    with closing(sqlite3.connect(scene.rich.database)) as raw:
        rows = raw.execute(
            "SELECT image_sha256, min(log_seq) FROM (SELECT image_sha256, log_seq FROM face UNION ALL"
            " SELECT image_sha256, log_seq FROM probe WHERE template NOT NULL) GROUP BY 1 ORDER BY 1"
        ).fetchall()
    return [(image_path(scene.folder, sha256), seq) for sha256, seq in rows]


def _image(scene: Scene) -> tuple[Path, int]:
    path, seq = scene.random.choice(_images(scene))
    return scene.touch(path), seq


@forgery(IMAGES, weight=3)
def a_bit_of_an_image(scene: Scene) -> Forged:
    path, seq = _image(scene)
    path.write_bytes(flipped(scene, path.read_bytes(), 0))
    return Forged(f"a bit of {path.name}", seq)


def flipped(scene: Scene, data: bytes, first: int, last: int | None = None) -> bytes:
    at = scene.random.randrange(first, len(data) if last is None else last)
    return data[:at] + bytes([data[at] ^ (1 << scene.random.randrange(8))]) + data[at + 1 :]


@forgery(IMAGES)
def an_image_is_cut_short(scene: Scene) -> Forged:
    path, seq = _image(scene)
    data = path.read_bytes()
    path.write_bytes(data[: scene.random.choice([0, len(data) - 1, scene.random.randrange(len(data))])])
    return Forged(f"{path.name} cut short", seq)


@forgery(IMAGES)
def bytes_are_appended_to_an_image(scene: Scene) -> Forged:
    path, seq = _image(scene)
    path.write_bytes(path.read_bytes() + scene.random.randbytes(scene.random.choice([1, 100])))
    return Forged(f"{path.name} made longer", seq)


@forgery(IMAGES, weight=2)
def two_images_are_swapped(scene: Scene) -> Forged:
    (one, first), (two, second) = scene.random.sample(_images(scene), 2)
    data = scene.touch(one).read_bytes()
    one.write_bytes(scene.touch(two).read_bytes())
    two.write_bytes(data)
    return Forged(f"{one.name} and {two.name} swapped", min(first, second))


@forgery(IMAGES)
def an_image_is_replaced_by_another(scene: Scene) -> Forged:
    path, seq = _image(scene)
    other = scene.random.choice([p for p, _ in _images(scene) if p != path])
    path.write_bytes(other.read_bytes())
    return Forged(f"{path.name} replaced", seq)


@forgery(IMAGES)
def an_image_is_removed(scene: Scene) -> Forged:
    path, seq = _image(scene)
    path.unlink()
    if scene.random.random() < 0.3:
        path.mkdir()
    return Forged(f"{path.name} removed", seq)


@forgery(IMAGES)
def an_expunged_image_is_put_back(scene: Scene) -> Forged:
    with closing(sqlite3.connect(scene.rich.database)) as raw:
        sha256, seq = scene.random.choice(
            raw.execute(
                "SELECT image_sha256, e.log_seq FROM expunged_face"
                " JOIN expungement_end AS e USING (expungement_id) UNION"
                " SELECT image_sha256, e.log_seq FROM probe_expungement"
                " JOIN probe_expungement_end AS e USING (probe_id)"
            ).fetchall()
        )
    scene.write_over(image_path(scene.folder, sha256), b"\xff\xd8 put back")
    return Forged(f"the expunged {sha256} put back", seq)


@forgery(
    IMAGES,
    limit="small pictures are made of the originals and may be thrown away; what is compared and "
    "concluded on is the original",
)
def a_thumbnail(scene: Scene) -> Forged:
    path = scene.touch(scene.random.choice(sorted((scene.folder / "thumbnails").rglob("*.jpg"))))
    path.write_bytes(flipped(scene, path.read_bytes(), 0))
    return Forged(f"the thumbnail {path.name}")


# --- templates


def _templates(scene: Scene) -> tuple[Path, int, list[tuple[int, int]]]:
    """The file, the bytes of a row, and (row, entry) of each row that counts."""
    (path,) = (scene.folder / "templates").rglob("*.f32")
    with closing(sqlite3.connect(scene.rich.database)) as raw:
        rows = raw.execute("SELECT row, log_seq FROM face ORDER BY row").fetchall()
    return scene.touch(path), read_length(path) * 4, rows


@forgery(TEMPLATES, weight=3)
def a_bit_of_a_template(scene: Scene) -> Forged:
    path, width, rows = _templates(scene)
    row, seq = scene.random.choice(rows)
    start = HEADER_BYTES + row * width
    path.write_bytes(flipped(scene, path.read_bytes(), start, start + width))
    return Forged(f"a bit of the template in row {row}", seq)


@forgery(TEMPLATES, weight=2)
def two_templates_are_swapped(scene: Scene) -> Forged:
    """One person is found as another."""
    path, width, rows = _templates(scene)
    (one, first), (two, second) = scene.random.sample(rows, 2)
    data = bytearray(path.read_bytes())
    places = [slice(HEADER_BYTES + row * width, HEADER_BYTES + (row + 1) * width) for row in (one, two)]
    data[places[0]], data[places[1]] = data[places[1]], data[places[0]]
    path.write_bytes(data)
    return Forged(f"the templates in rows {one} and {two} swapped", min(first, second))


@forgery(TEMPLATES)
def the_file_of_templates_is_cut_short(scene: Scene) -> Forged:
    path, width, rows = _templates(scene)
    data = path.read_bytes()
    end = HEADER_BYTES + (rows[-1][0] + 1) * width
    path.write_bytes(
        data[: scene.random.choice([0, 10, HEADER_BYTES, end - 1, scene.random.randrange(end)])]
    )
    return Forged("the templates cut short")


@forgery(TEMPLATES)
def the_head_of_the_templates(scene: Scene) -> Forged:
    path, _, _ = _templates(scene)
    path.write_bytes(flipped(scene, path.read_bytes(), 0, HEADER_IN_USE))
    return Forged("the head of the templates")


@forgery(TEMPLATES)
def a_row_of_templates_is_taken_out(scene: Scene) -> Forged:
    path, width, rows = _templates(scene)
    row, _ = scene.random.choice(rows)
    data = path.read_bytes()
    start = HEADER_BYTES + row * width
    path.write_bytes(data[:start] + data[start + width :] + bytes(scene.random.choice([0, width])))
    return Forged(f"row {row} taken out of the templates")


@forgery(TEMPLATES)
def an_expunged_template_is_put_back(scene: Scene) -> Forged:
    path, width, _ = _templates(scene)
    with closing(sqlite3.connect(scene.rich.database)) as raw:
        row, seq = raw.execute("SELECT row, e.log_seq FROM expunged_face JOIN expungement_end AS e"
                               " USING (expungement_id)").fetchone()  # fmt: skip
    data = bytearray(path.read_bytes())
    data[HEADER_BYTES + row * width + scene.random.randrange(width)] ^= 4
    path.write_bytes(data)
    return Forged(f"the expunged template in row {row}", seq)


@forgery(TEMPLATES)
def the_templates_are_gone(scene: Scene) -> Forged:
    path, _, _ = _templates(scene)
    path.unlink()
    return Forged("the templates removed")


@forgery(
    TEMPLATES, limit="rows behind those that the database vouches for are never read, and overwritten next"
)
def rows_behind_the_templates(scene: Scene) -> Forged:
    path, width, _ = _templates(scene)
    path.write_bytes(path.read_bytes() + scene.random.randbytes(width))
    return Forged("a row more in the templates")


# --- others


def _measurements(scene: Scene) -> Iterator[Path]:
    return (scene.folder / "measurements").rglob("*.npz")


@forgery(OTHER, weight=2)
def measured_scores(scene: Scene) -> Forged:
    (path,) = _measurements(scene)
    data = scene.touch(path).read_bytes()
    forged = scene.random.choice([flipped(scene, data, 0), data[:-1], data + b"\0", b""])
    path.write_bytes(forged)
    return Forged("the file of the measured scores")


@forgery(
    OTHER,
    limit="rates that are gone are measured again; a search has its own in its covered row",
)
def measured_scores_are_gone(scene: Scene) -> Forged:
    (path,) = _measurements(scene)
    scene.touch(path).unlink()
    return Forged("the file of the measured scores removed")


@forgery(
    OTHER,
    limit="a key that is not the one the log names signs nothing, and the program says so; what is "
    "signed already is compared with the keys that the log names",
)
def another_key_in_the_place_of_the_key(scene: Scene) -> Forged:
    path = scene.folder / "keys" / "signing.key"
    other = SigningKey.generate(origin_of(scene.rich.workspace_id)).text()
    scene.write_over(path, scene.random.choice([other, "", "PRIVATE+KEY+nothing\n"]).encode())
    return Forged("another key")
