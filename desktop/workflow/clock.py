"""What day it is, for deadlines: a clock that was set back opens nothing again."""

from __future__ import annotations

from datetime import date, datetime

from desktop.storage.columns import now
from desktop.storage.stores import Stores


def moment(stores: Stores) -> datetime:
    """The computer's time, or that of the newest log entry where that is later."""
    newest = stores.log.page(0, 1)
    return max([now(), *(entry.at for entry in newest)])


def today(stores: Stores) -> date:
    """In the time of this computer."""
    return moment(stores).astimezone().date()
