"""A scene's stage on a chat platform: a real engine behind it, over the real libraries and real sockets."""

import asyncio
from collections.abc import Callable, Mapping

from bot.events import Sender
from bot.i18n import Translator
from bot.turn import OpenForm, Reply
from tests.adapters.running import Chat, Connected, Gesture, in_time
from tests.adapters.stage import Stage
from tests.twins.discord import DiscordTwin
from tests.twins.slack import SlackTwin


class LiveStage(Connected, Stage):
    """Ana in her conversation with the bot. What she does blocks, so it happens off the loop on which the bot runs."""

    adapter: Chat
    twin: SlackTwin | DiscordTwin

    async def begin(self) -> None:
        await asyncio.to_thread(self.twin.__enter__)
        await self.start()

    async def end(self) -> None:
        await self.stop()
        await asyncio.to_thread(self.twin.__exit__)

    def another(self) -> Chat:
        return self.connect()

    async def offer(self, sender: Sender, opened: OpenForm) -> Reply:
        return await self.engine.offer(sender, opened)

    async def came_back(
        self, sender: Sender, token: str, values: Mapping[str, str], errors: Mapping[str, str]
    ) -> Reply:
        return await self.engine.came_back(sender, token, values, errors)

    async def speaks(self, sender: Sender) -> Translator:
        return await self.engine.speaks(sender)

    async def unheard(self, sender: Sender) -> None:
        await self.engine.unheard(sender)

    async def does(self, gesture: Callable[[], Gesture]) -> None:
        assert in_time(await asyncio.to_thread(gesture))
        await self.over()

    async def over(self) -> None:
        await super().over()
        await asyncio.to_thread(self.twin.settled)
