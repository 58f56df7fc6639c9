"""What the palette shows for a query: commands in their order, with what stands in each row. Without Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.ui.commands.command import Command
from desktop.ui.commands.ranking import ranked
from desktop.ui.commands.used_commands import with_used

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Row:
    command: Command
    letters: tuple[int, ...] = ()
    """Places in the title that the query found."""
    was_used: bool = False
    """It stands at the top of an empty query because it was used last."""


class PaletteRows:
    """`more` looks for what is not known beforehand (cases) by the query."""

    def __init__(
        self,
        commands: Sequence[Command],
        used: Sequence[str] = (),
        more: Callable[[str], list[Command]] = lambda query: [],
    ) -> None:
        self._commands = list(commands)
        self._used = list(used)
        self._more = more
        self.query = ""
        self.rows: list[Row] = []
        self.look_for("")

    @property
    def used(self) -> list[str]:
        """Keys of what was used, the last one first."""
        return list(self._used)

    def look_for(self, query: str) -> None:
        self.query = query
        known, found = self._commands, self._more(query)
        commands = [*known, *found]
        order = ranked([one.findable for one in commands], query, self._used)
        rows = [
            Row(
                commands[one.place],
                one.letters,
                not query.strip() and commands[one.place].key in self._used,
            )
            for one in order
        ]
        # What was looked for elsewhere was found there by more than its title.
        shown = {id(row.command) for row in rows}
        rows += [Row(one) for one in found if id(one) not in shown]
        self.rows = rows[:MOST_ROWS]

    def note_used(self, command: Command) -> None:
        self._used = with_used(self._used, command.key)

    @property
    def to_keep(self) -> list[str]:
        """Keys that may be written down: none of them is about a case."""
        known = {one.key for one in self._commands if one.names_nobody}
        return [key for key in self._used if key in known]
