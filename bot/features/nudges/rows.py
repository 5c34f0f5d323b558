"""How each thing that waits looks: what it is, what is asked, and the buttons that answer it there and then."""

from collections.abc import Callable
from typing import Any

from bot.beside import SHOW
from bot.eyes import Eyes
from bot.open_questions import HALF_A_YEAR, Asked, Question
from bot.ui.message import Button, Item, Style
from storage.commitments import Commitment, Commitments
from storage.corrections import Corrections, CorrectionState
from storage.kept import kind_called
from storage.offers import Introductions
from storage.people import People
from storage.planned import PlannedMeetings, Rsvp
from storage.report_backs import ReportBacks
from storage.trust import Trust
from storage.viewer import SYSTEM

MakeButton = Callable[..., Button]
"""Label, action, key, style, and arguments."""


def row_of(eyes: Eyes, question: Question, button: MakeButton) -> Item | None:
    """One line with its buttons while it waits, without them once it is answered; none when it was taken back."""
    match question.kind:
        case Asked.CONFIRM:
            return confirm_row(eyes, question.key, button)
        case Asked.JUDGE:
            return judge_row(eyes, question.key, button)
        case Asked.MEETING:
            return meeting_row(eyes, question.key, button)
        case Asked.REPORT:
            return report_row(eyes, question.key, button)
        case Asked.CORRECTION:
            return correction_row(eyes, question.key, button)
        case Asked.TRUST:
            return trust_row(eyes, button)
        case Asked.INTRODUCTION:
            return introduction_row(eyes, question.key, button)


def due(eyes: Eyes, promise: Commitment) -> str:
    return eyes.day(promise.due_on) if promise.due_on else eyes.t("no date yet")


def confirm_row(eyes: Eyes, key: int, button: MakeButton) -> Item | None:
    promise, t = eyes.open(Commitments).get(key), eyes.t
    if promise is None:
        return None
    if not promise.is_to_confirm:
        return Item(promise.words, t(promise.state.value))
    who = t("promised by you") if promise.is_theirs else t("promised to you")
    buttons = (
        button(t("That's right"), "promises.confirm", key, Style.PRIMARY, due=str(promise.due_on)),
        button(t("Not quite"), "promises.verdict_not_quite", key),
        button(t("Another date"), "promises.another_date", key),
    )
    return Item(promise.words, t("{who}, {date}. Is that right?", who=who, date=due(eyes, promise)), buttons)


def judge_row(eyes: Eyes, key: int, button: MakeButton) -> Item | None:
    promise, t = eyes.open(Commitments).get(key), eyes.t
    if promise is None:
        return None
    if not promise.is_to_judge:
        return Item(promise.words, t(promise.state.value))
    buttons = (
        button(t("Kept"), "promises.verdict_kept", key, Style.PRIMARY),
        button(t("Partly"), "promises.partly", key),
        button(t("Not kept"), "promises.not_kept", key),
    )
    return Item(promise.words, t("We think that we kept this. Do you see it so too?"), buttons)


def meeting_row(eyes: Eyes, key: int, button: MakeButton) -> Item | None:
    plan, t = eyes.open(PlannedMeetings).get(key), eyes.t
    if plan is None:
        return None
    me = eyes.open(PlannedMeetings).invitee(plan, eyes.reader_id)
    words = t("Meeting: {when}", when=eyes.hour(plan.held_on, plan.held_at, plan.zone))
    if me is None or me.answer is not Rsvp.UNANSWERED or not plan.is_open(eyes.now):
        return Item(words, t(me.answer.value) if me and plan.is_on else t("settled"))
    about: dict[str, Any] = {"at": plan.begins_at.isoformat()}
    buttons = (
        button(t("I'll come"), "meetings.coming", key, Style.PRIMARY, **about),
        button(t("I can't"), "meetings.not_coming", key, **about),
        button(t("Another time?"), "meetings.other_time", key, **about),
    )
    return Item(words, t("Do you come?"), buttons)


def report_row(eyes: Eyes, key: int, button: MakeButton) -> Item | None:
    reports, t = eyes.open(ReportBacks), eyes.t
    report = reports.get(key)
    receipt = reports.receipt(report, eyes.reader_id) if report and eyes.reader_id else None
    if report is None or receipt is None:
        return None
    words = t("You said: {verdict}", verdict=report.you_said)
    if receipt.answer:
        return Item(words, t(receipt.answer.value))
    did = report.we_did or report.we_will_not or report.still_open
    buttons = (
        button(t("That's right"), "closing.right", key, Style.PRIMARY),
        button(t("Not quite"), "closing.not_quite", key),
        button(t("A question"), "closing.question", key),
    )
    return Item(words, t("Our answer: {words} Did we get this right?", words=did), buttons)


def correction_row(eyes: Eyes, key: int, button: MakeButton) -> Item | None:
    said, t = eyes.open(Corrections).get(key), eyes.t
    kind = kind_called(said.subject) if said else None
    if said is None or kind is None or said.state is CorrectionState.WAITING:
        return None
    name = People(eyes.session, SYSTEM).name(said.answered_by)
    accepted = said.state is CorrectionState.ACCEPTED
    what = t("Accepted by {name}.", name=name) if accepted else t("Both versions are kept: {name}.", name=name)
    return Item(said.words, what, (button(t("Open"), SHOW[kind], said.subject_id),))


def trust_row(eyes: Eyes, button: MakeButton) -> Item:
    t, said = eyes.t, eyes.open(Trust).last_at(eyes.reader_id or -1)
    words = t("How is it with us? Three short questions, whenever you like.")
    if said and eyes.now < said + HALF_A_YEAR:
        return Item(words, t("You have answered. Thank you."))
    buttons = (
        button(t("Answer"), "trust.answer", eyes.viewer.partner_id, Style.PRIMARY),
        button(t("Rather not"), "trust.skip", eyes.viewer.partner_id),
    )
    return Item(words, t("Asked twice a year at the most. Our own guess stands beside it."), buttons)


def introduction_row(eyes: Eyes, key: int, button: MakeButton) -> Item | None:
    """Of the other side it tells nothing."""
    found, t, me = eyes.open(Introductions).get(key), eyes.t, eyes.viewer.partner_id
    if found is None:
        return None
    offers = me == found.giver_id
    words = t("Somebody could use what you offer.") if offers else t("Somebody has what you need.")
    if not found.is_open or found.said_yes(me) is not None:
        return Item(words, t("settled"))
    buttons = (
        button(t("Yes, introduce us"), "match.yes", key, Style.PRIMARY),
        button(t("Not now"), "match.no", key),
    )
    asked = t("May we introduce you to one another? Nobody is named until both of you have said yes.")
    return Item(words, asked, buttons)
