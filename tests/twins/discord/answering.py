"""How a small bot answers: payloads as Discord's documents write them, sent by the real library."""

from typing import Any

import discord
from discord.http import Route

MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


async def answer(given: discord.Interaction, kind: int, data: dict[str, Any] | None = None) -> Any:
    """The first answer."""
    route = Route("POST", f"/interactions/{given.id}/{given.token}/callback")
    return await given.client.http.request(route, json={"type": kind, **({"data": data} if data else {})})


async def rewrite(given: discord.Interaction, data: dict[str, Any], message: str = "@original") -> Any:
    route = Route("PATCH", f"/webhooks/{given.application_id}/{given.token}/messages/{message}")
    return await given.client.http.request(route, json=data)


async def follow(given: discord.Interaction, data: dict[str, Any]) -> Any:
    route = Route("POST", f"/webhooks/{given.application_id}/{given.token}")
    return await given.client.http.request(route, json=data)
