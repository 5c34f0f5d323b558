"""What follows once a place is made, or was refused, and what is said of it."""

from bot.feature import LetterRun
from bot.i18n import Translator, translator
from bot.inviting import language_of
from bot.letters import tell
from bot.places import gathering, give_up, left_out, seated
from bot.ports import Gathering
from bot.ui.message import Hint, Message, Say
from bot.whereto import WELCOME
from storage.audit import Audit
from storage.outbox import Outbox
from storage.partners import Partner, Partners
from storage.people import People, Person
from storage.viewer import SYSTEM, Role

MADE, FAILED = "places.made", "places.failed"


def no_words(run: LetterRun) -> Message | None:
    """Nothing is written: people are brought together."""
    return None


def to_gather(run: LetterRun) -> Gathering | None:
    return gathering(run.session, run.item)


def partner_of(run: LetterRun) -> Partner | None:
    return Partners(run.session, SYSTEM).get(run.item.payload["partner"])


def opened(run: LetterRun) -> None:
    """The platform made it: from now on it is the partner's. Its people are welcomed there; whoever asked hears."""
    partner, item = partner_of(run), Outbox(run.session).get(run.item.id)
    if partner is None or partner.place or item is None or item.message_ref is None:
        return
    partner.place = f"{item.destination.rpartition(':')[0]}:{item.message_ref}"
    run.session.flush()
    seated(run.session, item, run.now)
    Audit(run.session, SYSTEM).add("place made", run.now, str(Partner.__tablename__), partner.id, "")
    payload = {"partner": partner.id}
    Outbox(run.session).enqueue(f"{WELCOME}:{item.id}", WELCOME, payload, partner.place, run.now)
    for person in told(run, partner):
        tell(run.session, person, MADE, str(item.id), payload, run.now)


def told(run: LetterRun, partner: Partner) -> list[Person]:
    """Whoever asked for it, and who of our side holds the relationship."""
    people, held = People(run.session, SYSTEM), Partners(run.session, SYSTEM).liaison(partner.id)
    keys = dict.fromkeys([run.item.payload["asker"], *([held.person_id] if held else [])])
    return [person for key in keys if (person := people.get(key))]


def did_not_open(run: LetterRun) -> None:
    """It was refused for good: everybody is written to directly, as before."""
    partner, item = partner_of(run), Outbox(run.session).get(run.item.id)
    if partner is None or item is None:
        return
    for person in told(run, partner):
        tell(run.session, person, FAILED, str(item.id), {"partner": partner.id, "why": item.error}, run.now)


def are_seated(run: LetterRun) -> None:
    seated(run.session, run.item, run.now)


def seat_refused(run: LetterRun) -> None:
    """Who reads there can't be kept right, so nothing more is written there."""
    partner = partner_of(run)
    if partner and partner.place == run.item.destination:
        give_up(run.session, partner, run.now)


def words_of_theirs(run: LetterRun) -> tuple[Translator, str, Partner | None]:
    """What stands at a partner's place is in the partner's language."""
    partner = partner_of(run)
    return translator(language_of(partner) if partner else "en"), partner.name if partner else "", partner


def write_welcome(run: LetterRun) -> Message | None:
    t, name, partner = words_of_theirs(run)
    if partner is None or partner.place != run.item.destination:
        return None
    who = ", ".join(person.name for person in People(run.session, SYSTEM).contacts(partner.id))
    read = Say(t("Here read: {names}. Who joins or leaves {partner} here comes in or goes.", names=who, partner=name))
    ways = Hint(t("Type /loop place to say whether letters to all of you are to come here."))
    return Message(t("This is the private place of {partner} and the outreach team.", partner=name), (read, ways))


def write_notice(run: LetterRun) -> Message | None:
    """Something could not be told to somebody directly: nothing of what it is stands here."""
    person = People(run.session, SYSTEM).get(run.item.payload["person"])
    if person is None or person.left_at or run.reader is None:
        return None
    t = run.t
    hint = Hint(t("Please open your private messages, or type /loop home."))
    return Message(t("{name}, I could not reach you directly: something waits for you.", name=person.name), (hint,))


def write_made(run: LetterRun) -> Message | None:
    partner, t = partner_of(run), run.t
    if partner is None or partner.place is None:
        return None
    title = t("{partner} has a private place now.", partner=partner.name)
    if run.reader and run.reader.role is Role.CONTACT:
        return Message(title, (Hint(t("Type /loop place to say whether letters to all of you are to come there.")),))
    return Message(title, (Hint(t("Only their own people read there; new ones are let in.")),))


def write_failed(run: LetterRun) -> Message | None:
    partner, t = partner_of(run), run.t
    if partner is None or partner.place:
        return None
    title = t("I could not make a private place for {partner}.", partner=partner.name)
    stays = Say(t("I go on writing to each of them directly."))
    if run.reader and run.reader.role is Role.CONTACT:
        return Message(title, (Say(t("I go on writing to you directly.")),))
    return Message(title, (stays, Hint(str(run.item.payload["why"]))))


def write_missing(run: LetterRun) -> Message | None:
    partner, t = partner_of(run), run.t
    missing = left_out(run.session, partner) if partner else []
    if partner is None or not missing:
        return None
    names = ", ".join(person.name for person in missing)
    title = t("I could not let {names} into the private place of {partner}.", names=names, partner=partner.name)
    stays = Say(t("The others read there as before, and I write to {names} directly.", names=names))
    return Message(title, (stays, Hint(t("Please ask them to join the server again; I let them in within a day."))))


def write_lost(run: LetterRun) -> Message | None:
    partner, t = partner_of(run), run.t
    if partner is None or partner.place:
        return None
    stays = Say(t("I go on writing to each of them directly."))
    return Message(t("The private place of {partner} is gone.", partner=partner.name), (stays,))
