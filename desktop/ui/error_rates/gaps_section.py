"""What is not recorded about the people of this gallery, and what that hides."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.domain.groups import BASE_ATTRIBUTES, SEX_AND_RACE
from desktop.domain.metadata_gaps import gap_sentences, metadata_gaps
from desktop.ui.error_panel.rate_view import percent_text, ui_words
from desktop.ui.error_rates.group_texts import by_text, whole_number
from desktop.ui.error_rates.section_parts import FactTable, text_label
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.theme import Spacing
from desktop.workflow.gallery_errors import GalleryErrors


class GapsSection(QWidget):
    """How much is recorded, grouping by grouping."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.M, Spacing.S, Spacing.M)
        column.setSpacing(Spacing.M)
        explained = text_label(
            self,
            "",
            self.tr(
                "A difference between groups can only be seen where the group is recorded. Nothing is "
                "guessed from pictures, so what is missing here stays unknown."
            ),
        )
        about = HelpButton(Topic.NOT_RECORDED)
        column.addLayout(beside(explained, about))
        self.table = FactTable(
            [self.tr("Grouping"), self.tr("Recorded"), self.tr("Not recorded")],
            self.tr("How much is recorded"),
            self,
        )
        about.explain(self.table)
        column.addWidget(self.table)
        self.hidden = text_label(self)
        column.addWidget(self.hidden)
        column.addStretch(1)

    def show_errors(self, errors: GalleryErrors) -> None:
        recorded = dict.fromkeys(BASE_ATTRIBUTES, 0)
        recorded |= {one.by: one.recorded for one in errors.groupings if one.by != SEX_AND_RACE}
        self.table.set_rows(
            [
                (
                    by_text(by),
                    _share(count, errors.enrolled),
                    _share(errors.enrolled - count, errors.enrolled),
                )
                for by, count in recorded.items()
            ]
        )
        sentences = gap_sentences(metadata_gaps(errors.groupings, errors.enrolled), ui_words())
        complete = self.tr("Sex, race or ethnicity and age are recorded for everybody here.")
        self.hidden.setText("\n\n".join(sentences) or complete)


def _share(count: int, n: int) -> str:
    return f"{whole_number(count)} ({percent_text(count / n)})"
