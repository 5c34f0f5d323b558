"""Which language people read, remembered for what is said when nobody can be looked up."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from sqlmodel import Session

from bot.events import Sender
from bot.i18n import DEFAULT, Translator, spoken, translator
from storage.database import Database, StorageUnavailable

REMEMBERED = 10_000
PATIENCE = 0.3
"""Seconds that somebody's language is looked up for: an answer that can't wait goes out in that of their platform."""


class Tongues:
    """The language of each person who was answered, in memory; the longest unseen are forgotten."""

    def __init__(self, database: Database, language_of: Callable[[Session, Sender], str]) -> None:
        """`language_of` looks somebody up; empty for who is not known."""
        self._database, self._language_of = database, language_of
        self._known: OrderedDict[tuple[str, str, str], str] = OrderedDict()

    def remember(self, who: Sender, language: str) -> None:
        self._known[who.key] = language
        self._known.move_to_end(who.key)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    async def of(self, who: Sender) -> Translator:
        """Their own language, else that of their platform. Never raises, and never takes long."""
        if who.key not in self._known:
            await self._look_up(who)
        return translator(self._known.get(who.key) or spoken(who.language) or DEFAULT)

    async def _look_up(self, who: Sender) -> None:
        looking = self._database.read(lambda session: self._language_of(session, who))
        try:
            language = await asyncio.wait_for(looking, PATIENCE)
        except (StorageUnavailable, TimeoutError):
            return
        if language:
            self.remember(who, language)
