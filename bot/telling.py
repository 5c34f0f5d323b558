"""What a contact is told of what we keep about them: once when they first reach us, and again whenever they ask."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.consenting import YES_LASTS
from bot.considerate import may_write
from bot.events import Event, Opened, Searched
from bot.held import liaison_of
from bot.i18n import language_name, languages, mark, translator
from bot.replies import with_hint
from bot.turn import Reply, Turn
from bot.ui.message import Button, Buttons, Facts, Hint, Message, Say, Style
from bot.zoning import borrow
from storage.labels import Consents, Purpose
from storage.people import People
from storage.viewer import SYSTEM, Role

TITLE = mark("A word on what we keep about you")
ANSWER, LANGUAGE = "consent.answer", "consent.language"
FINE, QUIETLY, RATHER_NOT = "fine", "quietly", "rather not"


def is_to_be_told(turn: Turn) -> bool:
    """Whether the actor is a contact who was not told yet, or whose yes is over since they were."""
    actor = turn.actor
    if turn.viewer.role is not Role.CONTACT or actor.left_at:
        return False
    return actor.told_at is None or ended_since(turn, actor.told_at)


def ended_since(turn: Turn, told_at: datetime) -> bool:
    consents = turn.open(Consents)
    if may_write(turn.session, turn.actor, turn.now) is not None:
        return False
    last = consents.last(turn.actor.id, Purpose.CONTACT)
    return last is not None and last.until is not None and told_at < last.until <= turn.now


def meet(turn: Turn) -> None:
    """Until somebody new has said where they are, they are where the team is."""
    if turn.viewer.role is Role.CONTACT and turn.actor.told_at is None:
        borrow(turn.session, turn.actor)


def told_along(turn: Turn, event: Event, reply: Reply) -> Reply:
    """The answer, with what its reader is to be told beside it: that a letter of theirs waits, and once what is kept.

    A window with a form shows nothing else, so it is told with the next answer. What asks comes last.
    """
    if turn.awaits and turn.viewer.is_ours:
        names = ", ".join(turn.awaits)
        reply = with_hint(reply, turn.t("It reaches {names} once they agree to be written to.", names=names))
    is_shown = not (reply.form and event.has_forms) and not reply.errors and not reply.is_failure
    if isinstance(event, Opened | Searched) or not is_shown or not is_to_be_told(turn):
        return reply
    told, before = first_contact(turn), [message for message in reply.messages if not message.asks]
    asking = [message for message in reply.messages if message.asks]
    return replace(reply, messages=(*before, told, *asking))


def told_at_the_door(session: Session, event: Event, reply: Reply, now: datetime, ref: str) -> Reply:
    """Somebody we had not met was let in a moment ago."""
    person = People(session, SYSTEM).who_is(*event.sender.key)
    if person is None or person.left_at:
        return reply
    turn = Turn(session, person, person.viewer(), now, translator(person.language), ref)
    return told_along(turn, event, reply)


def first_contact(turn: Turn) -> Message:
    """Told once, with the question unless it was answered in the same breath; `told_at` says since when."""
    meet(turn)
    turn.actor.told_at = turn.now
    is_answered = may_write(turn.session, turn.actor, turn.now) is not None
    return Message(turn.t(TITLE), (Facts(facts(turn)),)) if is_answered else question(turn)


def question(turn: Turn) -> Message:
    t = turn.t
    fine = t(
        "“That's fine” means: we keep it, may write to you, and may quote you to colleagues. Nothing is published."
    )
    until = t("Until you answer, I write to you only in answer to what you do here.")
    ways = (
        turn.button(t("That's fine"), ANSWER, None, Style.PRIMARY, answer=FINE),
        turn.button(t("Keep it, don't write to me"), ANSWER, answer=QUIETLY),
        turn.button(t("Rather not"), ANSWER, answer=RATHER_NOT),
    )
    blocks = (Facts(facts(turn)), Say(fine), Hint(until), Buttons((*ways, *other_languages(turn))))
    return Message(t(TITLE), blocks)


def other_languages(turn: Turn) -> tuple[Button, ...]:
    """The same in another language, named as those who speak it do; two at the most fit the row."""
    others = [language for language in languages() if language != turn.t.language][:2]
    return tuple(turn.button(language_name(each).capitalize(), LANGUAGE, language=each) for each in others)


def facts(turn: Turn) -> tuple[tuple[str, str], ...]:
    """What is kept, why, who reads it, until when, and what they can do about it."""
    t = turn.t
    kept = t("Your name, your account here, what you tell us, and the promises between us.")
    until = t("Until you have it deleted. A yes counts until {date}; then I ask you again.", date=last_day(turn))
    see = t("See it: /loop record. A copy: /loop export. Delete it: /loop forget.")
    stop = t("No more messages: /loop stop. This again: /loop privacy.")
    return (
        (t("What is kept"), kept),
        (t("Why"), t("So that you get an answer, and we keep what we promise.")),
        (t("Who reads it"), readers(turn)),
        (t("Until when"), until),
        (t("Your say"), f"{see} {stop}"),
    )


def last_day(turn: Turn) -> str:
    return turn.day((turn.now + YES_LASTS).date())


def readers(turn: Turn) -> str:
    """Who looks after them, whoever else is of our side, and who could."""
    t, liaison = turn.t, liaison_of(turn.session, turn.actor)
    team = People(turn.session, SYSTEM).team(liaison.team_id) if liaison else None
    ours = t("The people of {team}; what you share inside, our other teams too.", team=team.name) if team else ""
    who = t("{name} looks after it.", name=liaison.name) if liaison else ""
    host = t("Whoever runs this bot could read its database.")
    return " ".join(part for part in (ours or t("Our outreach staff."), who, host) if part)
