"""The checklist of whoever set the bot up: what is still to be done, shown until it is done or sent away."""

from dataclasses import dataclass

from bot.turn import Press, Reply, Turn
from bot.ui.message import Button, Buttons, Item, Items, Message
from storage.digests import Digests, Every
from storage.partners import Partners
from storage.people import People

DONE, OPEN = "✓", "○"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list."""

    words: str
    is_done: bool
    button: Button


def checklist(turn: Turn) -> tuple[Message, ...]:
    """The list with ticks. Once all of it is done it says so, and never comes again."""
    if not turn.actor.sets_up:
        return ()
    t, all_steps = turn.t, steps(turn)
    rows = tuple(
        Item(f"{DONE if step.is_done else OPEN} {step.words}", "", () if step.is_done else (step.button,))
        for step in all_steps
    )
    if all(step.is_done for step in all_steps):
        turn.actor.sets_up = False
        return (Message(t("Everything is set up."), (Items(rows),)),)
    stop = turn.button(t("Don't show again"), "home.dismiss")
    return (Message(t("To begin with"), (Items(rows), Buttons((stop,)))),)


def steps(turn: Turn) -> tuple[Step, ...]:
    t, team = turn.t, turn.open(People).team(turn.actor.team_id)
    digest = turn.open(Digests).of(turn.actor.id)
    zone = team.zone if team else "UTC"
    is_planned = digest is not None and digest.every is not Every.NEVER
    weekly = turn.button(t("Every Monday"), "menu.go", words="digest weekly Monday 9:00")
    partner = turn.button(t("Add one"), "menu.go", words="partner add")
    return (
        Step(t("The time zone of your team: {zone}", zone=zone), team is not None and team.zone_is_set, change(turn)),
        Step(t("A channel for your team"), team is not None and team.channel is not None, change(turn)),
        Step(t("A digest of what is late, open or quiet"), is_planned, weekly),
        Step(t("Your first partner"), turn.open(Partners).has_own(), partner),
    )


def change(turn: Turn) -> Button:
    return turn.button(turn.t("Choose"), "team.change")


def dismiss(turn: Turn, press: Press) -> Reply:
    turn.actor.sets_up = False
    return turn.say(turn.t("All right. Type /loop team or /loop settings whenever you want to change something."))
