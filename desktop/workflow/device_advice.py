"""Which device to use here, in words, from what was measured."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.workflow.measure_devices import DeviceMeasurement


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence as a template with named fields, so that the window can translate it."""

    template: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """In English."""
        return self.template.format(**self.fields)


def advice(measured: DeviceMeasurement) -> Advice:
    """What to use for finding faces and making templates, and how much faster it is."""
    cpu, other, chosen, times = measured.cpu, measured.best_other, measured.recommended, measured.times
    if chosen is None:
        return Advice("No device of this computer could be measured.")
    fields = {"chosen": chosen.device}
    if cpu is None or other is None or times is None:
        return Advice("Nothing else here can be used; recommended: {chosen}.", fields)
    slower = other if chosen is cpu else cpu
    fields["other"] = slower.device
    ratio = times if chosen is other else 1 / times
    if ratio < 1.05:  # or a little slower: not by enough to be worth it
        return Advice("{other} is about as fast as {chosen} here; recommended: {chosen}.", fields)
    fields["times"] = f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}"
    return Advice("{chosen} is {times} times as fast as {other} here; recommended: {chosen}.", fields)
