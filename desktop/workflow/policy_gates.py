"""What the policy of a case and the analysis of its probe forbid, whoever asks and for whatever reason."""

from __future__ import annotations

from desktop.domain.people import Right
from desktop.domain.policies import PolicyProfile
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import Probe
from desktop.domain.rates import Rate
from desktop.errors import AccessRefused
from desktop.storage.stores import Stores
from desktop.workflow.cases import policy_of, require_authorised
from desktop.workflow.threshold_floor import is_below


def require_searchable(stores: Stores, probe: Probe) -> PolicyProfile:
    """The policy of the probe's case, where the probe may be searched now. Raises `AccessRefused`."""
    require_authorised(stores, probe.case_id)
    policy = policy_of(stores, probe.case_id)
    about: dict[str, object] = {"probe_id": probe.probe_id, "case_id": probe.case_id}
    analyses = stores.probe_reviews.analyses(probe.probe_id)
    if not analyses:
        raise AccessRefused(
            detail="The probe has not been analysed yet: say first what can be seen in it, before any "
            "candidate is shown.",
            right=Right.SEARCH.value,
            about=about,
        )
    if analyses[-1].analysis.suitability is Suitability.INSUFFICIENT:
        raise AccessRefused(
            detail="The analysis found the quality of this probe insufficient: that is its outcome, and it "
            "is not searched. Take in a better original, or analyse it again.",
            right=Right.SEARCH.value,
            about=about,
        )
    distance = probe.face.inter_eye_distance
    if policy.minimum_inter_eye is not None and distance < policy.minimum_inter_eye:
        raise AccessRefused(
            detail=f"The eyes in this probe are {distance:.0f} pixels apart; the policy “{policy.title}” "
            f"asks for at least {policy.minimum_inter_eye:.0f}. Take in a better original.",
            right=Right.SEARCH.value,
            about=about,
        )
    return policy


def require_policy_floor(policy: PolicyProfile, fpir: Rate | None, case_id: str) -> None:
    """Below the confidence that a policy sets no written reason helps. Raises `AccessRefused`."""
    if policy.minimum_confidence is not None and is_below(fpir, policy.minimum_confidence):
        raise AccessRefused(
            detail=f"The policy “{policy.title}” allows no confidence below "
            f"{policy.minimum_confidence:.1%}, with whatever reason. Raise the threshold.",
            right=Right.SEARCH.value,
            about={"case_id": case_id, "policy": policy.sha256},
        )
