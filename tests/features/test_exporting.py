"""`/loop export`: everything that is kept about somebody, in one file, for them and for nobody else."""

import csv
import io
import json
import re
import tracemalloc
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from sqlmodel import Session, select

from bot.events import Commanded
from bot.features.exporting.labels import LABELS
from bot.features.exporting.sheets import harmless
from bot.features.exporting.tables import sheets
from bot.i18n import translator
from bot.turn import Turn
from bot.ui.message import File, size_words
from storage.audit import AuditEntry
from storage.commitments import Commitment
from storage.corrections import Correction
from storage.invites import Invite
from storage.labels import Label
from storage.meetings import Meeting
from storage.notes import Note
from storage.partners import Partners
from storage.people import Person as PersonRow
from storage.planned import AgendaItem, PlannedMeeting
from storage.readings import Reading
from storage.report_backs import ReportBack
from storage.viewer import SYSTEM
from tests.bot.test_forgotten_bytes import ACCOUNT, EASTSIDE, NAME, Birds, add_contact, birds_in, contact_types
from tests.driver import Person, World


def file_of(who: Person) -> File:
    files = [block for message in who.last.messages for block in message.blocks if isinstance(block, File)]
    assert len(files) == 1
    return files[0]


def exports(who: Person) -> dict[str, str]:
    """The parts of what they take out, by name."""
    who.says("/loop export")
    with ZipFile(io.BytesIO(file_of(who).content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def tables_of(parts: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(parts["everything.json"])["tables"]
    return found


def shares(who: Person, words: str) -> None:
    who.says("/loop share")
    who.presses("An idea")
    who.fills(words=words)


def test_a_contact_gets_all_that_is_shown_to_them_in_three_forms(world: World) -> None:
    shares(world.amina, "a story time in Somali\non Saturdays, señor")
    world.ana.says("/loop promised Eastside the room list by Friday")
    parts = exports(world.amina)
    note = tables_of(parts)["notes"][0]
    assert note["quote"] == "a story time in Somali\non Saturdays, señor"
    assert note["written_by"] == "Amina"
    assert tables_of(parts)["promises"][0]["words"] == "the room list"
    table = list(csv.DictReader(io.StringIO(parts["tables/notes.csv"].removeprefix("\ufeff"))))
    assert table[0]["quote"] == note["quote"]
    assert parts["tables/notes.csv"].startswith("\ufeff")
    assert "In their words: a story time in Somali\n    on Saturdays, señor" in parts["readable.txt"]
    assert "Everything that is kept about Amina" in parts["READ ME.txt"]


def test_the_answer_says_what_the_file_is_called_and_how_large_it_is(world: World) -> None:
    said = world.amina.says("/loop export")
    assert re.search(r"loopkeeper-2026-11-23\.zip \(\d+ kB\)", said)
    assert file_of(world.amina).kind == "application/zip"
    assert [size_words(size) for size in (0, 999, 1_000, 1_001, 3_400_000)] == [
        "0 bytes",
        "999 bytes",
        "1 kB",
        "2 kB",
        "4 MB",
    ]


def test_what_the_team_keeps_for_itself_is_not_in_it(world: World) -> None:
    world.ana.says("/loop heard Eastside: they seem to be tired of our surveys")
    world.ana.says("/loop remind me to call Eastside about the surveys on Friday")
    assert "surveys" not in str(exports(world.amina))


def test_nothing_of_another_partner_is_in_it(world: World) -> None:
    birds = Birds("kanari")
    harbor = Person(world, ACCOUNT)
    world.app.engine.quota._burst = 10**9
    world.database.write_now(lambda session: add_contact(session, world, ACCOUNT, NAME, EASTSIDE))
    contact_types(world, harbor, birds)
    world.database.write_now(lambda session: move_to(session, "Harbor Clinic"))
    assert len(birds_in(str(exports(harbor)).encode())) >= 8
    assert birds_in(str(exports(world.amina)).encode()) == set()


def move_to(session: Session, name: str) -> None:
    """Everything of Eastside belongs to another partner, and so does whoever wrote it; Amina stays where she is."""
    partner = Partners(session, SYSTEM).called(name)
    assert partner
    for record in (Note, Commitment, ReportBack, Meeting, PlannedMeeting, AgendaItem, Correction, Reading, Invite):
        for row in session.exec(select(record)):
            row.partner_id = partner.id
    for person in session.exec(select(PersonRow).where(PersonRow.name == NAME)):
        person.partner_id = partner.id


def test_one_of_us_gets_what_they_wrote_and_not_what_others_did(world: World) -> None:
    world.ana.says("/loop heard Eastside: they need chairs")
    shares(world.amina, "a story time in Somali")
    world.rosa.says("/loop heard Casa Latina: evening hours")
    world.ana.says("/loop nobody understands this")
    parts = exports(world.ana)
    written = [note["paraphrase"] for note in tables_of(parts)["notes"]]
    assert "they need chairs" in " ".join(written)
    assert "story time" not in str(parts)
    assert "evening hours" not in str(parts)
    words = [row["words"] for row in tables_of(parts)["review_list"]]
    assert words == ["heard Eastside: they need chairs", "nobody understands this"]


def test_who_takes_something_out_is_in_the_audit_trail(world: World) -> None:
    exports(world.amina)

    def verbs(session: Session) -> list[str]:
        return [entry.verb for entry in session.exec(select(AuditEntry))]

    assert world.database.read_now(verbs).count("exported") == 1


def test_a_quote_that_may_not_be_shown_is_not_taken_out_either(world: World) -> None:
    shares(world.amina, "our chair is leaving us")
    world.database.write_now(lambda session: add_contact(session, world, "zahra", "Zahra", EASTSIDE))
    world.amina.says("/loop privacy")
    world.amina.presses("Don't quote me")
    assert "our chair is leaving us" in str(exports(world.amina))
    assert "our chair is leaving us" not in str(exports(Person(world, "zahra")))


def test_what_their_dates_mean_is_in_it(world: World) -> None:
    world.amina.says("/loop preferences 03/04 3 April")
    (row,) = tables_of(exports(world.amina))["you"]
    assert row["is_day_first"] is True


def test_what_is_in_it_comes_in_their_language(world: World) -> None:
    world.amina.says("/loop preferences language es")
    parts = exports(world.amina)
    assert "Todo lo que se guarda sobre Amina" in parts["LÉEME.txt"]
    assert "Zona horaria: America/New_York" in parts["readable.txt"]


def test_a_place_that_has_no_files_says_where_else_it_can_be_had(world: World) -> None:
    said = world.amina.does(Commanded(words="export", has_files=False, **world.amina.about()))
    assert "can't hand you a file here" in said
    assert "/loop link" in said
    assert not [block for message in world.amina.last.messages for block in message.blocks if isinstance(block, File)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r'=1"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("hello\n=1", "hello\n'=1"),
        ("hello\r\n  +1", "hello\r\n'  +1"),
        ("\uff1d1", "'\uff1d1"),
        ("\u3000\uff201", "'\u3000\uff201"),
        ("hello\u2028=1", "hello\u2028'=1"),
        ("a = b - c", "a = b - c"),
        ("a\n\nb", "a\n'\nb"),
        ("", ""),
    ],
)
def test_no_cell_is_taken_for_a_formula(typed: str, kept: str) -> None:
    assert harmless(typed) == kept


def test_every_column_has_a_name_that_people_read(world: World) -> None:
    def columns(session: Session) -> set[str]:
        person = session.exec(select(PersonRow)).first()
        assert person
        turn = Turn(session, person, person.viewer(), world.clock.now(), translator("en"), "QQQQQQ")
        return {column for sheet in sheets(turn) for column in sheet.columns}

    assert world.database.read_now(columns) == set(LABELS)


def test_what_is_taken_out_needs_little_memory_however_much_it_is(world: World) -> None:
    """Four megabytes of notes; ten thousand of them took as little."""
    world.database.write_now(lambda session: add_notes(session, world, 3_000))
    tracemalloc.start()
    world.amina.says("/loop export")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
    with ZipFile(io.BytesIO(file_of(world.amina).content)) as archive:
        assert len(json.loads(archive.read("everything.json"))["tables"]["notes"]) == 3_000


def add_notes(session: Session, world: World, number: int) -> None:
    amina = session.exec(select(PersonRow).where(PersonRow.name == "Amina")).one()
    now = world.clock.now()
    for at in range(number):
        heard_at = now - timedelta(minutes=at)
        session.add(
            Note(
                author_id=amina.id,
                partner_id=amina.partner_id or 0,
                quote=f"Number {at}: " + "what we would need most is a room. " * 10,
                label=Label.PARTNER,
                heard_at=heard_at,
                answer_due_on=now.date(),
                created_at=now,
            )
        )
