"""What a comparison of model packs found, in words that a trainer can use."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.common_captures import SideCaptures
from desktop.domain.error_rates import MINIMUM_MATED
from desktop.domain.error_sentences import ENGLISH, Words
from desktop.domain.pack_comparison import ComparedSide, PackComparison
from desktop.domain.paired_finding import ERROR, PairedFinding
from desktop.domain.score_kinds import ScoreKind


def side_names(sides: Sequence[ComparedSide], words: Words = ENGLISH) -> list[str]:
    """A short name for each side that tells it from the others: pack, then score, then gallery."""
    return names_of([(one.pack.pack_id, one.kind, one.gallery_name) for one in sides], words)


def names_of(parts: Sequence[tuple[str, ScoreKind, str]], words: Words = ENGLISH) -> list[str]:
    """As `side_names`, from (pack id, score, name of the gallery)."""
    packs = [pack for pack, _, _ in parts]
    kinds = [kind for _, kind, _ in parts]
    with_kind = len(set(kinds)) > 1
    names = [
        f"{pack}, {_kind_text(kind, words)}" if with_kind else pack
        for pack, kind in zip(packs, kinds, strict=True)
    ]
    if len(set(names)) == len(names):
        return names
    return [f"{name}, “{gallery}”" for name, (_, _, gallery) in zip(names, parts, strict=True)]


def _kind_text(kind: ScoreKind, words: Words) -> str:
    return (
        words.translate("normalised score")
        if kind is ScoreKind.NORMALISED
        else words.translate("raw score")
    )


def common_sentence(comparison: PackComparison, words: Words = ENGLISH) -> str:
    """What all sides were measured on."""
    return words.translate(
        "Compared on {captures} pictures of {subjects} people that every one of them enrolled; {people} of "
        "these people have two pictures or more."
    ).format(
        captures=words.whole(len(comparison.common.shared)),
        subjects=words.whole(comparison.common.subjects),
        people=words.whole(comparison.people),
    )


def lack_sentence(name: str, side: SideCaptures, words: Words = ENGLISH) -> str:
    """What one side lacks of what it was given, and what nobody knows; empty where it lacks nothing."""
    parts = []
    if side.refused:
        parts.append(
            words.translate(
                "{name} refused {refused} of the {offered} pictures that all were given."
            ).format(name=name, refused=words.whole(side.refused), offered=words.whole(side.offered))
        )
    if side.not_offered:
        parts.append(
            words.translate("{name} was never given {count} pictures that another one enrolled.").format(
                name=name, count=words.whole(side.not_offered)
            )
        )
    if side.refused_unseen:
        parts.append(
            words.translate(
                "{count} pictures that {name} refused were never given to the others: what they would have "
                "made of them is not known, and this flatters {name}."
            ).format(name=name, count=words.whole(side.refused_unseen))
        )
    return " ".join(parts)


def otherwise_sentence(comparison: PackComparison, words: Words = ENGLISH) -> str:
    """Pictures that are recorded as different people; empty where there are none."""
    count = comparison.common.sides[0].otherwise
    if not count:
        return ""
    return words.translate(
        "{count} pictures are recorded as different people in these galleries and were left out."
    ).format(count=words.whole(count))


def needed_sentence(people: int, words: Words = ENGLISH) -> str:
    """Why there is no figure, and what would be needed."""
    return words.translate(
        "Who is found and who is missed cannot be compared here: it takes {needed} people with two "
        "pictures that every one of them enrolled, and there are {count}. Second pictures of {more} more "
        "people would do."
    ).format(
        needed=words.whole(MINIMUM_MATED),
        count=words.whole(people),
        more=words.whole(max(0, MINIMUM_MATED - people)),
    )


def paired_sentence(
    first: str,
    second: str,
    finding: PairedFinding,
    words: Words = ENGLISH,
    *,
    pairs: int = 1,
) -> str:
    """Who finds whom, and whether that is more than chance. `pairs` as in `paired_finding`."""
    fields = {
        "n": words.whole(finding.n),
        "first": first,
        "second": second,
        "one": words.whole(finding.first_only),
        "two": words.whole(finding.second_only),
    }
    counts = words.translate(
        "Of {n} people with two pictures, {first} finds {one} whom {second} misses, and {second} finds "
        "{two} whom {first} misses"
    ).format(**fields)
    return f"{counts}; {_verdict(first, second, finding, pairs, words)}"


def _verdict(first: str, second: str, finding: PairedFinding, pairs: int, words: Words) -> str:
    if finding.differs:
        better = first if finding.first_finds_more else second
        return words.translate("that is beyond chance: {better} finds more.").format(better=better)
    if finding.chance < ERROR / max(1, pairs):
        return words.translate(
            "that is within chance once it is counted that both thresholds are measured on few false "
            "candidates."
        )
    return words.translate("that is within chance.")
