"""A team channel that can't be posted to: what its team is told, and trying again."""

import re

from bot import broken, helping, replies
from bot.broken import TOLD, TRY_AGAIN
from bot.feature import STAFF, Action, Feature, Letter, LetterRun
from bot.i18n import Translator
from bot.naming import channel_name
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Message, Say, Spot, Style
from bot.writing import letter_button
from storage.broken import Broken, BrokenDestination
from storage.outbox import OutboxState
from storage.people import People
from storage.viewer import SYSTEM

INVITE = re.compile(r"/invite @\S+")


def write_told(run: LetterRun) -> Message | None:
    """What happened, what can be done now, and what waits meanwhile."""
    payload, t = run.item.payload, run.t
    team, place = People(run.session, SYSTEM).team(payload["team"]), Broken(run.session).get(payload["broken"])
    if team is None or place is None:
        return None
    if not is_this_break(place, payload["breaks"]):
        was_sent = run.item.state is OutboxState.SENT
        title = t("The channel of {team} is being tried again.", team=team.name)
        return Message(title, (Hint(t("If it still refuses, I will tell you.")),)) if was_sent else None
    advice = advised(t, place.advice)
    usual = t("It may be gone, or I am not in it any more. Put that right, then press Try again.")
    again = letter_button(run, t("Try again"), TRY_AGAIN, place.id, Style.PRIMARY, breaks=place.breaks)
    channel = Spot(t("Team channel"), place.destination, channel_name(t, place.destination))
    blocks = (channel, Say(advice or usual), Say(waiting(run, place)), Buttons((again,)))
    return Message(
        t("I can't post in the channel of {team}.", team=team.name), (*blocks, Hint(f"Ref {payload['ref']}"))
    )


def advised(t: Translator, advice: str) -> str:
    """What a platform says can be done, in the reader's language; what is typed there has the bot's own name in it."""
    found = INVITE.search(advice)
    return t(advice.replace(found[0], "{invite}"), invite=found[0]) if found else t(advice)


def waiting(run: LetterRun, place: BrokenDestination) -> str:
    n = Broken(run.session).waiting(place.destination)
    return run.t.count("{n} message waits for it; nothing is lost.", "{n} messages wait for it; nothing is lost.", n)


def is_this_break(place: BrokenDestination, number: int) -> bool:
    return place.is_broken and place.breaks == number


def try_again(turn: Turn, press: Press) -> Reply:
    """Send what waits. If the channel still refuses, somebody is told as the first time."""
    place = Broken(turn.session).get(press.subject)
    if place is None or not may_help(turn, place):
        return replies.not_found(turn)
    if not is_this_break(place, press.args["breaks"]):
        return replies.settled(turn.say(turn.t("That channel was tried again meanwhile.")))
    n = broken.lifted(turn.session, place.destination, turn.now)
    turn.audit("tried again", place)
    said = turn.t.count("I am trying again: {n} message.", "I am trying again: {n} messages.", n)
    return turn.say(said, Hint(turn.t("If it still refuses, I will tell you.")))


def may_help(turn: Turn, place: BrokenDestination) -> bool:
    """The people of a team that the channel belongs to."""
    teams = People(turn.session, SYSTEM).teams_at(place.destination)
    return bool(teams) and helping.may_help(turn.viewer, [team.id for team in teams])


FEATURE = Feature(
    "broken",
    actions=(Action(TRY_AGAIN, try_again, STAFF),),
    letters=(Letter(TOLD, write_told),),
)
