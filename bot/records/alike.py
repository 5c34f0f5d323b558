"""Notes that say much the same: found before another one is written, and added to when somebody says so."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.access import Deed, authorize, is_their_own
from bot.kept_off import kept_off
from bot.occurrences import zone_of
from bot.records.notes import revise
from bot.showing import shown_to
from bot.turn import Turn
from bot.ui.form import LONG
from bot.ui.message import Block, Quoted, Say, clip
from bot.understanding.names.normal import written
from bot.understanding.sentence.duplicates import alike
from storage.labels import LEAVES_TEAM, Door, Label
from storage.notes import Note, Notes
from storage.partners import Partners
from storage.people import People

LATELY = timedelta(days=14)
MOST = 40
"""So many of a partner's newest notes are compared."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is about to become a note."""

    partner_id: int
    quote: str
    paraphrase: str
    label: Label = Label.TEAM
    themes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return f"{self.quote} {self.paraphrase}".strip()

    @property
    def added(self) -> str:
        """As it stands in another note: their words stay in quotation marks."""
        return f"“{self.quote}” {self.paraphrase}".strip() if self.quote else self.paraphrase


def much_the_same(turn: Turn, said: Said, apart: Collection[int] = ()) -> Note | None:
    """The note of these days that says nearly this and may be added to; none when there is none."""
    notes = turn.open(Notes)
    lately = notes.said_lately(said.partner_id, said.label, turn.now - LATELY, MOST)
    pairs = ((key, words) for key, *said_before in lately if key not in apart for words in parts(*said_before))
    near = (notes.get(key) for key, _ in alike(said.words, pairs, names_of(turn, said.partner_id)))
    return next((note for note in near if note and may_take(turn, note, said)), None)


def names_of(turn: Turn, partner_id: int) -> set[str]:
    """The words that a partner and its people are called by."""
    entry = turn.index.entry(partner_id)
    called = (entry.name, *entry.aliases, *entry.contacts) if entry else ()
    return {word for name in called for word in written(name)}


def parts(quote: str, paraphrase: str) -> Iterator[str]:
    """A note as a whole, and each line of what was added to it."""
    yield f"{quote} {paraphrase}".strip()
    lines = paraphrase.splitlines()
    yield from lines if len(lines) > 1 else ()


def may_take(turn: Turn, note: Note, said: Said) -> bool:
    """Whether words may be added to a note. They reach whom they were to reach, and nobody else."""
    if note.is_sample or note.partner_id != said.partner_id or note.label is not said.label:
        return False
    # In our words a quote would go where it may not go without consent.
    if said.quote and said.label in LEAVES_TEAM:
        return False
    if note.told_to or is_their_own(turn, note) or kept_off(note, turn.platform):
        return False
    fits = len(note.paraphrase) + len(said.added) < LONG
    return fits and authorize(turn, Deed.EDIT, note)


def add_to(turn: Turn, note: Note, said: Said) -> Note:
    """Add words to a note. What it said before is kept, and its quote stays as it is."""
    themes = list(dict.fromkeys([*note.themes, *said.themes]))
    return revise(turn, note, paraphrase=f"{note.paraphrase}\n{said.added}".strip(), themes=themes)


def question(turn: Turn, note: Note) -> tuple[str, tuple[Block, ...]]:
    """What is asked about it: a title, and the words it is about."""
    t, seen = turn.t, shown_to(turn, note, Door.RECORD)
    partner = turn.open(Partners).name(note.partner_id)
    day = turn.listed(note.heard_at.astimezone(zone_of(turn.actor.zone)).date())
    if note.author_id == turn.actor.id:
        title = t("You noted much the same for {partner} on {day}.", partner=partner, day=day)
    else:
        name = turn.open(People).name(note.author_id)
        title = t("{name} noted much the same for {partner} on {day}.", name=name, partner=partner, day=day)
    return title, (Quoted(clip(seen.words, 300)), Say(t("Shall I add it to that note?")))
