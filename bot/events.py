"""What people do, as plain data: an adapter makes an event of a payload, the engine answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from storage.people import Standing
from storage.text import storable


@dataclass(frozen=True, slots=True)
class Sender:
    """Who did it, as the platform knows them."""

    platform: str
    workspace: str
    person: str
    name: str = ""
    """What the platform calls them; shown until we know better, never trusted."""
    standing: Standing = Standing.MEMBER
    """What the platform says they are, where it was asked; whoever we do not know gets in as a member only."""
    language: str = ""
    """That of their platform, where it says so with each event: for whoever we do not know yet."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What they are known by, whatever they are called."""
        return self.platform, self.workspace, self.person


@dataclass(frozen=True, slots=True)
class Address:
    """Where to answer. Not the same as the sender: a submitted modal has a user but no channel."""

    platform: str
    workspace: str
    place: str

    def __str__(self) -> str:
        return f"{self.platform}:{self.workspace}:{self.place}"

    @classmethod
    def parse(cls, destination: str) -> "Address":
        return cls(*destination.split(":", 2))


@dataclass(frozen=True, slots=True)
class Quote:
    """A message of somebody's that was picked out: their exact words, and where they stand."""

    words: str
    by: str = ""
    """What the platform calls its author."""
    link: str = ""
    """Where it was said, as a web address of the platform."""
    account: str = ""
    """Its author's account, as a sender's person is known."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a platform says about a channel that somebody named."""

    is_shared: bool = False
    """Whether people of another organisation read there."""
    is_archived: bool = False
    is_seen: bool = True
    """Otherwise it is gone, or private and without the bot."""
    invite: str = ""
    """What is to be typed there to let the bot in; empty when it is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a platform says about somebody."""

    name: str
    zone: str = ""
    language: str = ""
    standing: Standing = Standing.MEMBER
    may_set_up: bool = True
    """Whether they may be the first of us: where anybody may be in the place, only who runs it."""
    channels: frozenset[str] | None = None
    """Destinations of those team channels that they are in; none when nobody asked."""
    out_of_sight: frozenset[str] = frozenset()
    """Those of which the platform does not say who is in them."""
    workspace: str = ""
    """What the workspace is called."""


FEW = 8
"""Suggestions that can be taken in at a glance."""
PROFILE_WORDS = ("name", "zone", "language", "workspace")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What all events have: a key that is the same when the platform delivers it again, a sender, a place."""

    key: str
    sender: Sender
    address: Address | None = None
    has_forms: bool = True
    """Whether the place can show a form at once; otherwise its questions are asked one at a time."""
    in_steps: bool = False
    """Whether the place shows no more than one step of a form at once."""
    has_files: bool = True
    """Whether the place can hand over a file with an answer."""
    channels: Mapping[str, Channel] = field(default_factory=dict)
    """What the platform says about channels that are named in it, by their destinations, where it was asked."""
    standings: Mapping[str, Standing] = field(default_factory=dict)
    """The same about people, by their accounts."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the platform calls the people and channels that are mentioned, by account: `@ana`, `#general`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Happened):
    """A line of text, to the bot or in answer to its question."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded(Happened):
    """`/loop` and what follows it, without the slash word."""

    words: str
    values: Mapping[str, str] = field(default_factory=dict)
    """What was typed in fields of its own, by the names of the form's questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed(Happened):
    """A button was pressed."""

    token: str
    is_apart: bool = False
    """In a window, where a message is shown that stands elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Happened):
    """A form was sent off. The token says which form and about what; the values are as typed."""

    token: str
    values: Mapping[str, str] = field(default_factory=dict)
    step: int = 0
    """Which step of the form this was, where one is shown after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoked(Happened):
    """A shortcut was picked: from a message, whose words come along, or from anywhere."""

    shortcut: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched(Happened):
    """Someone types in a field that offers suggestions: a partner's or a person's name, a day, a zone."""

    kind: str
    words: str
    most: int = FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Happened):
    """Someone opened the bot's home, or the local page."""

    words: str = "help"
    """The command that the place shows when it is opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced(Happened):
    """The platform was asked who somebody is, before what they did is looked at."""

    profile: Profile


Event = Said | Commanded | Pressed | Submitted | Invoked | Searched | Opened | Introduced


def keepable(event: Event) -> Event:
    """The event with words that every database can keep, whatever bytes arrived."""
    if event.labels:
        event = replace(event, labels=storables(event.labels))
    match event:
        case Said() | Searched():
            return replace(event, words=storable(event.words))
        case Commanded():
            return replace(event, words=storable(event.words), values=storables(event.values))
        case Pressed():
            return replace(event, token=storable(event.token))
        case Submitted():
            return replace(event, token=storable(event.token), values=storables(event.values))
        case Invoked(quote=Quote() as quote):
            said = (quote.words, quote.by, quote.link, quote.account)
            return replace(event, quote=Quote(*map(storable, said)))
        case Introduced(profile=profile):
            told: dict[str, Any] = {name: storable(getattr(profile, name)) for name in PROFILE_WORDS}
            return replace(event, profile=replace(profile, **told))
        case Opened() | Invoked():
            return event
        case _:
            assert_never(event)


def storables(values: Mapping[str, str]) -> dict[str, str]:
    return {storable(name): storable(value) for name, value in values.items()}
