"""Settings from the environment or `.env`, read once. A wrong value is named and never printed."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_DATABASE = "sqlite:///data/loopkeeper.db"
KINDS = ("sqlite:", "postgres:", "postgresql:", "postgresql+psycopg:")


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
    slack_api_url: str | None = None
    discord_api_url: str | None = None
    discord_gateway_url: str | None = None
    port: int = Field(default=8080, ge=0, le=65535)
    local_page: bool | None = None
    log_format: Literal["text", "json"] = "text"

    @field_validator("database_url")
    @classmethod
    def known_kind(cls, value: str) -> str:
        if not value.startswith(KINDS):
            raise ValueError("not a database address")
        return value

    @property
    def has_tokens(self) -> bool:
        return bool(self.slack_bot_token or self.discord_token)

    @property
    def shows_local_page(self) -> bool:
        """On when there are no tokens, unless it was said otherwise."""
        return not self.has_tokens if self.local_page is None else self.local_page

    @property
    def database_file(self) -> Path | None:
        """The file of a SQLite database; None for a server."""
        if not self.database_url.startswith("sqlite:///"):
            return None
        return Path(self.database_url.removeprefix("sqlite:///"))


ADVICE = {
    "database_url": "write it like sqlite:///data/loopkeeper.db or postgresql://user:password@host/name",
    "port": "a number from 0 to 65535; 0 picks a free one",
    "local_page": "true or false",
    "log_format": "text or json",
}


def read_settings() -> Settings:
    """Read the settings. Raises SettingsError, whose text names each wrong one without its value."""
    try:
        settings = Settings()
    except ValidationError as error:
        names = sorted({str(part["loc"][0]) for part in error.errors()})
        lines = [f"{name.upper()} is not right: {ADVICE.get(name, 'check it in .env')}." for name in names]
        raise SettingsError("\n".join(lines)) from None
    if bool(settings.slack_bot_token) != bool(settings.slack_app_token or settings.slack_signing_secret):
        raise SettingsError("Slack needs SLACK_BOT_TOKEN together with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.")
    return settings


def prepare_folder(settings: Settings) -> None:
    """Make the folder of a SQLite file, for its owner only."""
    file = settings.database_file
    if file and not file.parent.exists():
        file.parent.mkdir(parents=True, mode=0o700)
