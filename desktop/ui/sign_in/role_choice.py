"""Which roles somebody has, each with what it may do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.people import Role
from desktop.ui.shell.role_words import role_meaning, role_text
from desktop.ui.theme import Spacing, set_role

_INDENT = 22
"""Width of a box and the gap after it: the text stands under the role's name."""


class RoleChoice(QWidget):
    """Roles that are `fixed` are chosen and stay so."""

    changed = Signal()

    def __init__(
        self,
        chosen: Iterable[Role] = (),
        *,
        fixed: Iterable[Role] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Roles"))
        self.boxes: dict[Role, QCheckBox] = {}
        kept, held = set(fixed), set(chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XXS)
        for role in sorted(Role, key=lambda one: (one not in kept, list(Role).index(one))):
            box = QCheckBox(role_text(role), self)
            box.setChecked(role in kept or role in held)
            box.setEnabled(role not in kept)
            box.setAccessibleDescription(role_meaning(role))
            if role in kept:
                box.setToolTip(self.tr("The first account has this role: somebody has to make the others"))
            box.toggled.connect(lambda _: self.changed.emit())
            meaning = QLabel(role_meaning(role), self)
            meaning.setWordWrap(True)
            meaning.setContentsMargins(_INDENT, 0, 0, Spacing.S)
            set_role(meaning, "caption")
            column.addWidget(box)
            column.addWidget(meaning)
            self.boxes[role] = box
        column.addStretch(1)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for role, box in self.boxes.items() if box.isChecked())
