"""Words for dates in a language that has no table of its own: names and lengths, from the data of Unicode's CLDR.

Weekdays, months, “in 3 days” and “3 days ago”, and the order of day and month; numbers are digits. What repeats, parts
of the day and edges of periods take a table that somebody who speaks the language writes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.words import Unit, Words
from bot.understanding.text import folded

NEAR_DAYS: Mapping[str, tuple[str, str, str]] = {
    "am": ("ዛሬ", "ነገ", "ትናንት"),
    "ar": ("اليوم", "غدا", "أمس"),
    "de": ("heute", "morgen", "gestern"),
    "fa": ("امروز", "فردا", "دیروز"),
    "fil": ("ngayong araw", "bukas", "kahapon"),
    "fr": ("aujourd'hui|aujourd’hui", "demain", "hier"),
    "ht": ("jodi a", "demen", "yè"),
    "it": ("oggi", "domani", "ieri"),
    "ja": ("今日", "明日", "昨日"),
    "ko": ("오늘", "내일", "어제"),
    "nl": ("vandaag", "morgen", "gisteren"),
    "pl": ("dziś|dzisiaj", "jutro", "wczoraj"),
    "pt": ("hoje", "amanhã", "ontem"),
    "ru": ("сегодня", "завтра", "вчера"),
    "so": ("maanta", "berri", "shalay"),
    "sw": ("leo", "kesho", "jana"),
    "ti": ("ሎሚ", "ጽባሕ", "ትማሊ"),
    "tl": ("ngayong araw", "bukas", "kahapon"),
    "tr": ("bugün", "yarın", "dün"),
    "uk": ("сьогодні", "завтра", "вчора"),
    "vi": ("hôm nay", "ngày mai", "hôm qua"),
    "zh": ("今天", "明天", "昨天"),
}
"""Today, tomorrow, yesterday. CLDR has them, but the copy of it that is here leaves them out."""
BEFORE_HOURS = {"de": "um", "it": "alle", "nl": "om", "pt": "às", "vi": "lúc"}
"""What stands before an hour, where it hardly means something else."""
UNITS = {unit.value: unit for unit in Unit if unit not in {Unit.WORKDAY, Unit.DECADE}}
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
SHORTEST_SURE = 4
"""Letters; shorter names mean other things too, and are dates only beside what says so."""
QUOTED = re.compile(r"'([^']+)'")
AFTER_DAY = re.compile(r"d([^\W\d_a-zA-Z])")
AFTER_YEAR = re.compile(r"y([^\W\d_a-zA-Z])")


@lru_cache(maxsize=64)
def words_of(language: str) -> Words | None:
    """The table of a language; none for one that CLDR does not know."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    is_unspaced = locale.language in UNSPACED
    weekdays, months = names(locale.days, range(7)), names(locale.months, range(1, 13))
    units, roles = lengths(locale, is_unspaced)
    long = str(locale.date_formats["long"].pattern)
    ofs = [*plain(QUOTED.findall(long)), *AFTER_YEAR.findall(long)]
    roles.setdefault(Kind.OF, set()).update(ofs)
    roles.setdefault(Kind.AT, set()).update(plain([BEFORE_HOURS.get(locale.language, "@"), "@"]))
    short = str(locale.date_formats["short"].pattern)
    return Words(
        language=locale.language,
        weekdays=weekdays,
        weekdays_plural=(),
        months=months,
        ones={},
        tens={},
        ordinals={},
        units=units,
        day_names=near_days(locale.language),
        day_parts={},
        parts={},
        in_parts={},
        noons={},
        ampm={"am": False, "pm": True, "a.m.": False, "p.m.": True},
        frequencies={},
        edges={},
        roles={kind: "|".join(sorted(phrases)) for kind, phrases in roles.items() if phrases},
        doubtful=frozenset(name for each in (*weekdays, *months) for name in each.split("|") if is_short(name)),
        ordinal_endings=tuple(AFTER_DAY.findall(long)),
        is_day_first=short.lower().find("d") < short.lower().find("m"),
        is_partial=True,
        is_unspaced=is_unspaced,
    )


def is_short(name: str) -> bool:
    return len(name) < SHORTEST_SURE and name.isascii()


def names(contexts: Mapping[str, Mapping[str, Mapping[int, str]]], numbers: Iterable[int]) -> tuple[str, ...]:
    """What each day or month is called, in full and short, divided by `|`."""
    return tuple("|".join(plain(called(contexts, number))) for number in numbers)


def called(contexts: Mapping[str, Mapping[str, Mapping[int, str]]], number: int) -> Iterator[str]:
    full = contexts["format"]["wide"][number]
    yield full
    yield contexts["format"]["abbreviated"][number]
    alone = contexts["stand-alone"]["wide"][number]
    if script(alone) == script(full):
        yield alone


def script(name: str) -> str:
    """Languages that have no names of their own for a use are given those of any other one."""
    letter = next((letter for letter in name if letter.isalpha()), "-")
    return unicodedata.name(letter, "-").split()[0]


def plain(phrases: Iterable[str]) -> list[str]:
    """Phrases as text is looked through, each once, without the full stop of what is shortened."""
    bare = (folded(phrase).text.replace("\u200f", "").strip(" .") for phrase in phrases)
    return list(dict.fromkeys(phrase for phrase in bare if len(phrase) > 1 or not phrase.isascii()))


def near_days(language: str) -> dict[str, int]:
    called = zip(NEAR_DAYS.get(language, ()), (0, 1, -1), strict=False)
    return {name: distance for each, distance in called for name in plain(each.split("|"))}


def lengths(locale: Locale, is_unspaced: bool) -> tuple[dict[str, tuple[int, Unit]], dict[Kind, set[str]]]:
    """The words for units, and what stands around them, from phrases such as `in {0} days`."""
    units: dict[str, tuple[int, Unit]] = {}
    roles: dict[Kind, set[str]] = {}
    for key, unit in UNITS.items():
        field = locale._data["date_fields"].get(key, {})
        future, past = field.get("future", {}), field.get("past", {})
        for number in set(future) & set(past):
            ahead, back = parted(future[number]), parted(past[number])
            if ahead and back and (name := common(ahead[1], back[1], is_unspaced)):
                units[name] = (1, unit)
                put(roles, Kind.IN, ahead[0])
                put(roles, Kind.AGOFIRST, back[0])
                put(roles, Kind.HENCE, ahead[1].removeprefix(name))
                put(roles, Kind.AGO, back[1].removeprefix(name))
    return units, roles


def parted(pattern: str) -> tuple[str, str] | None:
    """What stands before the number of a phrase and after it."""
    before, number, after = folded(pattern).text.partition("{0}")
    return (before.strip(), after.strip(" .")) if number and after.strip() and before[-1:] in {"", " "} else None


def common(ahead: str, back: str, is_unspaced: bool) -> str:
    """The unit: what both phrases begin with after their number."""
    if not is_unspaced:
        first = ahead.split(maxsplit=1)[0]
        return first if back.split(maxsplit=1)[0] == first else ""
    size = next((at for at, (one, other) in enumerate(zip(ahead, back, strict=False)) if one != other), 0)
    return ahead[:size].strip()


def put(roles: dict[Kind, set[str]], kind: Kind, phrase: str) -> None:
    if phrase.strip():
        roles.setdefault(kind, set()).add(phrase.strip())
