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
    wanted = fold(words)
    names = _partners(turn, wanted) if kind == "partner" else _colleagues(turn, wanted) if kind == "person" else []
    return Reply(suggestions=tuple((name, name) for name in names))


def _partners(turn: Turn, wanted: str) -> list[str]:
    """Most keystrokes are the beginning of enough names, and then no other name is looked at."""
    partners = turn.open(Partners)
    starts = partners.beginning(wanted, MOST)
    return starts if not wanted or len(starts) == MOST else with_alike(starts, wanted, partners.display_names())


def _colleagues(turn: Turn, wanted: str) -> list[str]:
    names = [(fold(person.name), person.name) for person in turn.open(People).ours()]
    starts = [name for folded, name in names if folded.startswith(wanted)]
    return with_alike(starts, wanted, names) if wanted else starts[:MOST]


def with_alike(starts: list[str], wanted: str, names: list[tuple[str, str]]) -> list[str]:
    """Names that begin so come first, then those that are merely alike."""
    folded = [each for each, _ in names]
    near = process.extract(wanted, folded, scorer=fuzz.WRatio, limit=MOST, score_cutoff=CLOSE)
    return list(dict.fromkeys([*starts, *(names[at][1] for _, _, at in near)]))[:MOST]
