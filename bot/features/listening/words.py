"""From the words of `/loop heard` to a filled form: quote, paraphrase, kind, how it was heard, label."""

import re
from dataclasses import dataclass, field

from storage.labels import Label
from storage.notes import Heard, NoteKind
from storage.text import fold

QUOTE_PAIRS = {'"': '"', "“": "”", "„": "“", "«": "»"}
THEME = re.compile(r"(?<!\w)#(\w{2,40})")
LABELLED = re.compile(r"\blabel[:=]\s*(team|partner|quotable|anonymised|public|community knowledge)\b", re.IGNORECASE)

KIND_CUES: tuple[tuple[NoteKind, tuple[str, ...]], ...] = (
    (NoteKind.THANKS, ("thank", "grateful", "gracias")),
    (NoteKind.DECISION, ("decided", "agreed that", "we will hold")),
    (NoteKind.CONCERN, ("worried", "worry", "afraid", "concern", "unsafe", "upset", "complain", "too loud", "problem")),
    (NoteKind.QUESTION, ("asked whether", "asks whether", "wonder", "is it possible", "can they", "?")),
    (NoteKind.OFFER, ("offer", "could lend", "happy to host", "would host", "can lend")),
    (NoteKind.IDEA, ("idea", "what if", "suggest", "how about", "could we")),
    (NoteKind.ASPIRATION, ("hope", "dream", "would love", "one day", "wish")),
    (NoteKind.STRENGTH, ("proud", "good at", "strong", "works well", "trusted")),
    (NoteKind.NEED, ("need", "want", "lack", "missing", "no room", "empty", "cannot", "can't", "stops at", "without")),
)
ASSUMED = ("i think", "we think", "i assume", "we assume", "probably", "i guess", "my impression")
SECOND_HAND = ("told me that", "heard from", "someone said", "people say", "according to", "i hear that")


@dataclass(frozen=True, slots=True)
class Heading:
    """What was read from the words, and what was not."""

    values: dict[str, str]
    cue: str = ""
    """The word that decided the kind; empty when none did."""
    unclear: tuple[str, ...] = field(default=())


def read_heard(words: str) -> Heading:
    """Sort the words of a note. The quote stays letter for letter as typed."""
    label = LABELLED.search(words)
    words = LABELLED.sub("", words)
    themes = THEME.findall(words)
    quote, rest, closed = split_quote(words)
    paraphrase = THEME.sub("", rest).strip(" ,;:-–—\n\t")
    kind, cue = kind_of(f"{quote} {paraphrase}")
    unclear = () if closed else ("quote",)
    values = {
        "quote": quote,
        "paraphrase": paraphrase,
        "kind": kind.value,
        "heard": heard_how(f"{paraphrase}", bool(quote)).value,
        "label": label.group(1).lower() if label else Label.TEAM.value,
        "themes": ", ".join(themes),
    }
    return Heading(values, cue, unclear)


def split_quote(words: str) -> tuple[str, str, bool]:
    """The first quoted passage, what stands around it, and whether the quote was closed."""
    starts = [(words.find(mark), mark) for mark in QUOTE_PAIRS if mark in words]
    if not starts:
        return "", words.strip(), True
    at, mark = min(starts)
    end = words.find(QUOTE_PAIRS[mark], at + 1)
    if end < 0:
        return words[at + 1 :].strip(), words[:at].strip(), False
    around = f"{words[:at].strip()} {words[end + 1 :].strip(' ,;')}"
    return words[at + 1 : end], around.strip(), True


def kind_of(words: str) -> tuple[NoteKind, str]:
    """The kind that the words point to, and the word that did; a need when nothing does."""
    folded = fold(words)
    for kind, cues in KIND_CUES:
        cue = next((cue for cue in cues if cue in folded), "")
        if cue:
            return kind, cue
    return NoteKind.NEED, ""


def heard_how(words: str, quoted: bool) -> Heard:
    folded = fold(words)
    if any(cue in folded for cue in SECOND_HAND):
        return Heard.SECOND_HAND
    if not quoted and any(cue in folded for cue in ASSUMED):
        return Heard.ASSUMPTION
    return Heard.DIRECTLY
