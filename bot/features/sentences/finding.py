"""Questions to the records: each goes to the command that answers it."""

from bot.turn import Reply, Turn
from bot.understanding.sentence.cues import cues_for
from bot.understanding.sentence.topic import names_of, topic_of
from bot.understanding.sentence.types import Understood
from storage.text import fold


def found(turn: Turn, seen: Understood) -> Reply:
    """Their own list, a brief, or a search; a contact's questions go to what is theirs to see."""
    partners = names_of(seen) or tuple(each.words.text for each in seen.partners.named if each.candidates)
    topic = topic_of(seen, turn.words)
    if not turn.viewer.is_ours:
        return turn.command(f"find {topic}" if topic else "record")
    if partners and not topic:
        return turn.command(f"brief {partners[0]}")
    words, table = set(fold(turn.words).strip(" ?¿!.").split()), cues_for(seen.language)
    if words & table.mine and (not topic or words & table.kept_by_one):
        return turn.command("mine")
    return turn.command(f"find {topic or seen.query or turn.words}")
