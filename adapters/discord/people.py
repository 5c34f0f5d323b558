"""Who people in Discord are: what an interaction says of them is handed to the core, once a day for each it knows."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from adapters.calling import Core
from adapters.discord.inbound import PLATFORM, WORKSPACE
from bot.clock import Clock
from bot.events import Introduced, Profile, Sender
from bot.register import Known, Register
from bot.turn import Outcome
from storage.database import StorageUnavailable

GOOD_FOR = timedelta(minutes=10)
"""How long what we know of somebody is not looked at again."""
NOT_KNOWN_FOR = timedelta(seconds=30)
"""How long it is not looked up again that somebody is not known: a code may let them in any moment."""
MOST = 10_000


class Directory:
    """Introduces people to the core."""

    def __init__(self, core: Core, register: Register | None, clock: Clock) -> None:
        self._core, self._register, self._clock = core, register, clock
        self._fresh: OrderedDict[str, datetime] = OrderedDict()

    async def meet(self, who: Sender, profile: Profile) -> None:
        """Make sure that the core knows whom it deals with. To strangers it says itself that they are nobody."""
        now = self._clock.now()
        if self._register is None or (who.person in self._fresh and self._fresh[who.person] > now):
            return
        try:
            known = await self._register.knows(who)
        except StorageUnavailable:
            return
        if known is not Known.WELL:
            # Also those whom a code let in: their account is there, and nothing was said of it yet.
            event = Introduced(key=f"introduced:{uuid4().hex}", sender=who, profile=profile)
            if (await self._core.handle(event)).outcome is Outcome.FAILED:
                return
        self._remember(who.person, now + (NOT_KNOWN_FOR if known is Known.NOT else GOOD_FOR))

    async def let_in(self, places: Sequence[str]) -> None:
        """What waited for a team's channel among these goes out. Nobody of them could be told that it waits: who
        shares no server with a bot gets no message from it.
        """
        if self._register is None:
            return
        for place in await self._register.team_channels(PLATFORM, WORKSPACE):
            if place in places:
                await self._register.let_in(f"{PLATFORM}:{WORKSPACE}:{place}")

    def _remember(self, person: str, until: datetime) -> None:
        self._fresh[person] = until
        self._fresh.move_to_end(person)
        if len(self._fresh) > MOST:
            self._fresh.popitem(last=False)
