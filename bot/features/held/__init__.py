"""A message that may or may not have arrived, or was refused for no known reason: who is asked, what they decide."""

from bot import replies
from bot.considerate import good_time
from bot.feature import STAFF, Action, Feature, Letter, LetterRun
from bot.held import ARRIVED, SEND_AGAIN, TOLD, attempt, teams_of
from bot.helping import may_help
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Message, Say, Style
from bot.writing import letter_button
from storage.held import Held
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.people import People
from storage.viewer import SYSTEM


def write_told(run: LetterRun) -> Message | None:
    """Whom the message was for, and nothing of what it says."""
    held, payload, t = Outbox(run.session).get(run.item.payload["item"]), run.item.payload, run.t
    if held is None or not is_held(held, payload["attempt"]):
        return settled(run, held) if run.item.state is OutboxState.SENT else None
    again = letter_button(run, t("Send again"), SEND_AGAIN, held.id, Style.PRIMARY, attempt=payload["attempt"])
    if held.started_at is None:
        why = Say(t("I tried several times and heard: {error}", error=held.error))
        return Message(refused_title(run, held), (why, Buttons((again,)), Hint(f"Ref {payload['ref']}")))
    why = Say(t("There was no clear answer, and I don't want to send it twice unasked. Please have a look there."))
    arrived = letter_button(run, t("It arrived"), ARRIVED, held.id, attempt=payload["attempt"])
    return Message(title(run, held), (why, Buttons((again, arrived)), Hint(f"Ref {payload['ref']}")))


def title(run: LetterRun, held: OutboxItem) -> str:
    people = People(run.session, SYSTEM)
    if held.person_id is not None:
        return run.t("I can't say whether a message to {name} arrived.", name=people.name(held.person_id))
    team = people.team(run.item.payload["team"])
    return run.t("I can't say whether a message to the channel of {team} arrived.", team=team.name if team else "")


def refused_title(run: LetterRun, held: OutboxItem) -> str:
    people = People(run.session, SYSTEM)
    if held.person_id is not None:
        return run.t("I could not send a message to {name}.", name=people.name(held.person_id))
    team = people.team(run.item.payload["team"])
    return run.t("I could not send a message to the channel of {team}.", team=team.name if team else "")


def settled(run: LetterRun, held: OutboxItem | None) -> Message:
    arrived = held is not None and held.is_vouched
    return Message(run.t("It arrived. Thank you.") if arrived else run.t("It was sent again. Thank you."))


def is_held(item: OutboxItem, attempted: str) -> bool:
    return item.state is OutboxState.HELD and attempt(item) == attempted


def asked_about(turn: Turn, press: Press) -> OutboxItem | Reply:
    """The message that a button is about, while it is held; else what to answer."""
    item = Held(turn.session).get(press.subject)
    if item is None or not may_help(turn.viewer, teams_of(turn.session, item)):
        return replies.not_found(turn)
    if not is_held(item, press.args["attempt"]):
        return replies.settled(turn.say(turn.t("That was settled meanwhile.")))
    return item


def send_again(turn: Turn, press: Press) -> Reply:
    """Somebody decided: once more, in its reader's good hours, and marked as a possible repeat."""
    item = asked_about(turn, press)
    if isinstance(item, Reply):
        return item
    reader = People(turn.session, SYSTEM).get(item.person_id) if item.person_id else None
    Held(turn.session).once_more(item, good_time(turn.session, reader, turn.now) if reader else turn.now)
    turn.audit("sent again", item)
    return turn.say(turn.t("I am sending it again."))


def arrived(turn: Turn, press: Press) -> Reply:
    """Somebody saw it there."""
    item = asked_about(turn, press)
    if isinstance(item, Reply):
        return item
    Held(turn.session).vouch(item, turn.now)
    turn.audit("arrived", item)
    return turn.say(turn.t("Noted. It is not sent again."))


FEATURE = Feature(
    "held",
    actions=(Action(SEND_AGAIN, send_again, STAFF), Action(ARRIVED, arrived, STAFF)),
    letters=(Letter(TOLD, write_told),),
)
