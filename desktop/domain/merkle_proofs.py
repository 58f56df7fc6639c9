"""Inclusion and consistency proofs of the log's tree: RFC 6962 section 2.1.1 and 2.1.2 (RFC 9162 section
2.1.3 and 2.1.4).

An inclusion proof shows to whoever has a root that one entry stands at its place below it, without the
other entries; a consistency proof shows that a larger tree begins with everything that a smaller one had.
A proof is a list of hashes of 32 bytes, lowest first. Verification takes nothing on trust: whatever is too
long, too short, missing or left over is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.domain.merkle import node_hash

HASH_BYTES = 32

Node = Callable[[int, int], bytes]
"""(level, position) -> root, 32 bytes, of the complete subtree over the 2^level leaves from
position * 2^level; level 0 is the leaf hash."""


class ProofRefused(ValueError):
    """A proof that shows nothing, and why."""


def inclusion_proof(index: int, size: int, node: Node) -> list[bytes]:
    """That leaf `index` (the first is 0) is in the tree of `size` leaves.

    Raises `ValueError` where it cannot be, and whatever `node` raises.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    proof = []
    start, end = 0, size
    while end - start > 1:
        split = start + _split(end - start)
        if index < split:
            proof.append(_subtree(split, end, node))
            end = split
        else:
            proof.append(_subtree(start, split, node))
            start = split
    return proof[::-1]


def consistency_proof(first: int, second: int, node: Node) -> list[bytes]:
    """That the tree of `second` leaves begins with that of `first` leaves; empty where they are one.

    Raises `ValueError` unless 1 <= first <= second, and whatever `node` raises.
    """
    if not 1 <= first <= second:
        raise ValueError(f"a tree of {first} leaves does not lead to one of {second}")
    proof = []
    start, end = 0, second
    while end != first:
        split = start + _split(end - start)
        if first <= split:
            proof.append(_subtree(split, end, node))
            end = split
        else:
            proof.append(_subtree(start, split, node))
            start = split
    if start:  # else it is the root of the first tree, which whoever verifies has
        proof.append(_subtree(start, end, node))
    return proof[::-1]


def tree_root(size: int, node: Node) -> bytes:
    """Root of the tree over the first `size` leaves, 32 bytes. Raises `ValueError` for less than one."""
    if size < 1:
        raise ValueError(f"a tree of {size} leaves has no node")
    return _subtree(0, size, node)


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raises `ProofRefused` unless `proof` shows that the leaf hash `leaf` stands at `index` of the tree of
    `size` leaves that has this root."""
    _require_number(index, "index")
    _require_number(size, "size")
    _require_hashes(leaf=leaf, root=root)
    _require_proof(proof)
    if index >= size:
        raise ProofRefused(f"a tree of {size} leaves has no leaf {index}")
    place, last = index, size - 1
    found = leaf
    for sibling in proof:
        if last == 0:
            raise ProofRefused("the proof has nodes left over")
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofRefused("the proof lacks nodes")
    if found != root:
        raise ProofRefused("the proof leads to another root")


def verify_consistency(
    first: int, second: int, proof: Sequence[bytes], first_root: bytes, second_root: bytes
) -> None:
    """Raises `ProofRefused` unless `proof` shows that the tree of `second` leaves with the one root begins
    with the tree of `first` leaves with the other.

    A tree without leaves is consistent with anything, so nothing can be shown of it: it is refused.
    """
    _require_number(first, "first size")
    _require_number(second, "second size")
    _require_hashes(first_root=first_root, second_root=second_root)
    _require_proof(proof)
    if first == 0:
        raise ProofRefused("a tree without leaves shows nothing")
    if first > second:
        raise ProofRefused(f"a tree of {second} leaves does not begin with {first}")
    if first == second:
        if proof:
            raise ProofRefused("the proof has nodes left over")
        if first_root != second_root:
            raise ProofRefused("two trees of one size have different roots")
        return
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    # Where the first tree is complete its root is itself the node to begin with, and not in the proof.
    rest = list(proof) if first & (first - 1) else [first_root, *proof]
    if not rest:
        raise ProofRefused("the proof lacks nodes")
    old = new = rest[0]
    for node in rest[1:]:
        if last == 0:
            raise ProofRefused("the proof has nodes left over")
        if place & 1 or place == last:
            old, new = node_hash(node, old), node_hash(node, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, node)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofRefused("the proof lacks nodes")
    if old != first_root:
        raise ProofRefused("the proof does not lead to the root of the smaller tree")
    if new != second_root:
        raise ProofRefused("the proof does not lead to the root of the larger tree")


def _split(count: int) -> int:
    """The largest power of two that is smaller than `count` (at least 2)."""
    return 1 << (count - 1).bit_length() - 1


def _subtree(start: int, end: int, node: Node) -> bytes:
    """Root over the leaves from `start` to before `end`, a subtree as the RFC splits them."""
    roots = []
    while start < end:
        count = end - start
        level = count.bit_length() - 1
        roots.append(node(level, start >> level))
        start += 1 << level
    found = roots.pop()
    while roots:
        found = node_hash(roots.pop(), found)
    return found


def _require_number(value: int, name: str) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ProofRefused(f"the {name} is {value!r}, not a number of leaves")


def _require_hashes(**hashes: bytes) -> None:
    for name, value in hashes.items():
        if not isinstance(value, bytes) or len(value) != HASH_BYTES:
            raise ProofRefused(f"the {name.replace('_', ' ')} is not a hash of {HASH_BYTES} bytes")


def _require_proof(proof: Sequence[bytes]) -> None:
    if isinstance(proof, (bytes, str)) or not isinstance(proof, Sequence):
        raise ProofRefused("the proof is not a list of hashes")
    for node in proof:
        _require_hashes(node=node)
