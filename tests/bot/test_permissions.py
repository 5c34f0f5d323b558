"""Who may do what: every command, form and button by every sort of person, declared here and nowhere else.

`y` is done, `-` is answered as if it did not exist, `?` is told that we have not met. Everything a button or form is
about belongs to Eastside, where Amina is, and to Ana's team. A command, form or button without a row fails the tests.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.events import Commanded, Invoked, Quote, Submitted
from bot.features import FEATURES
from bot.router import Router
from storage.database import Database
from tests.bot.cast import ROLES, Outcome, Town
from tests.bot.settling import settle_in
from tests.driver import World

COMMANDS = """
                            stranger amina omar  ana  ben  rosa  lena  bot
heard                          ?      -     -     y    y    y     ?     -
meet                           ?      -     -     y    y    y     ?     -
met                            ?      -     -     y    y    y     ?     -
meetings                       ?      y     y     -    -    -     ?     -
promised                       ?      -     -     y    y    y     ?     -
promises                       ?      y     y     -    -    -     ?     -
remind                         ?      -     -     y    y    y     ?     -
mine                           ?      -     -     y    y    y     ?     -
brief                          ?      -     -     y    y    y     ?     -
find                           ?      y     y     y    y    y     ?     -
waiting                        ?      y     y     -    -    -     ?     -
trust                          ?      y     y     y    y    y     ?     -
offer                          ?      -     -     y    y    y     ?     -
match                          ?      -     -     y    y    y     ?     -
record                         ?      y     y     -    -    -     ?     -
close                          ?      -     -     y    y    y     ?     -
partner                        ?      -     -     y    y    y     ?     -
share                          ?      y     y     -    -    -     ?     -
digest                         ?      y     y     y    y    y     ?     -
settings                       ?      -     -     y    y    y     ?     -
team                           ?      -     -     y    y    y     ?     -
home                           ?      y     y     y    y    y     ?     -
menu                           ?      y     y     y    y    y     ?     -
preferences                    ?      y     y     -    -    -     ?     -
link                           ?      y     y     y    y    y     ?     -
switch                         ?      y     y     -    -    -     ?     -
people                         ?      y     y     -    -    -     ?     -
invite                         ?      y     y     -    -    -     ?     -
leave                          ?      y     y     -    -    -     ?     -
place                          ?      y     y     -    -    -     ?     -
review                         ?      y     y     y    y    y     ?     -
undo                           ?      y     y     y    y    y     ?     -
help                           ?      y     y     y    y    y     ?     -
privacy                        ?      y     y     y    y    y     ?     -
stop                           ?      y     y     -    -    -     ?     -
forget                         ?      y     y     -    -    -     ?     -
forget                         ?      y     y     -    -    y     ?     -
export                         ?      y     y     y    y    y     ?     -
"""

FORMS = """
                            stranger amina omar  ana  ben  rosa  lena  bot
listening.heard                ?      -     -     y    y    y     ?     -
listening.edit                 ?      -     -     y    -    y     ?     -
meetings.meet                  ?      -     -     y    y    y     ?     -
meetings.move                  ?      -     -     y    -    y     ?     -
meetings.other_time            ?      y     -     y    -    y     ?     -
meetings.agenda                ?      y     -     y    -    y     ?     -
meetings.met                   ?      -     -     y    y    y     ?     -
meetings.write_up              ?      -     -     y    -    y     ?     -
meetings.record                ?      -     -     y    -    y     ?     -
meetings.correct               ?      y     -     -    -    -     ?     -
meetings.differ                ?      y     -     -    -    -     ?     -
meetings.keep                  ?      -     -     y    -    y     ?     -
promises.promised              ?      -     -     y    y    y     ?     -
promises.due                   ?      -     -     y    y    y     ?     -
promises.partly                ?      y     -     -    -    -     ?     -
promises.not_kept              ?      y     -     -    -    -     ?     -
promises.another_date          ?      y     -     -    -    -     ?     -
promises.suggest               ?      -     -     y    y    y     ?     -
promises.correct               ?      y     -     -    -    -     ?     -
trust.answer                   ?      y     y     -    -    -     ?     -
trust.estimate                 ?      -     -     y    y    y     ?     -
match.offer                    ?      -     -     y    y    y     ?     -
follow_ups.remind              ?      -     -     y    y    y     ?     -
closing.close                  ?      -     -     y    -    y     ?     -
closing.not_now                ?      -     -     y    -    y     ?     -
closing.answer                 ?      y     -     -    -    -     ?     -
partners.add                   ?      -     -     y    y    y     ?     -
partners.find                  ?      -     -     y    y    y     ?     -
link.invite                    ?      -     -     y    y    y     ?     -
settings.mine                  ?      -     -     y    y    y     ?     -
team.edit                      ?      -     -     -    -    y     ?     -
settings.digest                ?      -     -     y    y    y     ?     -
settings.preferences           ?      y     y     -    -    -     ?     -
sharing.share                  ?      y     y     -    -    -     ?     -
reminders.snooze               ?      -     -     y    y    y     ?     -
reminders.renegotiate          ?      -     -     y    y    y     ?     -
reminders.hand_over            ?      -     -     y    y    y     ?     -
sentences.words                ?      -     -     y    -    -     ?     -
sentences.partner              ?      -     -     y    -    -     ?     -
sentences.day                  ?      -     -     y    -    -     ?     -
record.correction              ?      y     -     -    -    -     ?     -
record.accepted                ?      -     -     y    -    y     ?     -
record.profile                 ?      y     y     -    -    -     ?     -
record.reach                   ?      y     -     -    -    -     ?     -
"""

ACTIONS = """
                            stranger amina omar  ana  ben  rosa  lena  bot
listening.edit                 ?      -     -     y    -    y     ?     -
listening.keep_off             ?      -     -     y    -    y     ?     -
listening.fine_there           ?      -     -     y    -    y     ?     -
listening.join                 ?      -     -     y    -    y     ?     -
review.typed                   ?      -     -     y    -    -     ?     -
note.show                      ?      -     -     y    -    y     ?     -
meeting.show                   ?      -     -     y    -    y     ?     -
meetings.plan                  ?      y     -     y    -    y     ?     -
meetings.page                  ?      y     y     -    -    -     ?     -
meetings.coming                ?      y     -     y    -    y     ?     -
meetings.not_coming            ?      y     -     y    -    y     ?     -
meetings.other_time            ?      y     -     y    -    y     ?     -
meetings.agenda                ?      y     -     y    -    y     ?     -
meetings.move                  ?      -     -     y    -    y     ?     -
meetings.move_there            ?      -     -     y    -    y     ?     -
meetings.cancel                ?      -     -     y    -    y     ?     -
meetings.call_off              ?      -     -     y    -    y     ?     -
meetings.write_up              ?      -     -     y    -    y     ?     -
meetings.not_held              ?      -     -     y    -    y     ?     -
meetings.share                 ?      -     -     y    -    y     ?     -
meetings.edit                  ?      -     -     y    -    y     ?     -
meetings.right                 ?      y     -     -    -    -     ?     -
meetings.correct               ?      y     -     -    -    -     ?     -
meetings.differ                ?      y     -     -    -    -     ?     -
meetings.take                  ?      -     -     y    -    y     ?     -
meetings.keep                  ?      -     -     y    -    y     ?     -
promises.set_due               ?      -     -     y    y    y     ?     -
promises.from_note             ?      -     -     y    -    y     ?     -
promise.show                   ?      y     -     y    y    y     ?     -
promises.confirm               ?      y     -     -    -    -     ?     -
promises.verdict_kept          ?      y     -     -    -    -     ?     -
promises.verdict_not_quite     ?      y     -     -    -    -     ?     -
promises.page                  ?      y     y     -    -    -     ?     -
promises.partly                ?      y     -     -    -    -     ?     -
promises.not_kept              ?      y     -     -    -    -     ?     -
promises.keep_open             ?      y     -     -    -    -     ?     -
promises.close_partly          ?      y     -     -    -    -     ?     -
promises.still_needed          ?      y     -     -    -    -     ?     -
promises.release               ?      y     -     -    -    -     ?     -
promises.another_date          ?      y     -     -    -    -     ?     -
promises.agree_date            ?      -     -     y    y    y     ?     -
promises.suggest_date          ?      -     -     y    y    y     ?     -
promises.refuse_date           ?      -     -     y    y    y     ?     -
nudges.keep                    ?      y     y     -    -    -     ?     -
nudges.later                   ?      y     y     -    -    -     ?     -
nudges.stop                    ?      y     y     -    -    -     ?     -
trust.show                     ?      -     -     y    y    y     ?     -
trust.answer                   ?      y     y     -    -    -     ?     -
trust.skip                     ?      y     y     -    -    -     ?     -
trust.estimate                 ?      -     -     y    y    y     ?     -
match.page                     ?      -     -     y    y    y     ?     -
match.over                     ?      -     -     y    y    y     ?     -
match.introduce                ?      -     -     y    y    y     ?     -
match.yes                      ?      y     -     -    -    -     ?     -
match.no                       ?      y     -     -    -    -     ?     -
mine.page                      ?      -     -     y    y    y     ?     -
partner.brief                  ?      -     -     y    y    y     ?     -
find.page                      ?      y     y     y    y    y     ?     -
record.page                    ?      y     y     -    -    -     ?     -
report.show                    ?      y     -     y    y    y     ?     -
record.correct                 ?      y     -     -    -    -     ?     -
record.accept                  ?      -     -     y    -    y     ?     -
record.both                    ?      -     -     y    -    y     ?     -
record.profile                 ?      y     y     -    -    -     ?     -
record.reach                   ?      y     -     -    -    -     ?     -
record.withdraw                ?      y     -     -    -    -     ?     -
record.withdraw_now            ?      y     -     -    -    -     ?     -
closing.compose                ?      -     -     y    -    y     ?     -
closing.not_now                ?      -     -     y    -    y     ?     -
closing.page                   ?      -     -     y    y    y     ?     -
closing.right                  ?      y     -     -    -    -     ?     -
closing.not_quite              ?      y     -     -    -    -     ?     -
closing.question               ?      y     -     -    -    -     ?     -
partner.show                   ?      -     -     y    y    y     ?     -
partner.add                    ?      -     -     y    y    y     ?     -
partner.change                 ?      -     -     y    y    y     ?     -
partner.link                   ?      -     -     y    y    y     ?     -
partner.contact                ?      -     -     y    y    y     ?     -
sharing.pick                   ?      y     y     -    -    -     ?     -
sharing.theirs                 ?      y     y     -    -    -     ?     -
sharing.tell                   ?      -     -     -    -    -     ?     -
digest.no_more                 ?      y     y     -    -    -     ?     -
digest.stop                    ?      -     -     y    y    y     ?     -
settings.change                ?      -     -     y    y    y     ?     -
link.unlink                    ?      y     -     -    -    -     ?     -
link.invite                    ?      -     -     y    y    y     ?     -
link.revoke                    ?      y     -     y    y    y     ?     -
link.not_them                  ?      -     -     y    y    y     ?     -
hats.switch                    ?      y     -     -    -    -     ?     -
organisation.invite            ?      y     -     -    -    -     ?     -
organisation.lead              ?      y     -     -    -    -     ?     -
organisation.remove            ?      y     -     -    -    -     ?     -
organisation.remove.sure       ?      y     -     -    -    -     ?     -
organisation.leave.sure        ?      y     y     -    -    -     ?     -
organisation.keep              ?      y     y     -    -    -     ?     -
places.make                    ?      y     -     y    y    y     ?     -
places.here                    ?      y     y     -    -    -     ?     -
home.dismiss                   ?      -     -     y    y    y     ?     -
menu.go                        ?      y     y     y    y    y     ?     -
team.show                      ?      -     -     y    y    y     ?     -
team.change                    ?      -     -     -    -    y     ?     -
sentences.answered             ?      -     -     y    -    -     ?     -
sentences.move                 ?      -     -     y    y    y     ?     -
sentences.other                ?      -     -     y    -    -     ?     -
sentences.rewrite              ?      -     -     y    -    -     ?     -
review.note                    ?      -     -     y    -    -     ?     -
review.show                    ?      -     -     y    -    -     ?     -
review.drop                    ?      -     -     y    -    -     ?     -
review.page                    ?      y     y     y    y    y     ?     -
review.part                    ?      -     -     y    -    -     ?     -
undo                           ?      -     -     y    -    -     ?     -
remind.done                    ?      -     -     y    y    y     ?     -
remind.snooze                  ?      -     -     y    y    y     ?     -
remind.renegotiate             ?      -     -     y    y    y     ?     -
remind.hand_over               ?      -     -     y    y    y     ?     -
remind.help                    ?      -     -     y    y    y     ?     -
remind.take                    ?      -     -     y    y    y     ?     -
remind.decline                 ?      -     -     y    y    y     ?     -
broken.try_again               ?      -     -     y    -    y     ?     -
held.send_again                ?      -     -     y    -    y     ?     -
held.arrived                   ?      -     -     y    -    y     ?     -
choose                         ?      -     -     y    y    y     ?     -
form.finish                    ?      -     -     -    -    -     ?     -
form.open                      ?      y     y     y    y    y     ?     -
letter.whole                   ?      y     -     -    -    -     ?     -
letter.part                    ?      -     -     y    y    y     ?     -
settings.prefer                ?      y     y     -    -    -     ?     -
consent.answer                 ?      y     y     -    -    -     ?     -
consent.language               ?      y     y     -    -    -     ?     -
consent.change                 ?      y     y     -    -    -     ?     -
consent.start                  ?      y     y     -    -    -     ?     -
forgetting.ask                 ?      y     y     -    -    -     ?     -
forgetting.do                  ?      y     y     -    -    -     ?     -
forgetting.show_person         ?      -     -     -    -    y     ?     -
forgetting.ask_person          ?      -     -     -    -    y     ?     -
forgetting.do_person           ?      -     -     -    -    y     ?     -
"""

SHORTCUTS = """
                            stranger amina omar  ana  ben  rosa  lena  bot
save_what_was_heard            ?      -     -     y    y    y     ?     -
write_down_what_i_heard        ?      -     -     y    y    y     ?     -
keep_this_promise              ?      -     -     y    y    y     ?     -
make_a_follow_up               ?      -     -     y    y    y     ?     -
find_a_partner                 ?      -     -     y    y    y     ?     -
share_with_the_team            ?      y     y     -    -    -     ?     -
"""

NO = {"I can't find that.", "I did not understand this yet."}
WORDS = {
    "heard": "Eastside: they need chairs",
    "promised": "Eastside a key by Friday",
    "remind": "me to call on Friday",
}
ROUTER = Router(FEATURES)


def table(text: str) -> dict[str, dict[str, str]]:
    """The cells of a table above, by row and by person."""
    header, *rows = [line.split() for line in text.strip().splitlines()]
    assert tuple(header) == ROLES
    return {name: dict(zip(ROLES, cells, strict=True)) for name, *cells in rows}


def cells(text: str) -> list[tuple[str, str, str]]:
    return [(name, role, cell) for name, row in table(text).items() for role, cell in row.items()]


def cell_of(outcome: Outcome) -> str:
    title = outcome.reply.messages[0].title if outcome.reply.messages else ""
    if "we have not met yet" in title:
        return "?"
    return "-" if title in NO else "y"


@pytest.fixture(scope="module")
def town(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """One town for all cells: what is tried there is taken back at once."""
    path = tmp_path_factory.mktemp("town") / "town.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}")
    world = World(database)
    yield settle_in(world)
    world.close()
    database.close()


def test_every_command_form_and_button_has_a_row_and_every_row_has_one() -> None:
    assert set(table(COMMANDS)) == {command.word for command in ROUTER.commands.values()}
    assert set(table(FORMS)) == set(ROUTER.forms)
    assert set(table(ACTIONS)) == set(ROUTER.actions)
    assert set(table(SHORTCUTS)) == set(ROUTER.shortcuts)


def test_every_row_is_tried_with_a_record_that_is_there(town: Town) -> None:
    assert set(town.forms()) == set(ROUTER.forms)
    assert set(town.actions()) == set(ROUTER.actions)


@pytest.mark.parametrize(("word", "role", "cell"), cells(COMMANDS))
def test_a_command(town: Town, word: str, role: str, cell: str) -> None:
    words = f"{word} {WORDS.get(word, '')}".strip()
    outcome = town.tries(Commanded(words=words, **town.person(role).about()))
    assert cell_of(outcome) == cell, outcome.said


@pytest.mark.parametrize(("form", "role", "cell"), cells(FORMS))
def test_a_form(town: Town, form: str, role: str, cell: str) -> None:
    values, about = town.forms()[form]
    outcome = town.submit(role, form, values, about)
    assert cell_of(outcome) == cell, outcome.said
    assert not outcome.reply.errors


@pytest.mark.parametrize(("action", "role", "cell"), cells(ACTIONS))
def test_a_button(town: Town, action: str, role: str, cell: str) -> None:
    subject, args = town.actions()[action]
    outcome = town.press(role, action, subject, args)
    assert cell_of(outcome) == cell, outcome.said


@pytest.mark.parametrize(("name", "role", "cell"), cells(SHORTCUTS))
def test_a_shortcut(town: Town, name: str, role: str, cell: str) -> None:
    quote = Quote("we need chairs", "amina", "https://example.org/archives/1")
    outcome = town.tries(Invoked(shortcut=name, quote=quote, **town.person(role).about()))
    assert cell_of(outcome) == cell, outcome.said


@pytest.mark.parametrize("action", sorted(ROUTER.actions))
def test_what_is_missing_and_what_is_forbidden_have_one_answer(town: Town, action: str) -> None:
    subject, args = town.actions()[action]
    if subject is None:
        return
    refused = [role for role, cell in table(ACTIONS)[action].items() if cell == "-"]
    for role in refused:
        forbidden = town.press(role, action, subject, args)
        missing = town.press(role, action, 10**9, args)
        assert forbidden.said == missing.said
        assert forbidden.reply == missing.reply


@pytest.mark.parametrize("form", sorted(ROUTER.forms))
def test_a_form_that_was_opened_for_somebody_else_is_never_taken(town: Town, form: str) -> None:
    values, about = town.forms()[form]
    token = town.mint(f"form:{form}", None, **about, only=10**9)
    for role in ("amina", "omar", "ana", "ben", "rosa"):
        outcome = town.tries(Submitted(token=token, values=values, **town.person(role).about()))
        assert cell_of(outcome) == "-", outcome.said
