"""When something is due, in words: in full where it stands alone, briefly in a list."""

from datetime import datetime

from bot.occurrences import zone_of
from bot.reminding import Item
from bot.ui.dates import say_date, say_day


def say_due(item: Item, zone: str, now: datetime, language: str) -> str:
    """When an item is due, for a reader in a zone; an hour is told in the zone it was said in."""
    if item.due_on is None:
        return ""
    return say_date(item.due_on, item.zone if item.due_time else zone, now, item.due_time, language)


def say_due_day(item: Item, zone: str, now: datetime, language: str) -> str:
    """The same in a list: briefly, and with a zone only where its hour was said in another one than the reader's."""
    if item.due_on is None:
        return ""
    today = now.astimezone(zone_of(zone)).date()
    elsewhere = item.zone if item.due_time and item.zone != zone else ""
    return say_day(item.due_on, today, item.due_time, language, elsewhere)
