"""A term of the glossary, and what can be asked about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What can be asked about."""

    FPIR = "fpir"
    SEL = "sel"
    FNIR = "fnir"
    FMR = "fmr"
    FNMR = "fnmr"
    CONFIDENCE = "confidence"
    THRESHOLD = "threshold"
    FLOOR = "floor"
    INTERVAL = "interval"
    PEOPLE_MEASURED = "people_measured"
    RAW_SCORE = "raw_score"
    NORMALISED_SCORE = "normalised_score"
    RANK = "rank"
    SCORE_DISTRIBUTION = "score_distribution"
    GALLERY_SIZE = "gallery_size"
    DET_CURVE = "det_curve"
    REPLAY = "replay"
    PACK_DIFFERENCE = "pack_difference"
    FAILURE_TO_ENROL = "failure_to_enrol"
    PUBLISHED = "published"
    GROUP_RATE = "group_rate"
    RATIO = "ratio"
    WORST_GROUP = "worst_group"
    BEYOND_CHANCE = "beyond_chance"
    EXPOSURE = "exposure"
    NOT_RECORDED = "not_recorded"
    DECLARED_GROUP = "declared_group"
    DUPLICATES = "duplicates"
    QUALITY = "quality"
    EYE_DISTANCE = "eye_distance"
    HEAD_POSE = "head_pose"
    LIGHT = "light"
    SHARPNESS = "sharpness"
    SINGLE_FACE = "single_face"
    EYE_LENGTHS = "eye_lengths"
    PHOTO_AGE = "photo_age"
    FEATURES = "features"
    AGREEMENT = "agreement"
    FILLERS = "fillers"
    LOOK_TIME = "look_time"
    CASE_COUNTS = "case_counts"
    OUTCOMES = "outcomes"
    SAFEGUARDS = "safeguards"
    LOG_ENTRIES = "log_entries"
    LOG_ROOT = "log_root"
    LEAF_HASH = "leaf_hash"
    CHECKPOINT = "checkpoint"
    SNAPSHOT = "snapshot"
    FILE_HASH = "file_hash"


@dataclass(frozen=True, slots=True)
class Term:
    """`name` is how the window calls it, `full` what its letters stand for; `formula` is the same in every
    language and empty where there is none. `not_said` is what it is taken for and does not mean; `section`
    the heading of the method statement that says more, by its number."""

    topic: Topic
    name: str
    says: str
    not_said: str
    section: int
    sources: tuple[str, ...]
    full: str = ""
    formula: str = ""
