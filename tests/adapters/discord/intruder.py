"""Somebody in Discord who tries everything: payloads as no client would send them, many at a time."""

import asyncio
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from tests.adapters.discord.world import DiscordWorld, Seat
from tests.adapters.running import BRIEFLY
from tests.twins.discord.command_shapes import CHAT, ON_MESSAGE
from tests.twins.discord.components import BUTTON, INPUT, LABEL, SELECT
from tests.twins.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, SUBMIT, Interaction
from tests.twins.discord.state import EPHEMERAL, JSON, Message

AT_ONCE = 20
MOST_IN_A_NAME = 100
"""Characters of a custom_id; Discord brings no longer one."""
OURS = re.compile(r"(?<=press:)[\w-]{22}|(?<=form:)[\w-]{22}|(?<=\"value\": \")[\w-]{22}(?=\")")


@dataclass(frozen=True, slots=True)
class Try:
    """One thing that somebody sends off; `where` is the name of a channel, or empty for the direct conversation."""

    kind: int
    data: JSON = field(hash=False)
    where: str = ""
    in_post: bool = False
    """Whether its button stands in a message that everybody there sees."""


def command(word: str, where: str = "", /, **options: Any) -> Try:
    typed = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
    return Try(COMMAND, sub_command(word, typed), where)


def sub_command(word: str, options: list[JSON]) -> JSON:
    inner = {"name": word, "type": 1, "options": options}
    return {"id": "1", "name": "loop", "type": CHAT, "options": [inner]}


def typing(word: str, option: str, words: str, where: str = "") -> Try:
    """What stands in an option so far, for which something may be offered."""
    typed = {"name": option, "type": 3, "value": words, "focused": True}
    return Try(AUTOCOMPLETE, sub_command(word, [typed]), where)


def press(token: str, wire_id: str = "", where: str = "", in_post: bool = False) -> Try:
    name = f"press:{token}:{wire_id}" if wire_id else f"press:{token}"
    return Try(COMPONENT, {"component_type": BUTTON, "id": 2, "custom_id": name[:MOST_IN_A_NAME]}, where, in_post)


def pick(token: str, where: str = "") -> Try:
    """A choice in a list, of which the bot believes no value."""
    about = {"component_type": SELECT, "id": 2, "custom_id": "pick:1", "values": [token[:MOST_IN_A_NAME]]}
    return Try(COMPONENT, about, where)


def window(token: str, values: dict[str, str], where: str = "", step: int = 0) -> Try:
    name = f"form:{token}:{step}" if step else f"form:{token}"
    filled = [
        {"type": LABEL, "id": 1, "component": {"type": INPUT, "id": 2, "custom_id": each, "value": value}}
        for each, value in values.items()
    ]
    return Try(SUBMIT, {"custom_id": name[:MOST_IN_A_NAME], "components": filled, "resolved": {}}, where)


def on_message(entry: str, target: str, content: str, where: str = "") -> Try:
    message = {"id": target, "channel_id": "1", "content": content, "author": {"id": "1", "username": "x"}}
    about = {"id": "1", "name": entry, "type": ON_MESSAGE, "target_id": target}
    return Try(COMMAND, {**about, "resolved": {"messages": {target: message}}}, where)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: of which kind, and all of it, without what is another one every time."""

    kind: int
    said: str


class Intruder:
    """Sends for one person. Nothing is looked at that Discord would check, and nobody waits for anybody's eyes."""

    def __init__(self, world: DiscordWorld, seat: Seat) -> None:
        self.world, self.twin, self.member = world, world.twin, seat.member

    def tries(self, all_of_them: Iterable[Try]) -> list[Answer]:
        """Each of these, some at a time; what was answered, in the same order."""
        rest, found = iter(all_of_them), list[Answer]()
        while some := list(islice(rest, AT_ONCE)):
            made = [self._begin(each) for each in some]
            for each in made:
                asyncio.run_coroutine_threadsafe(self.twin._deliver(self.twin.interactions.payload(each)), self._loop)
            for each, tried in zip(made, some, strict=True):
                assert each.done.wait(self.twin.patience), ("no answer", tried)
            self.world.run(self.world.over())
            self.twin.settled(quiet=BRIEFLY)
            found += [self._answer(each) for each in made]
            self._clear(made)
        return found

    @property
    def _loop(self) -> asyncio.AbstractEventLoop:
        return self.twin._loop

    def _begin(self, tried: Try) -> Interaction:
        with self.twin.world.lock:
            place = self.twin.channel(tried.where) if tried.where else self.member.dm
            message = None
            if tried.kind == COMPONENT:
                flags = 0 if tried.in_post else EPHEMERAL
                said = {"content": "x", "flags": flags, "components": [row(tried.data)]}
                message = self.twin.world.add(place, self.twin.world.bot, said, "" if flags == 0 else self.member.id)
            return self.twin.interactions.begin(tried.kind, self.member.user, place, tried.data, message)

    def _answer(self, made: Interaction) -> Answer:
        later = [(each.content, each.components) for each in self._messages(made)]
        return Answer(made.answered, OURS.sub("…", json.dumps([made.answer, later], ensure_ascii=False)))

    def _messages(self, made: Interaction) -> Iterator[Message]:
        own = {made.original.id} if made.original else set[str]()
        return (each for each in made.channel.messages if each.id in own | made.follow_ups)

    def _clear(self, made: list[Interaction]) -> None:
        """What was looked at is forgotten, so that the thousandth try is as quick as the first."""
        with self.twin.world.lock:
            for each in made:
                each.channel.messages.clear()
                self.twin.interactions.by_id.pop(each.id)


def row(pressed: JSON) -> JSON:
    """The button that is pressed, as it would stand in its message."""
    return {"type": 1, "id": 1, "components": [{"type": BUTTON, "style": 2, "label": "x", **pressed}]}
