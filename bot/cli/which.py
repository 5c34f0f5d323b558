"""Which database a command is for, where there are several workspaces. Nothing heavy is loaded to say what is wrong."""

from argparse import Namespace

from bot.errors import MISCONFIGURED, Explained
from bot.settings import Settings, SettingsError, read_settings

LIST = "installations"
"""In the place of a workspace: the database with the list of them."""
OF_ONE = frozenset({"chat", "outbox", "restore", "sample", "team"})
OF_ALL = frozenset({"run", "slack", "discord"})
OF_THE_LIST = frozenset({"backup", "migrate", "restore"})
SEE = "python -m bot slack workspaces lists those that are in."


def settings_for(chosen: Namespace) -> Settings:
    """The settings, with the database of the workspace that was chosen. Raises SettingsError and Explained."""
    settings, command = read_settings(), chosen.command or "run"
    if chosen.workspace is None:
        if settings.serves_several and command in OF_ONE:
            raise SettingsError(f"Which workspace? python -m bot --workspace KEY {command} …; {SEE}")
        return settings
    refuse_what_does_not_go(settings, chosen.workspace, command)
    own = settings if chosen.workspace == LIST else of_workspace(settings, chosen.workspace)
    if command == "doctor":
        # It looks at the list as well, and makes nothing.
        return settings
    if own is not settings and command != "restore":
        refuse_unknown(settings, chosen.workspace)
    return own


def refuse_what_does_not_go(settings: Settings, workspace: str, command: str) -> None:
    """Raises SettingsError."""
    if not settings.serves_several:
        raise SettingsError("--workspace is for SLACK_WORKSPACES=several. Leave it out.")
    if command in OF_ALL:
        raise SettingsError(f"--workspace does not go with {command}, which is about all of them. Leave it out.")
    if workspace == LIST and command not in OF_THE_LIST:
        raise SettingsError(f"{LIST} is only the list of workspaces. Give the key of one; {SEE}")


def of_workspace(settings: Settings, workspace: str) -> Settings:
    """Raises SettingsError."""
    try:
        return settings.for_workspace(workspace)
    except ValueError:
        raise SettingsError("--workspace is the key of a workspace: capital letters and digits.") from None


def refuse_unknown(settings: Settings, workspace: str) -> None:
    """A key that was typed wrongly would get a new, empty database. Raises Explained."""
    from bot.cli.opening import opened
    from storage.installations import Installations

    with opened(settings) as database:
        is_known = database.read_now(lambda session: Installations(session).get(workspace) is not None)
    if not is_known:
        raise Explained(f"No workspace {workspace} ever let me in; {SEE}", MISCONFIGURED)
