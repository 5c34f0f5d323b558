"""Who came in by an invitation, as their liaison is told; and letting the wrong one go by one press."""

from datetime import datetime

from bot import replies
from bot.connecting import let_go
from bot.feature import LetterRun
from bot.i18n import Translator
from bot.naming import account_name, platform_name
from bot.places import reseat
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Facts, Hint, Message, Style
from bot.writing import letter_button
from storage.hats import Hats
from storage.notes import Note, Notes
from storage.partners import Partners
from storage.people import Identity, People, Person
from storage.viewer import SYSTEM, Role

NOT_THEM = "link.not_them"
MOST = 50


def write_joined(run: LetterRun) -> Message | None:
    """To our liaison, with the account's own name on its platform; and to whoever of their own people asked them in."""
    t, said = run.t, run.item.payload
    person = People(run.session, run.viewer).get(said["person"])
    account = account_of(run, said["account"], person)
    if person is None:
        return None
    partner = Partners(run.session, run.viewer).name(person.partner_id)
    if account is None:
        return Message(t("The account that had come in at {partner} was let go again.", partner=partner))
    title = t("{name} is connected with {partner} now.", name=person.name, partner=partner)
    if run.reader and run.reader.role is Role.CONTACT:
        return Message(title)
    button = letter_button(run, t("That's not them"), NOT_THEM, person.id, Style.DANGER, **said)
    sees = Hint(t("They see the promises and notes shared with {partner}.", partner=partner))
    return Message(title, (Facts(((t("Account"), called(t, account)),)), sees, Buttons((button,))))


def called(t: Translator, account: Identity) -> str:
    return " ".join(part for part in (platform_name(t, account.platform), account_name(t, account)) if part)


def account_of(run: LetterRun, key: int, person: Person | None) -> Identity | None:
    """The account they came in with, as long as it acts as them."""
    accounts = People(run.session, SYSTEM).accounts(person.id) if person and person.left_at is None else []
    return next((account for account in accounts if account.id == key), None)


def not_them(turn: Turn, press: Press) -> Reply:
    """The account is nobody's again. Whom somebody had written down by name stays a contact, without an account."""
    person = turn.open(People).get(press.subject)
    accounts = People(turn.session, SYSTEM).accounts(person.id) if person and person.role is Role.CONTACT else []
    account = next((each for each in accounts if each.id == press.args.get("account")), None)
    if person is None or account is None:
        return replies.not_found(turn)
    turn.audit("let go", account)
    partner = turn.open(Partners).name(person.partner_id)
    written = written_since(turn, person, datetime.fromisoformat(str(press.args["since"])))
    Hats(turn.session).take_off(account, person)
    reseat(turn.session, person.partner_id, turn.now)
    if not People(turn.session, SYSTEM).accounts(person.id):
        unmade(turn, person, bool(press.args.get("fresh")))
    return turn.say(
        turn.t("That account is not connected with {partner} any more.", partner=partner), *left(turn, written)
    )


def unmade(turn: Turn, person: Person, fresh: bool) -> None:
    """Nobody is behind this name: what made them more than a name is taken away."""
    let_go(turn.session, person, turn.now)
    if not fresh:
        person.left_at = None
        turn.session.flush()


def written_since(turn: Turn, person: Person, since: datetime) -> list[Note]:
    notes = Notes(turn.session, SYSTEM).written_by(person.id, person.partner_id or -1, MOST)
    return [note for note in notes if note.created_at >= since]


def left(turn: Turn, written: list[Note]) -> tuple[Hint, ...]:
    words = turn.t.count(
        "{n} thing was written from it, and is kept. Please look at the brief.",
        "{n} things were written from it, and are kept. Please look at the brief.",
        len(written),
    )
    return (Hint(words),) if written else ()
