"""Which partners a part of a message is about: those named in it, or else in what was said before it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.understanding.sentence.types import Keyed, Naming, Owner, Stretch, Understood

JOINED = len(" and ")
"""Letters between two of ours who did something together."""


def about(seen: Understood, part: Stretch, owner: Owner | None = None) -> tuple[Keyed, ...]:
    """The partners of a part; of what we promise, whom it is given to. Several when they are named with *and*."""
    if told := dict(seen.partners.parts).get(part.text):
        return (told,)
    if len(seen.partners.sure) < 2:
        return seen.partners.sure
    return own(seen, part, owner) or before(seen, part) or after(seen, part) or seen.partners.sure[:1]


def own(seen: Understood, part: Stretch, owner: Owner | None = None) -> tuple[Keyed, ...]:
    """Those named in the part itself."""
    named = within(seen, part.start, part.end)
    first = next((at for at, each in enumerate(named) if each.is_told), None) if owner is Owner.US else None
    return meant(named) if first is None else tuple(dict.fromkeys(keys(named[first:])))


def unclear(seen: Understood) -> Iterator[tuple[str, tuple[Keyed, ...]]]:
    """Parts of which nothing tells which of several partners they are about, and the partners that may be meant.

    What we promise while we speak of two; what somebody says whom nobody knows.
    """
    if len(seen.partners.sure) < 2:
        return
    promises = [each for each in seen.commitments if each.owner is Owner.US]
    for part, is_promise in (*((each.words, True) for each in promises), *((each.words, False) for each in seen.notes)):
        near = may_be_promised(seen, part) if is_promise else may_be_said_by(seen, part)
        if near and part.text not in dict(seen.partners.parts):
            yield part.text, near


def may_be_promised(seen: Understood, part: Stretch) -> tuple[Keyed, ...]:
    """The partners named in a promise, unless it is told whom it is made to."""
    named = within(seen, part.start, part.end)
    every = dict.fromkeys(each.sure for each in named if each.sure)
    is_told = any(each.is_told for each in named) or set(own(seen, part, Owner.US)) == set(every)
    return () if is_told else tuple(every)


def may_be_said_by(seen: Understood, part: Stretch) -> tuple[Keyed, ...]:
    """Every partner, where nobody is named in a part but a person whom nobody knows."""
    here = [each for each in seen.partners.named if part.start <= each.words.start < part.end]
    is_unknown = any(each.person for each in here) and not any(each.sure for each in here)
    return seen.partners.sure if is_unknown else ()


def before(seen: Understood, part: Stretch) -> tuple[Keyed, ...]:
    earlier = (meant(within(seen, *clause)) for clause in reversed(seen.clauses) if clause[0] < part.start)
    return next(filter(None, earlier), ())


def after(seen: Understood, part: Stretch) -> tuple[Keyed, ...]:
    later = (meant(within(seen, *clause)) for clause in seen.clauses if clause[0] >= part.start)
    return next(filter(None, later), ())


def met_with(seen: Understood) -> tuple[Keyed, ...]:
    """Whom a message says that somebody met."""
    told = [Stretch(*clause, "") for clause in seen.met or seen.clauses[:1]]
    return tuple(dict.fromkeys(key for part in told for key in about(seen, part)))


def people_of(seen: Understood, partner: Keyed) -> tuple[str, ...]:
    """The people who were met with a partner: not those who are somebody else's, unless they came along."""
    others = {each.person for each in seen.partners.named if each.sure and each.sure[0] != partner[0]}
    if len(met_with(seen)) == 1:
        others -= {each.person for clause in seen.met for each in within(seen, *clause)}
    return tuple(name for name in seen.people if name not in others)


def meetings(seen: Understood, partner: Keyed) -> list[tuple[int, int]]:
    """The clauses that tell of meeting a partner."""
    told = seen.met or seen.clauses[:1]
    return [clause for clause in told if partner in about(seen, Stretch(*clause, ""))]


def came(seen: Understood, partner: Keyed) -> tuple[str, ...]:
    """Our own people who a message says met a partner; also those who are named just before: “Dana *and I met* …”."""
    found: list[str] = []
    for start, end in meetings(seen, partner):
        first = start
        for one in reversed([one for one in seen.ours if one.start < start]):
            first = one.start if first - one.end <= JOINED else first
        found += [one.text for one in seen.ours if first <= one.start < end]
    return tuple(dict.fromkeys(found))


def without_writer(seen: Understood, partner: Keyed) -> bool:
    """Whether only others met a partner."""
    told = meetings(seen, partner)
    return bool(told) and all(clause in seen.away for clause in told)


def within(seen: Understood, start: int, end: int) -> list[Naming]:
    return [each for each in seen.partners.named if each.sure and start <= each.words.start < end]


def meant(named: Sequence[Naming]) -> tuple[Keyed, ...]:
    """The first of them with those that are joined to it; a partner's own name tells more than somebody's there."""
    partners = [each for each in named if not each.person] or list(named)
    return tuple(dict.fromkeys(keys(partners)))


def keys(named: Sequence[Naming]) -> Iterator[Keyed]:
    """The first one, and those up to the last that *and* joins to it."""
    listed = list(takewhile(lambda each: each.is_joined or each.is_listed, named[1:]))
    last = max((at for at, each in enumerate(listed, 1) if each.is_joined), default=0)
    yield from (each.sure for each in (*named[:1], *listed[:last]) if each.sure)
