"""The command line. Only the standard library is imported here; a command's own module is loaded when it is chosen."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

OK, FAILED, USAGE = 0, 1, 2
VERSION = "0.1.0"

COMMANDS = {
    "run": "run the bot (the same as no command)",
    "chat": "talk with it in the terminal",
    "migrate": "bring the database up to date",
    "doctor": "look at settings, database, clock, files, Slack and Discord, and say what to do",
    "backup": "copy the database to a file while it is in use, and check the copy",
    "restore": "put a backup back",
    "outbox": "list messages that are stuck, send one again, or hold one back",
    "team": "list the teams and their people, or name a manager",
    "sample": "add or remove the sample partners",
    "slack": "what Slack has to be told of this bot, and the workspaces that let it in",
    "understand": "say what sentences mean, line by line, for measuring; no database and no settings are needed",
    "discord": "what Discord has to be told of this bot, and how it gets into a server",
}
SLACK = {
    "manifest": "what to paste on api.slack.com/apps",
    "key": "a new key that seals tokens",
    "invite": "a link that lets one more workspace in",
    "workspaces": "those that are in",
}
DISCORD = {
    "sync": "tell Discord the commands, if they changed since last time",
    "invite": "a link that lets the bot into a server",
}
UNDERSTAND = {
    "sentences": "what each message says, as drafts",
    "dates": "the main date of each text",
    "names": "the partners that each typed name may mean",
}
WITHOUT_SETTINGS = {("slack", "manifest"), ("slack", "key"), *(("understand", name) for name in UNDERSTAND)}
"""What is needed before the settings can be complete, or reads none of them."""


def parser() -> argparse.ArgumentParser:
    """What can be typed after `python -m bot`."""
    top = argparse.ArgumentParser(prog="python -m bot", description="Loopkeeper keeps your word to your partners.")
    top.add_argument("--version", action="version", version=f"Loopkeeper {VERSION}")
    top.add_argument("--workspace", metavar="KEY", help="when there are several: which one, or installations")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    made = {name: commands.add_parser(name, help=words, description=words) for name, words in COMMANDS.items()}
    made["chat"].add_argument("--seat", default="ana", choices=("ana", "amina", "rosa"), help="who you are")
    made["backup"].add_argument("file", help="where to write the copy, a folder for several; it must not exist yet")
    made["restore"].add_argument("file", help="the backup to put back")
    made["restore"].add_argument("--yes", action="store_true", help="replace what is in the database now")
    made["sample"].add_argument("what", choices=("add", "remove"))
    made["outbox"].add_argument("what", choices=("list", "retry", "hold"))
    made["outbox"].add_argument("id", type=int, nargs="?", metavar="ID", help="its number in the list")
    made["team"].add_argument("what", choices=("list", "manager"), nargs="?", default="list")
    made["team"].add_argument("name", nargs="*", metavar="NAME", help="their name, or their account as it is listed")
    slack_words(made["slack"])
    discord_words(made["discord"])
    understand_words(made["understand"])
    return top


def understand_words(understand: argparse.ArgumentParser) -> None:
    understand.add_argument(
        "what",
        choices=tuple(UNDERSTAND),
        nargs="?",
        default="sentences",
        help="; ".join(f"{name}: {words}" for name, words in UNDERSTAND.items()),
    )
    understand.add_argument("--directory", metavar="FILE", help="the partners, in JSON")
    understand.add_argument("--all-names", action="store_true", help="with names: know also a register's other names")


def slack_words(slack: argparse.ArgumentParser) -> None:
    slack.add_argument(
        "what", choices=tuple(SLACK), help="; ".join(f"{name}: {words}" for name, words in SLACK.items())
    )
    slack.add_argument("--direct-messages", action="store_true", help="people can write to the bot directly")
    slack.add_argument("--lookup", action="store_true", help="a post whose answer was lost can be looked for")
    slack.add_argument("--request-url", type=public_address, metavar="URL", help="Slack sends there, not Socket Mode")
    slack.add_argument("--public-url", type=public_address, metavar="URL", help="for several workspaces; PUBLIC_URL")


def discord_words(discord: argparse.ArgumentParser) -> None:
    discord.add_argument(
        "what", choices=tuple(DISCORD), help="; ".join(f"{name}: {words}" for name, words in DISCORD.items())
    )
    discord.add_argument("--force", action="store_true", help="with sync: tell it again, changed or not")


def public_address(words: str) -> str:
    """An address that Slack accepts."""
    if not words.startswith("https://") or len(words.split()) != 1 or len(words) <= len("https://"):
        raise argparse.ArgumentTypeError("an address that begins with https://")
    return words


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 done, 1 failed, 2 wrong usage or settings."""
    chosen = parser().parse_args(words)
    from bot.settings import SettingsError

    try:
        settings = settings_for(chosen)
        module = import_module(f"bot.cli.{chosen.command or 'run'}")
        return int(module.run(settings, chosen))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return explain(error)


def settings_for(chosen: argparse.Namespace) -> "Settings":
    """The settings that the command needs. Raises SettingsError, and Explained for a workspace that is not known."""
    from bot.settings import Settings

    if (chosen.command, getattr(chosen, "what", "")) in WITHOUT_SETTINGS:
        return Settings.model_construct()
    from bot.cli import which

    return which.settings_for(chosen)


def explain(error: Exception) -> int:
    """An error that says what to do is shown as it is; anything else keeps its trace for a report."""
    from bot.errors import Explained

    if not isinstance(error, Explained):
        raise error
    print(error, file=sys.stderr)
    return error.code
