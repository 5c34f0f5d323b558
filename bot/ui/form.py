"""What is asked, as one pydantic class: the questions, the validation and the result.

The same class is a modal, typed options, a dialogue question by question, a form on the local page, and the prefill
from a sentence. Values travel as text, exactly as typed, and are read here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo

from bot.ui import dates, zones
from storage.text import clean, fold, is_blank

PER_STEP = 5
SHORT = 150
LONG = 3_000


class Kind(StrEnum):
    """How a question is best shown."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    CHOICE = "choice"
    PARTNER = "partner"
    PERSON = "person"
    TIME = "time"
    CHANNEL = "channel"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: what is shown, and what answers are possible."""

    name: str
    label: str
    kind: Kind
    hint: str
    required: bool
    limit: int
    options: tuple[tuple[str, str], ...] = ()
    """Values and labels; at most 25."""
    default: str = ""
    search: str = ""
    """What is suggested while somebody types: names of partners or people, days, or zones."""


def ask(label: str, kind: Kind = Kind.TEXT, *, hint: str = "", default: Any = ...) -> Any:
    """A question of a form. With a default it may be skipped."""
    limit = LONG if kind is Kind.LONG else SHORT
    return Field(default, json_schema_extra={"label": label, "kind": kind.value, "hint": hint, "limit": limit})


class Form(BaseModel):
    """A form. Subclasses give it a name, a title, and questions made with `ask`."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
    name: ClassVar[str]
    title: ClassVar[str]
    submit: ClassVar[str] = "Save"
    is_done_at_once: ClassVar[bool] = False
    """Whether the first step will do where one is shown after the other; the rest is for whoever changes it later."""

    @classmethod
    def asks(cls) -> tuple[Ask, ...]:
        """The questions, in the order in which they are asked."""
        return _asks_of(cls)

    @classmethod
    def steps(cls) -> tuple[tuple[Ask, ...], ...]:
        """The questions in steps of at most five, the smallest platform's limit for one modal."""
        asks = cls.asks()
        return tuple(asks[at : at + PER_STEP] for at in range(0, len(asks), PER_STEP))


@cache
def _asks_of(form: type[Form]) -> tuple[Ask, ...]:
    return tuple(_ask_of(name, field) for name, field in form.model_fields.items())


def _ask_of(name: str, field: Any) -> Ask:
    about = field.json_schema_extra
    words = field.annotation if isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum) else None
    options = tuple((word.value, word.value) for word in words) if words else ()
    default = "" if field.is_required() or field.default is None else str(field.default)
    return Ask(
        name,
        about["label"],
        Kind(about["kind"]),
        about["hint"],
        field.is_required(),
        about["limit"],
        options,
        default,
        _search_of(field, Kind(about["kind"])),
    )


def _search_of(field: Any, kind: Kind) -> str:
    """By its kind and by what reads it, with or without being optional."""
    readers = [
        *field.metadata,
        *(each for kind in get_args(field.annotation) for each in getattr(kind, "__metadata__", ())),
    ]
    functions = {getattr(reader, "func", None) for reader in readers}
    if zones.read_zone in functions:
        return "zone"
    if kind is Kind.DATE:
        return "past_date" if _read_past_day in functions else "date"
    return kind.value if kind in {Kind.PARTNER, Kind.PERSON} else ""


@dataclass(frozen=True, slots=True)
class Filled:
    """The values make a form."""

    form: Form


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is not right, by question, in words to act on."""

    errors: Mapping[str, str]


def read_form(
    form: type[Form],
    values: Mapping[str, str],
    now: datetime,
    zone: str,
    t: Callable[..., str],
    is_day_first: bool | None = None,
) -> Filled | Wrong:
    """Read typed values. Empty ones count as not given; anything unknown is ignored, as it was never asked."""
    reader = dates.DateReader(now, zone, t, getattr(t, "language", dates.ENGLISH), is_day_first)
    asks = {question.name: question for question in form.asks()}
    given = {name: clean(value) for name, value in values.items() if name in asks and not is_blank(value)}
    long = {name: len(value) for name, value in given.items() if len(value) > asks[name].limit}
    if long:
        return Wrong({name: _too_long(size, asks[name].limit, t) for name, size in long.items()})
    given = {name: chosen(asks[name], value, t) for name, value in given.items()}
    try:
        return Filled(form.model_validate(given, context={"t": t, "dates": reader}))
    except ValidationError as error:
        return Wrong({str(part["loc"][0]): _in_words(part, asks, t) for part in error.errors()})


def chosen(asked: Ask, typed: str, t: Callable[..., str]) -> str:
    """The option that is meant: its value, the label people see, or a beginning that only one option has."""
    wanted = fold(typed)
    names = [(fold(name), value) for value, label in asked.options for name in (value, t(label))]
    exact = {value for name, value in names if name == wanted}
    begins = {value for name, value in names if wanted and name.startswith(wanted)}
    found = exact or begins
    return found.pop() if len(found) == 1 else typed


def in_words(form: type[Form], values: Mapping[str, str], t: Callable[..., str]) -> str:
    """What a person typed into a form, each answer after its question; choices left as they were say nothing."""
    given = [(asked, values[asked.name]) for asked in form.asks() if not is_blank(values.get(asked.name, ""))]
    typed = [(asked, value) for asked, value in given if asked.kind is not Kind.CHOICE or value != asked.default]
    if len(typed) == 1:
        return typed[0][1]
    return "\n".join(_answer(t(asked.label), value) for asked, value in typed)


def _answer(label: str, value: str) -> str:
    return f"{label} {value}" if label.endswith("?") else f"{label}: {value}"


def _too_long(size: int, limit: int, t: Callable[..., str]) -> str:
    return t("This is {size} characters long; {limit} fit here. Please shorten it.", size=size, limit=limit)


def _in_words(part: Any, asks: Mapping[str, Ask], t: Callable[..., str]) -> str:
    """Pydantic's complaint in words that say what to do."""
    match part["type"]:
        case "missing":
            return t("Please answer this one.")
        case "enum":
            options = ", ".join(t(label) for _, label in asks[str(part["loc"][0])].options)
            return t("Please pick one of: {options}.", options=options)
        case "value_error":
            return str(part["ctx"]["error"])
        case _:
            return t("I can't read this. Please write it another way.")


def _read_day(value: object, info: ValidationInfo, past: bool = False) -> object:
    """A date in words, read in the person's zone."""
    if not isinstance(value, str):
        return value
    context: dict[str, Any] = info.context or {}
    t = context["t"]
    answer: dates.DateAnswer = context["dates"].read(value, past=past)
    match answer:
        case dates.Understood(day=day):
            return day
        case dates.Ambiguous(choices=choices, why=why):
            either = " / ".join(choice.isoformat() for choice in choices)
            raise ValueError(f"{why} {t('Please write one of these: {dates}.', dates=either)}")
        case dates.Recurring():
            raise ValueError(t("This needs one date, not a repeating one. For example: Friday, or 2026-12-04."))
        case dates.NotUnderstood(why=why):
            raise ValueError(why)


def _read_past_day(value: object, info: ValidationInfo) -> object:
    return _read_day(value, info, past=True)


Day = Annotated[date, BeforeValidator(_read_day)]
PastDay = Annotated[date, BeforeValidator(_read_past_day)]
"""A day that was: on Friday is the last one."""
