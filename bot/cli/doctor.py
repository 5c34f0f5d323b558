"""`python -m bot doctor`: what is well, what is not, and what to do about it."""

from argparse import Namespace

from bot.clock import SystemClock
from bot.doctor import PATIENCE, Finding, Health, examine
from bot.settings import Settings
from storage.database import Database, StorageUnavailable
from storage.schema import SchemaTooNew, SchemaTooOld, check
from storage.team_channels import TeamChannel, team_channels

SIGNS = {Health.WELL: "ok  ", Health.WARNING: "warn", Health.ILL: "FAIL"}


def run(settings: Settings, _: Namespace) -> int:
    findings = [*examine(settings), *slack(settings)]
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


def channels(settings: Settings) -> list[TeamChannel] | None:
    """The teams' channels on Slack; none when the database can't be read, which is a finding of its own."""
    file = settings.database_file
    if file and not file.is_file():
        return None
    database = Database(settings.database_url, patience=PATIENCE)
    try:
        check(database)
        return database.read_now(lambda session: team_channels(session, "slack"))
    except (StorageUnavailable, SchemaTooOld, SchemaTooNew):
        return None
    finally:
        database.close()
