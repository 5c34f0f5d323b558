"""What a message was understood as: drafts with their reasons, what is doubtful, and what was not understood."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.understanding.dates import Found


class Intent(StrEnum):
    """What someone wants with a message, or with a part of it."""

    HEARD = "heard"
    MET = "met"
    WE_PROMISED = "we_promised"
    THEY_PROMISED = "they_promised"
    REMIND = "remind"
    ASK = "ask"
    QUERY = "query"
    CORRECTION = "correction"
    CHAT = "chat"


class Side(StrEnum):
    """Who writes: someone of a team, or of a partner."""

    STAFF = "staff"
    PARTNER = "partner"


class Owner(StrEnum):
    """Who has to keep a promise."""

    US = "us"
    THEM = "them"
    UNKNOWN = "unknown"


class Strength(StrEnum):
    """How firmly something was promised."""

    HOPE = "hope"
    TRY = "will try"
    PROMISE = "promise"
    FORMAL = "formal"


class DueEdge(StrEnum):
    """What a date is to a promise."""

    BY = "by"
    ON = "on"
    AROUND = "around"
    NONE = "none"


class HeardHow(StrEnum):
    """How something came to be heard."""

    DIRECTLY = "directly"
    SECOND_HAND = "second-hand"
    ASSUMPTION = "our assumption"


class Gap(StrEnum):
    """What has to be asked before a message can be kept, the most important first."""

    WHICH_PARTNER = "which_partner"
    NEW_PARTNER = "new_partner"
    WHO_PROMISED = "who_promised"
    WHICH_DATE = "which_date"
    NO_SUCH_DATE = "no_such_date"
    WHAT_PROMISED = "what_promised"
    WHAT_TO_REMIND = "what_to_remind"
    WHEN_TO_REMIND = "when_to_remind"
    NO_PARTNER = "no_partner"
    WHAT_IS_IT = "what_is_it"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the message, by its places."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """A theme, how well it fits, and the words that say so."""

    theme: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """Something that was heard."""

    text: str
    quote: str = ""
    """Letter for letter as it was typed between the marks."""
    kind: str = ""
    """One of storage's kinds of notes; empty when no word tells."""
    kind_because: str = ""
    heard_how: HeardHow = HeardHow.DIRECTLY
    themes: tuple[Suggested, ...] = ()
    words: Stretch = Stretch(0, 0, "")
    """The clause as it was typed."""
    is_sure: bool = True
    """Whether anything but its place says that it was heard."""


@dataclass(frozen=True, slots=True)
class CommitmentDraft:
    """Something that was promised."""

    owner: Owner
    who: str
    """The person or partner who promised, or which of us is to do it; empty when not named."""
    text: str
    due: Found | None = None
    due_edge: DueEdge = DueEdge.NONE
    strength: Strength = Strength.PROMISE
    strength_because: str = ""
    words: Stretch = Stretch(0, 0, "")
    is_sure: bool = True
    """Whether it is one promise to one who is meant: else it is asked whether it is right."""


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """Something to be reminded of."""

    text: str
    when: Found | None = None
    repeat: Found | None = None
    whom: str = ""
    """Who is reminded when it is not the one who writes."""
    words: Stretch = Stretch(0, 0, "")
    offset: Stretch = Stretch(0, 0, "")
    """How long before or after something it is wanted: “two hours before”."""
    dates: tuple[Found, ...] = ()
    """Every date that was cut out of the text."""
    todo: Stretch = Stretch(0, 0, "")


@dataclass(frozen=True, slots=True)
class AskDraft:
    """Something that we want of a partner."""

    text: str
    due: Found | None = None
    words: Stretch = Stretch(0, 0, "")


@dataclass(frozen=True, slots=True)
class Missing:
    """The one thing to ask."""

    gap: Gap
    about: str = ""
    """The words it is about."""
    choices: tuple[str, ...] = ()
    is_person: bool = False
    """Whether the words are somebody's name."""
    is_part: bool = False
    """Whether they are a part of the message, and not a name."""


Keyed = tuple[int | str, str]
"""A partner's key and its name."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a partner is named, by what it is called or by somebody there."""

    words: Stretch
    sure: Keyed | None = None
    candidates: tuple[Keyed, ...] = ()
    """Those one of which may be meant, at most three."""
    person: str = ""
    """Who of them is named, when it is a person."""
    is_joined: bool = False
    """Whether nothing but *and* is between it and the one before: both are meant."""
    is_listed: bool = False
    """Whether nothing but a comma is: both are meant when *and* comes before the last."""
    is_told: bool = False
    """Whether it is right behind *promised* or *send*: whom it is promised or given to."""

    @property
    def is_new(self) -> bool:
        """It looks like a partner that is not in the directory."""
        return not self.sure and not self.candidates and not self.person


@dataclass(frozen=True, slots=True)
class Partners:
    """Who a message is about."""

    sure: tuple[Keyed, ...] = ()
    candidates: tuple[Keyed, ...] = ()
    """Those one of which may be meant: at most three for each name that was typed."""
    new: str = ""
    """What looks like a partner that is not in the directory."""
    named: tuple[Naming, ...] = ()
    """Where they are named, in order."""
    parts: tuple[tuple[str, Keyed], ...] = ()
    """Parts of the message of which their author has said which partner they are about."""


@dataclass(frozen=True, slots=True)
class Understood:
    """All that a message says."""

    language: str
    intents: tuple[Intent, ...] = ()
    partners: Partners = Partners()
    people: tuple[str, ...] = ()
    ours: tuple[Stretch, ...] = ()
    """Our own people, where they are named, as they are called in full."""
    happened_on: date | None = None
    happened: Found | None = None
    """The date in the words that say when it was."""
    notes: tuple[NoteDraft, ...] = ()
    commitments: tuple[CommitmentDraft, ...] = ()
    reminders: tuple[ReminderDraft, ...] = ()
    asks: tuple[AskDraft, ...] = ()
    dates: tuple[Found, ...] = ()
    unread: tuple[Stretch, ...] = ()
    """What was not understood."""
    clauses: tuple[tuple[int, int], ...] = ()
    """Where its clauses begin and end."""
    met: tuple[tuple[int, int], ...] = ()
    """Those that tell of a meeting."""
    away: tuple[tuple[int, int], ...] = ()
    """Those that tell of one at which the writer was not."""
    confidence: float = 0.0
    missing: Missing | None = None
    correction: Stretch | None = None
    """What is to stand instead, in a correction."""
    query: str = ""
    """What is looked for, in a question to the records."""
