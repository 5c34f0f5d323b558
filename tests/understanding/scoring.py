"""How many slots of the shell's answers are right, and which are not. What is wanted is said in sentences/README.md.

Every slot is a list of things: a date that is there is a list of one, a date that is not is an empty one. So finding
what isn't there and missing what is both cost, and an empty slot that stays empty neither earns nor costs.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

Json = Any
Alike = Callable[[Json, Json], bool]

ENOUGH = 0.6
"""How far two texts must share their words (F1) to be the same note or promise."""
WHOLE = "whole line"
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an the to of for that this it its he she we i they them her him you me my our us is are and so "
        "el la los las lo un una unos unas de del al que se le les nos me te y a en su sus",
    )
)
"""What a note may begin or go without and still say the same."""
VALUES = ("happened_on", "new_partner", "ask_back")
LISTS = ("intents", "partners", "partner_candidates", "people")
RECORDS: Mapping[str, tuple[str, ...]] = {
    "notes": ("kind", "quote"),
    "commitments": ("owner", "who", "due", "due_edge", "strength"),
    "reminders": ("at", "rrule"),
}
GRAVE = ("partners", "happened_on", "commitments.owner", "commitments.due", "reminders.at", "reminders.rrule")
"""What nobody may be told wrongly without being asked: whom it is about, who owes, and when."""
SLOTS = (
    *LISTS,
    *VALUES,
    *(name for record, own in RECORDS.items() for name in (record, *(f"{record}.{each}" for each in own))),
)


@dataclass
class Tally:
    """How much of a slot was wanted, how much was given, and how much of that was right."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    @property
    def score(self) -> float:
        asked = self.wanted + self.given
        return 2 * self.right / asked if asked else 1.0

    @property
    def wrong(self) -> int:
        return self.wanted + self.given - 2 * self.right

    def add(self, other: "Tally") -> None:
        self.right += other.right
        self.wanted += other.wanted
        self.given += other.given


@dataclass(frozen=True)
class Failure:
    """One slot of one sentence that is not as it should be."""

    line: str
    slot: str
    wanted: Json
    given: Json


@dataclass
class Scores:
    """What came of a set of sentences."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    failures: list[Failure] = field(default_factory=list)
    silently_wrong: list[str] = field(default_factory=list)
    """Sentences of which something grave was given wrongly, and nothing asked."""

    def note(self, line: str, slot: str, tally: Tally, wanted: Json, given: Json) -> None:
        self.tallies[slot].add(tally)
        if tally.wrong:
            self.failures.append(Failure(line, slot, wanted, given))

    def add(self, other: "Scores") -> None:
        for slot, tally in other.tallies.items():
            self.tallies[slot].add(tally)
        self.failures += other.failures
        self.silently_wrong += other.silently_wrong

    def score(self, slot: str) -> float:
        return self.tallies[slot].score if slot in self.tallies else 1.0


def score(lines: Iterable[Mapping[str, Json]], answers: Mapping[str, Mapping[str, Json]]) -> Scores:
    """Each sentence with its answer, by id. A sentence without an answer found nothing."""
    scores = Scores()
    for line in lines:
        score_line(scores, line["id"], line["gold"], answers.get(line["id"], {}))
    return scores


def score_line(scores: Scores, line: str, gold: Mapping[str, Json], answer: Mapping[str, Json]) -> None:
    before = len(scores.failures)
    for slot in (*VALUES, *LISTS):
        if slot in gold:
            given = answer.get(slot)
            scores.note(line, slot, compare(gold[slot], given, ALIKE[slot]), gold[slot], given)
    for slot in RECORDS:
        if slot in gold:
            score_records(scores, line, slot, gold[slot], answer.get(slot) or [])
    own = scores.failures[before:]
    if not answer.get("ask_back") and any(one.slot in GRAVE and as_list(one.given) for one in own):
        scores.silently_wrong.append(line)
    whole = Tally(right=int(not own), wanted=1, given=1)
    scores.tallies[WHOLE].add(whole)


def score_records(scores: Scores, line: str, slot: str, wanted: Json, given: Sequence[Mapping[str, Json]]) -> None:
    """The records are paired by their words first; then what each pair says beside them is compared."""
    readings = [(pairs_of(slot, reading, given), reading) for reading in alternatives(wanted)]
    pairs, reading = min(readings, key=lambda one: (len(one[1]) - 2 * len(one[0]), unlike(slot, one[0], one[1], given)))
    scores.note(line, slot, Tally(len(pairs), len(reading), len(given)), reading, given)
    for left, right in pairs:
        for name in fields_of(slot, reading[left]):
            mine, theirs = reading[left][name], given[right].get(name)
            scores.note(line, f"{slot}.{name}", compare(mine, theirs, ALIKE[name]), mine, theirs)


def pairs_of(slot: str, wanted: Sequence[Json], given: Sequence[Mapping[str, Json]]) -> list[tuple[int, int]]:
    """As many pairs with the same words as there can be, and among those the ones that agree most in the rest."""

    def worth(left: int, right: int) -> int:
        if not same(wanted[left]["text"], given[right].get("text"), same_words):
            return 0
        return 100 - wrong_fields(slot, wanted[left], given[right])

    return best_pairs(len(wanted), len(given), worth)


def best_pairs(wanted: int, given: int, worth: Callable[[int, int], int]) -> list[tuple[int, int]]:
    """The assignment worth most. A sentence holds a handful of things, so all are tried."""

    @cache
    def best(left: int, free: frozenset[int]) -> tuple[int, tuple[tuple[int, int], ...]]:
        if left == wanted:
            return 0, ()
        options = [best(left + 1, free)]
        for right in sorted(free):
            if value := worth(left, right):
                rest, pairs = best(left + 1, free - {right})
                options.append((rest + value, ((left, right), *pairs)))
        return max(options, key=lambda option: option[0])

    return list(best(0, frozenset(range(given)))[1])


def unlike(slot: str, pairs: Sequence[tuple[int, int]], wanted: Sequence[Json], given: Sequence[Json]) -> int:
    return sum(wrong_fields(slot, wanted[left], given[right]) for left, right in pairs)


def wrong_fields(slot: str, wanted: Mapping[str, Json], given: Mapping[str, Json]) -> int:
    names = fields_of(slot, wanted)
    return sum(compare(wanted[name], given.get(name), ALIKE[name]).wrong > 0 for name in names)


def fields_of(slot: str, wanted: Mapping[str, Json]) -> list[str]:
    return [name for name in RECORDS[slot] if name in wanted]


def compare(wanted: Json, given: Json, alike: Alike) -> Tally:
    """The reading of what is wanted that the answer comes nearest to."""
    found = as_list(given)
    tallies = [compare_lists(as_list(reading), found, alike) for reading in alternatives(wanted)]
    return min(tallies, key=lambda tally: (tally.wrong, -tally.right))


def compare_lists(wanted: Sequence[Json], given: Sequence[Json], alike: Alike) -> Tally:
    pairs = best_pairs(len(wanted), len(given), lambda left, right: int(same(wanted[left], given[right], alike)))
    return Tally(len(pairs), len(wanted), len(given))


def same(wanted: Json, given: Json, alike: Alike) -> bool:
    return given is not None and any(alike(reading, given) for reading in alternatives(wanted) if reading is not None)


def alternatives(wanted: Json) -> list[Json]:
    return list(wanted["any"]) if isinstance(wanted, Mapping) and "any" in wanted else [wanted]


def as_list(value: Json) -> list[Json]:
    if value is None or value is False or value == "":
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def words(text: str) -> list[str]:
    """The words without case, accents, apostrophes and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    return re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char)))


def telling_words(text: str) -> Counter[str]:
    every = words(text)
    return Counter([word for word in every if word not in SMALL_WORDS] or every)


def same_words(wanted: str, given: str) -> bool:
    """Whether the two share enough of their words, whatever stands around them."""
    mine, theirs = telling_words(wanted), telling_words(given)
    total = mine.total() + theirs.total()
    return total > 0 and 2 * (mine & theirs).total() / total >= ENOUGH


def same_name(wanted: str, given: str) -> bool:
    return words(wanted) == words(given)


def same_value(wanted: Json, given: Json) -> bool:
    return bool(wanted == given)


def same_question(wanted: bool, given: Json) -> bool:
    """That something is asked counts; in which words is for the dialogues to show."""
    return wanted == bool(given)


def same_time(wanted: str | Mapping[str, str], given: str) -> bool:
    """To the minute. {"day": ...} is any hour of that day, or none."""
    if isinstance(wanted, Mapping):
        return given[:10] == wanted["day"]
    return wanted[:16] == given[:16]


def same_rule(wanted: str, given: str) -> bool:
    return rule_parts(wanted) == rule_parts(given)


def rule_parts(text: str) -> frozenset[tuple[str, frozenset[str]]]:
    """A recurrence as RFC 5545 means it. The hour is the reminder's own (`at`), so it does not count here."""
    parts = {name: frozenset(values) for name, values in map(rule_part, re.split(r"[;\s]+", text.upper())) if values}
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND", "WKST"):
        parts.pop(name, None)
    if parts.get("INTERVAL") == frozenset({"1"}):
        del parts["INTERVAL"]
    return frozenset(without_synonyms(parts).items())


def rule_part(part: str) -> tuple[str, list[str]]:
    name, _, values = part.removeprefix("RRULE:").replace("EXDATE:", "EXDATE=").partition("=")
    listed = [value for value in values.split(",") if value]
    return name, [value[:8] for value in listed] if name in {"UNTIL", "EXDATE"} else [v.lstrip("+") for v in listed]


def without_synonyms(parts: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """ "The first of the Mondays" and "the first Monday"; "daily on Mondays" and "weekly on Mondays"."""
    if parts.get("FREQ") == frozenset({"DAILY"}) and "BYDAY" in parts and "INTERVAL" not in parts:
        parts["FREQ"] = frozenset({"WEEKLY"})
    if len(parts.get("BYSETPOS", ())) == len(parts.get("BYDAY", ())) == 1:
        (number,), (day,) = parts.pop("BYSETPOS"), parts["BYDAY"]
        parts["BYDAY"] = frozenset({number + day})
    return parts


ALIKE: Mapping[str, Alike] = {
    **dict.fromkeys(("partners", "partner_candidates", "people", "new_partner", "who", "quote"), same_name),
    **dict.fromkeys(("intents", "kind", "owner", "due_edge", "strength"), same_value),
    **dict.fromkeys(("happened_on", "due", "at"), same_time),
    "rrule": same_rule,
    "ask_back": same_question,
}
