"""`python -m bot doctor`: what is well, what is not, and what to do about it."""

from argparse import Namespace
from dataclasses import replace

from pydantic import SecretStr

from bot.clock import SystemClock
from bot.doctor import PATIENCE, Finding, Health, database_state, examine
from bot.installing import Granted, Installing, seal_of
from bot.settings import Settings
from storage.backup import opened
from storage.database import StorageUnavailable
from storage.schema import SchemaTooNew, SchemaTooOld, check
from storage.team_channels import TeamChannel, team_channels

SIGNS = {Health.WELL: "ok  ", Health.WARNING: "warn", Health.ILL: "FAIL"}


def run(settings: Settings, chosen: Namespace) -> int:
    findings = [*examine(settings), *(several(settings) if settings.serves_several else slack(settings))]
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


def several(settings: Settings) -> list[Finding]:
    """Each workspace by its name: its database, and what Slack says of its token."""
    try:
        with opened(settings.database_url, PATIENCE) as database:
            check(database)
            found = Installing(database, SystemClock(), seal_of(settings.token_keys)).granted()
    except (StorageUnavailable, SchemaTooOld, SchemaTooNew):
        return []
    if not found:
        return [Finding(Health.WARNING, "no workspace is in", "python -m bot slack invite")]
    return [finding for granted in found for finding in one_of_them(settings, granted)]


def one_of_them(settings: Settings, granted: Granted) -> list[Finding]:
    own = settings.for_workspace(granted.workspace)
    own = own.model_copy(update={"slack_bot_token": SecretStr(granted.token)})
    findings = [*database_state(own, SystemClock().now()), *slack(own)]
    return [replace(finding, what=f"{granted.name}: {finding.what}") for finding in findings]


def channels(settings: Settings) -> list[TeamChannel] | None:
    """The teams' channels on Slack; none when the database can't be read, which is a finding of its own."""
    file = settings.database_file
    if file and not file.is_file():
        return None
    try:
        with opened(settings.database_url, PATIENCE) as database:
            check(database)
            return database.read_now(lambda session: team_channels(session, "slack"))
    except (StorageUnavailable, SchemaTooOld, SchemaTooNew):
        return None
