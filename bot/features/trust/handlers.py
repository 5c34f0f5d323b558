"""`/loop trust`: see both sides, answer, skip, or estimate."""

from typing import Any

from bot import replies
from bot.choosing import Known, look_up
from bot.features.trust.forms import EstimateForm, TrustForm
from bot.features.trust.views import ANSWERED, card, which
from bot.leftover import with_kept_words
from bot.letters import tell
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint
from storage.partners import Partner, Partners, Side
from storage.people import People
from storage.trust import Trust, TrustAnswer
from storage.viewer import SYSTEM


def trust(turn: Turn) -> Reply:
    """A contact sees their own organisation; our side the partner that is named, or those that the asker holds."""
    partners = turn.open(Partners)
    if not turn.viewer.is_ours:
        own = partners.get(turn.viewer.partner_id)
        return with_kept_words(turn, "trust", Reply((card(turn, own),)) if own else unconnected(turn))
    if not turn.words:
        return Reply((which(turn, "", tuple(partners.of_liaison(turn.actor.id)) or tuple(partners.all(limit=5))),))
    match look_up(turn, turn.words):
        case Known(partner=found):
            return Reply((card(turn, found),))
        case other:
            turn.keep(f"trust {turn.words}", turn.t("I was not sure which partner is meant"))
            return Reply((which(turn, turn.words, other.near),))


def unconnected(turn: Turn) -> Reply:
    t = turn.t
    return turn.say(t("You are not connected with an organisation here yet."), Hint(t("Please ask the team.")))


def show(turn: Turn, press: Press) -> Reply:
    found = turn.open(Partners).get(press.subject)
    return Reply((card(turn, found),)) if found else replies.not_found(turn)


def answer(turn: Turn, press: Press) -> Reply:
    return turn.open_form(TrustForm) if turn.viewer.partner_id else unconnected(turn)


def save(turn: Turn, form: TrustForm, about: dict[str, Any]) -> Reply:
    """One more answer of theirs; whoever holds the relationship reads it."""
    partner = turn.open(Partners).get(turn.viewer.partner_id)
    if partner is None:
        return unconnected(turn)
    given = write(turn, partner, Side.THEIRS, form)
    turn.open(Partners).touched(partner.id, turn.now)
    holder = turn.open(Partners).liaison(partner.id)
    person = People(turn.session, SYSTEM).get(holder.person_id) if holder else None
    if person and not given.is_skipped:
        tell(turn.session, person, ANSWERED, str(given.id), {"trust": given.id}, turn.now)
    hint = Hint(turn.t("It stands beside what we think. You can answer anew at any time: /loop trust."))
    return turn.say(turn.t("Thank you for telling us."), hint, Buttons((turn.undo_button(),)))


def skip(turn: Turn, press: Press) -> Reply:
    """Rather not say is an answer, and counts as one."""
    partner = turn.open(Partners).get(turn.viewer.partner_id)
    if partner is None:
        return unconnected(turn)
    write(turn, partner, Side.THEIRS, TrustForm())
    hint = Hint(turn.t("You can answer at any time: /loop trust."))
    return turn.say(turn.t("That is fine. I don't ask for half a year."), hint, Buttons((turn.undo_button(),)))


def estimate(turn: Turn, press: Press) -> Reply:
    found = turn.open(Partners).get(press.subject)
    if found is None:
        return replies.not_found(turn)
    return not_holder(turn, found) or turn.open_form(EstimateForm, partner=found.id)


def not_holder(turn: Turn, partner: Partner) -> Reply | None:
    """The estimate is made by whoever holds the relationship, or their back-up."""
    partners = turn.open(Partners)
    held = [partners.liaison(partner.id), partners.liaison(partner.id, is_backup=True)]
    if any(each and each.person_id == turn.actor.id for each in held):
        return None
    names = ", ".join(turn.open(People).name(each.person_id) for each in held if each)
    said = turn.t("Whoever holds the relationship makes this estimate: {names}.", names=names or "–")
    return replies.refused(turn.say(said))


def save_estimate(turn: Turn, form: EstimateForm, about: dict[str, Any]) -> Reply:
    partner = turn.open(Partners).get(about["partner"])
    if partner is None:
        return replies.not_found(turn)
    if refused := not_holder(turn, partner):
        return refused
    write(turn, partner, Side.OURS, form)
    shown = card(turn, partner)
    undo = Buttons((turn.undo_button(),))
    return turn.say(turn.t("Written down. The partner sees it too."), *shown.blocks[:-1], undo)


def write(turn: Turn, partner: Partner, side: Side, form: TrustForm | EstimateForm) -> TrustAnswer:
    ratings: dict[str, Any] = {name: getattr(form, name) for name in ("keeps_word", "listens", "may_say_no")}
    given = TrustAnswer(
        partner_id=partner.id,
        author_id=turn.actor.id,
        side=side,
        words=form.words,
        created_at=turn.now,
        **ratings,
    )
    turn.open(Trust).add(given)
    turn.changed(given)
    return given
