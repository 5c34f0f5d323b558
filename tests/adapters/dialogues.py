"""Plain sentences as people say them at every adapter: one suite, with a whole bot over the real thing behind it."""

from typing import Protocol

import pytest

WHOLE = "we met Amina from Eastside yesterday; they need a Somali story time; I promised the room list by Friday"
GRACES = ("Grace Chapel", "Grace Community Church")


class Talker(Protocol):
    """Somebody at an adapter; what they do answers with what they see that is new."""

    def says(self, words: str) -> str: ...
    def presses(self, label: str) -> str: ...
    def fills(self, **values: str) -> str: ...


class Sentences:
    """A test module subclasses it, and provides the fixtures `ana` and `amina`. It is Monday, 23 November 2026."""

    @pytest.fixture
    def ana(self) -> Talker:
        raise NotImplementedError

    @pytest.fixture
    def amina(self) -> Talker:
        """Of Eastside Mutual Aid."""
        raise NotImplementedError

    def test_one_line_becomes_a_card_of_all_that_it_says_and_one_undo_takes_it_back(self, ana: Talker) -> None:
        said = ana.says(WHOLE)
        for words in (
            "Saved 3 things from what you wrote.",
            "Saved: you met Eastside Mutual Aid.",
            "Saved what you heard from Eastside Mutual Aid.",
            "Saved: we promised Eastside Mutual Aid.",
            "Friday, 27 November 2026 (America/New_York)",
        ):
            assert words in said
        assert "Taken back." in ana.presses("Undo")
        assert "Somali story time" in ana.says("/loop review")

    def test_no_thursday_moves_the_day_and_is_shown_and_saved(self, ana: Talker) -> None:
        assert "Friday, 27 November 2026" in ana.says("I promised Casa Latina the room list by Friday")
        assert "Thursday, 26 November 2026" in ana.says("no, Thursday")
        assert "26 Nov" in ana.says("/loop mine")

    def test_i_meant_somebody_else_moves_it_to_them(self, ana: Talker) -> None:
        ana.says("I promised Casa Latina the room list by Friday")
        assert "Saved: we promised Harbor Clinic." in ana.says("I meant Harbor Clinic")
        assert "the room list" in ana.says("/loop brief Harbor Clinic")

    def test_undo_that_takes_it_back(self, ana: Talker) -> None:
        ana.says("I promised Casa Latina the room list by Friday")
        assert "Taken back." in ana.says("undo that")

    def test_a_name_that_two_share_is_asked_with_both_and_the_choice_is_saved(self, ana: Talker) -> None:
        for name in GRACES:
            ana.says(f"/loop partner add {name}")
        said = ana.says("Grace needs chairs for the youth night")
        assert "Which partner is meant?" in said
        for name in GRACES:
            assert name in said
        assert "Saved what you heard from Grace Chapel." in ana.presses("Grace Chapel")

    def test_only_what_is_missing_is_asked_and_the_rest_is_kept_meanwhile(self, ana: Talker) -> None:
        said = ana.says("I promised to send the room list by Friday")
        assert "Which partner is it about?" in said
        assert "Your words are kept" in said
        ana.presses("Another partner")
        said = ana.fills(partner="Casa Latina")
        assert "Saved: we promised Casa Latina." in said
        assert "Friday, 27 November 2026" in said

    def test_a_day_that_may_be_two_is_asked_with_both(self, ana: Talker) -> None:
        assert "Which day is" in ana.says("I promised Casa Latina the room list by next Friday")
        assert "Friday, 4 December 2026" in ana.presses("Fri 4 Dec")

    def test_none_of_the_days_is_another_one(self, ana: Talker) -> None:
        ana.says("I promised Casa Latina the room list by next Friday")
        ana.presses("Another day")
        assert "Wednesday, 2 December 2026" in ana.fills(day="2026-12-02")

    def test_somebody_new_is_added_when_that_is_said(self, ana: Talker) -> None:
        assert "I don't know" in ana.says("I promised the Riverside Tenants Union the room list by Friday")
        assert "Saved: we promised" in ana.presses("Add as new")

    def test_what_a_colleague_will_do_we_promised_and_they_can_be_asked_to_take_it_over(self, ana: Talker) -> None:
        said = ana.says("Rosa will bring Casa Latina 20 chairs by Friday")
        assert "Saved: we promised Casa Latina." in said
        assert "It stays on your list until Rosa takes it over." in said
        assert "A colleague's name" in ana.presses("Hand over to Rosa")

    def test_a_sentence_may_begin_with_the_word_of_a_command(self, ana: Talker) -> None:
        assert "I will remind you." in ana.says("help Pastor Lee from Harbor Clinic with the flyer by Friday")

    def test_a_line_that_begins_with_a_command_may_say_more_than_it(self, ana: Talker) -> None:
        assert "Saved 3 things" in ana.says(f"/loop {WHOLE.removeprefix('we ')}")

    def test_signs_as_telephones_write_them_are_read(self, ana: Talker) -> None:
        ana.says("/loop partner add Bread & Roses")
        said = ana.says("Bread & Roses needs a projector; we’ll send the long list by Friday")
        assert "Saved 2 things" in said
        assert "Bread & Roses" in said
        assert "the long list" in said

    def test_a_reminder_in_plain_words(self, ana: Talker) -> None:
        said = ana.says("remind me to call Pastor Lee in 3 weeks")
        assert "I will remind you." in said
        assert "Monday, 14 December 2026" in said

    def test_a_question_finds_what_was_said(self, ana: Talker) -> None:
        ana.says('/loop heard Casa Latina: "the bus stops at six"')
        assert "the bus stops at six" in ana.says("what did we hear about the bus?")

    def test_what_a_partner_needs_in_plain_words_is_shared(self, amina: Talker) -> None:
        assert "Thank you. We heard you." in amina.says("we need a room for forty people on Sundays")
        assert "a room for forty people" in amina.says("/loop record")

    def test_spanish_is_understood_as_well(self, ana: Talker) -> None:
        said = ana.says("Casa Latina necesita un proyector; le prometí las llaves para el viernes")
        assert "Saved 2 things" in said
        assert "Friday, 27 November 2026" in said
