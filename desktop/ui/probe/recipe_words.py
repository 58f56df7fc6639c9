"""The steps of a recipe in the words of the window; dialog and report use the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.adjustments import (
    NOT_ADJUSTED,
    Crop,
    Grey,
    Levels,
    Mirror,
    Recipe,
    Rotate,
    Step,
    step_template,
)
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("recipe", text)


def change_text(before: Recipe, after: Recipe) -> str:
    """What leads from one recipe to the other, in a word or two: a name for undoing it."""
    kinds = {Crop: _tr("crop"), Rotate: _tr("turn"), Levels: _tr("levels"), Grey: _tr("grey")}
    kinds[Mirror] = _tr("mirror")
    if not after.steps:
        return _tr("reset")
    gone = [step for step in before.steps if step not in after.steps]
    new = [step for step in after.steps if step not in before.steps]
    changed = {type(step) for step in (*gone, *new)}
    if len(changed) != 1:
        return _tr("adjustment")
    (kind,) = changed
    return kinds[kind] if new else _tr("remove: {step}").format(step=kinds[kind])
