"""What a partner says about itself is so at once: its languages, places, customs and quiet days."""

from typing import Any

from bot import replies
from bot.features.record.forms import ProfileForm
from bot.forms import typed_over
from bot.letters import tell
from bot.quiet_days import read_quiet, say_quiet
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Facts, Say
from storage.partners import Partner, Partners
from storage.people import People
from storage.viewer import SYSTEM

CHANGED = "record.profile_changed"


def now(turn: Turn, partner: Partner) -> dict[str, str]:
    return {
        "languages": partner.languages,
        "meeting_places": partner.meeting_places,
        "customs": partner.customs,
        "quiet_days": say_quiet(turn, partner.quiet_days),
    }


def ask(turn: Turn, press: Press) -> Reply:
    partner = turn.open(Partners).get(turn.viewer.partner_id)
    if partner is None:
        return replies.not_found(turn)
    values = now(turn, partner)
    return turn.open_form(ProfileForm, values, opened=values)


def save(turn: Turn, form: ProfileForm, about: dict[str, Any]) -> Reply:
    """What was changed in the form counts from now on; whoever holds the relationship hears of it."""
    partner = turn.open(Partners).get(turn.viewer.partner_id)
    if partner is None:
        return replies.not_found(turn)
    days = read_quiet(turn, form.quiet_days)
    if days is None:
        return Reply(errors={"quiet_days": turn.t("Please give weekdays or dates, for example: Friday, 2026-12-24.")})
    new: dict[str, Any] = {**form.model_dump(), "quiet_days": days}
    names = sorted(name for name in typed_over(turn, form, about) if new[name] != getattr(partner, name))
    if not names:
        return turn.say(turn.t("Nothing was changed."))
    before = {name: getattr(partner, name) for name in names}
    for name in names:
        setattr(partner, name, new[name])
    turn.open(Partners).touched(partner.id, turn.now)
    turn.changed(partner, before)
    said = tell_liaison(turn, partner, names)
    told = now(turn, partner)
    facts = Facts(tuple((turn.t(question.label), told[question.name] or "–") for question in ProfileForm.asks()))
    return turn.say(turn.t("Changed. It counts from now on."), facts, *said, Buttons((turn.undo_button(),)))


def tell_liaison(turn: Turn, partner: Partner, names: list[str]) -> tuple[Say, ...]:
    held = Partners(turn.session, SYSTEM).liaison(partner.id)
    liaison = People(turn.session, SYSTEM).get(held.person_id) if held else None
    payload = {"partner": partner.id, "names": names, "by": turn.actor.id}
    if liaison is None or not tell(turn.session, liaison, CHANGED, f"{partner.id}:{turn.ref}", payload, turn.now):
        return ()
    return (Say(turn.t("{name} is told.", name=liaison.name)),)
