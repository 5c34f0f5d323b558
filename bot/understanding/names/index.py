"""The index of the partners' names, and what a typed name may mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import Literal

from bot.understanding.names.initials import LONGEST, fit
from bot.understanding.names.likeness import Likeness, compare
from bot.understanding.names.normal import SMALL, WORD, Words, plain_words, read
from bot.understanding.names.shelf import Entry, Form, Shelf

MOST = 8
LOOKED_AT = 40

Action = Literal["accept", "ask", "none"]


@dataclass(frozen=True, slots=True)
class Candidate:
    key: int | str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    ranked: tuple[Candidate, ...] = ()
    action: Action = "none"


@dataclass(frozen=True, slots=True)
class Found:
    form: Form
    score: float
    likeness: Likeness
    how: str


class Index:
    def __init__(self, entries: Iterable[Entry]) -> None:
        self.shelf = Shelf(entries)

    def look_up(self, name: str) -> Match:
        words = read(name)
        if not words.plain:
            return Match()
        found = rank(self.shelf, words, name)
        ranked = tuple(Candidate(f.form.entry.key, f.form.entry.name, round(f.score, 4)) for f in found[:MOST])
        return Match(ranked, "ask" if ranked else "none")


def rank(shelf: Shelf, words: Words, name: str) -> list[Found]:
    best: dict[int | str, Found] = {}
    def put(f: Found) -> None:
        k = f.form.entry.key
        if k not in best or best[k].score < f.score:
            best[k] = f
    for number in shelf.exact.get(words.key, ()):
        put(Found(shelf.forms[number], 1.0, Likeness(1, 1, 1), "exact"))
    for number in gather(shelf, words):
        like = compare(words, shelf.forms[number].words, shelf.weight)
        put(Found(shelf.forms[number], like.score * 0.99, like, "words"))
    if len(words.plain) > 1:
        for number in shelf.initials.get(mixed(name), ())[:20]:
            like = compare(words, shelf.forms[number].words, shelf.weight)
            put(Found(shelf.forms[number], like.score * 0.99, like, "words"))
    letters = "".join(words.plain)
    if 2 <= len(letters) <= LONGEST and len(words.plain) <= 3:
        capital = name.upper() == name
        for number in shelf.initials.get(letters, ()):
            put(Found(shelf.forms[number], 0.97 if capital else 0.8, Likeness(1, 1, 0), "initials"))
        for number in shelf.like_initials(letters):
            parts = shelf.forms[number].parts
            f = fit(letters, parts, shelf.skipping(parts))
            put(Found(shelf.forms[number], (0.9 if capital else 0.6) * f, Likeness(f, f, 0), "fit"))
    return sorted(best.values(), key=lambda f: (-f.score, len(f.form.words.key)))


def mixed(name: str) -> str:
    """First letters, of initials all: `SBM College` shortens to `sbmc`."""
    parts = [(w, plain_words(w)) for w in WORD.findall(name)]
    return "".join(p if w.isupper() and len(p) <= 6 else p[0] for w, ps in parts for p in ps if p not in SMALL)


def gather(shelf: Shelf, words: Words) -> list[int]:
    """The forms that share most with what was typed."""
    points: dict[int, float] = {}
    wanted = []
    for word in set(words.content):
        if word in shelf.postings:
            wanted.append((len(shelf.postings[word]), word, 1.0))
        if word not in shelf.postings or len(shelf.postings[word]) < 3:
            for other in shelf.near(word):
                wanted.append((len(shelf.postings[other]), other, 0.8))
            for other in {*shelf.begun(word), *shelf.akin(word)}:
                wanted.append((len(shelf.postings[other]), other, 0.6))
    for count, word, share in sorted(wanted):
        worth = shelf.weight(word) * share
        posting = shelf.postings[word]
        if points and count > max(300, 2 * len(points)):
            for number in points:
                if word in shelf.forms[number].content:
                    points[number] += worth
            continue
        for number in posting:
            points[number] = points.get(number, 0.0) + worth
    weights = shelf.weights
    return nlargest(LOOKED_AT, points, key=lambda n: points[n] - 0.2 * weights[n])
