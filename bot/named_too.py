"""Which other partners somebody's words name, so that they are asked about before anybody else reads them."""

from bot.choosing import WEAK, Names, names_for
from bot.spotting import AROUND, SMALL_LETTERS, Line, is_capitalised
from bot.turn import Turn
from storage.partners import Partner, Partners
from storage.text import fold

LONGEST = 8
"""Words of a name that is only mentioned, which may stand anywhere."""
MOST_WORDS = 200


def also_named(turn: Turn, words: str, partner: Partner) -> list[str]:
    """Other partners that these words name, in full or by the first word of their name."""
    names, text = names_for(turn), Line(words)
    bare = [fold(token).strip(AROUND) for token in text.tokens][:MOST_WORDS]
    phrases = {" ".join(bare[at:end]) for at in range(len(bare)) for end in range(at + 1, at + LONGEST + 1)}
    found = {known.id: known.name for known in names.partners.called_any(phrases).values()}
    big = {word for word, token in zip(bare, text.tokens, strict=False) if is_capitalised(token)}
    found |= {known.id: known.name for known in begun_with(names, big)}
    return [name for key, name in found.items() if key != partner.id]


def names_another(turn: Turn, words: str, partner_id: int) -> str:
    """What is asked once where words that a partner reads name another one; empty where they name none."""
    partner = turn.open(Partners).get(partner_id)
    others = also_named(turn, words, partner) if partner else []
    if not others or partner is None:
        return ""
    return turn.t(
        "These words name {others} and go to {partner}. Send it again if that is right.",
        others=", ".join(others),
        partner=partner.name,
    )


def begun_with(names: Names, big: set[str]) -> list[Partner]:
    """Partners whose name begins with one of these words, for each word the first few."""
    telling = sorted(word for word in big if len(word) >= SMALL_LETTERS and word not in WEAK)
    return [partner for word in telling for partner in names.beginning(word)]
