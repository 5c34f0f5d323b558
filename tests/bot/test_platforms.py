"""The core knows platforms by one table: what is so on each is read there, and no other module names one."""

import re
from datetime import UTC, datetime

from bot.i18n import LOCALE, translator
from bot.inviting import words_for
from bot.naming import platform_name
from bot.platforms import PLATFORMS, platform_of, that_take_sensitive

BOT = LOCALE.parent
UNTIL = datetime(2026, 12, 1, tzinfo=UTC)
NAMED = re.compile("|".join(key for key in PLATFORMS if key != "local"), re.IGNORECASE)
OUTSIDE = {"platforms.py", "settings.py", "doctor.py", "logs.py"}
"""Besides the table: what whoever runs the bot sets up and looks after, and what is kept out of the log."""


def test_no_other_module_names_a_platform() -> None:
    modules = [path for path in BOT.rglob("*.py") if path.name not in OUTSIDE and path.parent.name != "cli"]
    assert len(modules) > 200
    assert [path.name for path in modules if NAMED.search(path.read_text())] == []


def test_one_that_is_not_known_is_called_by_its_key_and_is_like_most() -> None:
    assert platform_name(translator("es"), "pigeon") == "pigeon"
    assert platform_of("pigeon").takes_sensitive
    assert platform_of("pigeon").posted == platform_of("slack").posted


def test_what_is_sensitive_goes_to_some_and_not_to_others() -> None:
    assert (that_take_sensitive(True), that_take_sensitive(False)) == (("slack", "local"), ("discord",))


def test_an_invitation_says_what_to_type_where() -> None:
    said = words_for("es", "ABCDEFGH", UNTIL, "UTC").splitlines()[0]
    assert said == "En Discord, escríbame esto: /loop link ABCD-EFGH"
