"""`/loop offer` and `/loop match`."""

from typing import Any, ClassVar

from bot import replies
from bot.features.matching.pairs import Pair, pairs
from bot.i18n import mark
from bot.leftover import with_kept_words
from bot.paging import page_buttons
from bot.turn import Press, Reply, Turn
from bot.ui.form import Form, Kind, ask
from bot.ui.message import Button, Buttons, Hint, Item, Items, Message, Say, Style
from storage.notes import Note
from storage.offers import Introduction, Introductions, IntroductionState, Offers, OwnOffer

PAGE = 5


class OfferForm(Form):
    """What our side has for partners."""

    name: ClassVar = "match.offer"
    title: ClassVar = mark("What do we have for partners?")

    words: str = ask(mark("In a few words"), Kind.LONG)


def offer(turn: Turn) -> Reply:
    return turn.submit(OfferForm, {"words": turn.words}) if turn.words else turn.open_form(OfferForm)


def save_offer(turn: Turn, form: OfferForm, about: dict[str, Any]) -> Reply:
    made = OwnOffer(author_id=turn.actor.id, team_id=turn.actor.team_id, words=form.words, created_at=turn.now)
    turn.open(Offers).add(made)
    turn.changed(made)
    fitting = [pair for pair in pairs(turn) if pair.offer.source is made]
    found = turn.t.count("{n} need fits: type /loop match.", "{n} needs fit: type /loop match.", len(fitting))
    hint = Hint(found if fitting else turn.t("No need fits yet. When one does, /loop match shows it."))
    return turn.say(turn.t("Saved: we offer this."), Say(form.words), hint, Buttons((turn.undo_button(),)))


def match(turn: Turn) -> Reply:
    return with_kept_words(turn, "match", Reply((listing(turn, 0),)))


def page(turn: Turn, press: Press) -> Reply:
    return Reply(update=listing(turn, max(0, int(press.args["page"]))))


def listing(turn: Turn, page_: int) -> Message:
    """A page of pairs, those with most in common first."""
    t, found = turn.t, pairs(turn)
    if not found:
        where = t("Offers and needs come from /loop heard, from what partners share, and from /loop offer.")
        return Message(t("Nothing fits together yet."), (Hint(where),))
    shown = found[page_ * PAGE : (page_ + 1) * PAGE]
    known = asked_before(turn, shown)
    rows = tuple(row(turn, pair, known.get((pair.offer.source.id, pair.need.source.id))) for pair in shown)
    turns = page_buttons(turn, "match.page", page_, (page_ + 1) * PAGE < len(found))
    hint = Hint(t("Introduce asks both sides, without naming the other. Names are told once both have said yes."))
    title = t.count("{n} offer fits a need", "{n} offers fit a need", len(found))
    return Message(title, (Items(rows), *((Buttons(turns),) if turns else ()), hint))


def asked_before(turn: Turn, shown: list[Pair]) -> dict[tuple[int, int], Introduction]:
    theirs = [pair for pair in shown if isinstance(pair.offer.source, Note)]
    keys = [(pair.offer.source.id, pair.need.source.id) for pair in theirs]
    return turn.open(Introductions).between([key for key, _ in keys], [key for _, key in keys]) if keys else {}


def row(turn: Turn, pair: Pair, asked: Introduction | None) -> Item:
    """One pair in two lines, with what can be done about it."""
    t, source = turn.t, pair.offer.source
    offered = t("{partner} offers: {words}", partner=pair.offer.partner, words=pair.offer.words)
    words = offered if pair.offer.partner else t("We offer: {words}", words=pair.offer.words)
    needed = t("{partner} needs: {words}", partner=pair.need.partner, words=pair.need.words)
    common = t("in common: {words}", words=", ".join(pair.shared))
    state = t(asked.state.value) if asked and isinstance(source, Note) else ""
    detail = " · ".join(part for part in (needed, common, state) if part)
    return Item(words, detail, ways(turn, pair, asked if isinstance(source, Note) else None))


def ways(turn: Turn, pair: Pair, asked: Introduction | None) -> tuple[Button, ...]:
    t, need = turn.t, turn.button(turn.t("Open"), "note.show", pair.need.source.id)
    if isinstance(pair.offer.source, OwnOffer):
        return (need, turn.button(t("No longer offered"), "match.over", pair.offer.source.id))
    if asked and (asked.is_open or asked.state is IntroductionState.MADE):
        return (need,)
    about = {"need": pair.need.source.id}
    return (turn.button(t("Introduce"), "match.introduce", pair.offer.source.id, Style.PRIMARY, **about), need)


def over(turn: Turn, press: Press) -> Reply:
    """We don't have it any more."""
    found = turn.open(Offers).get(press.subject)
    if found is None:
        return replies.not_found(turn)
    before = {"withdrawn_at": found.withdrawn_at}
    found.withdrawn_at = turn.now
    turn.changed(found, before)
    return turn.say(turn.t("No longer offered."), Say(found.words), Buttons((turn.undo_button(),)))
