"""What a manager may set for a team."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ValidationInfo

from bot.i18n import mark
from bot.ui.form import Form, Kind, ask
from bot.ui.zones import Zone
from storage.people import account_in


class Names(StrEnum):
    """Whether posts in the team channel name who looks after a thing."""

    OFF = "off"
    ON = "on"


def read_channel(value: object, info: ValidationInfo) -> object:
    """A channel as it is picked: `platform:workspace:place`."""
    t = (info.context or {})["t"]
    if account_in(str(value)) is None:
        raise ValueError(t("Please pick the channel here."))
    return str(value).strip()


def read_country(value: object, info: ValidationInfo) -> object:
    """A country whose public holidays we know, by its two letters."""
    # Imported late: the library takes its time, and few forms name a country.
    import holidays

    t = (info.context or {})["t"]
    wanted = str(value).strip().upper()
    if wanted not in holidays.list_supported_countries():
        raise ValueError(t("I don't know the holidays of this country. Please write two letters, like US or DE."))
    return wanted


Channel = Annotated[str, BeforeValidator(read_channel)]
Country = Annotated[str, BeforeValidator(read_country)]


class TeamForm(Form):
    """What counts for everybody on a team."""

    name: ClassVar = "team.edit"
    title: ClassVar = mark("Your team")

    called: str = ask(mark("Name of the team"))
    channel: Channel | None = ask(
        mark("Team channel"), Kind.CHANNEL, hint=mark("What could use a hand is posted there."), default=None
    )
    zone: Zone = ask(mark("Time zone of the team"), hint=mark("For example: Europe/Berlin"))
    country: Country | None = ask(mark("Public holidays of"), hint=mark("For example: US, DE, ES"), default=None)
    names: Names = ask(mark("Names in the team channel?"), Kind.CHOICE, default=Names.OFF)
