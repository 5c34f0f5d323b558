"""`/loop record`: everything that somebody at a partner may read about it, newest first."""

from bot import replies
from bot.features.record.views import kind_meant, listing, report
from bot.reading import was_read
from bot.turn import Press, Reply, Turn
from bot.ui.message import Hint
from storage.kept import kind_called
from storage.partners import Partners
from storage.report_backs import ReportBacks


def record(turn: Turn) -> Reply:
    """All of it, or of one kind, where that is named behind the word."""
    partner, meant = turn.open(Partners).get(turn.viewer.partner_id), kind_meant(turn.t, turn.words)
    if turn.words and meant is None:
        turn.keep(f"record {turn.words}", turn.t("I did not know what to do with this"))
    if partner is None:
        return unconnected(turn)
    if meant:
        return Reply((listing(turn, partner, meant.kind, 0),))
    shown = Reply((listing(turn, partner, None, 0),))
    kept = turn.t("What you typed is kept: type /loop review.")
    return replies.with_hint(shown, kept) if turn.words else shown


def unconnected(turn: Turn) -> Reply:
    t = turn.t
    return turn.say(t("You are not connected with an organisation here yet."), Hint(t("Please ask the team.")))


def page(turn: Turn, press: Press) -> Reply:
    """Another page, or another kind, in place of this one."""
    partner = turn.open(Partners).get(turn.viewer.partner_id)
    if partner is None:
        return unconnected(turn)
    return Reply(update=listing(turn, partner, kind_called(press.args.get("of")), max(0, int(press.args["page"]))))


def show_report(turn: Turn, press: Press) -> Reply:
    found = turn.open(ReportBacks).get(press.subject)
    if found is None:
        return replies.not_found(turn)
    was_read(turn, found)
    return Reply((report(turn, found),))
