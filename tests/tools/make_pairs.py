"""Writes a pairs file for `second-look evaluate --pairs` from any folder laid out as LFW.

    python tests/tools/make_pairs.py IMAGES PAIRS [--folds 10] [--per-fold 300] [--seed 1]

Labeled Faces in the Wild, view 2 (Huang et al., UMass TR 07-49, section 4): people are dealt into folds, so
that nobody is in two of them; each fold has as many mated as non-mated pairs. A person is drawn first, then
two of the images, so that people with many images do not fill the list. The same folder and seed give the
same file.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import sys
from pathlib import Path

People = dict[str, list[int]]
"""Numbers of each person's images, ascending."""

_IMAGE = re.compile(r"^(?P<name>.+)_(?P<number>\d{4,6})\.(?:jpe?g|png|bmp|tiff?|webp)$", re.IGNORECASE)


def people_of(folder: Path) -> People:
    """Images named `Name/Name_0001.jpg` below `folder`; anything else is left out."""
    people: People = {}
    for path in sorted(folder.glob("*/*")):
        found = _IMAGE.match(path.name)
        if found and found["name"] == path.parent.name and not re.search(r"\s", found["name"]):
            people.setdefault(found["name"], []).append(int(found["number"]))
    return {name: sorted(set(numbers)) for name, numbers in sorted(people.items())}


def deal(people: People, folds: int, rng: random.Random) -> list[People]:
    """Disjoint people a fold; those with several images and those with one are dealt evenly."""
    several = [name for name, numbers in people.items() if len(numbers) > 1]
    single = [name for name, numbers in people.items() if len(numbers) == 1]
    rng.shuffle(several)
    rng.shuffle(single)
    order = several + single
    return [{name: people[name] for name in sorted(order[fold::folds])} for fold in range(folds)]


def mated_pairs(people: People, wanted: int, rng: random.Random) -> list[str]:
    """Lines `name i j`, none twice. Raises `ValueError` when there are not so many."""
    left: dict[str, list[tuple[int, int]]] = {}
    names = [name for name, numbers in people.items() if len(numbers) > 1]
    lines: list[str] = []
    while len(lines) < wanted:
        if not names:
            raise ValueError(f"only {len(lines)} mated pairs in a fold")
        name = rng.choice(names)
        if name not in left:
            left[name] = list(itertools.combinations(people[name], 2))
            rng.shuffle(left[name])
        first, second = left[name].pop()
        lines.append(f"{name}\t{first}\t{second}")
        if not left[name]:
            names.remove(name)
    return lines


def non_mated_pairs(people: People, wanted: int, rng: random.Random) -> list[str]:
    """Lines `name i other j`, none twice. Raises `ValueError` when there are not so many."""
    counts = [len(numbers) for numbers in people.values()]
    possible = (sum(counts) ** 2 - sum(n * n for n in counts)) // 2
    if possible < wanted:
        raise ValueError(f"only {possible} non-mated pairs in a fold")
    names = list(people)
    lines: dict[str, None] = {}
    while len(lines) < wanted:
        first, second = sorted(rng.sample(names, 2))
        lines[f"{first}\t{rng.choice(people[first])}\t{second}\t{rng.choice(people[second])}"] = None
    return list(lines)


def pairs_text(people: People, folds: int, per_fold: int, seed: int) -> str:
    """The whole file. Raises `ValueError` when a fold has too few people or images."""
    rng = random.Random(seed)
    lines = [f"{folds}\t{per_fold}"]
    for fold in deal(people, folds, rng):
        lines += mated_pairs(fold, per_fold, rng)
        lines += non_mated_pairs(fold, per_fold, rng)
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Write a pairs file from a folder laid out as LFW.")
    parser.add_argument("images", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--per-fold", type=int, default=300, help="pairs of each kind in a fold")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if args.folds < 2 or args.per_fold < 1:
        parser.error("two folds or more and a pair or more in each are needed")
    people = people_of(args.images)
    try:
        text = pairs_text(people, args.folds, args.per_fold, args.seed)
    except ValueError as error:
        print(f"{args.images} has too few images: {error}; ask for fewer with --per-fold.", file=sys.stderr)
        return 2
    args.pairs.write_text(text, encoding="utf-8")
    print(f"{len(people)} people, {args.folds} folds of 2 x {args.per_fold} pairs: {args.pairs}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
