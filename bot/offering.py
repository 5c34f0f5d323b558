"""A form behind a button: for places that open a window only in answer to a press, and only for a moment."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.i18n import Translator
from bot.turn import ONLY, OpenForm
from bot.ui.form import Form
from bot.ui.message import Button, Buttons, Facts, Message, Say, Style
from storage.actions import Actions
from storage.people import Person

OPEN = "form.open"


def offer(session: Session, actor: Person, opened: OpenForm, now: datetime, t: Translator) -> Message:
    """A message with the button behind which the form waits, as it is filled in by now."""
    about = {"form": opened.form.name, "token": opened.token, ONLY: actor.id}
    about |= {"values": dict(opened.values), "errors": dict(opened.errors), "step": opened.step}
    button = Button(t("Fill it in"), Actions(session).mint(OPEN, None, about, now), Style.PRIMARY)
    words = t("A few answers are needed. What you typed is filled in already.") if opened.values else ""
    return Message(t(opened.form.title), (*((Say(words),) if words else ()), *wrong(opened, t), Buttons((button,))))


def wrong(opened: OpenForm, t: Translator) -> tuple[Facts, ...]:
    """What is not right yet, as the form itself can't say it before it is open."""
    labels = {asked.name: t(asked.label) for asked in opened.form.asks()}
    rows = tuple((labels.get(name, name), why) for name, why in opened.errors.items())
    return (Facts(rows),) if rows else ()


def offered(form: type[Form], about: Mapping[str, Any]) -> OpenForm:
    """The form that waited behind a button."""
    return OpenForm(form, str(about["token"]), dict(about["values"]), dict(about["errors"]), int(about.get("step", 0)))
