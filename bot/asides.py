"""What an adapter asks beside any event: a form once more, behind a button or as it was, which language somebody
reads, or that nobody heard."""

from collections.abc import Mapping

from sqlmodel import Session

from bot import replies, steps, unheard
from bot.clock import Clock
from bot.events import Sender
from bot.forms import PREFIX
from bot.i18n import Translator, translator
from bot.offering import offer
from bot.router import Router
from bot.tongues import Tongues
from bot.turn import OpenForm, Outcome, Reply
from storage.actions import Actions
from storage.database import Database
from storage.people import People, Person
from storage.viewer import SYSTEM


class Asides:
    """Answers to those questions, each in a unit of work of its own."""

    def __init__(self, database: Database, router: Router, clock: Clock) -> None:
        self.database, self.router, self.clock = database, router, clock
        self.tongues = Tongues(database, self._language)

    async def speaks(self, sender: Sender) -> Translator:
        """In which language somebody is told what is said outside an event. Never raises."""
        return await self.tongues.of(sender)

    async def offer(self, sender: Sender, opened: OpenForm) -> Reply:
        """The same form behind a button, for a place that can't open it just now. Raises StorageUnavailable."""

        def work(session: Session) -> Reply:
            actor = self._who(session, sender)
            if actor is None or actor.left_at:
                return replies.stranger(sender.name, language=sender.language)
            return Reply((offer(session, actor, opened, self.clock.now(), translator(actor.language)),))

        return await self.database.write(work)

    async def came_back(
        self, sender: Sender, token: str, values: Mapping[str, str], errors: Mapping[str, str]
    ) -> Reply:
        """A form as it was sent off, with what is not right, for a place that shows it anew."""

        def look(session: Session) -> Reply:
            row, actor = Actions(session).find(token), self._who(session, sender)
            handler = self.router.forms.get(row.action.removeprefix(PREFIX)) if row else None
            if actor is None or handler is None or row is None:
                return Reply()
            known = steps.all_values(row, values)
            form = OpenForm(handler.form, token, known, errors, steps.first_wrong(handler.form, errors))
            return Reply(form=form, outcome=Outcome.ASKED, language=actor.language)

        return await self.database.read(look)

    async def unheard(self, sender: Sender) -> None:
        """No way led back to somebody with an answer, so a letter tells them. Raises StorageUnavailable."""
        await self.database.write(lambda session: unheard.report(session, sender, self.clock.now()))

    def _language(self, session: Session, sender: Sender) -> str:
        actor = self._who(session, sender)
        return actor.language if actor and not actor.left_at else ""

    @staticmethod
    def _who(session: Session, who: Sender) -> Person | None:
        return People(session, SYSTEM).acting_as(*who.key)
