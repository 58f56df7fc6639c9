"""Where the menus and the palette lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.galleries import Gallery
from desktop.errors import WrongUse
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.own_program import started
from desktop.ui.workspaces.choose_folder import ask_new_workspace, ask_workspace

if TYPE_CHECKING:
    from desktop.ui.about.about_dialog import AboutDialog
    from desktop.ui.commands.finder import Finder
    from desktop.ui.commands.help_topics import HelpTopic
    from desktop.ui.commands.palette_dialog import PaletteDialog
    from desktop.ui.commands.shortcuts_dialog import ShortcutsDialog
    from desktop.ui.shell.main_window import MainWindow


class Ways(QObject):
    """Of one window. What takes a while to load is loaded when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._services = window.services
        self._found: Finder | None = None

    @property
    def finder(self) -> Finder:
        if self._found is None:
            from desktop.ui.commands.finder import Finder

            self._found = Finder(self._window)
        return self._found

    def find_command(self) -> PaletteDialog:
        """Every command by its name."""
        return self.finder.find_command()

    def show_shortcuts(self) -> ShortcutsDialog:
        return self.finder.show_shortcuts()

    def open_about(self) -> AboutDialog:
        from desktop.ui.about.about_dialog import AboutDialog

        dialog = AboutDialog(self._services, self._window, device=self._window.device_label.text())
        dialog.open()
        return dialog

    def read(self, topic: HelpTopic) -> None:
        """At its heading."""
        from desktop.ui.help.guide_window import open_guide

        open_guide(self._window, topic.chapter, topic.slug)

    def open_nist(self) -> None:
        self._window.rates_page.open_nist()

    # Other workspaces

    def ask_workspace(self) -> None:
        """Another one that is there."""
        folder = ask_workspace(self._window, self._services.workspace.folder)
        if folder is not None:
            self._window.workspace_asked.emit(folder, False)

    def ask_new_workspace(self) -> None:
        folder = ask_new_workspace(self._window, self._services.workspace.folder)
        if folder is not None:
            self._window.workspace_asked.emit(folder, True)

    def open_lab(self) -> None:
        """In a program of its own, on a workspace of its own."""
        if not started("lab"):
            show_error(
                self._window,
                WrongUse(detail=self.tr("The threshold lab could not be started: second-look lab")),
            )

    # Pages, and what is done there

    def show_settings(self, section: str) -> None:
        self._window.go_to("settings")
        self._window.settings_page.go_to_section(section)

    def show_gallery(self, gallery: Gallery) -> None:
        self._window.go_to("gallery")
        self._services.state.set_gallery(gallery)

    def show_case(self, case_id: str) -> None:
        self._window.routes.open_case(case_id)

    def show_case_in_hand(self) -> None:
        case = self._services.state.case
        if case is not None:
            self.show_case(case.case_id)

    def ask_report(self) -> None:
        """Of the case in hand."""
        case = self._services.state.case
        if case is not None:
            self._window.routes.ask_report(case.case_id)

    def ask_new_case(self) -> None:
        cases = self._window.cases_page
        if cases is not None:
            self._window.go_to("cases")
            cases.show_overview()
            cases.new_case()

    def ask_enrolment(self) -> None:
        self._window.go_to("gallery")
        self._window.gallery_page.ask_enrolment()

    def ask_probe(self) -> None:
        self._window.go_to("probe")
        probe = self._window.probe_page
        if probe is not None:
            probe.open_button.click()
