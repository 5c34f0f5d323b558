"""How a team looks."""

from bot.features.team.unled import lines
from bot.naming import channel_name
from bot.turn import Turn
from bot.ui.message import Buttons, Facts, Hint, Item, Items, Message, Spot
from storage.people import Person, Team
from storage.teams import Teams
from storage.viewer import Role

SHOWN = 10


def card(turn: Turn, team: Team, title: str = "", is_new: bool = False) -> Message:
    """A team with its people, and for a manager the ways to change it."""
    t = turn.t
    rows = (
        (t("Time zone of the team"), team.zone),
        (t("Public holidays of"), team.country or "–"),
        (t("Names in the team channel?"), t("on") if team.names_in_channel else t("off")),
    )
    buttons = (turn.undo_button(),) if is_new else ()
    hints = lines(turn.open(Teams), t, team.id)
    if turn.viewer.role is Role.MANAGER:
        buttons = (*buttons, turn.button(t("Change"), "team.change"))
        hints = (Hint(t("Type /loop team add, remove or manager, and mention somebody.")),)
    shown = ((Buttons(buttons),) if buttons else ()) + hints
    return Message(title or team.name, (channel_of(turn, team), Facts(rows), members(turn, team), *shown))


def channel_of(turn: Turn, team: Team) -> Spot:
    words = channel_name(turn.t, team.channel) if team.channel else "–"
    return Spot(turn.t("Team channel"), team.channel or "", words)


def members(turn: Turn, team: Team) -> Items:
    people = turn.open(Teams).people(team.id)
    rows = tuple(Item(person.name, role_of(turn, person)) for person in people[:SHOWN])
    left = len(people) - len(rows)
    return Items(rows, turn.t("On the team"), turn.t("and {n} more", n=left) if left > 0 else "")


def role_of(turn: Turn, person: Person) -> str:
    """What they are on it; and whether they miss what is posted, which ends nothing."""
    role = turn.t("manager") if person.role is Role.MANAGER else ""
    outside = turn.t("not in the team's channel") if person.is_in_channel is False else ""
    return " · ".join(part for part in (role, outside) if part)
