"""The part of the glossary about what is measured of a picture."""

from __future__ import annotations

from desktop.domain import glossary_sources as source
from desktop.domain.glossary_term import Term, Topic

PICTURE_TERMS: tuple[Term, ...] = (
    Term(
        Topic.QUALITY,
        "Quality, 0 to 100",
        "How good the picture is in one respect. Below 40 is called poor and below 70 fair; these two "
        "limits are set by this program, the components by the standard.",
        "It is about the picture and not about the person. A good value makes no candidate likelier.",
        2,
        (source.QUALITY, source.OURS),
    ),
    Term(
        Topic.EYE_DISTANCE,
        "Inter-eye distance",
        "Pixels between the two eyes: how much of the face the picture holds. It is made up for a head "
        "that is turned to the side.",
        "Enlarging a picture raises the number and adds nothing to what can be seen.",
        2,
        (source.QUALITY,),
        formula="√((x_2 - x_1)² + (y_2 - y_1)²) / cos ψ",
    ),
    Term(
        Topic.HEAD_POSE,
        "Head pose",
        "How far the head is turned to the side (yaw), raised or lowered (pitch) and tilted (roll), in "
        "degrees.",
        "It is an estimate from five points and an average head, some degrees off even on frontal faces.",
        2,
        (source.QUALITY, source.POSE),
    ),
    Term(
        Topic.LIGHT,
        "Under- and over-exposure",
        "The share of the face that is nearly black, and the share that is nearly white. Nothing can be "
        "seen of the face there, and no adjustment brings it back.",
        "Even light is not asked for: a face half in shadow can have good values.",
        2,
        (source.QUALITY,),
    ),
    Term(
        Topic.SHARPNESS,
        "Sharpness of the face",
        "How strongly brightness changes from pixel to pixel inside the face, compared with its contrast.",
        "Noise and traces of compression look sharp as well. The value compares within this program only.",
        2,
        (source.QUALITY, source.OURS),
    ),
    Term(
        Topic.SINGLE_FACE,
        "Single face present",
        "Whether another face stands in the picture, and how large it is compared with the chosen one.",
        "It does not say that the right face was chosen: that is for a person to look at.",
        2,
        (source.QUALITY,),
    ),
    Term(
        Topic.EYE_LENGTHS,
        "Lengths in eye distances",
        "Grid and ruler take the distance between the eyes as 1, so that two pictures can be looked at "
        "on one scale.",
        "They measure no face: the pose of the head and the lens change every such length.",
        6,
        (source.OURS,),
    ),
    Term(
        Topic.PHOTO_AGE,
        "Years between the pictures",
        "How long before the search, or after the other picture, a picture was taken. More than ten "
        "years are called out, and so is a date that nobody recorded.",
        "It says how much a face may have changed, not how much this one did.",
        6,
        (source.OURS,),
    ),
)
