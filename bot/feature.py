"""What a feature declares: commands, forms, actions, jobs and letters, each with who may use it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from sqlmodel import Session

from bot.events import Address, Sender
from bot.i18n import DEFAULT, Translator, spoken, translator
from bot.jobs import JobRun
from bot.ports import Gathering
from bot.turn import Press, Reply, Turn
from bot.ui.form import Form
from bot.ui.message import Message
from storage.outbox import OutboxItem
from storage.people import Person
from storage.viewer import SYSTEM, Role, Viewer

STAFF = frozenset({Role.STAFF, Role.MANAGER})
CONTACTS = frozenset({Role.CONTACT})
EVERYONE = STAFF | CONTACTS
MANAGERS = frozenset({Role.MANAGER})


class Lead(Enum):
    """What a line begins with that may be a sentence."""

    NOTHING = auto()
    """No word of a command."""
    COMMAND = auto()
    """A command that writes something down, and the line may say more than that."""
    WORD = auto()
    """A word that happens to be a command: “help Amina with the flyer by Friday”."""


@dataclass(frozen=True, slots=True)
class Command:
    """A word after `/loop`. The example is what help shows; `{partner}` in it becomes one of the asker's own."""

    word: str
    handle: Callable[[Turn], Reply]
    who: frozenset[Role]
    help: str
    example: str = ""
    aliases: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    """Other words for it, folded, that count only where nothing else is said: sentences begin with them as well."""
    reads_accounts: bool = False
    """Whether people who are mentioned come as accounts, `platform:workspace:person`, rather than by name."""
    form: type[Form] | None = None
    """What its words fill, where a platform asks for them one by one: sending it off has to do the same."""
    opened: Callable[[Turn], Mapping[str, str]] | None = None
    """What stands in the form before anything is typed; of fields that were not typed, that stays."""
    may_be_sentence: bool = False
    """Whether a line that begins with it may say more than one thing: then all of it is taken as a sentence."""
    is_strict: bool = False
    """Whether what stands behind it has an order of its own: then no sentence begins with it, however it reads."""
    is_seldom: bool = False
    """Whether it may do without a place of its own where a platform has room for few."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody we have not met, and the unit of work in which they are answered. There are no eyes to see with."""

    session: Session
    sender: Sender
    now: datetime
    ref: str
    words: str
    """What they typed after the word."""

    @property
    def t(self) -> Translator:
        """In the language of their platform, where it was told."""
        return translator(spoken(self.sender.language) or DEFAULT)


@dataclass(frozen=True, slots=True)
class Door:
    """The one thing that somebody we have not met may say: a word with something after it."""

    word: str
    answer: Callable[[Visit], Reply]


@dataclass(frozen=True, slots=True)
class FormHandler:
    """A form and what is done with it. `about` is what was fixed when it was opened."""

    form: type[Form]
    handle: Callable[[Turn, Any, dict[str, Any]], Reply]
    who: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does. One that only shows something may be pressed again and again."""

    name: str
    handle: Callable[[Turn, Press], Reply]
    who: frozenset[Role]
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What can be picked from a platform's menu: on a message, whose words are `turn.quote`, or anywhere."""

    name: str
    label: str
    """At most 24 characters."""
    handle: Callable[[Turn], Reply]
    who: frozenset[Role]
    on_message: bool
    help: str


@dataclass(frozen=True, slots=True)
class Job:
    """What is done when a timer of this kind is due. Jobs act as the bot itself."""

    kind: str
    run: Callable[[JobRun], None]


@dataclass(frozen=True, slots=True)
class LetterRun:
    """A message of the outbox being written, right before it is sent, in its reader's language."""

    session: Session
    item: OutboxItem
    now: datetime
    t: Translator
    reader: Person | None
    """Whom it is for; none for a channel."""
    carrier: int | None = None
    """The message that it is a part of, where it is: that one is written anew by its buttons."""
    is_whole: bool = False
    """Whether somebody asked for all of it, however long it is."""
    read_on: str = ""
    """The platform where somebody reads it now, if that is not where it was sent."""

    @property
    def platform(self) -> str:
        """Where it is read."""
        return self.read_on or Address.parse(self.item.destination).platform

    @property
    def viewer(self) -> Viewer:
        """The eyes it is written with. To a contact nothing can be written that they may not read themselves."""
        if self.reader is None or self.reader.viewer().is_ours:
            return SYSTEM
        return self.reader.viewer()


@dataclass(frozen=True, slots=True)
class Letter:
    """How a message of the outbox is written. None means that its reason went away and nothing is sent."""

    kind: str
    write: Callable[[LetterRun], Message | None]
    only_over: bool = False
    """Good for nothing but being written over an earlier letter; where none was sent, it is not sent either."""
    on_sent: Callable[[LetterRun], None] | None = None
    """What follows once the platform has it, in the unit of work that notes so."""
    on_dead: Callable[[LetterRun], None] | None = None
    """The same when it is given up."""
    gathers: Callable[[LetterRun], Gathering | None] | None = None
    """Nothing is written: people are brought together at a place of their own. None when the reason went away."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing the bot does, as data."""

    name: str
    commands: tuple[Command, ...] = ()
    forms: tuple[FormHandler, ...] = ()
    actions: tuple[Action, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    jobs: tuple[Job, ...] = ()
    letters: tuple[Letter, ...] = ()
    doors: tuple[Door, ...] = ()
    sentences: Callable[[Turn, Lead], Reply | None] | None = None
    """Answers what is no command; none when nothing in it was understood. One feature alone may."""
