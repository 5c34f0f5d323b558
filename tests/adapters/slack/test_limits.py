"""Whatever a message or a form holds, what goes to Slack keeps within every limit and reads no mark-up."""

from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.budget import Rung
from adapters.slack.modals import form_view, suggestion_options
from adapters.slack.render import home_view, message_payload, shown_view, working_view
from adapters.slack.text import ENGLISH
from bot.turn import OpenForm
from bot.ui.message import Message
from tests.adapters.slack.limits import message_problems, options_problems, view_problems
from tests.adapters.slack.samples import MESSAGE, SETTINGS, VALUES, WORDS, opened_forms


@SETTINGS
@given(MESSAGE, st.sampled_from(Rung))
def test_any_message_fits(message: Message, rung: Rung) -> None:
    assert message_problems(message_payload(message, rung)) == []


@SETTINGS
@given(st.lists(MESSAGE, max_size=4))
def test_any_home_and_any_window_fits(messages: list[Message]) -> None:
    assert view_problems(home_view(messages, ENGLISH)) == []
    assert view_problems(shown_view(messages, ENGLISH)) == []


def test_the_window_that_waits_fits() -> None:
    assert view_problems(working_view(ENGLISH)) == []


@SETTINGS
@given(opened_forms())
def test_any_form_fits(opened: OpenForm) -> None:
    assert view_problems(form_view(opened, ENGLISH, '{"t":"token"}', "e1")) == []


@SETTINGS
@given(st.lists(st.tuples(VALUES, VALUES), max_size=130), WORDS)
def test_any_suggestions_fit(pairs: list[tuple[str, str]], typed: str) -> None:
    found = suggestion_options(pairs, typed)
    assert not found or options_problems(found) == []
