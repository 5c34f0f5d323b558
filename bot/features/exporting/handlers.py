"""`/loop export`: everything that is kept about somebody, in one file, for them alone."""

from bot.features.exporting.packing import EVERYTHING, READABLE, TABLES, Packed, packed
from bot.features.exporting.tables import sheets
from bot.turn import Reply, Turn
from bot.ui.message import File, Hint, Message, Say

ZIP = "application/zip"


def export(turn: Turn) -> Reply:
    """Who takes something out is written down first; the file is made beside everybody else's work."""
    turn.keep(turn.words, turn.t("I did not know what to do with this"))
    if not turn.has_files:
        return elsewhere(turn)
    turn.audit("exported", turn.actor)
    return Reply(then=made)


def elsewhere(turn: Turn) -> Reply:
    """A place that can't hand over a file: where else they can have it."""
    t = turn.t
    return turn.say(
        t("I can't hand you a file here yet."),
        Say(t("Type /loop export on another of your accounts. To link one, type /loop link.")),
    )


def made(turn: Turn) -> Reply:
    """The file, and what is in it."""
    found = packed(turn, sheets(turn), introduction(turn))
    t = turn.t
    file = File(
        f"loopkeeper-{turn.today.isoformat()}.zip",
        ZIP,
        found.content,
        t("to read, for a spreadsheet, and for programs"),
    )
    safe = Hint(t("It holds names and words that were said in confidence. Keep it where only you can open it."))
    return Reply((Message(t("Here is everything I keep about you."), (Say(counted(turn, found)), file, safe)),))


def counted(turn: Turn, found: Packed) -> str:
    t, rows = turn.t, found.rows
    parts = (
        t.count("{n} note", "{n} notes", rows["notes"]),
        t.count("{n} promise", "{n} promises", rows["promises"]),
        t.count("{n} meeting", "{n} meetings", rows["meetings"]),
        t.count("{n} message I sent you", "{n} messages I sent you", rows["messages_to_you"]),
    )
    return ", ".join(parts)


def introduction(turn: Turn) -> str:
    """What is in the archive, and what is not."""
    t = turn.t
    ours = t("Notes, promises and meetings that others wrote belong to the team and are not in here.")
    theirs = t("What the team keeps for itself, such as drafts and its own follow-ups, is not in here.")
    lines = (
        t("Everything that is kept about {name}, on {when}.", name=turn.actor.name, when=turn.instant(turn.now)),
        f"{READABLE}: {t('to read')}",
        f"{TABLES}/: {t('for a spreadsheet')}",
        t("In these tables a ' stands before what a spreadsheet would take for a formula."),
        f"{EVERYTHING}: {t('for programs; every word exactly as it is kept')}",
        ours if turn.viewer.is_ours else theirs,
        t("To have it erased, type /loop forget.") if not turn.viewer.is_ours else "",
    )
    return "\n".join(line for line in lines if line) + "\n"
