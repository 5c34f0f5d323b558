"""A person in Discord: what they do, and what they see."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.twins.discord import payloads
from tests.twins.discord.command_shapes import CHAT, ON_MESSAGE, ON_USER
from tests.twins.discord.components import BUTTON, SELECT
from tests.twins.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, SUBMIT
from tests.twins.discord.permits import sees
from tests.twins.discord.showing import Pressable, menus, pressables, shown_text, window_text
from tests.twins.discord.state import JSON, Channel, Message, User
from tests.twins.discord.typing_in import Impossible, Typed, all_options, called, offered, resolve
from tests.twins.discord.windows import Window

if TYPE_CHECKING:
    from tests.twins.discord.twin import DiscordTwin

NO_ANSWER = "The application did not respond"
FORM_FAILED = "Something went wrong. Try again."
NO_CHOICES = "Loading options failed"
Place = str | Channel | None


@dataclass
class Gesture:
    """What became of what a person did; `kind` is the type of the first answer, `data` what that said."""

    answered: bool
    seconds: float = 0.0
    kind: int = 0
    data: JSON = field(default_factory=dict)
    payload: JSON = field(default_factory=dict)


class Member:
    """`offered` holds the choices shown last for each option, `window` the form that is open."""

    def __init__(self, twin: "DiscordTwin", user_id: str) -> None:
        self.twin, self.id = twin, user_id
        self.window: Window | None = None
        self.offered: dict[str, list[JSON]] = {}
        self.notices: list[tuple[int, str]] = []

    @property
    def user(self) -> User:
        return self.twin.world.users[self.id]

    @property
    def dm(self) -> Channel:
        return self.twin.world.dm(self.id)

    def _place(self, where: Place) -> Channel:
        """In the direct conversation unless they say where."""
        place = self.dm if where is None or where == "dm" else self.twin.channel(where)
        if not sees(self.twin.world, self.id, place):
            raise Impossible(f"{self.user.name} does not see #{place.name}")
        return place

    def _does(self, kind: int, place: Channel, data: JSON, message: Message | None = None) -> Gesture:
        opened_by = self.window.opened_by if self.window and kind == SUBMIT else None
        with self.twin.world.lock:
            made = self.twin.interactions.begin(kind, self.user, place, data, message, opened_by)
        told = self.twin.delivers(made)
        if not told.answered:
            words = {AUTOCOMPLETE: NO_CHOICES, SUBMIT: FORM_FAILED}.get(kind, NO_ANSWER)
            self.notices.append((self.twin.world.tick(), words))
        if made.answered == MODAL:
            self.window = Window(made.answer, made)
        return Gesture(told.answered, told.seconds, made.answered, made.answer, data)

    def command(self, words: str, /, where: Place = None, **options: Any) -> Gesture:
        """`share` or `/loop share`, with the options of its sub-command; one called `where` is written `where_`."""
        typed = Typed(self, words, self._place(where))
        with self.twin.world.lock:
            data = typed.data({name.rstrip("_"): value for name, value in options.items()})
        return self._does(COMMAND, typed.place, data)

    def types(self, option: str, text: str, /, command: str = "", where: Place = None, **others: Any) -> list[str]:
        """Type into an option that the bot helps with; what is offered. Without `command`: any with such an option."""
        place = self._place(where)
        typed = Typed(self, command, place) if command else self._with_option(option, place)
        found = typed.option(option)
        if not found.get("autocomplete"):
            raise Impossible(f"{option} offers nothing while one types")
        with self.twin.world.lock:
            data = typed.data({**others, option: text}, option)
        done = self._does(AUTOCOMPLETE, place, data)
        self.offered[found["name"]] = done.data.get("choices") or []
        return [self._read(each) for each in self.offered[found["name"]]]

    def _read(self, choice: JSON) -> str:
        return str((choice.get("name_localizations") or {}).get(self.user.locale) or choice["name"])

    def _with_option(self, name: str, place: Channel) -> Typed:
        for command in offered(self, place, CHAT):
            for path, option in all_options(command):
                if option.get("autocomplete") and called(option, name, self.user.locale):
                    return Typed(self, f"/{path}", place)
        raise Impossible(f"No command helps with {name!r}")

    def picked(self, option: str, value: Any) -> Any:
        """What a choice that was offered stands for; anything else goes as it was typed."""
        return next((each["value"] for each in self.offered.get(option, []) if self._read(each) == value), value)

    def uses(self, name: str, target: "Message | Member | str", where: Place = None) -> Gesture:
        """From the menu of a message (or part of its text), or of somebody."""
        if isinstance(target, Member):
            place, kind, resolved = self._place(where), ON_USER, JSON()
            with self.twin.world.lock:
                target_id = resolve(self, target, resolved)
        else:
            message = self.finds(target, where) if isinstance(target, str) else target
            place, kind, target_id = self._place(self.twin.channel(message.channel)), ON_MESSAGE, message.id
            resolved = {"messages": {message.id: payloads.message(self.twin.world, message)}}
        named = [each for each in offered(self, place, kind) if called(each, name, self.user.locale)]
        if not named:
            there = [each["name"] for each in offered(self, place, kind)]
            raise Impossible(f"No {name!r} in that menu, only {there}")
        about = {"id": named[0]["id"], "name": named[0]["name"], "type": kind, "target_id": target_id}
        return self._does(COMMAND, place, {**about, "resolved": resolved})

    # What they press and fill in.

    def buttons(self, label: str, near: str = "", where: Place = None) -> list[tuple[Message, Pressable]]:
        """All that have this label, the newest message first."""
        world = self.twin.world
        newest = reversed(self.messages(where))
        all_of_them = [(said, each) for said in newest for each in pressables(world, said)]
        return [(said, each) for said, each in all_of_them if each.label == label and near in each.near]

    def presses(self, label: str, near: str = "", where: Place = None) -> Gesture:
        """The newest button of this label; `near` is something written on the same item."""
        found = self.buttons(label, near, where)
        if not found:
            raise Impossible(f"No button {label!r} {near!r} for {self.user.name} in:\n{self.reads(where)}")
        return self.presses_kept(found[0])

    def presses_kept(self, kept: tuple[Message, Pressable]) -> Gesture:
        """A button as it once stood before them."""
        said, pressed = kept
        about = {"component_type": BUTTON, "id": pressed.component["id"], "custom_id": pressed.component["custom_id"]}
        return self._does(COMPONENT, self.twin.channel(said.channel), about, said)

    def picks(self, *labels: "str | Member | Channel", where: Place = None) -> Gesture:
        """Choose in the newest menu that offers all of these."""
        for said in reversed(self.messages(where)):
            for menu in menus(said):
                resolved: JSON = {}
                values = self._values(menu, labels, resolved)
                if values is not None:
                    about = {"component_type": menu["type"], "id": menu["id"], "custom_id": menu["custom_id"]}
                    data = {**about, "values": values, **({"resolved": resolved} if resolved else {})}
                    return self._does(COMPONENT, self.twin.channel(said.channel), data, said)
        raise Impossible(f"No menu offers {labels} to {self.user.name} in:\n{self.reads(where)}")

    def _values(self, menu: JSON, labels: tuple[Any, ...], resolved: JSON) -> list[str] | None:
        if not (menu.get("min_values") or 0) <= len(labels) <= (menu.get("max_values") or 1):
            return None
        if menu["type"] != SELECT:
            is_fitting = not any(isinstance(each, str) for each in labels)
            return [resolve(self, each, resolved) for each in labels] if is_fitting else None
        values = {each["label"]: each["value"] for each in menu["options"]}
        return [values[each] for each in labels] if all(each in values for each in labels) else None

    def fills(self, **values: Any) -> None:
        """Fill in fields of the open form by name; what is not named stays as it is."""
        if not self.window:
            raise Impossible("No form is open")
        for name, value in values.items():
            self.window.fill(name, value)

    def submits(self, **values: Any) -> Gesture:
        """Fill in and send off; what Discord's own window finds missing never reaches the bot."""
        self.fills(**values)
        window = self.window
        assert window
        window.errors = window.missing()
        if window.errors:
            return Gesture(False)
        opened_by = window.opened_by
        done = self._does(SUBMIT, opened_by.channel, window.submission(), opened_by.message)
        if done.answered:
            self.window = None
        return done

    def closes(self) -> None:
        """Away with the form; nobody is told, and what was typed is gone."""
        self.window = None

    def says(self, text: str, where: Place = None) -> Message:
        """Something written as people write; a bot hears of it only with the intents for that."""
        place = self._place(where)
        with self.twin.world.lock:
            said = self.twin.world.add(place, self.id, {"content": text, "flags": 0})
            shown = payloads.message(self.twin.world, said)
        self.twin.tells_if_up("MESSAGE_CREATE", shown)
        return said

    def closes_dms(self) -> None:
        self.user.dms_open = False

    def opens_dms(self) -> None:
        self.user.dms_open = True

    def gets_role(self, name: str) -> None:
        self.twin.world.guild.members[self.id].add(self.twin.role(name).id)

    def loses_role(self, name: str) -> None:
        self.twin.world.guild.members[self.id].discard(self.twin.role(name).id)

    def leaves_guild(self) -> None:
        """Then there is no server any more that they share with the bot."""
        self.twin.world.guild.members.pop(self.id, None)

    # What they see.

    def messages(self, where: Place = None) -> list[Message]:
        """What they can read, everywhere or in one place, what changed last at the end."""
        world = self.twin.world
        with world.lock:
            places = list(world.channels.values()) if where is None else [self._place(where)]
            there = [each for place in places if sees(world, self.id, place) for each in place.messages]
        return sorted((each for each in there if each.only_for in {"", self.id}), key=lambda each: each.touched)

    def finds(self, text: str, where: Place = None) -> Message:
        """The newest message in which this stands."""
        for said in reversed(self.messages(where)):
            if text in shown_text(self.twin.world, said):
                return said
        raise Impossible(f"{self.user.name} sees no {text!r} in:\n{self.reads(where)}")

    def _texts(self, where: Place) -> list[str]:
        told = [(said.touched, shown_text(self.twin.world, said)) for said in self.messages(where)]
        return [text for _, text in sorted([*told, *self.notices])]

    def sees(self, where: Place = None) -> str:
        """What came up or changed last before their eyes, Discord's own notices too."""
        told = self._texts(where)
        return told[-1] if told else ""

    def reads(self, where: Place = None) -> str:
        """All of it."""
        return "\n\n".join(self._texts(where))

    @property
    def inbox(self) -> list[str]:
        """Everything that was written in their direct conversation with the bot."""
        return [shown_text(self.twin.world, each) for each in self.messages("dm") if each.author != self.id]

    @property
    def form(self) -> str:
        """What the open form shows."""
        open_one = self.window
        return window_text(self.twin.world, open_one.modal, open_one.values, open_one.errors) if open_one else ""
