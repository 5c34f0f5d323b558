"""What is logged and how: keys, kinds and references; never words or names, and a token only as dots."""

import logging
import re
import sys
from typing import Any, Final, Literal

import structlog

SECRETS: Final = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+"  # Slack
    r"|[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}"  # Discord
    r"|(?<=://)[^\s:/@]*:[^\s/@]+(?=@)"  # name and password in an address
)
OURS: Final = ("bot", "adapters", "storage")
TOO_TALKATIVE: Final = ("slack_bolt", "slack_sdk", "discord", "aiohttp")
"""Their debug lines hold whole payloads."""


def hide_secrets(words: str) -> str:
    """The words with dots in place of everything that looks like a token or a password."""
    return SECRETS.sub("•••", words)


class QuietFormatter(structlog.stdlib.ProcessorFormatter):
    """The last thing every line passes, traces included."""

    def format(self, record: logging.LogRecord) -> str:
        return hide_secrets(super().format(record))


def set_up(form: Literal["text", "json"]) -> None:
    """Send every log line, ours and the libraries', to standard error, readable or as one JSON object each."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if form == "json":
        last: list[Any] = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    else:
        # The prettier traces print local variables, which may be somebody's words.
        plain = structlog.dev.plain_traceback
        last = [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
    handler = logging.StreamHandler(sys.stderr)
    drop = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler.setFormatter(QuietFormatter(foreign_pre_chain=shared, processors=[drop, *last]))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
