"""One line as it is understood by somebody, with what they have answered to questions about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.choosing import NEW
from bot.records.themes import lexicon_for
from bot.turn import Turn
from bot.ui.date_reading import HOURS
from bot.understanding.dates import Found, Grain
from bot.understanding.names.index import Index
from bot.understanding.names.ours import Ours
from bot.understanding.sentence.cues import TABLES
from bot.understanding.sentence.drafts import OF_OWNER
from bot.understanding.sentence.missing import missing_in
from bot.understanding.sentence.reading import Context, read
from bot.understanding.sentence.themes import seeded
from bot.understanding.sentence.types import Gap, Intent, Keyed, Naming, Owner, Partners, Side, Understood
from storage.people import People
from storage.planned import PlannedMeetings
from storage.text import fold

WRITTEN_AS = {"us": Owner.US, "them": Owner.THEM}


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked about a line and answered, in the order in which it was asked."""

    partners: Mapping[str, str] = field(default_factory=dict)
    """What was typed for a partner, and who is meant (a new one has its sign); nothing typed is the whole line."""
    owner: str = ""
    day: str = ""
    hour: str = ""
    at: str = ""
    """When the line was typed: its days are counted from then, whenever it is answered."""
    is_moved: bool = False
    """Whether the day stands for every date of the line, and not only for those in doubt."""
    is_right: bool = False
    """Whether they have said that it was understood rightly, as far as it goes."""
    added: tuple[int, ...] = ()
    """Notes that say much the same, to which this is to be added."""
    apart: tuple[int, ...] = ()
    """Such notes beside which it is to stand on its own."""

    @classmethod
    def of(cls, args: Mapping[str, Any]) -> "Answers":
        """From what a button or a form carries."""
        known = {name: args[name] for name in ("owner", "day", "hour", "at", "is_moved", "is_right") if args.get(name)}
        partners = dict(args.get("partners", {}))
        if args.get("partner"):
            partners[args.get("typed", "")] = args["partner"]
        return cls(partners, **known, added=tuple(args.get("added", ())), apart=tuple(args.get("apart", ())))

    def to_args(self) -> dict[str, Any]:
        pairs = (
            # In pairs: out of the keys of a mapping no name would be taken that is to be forgotten.
            ("partners", [list(pair) for pair in self.partners.items()]),
            ("owner", self.owner),
            ("day", self.day),
            ("hour", self.hour),
            ("at", self.at),
        )
        flags = (("is_moved", self.is_moved), ("is_right", self.is_right))
        notes = (("added", list(self.added)), ("apart", list(self.apart)))
        return {name: value for name, value in (*pairs, *flags, *notes) if value}


def understand(turn: Turn, words: str, answers: Answers) -> Understood:
    """What the line says, as far as it is known by now."""
    side = Side.STAFF if turn.viewer.is_ours else Side.PARTNER
    lexicon = lexicon_for(turn.session, words) if turn.viewer.is_ours else seeded()
    order, index = turn.actor.is_day_first, turn.index
    ours = Ours.of((person.name for person in turn.open(People).ours()), turn.actor.name)
    more: Any = {"is_day_first": order, "hours": HOURS, "meetings": planned(turn, words), "ours": ours}
    now = datetime.fromisoformat(answers.at) if answers.at else turn.now
    context = Context(now, turn.actor.zone, turn.t.language, side, index, lexicon, **more)
    seen = answered(read(words, context), answers, turn.index, side)
    return on_the_day(seen, now.astimezone(ZoneInfo(turn.actor.zone)).date()) if now != turn.now else seen


def on_the_day(seen: Understood, day: date) -> Understood:
    """A meeting without a date was on the day when it was told."""
    is_undated = Intent.MET in seen.intents and seen.happened_on is None
    return replace(seen, happened_on=day) if is_undated else seen


def planned(turn: Turn, words: str) -> Mapping[int | str, datetime]:
    """The meetings from which a line may count its days; none where it does not speak of any."""
    spoken = set(fold(words).split())
    is_counted = any(spoken & table.meetings for table in TABLES.values())
    return dict(turn.open(PlannedMeetings).next_with_each(turn.now).items()) if is_counted else {}


def answered(seen: Understood, answers: Answers, index: Index, side: Side) -> Understood:
    """The same with the answers in place of the doubts; what is still missing is told anew."""
    if answers.partners:
        seen = replace(seen, partners=told(seen.partners, answers.partners, index))
    if answers.owner:
        promises = tuple(owned(one, WRITTEN_AS[answers.owner]) for one in seen.commitments)
        intents = tuple(dict.fromkeys((*seen.intents, *(OF_OWNER[one.owner] for one in promises))))
        seen = replace(seen, commitments=promises, intents=intents)
    if answers.day or answers.hour:
        day, hour = date.fromisoformat(answers.day) if answers.day else None, hour_of(answers)
        seen = on_day(seen, day, hour, is_moved=answers.is_moved)
    missing = missing_in(seen, side, bool(seen.commitments))
    is_settled = missing and missing.gap is Gap.WHAT_IS_IT and answers.is_right
    return replace(seen, missing=None if is_settled else missing)


def told(partners: Partners, answers: Mapping[str, str], index: Index) -> Partners:
    """The partners with each name that was in doubt as it was answered; or the one that the whole line is about."""
    known = {typed: chosen(name, index) for typed, name in answers.items()}
    if whole := known.get(""):
        return Partners((whole,))
    named = tuple(settled(each, known) if each.words.text in known else each for each in partners.named)
    taken = {each.sure for each in partners.named} - {each.sure for each in named}
    sure = dict.fromkeys((*partners.sure, *(each.sure for each in named if each.sure)))
    left = dict.fromkeys(one for each in named if not each.sure for one in each.candidates)
    asked = (one for one in left if one in partners.candidates or one in taken)
    new = next((each.words.text for each in named if each.is_new), "")
    parts = tuple((typed, one) for typed, one in known.items() if one)
    return Partners(tuple(one for one in sure if one not in taken), tuple(asked), new, named, parts)


def settled(naming: Naming, known: Mapping[str, Keyed | None]) -> Naming:
    """Who was answered; if there is no such partner any more, whoever is left is asked about."""
    if told := known[naming.words.text]:
        return naming if naming.sure else replace(naming, sure=told, candidates=())
    return replace(naming, sure=None, candidates=(naming.sure,) if naming.sure else naming.candidates)


def chosen(name: str, index: Index) -> Keyed | None:
    """A partner by its name, as long as there is one; one that is new has its name for a key."""
    if name.startswith(NEW):
        return name, name
    return next(((each.key, name) for each in index.look_up(name).ranked if each.name == name), None)


def owned(one: Any, owner: Owner) -> Any:
    return replace(one, owner=owner) if one.owner is Owner.UNKNOWN else one


def hour_of(answers: Answers) -> time | None:
    return time.fromisoformat(answers.hour) if answers.hour else None


def on_day(seen: Understood, day: date | None, hour: time | None, *, is_moved: bool) -> Understood:
    """Every date that was in doubt is this one; when something is moved, every date of what is to come.

    A line that only tells of what was is moved as that. Without a day only the hour is another one.
    """
    is_ahead = bool(seen.commitments or seen.reminders or seen.asks)

    def settled(found: Found | None) -> Found | None:
        if found is None or (found.is_sure and not is_moved) or found.repeat:
            return found
        if day is None and found.begins is None:
            return found
        was = found.begins.time() if found.begins and found.grain <= Grain.PART else time.min
        begins = datetime.combine(day or found.begins or date.min, hour or was)
        grain = Grain.MINUTE if hour else found.grain
        return replace(found, begins=begins, ends=None, grain=grain, choices=(), doubts=frozenset(), problem="")

    return replace(
        seen,
        happened=seen.happened if is_moved and is_ahead else settled(seen.happened),
        happened_on=day if day and was_meant(seen, is_moved and not is_ahead) else seen.happened_on,
        commitments=tuple(replace(one, due=settled(one.due)) for one in seen.commitments),
        reminders=tuple(replace(one, when=settled(one.when)) for one in seen.reminders),
        asks=tuple(replace(one, due=settled(one.due)) for one in seen.asks),
    )


def was_meant(seen: Understood, is_moved: bool) -> bool:
    """Whether the day of what happened is the one that was asked about, or put right."""
    return is_moved or (seen.happened is not None and not seen.happened.is_sure)
