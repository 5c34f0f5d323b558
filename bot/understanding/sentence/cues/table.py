"""A language's table of cues with what is worked out from its words, once for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.understanding.sentence.cues.fields import Fields
from bot.understanding.sentence.cues.says import Cue
from bot.understanding.sentence.phrases import Phrases, listed
from bot.understanding.sentence.types import HeardHow, Strength


@dataclass(frozen=True, eq=False)
class Cues(Fields):
    """The cues of one language, as they are looked for in a text."""

    @cached_property
    def short(self) -> Mapping[str, str]:
        pairs = (pair.split() for pair in self.shorthand.replace("\n", ";").split(";") if pair.strip())
        return {pair[0]: pair[1] for pair in pairs}

    @cached_property
    def done(self) -> frozenset[str]:
        return self.done_by_us | self.done_by_one | self.done_by_many | self.done_now

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every word of the table."""
        written = (*self.said.values(), *self.kinds.values(), *self.strengths.values(), self.chat)
        return frozenset(word for text in written for word in text.replace("|", " ").replace(";", " ").split())

    @cached_property
    def cues(self) -> Phrases[Cue]:
        return Phrases(listed(self.said), self.adverbs)

    @cached_property
    def strong(self) -> Phrases[Strength]:
        return Phrases(listed(self.strengths))

    @cached_property
    def kind_words(self) -> Phrases[str]:
        return Phrases(listed(self.kinds))

    @cached_property
    def how_words(self) -> Phrases[HeardHow]:
        return Phrases(listed(self.heard_how))

    @cached_property
    def openings(self) -> Phrases[str]:
        """What a whole message begins with."""
        kinds = {"query": self.query, "correction": self.correction, "weak": self.weak_correction}
        return Phrases(listed(kinds), self.adverbs)

    @cached_property
    def greetings(self) -> Phrases[bool]:
        return Phrases(listed({True: self.greeting}))

    @cached_property
    def joined(self) -> Phrases[bool]:
        return Phrases(listed({True: self.joins}))

    @cached_property
    def leads(self) -> Phrases[bool]:
        return Phrases(listed({True: self.lead_in}))

    @cached_property
    def note_leads(self) -> Phrases[bool]:
        return Phrases(listed({True: self.note_lead}))

    @cached_property
    def ours_given(self) -> Phrases[bool]:
        return Phrases(listed({True: self.from_us}))

    @cached_property
    def others_met(self) -> Phrases[bool]:
        return Phrases(listed({True: self.they_met}))

    @cached_property
    def begun(self) -> Phrases[bool]:
        return Phrases(listed({True: self.to_dos_begun}))

    @cached_property
    def lasts(self) -> Phrases[bool]:
        return Phrases(listed({True: self.at_latest}))

    @cached_property
    def tails(self) -> Phrases[bool]:
        return Phrases(listed({True: self.tail}))

    @cached_property
    def chatter(self) -> Phrases[bool]:
        return Phrases(listed({True: self.chat}))

    @cached_property
    def orders(self) -> Phrases[str]:
        """What is wanted of a reminder: made, shown, dropped, changed."""
        return Phrases(
            listed(
                {
                    "remind": self.remind,
                    "maker": self.maker,
                    "show": self.show,
                    "drop": self.drop,
                    "change": self.change,
                }
            )
        )

    @cached_property
    def to_dos(self) -> Phrases[bool]:
        return Phrases(listed({True: self.to_do}))

    @cached_property
    def shown_leads(self) -> Phrases[bool]:
        return Phrases(listed({True: f"{self.to_do};{self.shown}"}))

    @cached_property
    def politeness(self) -> Phrases[bool]:
        return Phrases(listed({True: self.polite}))

    @cached_property
    def needs(self) -> Phrases[bool]:
        return Phrases(listed({True: self.before_to_do}))
