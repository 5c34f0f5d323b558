"""Which partners a part of a message is about: those named in it, or else in what was said before it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.understanding.sentence.types import Keyed, Naming, Owner, Stretch, Understood


def about(seen: Understood, part: Stretch, owner: Owner | None = None) -> tuple[Keyed, ...]:
    """The partners of a part; of what we promise, to whom it is given. Several when they are named with *and*."""
    if len(seen.partners.sure) < 2:
        return seen.partners.sure
    return own(seen, part, owner) or before(seen, part) or after(seen, part) or seen.partners.sure[:1]


def own(seen: Understood, part: Stretch, owner: Owner | None = None) -> tuple[Keyed, ...]:
    """Those named in the part itself."""
    return meant(within(seen, part.start, part.end), is_given=owner is Owner.US)


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


def within(seen: Understood, start: int, end: int) -> list[Naming]:
    return [each for each in seen.partners.named if each.sure and start <= each.words.start < end]


def meant(named: Sequence[Naming], is_given: bool = False) -> tuple[Keyed, ...]:
    """The first of them with those that are joined to it; a partner's own name tells more than somebody's there."""
    partners = [each for each in named if not each.person] or list(named)
    first = next((at for at, each in enumerate(partners) if is_given and each.is_given), 0)
    return tuple(dict.fromkeys(keys(partners[first:])))


def keys(named: Sequence[Naming]) -> Iterator[Keyed]:
    """The first one, and those up to the last that *and* joins to it."""
    listed = list(takewhile(lambda each: each.is_joined or each.is_listed, named[1:]))
    last = max((at for at, each in enumerate(listed, 1) if each.is_joined), default=0)
    yield from (each.sure for each in (*named[:1], *listed[:last]) if each.sure)
