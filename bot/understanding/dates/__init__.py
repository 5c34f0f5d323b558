"""Dates, times and what repeats, found in text: a grammar of kinds of words, and a table of words for each language."""

from bot.understanding.dates.finding import find_dates
from bot.understanding.dates.types import Context, Doubt, Edge, Found, Grain, Repeat

__all__ = ["Context", "Doubt", "Edge", "Found", "Grain", "Repeat", "find_dates"]
