"""The answer at first contact, each purpose by itself, and stop: in effect at once, each with Undo."""

from bot import replies
from bot.consenting import ALL, TEXT, settle
from bot.considerate import may_write
from bot.features.consent.views import purposes, staff_privacy, state
from bot.i18n import languages, translator
from bot.telling import FINE, QUIETLY, RATHER_NOT, facts, first_contact, question
from bot.turn import Press, Reply, Turn
from bot.ui.message import Button, Buttons, Facts, Hint, Message, Say
from storage.labels import Purpose

CHANGE, START = "consent.change", "consent.start"
AGREED = (Purpose.KEEP, Purpose.CONTACT, Purpose.QUOTE, Purpose.SHARE)
MEANS: dict[str, frozenset[Purpose]] = {
    FINE: frozenset(AGREED),
    QUIETLY: frozenset(AGREED) - {Purpose.CONTACT},
    RATHER_NOT: frozenset(),
}
"""What each of the three answers agrees to. What becomes public is asked for by itself."""


def answer(turn: Turn, press: Press) -> Reply:
    """One of the three answers at first contact."""
    said = str(press.args["answer"])
    settle(turn, {purpose: purpose in MEANS[said] for purpose in ALL}, f"first contact, text {TEXT}")
    t = turn.t
    titles = {
        FINE: t("Thank you. Noted."),
        QUIETLY: t("Noted. I don't write to you; what you type here is still answered."),
        RATHER_NOT: t("Noted. I don't write to you, and I keep nothing that you type."),
    }
    return Reply((Message(titles[said], (*after(turn, said), Hint(more(turn)), Buttons((turn.undo_button(),)))),))


def after(turn: Turn, said: str) -> tuple[Say, ...]:
    if said != RATHER_NOT:
        return ()
    return (Say(turn.t("What was taken in before is still there: /loop forget deletes it.")),)


def more(turn: Turn) -> str:
    return turn.t("Change any of it: /loop privacy. When and how often I write: /loop preferences.")


def language(turn: Turn, press: Press) -> Reply:
    """The same question in another language, which is theirs from now on."""
    chosen = str(press.args["language"])
    if chosen not in languages():
        return replies.not_found(turn)
    before, turn.actor.language = turn.actor.language, chosen
    turn.t = translator(chosen)
    turn.changed(turn.actor, {"language": before})
    return Reply((question(turn),))


def privacy(turn: Turn) -> Reply:
    """What is kept and who reads it, with what holds now and a button for each purpose."""
    turn.keep(turn.words, turn.t("I did not know what to do with this"))
    if turn.viewer.is_ours:
        return Reply((staff_privacy(turn),))
    if may_write(turn.session, turn.actor, turn.now) is None:
        return Reply((first_contact(turn),))
    title = turn.t("What we keep about you")
    return Reply((Message(title, (Facts(facts(turn)), purposes(turn, CHANGE))),))


def change(turn: Turn, press: Press) -> Reply:
    """One purpose, by itself."""
    purpose, given = Purpose(press.args["purpose"]), bool(press.args["given"])
    is_news = settle(turn, {purpose: given}, f"privacy, text {TEXT}")
    title = turn.t("Changed. It counts from now on.")
    return Reply((Message(title, (Facts((state(turn, purpose),)), *undo(turn, is_news))),))


def undo(turn: Turn, is_news: bool, *others: Button) -> tuple[Buttons, ...]:
    """Beside other buttons, the way back; none where nothing was changed."""
    row = (*others, *((turn.undo_button(),) if is_news else ()))
    return (Buttons(row),) if row else ()


def stop(turn: Turn) -> Reply:
    """No letter any more, those that wait included. What they do here is answered as before."""
    t = turn.t
    turn.keep(turn.words, t("I did not know what to do with this"))
    is_news = settle(turn, {Purpose.CONTACT: False}, f"stop, text {TEXT}")
    still = Say(t("What you type here is still answered, and your promises and what you told us are still here."))
    again = Hint(t("To start again, press the button or type /loop preferences."))
    start = turn.button(t("Start again"), START)
    return turn.say(t("I don't write to you any more."), still, again, *undo(turn, is_news, start))


def start_again(turn: Turn, press: Press) -> Reply:
    is_news = settle(turn, {Purpose.CONTACT: True}, f"start again, text {TEXT}")
    return turn.say(turn.t("I write to you again."), Hint(more(turn)), *undo(turn, is_news))
