"""The rest of an answer that takes long: made when everything is saved, by looking only, beside everybody's work."""

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from bot.turn import Reply, Turn
from bot.ui.message import fit
from storage.database import Database


async def completed(database: Database, reply: Reply, turn_of: Callable[[Session], Turn | None]) -> Reply:
    """The answer with its rest. Nobody who writes has to wait for it. Raises StorageUnavailable."""
    then = reply.then
    if then is None:
        return reply

    def look(session: Session) -> Reply:
        turn = turn_of(session)
        return then(turn) if turn else Reply()

    rest = await database.read(look)
    return replace(reply, messages=(*reply.messages, *map(fit, rest.messages)), then=None)
