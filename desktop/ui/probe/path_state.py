"""Where a probe is on its way: what is recorded of it, what may be looked at, what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.probe_analysis import Suitability
from desktop.ui.probe.path_steps import Step
from desktop.workflow.analyse_probe import ProbeDraft
from desktop.workflow.probe_file import ProbeFile


@dataclass
class PathState:
    """`draft` is a picture that is not recorded yet, `file` a probe that is; never both."""

    draft: ProbeDraft | None = None
    file: ProbeFile | None = None
    shown: Step = Step.DECLARE
    analyse_again: bool = False
    """A later analysis is being written beside the one that is recorded."""

    def start_over(self) -> None:
        self.draft, self.file, self.analyse_again = None, None, False
        self.shown = Step.DECLARE

    def take_up(self, file: ProbeFile) -> None:
        self.draft, self.file, self.analyse_again = None, file, False

    def show(self, step: Step) -> None:
        """No further than what was reached."""
        self.shown = min(step, self.reached)

    @property
    def is_analysed(self) -> bool:
        return self.file is not None and self.file.analysis is not None

    @property
    def is_insufficient(self) -> bool:
        analysis = self.file.analysis if self.file is not None else None
        return analysis is not None and analysis.suitability is Suitability.INSUFFICIENT

    @property
    def reached(self) -> Step:
        if self.file is None:
            return Step.DECLARE
        if not self.is_analysed or self.is_insufficient:
            return Step.ANALYSE
        return Step.SEARCH

    @property
    def done(self) -> int:
        """How many steps are recorded."""
        if self.file is None:
            return 0
        if self.file.analysis is None:
            return 1
        return 3 if self.file.searches else 2

    @property
    def ends_here(self) -> bool:
        """The analysis that is shown found the probe insufficient: there is nothing to go on to."""
        return self.shown is Step.ANALYSE and self.is_insufficient and not self.analyse_again
