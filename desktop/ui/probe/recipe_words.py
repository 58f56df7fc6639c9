"""The steps of a recipe in the words of the window; dialog and report use the same."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from desktop.domain.adjustments import NOT_ADJUSTED, Recipe, Step, step_template
from desktop.ui.shell.said import said_template


def step_text(step: Step) -> str:
    """One sentence; numbers by locale."""
    template, fields = step_template(step)
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    values = {
        name: locale.toString(value) if isinstance(value, int) else locale.toString(value, "g", 6)
        for name, value in fields.items()
    }
    return said_template(template).format(**values)


def recipe_sentences(recipe: Recipe) -> list[str]:
    """A sentence a step in their order, or the one that says that there is none."""
    if not recipe:
        return [said_template(NOT_ADJUSTED)]
    return [step_text(step) for step in recipe.steps]
