"""Shows people their homes: one showing of each person's at a time, and the last one shows how things stand."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

import structlog

from adapters.calling import NoAnswer
from adapters.slack.answering import Publish
from adapters.slack.calling import Api, SlackError
from adapters.slack.inbound import Inbound, at_home
from adapters.slack.voice import patiently

log = structlog.get_logger()
Render = Callable[[Inbound], Awaitable[Publish | None]]
MOST_TRIES = 3


class Homes:
    """Homes are made anew for each showing. Whatever asks for one meanwhile gets it when that showing is over."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._next: dict[tuple[str, str], Inbound | None] = {}
        """Whose home is being shown, and what asked for it once more."""

    async def show(self, received: Inbound, render: Render) -> None:
        """Show somebody's home. When it is being shown already, whoever is at it shows it again."""
        person = (received.origin.team, received.origin.user)
        if person in self._next:
            self._next[person] = received
            return
        asked: Inbound | None = received
        self._next[person] = None
        try:
            while asked:
                await self._show(asked, render)
                asked, self._next[person] = self._next[person], None
                asked = asked and at_home(asked, uuid4().hex)
        finally:
            del self._next[person]

    async def _show(self, asked: Inbound, render: Render) -> None:
        for _ in range(MOST_TRIES):
            home = await render(asked)
            if home is None or await self._published(asked, home):
                return
            # They see another one than we thought, so what was made is old by now.
            asked = at_home(asked, uuid4().hex)

    async def _published(self, asked: Inbound, home: Publish) -> bool:
        """False when it has to be made anew; what else goes wrong is only told, as it can be opened again."""
        about = {
            "user_id": asked.origin.user,
            "view": home.view,
            **({"hash": home.view_hash} if home.view_hash else {}),
        }
        try:
            await patiently(lambda: self._api.write("views.publish", **about))
        except (SlackError, NoAnswer) as error:
            log.warning("home not shown", error=str(error))
            return not (isinstance(error, SlackError) and error.code == "hash_conflict")
        return True
