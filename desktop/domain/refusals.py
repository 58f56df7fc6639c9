"""Why an image was not enrolled: one reason each, so that they can be counted and explained."""

from __future__ import annotations

from enum import StrEnum


class RefusalReason(StrEnum):
    """Reason codes as they stand in the record and in `enrol --json`."""

    UNREADABLE = "unreadable"
    UNSUPPORTED_FORMAT = "unsupported_format"
    ANIMATED = "animated"
    TOO_LARGE = "too_large"
    TOO_MUCH_MEMORY = "too_much_memory"
    TOOK_TOO_LONG = "took_too_long"
    DECODER_STOPPED = "decoder_stopped"
    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"
    TOO_SMALL = "too_small"
    DUPLICATE = "duplicate"
    METADATA = "metadata"
    EXPUNGED = "expunged"
    ORIGINAL_DAMAGED = "original_damaged"
    FACE_ELSEWHERE = "face_elsewhere"


REFUSAL_SENTENCES: dict[RefusalReason, str] = {
    RefusalReason.UNREADABLE: "The file is damaged or is not an image.",
    RefusalReason.UNSUPPORTED_FORMAT: "This kind of file is not supported; save it as JPEG, PNG or TIFF.",
    RefusalReason.ANIMATED: "The file holds several pictures; save the one you mean as a file of its own.",
    RefusalReason.TOO_LARGE: "The picture has more pixels than is safe to open; save a smaller copy.",
    RefusalReason.TOO_MUCH_MEMORY: "Reading it takes more memory than is safe; save it anew as a JPEG.",
    RefusalReason.TOOK_TOO_LONG: "Reading it took too long; save it anew as a JPEG.",
    RefusalReason.DECODER_STOPPED: "The decoder stopped while reading it; save it anew as a JPEG.",
    RefusalReason.NO_FACE: "No face was found.",
    RefusalReason.SEVERAL_FACES: "Several faces were found; crop the picture to the person it records.",
    RefusalReason.TOO_SMALL: "The face is too small: its eyes are less than {minimum} pixels apart.",
    RefusalReason.DUPLICATE: "The same file is already in this gallery.",
    RefusalReason.METADATA: "The metadata table has no usable row for this file.",
    RefusalReason.EXPUNGED: "The person or the picture was expunged from this gallery.",
    RefusalReason.ORIGINAL_DAMAGED: "The stored original is missing or is not what was stored.",
    RefusalReason.FACE_ELSEWHERE: "No face was found where the recorded one is.",
}
"""What each reason says to a person when the item carries no sentence of its own."""
