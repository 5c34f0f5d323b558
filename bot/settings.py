"""Settings from the environment or `.env`, read once. A wrong value is named and never printed."""

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_DATABASE = "sqlite:///data/loopkeeper.db"
SQLITE = "sqlite:///"
SERVERS = ("postgres", "postgresql", "postgresql+psycopg")


class SettingsError(ValueError):
    """One or more settings are wrong; the text names each and says what to do."""


class Settings(BaseSettings):
    """Everything that can be set, under the same names in the environment."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: str = DEFAULT_DATABASE
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    discord_token: SecretStr | None = None
    slack_when_unsure: Literal["hold", "resend"] = "resend"
    """What becomes of a post whose answer was lost, where the bot may not look whether it arrived."""
    slack_workspaces: Literal["one", "several"] = "one"
    """Whether one bot serves one workspace, whose tokens are set here, or each that lets it in by a link."""
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    slack_token_key: SecretStr | None = None
    """Seals the tokens of several workspaces. More than one, with commas: the first seals, all of them open."""
    slack_direct_messages: bool = False
    slack_lookup: bool = False
    """What more several workspaces are asked for: that people can write to the bot directly, and that it may look
    whether a post of its own arrived."""
    public_url: str | None = None
    """Where browsers and Slack reach this bot."""
    slack_api_url: str | None = None
    discord_api_url: str | None = None
    discord_gateway_url: str | None = None
    port: int = Field(default=8080, ge=0, le=65535)
    local_page: bool | None = None
    log_format: Literal["text", "json"] = "text"

    @field_validator("database_url")
    @classmethod
    def known_kind(cls, value: str) -> str:
        """A SQLite file or a PostgreSQL server. A database in memory would forget everything, so it is none."""
        if value.startswith(SQLITE):
            known = file_of(value).name not in {"", ":memory:"}
        else:
            parts = urlsplit(value)
            # Reading the port is what checks it.
            known = parts.scheme in SERVERS and len(parts.path) > 1 and parts.port != 0
        if not known:
            raise ValueError("not a database address")
        return value

    @field_validator("public_url")
    @classmethod
    def reachable(cls, value: str | None) -> str | None:
        """Slack and browsers are only met over https, but for trying things out on one machine."""
        parts = urlsplit(value or "https://none")
        is_here = parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost"}
        if not (parts.scheme == "https" or is_here) or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("not an address that can be reached")
        return value.rstrip("/") if value else None

    @property
    def serves_several(self) -> bool:
        return self.slack_workspaces == "several"

    @property
    def token_keys(self) -> list[str]:
        given = self.slack_token_key.get_secret_value() if self.slack_token_key else ""
        return [key.strip() for key in given.split(",") if key.strip()]

    def for_workspace(self, workspace: str) -> "Settings":
        """The same for a workspace's own database. Raises ValueError for what can't be the key of one."""
        from storage.apart import address_of

        return self.model_copy(update={"database_url": address_of(self.database_url, workspace)})

    @property
    def has_tokens(self) -> bool:
        return bool(self.slack_bot_token or self.discord_token or self.serves_several)

    @property
    def shows_local_page(self) -> bool:
        """On when there are no tokens, unless it was said otherwise."""
        return not self.has_tokens if self.local_page is None else self.local_page

    @property
    def database_file(self) -> Path | None:
        """The file of a SQLite database; None for a server."""
        return file_of(self.database_url) if self.database_url.startswith(SQLITE) else None


def file_of(url: str) -> Path:
    return Path(url.removeprefix(SQLITE).partition("?")[0])


ADVICE = {
    "database_url": "write it like sqlite:///data/loopkeeper.db or postgresql://user:password@host/name",
    "port": "a number from 0 to 65535; 0 picks a free one",
    "local_page": "true or false",
    "log_format": "text or json",
    "slack_when_unsure": "hold (a person decides) or resend (it may come twice)",
    "slack_workspaces": "one or several",
    "slack_direct_messages": "true or false",
    "slack_lookup": "true or false",
    "public_url": "write it like https://loop.example.org, without anything after the name that is not part of it",
}


def read_settings() -> Settings:
    """Read the settings. Raises SettingsError, whose text names each wrong one without its value."""
    try:
        settings = Settings()
    except ValidationError as error:
        names = sorted({str(part["loc"][0]) for part in error.errors()})
        lines = [f"{name.upper()} is not right: {ADVICE.get(name, 'check it in .env')}." for name in names]
        raise SettingsError("\n".join(lines)) from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError("I can't read .env. It has to be a text file that this user may read.") from None
    refuse_half_slack(settings)
    return settings


def refuse_half_slack(settings: Settings) -> None:
    """Raises SettingsError when one part of what Slack needs is missing."""
    if settings.serves_several:
        refuse_half_several(settings)
        return
    has_way_in = settings.slack_app_token or settings.slack_signing_secret
    if bool(settings.slack_bot_token) != bool(has_way_in):
        missing = "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET" if settings.slack_bot_token else "SLACK_BOT_TOKEN"
        raise SettingsError(f"Slack needs SLACK_BOT_TOKEN together with SLACK_APP_TOKEN: {missing} is missing.")


def refuse_half_several(settings: Settings) -> None:
    """Raises SettingsError when a part of what several workspaces need is missing, or belongs to a single one."""
    needed = {
        "SLACK_CLIENT_ID": settings.slack_client_id,
        "SLACK_CLIENT_SECRET": settings.slack_client_secret,
        "SLACK_SIGNING_SECRET": settings.slack_signing_secret,
        "SLACK_TOKEN_KEY (make one: python -m bot slack key)": settings.token_keys,
        "PUBLIC_URL": settings.public_url,
    }
    if missing := [name for name, value in needed.items() if not value]:
        raise SettingsError(f"SLACK_WORKSPACES=several needs more: {', '.join(missing)}. See docs/slack.md.")
    single = {"SLACK_BOT_TOKEN": settings.slack_bot_token, "SLACK_APP_TOKEN": settings.slack_app_token}
    if given := [name for name, value in {**single, "DISCORD_TOKEN": settings.discord_token}.items() if value]:
        raise SettingsError(f"SLACK_WORKSPACES=several does not go with {' and '.join(given)}. Leave one of them out.")


def prepare_folder(settings: Settings) -> None:
    """Make the folder of a SQLite database, for its owner only. Raises OSError."""
    file = settings.database_file
    if file and not file.parent.exists():
        file.parent.mkdir(parents=True, mode=0o700)


def prepare_file(settings: Settings) -> None:
    """Make the folder and an empty file, which SQLite would make readable for everybody. Raises OSError."""
    prepare_folder(settings)
    file = settings.database_file
    if file and not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
