"""The path of an event: one unit of work from its key to its reply."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import assert_never

import structlog
from sqlmodel import Session

from bot import dialogue, keeping, replies, steps
from bot.arrivals import introduce
from bot.asides import Asides
from bot.clock import Clock
from bot.directory import Directory
from bot.events import (
    Commanded,
    Event,
    Introduced,
    Invoked,
    Opened,
    Pressed,
    Quote,
    Said,
    Searched,
    Submitted,
    keepable,
)
from bot.feature import Command, Lead, Visit
from bot.forms import filler, joined, submit
from bot.hats import signed, who_acts
from bot.i18n import translator
from bot.interrupted import interrupted, put_aside
from bot.naming import named
from bot.pressing import pressed
from bot.quota import Quota
from bot.received import inbox_key, own_words, typed_words
from bot.refs import new_ref
from bot.router import Router, begins_a_command, without_slash
from bot.suggestions import suggest
from bot.telling import meet, told_along, told_at_the_door
from bot.turn import Outcome, Reply, Turn
from bot.typed_options import typed_options
from bot.ui.form import LONG
from bot.ui.message import Message, fit
from bot.unhurried import completed
from storage.conversations import Conversation, Conversations
from storage.database import Database, StorageUnavailable
from storage.inbox import Inbox
from storage.people import People, Person, Standing
from storage.reviews import Reviews
from storage.viewer import SYSTEM

log = structlog.get_logger()


class Engine(Asides):
    """Answers events. It holds no state of its own but the quota, and which language people read."""

    def __init__(self, database: Database, router: Router, clock: Clock, quota: Quota | None = None) -> None:
        super().__init__(database, router, clock)
        self.quota = quota or Quota()
        self.directory = Directory()

    async def handle(self, event: Event) -> Reply:
        """Answer an event. Never raises for what people do; a repeated key gets an empty reply."""
        ref, event = new_ref(), keepable(event)
        if isinstance(event, Searched):
            return await self._searched(event, ref)
        is_free = isinstance(event, Opened | Introduced)
        wait = 0.0 if is_free else self.quota.wait(event.sender.key, inbox_key(event))
        if wait:
            return replies.too_fast(wait, ref, await self.speaks(event.sender))
        try:
            reply = await self.database.write(lambda session: self.answer(session, event, ref))
            return await completed(self.database, reply, lambda session: self._looking(session, event, ref))
        except StorageUnavailable as error:
            log.error("storage unavailable", ref=ref, reason=type(error).__name__)
            return replies.unavailable(ref, await self.speaks(event.sender))
        except Exception as error:
            log.error("handler failed", ref=ref, error=type(error).__name__, where=replies.where(error))
            return await self._keep_words(event, ref)

    async def _searched(self, event: Searched, ref: str) -> Reply:
        """Suggestions while somebody types: nothing is written, and there is nothing to say when it fails."""
        try:
            return await self.database.read(lambda session: self._suggest(session, event, ref))
        except Exception as error:
            log.error("search failed", ref=ref, error=type(error).__name__, where=replies.where(error))
            return Reply(outcome=Outcome.FAILED)

    def _suggest(self, session: Session, event: Searched, ref: str) -> Reply:
        turn = self._looking(session, event, ref)
        return suggest(turn, event.kind, event.words, event.most) if turn else Reply()

    def _looking(self, session: Session, event: Event, ref: str) -> Turn | None:
        """A turn in which nothing is written."""
        actor = self._actor(session, event)
        if actor is None or actor.left_at:
            return None
        turn = Turn(session, actor, actor.viewer(), self.clock.now(), translator(actor.language), ref)
        turn.directory = self.directory
        return turn

    async def _keep_words(self, event: Event, ref: str) -> Reply:
        """Something broke in our own code: the words are put where their author finds them."""
        words = typed_words(event)
        try:
            kept = await self.database.write(lambda session: self._kept(session, event, words, ref))
        except StorageUnavailable:
            return replies.unavailable(ref, await self.speaks(event.sender))
        return replies.broken(ref, kept, await self.speaks(event.sender))

    def _kept(self, session: Session, event: Event, words: str, ref: str) -> bool:
        actor = self._actor(session, event)
        now = self.clock.now()
        return bool(actor and Reviews(session, actor.id).keep(words, f"Ref {ref}", now))

    def _actor(self, session: Session, event: Event) -> Person | None:
        worn = self._who(session, event.sender)
        return who_acts(session, event, worn)[0] if worn else None

    def answer(self, session: Session, event: Event, ref: str) -> Reply:
        """The whole effect of an event, inside the unit of work that is handed in."""
        now = self.clock.now()
        if not Inbox(session).is_new(inbox_key(event), now):
            return Reply(is_repeat=True)
        if isinstance(event, Introduced):
            introduce(session, event.sender, event.profile, now)
            return Reply()
        worn = People(session, SYSTEM).comes_from(*event.sender.key)
        if worn is None:
            return self._unknown(session, event, ref)
        actor, others = who_acts(session, event, worn)
        if actor.left_at:
            typed = own_words(session, self.router, event)
            return replies.stranger(event.sender.name, typed, event.sender.language)
        turn = Turn(session, actor, actor.viewer(), now, translator(actor.language), ref)
        turn.address, turn.sender, turn.fill = event.address, event.sender, filler(self.router)
        turn.directory, turn.command = self.directory, partial(self._ordered, turn)
        turn.channels, turn.standings, turn.labels = event.channels, event.standings, event.labels
        turn.others, turn.has_files = others, event.has_files
        meet(turn)
        asking = interrupted(turn, event)
        reply = keeping.given_back(turn, self.router, event) or self._route(turn, event)
        reply = finish(turn, told_along(turn, event, signed(turn, event, reply)), event)
        reply = put_aside(turn, self.router.forms, asking, reply)
        self.tongues.remember(event.sender, reply.language)
        return reply

    def _unknown(self, session: Session, event: Event, ref: str) -> Reply:
        """Somebody we have not met is let in by a door, such as a code to link accounts with, and by nothing else."""
        words = without_slash(event.words) if isinstance(event, Commanded | Said) else ""
        word, _, rest = words.partition(" ")
        door = self.router.doors.get(word.casefold())
        if door is None or not rest.strip() or event.sender.standing is not Standing.MEMBER:
            # Who was let in once may have a form open still. Of others nothing they typed is shown where they type it.
            typed = own_words(session, self.router, event) if isinstance(event, Submitted) else ""
            return replies.stranger(event.sender.name, typed, event.sender.language)
        reply = door.answer(Visit(session, event.sender, self.clock.now(), ref, rest.strip()))
        reply = told_at_the_door(session, event, reply, self.clock.now(), ref)
        return replace(reply, messages=tuple(fit(message) for message in reply.messages))

    def _route(self, turn: Turn, event: Event) -> Reply:
        match event:
            case Commanded(words=words) if dialogue.way(words):
                return self._said(turn, words)
            case Commanded(words=words, values=values):
                return self._command(turn, without_slash(words), values)
            case Said(words=words):
                return self._said(turn, words)
            case Pressed(token=token, is_apart=is_apart):
                return pressed(turn, self.router, token, is_apart)
            case Submitted(token=token, values=values):
                return submit(turn, self.router.forms, token, dict(values), event.step if event.in_steps else None)
            case Invoked(shortcut=name, quote=quote):
                return self._invoked(turn, name, quote)
            case Opened(words=words):
                return self._command(turn, words)
            case Searched() | Introduced():
                return Reply()
            case _:
                assert_never(event)

    def _said(self, turn: Turn, words: str) -> Reply:
        """A line is an answer to the question being asked, unless it starts like a command."""
        talk = self._talk(turn)
        if talk and dialogue.takes(talk, words):
            return self._answered(turn, talk, words)
        reply = self._command(turn, without_slash(words))
        is_lost = talk and not begins_a_command(words)
        return replace(reply, messages=(*reply.messages, *self._parked(turn))) if is_lost else reply

    def _talk(self, turn: Turn) -> Conversation | None:
        """The form being asked. One that changed with an update is ended, and its answers are kept."""
        talks = Conversations(turn.session, turn.actor.id)
        while talk := talks.current():
            handler = self.router.forms.get(talk.form)
            if handler and dialogue.fits(handler.form, talk):
                return talk
            turn.keep(joined(talk.values), turn.t("The form was too old"))
            talks.end(talk)
        return None

    def _answered(self, turn: Turn, talk: Conversation, words: str) -> Reply:
        talks = Conversations(turn.session, turn.actor.id)
        form = self.router.forms[talk.form].form
        step = dialogue.answer(turn, form, talk, words)
        if not isinstance(step, dialogue.Complete):
            return Reply((step, *self._parked(turn)) if talks.current() is not talk else (step,))
        reply = submit(turn, self.router.forms, step.token, dict(step.values))
        if reply.errors:
            return Reply((dialogue.ask_again(turn, form, talk, reply.errors),))
        talks.end(talk)
        return Reply((*reply.messages, *self._parked(turn)), form=reply.form)

    def _parked(self, turn: Turn) -> tuple[Message, ...]:
        """The question of the form that was waiting behind the one that just ended; its name if it was put aside."""
        talk = self._talk(turn)
        if talk is None:
            return ()
        form = self.router.forms[talk.form].form
        return (dialogue.aside(turn, form) if talk.is_aside else dialogue.question(turn, form, talk),)

    def _command(self, turn: Turn, words: str, values: Mapping[str, str] | None = None) -> Reply:
        """A command from words, or from words and fields. Where there are no fields any more, those are words too."""
        if len(words) > LONG:
            turn.keep(named(turn, words), turn.t("Too long to take in at once"))
            return replies.too_long(turn, len(words), LONG)
        found = self.router.command(words or "menu", turn.viewer.role)
        if values and not (found and found[0].form):
            return self._command(turn, " ".join((words, *filter(None, values.values()))))
        if found is None and (polite := replies.small_talk(turn, words)):
            return polite
        lead = self._lead(turn, words, found)
        if lead and not values and (understood := self._sentence(turn, words, lead)):
            return understood
        if found is None:
            words = named(turn, words)
            turn.keep(words, turn.t("I did not know what to do with this"))
            return replies.not_understood(turn, words, self.router.nearest(words, turn.viewer.role))
        command, rest = found
        if values and command.form:
            return typed_options(turn, command.form, rest, values, command.opened)
        turn.words = rest if command.reads_accounts else named(turn, rest)
        reply = command.handle(turn)
        if command.may_be_sentence and rest and reply.is_done and not reply.form:
            turn.remember(words)
        return reply

    def _lead(self, turn: Turn, words: str, found: tuple[Command, str] | None) -> Lead | None:
        """What a line begins with, where it may be a sentence."""
        command = self.router.begun(words)
        if found is None and command is None:
            return Lead.NOTHING
        if found and found[0].may_be_sentence and (found[1] or found[0].form is None):
            return Lead.COMMAND
        is_word = command and not command.is_strict and (found is None or found[1])
        return Lead.WORD if is_word and turn.viewer.is_ours else None

    def _ordered(self, turn: Turn, words: str) -> Reply:
        """What a command comes to that was understood from other words; one that is not for them does not exist."""
        found = self.router.command(words, turn.viewer.role)
        if found is None:
            return replies.not_found(turn)
        command, turn.words = found
        return command.handle(turn)

    def _sentence(self, turn: Turn, words: str, lead: Lead) -> Reply | None:
        """What a plain sentence comes to, or a line that begins like a command; none when it is none, or just that."""
        if self.router.sentences is None:
            return None
        turn.words = named(turn, words)
        return self.router.sentences(turn, lead)

    def _invoked(self, turn: Turn, name: str, quote: Quote | None) -> Reply:
        shortcut = self.router.shortcuts.get(name)
        if shortcut is None or turn.viewer.role not in shortcut.who:
            return replies.not_found(turn)
        turn.quote = quote and replace(quote, words=named(turn, quote.words, is_quote=True))
        return shortcut.handle(turn)


def finish(turn: Turn, reply: Reply, event: Event) -> Reply:
    """The reply as the place can show it: within its budgets, and a form asked in turns where there is no modal."""
    messages = tuple(fit(message) for message in reply.messages)
    update = fit(reply.update) if reply.update else None
    form = reply.form
    if form and not event.has_forms:
        messages, form = (*messages, dialogue.begin(turn, form)), None
    elif form and event.in_steps:
        form = steps.begin(turn, form)
    return replace(reply, messages=messages, form=form, update=update, language=turn.t.language)
