"""A file comes to whoever asked for it, by every door that has one, and to nobody else."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from adapters.plain import message_json, message_of
from adapters.slack.inbound import commanded
from adapters.terminal.files import save
from bot.ui.message import File, Message
from tests.adapters.test_terminal import Chats, chat
from tests.adapters.test_web_bot import WholeBot

__all__ = ["chat"]
IDEA = "Story time in the laundromat."


@pytest.fixture
def bot(tmp_path: Path, sqlite_template: Path) -> Iterator[WholeBot]:
    (tmp_path / "page.db").write_bytes(sqlite_template.read_bytes())
    made = WholeBot(f"sqlite:///{tmp_path}/page.db")
    yield made
    made.run(made.end())
    made.runner.close()


def address_of(bot: WholeBot, seat: str) -> str:
    blocks = [block for entry in bot.feed(seat) for block in entry["body"].get("blocks", ())]
    return str(next(block["address"] for block in reversed(blocks) if block["type"] == "file")).removeprefix("/")


async def fetched(bot: WholeBot, path: str) -> tuple[int, bytes, Any]:
    async with bot.client.get(f"{bot.url}/{path}") as answer:
        return answer.status, await answer.read(), answer.headers


def test_the_page_hands_a_file_over_once_and_only_where_it_was_asked_for(bot: WholeBot) -> None:
    bot.says("amina", f"/loop share {IDEA}")
    bot.presses("amina", "An idea")
    assert bot.says("amina", "/loop export")[0] == 200
    address = address_of(bot, "amina")
    assert bot.run(fetched(bot, address.replace("seat=amina", "seat=ana")))[0] == 404
    status, content, headers = bot.run(fetched(bot, address))
    assert status == 200
    assert headers["Content-Disposition"].startswith('attachment; filename="loopkeeper-')
    with ZipFile(io.BytesIO(content)) as archive:
        assert IDEA in archive.read("readable.txt").decode()
    assert bot.run(fetched(bot, address))[0] == 404


def test_what_is_in_a_file_is_not_kept_with_the_message(bot: WholeBot, tmp_path: Path) -> None:
    bot.says("amina", "/loop export")
    _, content, _ = bot.run(fetched(bot, address_of(bot, "amina")))
    assert content[30:60] not in b"".join(path.read_bytes() for path in tmp_path.glob("page.db*"))


def test_the_terminal_says_where_it_put_a_file(chat: Chats, tmp_path: Path) -> None:
    done = chat("as amina", "share", "press An idea", IDEA, "export")
    (path,) = (tmp_path / "loopkeeper-files").iterdir()
    assert f"Saved as {path.resolve()}" in done.stdout
    assert path.stat().st_mode & 0o777 == 0o600
    with ZipFile(path) as archive:
        assert IDEA in archive.read("readable.txt").decode()


def test_a_file_is_never_written_over_another_one_or_elsewhere(tmp_path: Path) -> None:
    file = File("../notes.zip", "application/zip", b"one")
    first, second = save(file, tmp_path / "files"), save(file, tmp_path / "files")
    assert [path.name for path in (first, second)] == ["notes.zip", "notes-1.zip"]
    assert {path.parent for path in (first, second)} == {(tmp_path / "files").resolve()}


def test_slack_says_that_it_has_no_files() -> None:
    body = {"team_id": "T1", "user_id": "U1", "channel_id": "C1", "trigger_id": "1.2", "text": "export"}
    assert not commanded(body).event.has_files


def test_a_message_with_a_file_is_kept_as_its_name() -> None:
    message = Message("Here", (File("a.zip", "application/zip", b"x" * 1500, "all of it"),))
    assert message.to_text() == "Here\na.zip (2 kB): all of it"
    assert message_of(message_json(message)).to_text() == message.to_text()
