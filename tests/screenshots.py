"""Draws every screen of the window to PNG, on the demo's synthetic faces.

    python -m tests.screenshots [--out FOLDER] [--theme light|dark|both] [--smoke]
                                [--language en|fr|pseudo-long|pseudo-rtl] [--size 1180x700] [--guide]

`--smoke` goes the whole way once and draws only what is needed to see that it works. `--guide` draws the
parts that the user guides show, twice as large, into `resources/help/pictures` (`tests/guide_pictures.py`).
The demo workspace is made anew in a temporary folder; the model pack is the person's own
(SECOND_LOOK_HOME).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if not os.environ.get("QT_QPA_PLATFORM") and not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QLocale, QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from desktop.domain.adjustments import Crop, Levels, Recipe, Rotate
from desktop.domain.conclusions import Conclusion
from desktop.domain.face_filters import FaceOrder, FaceSorting
from desktop.domain.galleries import Refusal
from desktop.domain.probes import ProbeType
from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.paths import HOME_VARIABLE
from desktop.recognition.packs import DEFAULT_PACK_ID, PackCatalogue
from desktop.session import Session
from desktop.ui.comparison.view_state import ViewMode
from desktop.ui.gallery.expunge_dialog import ExpungeDialog
from desktop.ui.gallery.face_dialog import FaceDialog
from desktop.ui.gallery.refusals_dialog import RefusalsDialog
from desktop.ui.probe.adjust_dialog import AdjustDialog
from desktop.ui.shell.context_help import HelpButton
from desktop.ui.shell.drop_rules import for_gallery
from desktop.ui.shell.languages import Languages, keep_choice
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.messages import BugReport
from desktop.ui.shell.rows import choose_row
from desktop.ui.shell.services import CaseworkState
from desktop.ui.shell.tour_steps import STEPS, keep_over
from desktop.ui.theme import apply_theme
from desktop.workflow.accounts import DEMO_PEOPLE
from desktop.workflow.demo import DemoProbe, demo_folder, demo_probes, open_demo
from desktop.workflow.training import PRACTICE_GALLERY, open_training, training_is_ready
from tests import tab_walk
from tests.access_walk import missing
from tests.focus_marks import FocusMarks
from tests.guide_pictures import FOLDER, PICTURES, SCALE, SIZE, picture_of, target_of
from tests.pseudo_languages import PSEUDO_LANGUAGES, PseudoLanguages
from tests.review_walk import ANALYST, SECOND, SUPERVISOR, ReviewWalk, nothing_drawn
from tests.second_pack import SECOND_PACK_ID, second_pack

ADMINISTRATOR = DEMO_PEOPLE[-1][0]


class Photographer:
    """Goes through the window like a person and draws what is there."""

    def __init__(
        self, session: Session, out: Path, suffix: str, size: tuple[int, int] = (1440, 900)
    ) -> None:
        self.session = session
        self.size = size
        self.out = out
        self.suffix = suffix
        self.drawn: list[Path] = []
        self.missing: list[str] = []
        self.marks = FocusMarks()

    @property
    def window(self) -> MainWindow:
        """Of whoever is signed in now."""
        return self.session.window

    @property
    def state(self) -> CaseworkState:
        return self.session.services.state

    def wait(self, condition: Callable[[], bool], seconds: float = 120.0) -> None:
        """Lets the window live until something is so. Raises `TimeoutError`."""
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError("the window did not get there")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def settle(self) -> None:
        """Until nothing runs, and nothing more is asked for by what was painted."""
        quiet = time.monotonic()
        while time.monotonic() - quiet < 0.25:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if self.session.desk is not None and self.session.jobs.active():
                quiet = time.monotonic()
        # A slow machine may have been through with the time before it laid out what came last.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def draw(self, name: str, widget: QWidget | None = None) -> None:
        self.settle()
        target = self.out / f"{name}{self.suffix}.png"
        self.missing += [f"{name}: {line}" for line in missing(widget or self.window)]
        picture = (widget or self.window).grab()
        for line in (
            *tab_walk.problems(widget or self.window),
            *self.marks.problems(widget or self.window),
        ):
            self.missing.append(f"{name}: {line}")
        if picture.isNull() or not picture.save(str(target)):
            raise OSError(f"{target} was not drawn")
        self.drawn.append(target)

    def prepare(self) -> None:
        self.session.show()
        self.window.resize(*self.size)
        self.wait(lambda: self.state.measurement is not None, 600)
        self.settle()

    def the_way(self, *, all_screens: bool) -> None:
        """Gallery, probe, search, threshold, conclusion, log."""
        self.window.go_to("gallery")
        self.wait(lambda: self.window.gallery_page.tiles.face_at(0) is not None)
        self.draw("gallery")
        if all_screens:
            self.filters()
            face = self.window.gallery_page.tiles.face_at(0)
            opened = FaceDialog(self.session.services, face, self.window)
            opened.open()
            self.draw("face", opened)
            opened.reject()
            self.dialogs()
        first, second, third = demo_probes()
        if all_screens:
            self.guidance()
            self.before_a_case(first)
        walk = ReviewWalk(
            self.session, self.wait, self.settle, self.draw if all_screens else nothing_drawn, self.size
        )
        walk.become(ANALYST)
        walk.search(first)
        record = self.state.search.record
        self.draw("candidates-found")
        self.window.candidates_page.list.choose(0)
        self.draw("candidates")
        if all_screens:
            self.comparison()
            self.below_the_floor()
            self.state.set_threshold(self.state.curve.threshold_for(0.2))
            self.draw("candidates-low-threshold")
            self.state.set_threshold(record.threshold)
        lead = record.candidates[0]
        walk.conclude(0, Conclusion.LEAD)
        self.draw("candidates-concluded")
        if all_screens:
            self.window.candidates_page.enlarge_button.click()
            self.draw("candidates-larger")
            self.window.candidates_page.enlarge_button.click()
            refused = self.window.routes.ask_report(record.case_id)
            self.draw("report-refused", refused)
            refused.reject()
        look = walk.ask_second_look()
        walk.become(SECOND)
        walk.look_blind(look, Conclusion.LEAD)
        walk.corroborate(record.case_id, record.search_id, lead.face_id)
        walk.become(SUPERVISOR)
        walk.release(record.case_id, record.search_id, lead.face_id)
        walk.report(record.case_id, self.out / f"released{self.suffix}.pdf").reject()
        if all_screens:
            self.disagreement(walk, third)
            self.nobody(walk, second)
            self.oversight(walk)
            self.rates()
            walk.become(ANALYST)
        self.window.go_to("cases")
        self.window.cases_page.show_overview()
        self.draw("cases")
        self.window.go_to("audit")
        self.window.audit_page.verify()
        self.settle()
        choose_row(self.window.audit_page.table, 3)
        self.draw("audit")
        assert self.window.audit_page.card.result.problem is None
        if all_screens:
            self.audit(walk, record.case_id)
            walk.become(ADMINISTRATOR)
            self.window.go_to("settings")
            self.draw("settings")
            self.model_packs()
            self.held_elsewhere()
            self.session.lock(idle=False)
            self.draw("locked", self.session.gate)

    def filters(self) -> None:
        """The gallery filtered, and with nothing left."""
        faces = self.window.gallery_page.faces
        filters = faces.filters
        filters.filters_button.click()
        filters.sex.setCurrentIndex(1)
        filters.sort.setCurrentIndex(filters.sort.findData(FaceSorting(FaceOrder.CAPTURED, True)))
        self.draw("gallery-filtered")
        filters.find.setText("nobody of that name")
        self.wait(lambda: faces.tiles.total == 0 and not faces.contents.busy)
        self.draw("gallery-nothing-fits")
        filters.clear()
        filters.sort.setCurrentIndex(0)
        filters.filters_button.click()
        self.wait(lambda: faces.tiles.face_at(0) is not None)

    def guidance(self) -> None:
        """The tour of the demo, what is said of a figure, and all terms."""
        tour = self.window.tour
        tour.restart()
        for number in range(len(STEPS)):
            self.draw(f"tour-{number + 1}")
            tour.forward()
        assert tour.place is None
        self.window.go_to("rates")
        self.settle()
        for name, owner in (
            ("help-fpir", self.window.error_panel.rates),
            ("help-groups", self.window.rates_page),
        ):
            button = next(b for b in owner.findChildren(HelpButton) if b.isVisibleTo(self.window))
            popover = button.open_help()
            self.draw(name, popover)
            popover.close()
        self.dragged()
        glossary = self.window.open_glossary()
        self.draw("glossary", glossary)
        glossary.find.setText("nothing of that name")
        self.draw("glossary-nothing", glossary)
        glossary.reject()

    def dragged(self) -> None:
        """What stands over a page while files are dragged across it."""
        self.window.go_to("gallery")
        hint = self.window.gallery_page.drops.hint
        for name, paths in (("drop", [demo_folder() / "gallery"]), ("drop-refused", [Path("a.jpg")])):
            hint.say(for_gallery(paths, refused=""))
            self.draw(name)
        hint.hide()
        self.window.go_to("candidates")
        self.draw("candidates-empty")

    def before_a_case(self, first: DemoProbe) -> None:
        """The page of cases, the form of a case, a probe that is refused, the adjustments."""
        self.window.go_to("cases")
        self.draw("cases-empty")
        form = self.window.cases_page.new_case()
        self.draw("case-form", form)
        form.reject()
        self.window.go_to("probe")
        self.draw("probe-empty")
        page = self.window.probe_page
        page.open_demo(first)
        self.settle()
        page.form.probe_type.setCurrentIndex(page.form.probe_type.findData(ProbeType.SKETCH))
        self.draw("probe-sketch")
        pixels = page.draft.original.pixels
        height, width = pixels.shape[:2]
        recipe = Recipe(
            (
                Rotate(-4.0),
                Crop(width // 10, height // 10, width * 7 // 10, height * 7 // 10),
                Levels(8, 235, 1.2),
            )
        )
        dialog = AdjustDialog(pixels, recipe, self.window)
        dialog.open()
        self.draw("adjust", dialog)
        dialog.reject()

    def comparison(self) -> None:
        """Each way to look at two pictures."""
        bench = self.window.candidates_page.comparison
        for mode in ViewMode:
            bench.set_mode(mode)
            self.draw(f"compare-{mode.name.lower().replace('_', '-')}")
        bench.set_mode(ViewMode.SIDE_BY_SIDE)

    def disagreement(self, walk: ReviewWalk, demo: DemoProbe) -> None:
        walk.draw = nothing_drawn
        walk.become(ANALYST)
        walk.search(demo)
        walk.show_somebody()
        record = self.state.search.record
        walk.conclude(0, Conclusion.LEAD)
        look = walk.ask_second_look()
        walk.become(SECOND)
        walk.look_blind(look, Conclusion.EXCLUDED)
        walk.become(SUPERVISOR)
        walk.open_case(record.search_id, record.case_id)
        self.draw("case-disagreement")
        walk.report(record.case_id, self.out / f"disagreement{self.suffix}.pdf").reject()

    def nobody(self, walk: ReviewWalk, demo: DemoProbe) -> None:
        walk.become(ANALYST)
        walk.search(demo)
        record = self.state.search.record
        self.draw("candidates-none")
        dialog = self.window.candidates_page.ask_no_candidate()
        self.draw("no-candidate", dialog)
        dialog.reason.setPlainText("Nobody resembles the probe in nose and brow.")
        dialog.record.click()
        walk.report(record.case_id, self.out / f"no-candidate{self.suffix}.pdf").reject()

    def oversight(self, walk: ReviewWalk) -> None:
        walk.become(SUPERVISOR)
        self.window.go_to("cases")
        self.draw("cases-supervisor")
        self.window.go_to("oversight")
        self.draw("oversight")
        self.window.go_to("figures")
        self.draw("figures")
        self.window.go_to("gallery")
        self.wait(lambda: self.window.gallery_page.tiles.face_at(1) is not None)
        face = self.window.gallery_page.tiles.face_at(1)
        dialog = ExpungeDialog(self.session.services, face.gallery_id, face.record.subject_id, self.window)
        dialog.open()
        self.draw("expunge", dialog)
        dialog.reject()

    def model_packs(self) -> None:
        """The models that wait for a file, a card, what is asked of an unknown file, two to combine."""
        packs = self.window.settings_page.packs
        area = self.window.settings_page.findChild(QScrollArea)
        packs.recipes_button.setChecked(True)
        self.settle()
        area.verticalScrollBar().setValue(packs.recipes_button.mapTo(area.widget(), QPoint()).y())
        self.draw("settings-models")
        card = packs.open_card(self.session.services.catalogue.recipe("arcface-w600k-r50"))
        assert card is not None
        which = packs.ask_which(Path("model.onnx"))
        for name, dialog in (
            ("model-card", card),
            ("model-unknown", which),
            ("model-combine", packs.ask_combination()),
        ):
            self.draw(name, dialog)
            dialog.reject()
        packs.recipes_button.setChecked(False)
        self.settle()
        area.verticalScrollBar().setValue(
            self.window.settings_page.devices.mapTo(area.widget(), QPoint()).y()
        )
        self.draw("settings-devices")

    def held_elsewhere(self) -> None:
        """The end of the settings, once checkpoints were given to a folder."""
        page = self.window.settings_page
        assert page.delivery is not None
        folder = self.session.workspace.folder.parent / f"evidence-share{self.suffix}"
        folder.mkdir()
        page.delivery.use_folder(folder)
        self.settle()
        area = page.findChild(QScrollArea)
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        self.draw("settings-checkpoints")
        assert any(folder.iterdir())

    def audit(self, walk: ReviewWalk, case_id: str) -> None:
        """A filter, one case followed, the checkpoints, the export, the comparison."""
        walk.become(SUPERVISOR)
        self.window.go_to("audit")
        page = self.window.audit_page
        page.entries.filters.choose_kind("look/")
        self.draw("audit-filtered")
        page.entries.filters.clear()
        page.follow_case(case_id)
        self.settle()
        page.follow.view.choose(8)
        self.draw("audit-case")
        page.tabs.setCurrentWidget(page.checkpoints)
        self.settle()
        self.draw("audit-checkpoints")
        note = page.checkpoints.model.row(2).stored.note
        export = page.ask_export(case_id)
        export.save(self.out / f"case{self.suffix}.zip")
        self.settle()
        self.draw("audit-export", export)
        export.pages.setChecked(True)
        export.save(self.out / f"log-pages{self.suffix}.pdf")
        self.settle()
        export.reject()
        compare = page.ask_comparison()
        compare.note.setPlainText(note)
        compare.compare()
        self.settle()
        self.draw("audit-compare", compare)
        assert compare.answer.ok
        compare.reject()

    def below_the_floor(self) -> None:
        """Asks for the reason, as when the handle was pulled below the floor, and gives it."""
        panel = self.window.error_panel
        scale = panel.confidence.scale
        assert scale is not None
        panel.confidence.threshold_wanted.emit(scale.threshold_for(0.8))
        self.draw("threshold-reason")
        panel.floor_card.reason.setPlainText("Practice: to see whom a lower threshold lets through.")
        panel.floor_card.record.click()

    def rates(self) -> None:
        """The page of the error rates, where the demo's groups differ."""
        self.window.go_to("rates")
        page = self.window.rates_page
        curve = self.state.curve
        assert curve is not None
        self.state.set_threshold(curve.threshold_for(0.2))
        for number, name in enumerate(("rates", "rates-scores", "rates-gaps", "rates-twice")):
            page.tabs.setCurrentIndex(number)
            self.draw(name)
        page.tabs.setCurrentIndex(0)
        dialog = page.open_nist()
        self.draw("nist", dialog)
        dialog.reject()

    def lab(self) -> None:
        """The training window: curves, replay, teaching view, handout."""
        self.session.show()
        self.window.resize(*self.size)
        self.wait(lambda: training_is_ready(self.session.services.workspace), 900)
        self.settle()
        self.window.go_to("lab")
        page = self.window.lab_page
        assert page is not None
        self.wait(lambda: page.errors is not None)
        errors = page.errors
        assert errors is not None
        page.set_threshold(errors.curve.threshold_for(0.2))
        self.draw("lab")
        page.tabs.setCurrentIndex(1)
        self.draw("lab-replay-empty")
        page.replay.run()
        self.settle()
        self.draw("lab-replay")
        page.save_handout(self.out / f"handout{self.suffix}.pdf")
        view = page.teach()
        assert view is not None
        view.showNormal()
        view.resize(1920, 1080)
        self.draw("lab-teaching-replay", view)
        view.go(-4)
        self.draw("lab-teaching", view)
        view.close()
        self.packs()

    def packs(self) -> None:
        """The practice gallery enrolled again with the second pack, the two compared, the advice."""
        self.window.go_to("gallery")
        page = self.window.gallery_page
        page._choice.setCurrentText(PRACTICE_GALLERY)
        self.settle()
        dialog = page.again.ask()
        assert dialog is not None
        self.draw("enrol-again", dialog)
        dialog.reject()
        source = self.state.gallery
        assert source is not None
        name = f"{source.name}, one chip"
        job = page.again.start(source, SECOND_PACK_ID, name)
        job.progressed.connect(lambda progress: progress.done > 150 and job.cancel())
        self.wait(lambda: job.is_over, 600)
        self.wait(lambda: page.again.isVisible())
        self.draw("enrol-again-interrupted")
        again = page.again.resume()
        assert again is not None
        self.wait(lambda: again.is_over, 600)
        self.draw("enrol-again-done")
        page.again.close_button.click()
        self.window.go_to("lab")
        lab = self.window.lab_page
        assert lab is not None
        lab.tabs.setCurrentIndex(2)
        self.settle()
        self.draw("lab-packs-before")
        lab.packs.compare()
        self.draw("lab-packs")
        bar = lab._packs_area.verticalScrollBar()
        bar.setValue(bar.maximum())
        self.draw("lab-packs-table")
        self.window.go_to("settings")
        self.draw("settings-packs")

    def dialogs(self) -> None:
        dialog = self.window.gallery_page.ask_enrolment(demo_folder() / "gallery")
        dialog.set_metadata(demo_folder() / "metadata.csv")
        self.draw("enrol", dialog)
        dialog.reject()
        refusals = [
            Refusal(f"photos/{number:03d}.jpg", None, reason, REFUSAL_SENTENCES[reason].format(minimum=20))
            for number, reason in enumerate(RefusalReason, start=1)
        ]
        shown: QDialog = RefusalsDialog(refusals, self.window)
        shown.open()
        self.draw("not-enrolled", shown)
        shown.reject()
        try:
            raise RuntimeError("an example of a fault")
        except RuntimeError as error:
            report = BugReport(error, self.window)
        report.open()
        self.draw("fault", report)
        report.reject()
        palette = self.window.ways.find_command()
        self.draw("commands", palette)
        palette.find.setText("ca")
        self.draw("commands-found", palette)
        palette.reject()
        keys = self.window.ways.show_shortcuts()
        self.draw("shortcuts", keys)
        keys.reject()
        about = self.window.ways.open_about()
        for number, name in enumerate(("about", "about-limits", "about-packs", "about-licences")):
            about.tabs.setCurrentIndex(number)
            self.draw(name, about)
        about.reject()
        method = self.window.open_method()
        self.draw("method", method)
        method.reject()
        guide = self.window.open_guide()
        guide.follow("#search")
        self.draw("help", guide)
        guide.close()


class GuidePhotographer(Photographer):
    """Goes the same way, and draws what the guides show."""

    language = "en"

    def draw(self, name: str, widget: QWidget | None = None) -> None:
        picture = PICTURES.get(name)
        if picture is None:
            return
        target = target_of(picture.name, self.language, FOLDER)
        if target in self.drawn:
            return
        desk = self.session.desk
        if desk is not None:
            desk.window.guide.hide()
        self.settle()
        target.write_bytes(picture_of(self.session, picture, widget or self.window))
        self.drawn.append(target)


@contextmanager
def home_of_two_packs(home: Path) -> Iterator[None]:
    """A person's folder with the default pack and one that is made of it, while the block lasts."""
    default = PackCatalogue().get(DEFAULT_PACK_ID)
    shutil.copytree(default.folder, home / "models" / default.id)
    second_pack(default, home / "models")
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = str(home)
    try:
        yield
    finally:
        if before is None:
            del os.environ[HOME_VARIABLE]
        else:
            os.environ[HOME_VARIABLE] = before


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--theme", choices=["light", "dark", "both"], default="both")
    parser.add_argument("--smoke", action="store_true", help="go the whole way once, draw little")
    parser.add_argument("--language", choices=["en", "fr", *PSEUDO_LANGUAGES], default="en")
    parser.add_argument("--size", default="1440x900", help="of the window, in pixels")
    parser.add_argument("--guide", action="store_true", help="the pictures of the user guides alone")
    chosen = parser.parse_args(arguments)
    kind = Photographer
    if chosen.guide:
        kind = GuidePhotographer
        GuidePhotographer.language = chosen.language
        chosen.theme, chosen.size = "light", "x".join(map(str, SIZE))
        os.environ["QT_SCALE_FACTOR"] = str(SCALE)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    width, height = map(int, chosen.size.split("x"))
    themes = ["light"] if chosen.smoke else {"both": ["light", "dark"]}.get(chosen.theme, [chosen.theme])
    failed = 0
    with tempfile.TemporaryDirectory(prefix="second-look-screenshots-") as temporary:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, temporary)
        keep_over()  # the tour is drawn where it is asked for
        out = Path(temporary) / "besides" if chosen.smoke or chosen.guide else chosen.out
        out.mkdir(parents=True, exist_ok=True)
        if chosen.language in PSEUDO_LANGUAGES:
            languages: Languages = PseudoLanguages(app, chosen.language)
        else:
            languages = Languages(app)
            keep_choice(chosen.language)
        for theme in themes:
            apply_theme(app, theme)
            session = Session(open_demo(Path(temporary) / theme, "A. Examiner"), languages=languages)
            photographer = kind(session, out, "" if theme == "light" else f"-{theme}", (width, height))
            try:
                photographer.prepare()
                photographer.the_way(all_screens=not chosen.smoke)
            finally:
                session.close()
            if not chosen.smoke:
                with home_of_two_packs(Path(temporary) / f"home-{theme}"):
                    training = open_training(Path(temporary) / f"training-{theme}", "A. Trainer")
                    session = Session(training, languages=languages)
                    trainer = kind(session, out, photographer.suffix, (width, height))
                    try:
                        trainer.lab()
                    finally:
                        session.close()
                photographer.drawn += trainer.drawn
                photographer.missing += trainer.missing
            for line in dict.fromkeys(photographer.missing):
                print(line, file=sys.stderr)
                failed = 1
            for path in photographer.drawn:
                print(path.name if chosen.smoke else path)
    return failed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
