"""A person in the workspace: what they do, and what they see."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.twins.slack import payloads
from tests.twins.slack.answers import after_command, after_submission
from tests.twins.slack.delivering import COMMANDS, INTERACTIVE, Outcome
from tests.twins.slack.elements import choices_of
from tests.twins.slack.inputs import chosen, field_name, find_input, first, held, holds_several, inputs_of, missing
from tests.twins.slack.showing import Pressable, pressables, shown_text
from tests.twins.slack.state import BOT_USER, JSON, Channel, Message, User, View
from tests.twins.slack.viewing import shown

if TYPE_CHECKING:
    from tests.twins.slack.twin import SlackTwin

TIMED_OUT = "operation_timeout"


@dataclass
class Gesture:
    """What became of what a person did; `ts` is that of a message they wrote."""

    acked: bool
    seconds: float = 0.0
    payload: JSON = field(default_factory=dict)
    answer: JSON = field(default_factory=dict)
    ts: str = ""


class Member:
    """`errors` are those under the fields of the open modal, by field name; `timeouts` counts what went unanswered."""

    def __init__(self, twin: "SlackTwin", user_id: str) -> None:
        self.twin, self.id = twin, user_id
        self.errors: dict[str, str] = {}
        self.timeouts, self.looks_at_home = 0, False
        self.notices: list[str] = []
        self.offered: dict[str, list[JSON]] = {}

    @property
    def user(self) -> User:
        return self.twin.world.users[self.id]

    @property
    def dm(self) -> Channel:
        return self.twin.world.dm(self.id)

    def _place(self, channel: "str | Channel") -> Channel:
        if isinstance(channel, Channel):
            return channel
        return self.twin.channel(channel) if channel else self.dm

    def _does(self, kind: str, payload: JSON, on_ack: Any = lambda _: None) -> Gesture:
        """Something that Slack answers for when the bot does not."""
        outcome = self.twin.deliver(kind, payload, on_ack)
        if not outcome.acked:
            self.timeouts += 1
            self.notices.append(TIMED_OUT)
        return Gesture(outcome.acked, outcome.seconds, payload, outcome.answer)

    def command(self, text: str, channel: "str | Channel" = "") -> Gesture:
        """`/loop words`, or the words alone, typed in a channel or else in the direct conversation."""
        name, _, rest = text.partition(" ") if text.startswith("/") else ("/loop", "", text)
        place = self._place(channel)
        payload = payloads.command(self.twin.world, self.user, place, name, rest.strip())
        return self._does(COMMANDS, payload, lambda answer: after_command(self, place, answer))

    def _writes(self, text: str, place: Channel, thread: str, kind: str, **more: str) -> Gesture:
        world = self.twin.world
        message = world.add(place, payloads.written_by(self.user, text), "", thread)
        if not kind:
            return Gesture(True, ts=message.ts)
        said = payloads.spoken(message, type=kind, **more)
        outcome: Outcome = self.twin.event(said)
        return Gesture(outcome.acked, outcome.seconds, said, ts=message.ts)

    def says(self, text: str, thread_ts: str = "") -> Gesture:
        """Something in the direct conversation with the bot."""
        self.looks_at_home = False
        return self._writes(text, self.dm, thread_ts, "message", channel_type="im")

    def edits(self, ts: str, text: str) -> Gesture:
        """Change something that they wrote to the bot."""
        return self._changed(ts, "message_changed", payloads.written_by(self.user, text))

    def deletes(self, ts: str) -> Gesture:
        """Take back something that they wrote to the bot."""
        return self._changed(ts, "message_deleted", None)

    def _changed(self, ts: str, subtype: str, body: JSON | None) -> Gesture:
        message, before = self.dm.find(ts), dict(self.dm.find(ts).body)
        said: JSON = {
            "type": "message",
            "subtype": subtype,
            "channel": self.dm.id,
            "channel_type": "im",
            "hidden": True,
        }
        if body:
            message.body |= {**body, "edited": {"user": self.id, "ts": self.twin.world.new_ts()}}
            said["message"] = message.body
        else:
            self.dm.messages.remove(message)
            said["deleted_ts"] = ts
        outcome = self.twin.event({**said, "previous_message": before, "ts": self.twin.world.new_ts()})
        return Gesture(outcome.acked, outcome.seconds, said, outcome.answer, ts)

    def mentions(self, text: str, channel: "str | Channel", thread_ts: str | None = None) -> Gesture:
        """Something in a channel, to the bot."""
        whole = text if f"<@{BOT_USER}>" in text else f"<@{BOT_USER}> {text}"
        place = self._place(channel)
        return self._writes(whole, place, thread_ts or "", "app_mention" if place.bot_is_in else "")

    def posts(self, text: str, channel: "str | Channel", thread_ts: str = "") -> Gesture:
        """Something in a channel, to the others; the bot hears of it only when it is mentioned."""
        if f"<@{BOT_USER}>" in text:
            return self.mentions(text, channel, thread_ts)
        return self._writes(text, self._place(channel), thread_ts, "")

    def opens_home(self, tab: str = "home") -> Gesture:
        self.looks_at_home = tab == "home"
        home = self.twin.world.homes.get(self.id)
        said: JSON = {"type": "app_home_opened", "user": self.id, "channel": self.dm.id, "tab": tab}
        if home:
            said["view"] = shown(self.twin.world, home)
        outcome = self.twin.event(said)
        return Gesture(outcome.acked, outcome.seconds, said, outcome.answer)

    def shortcut(self, callback_id: str) -> Gesture:
        return self._does(INTERACTIVE, payloads.shortcut(self.twin.world, self.user, callback_id))

    def message_shortcut(self, callback_id: str, channel: "str | Channel", ts: str) -> Gesture:
        message = self._place(channel).find(ts)
        return self._does(INTERACTIVE, payloads.message_action(self.twin.world, self.user, callback_id, message))

    # What they see.

    @property
    def stack(self) -> list[View]:
        return self.twin.world.stack(self.id)

    @property
    def modal(self) -> View | None:
        """The uppermost open modal."""
        return self.stack[-1] if self.stack else None

    @property
    def modal_text(self) -> str:
        if not self.modal:
            return ""
        told = [shown_text(self.twin.world, self.modal.body, self.modal.values)]
        return "\n".join([*told, *(f"! {name}: {words}" for name, words in self.errors.items())])

    @property
    def home(self) -> View | None:
        return self.twin.world.homes.get(self.id)

    @property
    def home_text(self) -> str:
        return shown_text(self.twin.world, self.home.body, self.home.values) if self.home else ""

    def messages(self, channel: "str | Channel | None" = None) -> list[Message]:
        """What they can read, everywhere or in one channel, the newest last."""
        places = list(self.twin.world.channels.values()) if channel is None else [self._place(channel)]
        there = [each for place in places if self.id in place.members for each in list(place.messages)]
        return sorted((each for each in there if each.only_for in {"", self.id}), key=lambda each: float(each.ts))

    def sees(self, channel: "str | Channel | None" = None) -> str:
        """All of it as plain text, with Slack's own notices at the end."""
        with self.twin.world.lock:
            told = [shown_text(self.twin.world, message.body) for message in self.messages(channel)]
        return "\n\n".join([*told, *self.notices])

    # What they press and fill in.

    def _surfaces(self) -> list[Message | View]:
        """Where they can press something, the nearest first."""
        views = [self.modal, self.home if self.looks_at_home else None]
        return [*(view for view in views if view), *reversed(self.messages())]

    def buttons(self, label: str, near: str = "") -> list[tuple[Message | View, Pressable]]:
        """All that have this label, the nearest first."""
        world = self.twin.world
        all_of_them = [(at, each) for at in self._surfaces() for each in pressables(world, at.body.get("blocks") or [])]
        return [(at, each) for at, each in all_of_them if each.label == label and near in each.near]

    def presses(self, label: str, near: str = "") -> Gesture:
        """The nearest button of this label; `near` is something written on the same item."""
        found = self.buttons(label, near)
        assert found, f"No button {label!r} {near!r} in:\n{self.modal_text}\n{self.home_text}\n{self.sees()}"
        where, pressed = found[0]
        return self._acts(where, pressed.block, pressed.element, pressed.option)

    def _acts(self, where: Message | View, block: JSON, element: JSON, value: Any) -> Gesture:
        with self.twin.world.lock:
            done = payloads.action(self.twin.world, block, element, value)
            values: JSON = {}
            if isinstance(where, Message):
                pairs = inputs_of(where.body)
                values = {each["block_id"]: {inner["action_id"]: first(inner)} for each, inner in pairs}
            payload = payloads.block_actions(self.twin.world, self.user, where, [done], values)
        return self._does(INTERACTIVE, payload)

    def _input(self, name: str) -> tuple[Message | View, JSON, JSON]:
        for where in self._surfaces():
            names = [{field_name(block), element["action_id"]} for block, element in inputs_of(where.body)]
            if any(name in each for each in names) or where is self.modal:
                return where, *find_input(where.body, name)
        raise AssertionError(f"No field {name!r} anywhere")

    def fills(self, **values: Any) -> None:
        """Fill in fields of the open modal by name; what is not named stays as it is."""
        assert self.modal, "no modal is open"
        for name, value in values.items():
            block, element = find_input(self.modal.body, name)
            self._puts(self.modal, block, element, self._meant(name, element, value))

    def _meant(self, name: str, element: JSON, value: Any) -> Any:
        plain = value.id if isinstance(value, Member | Channel) else value
        if "external_select" not in element["type"] or not plain:
            return chosen(element, plain)
        wanted = [plain] if isinstance(plain, str) else list(plain)
        found = [self._offer(name, each) for each in wanted]
        return found if holds_several(element) else found[0]

    def _offer(self, name: str, label: str) -> JSON:
        """Look for a label as a person does: by typing it."""
        choices = self.offered.get(name, [])
        if not any(label in {each["text"]["text"], each["value"]} for each in choices):
            self.types_in(name, label)
        fitting = [each for each in self.offered[name] if label in {each["text"]["text"], each["value"]}]
        assert fitting, f"{name!r} does not offer {label!r}, only {[e['text']['text'] for e in self.offered[name]]}"
        return fitting[0]

    def _puts(self, where: View, block: JSON, element: JSON, value: Any) -> Gesture | None:
        state = held(element, value)
        where.values.setdefault(block["block_id"], {})[element["action_id"]] = state
        if block["type"] != "input" or block.get("dispatch_action"):
            return self._acts(where, block, element, value)
        return None

    def types_in(self, field: str, text: str) -> list[str]:
        """Type into a menu that the bot fills; the labels it offers. Slack asks only from so many letters on."""
        where, block, element = self._input(field)
        self.offered[field] = []
        if len(text) < element.get("min_query_length", 3):
            return []
        payload = payloads.suggestion(self.twin.world, self.user, where, block, element, text)
        self._does(INTERACTIVE, payload, lambda answer: self._is_offered(field, answer))
        return [each["text"]["text"] for each in self.offered[field]]

    def _is_offered(self, field: str, answer: JSON) -> None:
        grouped = [each for group in answer.get("option_groups") or [] for each in group["options"]]
        options = [*(answer.get("options") or []), *grouped]
        if len(options) > 100 or any(len(each["text"]["text"]) > 75 for each in options):
            self.twin.problems.append(f"options for {field!r} are too many or too long")
            return
        self.offered[field] = options

    def picks(self, field: str, label: str) -> Gesture | None:
        """Choose from a menu wherever it stands; in a plain field of a form, nobody is told yet."""
        where, block, element = self._input(field)
        value = self._meant(field, element, label)
        if isinstance(where, View):
            return self._puts(where, block, element, value)
        return self._acts(where, block, element, value)

    def submits(self, **values: Any) -> Gesture:
        """Fill in and send off; what Slack itself finds missing never reaches the bot."""
        self.fills(**values)
        view = self.modal
        assert view, "no modal is open"
        assert view.body.get("submit"), "this modal has nothing to send"
        self.errors = missing(view.body, view.values)
        if self.errors:
            return Gesture(False)
        payload = payloads.submission(self.twin.world, self.user, view)
        return self._does(INTERACTIVE, payload, lambda answer: after_submission(self, view, answer))

    def closes(self, all_of_them: bool = False) -> Gesture:
        """Close the modal, or the whole stack; the bot hears of it when it asked to."""
        assert self.stack, "no modal is open"
        view = self.stack[-1]
        self.twin.world.stacks[self.id] = [] if all_of_them or view.body.get("clear_on_close") else self.stack[:-1]
        self.errors = {}
        if not view.body.get("notify_on_close"):
            return Gesture(True)
        return self._does(INTERACTIVE, payloads.closing(self.twin.world, self.user, view, all_of_them))

    def choices(self, field: str) -> list[str]:
        """What a menu shows without typing."""
        return [each["text"]["text"] for each in choices_of(self._input(field)[2])]
