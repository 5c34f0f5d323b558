"""How a brief looks: promises both ways, open loops, what was heard last, and how to be with them."""

from bot.beside import Versions, versions_with
from bot.coming import meetings_with
from bot.showing import dated, note_line, on_behalf, shown_to, why_not
from bot.turn import Turn
from bot.ui.message import Block, Button, Buttons, Facts, Hint, Item, Items, Message
from storage.commitments import Commitment, Commitments, Direction
from storage.follow_ups import FollowUps
from storage.labels import Door
from storage.meetings import Meetings
from storage.notes import Loops, Note, Notes
from storage.partners import Partner, Partners
from storage.people import People

EACH = 5
MOST = 10
"""What fits into one list."""


def brief(turn: Turn, partner: Partner, each: int = EACH) -> Message:
    """All of it on one screen; what there is nothing of is left out, and what is long can be had in full."""
    t, two = turn.t, versions_with(turn, partner.id)
    lists = [*meetings_with(turn, partner.id, t("Meetings coming up"))]
    lists += [*promises(turn, partner, each, two), *loops(turn, partner, each, two), heard(turn, partner, each, two)]
    lists += [met(turn, partner, each, two), steps(turn, partner, each)]
    blocks: list[Block] = [block for block in lists if block.rows]
    if not blocks:
        blocks = [Hint(t("Nothing is written down with them yet. Type /loop heard or /loop met afterwards."))]
    if each < MOST and any(block.more for block in lists):
        blocks.append(Buttons((turn.button(t("Show more"), "partner.brief", partner.id, each=MOST),)))
    facts = manners(turn, partner)
    return Message(t("Before you meet {partner}", partner=partner.name), (*((Facts(facts),) if facts else ()), *blocks))


def manners(turn: Turn, partner: Partner) -> tuple[tuple[str, str], ...]:
    """How to be with them."""
    t, people = turn.t, turn.open(People)
    held = turn.open(Partners).liaison(partner.id)
    rows = [
        (t("Contacts"), ", ".join(person.name for person in people.contacts(partner.id))),
        (t("Held by"), people.name(held.person_id) if held else ""),
        (t("Relationship"), t(partner.depth.value)),
        (t("Languages"), partner.languages),
        (t("Meeting places"), partner.meeting_places),
        (t("Customs"), partner.customs),
        (t("Quiet days"), ", ".join(partner.quiet_days)),
        (t("Last contact"), turn.instant(partner.last_contact_at) if partner.last_contact_at else ""),
    ]
    return tuple((label, value) for label, value in rows if value)


def listed(turn: Turn, heading: str, rows: list[Item], each: int) -> Items:
    left = len(rows) - each
    return Items(tuple(rows[:each]), heading, turn.t("and {n} more", n=left) if left > 0 else "")


def promises(turn: Turn, partner: Partner, each: int, two: Versions) -> list[Items]:
    running = turn.open(Commitments).open_with(partner.id)
    ours = [promise_row(turn, p, two) for p in running if p.direction is not Direction.THEIRS]
    theirs = [promise_row(turn, p, two) for p in running if p.direction is Direction.THEIRS]
    return [listed(turn, turn.t("We promised"), ours, each), listed(turn, turn.t("They promised"), theirs, each)]


def promise_row(turn: Turn, promise: Commitment, two: Versions) -> Item:
    details = (turn.t(promise.state.value), *dated(turn, promise), two.of(promise))
    return Item(
        promise.words, " · ".join(part for part in details if part), (open_button(turn, "promise.show", promise.id),)
    )


def loops(turn: Turn, partner: Partner, each: int, two: Versions) -> list[Items]:
    """What they said and have no answer to yet."""
    asked = Loops(partner.id)
    waiting = turn.open(Notes).open_loops(asked, each)
    rows = [note_row(turn, n, turn.t("answer due {date}", date=turn.listed(n.answer_due_on)), two) for n in waiting]
    left = turn.open(Notes).count_open_loops(asked) - len(rows)
    more = turn.t("and {n} more: /loop close {partner}", n=left, partner=partner.name) if left > 0 else ""
    return [Items(tuple(rows), turn.t("They wait for an answer on"), more)]


def heard(turn: Turn, partner: Partner, each: int, two: Versions) -> Items:
    notes = turn.open(Notes).last(partner.id, each)
    rows = [note_row(turn, n, f"{turn.t(n.kind.value)} · {turn.instant(n.heard_at)}", two) for n in notes]
    return listed(turn, turn.t("Heard last"), rows, each)


def note_row(turn: Turn, note: Note, detail: str, two: Versions) -> Item:
    seen = shown_to(turn, note, Door.RECORD)
    words = turn.t("(withdrawn)") if note.emptied_at else why_not(turn, seen.off) or seen.gist
    show = open_button(turn, "note.show", note.id)
    return note_line(turn.t, words, *on_behalf(turn.t, seen), detail, two.of(note), buttons=(show,))


def met(turn: Turn, partner: Partner, each: int, two: Versions) -> Items:
    meetings = turn.open(Meetings).last(partner.id)
    rows = [
        Item(
            turn.listed(m.held_on),
            " · ".join(part for part in (m.said[:150], two.of(m)) if part),
            (open_button(turn, "meeting.show", m.id),),
        )
        for m in meetings
    ]
    return listed(turn, turn.t("Met last"), rows, each)


def steps(turn: Turn, partner: Partner, each: int) -> Items:
    rows = [Item(step.words, " · ".join(dated(turn, step))) for step in turn.open(FollowUps).open_with(partner.id)]
    return listed(turn, turn.t("Next steps"), rows, each)


def open_button(turn: Turn, action: str, key: int) -> Button:
    return turn.button(turn.t("Open"), action, key)


def which(turn: Turn, name: str, near: tuple[Partner, ...]) -> Message:
    """The partners that may be meant."""
    t = turn.t
    if not near:
        title = t("I don't know “{name}” yet.", name=name) if name else t("No partners yet.")
        return Message(title, (Hint(t("Type /loop partner add and a name.")),))
    buttons = tuple(turn.button(partner.name, "partner.brief", partner.id) for partner in near[:5])
    return Message(t("Which partner do you mean?"), (Buttons(buttons),))
