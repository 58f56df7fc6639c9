"""The part of the glossary about examinations, the figures of a year and the record."""

from __future__ import annotations

from desktop.domain import glossary_sources as source
from desktop.domain.glossary_term import Term, Topic

REVIEW_TERMS: tuple[Term, ...] = (
    Term(
        Topic.FEATURES,
        "Features described",
        "How many components of the feature list were described in both pictures, one by one, before "
        "anybody concludes.",
        "The count proves nothing: no number of similar features makes an identification.",
        6,
        (source.FEATURES, source.FISWG),
    ),
    Term(
        Topic.AGREEMENT,
        "Agreement of examiners",
        "Of the faces that the first examiner called a lead, how many another person called one too, "
        "looking blind and among other faces.",
        "Two who agree can both be wrong, and whoever does not agree may be the safeguard that worked.",
        6,
        (source.UNMASKING, source.OURS),
    ),
    Term(
        Topic.FILLERS,
        "Fillers called a lead",
        "Fillers are other people of the gallery, put among the candidates of a blind look. Calling one "
        "a lead is most likely an error, so that their share shows how often examiners err.",
        "Few looks say little: read the interval, and rank nobody by it.",
        6,
        (source.UNMASKING, source.OURS),
    ),
    Term(
        Topic.LOOK_TIME,
        "Time of a look",
        "How long the faces of a look were on the screen, all together. The median is shown: half of the "
        "looks took longer.",
        "It measures no skill: quick is not careless, and slow is not careful.",
        8,
        (source.OURS,),
    ),
    Term(
        Topic.CASE_COUNTS,
        "Cases and searches counted",
        "Cases, searches and candidates of the period, as they stand in the log and the record.",
        "These count work and not errors. A search that returned nobody is a result like any other.",
        7,
        (source.OURS,),
    ),
    Term(
        Topic.OUTCOMES,
        "Outcomes counted",
        "What came of each search and each candidate that was examined: rejected, in disagreement, "
        "agreed, released, or nobody at all.",
        "A lead that was released is not a case that was solved: what happened outside is not known here.",
        7,
        (source.OURS,),
    ),
    Term(
        Topic.SAFEGUARDS,
        "Refused, lowered, exported",
        "How often something was refused, a threshold went below the floor with a reason, or something "
        "left this workspace.",
        "Many refusals are no misconduct, and none at all is no proof of care.",
        7,
        (source.OURS,),
    ),
)

RECORD_TERMS: tuple[Term, ...] = (
    Term(
        Topic.LOG_ENTRIES,
        "Entries of the log",
        "Every step leaves an entry: who did what and when, also where nobody was found. Entries are "
        "only ever added.",
        "The log does not show that what somebody entered is true.",
        7,
        (source.TREES, source.OURS),
    ),
    Term(
        Topic.LOG_ROOT,
        "Fingerprint (root) of the log",
        "One number computed from all entries. Whoever changes, removes, adds or moves any entry gets "
        "another number.",
        "It does not show that the last entries were cut off, unless a later checkpoint is held elsewhere.",
        7,
        (source.TREES, source.TREES_LATER),
        formula="MTH(D) = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n]))",
    ),
    Term(
        Topic.LEAF_HASH,
        "Leaf hash",
        "The fingerprint of one entry, from its exact text as it is stored.",
        "By itself it proves nothing: it counts with the root that it is part of.",
        7,
        (source.TREES, source.CANONICAL),
        formula="SHA-256(0x00 || D[i])",
    ),
    Term(
        Topic.CHECKPOINT,
        "Signed checkpoint",
        "The number of entries and the fingerprint of the log at one moment, signed. Held by somebody "
        "else, it shows later whether anything before it was changed.",
        "A checkpoint that is kept beside the log alone protects little: it can be replaced along with it.",
        7,
        (source.TREES_LATER, source.SIGNATURES),
    ),
    Term(
        Topic.SNAPSHOT,
        "Snapshot of the gallery",
        "Exactly which faces were enrolled when a search ran, as one fingerprint. The rates of the "
        "search belong to that snapshot.",
        "The gallery may hold others by now: a search is not run again when people are enrolled.",
        2,
        (source.VOCABULARY, source.OURS),
    ),
    Term(
        Topic.FILE_HASH,
        "SHA-256 of a file",
        "The fingerprint of a file as it came. One changed bit gives another.",
        "It says that a file is unchanged, not where it comes from or what it shows.",
        2,
        (source.HASHES,),
        formula="SHA-256(D)",
    ),
)
