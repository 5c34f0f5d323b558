"""What is said when somebody is at a partner no more: to our side, and to whoever was removed."""

from bot.feature import LetterRun
from bot.helping import ask
from bot.i18n import translator
from bot.letters import tell
from bot.turn import Turn
from bot.ui.message import Hint, Message, Say
from storage.outbox import Outbox
from storage.partners import Partner, Partners
from storage.people import People, Person
from storage.viewer import SYSTEM

GONE, TOLD = "organisation.gone", "organisation.told"


def tell_ours(turn: Turn, partner: Partner, person: Person, by: int | None, unled: bool) -> None:
    """To our liaison, else to a manager."""
    payload = {"person": person.id, "partner": partner.id, "remover": by, "unled": unled}
    held = Partners(turn.session, SYSTEM).liaison(partner.id)
    liaison = People(turn.session, SYSTEM).get(held.person_id) if held else None
    key = f"{person.id}:{turn.ref}"
    if liaison is None or not tell(turn.session, liaison, GONE, key, payload, turn.now):
        ask(turn.session, liaison.team_id if liaison else None, GONE, key, payload, turn.now)


def write_gone(run: LetterRun) -> Message:
    t, said, people = run.t, run.item.payload, People(run.session, SYSTEM)
    partner = Partners(run.session, SYSTEM).name(said["partner"])
    name, by = people.name(said["person"]), people.name(said["remover"])
    title = t("{name} has left {partner}.", name=name, partner=partner)
    if by:
        title = t("{by} removed {name} from {partner}.", by=by, name=name, partner=partner)
    hints = [t("What they told us stays with {partner}.", partner=partner)]
    if said["unled"]:
        unled = t("Nobody leads there now, so nobody there can invite others.")
        hints.append(f"{unled} {t('Type /loop partner {partner} lead and a name.', partner=partner)}")
    return Message(title, tuple(Hint(words) for words in hints))


def tell_them(turn: Turn, person: Person, partner: Partner) -> None:
    """To the account that was theirs, which is nobody's by the time it is sent."""
    here = People(turn.session, SYSTEM).destination(person.id)
    if here:
        payload = {"partner": partner.id, "language": person.language}
        Outbox(turn.session).enqueue(f"{TOLD}:{person.id}:{turn.ref}", TOLD, payload, here, turn.now)


def write_told(run: LetterRun) -> Message:
    t = translator(str(run.item.payload["language"]))
    partner = Partners(run.session, SYSTEM).name(run.item.payload["partner"])
    said = Say(t("What you told the outreach team stays with {partner}.", partner=partner))
    hint = Hint(t("If you think that this is a mistake, please ask them."))
    return Message(t("You are not connected with {partner} any more.", partner=partner), (said, hint))
