"""`python -m bot discord`: which commands Discord shows, and the link that lets the bot into a server."""

from argparse import Namespace

from bot.cli import OK
from bot.cli.opening import opened
from bot.errors import MISCONFIGURED, Explained
from bot.settings import Settings
from storage.instance import COMMANDS_TOLD, Instance


def run(settings: Settings, chosen: Namespace) -> int:
    if settings.discord_token is None:
        raise Explained("DISCORD_TOKEN is not set. See docs/discord.md.", MISCONFIGURED)
    {"sync": sync, "invite": invite}[chosen.what](settings, chosen)
    return OK


def sync(settings: Settings, chosen: Namespace) -> None:
    """Tell Discord the commands. What it was told is noted, so that it is told again only when they changed."""
    from adapters.discord import operating

    with opened(settings) as database:
        known = database.read_now(lambda session: Instance(session).get(COMMANDS_TOLD))
        told = operating.sync(settings, None if chosen.force else known)
        if told is None:
            print("Discord knows these commands already. To tell it again: python -m bot discord sync --force")
            return
        database.write_now(lambda session: Instance(session).set(COMMANDS_TOLD, told))
    print("Discord knows the commands now. Whoever has it open may have to restart it to see them.")


def invite(settings: Settings, _: Namespace) -> None:
    from adapters.discord import operating

    print(operating.invite(settings))
    print("Open it in a browser, as somebody who may manage the server.")
