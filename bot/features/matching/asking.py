"""Two partners are asked whether they would like to meet; neither learns of the other before both have said yes."""

from bot import replies
from bot.letters import tell_contacts
from bot.records.introducing import ASKED, MADE, come_to_nothing, ends, tell_all, tell_author
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Say
from storage.labels import SHOWN_TO_PARTNER
from storage.notes import Note, NoteKind, Notes
from storage.offers import Introduction, Introductions, IntroductionState
from storage.partners import Partners
from storage.people import People
from storage.viewer import SYSTEM


def note_called(turn: Turn, key: object, kind: NoteKind) -> Note | None:
    """An offer or a need that may be spoken of with its partner."""
    note = turn.open(Notes).get(key) if isinstance(key, int) else None
    is_it = note is not None and note.kind is kind and note.label in SHOWN_TO_PARTNER and note.emptied_at is None
    return note if is_it else None


def introduce(turn: Turn, press: Press) -> Reply:
    """Ask both sides, each about its own words only."""
    offer = note_called(turn, press.subject, NoteKind.OFFER)
    need = note_called(turn, press.args.get("need"), NoteKind.NEED)
    if offer is None or need is None or offer.partner_id == need.partner_id:
        return replies.not_found(turn)
    known = turn.open(Introductions).between([offer.id], [need.id]).get((offer.id, need.id))
    if known and (known.is_open or known.state is IntroductionState.MADE):
        return asked_already(turn, known)
    made = Introduction(
        author_id=turn.actor.id,
        team_id=turn.actor.team_id,
        offer_id=offer.id,
        need_id=need.id,
        giver_id=offer.partner_id,
        taker_id=need.partner_id,
        created_at=turn.now,
    )
    turn.open(Introductions).add(made)
    turn.changed(made)
    silent = [partner for partner, told in ((each, ask(turn, made, each)) for each in ends(made)) if not told]
    return asked(turn, silent)


def ask(turn: Turn, made: Introduction, partner_id: int) -> bool:
    """Whether anybody there is asked, now or once they agree to be written to."""
    before = len(turn.awaits)
    people = People(turn.session, SYSTEM).contacts(partner_id)
    return bool(tell_contacts(turn, people, ASKED, f"{made.id}:{turn.ref}", {"introduction": made.id})) or (
        len(turn.awaits) > before
    )


def asked(turn: Turn, silent: list[int]) -> Reply:
    t, names = turn.t, ", ".join(turn.open(Partners).name(each) for each in silent)
    said = t("Names are told once both have said yes. You hear what they say.")
    hints = (Hint(t("{names}: no messages from me go there, so please ask yourself.", names=names)),) if silent else ()
    return turn.say(
        t("Both sides are asked, without naming the other."), Say(said), *hints, Buttons((turn.undo_button(),))
    )


def asked_already(turn: Turn, known: Introduction) -> Reply:
    name, when = turn.open(People).name(known.author_id), turn.instant(known.created_at)
    title = turn.t("{name} asked them already, on {when}.", name=name, when=when)
    return replies.settled(turn.say(title, Hint(turn.t("It stands at: {state}.", state=turn.t(known.state.value)))))


def asked_of(turn: Turn, key: int) -> Introduction | Reply:
    """What the actor's organisation is asked, while it is; else who said what. Of the other side nothing is told."""
    found = turn.open(Introductions).get(key)
    if found is None:
        return replies.not_found(turn)
    said = found.said_yes(turn.viewer.partner_id)
    if said is not None:
        name = turn.open(People).name(said)
        return replies.settled(turn.say(turn.t("{name} has said yes to this already.", name=name)))
    if not found.is_open or not Introductions(turn.session, SYSTEM).stands(found):
        return replies.settled(turn.say(turn.t("This is settled already.")))
    return found


def yes(turn: Turn, press: Press) -> Reply:
    """One side would like to meet; with the second yes both are named to one another."""
    found = asked_of(turn, press.subject)
    if isinstance(found, Reply):
        return found
    turn.open(Partners).touched(turn.viewer.partner_id or -1, turn.now)
    own = "giver_by" if turn.viewer.partner_id == found.giver_id else "taker_by"
    if found.state is IntroductionState.ONE_YES:
        return both(turn, found, own)
    before = {"state": found.state, own: None}
    setattr(found, own, turn.actor.id)
    found.state = IntroductionState.ONE_YES
    turn.changed(found, before)
    hint = Hint(turn.t("If they would like to as well, I tell both of you who it is. Until then nobody is named."))
    return turn.say(turn.t("Thank you. I ask the others too."), hint, Buttons((turn.undo_button(),)))


def both(turn: Turn, found: Introduction, own: str) -> Reply:
    """Nothing of this can be taken back: from now on they know of one another."""
    setattr(found, own, turn.actor.id)
    found.state, found.ended_at = IntroductionState.MADE, turn.now
    turn.audit("introduced", found)
    for partner_id in ends(found):
        tell_all(turn, found, partner_id, MADE)
    tell_author(turn, found)
    return turn.say(turn.t("Both of you have said yes. I have just written to you who it is."))


def no(turn: Turn, press: Press) -> Reply:
    """Not now: whoever waits for an answer hears that it came to nothing, and not from whom."""
    found = asked_of(turn, press.subject)
    if isinstance(found, Reply):
        return found
    before = {"state": found.state, "ended_at": None}
    come_to_nothing(turn, found)
    turn.changed(found, before)
    turn.open(Partners).touched(turn.viewer.partner_id or -1, turn.now)
    return turn.say(turn.t("That is fine. Nobody hears who said so."), Buttons((turn.undo_button(),)))
