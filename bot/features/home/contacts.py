"""The home of somebody at a partner: the promises between us, what they told us, and how we may be in touch."""

from collections.abc import Callable

from bot.coming import meetings_with
from bot.i18n import language_name
from bot.showing import note_line, on_behalf, shown_to, why_not
from bot.turn import Reply, Turn
from bot.ui.message import Button, Buttons, Facts, Hint, Item, Items, Message, Style
from storage.labels import Door
from storage.notes import Loop, Note, Notes

SHOWN = 5


def their_home(turn: Turn, promises: Callable[[Turn], Reply]) -> tuple[Message, ...]:
    turn.words = ""
    return (*promises(turn).messages, *meetings(turn), told(turn), preferences(turn))


def meetings(turn: Turn) -> tuple[Message, ...]:
    """The next meetings with us, and the way to all of them."""
    t, partner_id = turn.t, turn.viewer.partner_id
    lists = meetings_with(turn, partner_id, "") if partner_id else ()
    all_of_them = Buttons((turn.button(t("All meetings"), "menu.go", words="meetings"),))
    return tuple(Message(t("Meetings coming up"), (rows, all_of_them)) for rows in lists)


def told(turn: Turn) -> Message:
    """What they shared lately, and whether it has its answer."""
    t, partner_id = turn.t, turn.viewer.partner_id
    share = Buttons((turn.button(t("Share"), "menu.go", None, Style.PRIMARY, words="share"),))
    notes = turn.open(Notes).written_by(turn.actor.id, partner_id, SHOWN) if partner_id else []
    if not notes:
        hint = Hint(t("A need, a concern, an idea, an offer or thanks: what you tell us is listed here."))
        return Message(t("You have not told us anything yet."), (hint, share))
    return Message(t("What you told us"), (Items(tuple(note_row(turn, note) for note in notes)), share))


def note_row(turn: Turn, note: Note) -> Item:
    t = turn.t
    if note.emptied_at:
        return note_line(t, t("(withdrawn)"), buttons=(open_button(turn, note),))
    said = stands(turn, note)
    seen = shown_to(turn, note, Door.RECORD)
    gist = why_not(turn, seen.off) or seen.gist
    return note_line(t, gist, *on_behalf(t, seen), said, buttons=(open_button(turn, note),))


def stands(turn: Turn, note: Note) -> str:
    """Whether it has its answer; nothing where none is due."""
    match note.loop:
        case Loop.OPEN:
            return turn.t("an answer is due by {date}", date=turn.listed(note.answer_due_on))
        case Loop.NOT_ASKED:
            return ""
        case _:
            return turn.t("answered")


def open_button(turn: Turn, note: Note) -> Button:
    return turn.button(turn.t("Open"), "note.show", note.id)


def preferences(turn: Turn) -> Message:
    t, actor = turn.t, turn.actor
    quiet = f"{actor.quiet_from:%H:%M}–{actor.quiet_until:%H:%M}" if actor.quiet_from and actor.quiet_until else "–"
    rows = (
        (t("Language"), language_name(actor.language)),
        (t("Your time zone"), actor.zone),
        (t("Quiet hours"), quiet),
    )
    buttons = (
        turn.button(t("Change"), "menu.go", words="preferences change"),
        turn.button(t("Help"), "menu.go", words="help"),
    )
    return Message(t("Your preferences"), (Facts(rows), Buttons(buttons)))
