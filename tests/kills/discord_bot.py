"""The bot on Discord that is killed."""

from dataclasses import dataclass

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.lines import Patience
from adapters.discord.web_api import Keys
from bot.clock import SystemClock
from bot.engine import Engine
from tests.kills import serving
from tests.kills.serving import Unseeing, Wake


@dataclass(frozen=True, kw_only=True)
class Plan(serving.Plan):
    keys: Keys
    gateway_url: str
    apart: float = 0.05
    has_nonce: bool = True


class UnseeingDiscord(Unseeing, DiscordAdapter):
    """Posts, but never looks."""


def main(plan: Plan) -> None:
    """Run until told to stop, or killed."""
    patience = Patience(call=plan.call, guild_ready=0.0, apart=plan.apart, again=0.1, anew=0.1)

    def connect(engine: Engine, wake: Wake) -> DiscordAdapter:
        kind = DiscordAdapter if plan.reconciles else UnseeingDiscord
        address = plan.gateway_url
        adapter = kind(
            engine, SystemClock(), plan.keys, gateway_url=address, pace=plan.pace, wake=wake, patience=patience
        )
        if not plan.has_nonce:
            forget_nonces(adapter)
        return adapter

    serving.run(plan, connect)


def forget_nonces(adapter: DiscordAdapter) -> None:
    """Discord takes whatever comes, as it does once the minutes of a nonce are over."""
    send = adapter._api.send

    async def without(channel: str, payload: dict[str, object]) -> dict[str, object]:
        return await send(channel, {name: part for name, part in payload.items() if "nonce" not in name})

    adapter._api.send = without  # type: ignore[method-assign]
