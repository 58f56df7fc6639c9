"""Words for what is looked at in a face and what was seen of it. There is no word here for identity."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.features import Appearance, FacialComponent, Visibility
from desktop.domain.probe_analysis import Suitability


def _tr(text: str) -> str:
    return QCoreApplication.translate("feature_words", text)


def component_text(component: FacialComponent) -> str:
    """What a component is called."""
    return {
        FacialComponent.SKIN: _tr("Skin"),
        FacialComponent.HEAD_OUTLINE: _tr("Face/head outline"),
        FacialComponent.HAIRLINE: _tr("Hairline"),
        FacialComponent.FOREHEAD: _tr("Forehead"),
        FacialComponent.EYEBROWS: _tr("Eyebrows"),
        FacialComponent.EYES: _tr("Eyes"),
        FacialComponent.NOSE: _tr("Nose"),
        FacialComponent.CHEEKS: _tr("Cheeks"),
        FacialComponent.MOUTH: _tr("Mouth"),
        FacialComponent.CHIN_AND_JAW: _tr("Chin and jawline"),
        FacialComponent.EARS: _tr("Ears"),
        FacialComponent.FACIAL_HAIR: _tr("Facial hair"),
        FacialComponent.FACIAL_LINES: _tr("Facial lines"),
        FacialComponent.SCARS_AND_MARKS: _tr("Scars and marks"),
        FacialComponent.ALTERATIONS: _tr("Alterations"),
    }[component]


def component_hint(component: FacialComponent) -> str:
    """What belongs to a component, after the feature list of FISWG, in plain words."""
    return {
        FacialComponent.SKIN: _tr(
            "Texture and tone, pores, lasting blemishes and discolouration. Light, make-up and compression "
            "change all of them."
        ),
        FacialComponent.HEAD_OUTLINE: _tr(
            "Outline of the head and of the face, shape of the crown, how broad and long the face is as "
            "a whole. Lens and distance change it."
        ),
        FacialComponent.HAIRLINE: _tr(
            "Course and symmetry of the border of the hair, peak, receding or bald areas, density, "
            "cowlicks. Hair styles hide it."
        ),
        FacialComponent.FOREHEAD: _tr(
            "Height, width and slope, brow ridges, bumps and hollows. Creases belong to the facial lines."
        ),
        FacialComponent.EYEBROWS: _tr(
            "Shape and course, thickness, density, gap between them, gaps inside them, stray hairs. They "
            "are easily altered."
        ),
        FacialComponent.EYES: _tr(
            "Shape of the opening, corners, upper and lower lids and their folds, iris and white, lashes, "
            "bags below, slant and symmetry."
        ),
        FacialComponent.NOSE: _tr(
            "Outline, root, bridge, tip, base, wings and nostrils, the part between the nostrils, "
            "deviation and symmetry."
        ),
        FacialComponent.CHEEKS: _tr(
            "Cheekbones, fullness or hollowness, dimples. Weight, age and expression change them."
        ),
        FacialComponent.MOUTH: _tr(
            "Groove above the upper lip, shape and fullness of both lips, line between them, corners, "
            "teeth and gums where they show, symmetry."
        ),
        FacialComponent.CHIN_AND_JAW: _tr(
            "Shape and prominence of the chin, cleft or dimple, course and angle of the jaw, "
            "double chin, symmetry."
        ),
        FacialComponent.EARS: _tr(
            "How far they stand out, outer rim (helix), inner ridge (antihelix), bowl (concha), the small "
            "flaps before and below it (tragus, antitragus), lobe and how it joins the head, piercings."
        ),
        FacialComponent.FACIAL_HAIR: _tr(
            "Where it grows and where not, density, shape and colour of moustache, beard and sideburns. It "
            "changes within days."
        ),
        FacialComponent.FACIAL_LINES: _tr(
            "Creases of the forehead, between the brows, beside the eyes, from nose to mouth, beside the "
            "mouth, on chin and neck. Expression and light change them."
        ),
        FacialComponent.SCARS_AND_MARKS: _tr(
            "Scars, moles, freckles, birthmarks, pockmarks: place, shape, size and colour of each. Make "
            "sure that a mark is not dirt, shadow or a fault of the image."
        ),
        FacialComponent.ALTERATIONS: _tr(
            "What was done to the face: piercings, tattoos, make-up, surgery, cosmetic treatment, dental "
            "work, injuries."
        ),
    }[component]


def appearance_text(appearance: Appearance | None) -> str:
    """How a component appears in the two images; None where nothing was said yet."""
    if appearance is None:
        return _tr("Not described")
    return {
        Appearance.SIMILAR: _tr("Similar"),
        Appearance.DIFFERENT: _tr("Different"),
        Appearance.NOT_VISIBLE: _tr("Not visible"),
    }[appearance]


def visibility_text(visibility: Visibility | None) -> str:
    """How much of a component one image shows; None where nothing was said yet."""
    if visibility is None:
        return _tr("Not described")
    return {
        Visibility.VISIBLE: _tr("Visible"),
        Visibility.PARTLY: _tr("Partly visible"),
        Visibility.NOT_VISIBLE: _tr("Not visible"),
    }[visibility]


def suitability_text(suitability: Suitability) -> str:
    return {
        Suitability.SUITABLE: _tr("Suitable for a search"),
        Suitability.LIMITED: _tr("Suitable with limits"),
        Suitability.INSUFFICIENT: _tr("Insufficient quality"),
    }[suitability]


def suitability_meaning(suitability: Suitability) -> str:
    return {
        Suitability.SUITABLE: QCoreApplication.translate(
            "suitability", "Enough can be seen to compare most components."
        ),
        Suitability.LIMITED: QCoreApplication.translate(
            "suitability", "Something important cannot be seen; say what, and what it limits."
        ),
        Suitability.INSUFFICIENT: QCoreApplication.translate(
            "suitability", "Too little can be seen to compare; say why. That is an outcome of its own."
        ),
    }[suitability]
