"""Understanding line by line, without a database: plain data in, plain data out."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.understanding.dates import Context as DateContext
from bot.understanding.dates import Found, Grain, find_dates
from bot.understanding.names.entry import Entry
from bot.understanding.names.index import Index
from bot.understanding.sentence.doubting import is_doubtful
from bot.understanding.sentence.occurring import first_time, rule_of
from bot.understanding.sentence.reading import Context, read
from bot.understanding.sentence.types import Gap, Missing, NoteDraft, ReminderDraft, Side, Understood

Line = Mapping[str, Any]
ASKED = {
    Gap.WHICH_PARTNER: "Which partner do you mean: {choices}, or a new one?",
    Gap.NEW_PARTNER: "Is {about} a new partner?",
    Gap.WHO_PROMISED: "Who promised: we, or they?",
    Gap.WHICH_DATE: "Which day is meant by “{about}”: {choices}?",
    Gap.NO_SUCH_DATE: "There is no such day as “{about}”. Which one is meant?",
    Gap.WHAT_PROMISED: "What was promised?",
    Gap.WHAT_TO_REMIND: "What is the reminder about?",
    Gap.WHEN_TO_REMIND: "When do you want to be reminded?",
    Gap.NO_PARTNER: "Which partner is it about?",
    Gap.WHAT_IS_IT: "What is it: something heard, a promise, a reminder, or a question?",
}
IS_IT_RIGHT = "Is this right?"


class Unreadable(ValueError):
    """A line that cannot be answered; its words say why."""


class Shell:
    """A directory of partners, made ready once for many lines."""

    def __init__(self, directory: Sequence[Line]) -> None:
        """Raises Unreadable for a partner without a name."""
        self._index = Index(entry_of(at, row) for at, row in enumerate(directory))

    def answer(self, line: Line) -> dict[str, Any]:
        """One line understood. Raises Unreadable."""
        now = instant(line.get("now"))
        side = line.get("side") or Side.STAFF.value
        if side not in {one.value for one in Side}:
            raise Unreadable(f"side is staff or partner, not {side!r}")
        context = Context(now, zone_of(line.get("author_zone")), language_of(line), Side(side), self._index)
        here = now.astimezone(ZoneInfo(context.zone)).replace(tzinfo=None)
        return {"id": line.get("id"), **answer_of(read(text_of(line), context), here)}


def answer_line(line: Line, directory: Sequence[Line]) -> dict[str, Any]:
    """One line understood with a directory of its own. Raises Unreadable."""
    return Shell(directory).answer(line)


def entry_of(at: int, row: Line) -> Entry:
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str):
        raise Unreadable(f"partner {at + 1} of the directory has no name")
    return Entry(at, row["name"], texts(row, "aliases"), texts(row, "contacts"), texts(row, "languages"))


def texts(row: Line, key: str) -> tuple[str, ...]:
    """A list of texts; a contact may be an object with its name."""
    found = row.get(key) or ()
    names = [one.get("name") if isinstance(one, Mapping) else one for one in found] if isinstance(found, list) else []
    return tuple(one for one in names if isinstance(one, str))


def text_of(line: Line) -> str:
    text = line.get("text")
    if not isinstance(text, str):
        raise Unreadable("text is missing")
    return text


def language_of(line: Line) -> str | None:
    language = line.get("lang")
    if language is not None and not isinstance(language, str):
        raise Unreadable("lang is the code of a language")
    return language.partition("-")[0].lower() if language else None


def instant(words: object) -> datetime:
    """An instant in ISO; one without an offset is taken as UTC."""
    try:
        moment = datetime.fromisoformat(words) if isinstance(words, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise Unreadable("now is an instant in ISO, such as 2026-03-04T10:00:00-08:00")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def zone_of(name: object) -> str:
    if name is None:
        return "UTC"
    try:
        ZoneInfo(name if isinstance(name, str) else "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Unreadable(f"there is no zone called {name!r}") from None
    return str(name)


def answer_of(made: Understood, here: datetime) -> dict[str, Any]:
    """What is written of a message; `here` is now on the writer's clock."""
    return {
        "intents": [intent.value for intent in made.intents],
        "partners": [name for _, name in made.partners.sure],
        "partner_candidates": [name for _, name in made.partners.candidates],
        "new_partner": made.partners.new or None,
        "people": list(dict.fromkeys(made.people)),
        "happened_on": made.happened_on.isoformat() if made.happened_on else None,
        "notes": [note_of(note) for note in made.notes],
        "commitments": [
            {
                "owner": one.owner.value,
                "who": one.who or None,
                "text": one.text,
                "due": due_of(one.due),
                "due_edge": one.due_edge.value,
                "strength": one.strength.value,
            }
            for one in made.commitments
        ],
        "reminders": [reminder_of(one, here) for one in made.reminders],
        "ask_back": IS_IT_RIGHT if is_doubtful(made) else question(made.missing),
    }


def note_of(note: NoteDraft) -> dict[str, Any]:
    return {"kind": note.kind or None, "text": note.text or note.quote, "quote": note.quote or None}


def reminder_of(one: ReminderDraft, here: datetime) -> dict[str, Any]:
    """A reminder; of one that repeats, the first time and the rule."""
    if one.repeat is None or one.repeat.repeat is None:
        return {"text": one.text, "at": day_or_hour(one.when), "rrule": None}
    first = first_time(one.repeat.repeat, here, one.when)
    at = written(*first) if first else None
    return {"text": one.text, "at": at, "rrule": rule_of(one.repeat.repeat)}


def due_of(found: Found | None) -> str | None:
    """When a promise is due: of several days, the last one."""
    if found and found.ends and found.grain >= Grain.DAY:
        return found.ends.date().isoformat()
    return day_or_hour(found)


def written(at: datetime, has_hour: bool) -> str:
    return at.isoformat(timespec="minutes") if has_hour else at.date().isoformat()


def day_or_hour(found: Found | None) -> str | None:
    """A day as a date, an hour as a local time."""
    return written(found.begins, found.has_hour) if found and found.begins else None


def question(missing: Missing | None) -> str | None:
    if missing is None:
        return None
    return ASKED[missing.gap].format(about=missing.about, choices=", ".join(missing.choices))


def date_line(line: Line) -> dict[str, Any]:
    """The one main date of a text: what repeats first, else the first that is sure. Raises Unreadable.

    `ref` is a time on the clock of the place that the text is about, whatever its zone; `now` is an instant.
    """
    if line.get("ref") is not None:
        zone, now = "UTC", instant(line["ref"]).replace(tzinfo=UTC)
    else:
        zone, now = zone_of(line.get("tz") or line.get("author_zone")), instant(line.get("now"))
    found = main_date(find_dates(text_of(line), DateContext(now, zone, language_of(line) or "en")))
    return {"id": line.get("id"), **date_of(found)}


def main_date(found: Sequence[Found]) -> Found | None:
    ranked = sorted(found, key=lambda one: (one.repeat is None, bool(one.problem), not one.is_sure, one.start))
    return ranked[0] if ranked else None


def date_of(found: Found | None) -> dict[str, Any]:
    if found is None or found.problem:
        return {"start": None, "end": None, "rrule": None, "span": None}
    return {
        "start": found.begins.isoformat() if found.begins else None,
        "end": found.ends.isoformat() if found.ends else None,
        "rrule": rule_of_date(found),
        "span": [found.start, found.end],
    }


def rule_of_date(found: Found) -> str | None:
    if found.repeat is None:
        return None
    start: date | None = found.repeat.start
    return (f"DTSTART={start:%Y%m%d};" if start else "") + found.repeat.to_rrule()
