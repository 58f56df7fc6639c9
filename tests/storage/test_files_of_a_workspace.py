"""Originals and thumbnails."""

from __future__ import annotations

import hashlib

import pytest

from desktop.errors import WorkspaceDamaged


def test_originals_come_back_by_their_hash(workspace):
    images = [b"one", b"", b"one", b"x" * 3_000_000]
    hashes = workspace.images.put_many(images)
    assert hashes == [hashlib.sha256(image).hexdigest() for image in images]
    assert [workspace.images.read(sha256) for sha256 in hashes] == images
    assert workspace.images.put(b"one") == hashes[0]
    path = workspace.images.path(hashes[0])
    assert path.relative_to(workspace.folder).as_posix() == f"images/{hashes[0][:2]}/{hashes[0][2:]}"
    assert workspace.images.put_many([]) == []
    assert sum(p.is_file() for p in (workspace.folder / "images").rglob("*")) == 3


def test_an_original_that_is_gone_or_changed_is_told(workspace):
    sha256 = workspace.images.put(b"picture")
    path = workspace.images.path(sha256)
    path.chmod(0o600)
    path.write_bytes(b"another")
    with pytest.raises(WorkspaceDamaged, match="not what was stored"):
        workspace.images.read(sha256)
    path.unlink()
    assert not workspace.images.has(sha256)
    with pytest.raises(WorkspaceDamaged, match="is missing"):
        workspace.images.read(sha256)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 63])
def test_only_a_hash_names_an_original(workspace, name):
    with pytest.raises(ValueError, match="SHA-256"):
        workspace.images.path(name)


def test_thumbnails(workspace):
    assert workspace.thumbnails.get(1234) is None
    workspace.thumbnails.put(1234, b"first\xff\xd9")
    workspace.thumbnails.put(1234, b"second\xff\xd9")
    assert workspace.thumbnails.get(1234) == b"second\xff\xd9"
    assert list(workspace.temporary.iterdir()) == []
