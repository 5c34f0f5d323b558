"""A message on Discord is complete: everything it says can be read, without embeds, colours or pictures."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.render import answer_payload, post_payload
from bot.ui.message import Button, Facts, Heading, Hint, Item, Items, Message, Quoted, Say, Style
from storage.text import is_blank
from tests.adapters.discord.limits import every
from tests.adapters.discord.markdown import bare, reads
from tests.adapters.feature import PARTS, everything
from tests.adapters.slack.samples import HOSTILE, SETTINGS

Json = dict[str, Any]
WIRE = "0123456789abcdef01234567"
DONE, SNOOZE, UNDO = Button("Done", "t1", Style.PRIMARY), Button("Snooze", "t2"), Button("Undo", "t3", Style.DANGER)


def test_everything_is_there_both_ways() -> None:
    message = everything(Button("Press me", "a"), Button("Look", "b"))
    for payload in (post_payload(message, WIRE), answer_payload((message,))):
        told = read_in(payload)
        assert [words for words in PARTS if bare(words) not in told] == []


def read_in(payload: Json) -> str:
    """All that is seen, without spaces: the text, and what stands on what can be pressed."""
    parts = list(every(payload["components"]))
    said = [payload.get("content", ""), *(part.get("content", "") for part in parts)]
    pressed = [part.get("label", "") for part in parts]
    chosen = [" ".join(option.values()) for part in parts for option in part.get("options", ())]
    return bare(" ".join((*(reads(words)[0] for words in said), *pressed, *chosen)))


WORDS = st.sampled_from(HOSTILE) | st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=12)
PRESSED = st.sampled_from(((), (DONE,), (SNOOZE, UNDO)))
SMALL = st.one_of(
    st.builds(Say, WORDS),
    st.builds(Hint, WORDS),
    st.builds(Heading, WORDS),
    st.builds(Quoted, WORDS, WORDS),
    st.builds(Facts, st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)),
    st.builds(Items, st.lists(st.builds(Item, WORDS, WORDS, PRESSED), max_size=3).map(tuple), WORDS, WORDS),
)


def words_in(part: Any) -> list[str]:
    match part:
        case str():
            return [part]
        case tuple():
            return [words for each in part for words in words_in(each)]
        case Button(label):
            return [label]
        case Say(words) | Hint(words) | Heading(words):
            return [words]
        case Quoted(words, by):
            return [] if is_blank(words) else [words, by]
        case Facts(rows):
            return words_in(rows)
        case Item(words, detail, buttons):
            return [words, detail, *words_in(buttons)]
        case Items(rows, heading, more):
            return [*words_in(rows), heading, more]
        case _:
            raise AssertionError(part)


@SETTINGS
@given(st.builds(Message, WORDS, st.lists(SMALL, max_size=4).map(tuple)))
def test_a_small_message_is_complete_to_the_last_sign_without_embeds_or_colours(message: Message) -> None:
    for payload in (post_payload(message, WIRE), answer_payload((message,))):
        told = read_in(payload)
        for words in (message.title, *words_in(message.blocks)):
            assert is_blank(words) or is_linked(words) or bare(words) in told


def is_linked(words: str) -> bool:
    """Inside an address that Discord would follow, the escapes are seen."""
    return "://" in words and any(sign in words for sign in "|`*_~")
