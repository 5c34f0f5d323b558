"""What an error of Discord's means for a message: surely not posted, perhaps posted, or never to be."""

from collections.abc import Mapping

from adapters.calling import NoAnswer, NotReached
from adapters.discord.calling import DiscordError, TokenRefused
from bot.i18n import mark
from bot.ports import Refused, Unsure

SERVER, TOO_MUCH = 500, 429
UNREACHED, SHORT_WAIT, LONG_WAIT = 10.0, 1.0, 60.0
"""Seconds to stay away: no way to Discord; it says to wait and not how long; it does not let the bot in at all."""

GONE = frozenset({10008, 30046})
"""A message that can't be written over any more: deleted, or too old to be edited so often."""
TOO_MANY_CONVERSATIONS, TOO_FAST = 40003, frozenset({20016, 20022, 20028})
"""Discord wants us to open fewer direct conversations, or to write less."""

LET_IN = mark("Let the bot see that channel and write in it (View Channel, Send Messages), then press Try again.")
ANOTHER = mark("That channel is gone. Choose another one with /loop team channel.")
OPEN_THREAD = mark("The thread is locked or archived. Open it again, then press Try again.")
ADVICE: Mapping[int, str] = {
    10003: ANOTHER,
    10004: ANOTHER,
    10013: "",
    50001: LET_IN,
    50013: LET_IN,
    50007: "",
    50278: "",
    50083: OPEN_THREAD,
    160005: OPEN_THREAD,
    20026: "",
    340013: "",
}
"""What somebody can do about a place that takes no message, by Discord's number for why."""
NAMES: Mapping[int, str] = {
    10003: "unknown channel",
    10013: "unknown user",
    50001: "no access",
    50013: "missing permissions",
    50007: "takes no direct messages",
    50278: "takes no direct messages",
    50083: "thread is archived",
    160005: "thread is locked",
}


def refusal(error: DiscordError | NoAnswer | TokenRefused) -> Refused | Unsure:
    """What a call that failed says about its message."""
    if isinstance(error, TokenRefused):
        return Refused("not let in", retry_after=LONG_WAIT)
    if isinstance(error, NotReached):
        return Refused("not reached", retry_after=UNREACHED)
    if isinstance(error, NoAnswer) or error.status >= SERVER:
        return Unsure(str(error))
    if error.status == TOO_MUCH or error.code in TOO_FAST:
        return Refused("rate limited", retry_after=error.retry_after or SHORT_WAIT)
    if error.code == TOO_MANY_CONVERSATIONS:
        return Refused("rate limited", retry_after=error.retry_after or LONG_WAIT)
    reason = NAMES.get(error.code, f"code {error.code or error.status}")
    return Refused(reason, is_final=error.code in ADVICE, advice=ADVICE.get(error.code, ""))
