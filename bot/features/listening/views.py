"""How a listening note looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.access import Deed, authorize
from bot.beside import beside
from bot.kept_off import platforms_kept_off, why_restricted
from bot.naming import platform_names
from bot.quoting import source_link
from bot.showing import Shown, on_behalf, shown_to, why_not
from bot.turn import Turn
from bot.ui.message import Block, Button, Buttons, Facts, Hint, Message, Quoted, Say
from storage.labels import Door, Label
from storage.notes import Loop, Note

REASONS = 3
"""So many words stand behind a theme."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a note was understood as it was, for the echo alone."""

    cue: str | None = None
    """The word that decided the kind; empty when none did, and none when it was not guessed."""
    unclear: Sequence[str] = ()
    themes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The words behind each theme that was suggested."""


NOT_GUESSED = Why()


def saved(turn: Turn, note: Note, why: Why = NOT_GUESSED) -> Message:
    """The echo: what was understood and what was not, with Undo and Edit."""
    seen = shown_to(turn, note, Door.RECORD)
    title = turn.t("Saved what you heard from {partner}.", partner=seen.partner)
    hints = tuple(Hint(words) for words in not_understood(turn, note, why))
    buttons = Buttons((turn.undo_button(), edit_button(turn, note), *where_buttons(turn, note)))
    return Message(title, (*body(turn, note, seen, why), *hints, *where_hints(turn, note), buttons))


def card(turn: Turn, note: Note) -> Message:
    """One note as a record: what this viewer may see of it."""
    t, seen = turn.t, shown_to(turn, note, Door.RECORD)
    title = t("Heard from {partner}", partner=seen.partner) if seen.partner else t("Heard from a partner")
    if note.emptied_at:
        return Message(title, (Say(t("The words were withdrawn on {day}.", day=turn.instant(note.emptied_at))),))
    may_edit = authorize(turn, Deed.EDIT, note)
    buttons = (Buttons((edit_button(turn, note), *where_buttons(turn, note))),) if may_edit else ()
    return Message(title, (*body(turn, note, seen, NOT_GUESSED), *buttons, *beside(turn, note)))


def edit_button(turn: Turn, note: Note) -> Button:
    return turn.button(turn.t("Edit"), "listening.edit", note.id)


def where_hints(turn: Turn, note: Note) -> tuple[Hint, ...]:
    """Where it is not shown and why, if anybody uses such a place."""
    names = places(turn) if note.is_restricted else ""
    if not names:
        return ()
    why = turn.t(why_restricted(note))
    return (Hint(turn.t("I keep this off {platform}, because {why}.", platform=names, why=why)),)


def where_buttons(turn: Turn, note: Note) -> tuple[Button, ...]:
    """The other way round. Community knowledge stays where it is as long as it is that."""
    names = "" if note.emptied_at else places(turn)
    if not names:
        return ()
    if note.is_restricted:
        fine = way_out(turn, note)
        return (fine,) if fine else ()
    return (turn.button(turn.t("Keep off {platform}", platform=names), "listening.keep_off", note.id),)


def places(turn: Turn) -> str:
    """Where it is, or could be, kept off; empty where nobody uses such a place."""
    return platform_names(turn.t, platforms_kept_off(turn.session))


def way_out(turn: Turn, note: Note) -> Button | None:
    """Whoever knows better than the cue words says so."""
    is_only_sensitive = note.is_sensitive and note.label is not Label.COMMUNITY
    return turn.button(turn.t("It is fine there"), "listening.fine_there", note.id) if is_only_sensitive else None


def body(turn: Turn, note: Note, seen: Shown, why: Why) -> list[Block]:
    quoted: list[Block] = [Quoted(seen.quote)] if seen.quote else []
    if seen.off:
        quoted, why = [Say(why_not(turn, seen.off))], NOT_GUESSED
    return [*quoted, Facts(tuple(facts(turn, note, seen, why))), *source_link(turn, note.source)]


def facts(turn: Turn, note: Note, seen: Shown, why: Why) -> list[tuple[str, str]]:
    t = turn.t
    kind = t(note.kind.value)
    because = t("{kind} (because of “{cue}”)", kind=kind, cue=why.cue) if why.cue else kind
    rows = [
        (t("In our words"), seen.paraphrase),
        (t("Kind"), because),
        (t("Heard"), t(note.heard.value)),
        (t("Who may see it"), t(note.label.value)),
        (t("Themes"), ", ".join(with_reason(turn, theme, why.themes.get(theme, ())) for theme in seen.themes)),
        (t("Written by"), ", ".join(on_behalf(t, seen)) or seen.author),
        (t("Answer due"), "" if note.loop is Loop.NOT_ASKED else turn.day(note.answer_due_on)),
    ]
    return [(label, value) for label, value in rows if value]


def with_reason(turn: Turn, theme: str, words: Sequence[str]) -> str:
    """A theme, and what made the bot think of it, so that whoever disagrees knows why."""
    because = ", ".join(f"“{word}”" for word in words[:REASONS])
    return turn.t("{theme} (because of {words})", theme=theme, words=because) if because else theme


def not_understood(turn: Turn, note: Note, why: Why) -> list[str]:
    """What was taken on trust, so that its author can put it right."""
    t = turn.t
    found = []
    if "quote" in why.unclear:
        found.append(t("The quote was not closed, so I took everything after its first mark as their words."))
    if why.cue == "":
        found.append(t("I could not tell the kind, so I put “{kind}”. Edit changes it.", kind=t(note.kind.value)))
    return found
