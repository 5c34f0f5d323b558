"""What people say back to the bot in a few words: yes, no, who of two it was, and that something is taken back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from bot.understanding.sentence.cues import TABLES, Cues
from bot.understanding.sentence.phrases import Phrases, listed
from bot.understanding.text import folded

WORDS = re.compile(r"[\w'’]+")
LONGEST = 200
"""Letters in which a few words are looked for."""


class Back(Enum):
    """What a few words say."""

    YES = "yes"
    NO = "no"
    US = "us"
    THEM = "them"
    UNDO = "undo"
    IS = "is"
    """Nothing by itself: it's."""
    EDIT = "edit"
    """Something else is to be changed than whom or when it is about."""


ENGLISH = {
    Back.YES: "yes; yep; yeah; yup; sure; correct; right; exactly; that's|it's right|correct; yes it is",
    Back.NO: """
        no; nope; nah; no no; not that|this|it; wrong; that's|it's wrong; that's|it's not right; that's not it
        no it's not|wrong; never mind; nevermind; forget it|that; leave it; drop it; skip it|that; stop; neither
        none of them|these|those
    """,
    Back.US: "us; we; we did; we have; we are; me; i; i did; ours; our side; it was us|me",
    Back.THEM: "them; they; they did; they have; they are; theirs; their side; he|she did; he; she; it was them",
    Back.UNDO: """
        undo; undo|scratch|delete|remove|erase|strike|cancel that|this|it|them|the|my|our|last
        take that|this|it|them back
        take back that|this|it|them; undo|delete|remove|cancel the? last one|thing|step
    """,
    Back.IS: "it's; its; it is|was",
    Back.EDIT: "edit; rename; replace",
}
SPANISH = {
    Back.YES: "si; claro; correcto; exacto; asi es; de acuerdo; esta bien; si claro; por supuesto; eso es",
    Back.NO: """
        no; no no; nop; eso no; no es eso|asi; esta mal; incorrecto; olvidalo; olvidelo; olvida|olvide eso|esto
        dejalo; dejelo; ninguno; ninguna; ninguno de ellos
    """,
    Back.US: "nosotros; nosotras; yo; fuimos nosotros|nosotras; fui yo; lo prometimos; lo prometi; nuestra; es nuestra",
    Back.THEM: "ellos; ellas; el; ella; fueron ellos|ellas; fue el|ella; lo prometieron; lo prometio; es suya",
    Back.UNDO: """
        deshacer; deshaz; deshace; deshaga; deshazlo; deshagalo; borralo; borrala; borrelo; borrela; eliminalo
        eliminala; eliminelo; eliminela; anulalo; anulala; anulelo; anulela; quitalo; quitala; quitelo; quitela
        deshaz|deshaga|borra|borre|elimina|elimine|anula|anule|quita|quite|cancela|cancele eso|esto|lo|el|la|mi|los|las
    """,
    Back.IS: "es; era; fue",
    Back.EDIT: "edita; edite; editar; renombra; renombre; reemplaza; reemplace",
}
SAID = {"en": ENGLISH, "es": SPANISH}
AGAINST = frozenset({"but", "sino"})
"""After it comes what is right: not this but that."""
NOT = frozenset({"not", "no"})
"""After it comes what was wrong: that, not this."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A line without what it begins with."""

    rest: str
    """As it was typed."""
    is_opened: bool
    """Whether anything stands before the rest: sorry, I meant."""
    is_undo: bool
    """Whether that asks to take something back."""
    language: str
    """In which it was read so."""


@cache
def phrases(language: str) -> Phrases[Back]:
    return Phrases(listed(SAID[language]))


def wholly(words: str) -> Back | None:
    """What a line says that is nothing else, in whichever language it is said."""
    return next((says for language in SAID if (says := wholly_in(words, language))), None)


def wholly_in(words: str, language: str) -> Back | None:
    texts, table = [text for text, _ in placed(words[: LONGEST + 1])], TABLES[language]
    first = polite_end(table, texts, 0)
    found = phrases(language).at(texts, first) or phrases(language).at(texts, 0)
    return found[1] if found and pointing_end(table, texts, found[0]) == len(texts) else None


def opened(words: str) -> Opened:
    """A line without “no”, “I meant”, “undo”, however often they come; in the language that knows most of them."""
    return min((opened_in(words, language) for language in SAID), key=lambda each: (not each.is_undo, len(each.rest)))


def opened_in(words: str, language: str) -> Opened:
    row, table = placed(words[:LONGEST]), TABLES[language]
    texts, at, is_opened, is_undo = [text for text, _ in row], 0, False, False
    while at < len(texts) and not is_undo:
        back, opening = phrases(language).at(texts, at), table.openings.at(texts, at)
        if back and back[1] is Back.UNDO:
            at, is_opened, is_undo = pointing_end(table, texts, back[0]), True, True
        elif back and back[1] is Back.EDIT:
            break
        elif opening and opening[1] != "query":
            at, is_opened = opening_end(table, texts, at, opening[0]), True
        elif back and back[1] is Back.IS:
            at = back[0]
        elif (after := polite_end(table, texts, at)) > at:
            at = after
        else:
            break
    rest = words[row[at][1] :].strip(" .,!¡:;") if at < len(row) else ""
    return Opened(rest, is_opened, is_undo, language)


def opening_end(table: Cues, texts: Sequence[str], first: int, end: int) -> int:
    """Where an opening has ended, or the one that begins within it; an article belongs to what comes after it."""
    within = (table.openings.at(texts, at) for at in range(first + 1, end))
    end = max((end, *(found[0] for found in within if found and found[1] != "query")))
    return end - 1 if end - first > 1 and texts[end - 1] in table.articles else end


def polite_end(table: Cues, texts: Sequence[str], at: int) -> int:
    """Where greetings and please have ended."""
    while at < len(texts) and (found := table.greetings.at(texts, at)):
        at = found[0]
    return at


def pointing_end(table: Cues, texts: Sequence[str], at: int) -> int:
    """Where *that* and please have ended."""
    while at < len(texts) and (texts[at] in table.pointing or table.greetings.at(texts, at)):
        at += 1
    return at


def placed(words: str) -> list[tuple[str, int]]:
    """The words of a line, folded, each with its place."""
    return [(folded(found[0]).text.replace("’", "'"), found.start()) for found in WORDS.finditer(words)]


def sides(words: str) -> tuple[str, str]:
    """Of “not this but that” and “that, not this” what is right and what was wrong; all is right where none is said."""
    row = placed(words)
    for at, (text, start) in enumerate(row[1:-1], start=1):
        before, after = words[:start].strip(" .,!"), words[row[at + 1][1] :].strip(" .,!")
        if text in AGAINST:
            return after, before
        if text in NOT:
            return before, after
    return words, ""
