"""How a listening note looks."""

from collections.abc import Sequence
from typing import Any

from bot.turn import Turn
from bot.ui.message import Buttons, Facts, Hint, Message, Quoted
from storage.notes import Note
from storage.people import People


def saved(
    turn: Turn, note: Note, partner: str, cue: str | None, unclear: Sequence[str], is_new: bool = True
) -> Message:
    """The echo: what was understood and what was not, with Undo and Edit."""
    t = turn.t
    title = (
        t("Saved what you heard from {partner}.", partner=partner)
        if is_new
        else t("Heard from {partner}", partner=partner)
    )
    blocks: list[Any] = [Quoted(note.quote)] if note.quote else []
    blocks.append(Facts(tuple(facts(turn, note, cue))))
    blocks.extend(Hint(words) for words in not_understood(turn, note, cue, unclear))
    if turn.viewer.is_ours:
        edit = turn.button(t("Edit"), "listening.edit", note.id)
        blocks.append(Buttons((turn.undo_button(), edit) if is_new else (edit,)))
    return Message(title, tuple(blocks))


def facts(turn: Turn, note: Note, cue: str | None) -> list[tuple[str, str]]:
    t = turn.t
    kind = t(note.kind.value)
    because = t("{kind} (because of “{cue}”)", kind=kind, cue=cue) if cue else kind
    rows = [(t("In our words"), note.paraphrase)] if note.paraphrase else []
    rows += [
        (t("Kind"), because),
        (t("Heard"), t(note.heard.value)),
        (t("Who may see it"), t(note.label.value)),
        (t("Themes"), ", ".join(note.themes)),
        (t("Written by"), turn.open(People).name(note.author_id)),
        (t("Answer due"), turn.day(note.answer_due_on)),
    ]
    return [(label, value) for label, value in rows if value]


def not_understood(turn: Turn, note: Note, cue: str | None, unclear: Sequence[str]) -> list[str]:
    """What was taken on trust, so that its author can put it right."""
    t = turn.t
    found = []
    if "quote" in unclear:
        found.append(t("The quote was not closed, so I took everything after its first mark as their words."))
    if cue == "":
        found.append(t("I could not tell the kind, so I put “{kind}”. Edit changes it.", kind=t(note.kind.value)))
    return found
