"""What Slack's answers mean for whoever runs the bot: findings for the doctor, each with what to do about it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from adapters.slack.manifest import PATH
from adapters.slack.scopes import SCOPES, Option, Scope, wanted
from bot.doctor import Finding, Health
from bot.settings import Settings
from storage.team_channels import TeamChannel

NOTICED, TOO_FAR = timedelta(seconds=60), timedelta(seconds=300)
"""Slack's requests carry their time, and those that are five minutes old are not to be trusted."""
VITAL = frozenset({"commands", "chat:write"})
WRONG_TOKEN = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"})
WRONG_KIND = frozenset({"not_allowed_token_type", "missing_scope", "no_permission"})
FIX_BOT = "copy it again from api.slack.com/apps → your app → OAuth & Permissions; it begins with xoxb-"
FIX_APP = (
    "make one on api.slack.com/apps → your app → Basic Information → App-Level Tokens, with connections:write;"
    " it begins with xapp-"
)
FIX_SCOPES = "paste the manifest again (python -m bot slack manifest), then Reinstall to Workspace"
PLACES = {
    "public channels": frozenset({"channels:history"}),
    "private channels": frozenset({"groups:history"}),
    "direct messages": frozenset({"im:history", "im:write"}),
}
WHEN_UNSURE = {"resend": "sent again, so it may come twice", "hold": "held until a person decides"}
NOT_NEEDED = (
    ("files:", "nothing is uploaded or read"),
    ("reactions:", "reactions mean nothing to it"),
    ("users:read.email", "nobody is known by their address"),
    ("chat:write.public", "it speaks only where it was invited"),
    ("chat:write.customize", "it always speaks under its own name"),
    ("channels:join", "people invite it"),
    ("im:read", "it knows whom it writes to"),
    ("mpim:", "it takes no part in group messages"),
    ("admin", "it administers nothing"),
    ("search:", "it searches nothing on Slack"),
    ("incoming-webhook", "it posts by itself"),
)
"""Beginnings of scopes that apps often have."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Slack answered; `error` is empty when all went well."""

    error: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    scopes: frozenset[str] | None = None
    """What the token was granted; none when the answer does not say."""
    at: datetime | None = None
    """The time by Slack's clock."""


def skew(answer: Answer, now: datetime) -> Iterator[Finding]:
    if answer.at is None:
        return
    ahead = now - answer.at
    seconds, way = abs(round(ahead.total_seconds())), "ahead of" if ahead > timedelta() else "behind"
    what, advice = (
        f"Slack: the clock is {seconds} seconds {way} Slack's",
        "switch the machine's time synchronisation on",
    )
    if abs(ahead) > TOO_FAR:
        yield Finding(Health.ILL, what, f"{advice}; what Slack sends by HTTP is refused meanwhile")
    elif abs(ahead) > NOTICED:
        yield Finding(Health.WARNING, what, advice)
    else:
        yield Finding(Health.WELL, "Slack: the clock agrees with Slack's")


def bot_token(answer: Answer) -> Finding:
    if not answer.error:
        user, bot, team = (answer.said.get(name, "?") for name in ("user", "bot_id", "team"))
        return Finding(Health.WELL, f"Slack: the bot is {user} ({bot}) in {team}")
    return refused("SLACK_BOT_TOKEN", answer.error, FIX_BOT)


def app_token(answer: Answer, settings: Settings) -> Finding:
    if answer.error:
        return refused("SLACK_APP_TOKEN", answer.error, FIX_APP)
    unused = "; SLACK_SIGNING_SECRET is not used" if settings.slack_signing_secret else ""
    return Finding(Health.WELL, f"Slack: Socket Mode works, and no public address is needed{unused}")


def refused(name: str, error: str, fix: str) -> Finding:
    """A token that is wrong, or a moment that is."""
    if error == "ratelimited":
        return busy()
    if error in WRONG_TOKEN | WRONG_KIND:
        return Finding(Health.ILL, f"Slack: {name} is not accepted ({error})", fix)
    return Finding(Health.ILL, f"Slack: {name} could not be tried ({error})", "try again later, then check the token")


def busy() -> Finding:
    return Finding(Health.WARNING, "Slack: it is busy just now", "try again in a minute")


def unreachable(why: str) -> Finding:
    return Finding(
        Health.ILL, f"Slack: it can't be asked ({why})", "check this machine's network, and HTTPS_PROXY if there is one"
    )


def by_http(settings: Settings) -> Finding:
    """Without an app token Slack has to find the bot."""
    if settings.port == 0:
        return Finding(Health.ILL, "Slack: requests come by HTTP to a port that changes", "set PORT to a fixed number")
    where = f"port {settings.port}, {PATH}"
    return Finding(Health.WELL, f"Slack: signed requests come by HTTP to {where}, through your proxy with TLS")


def scopes(granted: frozenset[str] | None, when_unsure: str) -> Iterator[Finding]:
    """Too few, too many, and what those that are there make possible."""
    if granted is None:
        yield Finding(Health.WARNING, "Slack: it does not say which scopes are granted", "look on OAuth & Permissions")
        return
    missing = [each for each in SCOPES if not each.options and each.name not in granted]
    yield from (lacking(each) for each in missing)
    yield from (too_many(name) for name in sorted(granted - {each.name for each in SCOPES}))
    if not missing:
        yield Finding(Health.WELL, "Slack: every scope that is needed is granted")
    yield from lookup(granted, when_unsure)


def lacking(scope: Scope) -> Finding:
    health = Health.ILL if scope.name in VITAL else Health.WARNING
    return Finding(health, f"Slack: the scope {scope.name} is missing, for {scope.why}", FIX_SCOPES)


def too_many(name: str) -> Finding:
    why = next((why for beginning, why in NOT_NEEDED if name.startswith(beginning)), "it is never used")
    fix = "take it away on OAuth & Permissions, then Reinstall to Workspace"
    return Finding(Health.WARNING, f"Slack: the scope {name} is too much: {why}", fix)


def lookup(granted: Collection[str], when_unsure: str) -> Iterator[Finding]:
    """`im:history` alone is what direct messages need, and looks nothing up."""
    able = [place for place, needed in PLACES.items() if needed <= set(granted)]
    begun = set(granted) & (set(wanted([Option.LOOKUP])) - set(wanted([Option.DIRECT_MESSAGES])))
    unsure = WHEN_UNSURE[when_unsure]
    if len(able) == len(PLACES):
        yield Finding(Health.WELL, "Slack: a post whose answer is lost is looked up before it is sent again")
    elif begun:
        where = ", ".join(able) or "nothing"
        what = f"Slack: the scopes for looking up a lost post cover {where}; elsewhere it is {unsure}"
        yield Finding(Health.WARNING, what, "grant all of them (python -m bot slack manifest --lookup), or none")
    else:
        yield Finding(Health.WELL, f"Slack: a post whose answer is lost can't be looked up and is {unsure}")


def channel(team: TeamChannel, answer: Answer, bot_name: str) -> Finding:
    """Whether the team's reminders can reach its channel, and who else would read them."""
    invite, label = f"type /invite @{bot_name} there", f"#{answer.said.get('name', team.place)}"
    match answer:
        case Answer(error="ratelimited"):
            return busy()
        case Answer(error="channel_not_found"):
            what = f"Slack: the channel of {team.team} ({team.place}) is gone, or private and without the bot"
            return Finding(Health.ILL, what, f"{invite}, or choose another channel for the team")
        case Answer(error=error) if error:
            return Finding(
                Health.WARNING, f"Slack: the channel of {team.team} can't be looked at ({error})", FIX_SCOPES
            )
        case Answer(said={"is_archived": True}):
            advice = "unarchive it, or choose another channel for the team"
            return Finding(Health.ILL, f"Slack: {label}, the channel of {team.team}, is archived", advice)
        case Answer(said={"is_member": False}):
            return Finding(Health.ILL, f"Slack: the bot is not in {label}, the channel of {team.team}", invite)
        case Answer(said={"is_ext_shared": True}):
            what = f"Slack: {label}, the channel of {team.team}, is shared with another organisation"
            return Finding(Health.WARNING, what, "choose a channel of your own: everyone in it reads what is posted")
    return Finding(Health.WELL, f"Slack: the bot is in {label}, the channel of {team.team}")


def foreign(team: TeamChannel) -> Finding:
    what = f"Slack: the channel of {team.team} is in another workspace ({team.workspace})"
    return Finding(Health.WARNING, what, "choose a channel of this workspace for the team")


def no_channel() -> Finding:
    return Finding(
        Health.WARNING, "Slack: no team has a channel yet", "open the app's Home tab, which leads through it"
    )
