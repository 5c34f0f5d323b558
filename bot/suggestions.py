"""Names offered while someone types: partners and colleagues the asker may see, beginnings first."""

from rapidfuzz import fuzz, process

from bot.turn import Reply, Turn
from storage.partners import Partners
from storage.people import People
from storage.text import fold

MOST = 8
CLOSE = 65.0


def suggest(turn: Turn, kind: str, words: str) -> Reply:
    """Up to eight names for a field of this kind; none for what the asker may not see."""
    names = _partner_names(turn) if kind == "partner" else _colleagues(turn) if kind == "person" else []
    return Reply(suggestions=tuple((name, name) for name in best(words, names)))


def _partner_names(turn: Turn) -> list[str]:
    return turn.open(Partners).display_names()


def _colleagues(turn: Turn) -> list[str]:
    return [person.name for person in turn.open(People).ours()]


def best(words: str, names: list[str]) -> list[str]:
    """Names that begin so come first, then those that are merely alike."""
    wanted = fold(words)
    starts = [name for name in names if fold(name).startswith(wanted)]
    if not wanted:
        return starts[:MOST]
    near = process.extract(wanted, names, scorer=fuzz.WRatio, processor=fold, limit=MOST, score_cutoff=CLOSE)
    return list(dict.fromkeys([*starts, *(name for name, _, _ in near)]))[:MOST]
