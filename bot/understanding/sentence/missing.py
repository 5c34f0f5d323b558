"""The one thing to ask about a message: what would make it wrong comes before what would make it poor."""

from collections.abc import Iterator

from bot.understanding.dates import Found
from bot.understanding.dates.types import Doubt
from bot.understanding.sentence.about import unclear
from bot.understanding.sentence.types import Gap, Intent, Missing, Owner, Partners, Side, Understood

ASKED = frozenset({Doubt.NEXT, Doubt.ORDER, Doubt.SEVERAL, Doubt.CLASH})
"""Doubts about the day itself. A bare hour is shown on the card as it was read."""
ABOUT_PARTNERS = frozenset({Intent.HEARD, Intent.MET, Intent.WE_PROMISED, Intent.THEY_PROMISED, Intent.ASK})
WHOLE = frozenset({Intent.QUERY, Intent.CHAT})


def missing_in(made: Understood, side: Side, has_promise: bool) -> Missing | None:
    """The first thing to ask."""
    if set(made.intents) & WHOLE:
        return None
    return next(gaps(made, side, has_promise), None)


def gaps(made: Understood, side: Side, has_promise: bool) -> Iterator[Missing]:
    is_about = bool(set(made.intents) & ABOUT_PARTNERS) or has_promise
    yield from about_partners(made.partners)
    yield from about_parts(made) if side is Side.STAFF else ()
    for one in made.commitments:
        if one.owner is Owner.UNKNOWN:
            yield Missing(Gap.WHO_PROMISED, one.words.text)
    for found in used(made):
        if found.problem:
            yield Missing(Gap.NO_SUCH_DATE, found.words)
        elif found.doubts & ASKED:
            yield Missing(Gap.WHICH_DATE, found.words, tuple(f"{one:%Y-%m-%d}" for one in found.choices))
    for one in made.commitments:
        if not one.text:
            yield Missing(Gap.WHAT_PROMISED, one.words.text)
    for reminder in made.reminders:
        if not reminder.text:
            yield Missing(Gap.WHAT_TO_REMIND, reminder.words.text)
        if not (reminder.when or reminder.repeat):
            yield Missing(Gap.WHEN_TO_REMIND, reminder.text)
    if is_about and side is Side.STAFF and not (made.partners.sure or made.partners.new):
        yield Missing(Gap.NO_PARTNER)
    if not made.intents and not has_promise:
        yield Missing(Gap.WHAT_IS_IT)


def about_partners(partners: Partners) -> Iterator[Missing]:
    """Of several names in doubt the first one: the others are asked when it is answered."""
    if partners.candidates:
        yield doubtful(partners)
    if partners.new:
        yield Missing(Gap.NEW_PARTNER, partners.new)


def about_parts(made: Understood) -> Iterator[Missing]:
    """Which of several partners a part is about."""
    for words, near in unclear(made):
        yield Missing(Gap.WHICH_PARTNER, words, tuple(name for _, name in near), is_part=True)


def doubtful(partners: Partners) -> Missing:
    """The first place at which one of the candidates may be meant."""
    keys = {key for key, _ in partners.candidates}
    for each in partners.named:
        near = tuple(name for key, name in each.candidates if key in keys)
        if near and not each.sure:
            return Missing(Gap.WHICH_PARTNER, each.words.text, near, is_person=bool(each.person))
    return Missing(Gap.WHICH_PARTNER, "", tuple(name for _, name in partners.candidates))


def used(made: Understood) -> Iterator[Found]:
    """The dates that something hangs on."""
    yield from (one.due for one in made.commitments if one.due)
    yield from (one.when for one in made.reminders if one.when)
    yield from (one.repeat for one in made.reminders if one.repeat)
    yield from (one.due for one in made.asks if one.due)
    if made.happened:
        yield made.happened
