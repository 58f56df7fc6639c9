"""Proofs against other people's vectors and roots worked out by hand, and what a change of them does."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.merkle import TreeHasher, leaf_hash, node_hash
from desktop.domain.merkle_proofs import (
    ProofRefused,
    consistency_proof,
    inclusion_proof,
    tree_root,
    verify_consistency,
    verify_inclusion,
)
from tests.domain.test_merkle import LEAVES, ROOTS

_PLACES = [place / "shared" / "vectors" / "merkle" for place in Path(__file__).resolve().parents[3:]]
VECTORS = next((place for place in _PLACES if place.is_dir()), _PLACES[0])
"""transparency-dev/merkle, testdata; beside the repository, no part of it."""

N = 70
"""Of trees that are gone through whole: three of their levels are complete and one is not."""


def tree_of(leaves: list[bytes]) -> Callable[[int, int], bytes]:
    """Nodes by definition, from leaf hashes."""

    @cache
    def node(level: int, position: int) -> bytes:
        if level == 0:
            return leaves[position]
        assert (position + 1) << level <= len(leaves), "a subtree that is not complete has no node"
        return node_hash(node(level - 1, 2 * position), node(level - 1, 2 * position + 1))

    return node


HASHES = [leaf_hash(b"%d" % n) for n in range(N)]
NODE = tree_of(HASHES)
PUBLISHED = tree_of([leaf_hash(leaf) for leaf in LEAVES])


@cache
def root_of(size: int) -> bytes:
    tree = TreeHasher()
    for leaf in HASHES[:size]:
        tree.append(leaf)
    return tree.root()


# --- vectors


@pytest.mark.parametrize(("kind", "number", "good"), [("inclusion", 47, 2), ("consistency", 47, 2)])
def test_published_vectors(kind: str, number: int, good: int) -> None:
    if not VECTORS.is_dir():
        pytest.skip(f"the vectors of transparency-dev/merkle are not in {VECTORS}")
    files = sorted((VECTORS / kind).rglob("*.json"))
    accepted = []
    for path in files:
        vector = json.loads(path.read_text(encoding="utf-8"))
        refused = None
        try:
            _verify(kind, vector)
        except ProofRefused as error:
            refused = error
        assert (refused is not None) == vector["wantErr"], f"{path.relative_to(VECTORS)}: {refused}"
        if refused is None:
            accepted.append(path)
    assert (len(files), len(accepted)) == (number, good)


def _verify(kind: str, vector: dict[str, Any]) -> None:
    proof = [_bytes(node) for node in vector["proof"] or []]
    if kind == "inclusion":
        leaf, root = _bytes(vector["leafHash"]), _bytes(vector["root"])
        verify_inclusion(leaf, vector["leafIdx"], vector["treeSize"], proof, root)
    else:
        roots = _bytes(vector["root1"]), _bytes(vector["root2"])
        verify_consistency(vector["size1"], vector["size2"], proof, *roots)


def _bytes(text: str | None) -> bytes:
    return base64.b64decode(text or "")


# google/certificate-transparency, merkletree tests: proofs in the tree of eight leaves of `LEAVES`. Leaves
# are counted from 1 there.
PATHS = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (3, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        2,
        5,
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]
CONSISTENT = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]


@pytest.mark.parametrize(("leaf", "size", "path"), PATHS)
def test_published_inclusion_proofs(leaf: int, size: int, path: list[str]) -> None:
    proof = inclusion_proof(leaf - 1, size, PUBLISHED)
    assert [node.hex() for node in proof] == path
    verify_inclusion(leaf_hash(LEAVES[leaf - 1]), leaf - 1, size, proof, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("first", "second", "path"), CONSISTENT)
def test_published_consistency_proofs(first: int, second: int, path: list[str]) -> None:
    proof = consistency_proof(first, second, PUBLISHED)
    assert [node.hex() for node in proof] == path
    roots = bytes.fromhex(ROOTS[first - 1]), bytes.fromhex(ROOTS[second - 1])
    verify_consistency(first, second, proof, *roots)


def test_the_tree_of_seven_of_the_rfc() -> None:
    # RFC 6962 section 2.1.3 names the nodes of a tree of seven leaves d0 to d6 and the proofs in it.
    a, b, c, d, e, f, j = HASHES[:7]
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, right = node_hash(g, h), node_hash(i, j)
    assert tree_root(7, NODE) == node_hash(k, right)
    assert inclusion_proof(0, 7, NODE) == [b, h, right]
    assert inclusion_proof(3, 7, NODE) == [c, g, right]
    assert inclusion_proof(4, 7, NODE) == [f, j, k]
    assert inclusion_proof(6, 7, NODE) == [i, k]
    assert consistency_proof(3, 7, NODE) == [c, d, g, right]
    assert consistency_proof(4, 7, NODE) == [right]
    assert consistency_proof(6, 7, NODE) == [i, j, k]


# --- properties


def test_every_leaf_of_every_tree_is_shown() -> None:
    for size in range(1, N + 1):
        assert tree_root(size, NODE) == root_of(size)
        for index in range(size):
            proof = inclusion_proof(index, size, NODE)
            verify_inclusion(HASHES[index], index, size, proof, root_of(size))
            assert len(proof) <= (size - 1).bit_length()


def test_every_tree_is_shown_to_lead_to_every_larger_one() -> None:
    for second in range(1, N + 1):
        for first in range(1, second + 1):
            proof = consistency_proof(first, second, NODE)
            verify_consistency(first, second, proof, root_of(first), root_of(second))


def test_a_large_tree_asks_for_few_nodes() -> None:
    asked: list[tuple[int, int]] = []

    def node(level: int, position: int) -> bytes:
        asked.append((level, position))
        assert (position + 1) << level <= 1_000_003
        return leaf_hash(b"%d/%d" % (level, position))

    assert len(inclusion_proof(999_999, 1_000_003, node)) <= 20
    assert len(consistency_proof(3, 1_000_003, node)) <= 21
    assert len(asked) < 60


sizes = st.integers(1, N)


@st.composite
def inclusions(draw: st.DrawFn) -> tuple[bytes, int, int, list[bytes], bytes]:
    size = draw(sizes)
    index = draw(st.integers(0, size - 1))
    return HASHES[index], index, size, inclusion_proof(index, size, NODE), root_of(size)


@st.composite
def consistencies(draw: st.DrawFn) -> tuple[int, int, list[bytes], bytes, bytes]:
    second = draw(sizes)
    first = draw(st.integers(1, second))
    return first, second, consistency_proof(first, second, NODE), root_of(first), root_of(second)


def changed_hash(draw: st.DrawFn, value: bytes) -> bytes:
    """Another hash, or what is none."""
    how = draw(st.sampled_from(["bit", "short", "long", "empty", "other"]))
    if how == "bit":
        bit = draw(st.integers(0, 255))
        return bytes(byte ^ (1 << bit % 8 if place == bit // 8 else 0) for place, byte in enumerate(value))
    other = draw(st.sampled_from([h for h in HASHES if h != value]))
    return {"short": value[:-1], "long": value + b"\0", "empty": b"", "other": other}[how]


def changed_proof(draw: st.DrawFn, proof: list[bytes]) -> list[bytes]:
    ways = ["before", "behind"] + (["bit", "lost", "swapped", "again"] if proof else [])
    how = draw(st.sampled_from(ways))
    place = draw(st.integers(0, max(0, len(proof) - 1)))
    other = draw(st.sampled_from([*HASHES[:3], *proof, b""]))
    found = {
        "before": [other, *proof],
        "behind": [*proof, other],
        "lost": proof[:place] + proof[place + 1 :],
        "swapped": proof[::-1],
        "again": [*proof[: place + 1], *proof[place:]],
    }.get(how)
    if found is None:
        found = [*proof[:place], changed_hash(draw, proof[place]), *proof[place + 1 :]]
    return found


@given(inclusions(), st.data())
@settings(max_examples=400)
def test_any_change_of_an_inclusion_proof_is_refused(
    case: tuple[bytes, int, int, list[bytes], bytes], data: st.DataObject
) -> None:
    leaf, index, size, proof, root = case
    draw = data.draw
    what = draw(st.sampled_from(["leaf", "index", "size", "proof", "root"]))
    if what == "leaf":
        leaf = changed_hash(draw, leaf)
    elif what == "index":
        index = draw(st.integers(-2, 2 * N).filter(lambda n: n != case[1]))
    elif what == "root":
        root = changed_hash(draw, root)
    elif what == "proof":
        proof = changed_proof(draw, proof)
        if proof == case[3]:
            return
    else:
        size = draw(st.integers(-2, 4 * N).filter(lambda n: n != case[2]))
        if _same_way(index, size, case[2]):
            # The size is part of what a root is signed for; a path alone need not tell two sizes apart.
            return
    with pytest.raises(ProofRefused):
        verify_inclusion(leaf, index, size, proof, root)


def _same_way(index: int, one: int, other: int) -> bool:
    """Whether the path from the leaf to the root turns the same way in trees of both sizes."""
    return index < one and _turns(index, one) == _turns(index, other)


def _turns(index: int, size: int) -> list[bool]:
    turns = []
    start, end = 0, size
    while end - start > 1:
        split = start + (1 << (end - start - 1).bit_length() - 1)
        turns.append(index < split)
        start, end = (start, split) if index < split else (split, end)
    return turns


@given(consistencies(), st.data())
@settings(max_examples=400)
def test_any_change_of_a_consistency_proof_is_refused(
    case: tuple[int, int, list[bytes], bytes, bytes], data: st.DataObject
) -> None:
    first, second, proof, first_root, second_root = case
    draw = data.draw
    what = draw(st.sampled_from(["first_root", "second_root", "proof", "first"]))
    if what == "first_root":
        first_root = changed_hash(draw, first_root)
    elif what == "second_root":
        second_root = changed_hash(draw, second_root)
    elif what == "proof":
        proof = changed_proof(draw, proof)
        if proof == case[2]:
            return
    else:
        first = draw(st.integers(-2, 2 * N).filter(lambda n: n != case[0]))
    with pytest.raises(ProofRefused):
        verify_consistency(first, second, proof, first_root, second_root)


@given(sizes, sizes, sizes)
def test_no_proof_of_a_tree_serves_another(first: int, second: int, third: int) -> None:
    first, second, third = sorted((first, second, third))
    if second == third or first == third:
        return
    proof = consistency_proof(first, third, NODE)
    with pytest.raises(ProofRefused):
        verify_consistency(first, third, proof, root_of(first), root_of(second))


@pytest.mark.parametrize("index", [-1, 5, 6, 2**64])
def test_no_proof_is_made_of_what_is_not_there(index: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_proof(index, 5, NODE)


@pytest.mark.parametrize(("first", "second"), [(0, 5), (6, 5), (-1, 5), (0, 0)])
def test_no_proof_is_made_between_sizes_that_do_not_lead_to_each_other(first: int, second: int) -> None:
    with pytest.raises(ValueError, match="does not lead"):
        consistency_proof(first, second, NODE)


@pytest.mark.parametrize("size", [0, -1])
def test_the_tree_without_leaves_has_no_node(size: int) -> None:
    with pytest.raises(ValueError, match="no node"):
        tree_root(size, NODE)


@pytest.mark.parametrize("number", [True, 1.0, "1", None, -1])
def test_what_is_no_number_of_leaves_is_refused(number: Any) -> None:
    root = root_of(2)
    with pytest.raises(ProofRefused):
        verify_inclusion(HASHES[1], number, 2, [HASHES[0]], root)
    with pytest.raises(ProofRefused):
        verify_inclusion(HASHES[0], 0, number, [], HASHES[0])
    with pytest.raises(ProofRefused):
        verify_consistency(number, 2, [HASHES[1]], HASHES[0], root)
    with pytest.raises(ProofRefused):
        verify_consistency(1, number, [], HASHES[0], HASHES[0])


@pytest.mark.parametrize("proof", [HASHES[0], HASHES[0].hex(), None, [HASHES[0].hex()], {HASHES[0]}])
def test_what_is_no_list_of_hashes_is_refused(proof: Any) -> None:
    with pytest.raises(ProofRefused):
        verify_inclusion(HASHES[1], 1, 2, proof, root_of(2))
    with pytest.raises(ProofRefused):
        verify_consistency(1, 2, proof, HASHES[0], root_of(2))
