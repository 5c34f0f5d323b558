"""How a reply is given in Discord: what goes back at once, and what is called after. Pure: nothing is sent here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from adapters.discord.flags import EPHEMERAL
from adapters.discord.inbound import Origin, Way
from adapters.discord.modals import form_modal
from adapters.discord.pressed import without
from adapters.discord.render import answer_payload, is_answer, update_payload, wires_of
from bot.i18n import Translator, translator
from bot.turn import OpenForm, Reply
from bot.ui.form import PER_STEP
from bot.ui.message import File, Message

Json = dict[str, Any]


class Kind(Enum):
    """Discord's numbers for first answers."""

    MESSAGE = 4
    WAIT = 5
    """The answer comes later, as a message for the asker alone."""
    NOTHING = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(frozen=True, slots=True)
class First:
    """What goes back within three seconds."""

    kind: Kind
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> Json:
        return {"type": self.kind.value, "data": dict(self.data)} if self.data else {"type": self.kind.value}


@dataclass(frozen=True, slots=True)
class Follow:
    """One more message for the asker."""

    payload: Json


@dataclass(frozen=True, slots=True)
class Instead:
    """The message in the place of the one that says to wait."""

    payload: Json


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Write over the message whose button was pressed, which the bot posted by itself."""

    payload: Json


@dataclass(frozen=True, slots=True)
class Offer:
    """A form that no window can be opened for right now: somebody has to press a button first."""

    form: OpenForm
    is_first: bool = False
    """Whether it takes the place of the one that says to wait."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Files for the asker alone, in a message of their own: beside components a file would have to be one of them."""

    files: tuple[File, ...]


Step = Follow | Instead | Rewrite | Offer | HandOver


@dataclass(frozen=True, slots=True)
class Plan:
    """The first answer, and what follows it. Without a first one nothing goes back: somebody else has answered."""

    first: First | None
    steps: tuple[Step, ...] = ()


def plan(origin: Origin, reply: Reply) -> Plan:
    """The whole answer."""
    if reply.is_repeat:
        return Plan(None)
    if reply.form and not reply.messages and origin.way is not Way.SUBMITTED:
        # A window is the first answer or none.
        opened = window(reply.form, translator(reply.language), can_pick=not origin.is_direct)
        return Plan(First(Kind.MODAL, opened), rewriting(origin, reply))
    offers = (Offer(reply.form),) if reply.form else ()
    over = written_over(origin, reply)
    said = tuple(answers(reply))
    after = (*handed_over(reply), *offers)
    if over is not None:
        return Plan(First(Kind.UPDATE, over), (*map(Follow, said), *after))
    if said:
        return Plan(First(Kind.MESSAGE, said[0]), (*map(Follow, said[1:]), *after))
    return Plan(First(Kind.WAIT, {"flags": EPHEMERAL}) if offers else nothing(origin, reply), firsts(offers))


def window(opened: OpenForm, t: Translator, can_pick: bool) -> Json:
    """One step of a form; what it is called says which."""
    start = opened.step * PER_STEP
    modal = form_modal(opened, t, slice(start, start + PER_STEP), can_pick)
    return {**modal, "custom_id": f"{modal['custom_id']}:{opened.step}"} if opened.step else modal


def firsts(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    return tuple(Offer(each.form, is_first=True) for each in offers)


def nothing(origin: Origin, reply: Reply) -> First:
    """There is nothing to say. A button only has to be let go; a command has to be answered."""
    return First(Kind.NOTHING) if origin.message else First(Kind.MESSAGE, done(reply))


def done(reply: Reply) -> Json:
    t = translator(reply.language)
    return answer_payload((Message(t("Done.")),), t)


def answers(reply: Reply) -> list[Json]:
    """What is said, to the asker alone, each message in an answer of its own."""
    return [answer_payload((message,), translator(reply.language)) for message in reply.messages]


def handed_over(reply: Reply) -> tuple[HandOver, ...]:
    """Everything that goes along with what is said."""
    files = tuple(block for message in reply.messages for block in message.blocks if isinstance(block, File))
    return (HandOver(files),) if files else ()


def written_over(origin: Origin, reply: Reply) -> Json | None:
    """What becomes of the message with the button: what it says now, or only that the button is gone."""
    if origin.message is None:
        return None
    if reply.update:
        wire_id = next(iter(wires_of(origin.message)), "")
        return update_payload(reply.update, translator(reply.language), wire_id, is_answer(origin.message))
    if reply.is_used_up and reply.messages and origin.way is Way.IN_ANSWER:
        return without(origin.message, origin.pressed, origin.picked)
    return None


def rewriting(origin: Origin, reply: Reply) -> tuple[Step, ...]:
    """A message below a window that opens is written over apart."""
    over = written_over(origin, reply) if origin.way is Way.IN_POST else None
    return (Rewrite(over),) if over else ()


def waiting(origin: Origin) -> Plan:
    """The answer is not ready when Discord wants one."""
    return Plan(First(Kind.WAIT, {"flags": EPHEMERAL}))


def later(origin: Origin, reply: Reply) -> tuple[Step, ...]:
    """What follows `waiting`: the first message takes the place of the one that says to wait."""
    if reply.is_repeat:
        return ()
    over = rewriting(origin, reply)
    said = answers(reply) or ([answer_payload((reply.update,), translator(reply.language))] if reply.update else [])
    offers = (Offer(reply.form, is_first=not said),) if reply.form else ()
    if not said and not offers:
        said = [done(reply)]
    return (*over, *map(instead, said[:1]), *map(Follow, said[1:]), *handed_over(reply), *offers)


def instead(payload: Json) -> Instead:
    """Who sees it was said along with waiting, for good: of a message that is there, it can't be said again."""
    return Instead({**payload, "flags": payload["flags"] & ~EPHEMERAL})
