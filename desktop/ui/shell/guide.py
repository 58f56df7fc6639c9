"""The guided first case of the demo: what to do next, and why it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Spacing, set_role


@dataclass(frozen=True)
class GuideStep:
    """`key` is the stage that ticks it off, `page` where it is done."""

    key: str
    page: str
    title: str
    text: str


STEPS: tuple[GuideStep, ...] = (
    GuideStep(
        "gallery",
        "gallery",
        QT_TRANSLATE_NOOP("guide", "Look at the gallery"),
        QT_TRANSLATE_NOOP(
            "guide",
            "298 portraits of people who do not exist were enrolled by the real models. On the right "
            "stands what was measured on exactly this gallery.",
        ),
    ),
    GuideStep(
        "probe_opened",
        "probe",
        QT_TRANSLATE_NOOP("guide", "Open the probe of case 1"),
        QT_TRANSLATE_NOOP(
            "guide",
            "Choose “Case 1” under the empty picture: it brings its case, under the policy “Training”, "
            "and its declaration.",
        ),
    ),
    GuideStep(
        "admitted",
        "probe",
        QT_TRANSLATE_NOOP("guide", "Record the probe"),
        QT_TRANSLATE_NOOP(
            "guide",
            "Case, probe type and provenance are part of the record. Try “Sketch” to see a refusal. "
            "Then record it.",
        ),
    ),
    GuideStep(
        "analysed",
        "probe",
        QT_TRANSLATE_NOOP("guide", "Analyse it before any search"),
        QT_TRANSLATE_NOOP(
            "guide",
            "Say what can be seen of each feature, and what the probe is good for, before a candidate "
            "can lead the eye.",
        ),
    ),
    GuideStep(
        "searched",
        "probe",
        QT_TRANSLATE_NOOP("guide", "Search"),
        QT_TRANSLATE_NOOP("guide", "Only an analysed probe is searched, and every search is recorded."),
    ),
    GuideStep(
        "threshold",
        "candidates",
        QT_TRANSLATE_NOOP("guide", "Move the threshold"),
        QT_TRANSLATE_NOOP(
            "guide",
            "Lower it on the right: more candidates appear, and with them the share of people who are "
            "not in the gallery but would get one. Below 95% the reason is asked for and recorded.",
        ),
    ),
    GuideStep(
        "examined",
        "candidates",
        QT_TRANSLATE_NOOP("guide", "Compare, feature by feature"),
        QT_TRANSLATE_NOOP(
            "guide",
            "Choose a candidate. Both faces stand at the same scale; note for each feature whether it "
            "is similar, different or not visible.",
        ),
    ),
    GuideStep(
        "concluded",
        "candidates",
        QT_TRANSLATE_NOOP("guide", "Conclude, with a reason"),
        QT_TRANSLATE_NOOP(
            "guide",
            "A lead is worth investigating, it is never an identification. Conclude “lead” here to go "
            "the whole way.",
        ),
    ),
    GuideStep(
        "look_asked",
        "candidates",
        QT_TRANSLATE_NOOP("guide", "Ask for the second look"),
        QT_TRANSLATE_NOOP("guide", "Another person looks blind: no scores, no names, among fillers."),
    ),
    GuideStep(
        "look_completed",
        "cases",
        QT_TRANSLATE_NOOP("guide", "Switch person and look blind"),
        QT_TRANSLATE_NOOP("guide", "Sign in as “Demo examiner”: the look waits on the page “Cases”."),
    ),
    GuideStep(
        "corroborated",
        "cases",
        QT_TRANSLATE_NOOP("guide", "Corroborate"),
        QT_TRANSLATE_NOOP(
            "guide",
            "Back as “Demo analyst”: describe in the case what else speaks for the lead. Another "
            "comparison of faces is none.",
        ),
    ),
    GuideStep(
        "released",
        "cases",
        QT_TRANSLATE_NOOP("guide", "Release"),
        QT_TRANSLATE_NOOP(
            "guide",
            "As “Demo supervisor”: see everything that the lead rests on, and release it with the "
            "password.",
        ),
    ),
    GuideStep(
        "reported",
        "cases",
        QT_TRANSLATE_NOOP("guide", "Write the report"),
        QT_TRANSLATE_NOOP("guide", "The case holds everything that was done, also what found nobody."),
    ),
    GuideStep(
        "verified",
        "audit",
        QT_TRANSLATE_NOOP("guide", "Verify the log"),
        QT_TRANSLATE_NOOP("guide", "Every step left an entry. Check that none was changed."),
    ),
)


class GuidePanel(QFrame):
    """One step at a time, above the page; it can be put away and asks for nothing."""

    go_to = Signal(str)
    """Name of the page where the step is done."""
    progressed = Signal()
    """Another step was ticked off, or all begin anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName(self.tr("Guided first case"))
        self._done: set[str] = set()
        self._page = ""
        self._compact = False
        layout = QHBoxLayout(self)
        layout.setSpacing(Spacing.L)
        texts = QVBoxLayout()
        texts.setSpacing(Spacing.XS)
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        set_role(self._title, "subtitle")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        layout.addLayout(texts, 1)
        self._show = QPushButton(self.tr("Go there"), self)
        self._show.setToolTip(self.tr("Go to the page where this is done"))
        self._show.clicked.connect(self._go)
        self._skip = QPushButton(self.tr("Next step"), self)
        self._skip.clicked.connect(self._skip_step)
        self._close = QToolButton(self)
        self._close.setIcon(icon("cancel"))
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Put the guide away; Help brings it back"))
        self._close.setAccessibleName(self.tr("Put the guide away"))
        self._close.clicked.connect(self.hide)
        layout.addWidget(self._show)
        layout.addWidget(self._skip)
        layout.addWidget(self._close)
        self.set_compact(False)

    @property
    def current(self) -> GuideStep | None:
        """The first step that is not done."""
        return next((step for step in STEPS if step.key not in self._done), None)

    @property
    def done(self) -> frozenset[str]:
        """Keys of the steps that were ticked off."""
        return frozenset(self._done)

    def take_up(self, done: Iterable[str]) -> None:
        """Where somebody left off: another person goes on with the same case."""
        self._done = set(done)
        self._refresh()

    def mark_done(self, key: str) -> None:
        """Ticks a step off, in whatever order."""
        keys = [step.key for step in STEPS]
        if key in self._done or key not in keys:
            return
        # Nothing has to be done at the first step; whoever does any other has left it behind.
        self._done.update((keys[0], key))
        self._refresh()
        self.progressed.emit()

    def show_for(self, page: str) -> None:
        """In full on the page of the present step, in one line elsewhere."""
        self._page = page
        self._refresh()

    def set_compact(self, compact: bool) -> None:
        """One line, for low windows; what the step says stays for the tooltip and screen readers."""
        self._compact = compact
        above = Spacing.XS if compact else Spacing.M
        self.layout().setContentsMargins(Spacing.L, above, Spacing.M, above)
        self._refresh()

    def restart(self) -> None:
        self._done.clear()
        self._refresh()
        self.progressed.emit()
        self.show()

    def _go(self) -> None:
        step = self.current
        if step is not None:
            self.go_to.emit(step.page)

    def _skip_step(self) -> None:
        step = self.current
        if step is not None:
            self.mark_done(step.key)

    def _refresh(self) -> None:
        step = self.current
        here = step is None or step.page == self._page
        self._show.setVisible(not here)
        self._skip.setVisible(step is not None and here)
        self._text.setVisible(here and not self._compact)
        if step is None:
            title = self.tr("The guided case is done")
            text = self.tr(
                "Case 2 is about a person who is not in the gallery, case 3 about one whom the default "
                "threshold misses. Try both, and look at what the rates on the right say."
            )
        else:
            title = self.tr("Guided first case, step {number} of {count}: {title}").format(
                number=STEPS.index(step) + 1,
                count=len(STEPS),
                title=QCoreApplication.translate("guide", step.title),
            )
            text = QCoreApplication.translate("guide", step.text)
        self._title.setText(title)
        self._text.setText(text)
        self.setToolTip(text if self._compact else "")
        self.setAccessibleDescription(text if self._compact else "")
