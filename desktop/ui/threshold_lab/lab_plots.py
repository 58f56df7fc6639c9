"""The four plots of the lab as one set: for its page, and again, larger, for teaching."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.ui.threshold_lab.gallery_size_plot import GallerySizePlot
from desktop.ui.threshold_lab.group_curves_plot import GroupCurvesPlot
from desktop.ui.threshold_lab.plot_frame import PlotFrame
from desktop.ui.threshold_lab.plot_models import first_grouping
from desktop.ui.threshold_lab.replay_model import grouping_title
from desktop.ui.threshold_lab.score_plot import ScorePlot
from desktop.ui.threshold_lab.trade_off_plot import TradeOffPlot
from desktop.workflow.gallery_errors import GalleryErrors

_GROUPING_WIDTH = 150


class LabPlots:
    """Builds them (pyqtgraph is imported here at the latest) and tells all of them what one slider says."""

    def __init__(self, parent: QWidget) -> None:
        self.scores = ScorePlot(parent)
        self.trade_off = TradeOffPlot(parent)
        self.sizes = GallerySizePlot(parent)
        self.groups = GroupCurvesPlot(parent)
        self.grouping_choice = QComboBox(self.groups)
        text = QCoreApplication.translate("LabPlots", "Recorded groups that are drawn")
        self.grouping_choice.setAccessibleName(text)
        self.grouping_choice.setToolTip(text)
        self.grouping_choice.currentIndexChanged.connect(lambda: self.groups.set_grouping(self.grouping))
        self.grouping_choice.setMaximumWidth(_GROUPING_WIDTH)  # the title needs its line
        self.groups.header.insertWidget(1, self.grouping_choice)
        self.grouping_choice.hide()

    @property
    def grouping(self) -> str:
        """Of the fourth plot; empty where nothing is recorded."""
        return self.grouping_choice.currentData() or ""

    @property
    def all(self) -> tuple[PlotFrame, ...]:
        """In the order of reading."""
        return (self.scores, self.trade_off, self.sizes, self.groups)

    def set_errors(self, errors: GalleryErrors | None) -> None:
        for plot in (self.scores, self.trade_off, self.sizes, self.groups):
            plot.set_errors(errors)
        self._fill_groupings(errors)
        self.groups.set_grouping(self.grouping)

    def _fill_groupings(self, errors: GalleryErrors | None) -> None:
        """Keeps what was chosen where the gallery has it, too."""
        choice, kept = self.grouping_choice, self.grouping
        found = errors.groupings if errors is not None else ()
        choice.blockSignals(True)
        choice.clear()
        for one in found:
            choice.addItem(grouping_title(one.by), one.by)
        if errors is not None:
            wanted = choice.findData(kept) if kept else -1
            choice.setCurrentIndex(wanted if wanted >= 0 else choice.findData(first_grouping(errors)))
        choice.blockSignals(False)
        choice.setVisible(len(found) > 1)

    def set_threshold(self, threshold: float) -> None:
        for plot in (self.scores, self.trade_off, self.sizes, self.groups):
            plot.set_threshold(threshold)

    def let_shrink(self) -> None:
        """For a page that scrolls: a canvas asks for its least height and takes what there is. The head of
        the page says what the first two plots would say below."""
        for plot in (self.scores, self.trade_off):
            plot.set_caption_shown(False)
        for plot in self.all:
            plot.focusProxy().setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def set_type_scale(self, scale: float) -> None:
        for plot in self.all:
            plot.set_type_scale(scale)
