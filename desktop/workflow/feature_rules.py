"""What a conclusion has to rest on, whoever draws it: who knows the list, or who looks blind."""

from __future__ import annotations

from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.features import Appearance, FeatureList
from desktop.domain.policies import PolicyProfile
from desktop.errors import WrongUse


def require_features(
    policy: PolicyProfile, conclusion: Conclusion | SearchOutcome, features: FeatureList
) -> None:
    """Raises `WrongUse` for a lead that leaves out what the policy asks for, or rests on nothing similar,
    and for an exclusion that names no difference."""
    if conclusion is Conclusion.LEAD:
        missing = [c for c in policy.features_required if c in features.missing]
        if missing:
            raise WrongUse(
                detail="A lead says of every feature whether it is similar, different or not visible "
                f"(missing: {', '.join(c.value.replace('_', ' ') for c in missing)})."
            )
        if not features.count(Appearance.SIMILAR):
            raise WrongUse(detail="Nothing was found similar: that is no ground for a lead.")
    if conclusion is Conclusion.EXCLUDED and not features.count(Appearance.DIFFERENT):
        raise WrongUse(
            detail="An exclusion names at least one feature that differs; “inconclusive” is for the rest."
        )
