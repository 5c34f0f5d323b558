"""What the buttons of a reminder do. Each works once; what is settled already says by whom and when."""

from typing import Any

from bot import reminding, replies
from bot.beside import waiting_answer
from bot.choosing import as_typed
from bot.features.reminders.forms import HandOverForm, NewDateForm, SnoozeForm
from bot.kinds import COMMITMENT, find, kind_of
from bot.letters import tell, tell_team
from bot.moving import moved_hints
from bot.named_too import names_another
from bot.records import follow_ups, promises
from bot.reminded import write_reminders
from bot.reminding import Item
from bot.settled import settled
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Message, Say
from storage.commitments import Commitment, CommitmentState, Direction
from storage.people import People, Person, account_in


def item_of(turn: Turn, press: Press) -> Item | None:
    return find(turn.session, turn.viewer, str(press.args.get("kind", COMMITMENT)), press.subject)


def about_item(turn: Turn, about: dict[str, Any]) -> Item | None:
    return find(turn.session, turn.viewer, about["kind"], about["item"])


def too_late(turn: Turn, item: Item | None) -> Reply:
    """A form came for something that was settled or taken back meanwhile."""
    return settled(turn, item) if item else replies.not_found(turn)


def done(turn: Turn, press: Press) -> Reply:
    item = item_of(turn, press)
    if item is None:
        return replies.not_found(turn)
    if not item.is_open:
        return settled(turn, item)
    return done_promise(turn, item) if isinstance(item, Commitment) else done_step(turn, item)


def done_promise(turn: Turn, promise: Commitment) -> Reply:
    told, said = promises.keep(turn, promise), ""
    if promise.direction is not Direction.THEIRS:
        said = turn.t("The partner is asked whether they see it so too.") if told else unreachable(turn)
    lines = (Say(said),) if said else ()
    return turn.say(turn.t("Done: {words}", words=promise.words), *lines, Buttons((turn.undo_button(),)))


def unreachable(turn: Turn) -> str:
    return turn.t("Nobody there gets messages from me, so please tell them yourself.")


def done_step(turn: Turn, step: Any) -> Reply:
    if waits := waiting_answer(turn, step.id):
        return waits
    following = follow_ups.finish(turn, step)
    said = (Say(turn.t("Next time: {date}", date=turn.day(following, step.due_time))),) if following else ()
    return turn.say(turn.t("Done: {words}", words=step.words), *said, Buttons((turn.undo_button(),)))


def snooze(turn: Turn, press: Press) -> Reply:
    return ask_about(turn, press, SnoozeForm)


def renegotiate(turn: Turn, press: Press) -> Reply:
    return ask_about(turn, press, NewDateForm)


def hand_over(turn: Turn, press: Press) -> Reply:
    return ask_about(turn, press, HandOverForm)


def ask_about(turn: Turn, press: Press, form: Any) -> Reply:
    """Open a form about an item that is still open."""
    item = item_of(turn, press)
    if item is None:
        return replies.not_found(turn)
    if not item.is_open:
        return settled(turn, item)
    return turn.open_form(form, known_of(press), kind=kind_of(item), item=item.id)


def known_of(press: Press) -> dict[str, str]:
    """What a button tells of the answers already."""
    return {"person": press.args["person"]} if "person" in press.args else {}


def save_snooze(turn: Turn, form: SnoozeForm, about: dict[str, Any]) -> Reply:
    item = about_item(turn, about)
    if item is None or not item.is_open:
        return too_late(turn, item)
    if form.until <= turn.today:
        return Reply(errors={"until": turn.t("Please give a day after today.")})
    before = {name: getattr(item, name) for name in ("remind_at", "snoozed_until", "snoozed_why", "due_on", "stage")}
    at = reminding.snooze(turn.session, item, form.until, form.reason, turn.now)
    turn.changed(item, before)
    write_reminders(turn, item, item.owner_id)
    if form.reason and isinstance(item, Commitment):
        promises.note_step(turn, item, form.reason)
    rests = not reminding.rule_of(item) and not reminding.calendar(turn.open(People).team(item.team_id)).is_working(
        form.until
    )
    moved = turn.t("{day} is not a working day.", day=turn.day(form.until)) + " " if rests else ""
    said = turn.t("You will hear of it again on {when}.", when=turn.instant(at))
    return turn.say(turn.t("Snoozed: {words}", words=item.words), Say(moved + said), Buttons((turn.undo_button(),)))


def save_new_date(turn: Turn, form: NewDateForm, about: dict[str, Any]) -> Reply:
    promise = about_item(turn, about)
    if promise is None or not isinstance(promise, Commitment) or not promise.is_open:
        return too_late(turn, promise)
    if form.due <= turn.today:
        return Reply(errors={"due": turn.t("Please give a day after today.")})
    if not about.get("named") and (why := names_another(turn, form.reason, promise.partner_id)):
        turn.keep(form.reason, turn.t("A form that is not finished"))
        return turn.open_form(NewDateForm, as_typed(form), {"reason": why}, **{**about, "named": True})
    told = promises.renegotiate(turn, promise, form.due, form.reason)
    title = turn.t("Asked for another date.") if told else turn.t("The date is moved.")
    asked = turn.t("The partner is told and asked.") if told else unreachable(turn)
    date = turn.t("New date: {date}.", date=turn.day(form.due))
    said = (Say(f"{date} {asked}"), *moved_hints(turn, promise))
    return turn.say(title, Say(promise.words), *said, Buttons((turn.undo_button(),)))


def save_hand_over(turn: Turn, form: HandOverForm, about: dict[str, Any]) -> Reply:
    item = about_item(turn, about)
    if item is None or not item.is_open:
        return too_late(turn, item)
    colleague = colleague_called(turn, form.person)
    if colleague is None and account_in(form.person):
        how = turn.t("They are not on a team of ours yet. A manager can type /loop team add and mention them.")
        return Reply(errors={"person": how})
    if colleague is None:
        names = ", ".join(person.name for person in turn.open(People).ours() if person.id != turn.actor.id)
        return Reply(errors={"person": turn.t("I don't know this colleague. There are: {names}.", names=names)})
    payload = {"kind": kind_of(item), "item": item.id, "from": turn.actor.id, "owner": item.owner_id}
    if not tell(turn.session, colleague, "reminders.handover", f"{item.id}:{turn.ref}", payload, turn.now):
        unknown = Say(turn.t("It stays with you. Please ask them yourself."))
        return turn.say(turn.t("I can't write to {name} yet.", name=colleague.name), Say(item.words), unknown)
    is_mine = item.owner_id == turn.actor.id
    said = Say(
        turn.t("It stays with you until they say yes.")
        if is_mine
        else turn.t("It stays where it is until they say yes.")
    )
    return turn.say(turn.t("I asked {name}.", name=colleague.name), Say(item.words), said)


def colleague_called(turn: Turn, name: str) -> Person | None:
    """The one other colleague of this name, or whose name begins so."""
    found = [person for person in turn.open(People).colleagues_called(name) if person.id != turn.actor.id]
    return found[0] if len(found) == 1 else None


def take(turn: Turn, press: Press) -> Reply:
    """Somebody takes an item over; whoever offered it is told."""
    item = item_of(turn, press)
    if item is None:
        return replies.not_found(turn)
    if not item.is_open:
        return settled(turn, item)
    offered = {key for key in (item.owner_id, press.args.get("from")) if key not in {None, turn.actor.id}}
    take_over(turn, item)
    for person_id in offered:
        answer(turn, item, int(person_id or 0), taken=True)
    return turn.say(turn.t("It is yours now. Thank you."), Say(item.words), Buttons((turn.undo_button(),)))


def take_over(turn: Turn, item: Item) -> None:
    if isinstance(item, Commitment):
        promises.move(turn, item, item.state, turn.t(promises.TAKEN_OVER), owner_id=turn.actor.id)
    else:
        follow_ups.change(turn, item, owner_id=turn.actor.id)


def decline(turn: Turn, press: Press) -> Reply:
    item = item_of(turn, press)
    if item is None:
        return replies.not_found(turn)
    if not item.is_open:
        return settled(turn, item)
    if item.owner_id != press.args.get("owner", press.args["from"]):
        name = turn.open(People).name(item.owner_id)
        return replies.settled(turn.say(turn.t("{name} looks after it by now.", name=name), Say(item.words)))
    told = answer(turn, item, int(press.args["from"]), taken=False)
    return turn.say(turn.t("All right. I let them know.") if told else turn.t("All right."), Say(item.words))


def answer(turn: Turn, item: Item, person_id: int, taken: bool) -> bool:
    """Let whoever offered it know; whether they can be told."""
    person = turn.open(People).get(person_id)
    payload = {"kind": kind_of(item), "item": item.id, "by": turn.actor.id, "taken": taken}
    key = f"{item.id}:{turn.ref}"
    return bool(person and tell(turn.session, person, "reminders.answer", key, payload, turn.now))


def help_wanted(turn: Turn, press: Press) -> Reply:
    """Ask the team for a hand. A promise is then at risk, which the digest shows before it is late."""
    item = item_of(turn, press)
    if item is None:
        return replies.not_found(turn)
    if not item.is_open:
        return settled(turn, item)
    if isinstance(item, Commitment):
        promises.move(turn, item, CommitmentState.AT_RISK, turn.t(promises.ASKED_FOR_HELP))
    asked = tell_team(turn, "reminders.help", item.id, {"kind": kind_of(item), "item": item.id})
    said = (
        turn.t("The team channel has it now.")
        if asked
        else turn.t("Your team has no channel yet, so please tell them.")
    )
    return Reply((Message(turn.t("Good that you say so."), (Say(item.words), Say(said))),))
