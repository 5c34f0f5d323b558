"""One event being answered: what a handler gets, and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.directory import Directory
from bot.events import Address, Channel, Quote, Sender
from bot.i18n import DEFAULT, Translator
from bot.ui import dates
from bot.ui.dates import DateReader
from bot.ui.form import Form
from bot.ui.message import Button, Message, Style
from bot.understanding.names.index import Index
from storage.actions import Actions
from storage.audit import Audit
from storage.base import Record
from storage.changes import Changes
from storage.labels import Consents, Purpose
from storage.people import Person, Standing
from storage.reviews import Reviews
from storage.viewer import Role, Viewer

Q = TypeVar("Q", covariant=True)
ONLY = "only"
"""In a token's arguments: the one person it was given to."""
IN_DOUBT = "in_doubt"
"""In a form's arguments: answers that may be two days, by the name of their question."""
OF = "of_partner"
"""In a token's arguments: the one partner whose people it was given to, at a place that is theirs."""


class Queries(Protocol[Q]):
    """A class of storage that answers questions through a viewer."""

    def __call__(self, session: Session, viewer: Viewer, /) -> Q: ...


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form to show, with what is known already and what is not right yet. The token is good for one submission."""

    form: type[Form]
    token: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    step: int = 0
    """Where a place shows one step at a time: which."""


class Outcome(Enum):
    """What became of the words or the press that a reply answers."""

    DONE = auto()
    ASKED = auto()
    """A question comes first, so the words still wait."""
    SETTLED = auto()
    """Nothing was changed, because it had been settled before."""
    REFUSED = auto()
    """Nothing was changed: not found, or not theirs."""
    FAILED = auto()
    """The bot could not take it in: too much at once, no storage, or a fault of ours."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything that should happen at the platform. Nothing in it has happened yet."""

    messages: tuple[Message, ...] = ()
    form: OpenForm | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    update: Message | None = None
    """Written over the message whose button was pressed."""
    suggestions: tuple[tuple[str, str], ...] = ()
    outcome: "Outcome" = Outcome.DONE
    language: str = DEFAULT
    """Of whoever it answers."""
    is_used_up: bool = False
    """The button that was pressed can do nothing more."""
    is_repeat: bool = False
    """It answers a delivery that was answered before: there is nothing to say."""
    then: "Callable[[Turn], Reply] | None" = None
    """The rest of the answer, which only looks and may take long: made when everything is saved, beside the others."""
    is_kept: bool = False
    """It failed, and what was typed waits in the review list."""
    is_apart: bool = False
    """Shown in a window of its own where there are windows: it is long, and for nobody else."""

    @property
    def is_done(self) -> bool:
        """Whether the button or the form that led here is used up; otherwise it may be used again."""
        return not self.errors and self.outcome is Outcome.DONE

    @property
    def is_failure(self) -> bool:
        return self.outcome is Outcome.FAILED


@dataclass(frozen=True, slots=True)
class Press:
    """What a pressed button is about."""

    subject_id: int | None
    args: Mapping[str, Any]

    @property
    def subject(self) -> int:
        """The key of the record; -1, which no record has, for a button without one."""
        return -1 if self.subject_id is None else self.subject_id


Fill = Callable[["Turn", type[Form] | str, Mapping[str, str], Mapping[str, Any]], Reply]


def no_forms(turn: "Turn", form: type[Form] | str, values: Mapping[str, str], about: Mapping[str, Any]) -> Reply:
    """A turn outside the engine has no forms to fill."""
    raise LookupError("There is no engine around this turn.")


def no_commands(words: str) -> Reply:
    """A turn outside the engine has no commands to run."""
    raise LookupError("There is no engine around this turn.")


@dataclass(slots=True)
class Turn:
    """The actor, the eyes they see with, the time, their words, and the unit of work around it all."""

    session: Session
    actor: Person
    viewer: Viewer
    now: datetime
    t: Translator
    ref: str
    """Six characters that name this event in errors and in the audit trail."""
    words: str = ""
    address: Address | None = None
    quote: Quote | None = None
    """The message that was picked out, when a shortcut on it was used."""
    sender: Sender | None = None
    """Which of the actor's accounts it came from."""
    channels: Mapping[str, Channel] = field(default_factory=dict)
    """What the platform says about channels that were named, by their destinations, where it was asked."""
    standings: Mapping[str, Standing] = field(default_factory=dict)
    """The same about people, by their accounts."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the platform calls people and channels that were mentioned, by account."""
    others: tuple[Person, ...] = ()
    """Whom else the actor's account may act as: they serve several partners."""
    fill: "Fill" = no_forms
    """Hands typed values to a form's feature, as if the form had been sent off."""
    command: "Callable[[str], Reply]" = no_commands
    """Answers words as a command, for handlers that understood them as one."""
    directory: Directory = field(default_factory=Directory)
    """What partners are called, as it is kept in memory."""
    holds_back: timedelta = timedelta()
    """How long letters to partners wait, so that what was read wrongly is put right before anybody reads it."""
    held: list[str] = field(default_factory=list)
    """Who hears of what was done when that time is over."""
    awaits: list[str] = field(default_factory=list)
    """Who hears of what was done once they have agreed to be written to."""
    has_files: bool = True
    """Whether the place can hand over a file."""
    review_id: int | None = None
    """The entry of the review list that is settled once the words are saved."""
    _undo: Button | None = None

    @property
    def platform(self) -> str:
        """Where the answer goes."""
        spot = self.sender or self.address
        return spot.platform if spot else ""

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.actor.zone)).date()

    @property
    def dates(self) -> DateReader:
        """Reads dates as the actor writes them."""
        return DateReader(self.now, self.actor.zone, self.t, self.t.language, self.actor.is_day_first)

    @property
    def index(self) -> Index:
        """Everything that the partners are called whom the actor may know of."""
        return self.directory.index(self.session, self.viewer)

    def open(self, queries: Queries[Q]) -> Q:
        """Queries of storage, seen through the actor's eyes."""
        return queries(self.session, self.viewer)

    def day(self, day: date, at: time | None = None) -> str:
        """An absolute date with its zone, in the actor's language."""
        return dates.say_date(day, self.actor.zone, self.now, at, self.t.language)

    def listed(self, day: date) -> str:
        """A date in a list, briefly, in the actor's language."""
        return dates.say_day(day, self.today, language=self.t.language)

    def instant(self, at: datetime) -> str:
        return dates.say_instant(at, self.actor.zone, self.t.language)

    def button(
        self, label: str, action: str, subject_id: int | None = None, style: Style = Style.PLAIN, **args: Any
    ) -> Button:
        """A button for an action; the label is shown as it is. A contact's buttons are theirs alone."""
        if not self.viewer.is_ours:
            args[ONLY] = self.actor.id
        return Button(label, Actions(self.session).mint(action, subject_id, args, self.now), style)

    def undo_button(self) -> Button:
        """Takes back all that this event did: the same button wherever it stands."""
        if self._undo is None:
            self._undo = self.button(self.t("Undo"), "undo", None, Style.PLAIN, ref=self.ref)
        return self._undo

    def open_form(
        self,
        form: type[Form],
        values: Mapping[str, str] | None = None,
        errors: Mapping[str, str] | None = None,
        **about: Any,
    ) -> Reply:
        """Show a form to the actor. `about` stays with us; the platform holds only a token."""
        about[ONLY] = self.actor.id
        if self.review_id is not None:
            about["review_id"] = self.review_id
        if two_days := self.dates.two_days(values or {}, errors or {}):
            about[IN_DOUBT] = {**about.get(IN_DOUBT, {}), **two_days}
        token = Actions(self.session).mint(f"form:{form.name}", None, about, self.now)
        return Reply(form=OpenForm(form, token, values or {}, errors or {}), outcome=Outcome.ASKED)

    def submit(self, form: type[Form] | str, values: Mapping[str, str], **about: Any) -> Reply:
        """Fill a form from words; what is missing or wrong is asked by showing it."""
        return self.fill(self, form, values, about)

    def changed(self, record: Record, before: dict[str, Any] | None = None) -> None:
        """Make a change undoable, write it to the audit trail, and settle the words it came from."""
        if Changes(self.session, self.actor.id).made(record, self.ref, self.now, before):
            self.audit("changed" if before is not None else "added", record)
        self.settle(self.review_id)

    def settle(self, review_id: int | None) -> None:
        """The words of an entry of the review list have found their place."""
        if review_id is not None and (item := Reviews(self.session, self.actor.id).get(review_id)):
            item.settled_at = item.settled_at or self.now

    def audit(self, verb: str, record: Record) -> None:
        Audit(self.session, self.viewer).add(verb, self.now, str(record.__tablename__), record.id, self.ref)

    def keep(self, words: str, why: str, *, is_sensitive: bool = False) -> None:
        """Put words into the actor's review list, where nothing typed is lost; not of who wants nothing to be kept."""
        if self.viewer.role is Role.CONTACT and not self.open(Consents).given(self.actor.id, Purpose.KEEP, self.now):
            return
        item = Reviews(self.session, self.actor.id).keep(words, why, self.now, is_sensitive=is_sensitive)
        self.review_id = item.id if item else None

    def remember(self, words: str) -> None:
        """Keep words as they were typed beside what they became: by them it can be put right."""
        Reviews(self.session, self.actor.id).beside(words, self.ref, self.now)

    def say(self, title: str, *blocks: Any) -> Reply:
        return Reply((Message(title, tuple(blocks)),))
