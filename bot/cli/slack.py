"""`python -m bot slack`: what Slack has to be told of the app, and which workspaces let the bot in."""

import json
from argparse import Namespace

from bot.cli import OK
from bot.cli.opening import opened
from bot.clock import SystemClock
from bot.errors import MISCONFIGURED, Explained
from bot.settings import Settings
from storage.installations import Installation, Installations


def run(settings: Settings, chosen: Namespace) -> int:
    what = {"manifest": print_manifest, "key": print_key, "invite": invite, "workspaces": list_workspaces}
    what[chosen.what](settings, chosen)
    return OK


def print_manifest(_: Settings, chosen: Namespace) -> None:
    from adapters.slack.manifest import manifest
    from bot.features import FEATURES

    made = manifest(
        FEATURES,
        direct_messages=chosen.direct_messages,
        lookup=chosen.lookup,
        request_url=chosen.request_url or "",
        public_url=chosen.public_url or "",
    )
    print(json.dumps(made, indent=2, ensure_ascii=False))


def print_key(_: Settings, __: Namespace) -> None:
    """A new key for SLACK_TOKEN_KEY."""
    from storage.sealing import new_key

    print(new_key())


def invite(settings: Settings, _: Namespace) -> None:
    """An address that lets one workspace in."""
    from adapters.slack.installing import INVITATION
    from adapters.slack.manifest import BEGIN
    from bot.installing import invitation

    refuse_one(settings)
    with opened(settings) as database:
        code, until = invitation(database, SystemClock().now())
    print(f"{settings.public_url}{BEGIN}?{INVITATION}={code}")
    print(f"It lets one workspace in, until {until:%Y-%m-%d %H:%M} UTC. Send it to nobody else.")


def list_workspaces(settings: Settings, _: Namespace) -> None:
    """Which workspaces there are, with the key that other commands are told after --workspace."""
    refuse_one(settings)
    with opened(settings) as database:
        rows = database.read_now(lambda session: [line(each) for each in Installations(session).listed()])
    print("\n".join(rows or ["No workspace yet. To let one in: python -m bot slack invite"]))


def line(row: Installation) -> str:
    state = f"took the bot out on {row.ended_at:%Y-%m-%d}" if row.ended_at else f"since {row.installed_at:%Y-%m-%d}"
    return f"{row.workspace}  {row.name}  {state}"


def refuse_one(settings: Settings) -> None:
    if not settings.serves_several:
        advice = "To serve several, set SLACK_WORKSPACES=several; see docs/slack.md."
        raise Explained(f"This Loopkeeper serves one workspace. {advice}", MISCONFIGURED)
