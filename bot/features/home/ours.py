"""The home of our side: what needs them today, what comes, their partners, their settings, and the digest."""

from collections.abc import Callable

from bot.coming import my_meetings
from bot.features.home.first_run import checklist
from bot.listing import last_contact, row, waiting
from bot.turn import Reply, Turn
from bot.ui.message import Button, Buttons, Facts, Hint, Item, Items, Message
from storage.commitments import Commitment, Commitments
from storage.follow_ups import FollowUp, FollowUps
from storage.partners import Partner, Partners
from storage.viewer import Role

NEEDED, COMING, PARTNERS = 8, 10, 5
"""So many are shown of each."""
Task = Commitment | FollowUp


def our_home(turn: Turn, digest: Callable[[Turn], Reply]) -> tuple[Message, ...]:
    """The most urgent first. Its cost is that of what is shown, however much there is."""
    parts = (*checklist(turn), today(turn), *coming(turn), *meetings(turn), *partners(turn), settings(turn))
    if turn.viewer.role is not Role.MANAGER:
        return parts
    turn.words = ""
    return (*parts, *digest(turn).messages)


def today(turn: Turn) -> Message:
    """Due today or before and not put off; without anything, what can be done instead."""
    t, queries = turn.t, (turn.open(Commitments), turn.open(FollowUps))
    about = (turn.actor.id, turn.today, turn.now)
    n = sum(query.count_needing(*about) for query in queries)
    found: list[Task] = [item for query in queries for item in query.needing(*about, limit=NEEDED)]
    title = t.count("{n} thing needs you today", "{n} things need you today", n)
    if not n:
        title = t("Nothing needs you today.")
    rows = listed(turn, found, n, NEEDED)
    return Message(title, (*rows, *waiting(turn), Buttons(writing(turn))))


def writing(turn: Turn) -> tuple[Button, ...]:
    t = turn.t
    labels = ((t("What I heard"), "heard"), (t("A promise"), "promised"), (t("A reminder"), "remind"))
    return tuple(turn.button(label, "menu.go", words=words) for label, words in labels)


def coming(turn: Turn) -> tuple[Message, ...]:
    """The next of what they look after; what was put off beyond its date is not coming, so it stands apart."""
    queries = (turn.open(Commitments), turn.open(FollowUps))
    about = (turn.actor.id, turn.today, turn.now)
    n = sum(query.count_coming(*about) for query in queries)
    found: list[Task] = [item for query in queries for item in query.coming(*about, limit=COMING)]
    first = by_date(found)[:COMING]
    late = [item for item in first if item.due_on and item.due_on < turn.today]
    later, left = first[len(late) :], n - len(first)
    parts = (turn.t("Put off, and the date has passed"), late), (turn.t("Coming up"), later)
    shown = [(title, items) for title, items in parts if items]
    return tuple(
        Message(title, listed(turn, items, len(items) + (left if items is shown[-1][1] else 0), COMING))
        for title, items in shown
    )


def meetings(turn: Turn) -> tuple[Message, ...]:
    """The next meetings that they organise or are invited to."""
    lists = my_meetings(turn, turn.t("Coming up"))
    return (Message(turn.t("Meetings"), lists),) if lists else ()


def by_date(items: list[Task]) -> list[Task]:
    return sorted(items, key=lambda item: (item.due_on is None, str(item.due_on), item.id))


def listed(turn: Turn, items: list[Task], total: int, most: int) -> tuple[Items | Buttons, ...]:
    """The first of them by date, and the way to the whole list."""
    first = by_date(items)[:most]
    if not first:
        return ()
    left = total - len(first)
    rows = Items(tuple(row(turn, item) for item in first), "", turn.t("and {n} more", n=left) if left > 0 else "")
    show_all = turn.button(turn.t("Show all"), "menu.go", words="mine") if left > 0 else None
    return (rows, Buttons((show_all,))) if show_all else (rows,)


def partners(turn: Turn) -> tuple[Message, ...]:
    """Whose relationship they hold, those who have been quiet for longest first."""
    t, queries = turn.t, turn.open(Partners)
    found = queries.held_by(turn.actor.id, PARTNERS)
    if not found:
        hint = Hint(t("When you add a partner, or hold the relationship with one, it is listed here."))
        find = turn.button(t("Find a partner"), "menu.go", shortcut="find_a_partner")
        return (Message(t("No partners are with you yet."), (hint, Buttons((find,)))),)
    left = queries.count_held_by(turn.actor.id) - len(found)
    more = t("and {n} more: type /loop partner and a name", n=left) if left > 0 else ""
    return (Message(t("Your partners"), (Items(tuple(partner_row(turn, p) for p in found), "", more),)),)


def partner_row(turn: Turn, partner: Partner) -> Item:
    is_quiet = partner.quiet_after is not None and partner.quiet_after < turn.now
    said = [last_contact(turn, partner), turn.t("quiet for long") if is_quiet else ""]
    buttons = (
        turn.button(turn.t("Brief"), "partner.brief", partner.id),
        turn.button(turn.t("Open"), "partner.show", partner.id),
    )
    return Item(partner.name, " · ".join(part for part in said if part), buttons)


def settings(turn: Turn) -> Message:
    """How and when the bot speaks to them, in short."""
    t, actor = turn.t, turn.actor
    quiet = f"{actor.quiet_from:%H:%M}–{actor.quiet_until:%H:%M}" if actor.quiet_from and actor.quiet_until else "–"
    rows = [
        (t("Your time zone"), actor.zone),
        (t("Reminders come at"), f"{actor.remind_at:%H:%M}"),
        (t("Quiet hours"), quiet),
        (t("How many reminders?"), t(actor.level.value)),
    ]
    if actor.paused_until and actor.paused_until > turn.today:
        rows.append((t("No reminders until"), turn.day(actor.paused_until)))
    buttons = (
        turn.button(t("Change"), "settings.change"),
        turn.button(t("Team"), "menu.go", words="team"),
        turn.button(t("Help"), "menu.go", words="help"),
    )
    return Message(t("Your settings"), (Facts(tuple(rows)), Buttons(buttons)))
