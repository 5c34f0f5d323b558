"""`/loop team`: everybody of ours may look, a manager may change it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot import broken, replies
from bot.events import Channel
from bot.features.team.forms import Names, TeamForm
from bot.features.team.members import add, lead, parted, remove, together
from bot.features.team.unled import lines
from bot.features.team.views import card
from bot.forms import typed_over
from bot.naming import named
from bot.replanning import replan
from bot.turn import Press, Reply, Turn
from bot.ui.message import Hint, Say
from storage.people import People, Team, account_in
from storage.teams import Teams
from storage.text import fold
from storage.viewer import SYSTEM, Role

PEOPLE: dict[str, Callable[[Turn, Team, str], Reply]] = {"add": add, "remove": remove, "manager": lead}
FACTS = {"name": "called", "channel": "channel", "zone": "zone", "country": "country", "names": "names"}
NONE = {"none", "off", "no", "-"}


def team(turn: Turn) -> Reply:
    """The team; or one change: `add @Kim`, `channel #north`, `zone Europe/Berlin`, `names on`."""
    found = own(turn)
    if found is None:
        return nowhere(turn)
    word, _, rest = turn.words.partition(" ")
    word, rest = fold(word), rest.strip().removeprefix("@")
    if word not in {*PEOPLE, *FACTS}:
        return unclear(turn, found) if turn.words else Reply((card(turn, found),))
    if turn.viewer.role is not Role.MANAGER:
        return only_managers(turn, found)
    if word in FACTS:
        return change_one(turn, found, FACTS[word], rest)
    return together([PEOPLE[word](turn, found, each) for each in parted(rest)])


def unclear(turn: Turn, found: Team) -> Reply:
    """The team as it is, under what was not understood."""
    why = turn.t("I did not know what to change about the team")
    turn.keep(f"team {named(turn, turn.words)}", why)
    return replies.with_hint(Reply((card(turn, found, why),)), turn.t("Your words are kept in your review list."))


def only_managers(turn: Turn, found: Team) -> Reply:
    """Who can do it; or how somebody comes to be able to."""
    names = ", ".join(person.name for person in turn.open(Teams).managers(found.id))
    title = turn.t("Only a manager can change the team: {names}.", names=names)
    unled = lines(turn.open(Teams), turn.t, found.id)
    return replies.refused(turn.say(title if names else turn.t("Only a manager can change the team."), *unled))


def own(turn: Turn) -> Team | None:
    return turn.open(People).team(turn.actor.team_id)


def nowhere(turn: Turn) -> Reply:
    hint = Hint(turn.t("A manager can add you: /loop team add, and a mention of you."))
    return turn.say(turn.t("You are on no team yet."), hint)


def change_one(turn: Turn, found: Team, field: str, value: str) -> Reply:
    values = values_now(found)
    if field in {"channel", "country"} and fold(value) in NONE:
        value = ""
    elif field == "channel" and account_in(value) is None:
        return turn.open_form(TeamForm, values, {"channel": turn.t("Please pick the channel here.")}, opened=values)
    elif field == "channel" and (why := not_this_channel(turn, found, value.strip())):
        # With the channel that there is now: one that can't be picked would be an empty field.
        return turn.open_form(TeamForm, values, {"channel": why}, opened=values)
    value = value if field == "channel" else named(turn, value)
    return turn.submit(TeamForm, {**values, field: value}, opened=values, only_said=field)


def values_now(found: Team) -> dict[str, str]:
    return {
        "called": found.name,
        "channel": found.channel or "",
        "zone": found.zone,
        "country": found.country or "",
        "names": (Names.ON if found.names_in_channel else Names.OFF).value,
    }


def change(turn: Turn, press: Press) -> Reply:
    found = own(turn)
    if found is None:
        return nowhere(turn)
    values = values_now(found)
    return turn.open_form(TeamForm, values, opened=values)


def show(turn: Turn, press: Press) -> Reply:
    """The team, for whoever reads that somebody is new on it."""
    found = own(turn)
    return Reply((card(turn, found),)) if found else nowhere(turn)


def save(turn: Turn, form: TeamForm, about: dict[str, Any]) -> Reply:
    found = own(turn)
    if found is None:
        return nowhere(turn)
    if why := not_this_channel(turn, found, form.channel):
        return Reply(errors={"channel": why})
    named: dict[str, Any] = {
        "called": ("name", form.called),
        "channel": ("channel", form.channel),
        "zone": ("zone", form.zone),
        "country": ("country", form.country),
        "names": ("names_in_channel", form.names is Names.ON),
    }
    values = dict(named[field] for field in typed_over(turn, form, about))
    before = {column: getattr(found, column) for column in values}
    for column, value in values.items():
        setattr(found, column, value)
    # Whoever sends the whole form off has seen the zone; UTC may be the right one.
    found.zone_is_set = found.zone_is_set or about.get("only_said", "zone") == "zone"
    turn.changed(found, before)
    if "channel" in values:
        forget_who_is_in(turn, found)
        broken.moved(turn.session, before["channel"], found.channel, turn.now)
    if "country" in values:
        plan_around_holidays(turn, found)
    changed = card(turn, found, turn.t("Changed. It counts from now on."), is_new=True)
    return Reply((replace(changed, blocks=(*invitation(turn, values.get("channel")), *changed.blocks)),))


def invitation(turn: Turn, channel: str | None) -> tuple[Say, ...]:
    """What is still to be done in a channel that was just chosen."""
    seen = turn.channels.get(channel or "")
    if seen is None or not seen.invite:
        return ()
    return (Say(turn.t("I am not in that channel yet. Please type there: {invite}", invite=seen.invite)),)


def not_this_channel(turn: Turn, found: Team, channel: str | None) -> str:
    """Why a channel can't be this team's: another team's, of a workspace that the manager is not in, or unfit."""
    if channel is None or channel == found.channel:
        return ""
    platform, workspace, _ = account_in(channel) or ("", "", "")
    if not turn.open(People).is_at(turn.actor.id, platform, workspace):
        return turn.t("Please pick a channel of your own workspace.")
    other = Teams(turn.session, SYSTEM).of_channel({channel})
    if other:
        return turn.t("This channel belongs to the team {team}.", team=other.name)
    seen = turn.channels.get(channel)
    return unfit(turn, seen) if seen else ""


def unfit(turn: Turn, seen: Channel) -> str:
    """What the platform says that keeps a channel from being a team's. What can't be seen may be anybody's."""
    t = turn.t
    if not seen.is_seen:
        return t("I can't see this channel. Please type {invite} there, then pick it again.", invite=seen.invite)
    if seen.is_archived:
        return t("This channel is archived. Please unarchive it first, or pick another one.")
    if seen.is_shared:
        return t("Another organisation reads this channel, and would read your reminders. Please pick one of your own.")
    return ""


def forget_who_is_in(turn: Turn, found: Team) -> None:
    """Who was in the channel of before says nothing about the new one."""
    for person in turn.open(Teams).people(found.id):
        person.is_in_channel = None


def plan_around_holidays(turn: Turn, found: Team) -> None:
    """Reminders keep to working days, so other holidays move them."""
    turn.session.flush()
    for person in turn.open(Teams).people(found.id):
        replan(turn.session, person, {"level"}, turn.now)
