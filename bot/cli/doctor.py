"""`python -m bot doctor`: what is well, what is not, and what to do about it."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from pydantic import SecretStr
from sqlmodel import Session

from bot.cli.sealed import seal_of
from bot.clock import SystemClock
from bot.doctor import PATIENCE, Finding, Health, database_state, examine
from bot.installing import Granted, Installing
from bot.settings import Settings
from storage.backup import opened
from storage.database import StorageUnavailable
from storage.instance import COMMANDS_TOLD, Instance
from storage.schema import SchemaTooNew, SchemaTooOld, check
from storage.team_channels import TeamChannel, team_channels

T = TypeVar("T")
SIGNS = {Health.WELL: "ok  ", Health.WARNING: "warn", Health.ILL: "FAIL"}

LET_IN_AGAIN = "it has to let the bot in again: python -m bot slack invite"
LOCKED = Finding(
    Health.ILL, "its token can't be read", f"put the key that sealed it back into SLACK_TOKEN_KEY, or {LET_IN_AGAIN}"
)


def run(settings: Settings, chosen: Namespace) -> int:
    findings = [
        *examine(settings),
        *(several(settings, chosen.workspace) if settings.serves_several else slack(settings)),
        *discord(settings),
    ]
    for finding in findings:
        advice = f" → {finding.advice}" if finding.advice else ""
        print(f"{SIGNS[finding.health]}  {finding.what}{advice}")
    return int(any(finding.health is Health.ILL for finding in findings))


def slack(settings: Settings) -> list[Finding]:
    """Slack is asked only when there is a token for it; its library is loaded no sooner."""
    if settings.slack_bot_token is None:
        return []
    from adapters.slack import checkup

    return checkup.examine(settings, channels(settings), SystemClock())


def discord(settings: Settings) -> list[Finding]:
    """Discord is asked only when there is a token for it."""
    if settings.discord_token is None:
        return []
    from adapters.discord import checkup

    told = looked_up(settings, lambda session: Instance(session).get(COMMANDS_TOLD))
    return checkup.examine(settings, channels(settings, "discord"), told, SystemClock())


def several(settings: Settings, only: str | None) -> list[Finding]:
    """Each workspace by its name, or one by its key: its database, and what Slack says of its token."""
    try:
        with opened(settings.database_url, PATIENCE) as database:
            check(database)
            found = Installing(database, SystemClock(), seal_of(settings.token_keys)).granted()
    except (StorageUnavailable, SchemaTooOld, SchemaTooNew):
        return []
    if only:
        found = [granted for granted in found if granted.workspace == only]
        missing = Finding(Health.ILL, f"{only} is not in", "python -m bot slack workspaces lists those that are")
        return one_of_them(settings, found[0]) if found else [missing]
    if not found:
        return [Finding(Health.WARNING, "no workspace is in", "python -m bot slack invite")]
    return [finding for granted in found for finding in one_of_them(settings, granted)]


def one_of_them(settings: Settings, granted: Granted) -> list[Finding]:
    own = settings.for_workspace(granted.workspace)
    own = own.model_copy(update={"slack_bot_token": SecretStr(granted.token)})
    said = slack(own) if granted.token else [LOCKED]
    findings = [*database_state(own, SystemClock().now()), *map(of_several, said)]
    return [replace(finding, what=f"{granted.name}: {finding.what}") for finding in findings]


def of_several(finding: Finding) -> Finding:
    """In the words of one of several, whose token came by a link and stands in no file."""
    if "SLACK_BOT_TOKEN" not in finding.what:
        return finding
    return replace(finding, what=finding.what.replace("SLACK_BOT_TOKEN", "its token"), advice=LET_IN_AGAIN)


def channels(settings: Settings, platform: str = "slack") -> list[TeamChannel] | None:
    """The teams' channels on a platform; none when the database can't be read, which is a finding of its own."""
    return looked_up(settings, lambda session: team_channels(session, platform))


def looked_up(settings: Settings, look: Callable[[Session], T]) -> T | None:
    """What the database says, if there is one that can be read."""
    file = settings.database_file
    if file and not file.is_file():
        return None
    try:
        with opened(settings.database_url, PATIENCE) as database:
            check(database)
            return database.read_now(look)
    except (StorageUnavailable, SchemaTooOld, SchemaTooNew):
        return None
