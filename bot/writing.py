"""Small pieces that letters are written with."""

from typing import Any

from bot.feature import LetterRun
from bot.reminding import lateness_shown
from bot.ui.dates import say_instant
from bot.ui.message import Button, Hint, Style
from bot.whereto import kept_for
from storage.actions import Actions
from storage.people import People
from storage.viewer import SYSTEM


def letter_button(
    run: LetterRun, label: str, action: str, subject_id: int | None = None, style: Style = Style.PLAIN, **args: Any
) -> Button:
    """A button on a letter. Pressing it writes the letter anew, so that it shows what is settled.

    On a letter to a contact it is theirs alone, and at the place of their organisation for all who read there; among
    colleagues whoever may do the action may press it.
    """
    args = {**args, "letter": run.carrier or run.item.id, **kept_for(run.session, run.reader, run.item)}
    return Button(label, Actions(run.session).mint(action, subject_id, args, run.now), style)


def late_hints(run: LetterRun) -> tuple[Hint, ...]:
    """Says so when a letter comes more than an hour after it was due, and why where that is known.

    A letter that was put into the outbox late is one that nobody was there for; else its place took nothing.
    """
    if not lateness_shown(run.item.planned_at, run.item.sent_at or run.now):
        return ()
    due = say_instant(run.item.planned_at, zone_for(run), run.t.language)
    if lateness_shown(run.item.planned_at, run.item.created_at):
        return (Hint(run.t("This comes late: it was due on {when}, and I was not running then.", when=due)),)
    return (Hint(run.t("This comes late: it was due on {when}.", when=due)),)


def zone_for(run: LetterRun) -> str:
    """In which zone a letter is read: its reader's, or that of the team whose channel it is for."""
    if run.reader:
        return run.reader.zone
    teams = People(run.session, SYSTEM).teams_at(run.item.destination)
    return teams[0].zone if teams else "UTC"
