"""English messages, one for each thing that a cue can tell."""

import pytest

from bot.understanding.sentence.types import DueEdge, HeardHow, Owner, Side, Strength
from tests.understanding.sentence.telling import day, gap, intents, note, promise, reminder, told


def test_one_sentence_after_a_meeting_gives_all_its_records() -> None:
    made = told("met Amina from Eastside yesterday; they need a Somali story time; I promised the room list by Friday")
    assert {one.value for one in made.intents} == {"met", "heard", "we_promised"}
    assert [name for _, name in made.partners.sure] == ["Eastside Somali Association"]
    assert made.people == ("Amina Yusuf",)
    assert str(made.happened_on) == "2026-03-03"
    assert [draft.text for draft in made.notes] == ["they need a Somali story time"]
    assert [(one.owner, one.text, day(one), one.due_edge) for one in made.commitments] == [
        (Owner.US, "the room list", "2026-03-06", DueEdge.BY)
    ]
    assert made.missing is None


def test_what_was_dictated_without_a_mark_is_divided_in_the_same_way() -> None:
    made = told("met amina from eastside yesterday they need a somali story time i promised the room list by friday")
    assert {one.value for one in made.intents} == {"met", "heard", "we_promised"}
    assert [draft.text for draft in made.notes] == ["they need a somali story time"]
    assert [one.text for one in made.commitments] == ["the room list"]


def test_a_quotation_is_kept_letter_for_letter_beside_what_was_made_of_it() -> None:
    draft = note('heard Casa Latina: "the bus stops at six", so evening classes are empty')
    assert (draft.quote, draft.text, draft.kind) == ("the bus stops at six", "evening classes are empty", "concern")


def test_nothing_in_a_quotation_is_a_promise_or_a_date_of_ours() -> None:
    made = told('Rosa said "I will bring ten chairs tomorrow" and smiled')
    assert made.commitments == ()
    assert made.dates == ()
    assert [draft.quote for draft in made.notes] == ["I will bring ten chairs tomorrow"]


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("promised Eastside the room list by Friday", "the room list", "2026-03-06"),
        ("I'll send Casa Latina the flyer tomorrow", "send the flyer", "2026-03-05"),
        ("I told Rosa we'd call her on Monday", "call her", "2026-03-09"),
        ("We owe Eastside an answer by March 20", "an answer", "2026-03-20"),
        ("by Monday we will send the forms to Eastside", "send the forms", "2026-03-09"),
        ("ill send casa latina the forms tmrw", "send the forms", "2026-03-05"),
        ("we're going to print the posters for Eastside by May 1", "print the posters", "2026-05-01"),
        ("Our team agreed to translate the flyer by Friday", "translate the flyer", "2026-03-06"),
    ],
)
def test_what_we_promised_is_told_without_who_and_whom_and_when(text: str, what: str, due: str) -> None:
    draft = promise(text)
    assert (draft.owner, draft.text.replace("Casa Latina ", "").replace("casa latina ", "")) == (Owner.US, what)
    assert day(draft) == due


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Casa Latina told us they'll bring chairs on Saturday", "Casa Latina", "bring chairs"),
        ("Rosa from Casa Latina agreed to lend us the hall", "Rosa Perez", "lend us the hall"),
        ("Grace Church will share the list by Friday", "Grace Church", "share the list"),
        ("Rosa is going to bring the sheet on Thursday", "Rosa Perez", "bring the sheet"),
        ("the coordinator promised to call us back", "", "call us back"),
        ("They promised the keys by Monday", "", "the keys"),
    ],
)
def test_what_they_promised_names_who_did(text: str, who: str, what: str) -> None:
    draft = promise(text)
    assert (draft.owner, draft.who, draft.text) == (Owner.THEM, who, what)


def test_she_is_the_one_person_who_was_named_before() -> None:
    assert promise("Spoke with Rosa from Casa Latina. She will send the list by Friday.").who == "Rosa Perez"


@pytest.mark.parametrize(
    "text",
    [
        "I did not promise Eastside anything",
        "We never agreed to pay for the van",
        "We might send Casa Latina the flyers",
        "If Casa Latina signs, we'll give them the key",
        "it would be nice to give Eastside a key",
        "We can't promise a room to Eastside",
        "They might come on Friday",
        "Eastside won't come to the fair",
        "Maybe we'll print posters for Eastside",
    ],
)
def test_what_was_only_thought_of_or_denied_is_no_promise(text: str) -> None:
    assert told(text).commitments == ()


@pytest.mark.parametrize(
    "text", ["The room list will be sent to Eastside by Friday", "Someone will bring cookies to Eastside"]
)
def test_a_promise_that_nobody_made_is_asked_about(text: str) -> None:
    assert promise(text).owner is Owner.UNKNOWN
    assert gap(text) == "who_promised"


def test_we_in_a_partners_mouth_may_be_either() -> None:
    assert gap("Rosa said we will have the room by Friday") == "who_promised"


def test_i_is_them_when_a_partner_writes_and_you_is_us() -> None:
    assert promise("We will bring the chairs by Friday", side=Side.PARTNER).owner is Owner.THEM
    assert promise("you promised us the room list", side=Side.PARTNER).owner is Owner.US


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("I hope to send Eastside the form", Strength.HOPE),
        ("we will try to get Eastside the van", Strength.TRY),
        ("I'll do my best to find Eastside a room", Strength.TRY),
        ("I will send Eastside the floor plan", Strength.PROMISE),
        ("We signed an agreement with Casa Latina to host classes", Strength.FORMAL),
        ("Casa Latina committed to hosting the fair", Strength.FORMAL),
    ],
)
def test_how_firm_a_promise_is_comes_from_its_words(text: str, strength: Strength) -> None:
    draft = promise(text)
    assert draft.strength is strength
    assert draft.strength_because.lower() in text.lower()


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("I'll call Eastside by Friday", DueEdge.BY),
        ("I'll call Eastside on Friday", DueEdge.ON),
        ("I'll call Eastside around Friday", DueEdge.AROUND),
        ("I'll call Eastside", DueEdge.NONE),
    ],
)
def test_what_a_date_is_to_a_promise(text: str, edge: DueEdge) -> None:
    assert promise(text).due_edge is edge


def test_a_date_that_lies_back_says_when_it_was_promised() -> None:
    draft = promise("yesterday I promised Eastside the room list")
    assert (draft.due, draft.text) == (None, "the room list")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Eastside needs a bigger room", "need"),
        ("Eastside is worried about parking", "concern"),
        ("Eastside would love a garden someday", "aspiration"),
        ("Rosa suggested a reading corner", "idea"),
        ("Casa Latina is great at organizing parents", "strength"),
        ("Amina wonders whether we have Somali books", "question"),
        ("Amina thanked us for the chairs", "thanks"),
        ("we decided with Eastside that the fair is in May", "decision"),
        ("Grace Church offered their kitchen", "offer"),
        ("Casa Latina can lend us tables", "offer"),
    ],
)
def test_the_kind_of_a_note_comes_from_a_word_in_it(text: str, kind: str) -> None:
    draft = note(text)
    assert draft.kind == kind
    assert draft.kind_because in text.lower()


@pytest.mark.parametrize(
    ("text", "how", "what"),
    [
        ("Amina said families can't come in the evening", HeardHow.DIRECTLY, "families can't come in the evening"),
        ("Apparently Eastside is unhappy with the hours", HeardHow.SECOND_HAND, "Eastside is unhappy with the hours"),
        ("I think Eastside feels ignored", HeardHow.ASSUMPTION, "Eastside feels ignored"),
        ("heard from Rosa that the clinic is closing", HeardHow.DIRECTLY, "the clinic is closing"),
    ],
)
def test_how_it_was_heard_and_what_without_who_said_it(text: str, how: HeardHow, what: str) -> None:
    draft = note(text)
    assert (draft.heard_how, draft.text) == (how, what)


def test_each_partner_of_a_sentence_has_a_note_of_its_own() -> None:
    made = told("Eastside wants evening hours, but Casa Latina prefers mornings.")
    assert [draft.text for draft in made.notes] == ["Eastside wants evening hours", "Casa Latina prefers mornings"]


@pytest.mark.parametrize(
    ("text", "what", "when"),
    [
        ("remind me to call Pastor Lee in 3 weeks", "call Pastor Lee", "2026-03-25"),
        ("remind me tomorrow to thank Rosa", "thank Rosa", "2026-03-05"),
        ("on Friday remind us about the fair", "the fair", "2026-03-06"),
        ("don't let me forget the flyers for Eastside on Monday", "the flyers for Eastside", "2026-03-09"),
        ("set a reminder for Monday to print the posters", "print the posters", "2026-03-09"),
        ("follow up with Casa Latina in two weeks", "follow up with Casa Latina", "2026-03-18"),
        ("call Pastor Lee on Thursday", "call Pastor Lee", "2026-03-05"),
        ("can you remind me on friday to send the forms", "send the forms", "2026-03-06"),
    ],
)
def test_a_reminder_has_its_text_without_its_date(text: str, what: str, when: str) -> None:
    draft = reminder(text)
    assert draft.text == what
    assert draft.when
    assert draft.when.begins
    assert draft.when.begins.date().isoformat() == when
    assert intents(text) == {"remind"}


def test_a_reminder_may_come_back_every_week() -> None:
    draft = reminder("remind me every Monday to check the mailbox")
    assert draft.text == "check the mailbox"
    assert draft.repeat
    assert draft.repeat.repeat
    assert draft.repeat.repeat.to_rrule() == "FREQ=WEEKLY;BYDAY=MO"


def test_the_date_of_what_is_to_be_done_stays_where_the_reminder_has_its_own() -> None:
    assert reminder("remind me on Thursday about the meeting on Friday").text == "the meeting on Friday"


def test_a_reminder_before_something_that_has_no_date_is_asked_about() -> None:
    draft = reminder("remind me two hours before the fair")
    assert (draft.text, draft.offset.text) == ("the fair", "two hours before")
    assert gap("remind me two hours before the fair") == "when_to_remind"


def test_somebody_else_who_is_reminded_is_no_part_of_it() -> None:
    draft = reminder("remind the team to bring name tags on Friday")
    assert (draft.whom, draft.text) == ("the team", "bring name tags")


@pytest.mark.parametrize(
    "text",
    [
        "ask Eastside whether they want evening hours",
        "need to ask Eastside for their member list",
        "we should ask Casa Latina to fill in the survey",
        "Survey Casa Latina about hours",
    ],
)
def test_what_we_want_of_a_partner_is_an_ask(text: str) -> None:
    assert intents(text) == {"ask"}


@pytest.mark.parametrize(
    "text",
    [
        "what did we hear about buses?",
        "what do I owe Eastside",
        "show my reminders for tomorrow",
        "list open promises",
        "who promised chairs?",
        "did Casa Latina ever send the list?",
        "hi, can you show me what Casa Latina asked for",
        "find evening hours",
    ],
)
def test_a_question_to_the_records_is_no_record(text: str) -> None:
    made = told(text)
    assert {one.value for one in made.intents} == {"query"}
    assert (made.notes, made.commitments, made.reminders, made.missing) == ((), (), (), None)


@pytest.mark.parametrize(
    "text",
    [
        "no, Thursday",
        "not Friday, Thursday",
        "I meant the church",
        "undo that",
        "make that 3pm",
        "actually it was Casa Latina",
        "sorry I meant Grace Church",
        "cancel my reminder to call Rosa",
        "move the reminder to Monday",
        "change that to Friday",
    ],
)
def test_a_correction_is_told_from_a_record(text: str) -> None:
    assert intents(text) == {"correction"}


@pytest.mark.parametrize("text", ["hi", "thanks!", "ok", "lol ok", "good morning", "Thank you so much", "how are you?"])
def test_talk_is_only_talk(text: str) -> None:
    assert intents(text) == {"chat"}
    assert gap(text) == ""


def test_no_at_the_beginning_of_something_told_corrects_nothing() -> None:
    assert "heard" in intents("no one came to the class; Eastside says the hour is too late for families with children")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("They need chairs", "no_partner"),
        ("asdf qwer", "what_is_it"),
        ("remind me to call Rosa", "when_to_remind"),
        ("remind me tomorrow", "what_to_remind"),
        ("I'll send Eastside the list on February 30", "no_such_date"),
    ],
)
def test_what_is_missing_is_asked_and_only_that(text: str, missing: str) -> None:
    assert gap(text) == missing


def test_what_was_not_understood_is_named() -> None:
    made = told("Eastside needs chairs. We can't do Fridays anymore.")
    assert [piece.text for piece in made.unread] == ["We can't do Fridays anymore"]
    assert made.confidence < 1


def test_a_partner_asks_and_that_is_heard() -> None:
    draft = note("When will the library open?", side=Side.PARTNER)
    assert draft.kind == "question"
    assert intents("what did we promise?", side=Side.PARTNER) == {"query"}


def test_a_date_alone_belongs_to_the_promise_before_it() -> None:
    assert day(promise("I promised Eastside the room list. By Friday.")) == "2026-03-06"


def test_notes_of_a_meeting_say_who_is_to_do_what() -> None:
    made = told("Eastside: they need a translator, Amina to send the agenda by Friday")
    assert [(one.who, one.text) for one in made.commitments] == [("Amina Yusuf", "send the agenda")]


def test_two_partners_that_want_the_same_are_one_note() -> None:
    draft = note("Both Eastside and Casa Latina want longer hours on weekends")
    assert draft.text == "Both Eastside and Casa Latina want longer hours on weekends"


def test_who_went_on_promising_is_who_did_the_thing_before() -> None:
    assert promise("We met with Casa Latina on Feb 20 and promised a follow-up by Mar 10").owner is Owner.US
    assert promise("Casa Latina needs tables and promised a cook").owner is Owner.THEM


def test_what_the_writer_told_is_not_heard() -> None:
    assert told("Told them maybe").notes == ()


@pytest.mark.parametrize(
    "text", ["it's Rosa not Rose", "change Friday to Monday", "the date is wrong", "add that they also need chairs"]
)
def test_one_thing_for_another_is_a_correction(text: str) -> None:
    assert intents(text) == {"correction"}


@pytest.mark.parametrize(
    "text", ["I need to call Rosa on Monday", "thank Rosa on Monday", "follow up with Rosa Monday"]
)
def test_something_to_do_oneself_is_a_reminder(text: str) -> None:
    assert reminder(text).when
    assert intents(text) == {"remind"}
