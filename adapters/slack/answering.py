"""How a reply is given in Slack: what goes back at once, and what is called after that. Pure: nothing is sent here."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from adapters.slack.again import without
from adapters.slack.budget import Rung
from adapters.slack.inbound import Origin, Way
from adapters.slack.modals import error_blocks, form_view
from adapters.slack.render import home_view, message_payload, shown_view, working_view
from bot.i18n import Translator, translator
from bot.turn import OpenForm, Reply
from bot.ui.message import Items, Message

Json = dict[str, Any]
MOST_WINDOWS = 3
"""How many windows Slack lays on each other."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Say something to this one person, where they are."""

    payload: Json


@dataclass(frozen=True, slots=True)
class Post:
    """Say something in the conversation with the bot, where it stays."""

    payload: Json


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Write over the message whose button was pressed."""

    payload: Json
    simpler: Json | None = None
    """What is written if Slack can't draw that."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open a window, or lay it on the one that is open."""

    view: Json
    form: OpenForm | None = None
    on_top: bool = False
    instead: tuple[Json, ...] = ()
    """What is said if no window can be opened any more."""


@dataclass(frozen=True, slots=True)
class Update:
    """Show something else in a window that is open."""

    view_id: str
    view: Json
    instead: tuple[Json, ...] = ()
    """What is said if that window was closed meanwhile."""
    form: OpenForm | None = None
    """What is offered then."""
    view_hash: str = ""
    """That of the window as it was seen, where nothing newer may be written over."""


@dataclass(frozen=True, slots=True)
class Publish:
    """Show somebody's home anew; `view_hash` is that of the one they see, if it is known."""

    view: Json
    view_hash: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A form that no window can be opened for right now: somebody has to press a button first."""

    form: OpenForm


Step = Tell | Post | Rewrite | Open | Update | Offer


@dataclass(frozen=True, slots=True)
class Plan:
    """What Slack gets as the acknowledgement, and what follows it."""

    ack: Json = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


def plan(origin: Origin, reply: Reply, edition: str) -> Plan:
    """The whole answer. `edition` is new for each rendering, so that no window is taken for an earlier one."""
    match origin.way:
        case Way.COMMAND:
            return to_command(origin, reply, edition)
        case Way.SUBMITTED:
            return to_form(origin, reply, edition)
        case Way.OPENED:
            return Plan()
        case Way.SAID | Way.MENTIONED:
            return Plan(steps=(*(said(origin, message) for message in reply.messages), *offered(reply)))
        case Way.SHORTCUT | Way.IN_MESSAGE | Way.IN_VIEW | Way.AT_HOME:
            return Plan(steps=to_press(origin, reply, edition))
        case _:
            assert_never(origin.way)


def to_command(origin: Origin, reply: Reply, edition: str) -> Plan:
    """The first message goes back as the acknowledgement, which is the fastest and needs no further call."""
    first, rest = reply.messages[:1], reply.messages[1:]
    ack = {"response_type": "ephemeral", **payload(first[0])} if first else {}
    return Plan(ack, (*(Tell(payload(message)) for message in rest), *windows(origin, reply, edition)))


def to_press(origin: Origin, reply: Reply, edition: str) -> tuple[Step, ...]:
    return (*updates(origin, reply), *answers(origin, reply), *windows(origin, reply, edition), *below(origin, reply))


def updates(origin: Origin, reply: Reply) -> tuple[Step, ...]:
    """What is written over the place where the button was."""
    if reply.update is None:
        return ()
    match origin.way:
        case Way.IN_VIEW:
            return (Update(origin.view_id, shown(origin, reply, (reply.update,)), payloads(reply)),)
        case Way.AT_HOME:
            return (Open(shown(origin, reply, (reply.update,)), instead=payloads(reply)),)
        case _:
            return (rewriting(reply.update),)


def below(origin: Origin, reply: Reply) -> tuple[Step, ...]:
    """The window under an answer offers no longer what was just done in it."""
    if not (is_on_top(origin) and reply.is_used_up and reply.messages) or reply.update or not origin.sent:
        return ()
    return (Update(origin.view_id, without(origin.sent, origin.pressed), view_hash=origin.view_hash),)


def rewriting(message: Message) -> Rewrite:
    """A post has many readers, so what happened in it is shown to each of them in their own zone."""
    rows = (item for block in message.blocks if isinstance(block, Items) for item in block.rows)
    if not any(item.at for item in rows):
        return Rewrite(payload(message))
    return Rewrite(message_payload(message), payload(message))


def answers(origin: Origin, reply: Reply) -> tuple[Step, ...]:
    """What is said: in a window where there is no conversation, otherwise to this person alone."""
    if not reply.messages:
        return ()
    if origin.way is Way.IN_VIEW and not is_on_top(origin):
        return (Update(origin.view_id, shown(origin, reply, reply.messages), payloads(reply)),)
    in_conversation = origin.way is Way.IN_MESSAGE or (origin.response_url and origin.way is Way.SHORTCUT)
    if in_conversation and not reply.is_apart:
        return tuple(Tell(payload(message)) for message in reply.messages)
    view = shown(origin, reply, reply.messages)
    return (Open(view, on_top=is_on_top(origin), instead=payloads(reply)),)


def windows(origin: Origin, reply: Reply, edition: str) -> tuple[Step, ...]:
    """The form that comes next."""
    if reply.form is None:
        return ()
    view = window(origin, reply, reply.form, edition)
    if origin.way is Way.IN_VIEW and not is_on_top(origin):
        return (Update(origin.view_id, view, form=reply.form),)
    return (Open(view, reply.form, on_top=is_on_top(origin)),)


def is_on_top(origin: Origin) -> bool:
    """Whether another window can be laid on the one where this happened."""
    return origin.way is Way.IN_VIEW and origin.depth < MOST_WINDOWS


def to_form(origin: Origin, reply: Reply, edition: str) -> Plan:
    """A window that was sent off: it stays where something is to be put right, and otherwise makes room."""
    state = origin.state or {}
    if reply.errors and state:
        return Plan({"response_action": "errors", "errors": error_blocks(state, reply.errors)})
    if reply.is_failure and state:
        return Plan({"response_action": "errors", "errors": error_blocks(state, {"": spoken(reply)})})
    if reply.form:
        return Plan(replaced(window(origin, reply, reply.form, edition)))
    if reply.messages and (origin.depth > 1 or not (origin.response_url or origin.channel)):
        return Plan(replaced(shown(origin, reply, reply.messages)))
    return Plan(steps=tuple(Tell(payload(message)) for message in reply.messages))


def replaced(view: Json) -> Json:
    return {"response_action": "update", "view": view}


def spoken(reply: Reply) -> str:
    return " ".join(message.to_text().replace("\n", " ") for message in reply.messages)


def waiting(origin: Origin, t: Translator) -> Plan:
    """The answer is not ready when Slack wants one: say so, in a place where the answer can take its place.

    What a command is answered can't be written over, so nothing is said that would soon be wrong.
    """
    match origin.way:
        case Way.COMMAND:
            return Plan()
        case Way.SUBMITTED:
            return Plan(replaced(working_view(t, kept(origin))))
        case Way.SAID | Way.MENTIONED | Way.OPENED:
            return Plan()
        case Way.IN_VIEW if not is_on_top(origin):
            return Plan(steps=(Update(origin.view_id, working_view(t, kept(origin))),))
        case Way.SHORTCUT | Way.IN_MESSAGE | Way.IN_VIEW | Way.AT_HOME:
            return Plan(steps=(Open(working_view(t, kept(origin)), on_top=is_on_top(origin)),))
        case _:
            assert_never(origin.way)


def soon(origin: Origin, t: Translator) -> tuple[Step, ...]:
    """What is said of an answer that takes even longer, where nothing says so yet. It stays above the answer."""
    if origin.way is not Way.COMMAND:
        return ()
    return (Tell(message_payload(Message(t("This takes a moment. The answer comes right below.")))),)


def later(origin: Origin, reply: Reply, edition: str, view_id: str) -> tuple[Step, ...]:
    """What follows `waiting`: in the window that was opened meanwhile, or as a message where there is none."""
    if not view_id:
        answer = plan(replace(origin, state=None), reply, edition)
        said_at_once = [Tell(payload(message)) for message in reply.messages[:1] if origin.way is Way.COMMAND]
        return (*said_at_once, *(other for step in answer.steps for other in windowless(step)), *offered(reply))
    rewritten = [rewriting(reply.update)] if reply.update and origin.way is Way.IN_MESSAGE else []
    if reply.form:
        return (*rewritten, Update(view_id, window(origin, reply, reply.form, edition), form=reply.form))
    messages = reply.messages or tuple(message for message in (reply.update,) if message)
    return (*rewritten, Update(view_id, shown(origin, reply, messages), payloads(reply)), *below(origin, reply))


def windowless(step: Step) -> tuple[Step, ...]:
    """The same without a new window: what opens one is good for three seconds. A form is offered apart."""
    return tuple(map(Tell, step.instead)) if isinstance(step, Open) else (step,)


def offered(reply: Reply) -> tuple[Offer, ...]:
    return (Offer(reply.form),) if reply.form else ()


def said(origin: Origin, message: Message) -> Step:
    """In a conversation with the bot it stays; in a channel only who asked can see it."""
    return Post(payload(message)) if origin.way is Way.SAID else Tell(payload(message))


def payload(message: Message) -> Json:
    """Nothing tells us when Slack can't draw an answer, so tables come as lists, which it always could."""
    return message_payload(message, Rung.LIST)


def payloads(reply: Reply) -> tuple[Json, ...]:
    """The same as messages, for where no window takes it."""
    return tuple(payload(message) for message in reply.messages or ((reply.update,) if reply.update else ()))


def home(origin: Origin, reply: Reply) -> Publish | None:
    """What somebody finds at home; None where this was answered before."""
    view = home_view(reply.messages, translator(reply.language))
    return Publish(view, origin.view_hash) if reply.messages else None


def shown(origin: Origin, reply: Reply, messages: Sequence[Message]) -> Json:
    return shown_view(messages, translator(reply.language), kept(origin))


def window(origin: Origin, reply: Reply, form: OpenForm, edition: str) -> Json:
    return form_view(form, translator(reply.language), kept(origin, form.token), edition)


def kept(origin: Origin, token: str = "") -> str:
    """What a window keeps for us: its token, and where its answer goes."""
    about = {"t": token, "u": origin.response_url, "c": origin.channel, "r": origin.thread}
    about["h"] = "1" if origin.is_home else ""
    return json.dumps({name: value for name, value in about.items() if value})
