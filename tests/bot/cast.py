"""A town to try things in: people of every sort, two partners, and one record of each kind that belong to the first."""

from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import uuid4

from sqlmodel import Session, col, select

from bot.events import Event, Pressed, Submitted, keepable
from bot.refs import new_ref
from bot.sample import LOCAL
from bot.turn import Reply
from storage.actions import Actions, ActionToken
from storage.base import Record
from storage.changes import Changes
from storage.models import RECORDS
from storage.people import People
from storage.reviews import ReviewItem
from storage.viewer import SYSTEM
from tests.driver import Person, World

R = TypeVar("R", bound=Record)
ROLES = ("stranger", "amina", "omar", "ana", "ben", "rosa", "lena", "bot")
"""Nobody we know; a contact of Eastside, where everything belongs; a contact of Harbor Clinic; its staff; staff of
another team; the manager; someone who left; and the bot, should its own messages ever come back to it."""
NOT_COMPARED = {"inbox_entry", "search_entry", "feed_entry", "timer", "instance_fact"}
TABLES = {str(record.__tablename__) for record in RECORDS} - NOT_COMPARED
COMPARED = (*sorted(TABLES), str(ActionToken.__tablename__))


@dataclass(frozen=True, slots=True)
class Town:
    """A world with its people and the keys of the records that belong to Eastside."""

    world: World
    keys: dict[str, int]

    def person(self, role: str) -> Person:
        return Person(self.world, role)

    def id_of(self, role: str) -> int | None:
        def look(session: Session) -> int | None:
            person = People(session, SYSTEM).who_is(LOCAL, LOCAL, role)
            return person.id if person else None

        return self.world.database.read_now(look)

    def forms(self) -> dict[str, tuple[dict[str, str], dict[str, Any]]]:
        """What each form may be sent off with: its values, and what it is about."""
        key = self.keys
        eastside = {"partner": "Eastside Mutual Aid"}
        promise = {"kind": "commitment", "item": key["promise"]}
        return {
            "listening.heard": ({**eastside, "paraphrase": "They need chairs."}, {}),
            "listening.edit": ({**eastside, "paraphrase": "They need chairs."}, {"note": key["note"]}),
            "meetings.met": ({**eastside, "held_on": "yesterday", "promises": "a key by Friday"}, {}),
            "meetings.meet": ({**eastside, "day": "Friday", "at": "10", "agenda": "chairs"}, {}),
            "meetings.move": ({"day": "Friday", "at": "11"}, {"plan": key["plan"]}),
            "meetings.other_time": ({"when": "Friday at 15:00"}, {"plan": key["plan"]}),
            "meetings.agenda": ({"words": "chairs"}, {"plan": key["plan"]}),
            "meetings.write_up": ({**eastside, "held_on": "yesterday"}, {"plan": key["unwritten"]}),
            "meetings.record": ({"said": "Classes are empty."}, {"meeting": key["meeting"]}),
            "meetings.correct": ({"words": "It was ten."}, {"meeting": key["shared"]}),
            "meetings.differ": ({"words": "I see it so."}, {"meeting": key["shared"]}),
            "meetings.keep": ({"why": "We counted."}, {"remark": key["remark"]}),
            "promises.promised": ({**eastside, "words": "a key", "due": "Friday"}, {}),
            "promises.due": ({"due": "Friday"}, {"promise": key["promise"]}),
            "promises.partly": ({"missing": "the key"}, {"promise": key["promise"]}),
            "promises.not_kept": ({"missing": "the key"}, {"promise": key["promise"]}),
            "promises.another_date": ({"due": "in 1 week", "reason": "ill"}, {"promise": key["theirs"]}),
            "promises.suggest": ({"due": "in 3 weeks", "reason": "ill"}, {"request": key["request"]}),
            "promises.correct": ({"right": "two keys"}, {"promise": key["promise"]}),
            "trust.answer": ({"keeps_word": "4", "words": "good"}, {}),
            "trust.estimate": ({"keeps_word": "3"}, {"partner": key["partner"]}),
            "match.offer": ({"words": "a printer"}, {}),
            "follow_ups.remind": ({"words": "call them", "when": "Friday", **eastside}, {}),
            "closing.close": ({"you_said": "the bus", "we_did": "asked the city"}, {"note": key["note"]}),
            "closing.not_now": ({"because": "there is no room"}, {"note": key["note"]}),
            "closing.answer": ({"words": "not yet"}, {"report": key["report"], "answer": "not quite"}),
            "partners.add": ({"called": "Riverside Elders", "languages": "Khmer"}, {}),
            "partners.find": (eastside, {}),
            "link.invite": ({**eastside, "person": "Luz"}, {}),
            "settings.mine": ({"zone": "Europe/Berlin", "remind_at": "9"}, {}),
            "team.edit": ({"called": "North", "zone": "Europe/Berlin", "country": "DE", "names": "on"}, {}),
            "settings.digest": ({"digest_at": "7:30"}, {}),
            "settings.preferences": ({"zone": "Europe/Berlin"}, {}),
            "sharing.share": ({"words": "We need a room."}, {"kind": "need"}),
            "reminders.snooze": ({"until": "in 1 week", "reason": "ill"}, promise),
            "reminders.renegotiate": ({"due": "in 1 week", "reason": "ill"}, promise),
            "reminders.hand_over": ({"person": "Kim"}, promise),
            "record.correction": (
                {"words": "two keys"},
                {"of": "commitment", "record": key["promise"], "how": "correct"},
            ),
            "record.accepted": ({"paraphrase": "two keys"}, {"correction": key["correction"]}),
            "record.profile": ({"customs": "tea first"}, {}),
            "record.reach": ({"label": "public"}, {"note": key["own"]}),
            "sentences.words": ({"words": "Eastside needs chairs"}, {"sentence": key["sentence"]}),
            "sentences.partner": (eastside, {"sentence": key["sentence"]}),
            "sentences.day": ({"day": "Friday"}, {"sentence": key["sentence"], "partner": "Eastside Mutual Aid"}),
        }

    def actions(self) -> dict[str, tuple[int | None, dict[str, Any]]]:
        """What each button may be about: a record of Eastside's, and its arguments."""
        key = self.keys
        promise = (key["promise"], {"kind": "commitment"})
        values = {"partner": "Eastside", "paraphrase": "They need chairs."}
        same = {"partner": "Eastside Mutual Aid", "paraphrase": "They need chairs."}
        waiting = {"form": "listening.heard", "field": "partner", "value": "Casa Latina", "values": values}
        return {
            "listening.edit": (key["note"], {}),
            "note.show": (key["note"], {}),
            "closing.not_now": (key["note"], {}),
            "promises.from_note": (key["note"], {}),
            "sharing.theirs": (None, {}),
            "listening.keep_off": (key["note"], {}),
            "listening.fine_there": (key["note"], {}),
            "meeting.show": (key["meeting"], {}),
            "meetings.plan": (key["plan"], {}),
            "meetings.page": (None, {"page": 0}),
            "meetings.coming": (key["plan"], {}),
            "meetings.not_coming": (key["plan"], {}),
            "meetings.other_time": (key["plan"], {}),
            "meetings.agenda": (key["plan"], {}),
            "meetings.move": (key["plan"], {}),
            "meetings.move_there": (key["plan"], {"at": "2026-12-04T15:00:00+00:00"}),
            "meetings.cancel": (key["plan"], {}),
            "meetings.call_off": (key["plan"], {}),
            "meetings.write_up": (key["unwritten"], {}),
            "meetings.not_held": (key["unwritten"], {}),
            "meetings.share": (key["meeting"], {}),
            "meetings.edit": (key["meeting"], {}),
            "meetings.right": (key["shared"], {}),
            "meetings.correct": (key["shared"], {}),
            "meetings.differ": (key["shared"], {}),
            "meetings.take": (key["remark"], {}),
            "meetings.keep": (key["remark"], {}),
            "promises.set_due": (key["promise"], {}),
            "promise.show": (key["promise"], {}),
            "promises.confirm": (key["promise"], {}),
            "promises.verdict_kept": (key["promise"], {}),
            "promises.verdict_not_quite": (key["promise"], {}),
            "promises.page": (None, {"part": "settled", "page": 0}),
            "promises.partly": (key["promise"], {}),
            "promises.not_kept": (key["promise"], {}),
            "promises.keep_open": (key["promise"], {}),
            "promises.close_partly": (key["promise"], {}),
            "promises.still_needed": (key["promise"], {}),
            "promises.release": (key["promise"], {}),
            "promises.another_date": (key["theirs"], {}),
            "promises.agree_date": (key["request"], {}),
            "promises.suggest_date": (key["request"], {}),
            "promises.refuse_date": (key["request"], {}),
            "nudges.keep": (None, {}),
            "nudges.later": (None, {}),
            "nudges.stop": (None, {}),
            "trust.show": (key["partner"], {}),
            "trust.answer": (None, {}),
            "trust.skip": (None, {}),
            "trust.estimate": (key["partner"], {}),
            "match.page": (None, {"page": 0}),
            "match.over": (key["offer"], {}),
            "match.introduce": (key["offered"], {"need": key["needed"]}),
            "match.yes": (key["introduction"], {}),
            "match.no": (key["introduction"], {}),
            "mine.page": (None, {"page": 0}),
            "partner.brief": (key["partner"], {}),
            "find.page": (None, {"page": 0, "words": "chairs"}),
            "closing.compose": (key["note"], {}),
            "closing.page": (None, {"page": 0, "words": "chairs"}),
            "closing.right": (key["report"], {}),
            "closing.not_quite": (key["report"], {}),
            "closing.question": (key["report"], {}),
            "partner.show": (key["partner"], {}),
            "partner.add": (None, {"name": "Riverside Elders"}),
            "partner.change": (key["partner"], {"fact": "customs", "value": "tea first", "review_id": None}),
            "partner.link": (key["partner"], {"person": key["newcomer"]}),
            "partner.contact": (key["partner"], {"name": "Yusuf"}),
            "sharing.pick": (None, {"kind": "need"}),
            "sharing.tell": (key["review"], {}),
            "digest.stop": (None, {}),
            "digest.no_more": (None, {}),
            "settings.change": (None, {}),
            "link.unlink": (key["account"], {}),
            "link.invite": (key["partner"], {"person": key["colleague"]}),
            "link.revoke": (key["invite"], {}),
            "link.not_them": (
                self.id_of("amina"),
                {"account": key["account"], "since": self.world.clock.now().isoformat()},
            ),
            "hats.switch": (self.id_of("amina"), {}),
            "organisation.invite": (key["colleague"], {}),
            "organisation.lead": (key["colleague"], {}),
            "organisation.remove": (key["colleague"], {}),
            "organisation.remove.sure": (key["colleague"], {}),
            "organisation.leave.sure": (None, {}),
            "organisation.keep": (None, {}),
            "places.make": (key["partner"], {}),
            "places.here": (None, {"to": "place"}),
            "team.change": (None, {}),
            "team.show": (self.id_of("ana"), {}),
            "menu.go": (None, {"words": "help"}),
            "home.dismiss": (None, {}),
            "review.note": (key["review"], {}),
            "review.show": (key["review"], {}),
            "review.drop": (key["review"], {}),
            "review.page": (None, {"page": 0}),
            "review.part": (key["review"], {"page": 0}),
            "undo": (None, {"ref": self.ref()}),
            "remind.done": promise,
            "remind.snooze": promise,
            "remind.renegotiate": promise,
            "remind.hand_over": promise,
            "remind.help": promise,
            "remind.take": promise,
            "remind.decline": (key["promise"], {"kind": "commitment", "from": self.id_of("rosa")}),
            "form.finish": (None, {"token": "t"}),
            "form.open": (None, {"form": "settings.preferences", "token": "t", "values": {}, "errors": {}}),
            "broken.try_again": (key["broken"], {"breaks": 1}),
            "held.send_again": (key["held"], {"attempt": ""}),
            "held.arrived": (key["held"], {"attempt": ""}),
            "letter.whole": (key["letter"], {}),
            "letter.part": (key["post"], {"page": 0}),
            "record.page": (None, {"of": "note", "page": 0}),
            "report.show": (key["report"], {}),
            "record.correct": (key["promise"], {"of": "commitment", "how": "correct"}),
            "record.accept": (key["correction"], {}),
            "record.both": (key["correction"], {}),
            "record.profile": (None, {}),
            "record.reach": (key["own"], {}),
            "record.withdraw": (key["own"], {}),
            "record.withdraw_now": (key["own"], {}),
            "settings.prefer": (None, {}),
            "consent.answer": (None, {"answer": "fine"}),
            "consent.language": (None, {"language": "es"}),
            "consent.change": (None, {"purpose": "quote", "given": False}),
            "consent.start": (None, {}),
            "forgetting.ask": (None, {"wish": "erase"}),
            "forgetting.show_person": (self.id_of("amina"), {}),
            "forgetting.ask_person": (self.id_of("amina"), {"wish": "erase"}),
            "forgetting.do_person": (
                self.id_of("amina"),
                {"wish": "erase", "asked_at": self.world.clock.now().isoformat()},
            ),
            "forgetting.do": (None, {"wish": "erase", "asked_at": self.world.clock.now().isoformat()}),
            "sentences.answered": (key["sentence"], {"partner": "Eastside Mutual Aid"}),
            "sentences.move": (key["promise"], {"day": "2026-11-27"}),
            "sentences.other": (key["sentence"], {"ask": "partner"}),
            "sentences.rewrite": (key["sentence"], {}),
            "review.typed": (None, {"ref": self.typed()}),
            "listening.join": (key["note"], {"is_added": True, "values": {**same, "label": "team"}}),
            "choose": (None, {**waiting, "about": {}, "review_id": None}),
        }

    def typed(self) -> str:
        """The reference under which the last line of Ana's was saved."""
        ana, said = self.id_of("ana"), col(ReviewItem.became).is_not(None)
        mine = select(ReviewItem.became).where(ReviewItem.person_id == ana, said).order_by(col(ReviewItem.id).desc())
        return self.world.database.read_now(lambda session: session.exec(mine).first()) or ""

    def ref(self) -> str:
        """The reference of the last thing that Ana did."""
        ana, since = self.id_of("ana") or 0, self.world.clock.now().replace(year=2000)
        return self.world.database.read_now(lambda session: Changes(session, ana).last_ref(since)) or ""

    def mint(self, action: str, subject: int | None = None, **args: Any) -> str:
        now = self.world.clock.now()
        return self.world.database.write_now(lambda session: Actions(session).mint(action, subject, args, now))

    def press(self, role: str, action: str, subject: int | None, args: dict[str, Any]) -> "Outcome":
        token = self.token(action, subject, args)
        return self.tries(Pressed(token=token.token, **self.person(role).about()), token)

    def token(self, action: str, subject: int | None, args: dict[str, Any]) -> ActionToken:
        """A button that is not given to anybody yet; `tries` puts it down for one event."""
        now = self.world.clock.now()
        return ActionToken(token=uuid4().hex, action=action, subject_id=subject, args=args, created_at=now)

    def submit(self, role: str, form: str, values: dict[str, str], about: dict[str, Any]) -> "Outcome":
        """Send a form off that was opened for this very person."""
        token = self.token(f"form:{form}", None, {**about, "only": self.id_of(role)})
        return self.tries(Submitted(token=token.token, values=values, **self.person(role).about()), token)

    def tries(self, event: Event, token: ActionToken | None = None, look: bool = False) -> "Outcome":
        """What an event would do; it is taken back at once, so that the town stays as it is.

        With `look`, every text that the database holds by then comes along.
        """

        def work(session: Session) -> None:
            if token:
                session.add(token)
                session.flush()
            reply = self.with_rest(session, event, self.world.app.engine.answer(session, keepable(event), new_ref()))
            session.flush()
            raise TakenBack(Outcome(reply, everything_in(session) if look else ""))

        try:
            self.world.database.write_now(work)
        except TakenBack as over:
            return over.outcome
        raise AssertionError("the work above always ends by raising")

    def with_rest(self, session: Session, event: Event, reply: Reply) -> Reply:
        """The whole answer, its rest made in the same unit of work, so that it sees what is taken back afterwards."""
        session.flush()
        turn = self.world.app.engine._looking(session, event, new_ref()) if reply.then else None
        rest = reply.then(turn) if turn and reply.then else Reply()
        return replace(reply, messages=(*reply.messages, *rest.messages), then=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, and every text that the database held once it was given, when that was asked for."""

    reply: Reply
    stored: str

    @property
    def said(self) -> str:
        """Everything a person would see of it."""
        return everything_shown(self.reply)


class TakenBack(Exception):
    """Ends a unit of work so that nothing of it stays."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def everything_shown(reply: Reply) -> str:
    messages = [*reply.messages, *([reply.update] if reply.update else [])]
    parts = [message.to_text() for message in messages]
    parts += [word for pair in reply.suggestions for word in pair]
    parts += reply.errors.values()
    if reply.form:
        parts += [reply.form.form.title, *reply.form.values.values(), *reply.form.errors.values()]
    return "\n".join(parts)


def everything_in(session: Session) -> str:
    """All rows of all tables that hold words, as text: the driver's own rows, as this is asked thousands of times."""
    cursor: Any = session.connection().connection.cursor()
    rows = ((name, row) for name in COMPARED for row in cursor.execute(f"SELECT * FROM {name}").fetchall())
    return "\n".join(f"{name} {tuple(row)}" for name, row in rows)


def newest(session: Session, record: type[R], *where: Any) -> R:
    found = session.exec(select(record).where(*where).order_by(col(record.id).desc())).first()
    assert found is not None, record
    return found
