"""`/loop remind`: one date or a recurrence, in plain words."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Any, assert_never

from bot.choosing import choose_partner
from bot.features.follow_ups.forms import RemindForm
from bot.features.follow_ups.views import saved
from bot.occurrences import next_occurrence
from bot.quoting import from_message, source_of
from bot.records.follow_ups import write_follow_up
from bot.turn import Reply, Turn
from bot.ui.date_smell import smells_of_date
from bot.ui.dates import Ambiguous, DateAnswer, NotUnderstood, Recurring, Understood
from storage.partners import Partners

LEAD_IN = re.compile(r"^(me\b\s*)?(to\b\s*)?", re.IGNORECASE)
MORE_OF_IT = re.compile(r"\b(until|till|starting|beginning|since|except)\b", re.IGNORECASE)
"""Words of a recurrence that were left over, so that it is not read whole."""
NAME = re.compile(r"[A-ZÀ-Þ]\w+(?:\s+[A-ZÀ-Þ]\w+){0,4}")


@dataclass(frozen=True, slots=True)
class Plan:
    """The first date, its hour if one was named, and the recurrence if there is one."""

    due_on: date
    at: time | None
    rule: str | None = None


def remind(turn: Turn) -> Reply:
    """A follow-up from one line; without a date that is clear, the form with what is known."""
    if not turn.words:
        return turn.open_form(RemindForm)
    # Twice: `me to call on Friday`, and `me on Friday to call`.
    parted = turn.dates.part(LEAD_IN.sub("", turn.words))
    words = LEAD_IN.sub("", parted.rest).strip(" ,")
    values = {"words": words, "when": parted.phrase, "partner": mentioned(turn, words)}
    if isinstance(parted.answer, Recurring) and (MORE_OF_IT.search(words) or smells_of_date(words, turn.t.language)):
        turn.keep(turn.words, turn.t("I was not sure about the date"))
        why = turn.t("There is more about when in the words. Please say all of it here, for example: {example}.")
        example = "every Tuesday at 9 until 2027-06-01"
        return turn.open_form(RemindForm, values, {"when": why.format(example=example)})
    return turn.submit(RemindForm, values)


def from_a_message(turn: Turn) -> Reply:
    """A message that was picked out: its words are what is to be done."""
    return from_message(turn, RemindForm, "words")


def mentioned(turn: Turn, words: str) -> str:
    """A partner whose whole name or alias stands in the words."""
    partners = turn.open(Partners)
    found = (partners.called(name) for name in NAME.findall(words))
    return next((partner.name for partner in found if partner), "")


def save(turn: Turn, form: RemindForm, about: dict[str, Any]) -> Reply:
    plan = planned(turn, turn.dates.read(form.when))
    if isinstance(plan, str):
        return Reply(errors={"when": plan})
    partner = choose_partner(turn, form, "partner", about) if form.partner else None
    if isinstance(partner, Reply):
        return partner
    key = partner.id if partner else None
    more = {"rule": plan.rule, "partner_id": key, "source": source_of(about)}
    step = write_follow_up(turn, form.words, plan.due_on, plan.at, **more)
    return Reply((saved(turn, step),))


def planned(turn: Turn, answer: DateAnswer) -> Plan | str:
    """The plan that a date makes, or what to ask instead."""
    match answer:
        case Understood(day=day, at=at):
            past = turn.t("{date} is over already. Please give a day from today on.", date=turn.day(day))
            return past if day < turn.today else Plan(day, at)
        case Recurring(rule=rule):
            first = next_occurrence(rule, turn.now)
            over = turn.t("This comes to an end before it begins.")
            return Plan(first.local_date, rule.at, rule.to_text()) if first else over
        case Ambiguous(choices=choices, why=why):
            either = " / ".join(choice.isoformat() for choice in choices)
            return f"{why} {turn.t('Please write one of these: {dates}.', dates=either)}"
        case NotUnderstood(why=why):
            return why
        case _:
            assert_never(answer)
