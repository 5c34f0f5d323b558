"""Long messages: cut visibly within a budget, and all of them in parts."""

from hypothesis import given
from hypothesis import strategies as st

from bot.ui.folding import ABOUT, LINES, folded, lines_of, parts
from bot.ui.message import (
    Block,
    Button,
    Buttons,
    Facts,
    Heading,
    Hint,
    Item,
    Items,
    Message,
    Quoted,
    Say,
    Table,
    block_text,
    fit,
)
from tests.adapters.slack.samples import SETTINGS

DONE = Button("Done", "t1")
WORDS = st.text("ab é", max_size=12) | st.builds(str.__mul__, st.sampled_from(("word ", "x")), st.integers(1, 2_500))
ITEM = st.builds(Item, WORDS, WORDS, st.sampled_from(((), (DONE,), (DONE,) * 3)))
BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Say, WORDS),
    st.builds(Hint, WORDS),
    st.builds(Heading, WORDS),
    st.builds(Quoted, WORDS, st.just("Amina")),
    st.builds(Facts, st.lists(st.tuples(st.just("Due"), WORDS), max_size=6).map(tuple)),
    st.builds(Items, st.lists(ITEM, max_size=30).map(tuple), st.sampled_from(("", "Late", "Today"))),
    st.builds(Table, st.just(("What", "Now")), st.lists(st.tuples(WORDS, st.just("1")), max_size=60).map(tuple)),
    st.just(Buttons((DONE,))),
)
MESSAGE = st.builds(Message, WORDS, st.lists(BLOCK, max_size=8).map(tuple))


def letters_of(words: str) -> str:
    """What was typed, without spaces and the signs that are set around it."""
    return "".join(character for character in words if character.isalnum())


def all_letters(message: Message) -> str:
    return letters_of(message.to_text())


@given(MESSAGE)
@SETTINGS
def test_every_part_is_shown_as_it_is(message: Message) -> None:
    for part in parts(message):
        assert all_letters(fit(part)) == all_letters(part)
        assert not folded(part).is_cut


@given(MESSAGE)
@SETTINGS
def test_nothing_is_missing_from_the_parts(message: Message) -> None:
    shown = "".join(letters_of(block_text(block)) for part in parts(message) for block in part.blocks)
    for block in message.blocks:
        for words in said_in(block):
            assert letters_of(words) in shown


def said_in(block: Block) -> list[str]:
    match block:
        case Say(words) | Hint(words) | Heading(words):
            return [words]
        case Facts(rows) | Table(_, rows):
            return [cell for row in rows for cell in row]
        case Items(rows):
            return [words for item in rows for words in (item.words, item.detail)]
        case _:
            return []


@given(MESSAGE)
@SETTINGS
def test_what_is_folded_stays_within_its_lines_and_says_so_when_it_is_cut(message: Message) -> None:
    found = folded(message)
    rest = [block for block in found.message.blocks if not isinstance(block, Buttons)]
    assert sum(map(lines_of, rest)) <= LINES - ABOUT
    assert found.is_cut == (all_letters(found.message) != all_letters(message))
    assert all_letters(fit(found.message)) == all_letters(found.message)


def test_a_short_message_is_left_alone() -> None:
    message = Message("The title", (Say("A paragraph."), Items((Item("a", "b", (DONE,)),), "Open")))
    assert folded(message).message == message
    assert not folded(message).is_cut
    assert parts(message) == [message]


def test_how_many_things_are_missing_is_counted() -> None:
    sections = tuple(Items((Item("a thing", "", (DONE, DONE)),) * 12, f"Heading {n}") for n in range(3))
    found = folded(Message("The title", (*sections, Say("The end."), Buttons((DONE,)))))
    shown = sum(len(block.rows) for block in found.message.blocks if isinstance(block, Items))
    assert found.left == 36 - shown + 1
    assert isinstance(found.message.blocks[-1], Buttons)


def test_a_list_goes_on_under_its_heading_on_the_next_part() -> None:
    message = Message("The title", (Items(tuple(Item(f"thing {n}") for n in range(23)), "Open"),))
    found = parts(message)
    assert [len(block.rows) for part in found for block in part.blocks if isinstance(block, Items)] == [10, 10, 3]
    assert {block.heading for part in found for block in part.blocks if isinstance(block, Items)} == {"Open"}
