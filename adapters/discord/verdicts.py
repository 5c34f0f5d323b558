"""What Discord's answers mean for whoever runs the bot: findings for the doctor, each with what to do about it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from adapters.discord.calling import DiscordError, Json
from adapters.discord.commands import command_hash, commands
from adapters.discord.permissions import ADMINISTRATOR, EVERYTHING, missing, wanted
from bot.doctor import Finding, Health
from storage.team_channels import TeamChannel

NOTICED = timedelta(seconds=60)
PORTAL = "discord.com/developers/applications → your app"
INVITE = "python -m bot discord invite"
SYNC = "python -m bot discord sync"
INTENTS: dict[str, int] = {
    "Presence": 1 << 12 | 1 << 13,
    "Server Members": 1 << 14 | 1 << 15,
    "Message Content": 1 << 18 | 1 << 19,
}
"""What Discord calls the intents that take a reason; the bits say that one is switched on."""
TEXT, ANNOUNCEMENTS = 0, 5
GONE, HIDDEN = 10_003, 50_001


def token_refused() -> Finding:
    fix = f"copy it again from {PORTAL} → Bot → Reset Token"
    return Finding(Health.ILL, "Discord: DISCORD_TOKEN is not accepted", fix)


def unreachable(why: str) -> Finding:
    return Finding(Health.ILL, f"Discord: it can't be asked ({why})", "check this machine's network")


def refused(error: DiscordError) -> Finding:
    if error.status == 429:
        return busy()
    return Finding(Health.ILL, f"Discord: it says no ({error})", "try again later, then check the token")


def busy() -> Finding:
    return Finding(Health.WARNING, "Discord: it is busy just now", "try again in a minute")


def skew(said: datetime, now: datetime) -> Finding:
    ahead = now - said
    if abs(ahead) <= NOTICED:
        return Finding(Health.WELL, "Discord: the clock agrees with Discord's")
    seconds, way = abs(round(ahead.total_seconds())), "ahead of" if ahead > timedelta() else "behind"
    what = f"Discord: the clock is {seconds} seconds {way} Discord's"
    return Finding(Health.WARNING, what, "switch the machine's time synchronisation on")


def bot(me: Json, application: Json) -> Finding:
    return Finding(Health.WELL, f"Discord: the bot is {me.get('username')} of the app {application['id']}")


def app_settings(application: Json) -> Iterator[Finding]:
    """What was set in the portal that the bot does not need, or can't work with."""
    if application.get("interactions_endpoint_url"):
        what = "Discord: what people do is sent to an address, not to this bot"
        yield Finding(Health.ILL, what, f"{PORTAL} → General Information: empty Interactions Endpoint URL")
    if application.get("bot_public"):
        what = "Discord: anybody can take the bot into a server of theirs"
        yield Finding(Health.WARNING, what, f"{PORTAL} → Bot: switch Public Bot off")
    if application.get("bot_require_code_grant"):
        what = "Discord: the invitation does not work, as it needs a code"
        yield Finding(Health.ILL, what, f"{PORTAL} → Bot: switch Requires OAuth2 Code Grant off")
    yield from intents(int(application.get("flags") or 0))


def intents(flags: int) -> Iterator[Finding]:
    switched_on = [name for name, bits in INTENTS.items() if flags & bits]
    for name in switched_on:
        what = f"Discord: the {name} Intent is on, and never used"
        yield Finding(Health.WARNING, what, f"{PORTAL} → Bot → Privileged Gateway Intents: switch it off")
    if not switched_on:
        yield Finding(Health.WELL, "Discord: it can read no message but those that are for the bot")


def commands_in_step(application: str, shown: Sequence[Json], told: Any) -> Finding:
    """Discord's own list is compared by its names: it hands commands back with more in them than it was told."""
    made = commands()
    if told != {"application": application, "hash": command_hash(made)}:
        return Finding(Health.ILL, "Discord: it does not know the commands of this release", SYNC)
    names = [sorted((each.get("type", 1), each["name"]) for each in some) for some in (made, shown)]
    if names[0] != names[1]:
        return Finding(Health.ILL, "Discord: it shows other commands than it was told", f"{SYNC} --force")
    return Finding(Health.WELL, "Discord: it knows the commands of this release")


def servers(guilds: Sequence[Json]) -> Finding:
    if not guilds:
        return Finding(Health.WARNING, "Discord: the bot is in no server yet", INVITE)
    names = ", ".join(str(each.get("name", each["id"])) for each in guilds[:5])
    more = f" and {len(guilds) - 5} more" if len(guilds) > 5 else ""
    return Finding(Health.WELL, f"Discord: the bot is in {names}{more}")


def no_channel() -> Finding:
    return Finding(Health.WELL, "Discord: no team has a channel there; partners are written to directly")


def channel(team: TeamChannel, found: Json, granted: int) -> Finding:
    """Whether everything can be done there that is to be done, by the number and by the names of what is missing."""
    label = f"#{found.get('name', team.place)}, the channel of {team.team}"
    if found.get("type") not in {TEXT, ANNOUNCEMENTS}:
        return Finding(Health.ILL, f"Discord: {label}, is no channel for text", "choose another channel for the team")
    if granted == EVERYTHING or granted & ADMINISTRATOR:
        what = f"Discord: the bot may do everything in {label}, and needs little of it"
        return Finding(Health.WARNING, what, f"take Administrator from its role; it needs {wanted()}")
    if lacking := missing(granted):
        names = "; ".join(f"{each.name}, {each.why}" for each in lacking)
        what = f"Discord: in {label}, the bot has {granted & wanted()} of {wanted()}; missing: {names}"
        return Finding(Health.ILL, what, "grant it in the channel's settings → Permissions, to the bot's role")
    return Finding(Health.WELL, f"Discord: the bot has what it needs in {label} ({wanted()})")


def unseen(team: TeamChannel, error: DiscordError) -> Finding:
    if error.status == 429:
        return busy()
    if error.code == GONE:
        what = f"Discord: the channel of {team.team} ({team.place}) is gone"
        return Finding(Health.ILL, what, "choose another channel for the team")
    if error.code == HIDDEN:
        what = f"Discord: the bot does not see the channel of {team.team} ({team.place}); missing: View Channel"
        return Finding(Health.ILL, what, "grant it in the channel's settings → Permissions, to the bot's role")
    what = f"Discord: the channel of {team.team} can't be looked at ({error})"
    return Finding(Health.WARNING, what, "try again later")
