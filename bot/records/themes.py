"""Themes: which fit some words, by the words themselves and by what people's corrections taught, and learning those."""

from collections.abc import Collection, Iterable

from sqlmodel import Session

from bot.turn import Turn
from bot.understanding.sentence.themes import SEEDED, Lexicon, as_written, seeded, stems, suggest, telling
from storage.notes import Note
from storage.partners import Partners
from storage.people import People
from storage.themes import ThemeWord, ThemeWords

ONCE = 0.25
"""What a word says for a theme when it was on it a single time; two such words together are enough."""
LONGEST = 40
"""Characters of a theme that is learned; what is longer is a sentence."""


def lexicon_for(session: Session, text: str) -> Lexicon:
    """What every organisation begins with, and what was learned here about the words of this text."""
    learned = ThemeWords(session).of(stems(text))
    if not learned:
        return seeded()
    counts = {theme: dict(words) for theme, words in seeded().counts.items()}
    for row in learned:
        known = counts.setdefault(row.theme, {})
        known[row.word] = said(row, *known.get(row.word, (0.0, 0.0)))
    return Lexicon(counts)


def said(row: ThemeWord, yes: float, no: float) -> tuple[float, float]:
    """How often a word spoke for a theme and against it. What is not a word of the theme may be there by chance."""
    if row.accepted and row.word in stems(row.theme):
        yes += SEEDED
    is_its_own = yes > 0
    accepted, rejected = (count if is_its_own or count > 1 else ONCE * count for count in (row.accepted, row.rejected))
    return yes + accepted, no + rejected


def themes_in(session: Session, text: str) -> dict[str, list[str]]:
    """The themes that fit a text, the best first, each with the words that say so as they stand in it."""
    return {each.theme: list(as_written(text, each.because)) for each in suggest(text, lexicon_for(session, text))}


def teach(turn: Turn, note: Note, before: Collection[str]) -> None:
    """Learn from themes that somebody put on a note or took off it. What is kept off a platform teaches nothing."""
    if note.is_restricted:
        return
    words = worth_learning(turn, note)
    for theme in [one for one in note.themes if one not in before and len(one) <= LONGEST]:
        ThemeWords(turn.session).learn(words, theme, True, turn.now)
    for theme in [one for one in before if one not in note.themes and len(one) <= LONGEST]:
        ThemeWords(turn.session).learn(words, theme, False, turn.now)


def worth_learning(turn: Turn, note: Note) -> list[str]:
    """The words of a note without what its partner and the people there are called."""
    partner = turn.open(Partners).get(note.partner_id)
    people = turn.open(People).contacts(note.partner_id) if partner else []
    names = [partner.name if partner else "", *(person.name for person in people)]
    called = {word for name in names for word in stems(name)}
    return without(telling(f"{note.quote} {note.paraphrase}"), called)


def without(words: Iterable[str], others: Collection[str]) -> list[str]:
    return [word for word in words if word not in others]
