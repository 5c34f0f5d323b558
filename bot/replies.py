"""What the engine itself says: strangers, errors, buttons pressed twice. Each says what to do next."""

from dataclasses import replace

from bot.bundling import written
from bot.i18n import DEFAULT, Translator, spoken, translator
from bot.letters import letter_run, outgoing
from bot.router import Router
from bot.turn import Outcome, Reply, Turn
from bot.ui.message import Buttons, Hint, Message, Quoted, Say, clip
from bot.whereto import is_read_by
from storage.actions import ActionToken
from storage.outbox import Outbox
from storage.people import People
from storage.text import fold, one_line, storable

PIECE = 1_500
"""So many characters of what is given back stand in one message, which no platform cuts."""
NAME = 60
"""A name that a platform gives a stranger is shown up to so many characters."""


def with_hint(reply: Reply, words: str) -> Reply:
    """The same reply with a hint under its last message."""
    *others, last = reply.messages or (Message(""),)
    return replace(reply, messages=(*others, Message(last.title, (*last.blocks, Hint(words)))))


def where(error: BaseException) -> str:
    """File and line of a failure; never its words, which may be somebody's."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else ""


def plain(title: str, *words: str) -> Reply:
    return Reply((Message(title, tuple(Say(part) for part in words)),))


def refused(reply: Reply) -> Reply:
    """Nothing was changed; what was typed along is kept by whoever took it in."""
    return replace(reply, outcome=Outcome.REFUSED)


def settled(reply: Reply) -> Reply:
    """Nothing was changed, because it was settled before; whoever pressed did not do it."""
    return replace(reply, outcome=Outcome.SETTLED)


def failure(reply: Reply, t: Translator) -> Reply:
    return replace(reply, outcome=Outcome.FAILED, language=t.language)


def stranger(name: str, typed: str = "", language: str = "") -> Reply:
    """`typed` is given back to somebody who could have typed it a moment ago: no other copy of it is left."""
    t, name = translator(spoken(language) or DEFAULT), clip(one_line(storable(name)), NAME)
    hello = t("Hello {name}, we have not met yet.", name=name) if name else t("Hello, we have not met yet.")
    asked = t("Please ask someone on the outreach team to add you. Until then I keep nothing you type.")
    mention = t("A manager types /loop team add and mentions you: @ and your name, picked from the list.")
    channel = t("Or you join the team's channel.")
    code = t("If you come from a partner and were given a code, type /loop link and the code.")
    reply = replace(plain(hello, code, asked, f"{mention} {channel}"), language=t.language)
    return given_back(reply, typed) if typed else reply


def given_back(reply: Reply, typed: str) -> Reply:
    """The same reply with words that were not taken in, all of them."""
    t, (said,) = translator(reply.language), reply.messages
    words = storable(typed)
    first, *rest = (Quoted(words[at : at + PIECE]) for at in range(0, len(words), PIECE))
    why = Say(t("What you just typed was not taken in, so here it is for you to copy:"))
    messages = (replace(said, blocks=(*said.blocks, why, first)), *(Message("…", (part,)) for part in rest))
    return Reply(messages, language=reply.language)


def too_fast(wait: float, ref: str, t: Translator) -> Reply:
    seconds = max(1, round(wait))
    words = t.count("Please wait {n} second and send it again.", "Please wait {n} seconds and send it again.", seconds)
    title = t("That was a lot at once, so I did not take in the last one.")
    return failure(plain(title, words, f"Ref {ref}"), t)


def unavailable(ref: str, t: Translator) -> Reply:
    title = t("I can't write anything down right now, so this is not saved.")
    return failure(plain(title, t("Please keep your words and send them again in a minute. Ref {ref}", ref=ref)), t)


def restarting(words: str, t: Translator) -> Reply:
    """The process is about to end, and whoever runs next knows nothing of this."""
    title = t("I am restarting, so I did not take this in. Please do it again in a minute.")
    return failure(Reply((Message(title, (Quoted(words),) if words else ()),)), t)


def broken(ref: str, kept: bool, t: Translator) -> Reply:
    safe = t("Your words are safe: type /loop review to see them.") if kept else t("Nothing was changed.")
    words = t("{safe} Please try again. Ref {ref}", safe=safe, ref=ref)
    return replace(failure(plain(t("That went wrong on my side."), words), t), is_kept=kept)


def too_long(turn: Turn, size: int, limit: int) -> Reply:
    words = turn.t("All of it is kept in your review list: type /loop review. Shorter pieces I can sort for you.")
    return plain(turn.t("This is {size} characters; I can take in {limit} at a time.", size=size, limit=limit), words)


def small_talk(turn: Turn, words: str) -> Reply | None:
    """A greeting, thanks, or a cancel with nothing to stop: answered in a line, and not kept as work to do."""
    match fold(words).strip(" .!¡"):
        case "cancel" | "back" | "skip":
            return plain(turn.t("There is nothing to stop. Type /loop help to see what I can do."))
        case "resume":
            return plain(turn.t("There is nothing to go on with. Type /loop help to see what I can do."))
        case "hello" | "hi" | "hey" | "good morning" | "good afternoon" | "good evening" | "hola" | "buenos dias":
            return plain(turn.t("Hello {name}. Type /loop help to see what I can do.", name=turn.actor.name))
        case "thanks" | "thank you" | "ok" | "okay" | "gracias" | "muchas gracias":
            return plain(turn.t("You are welcome."))
        case _:
            return None


def not_understood(turn: Turn, words: str, nearest: str | None) -> Reply:
    """Say what was kept, and offer the likeliest next steps."""
    t, review = turn.t, turn.review_id
    hint = (
        t("Did you mean /loop {word}? Type /loop help for examples.", word=nearest)
        if nearest
        else t("Type /loop help for examples.")
    )
    offers = [turn.button(t("Throw away"), "review.drop", review)]
    save = (t("Save as a note"), "review.note") if turn.viewer.is_ours else (t("Tell the team"), "sharing.tell")
    offers.insert(0, turn.button(*save, review))
    blocks = (Quoted(clip(words, 300)), Say(t("Your words are kept in your review list.")), Hint(hint))
    return turn.say(t("I did not understand this yet."), *blocks, Buttons(tuple(offers)))


def not_found(turn: Turn) -> Reply:
    """The same answer for what is missing, too old, or not theirs to see."""
    words = turn.t("It may be too old, or have been taken back. Type /loop help to see what I can do.")
    return refused(plain(turn.t("I can't find that."), words))


def not_taken(turn: Turn, words: str) -> Reply:
    """The same for a form, whose words are kept."""
    turn.keep(words, turn.t("There was no place for it any more"))
    return with_hint(not_found(turn), turn.t("What you typed is kept: type /loop review."))


def pressed_before(turn: Turn, row: ActionToken) -> Reply:
    return plain(_who_and_when(turn, row, turn.t("{name} has done this already, on {when}.")))


def sent_before(turn: Turn, row: ActionToken) -> Reply:
    return plain(_who_and_when(turn, row, turn.t("{name} has sent this form already, on {when}.")))


def _who_and_when(turn: Turn, row: ActionToken, template: str) -> str:
    """A partner is told the name of their own people only; anyone else there is 'the team'."""
    person = turn.open(People).get(row.used_by) if row.used_by else None
    name = turn.t("You") if row.used_by == turn.actor.id else person.name if person else turn.t("The team")
    assert row.used_at is not None
    said = template.replace("{name} has", "{name} have") if name == turn.t("You") else template
    return said.format(name=name, when=turn.instant(row.used_at))


def saved_already(turn: Turn) -> Reply:
    """The words behind a question found their place meanwhile: they are not saved a second time."""
    return settled(plain(turn.t("That is saved already."), turn.t("Type /loop undo to take it back.")))


def letter_again(turn: Turn, router: Router, letter_id: int) -> Message | None:
    """A letter of the outbox, written with what is true now; for its own reader, and for our side.

    Whoever presses, it stays in the language of those it is for.
    """
    item = Outbox(turn.session).get(letter_id)
    if item is None or not (turn.viewer.is_ours or is_read_by(turn.session, turn.actor, item)):
        return None
    run = replace(letter_run(turn.session, item, turn.now), read_on=turn.platform)
    message = written(router.letters, run)
    return outgoing(run, message) if message else None
