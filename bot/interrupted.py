"""What becomes of a question when something else comes in between: it is put aside, and that is said.

What is typed next was most likely not meant as its answer, which may go to others.
"""

from dataclasses import replace

from bot import dialogue
from bot.events import Commanded, Event, Invoked, Pressed, Said
from bot.forms import Forms
from bot.router import begins_a_command
from bot.turn import Reply, Turn
from storage.conversations import Conversation, Conversations


def interrupted(turn: Turn, event: Event) -> list[Conversation]:
    """The questions that the next line would answer, whomever the account acts as, if this is no answer to them."""
    if not is_between(event):
        return []
    found = (Conversations(turn.session, person.id).current() for person in (turn.actor, *turn.others))
    return [talk for talk in found if talk and not talk.is_aside]


def is_between(event: Event) -> bool:
    match event:
        case Commanded(words=words):
            return not dialogue.way(words)
        case Said(words=words):
            return begins_a_command(words) and not dialogue.way(words)
        case _:
            return isinstance(event, Pressed | Invoked)


def put_aside(turn: Turn, forms: Forms, asked: list[Conversation], reply: Reply) -> Reply:
    """Put these aside, except where their form has ended or another one is asked first and they come back by
    themselves. Each is named, with how to go on."""
    for talk in (talk for talk in asked if Conversations(turn.session, talk.person_id).current() is talk):
        talk.put_aside(True)
        handler = forms.get(talk.form)
        if handler and reply.form is None:
            reply = replace(reply, messages=(*reply.messages, dialogue.aside(turn, handler.form)))
    return reply
