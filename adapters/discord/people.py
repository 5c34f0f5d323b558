"""Who people in Discord are: what an interaction says of them is handed to the core, once a day for each."""

import asyncio
from collections import OrderedDict
from uuid import uuid4

from adapters.discord.calling import Core
from bot.events import Introduced, Profile, Sender
from bot.register import Known, Register
from storage.database import StorageUnavailable

GOOD_FOR = 600.0
"""Seconds for which what we know of somebody is not looked at again."""
MOST = 10_000


class Directory:
    """Introduces people to the core."""

    def __init__(self, core: Core, register: Register | None) -> None:
        self._core, self._register = core, register
        self._fresh: OrderedDict[str, float] = OrderedDict()

    async def meet(self, who: Sender, profile: Profile) -> None:
        """Make sure that the core knows whom it deals with. Strangers are nobody, but who may set the bot up."""
        now = asyncio.get_running_loop().time()
        if self._register is None or self._fresh.get(who.person, 0.0) > now:
            return
        try:
            known = await self._register.knows(who)
        except StorageUnavailable:
            return
        if known is Known.FROM_BEFORE or (known is Known.NOT and profile.may_set_up):
            await self._core.handle(Introduced(key=f"introduced:{uuid4().hex}", sender=who, profile=profile))
        if known is not Known.NOT:
            self._remember(who.person, now + GOOD_FOR)

    def _remember(self, person: str, until: float) -> None:
        self._fresh[person] = until
        if len(self._fresh) > MOST:
            self._fresh.popitem(last=False)
