"""Words that people typed stay words: nobody is called, nothing is linked, and no sign of theirs is lost."""

import random

import pytest

from adapters.discord.render import answer_payload, post_payload
from adapters.discord.text import cut, escape, halves, inert, shown, size
from bot.ui.message import Facts, Hint, Item, Items, Message, Quoted, Say, Table
from tests.adapters.discord.limits import answer_problems, every, post_problems, text_problems
from tests.adapters.discord.markdown import bare, calls, reads
from tests.extent import times

WIRE = "0123456789abcdef01234567"
SEED = 4
ADDRESSES = {"url", "autolink"}
"""What is no disguise: the address that is followed is the one that is seen."""
PIECES = (
    *("*", "**", "_", "__", "~~", "||", "`", "```", "\\", "[", "]", "(", ")", "<", ">", ":", "@", "#", "-", "+", "!"),
    *("# ", "## ", "-# ", "- ", "* ", "> ", ">>> ", "1. ", "23) ", "\n", "\n\n", " ", "  ", "\t"),
    *("<@1>", "<@!2>", "<@&3>", "<#4>", "<t:5>", "<t:5:R>", "</x:6>", "<:a:7>", "<a:b:8>", "<id:guide>"),
    *("@everyone", "@here", "@EVERYONE", ":tada:", ":a:b:", "10:30:00", "::"),
    *("[x](https://evil.example)", "[x](<https://evil.example>)", "<https://evil.example>", "https://a.example/b_c_d"),
    *(
        "http://*b*",
        "https://x",
        "http://_a_.example",
        "www.example.com",
        "mailto:a@example.org",
        "https://a.example/||b||",
    ),
    *(
        "word",
        "Ana",
        "ñandú",
        "部屋",
        "👍",
        "\u200b",
        "\u202e",
        "\x00",
        "\ud800",
        "\u2028",
        "\x85",
        "\u061c",
        "a_b_c",
        "2*3*4",
    ),
)


def hostile(n: int) -> list[str]:
    chance = random.Random(SEED)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 12))) for _ in range(n)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("*b*", "emphasis"),
        ("**b**", "strong"),
        ("_b_", "emphasis"),
        ("__b__", "underline"),
        ("~~b~~", "strike"),
        ("||b||", "spoiler"),
        ("`b`", "code"),
        ("```b```", "code block"),
        ("# b", "heading"),
        ("-# b", "small"),
        ("- b", "list"),
        ("1. b", "list"),
        ("> b", "quote"),
        ("a\n> b", "quote"),
        ("**> b**", "quote"),
        ("[x](https://evil.example)", "masked link"),
        ("<https://evil.example>", "autolink"),
        ("<@1>", "user"),
        ("<@&1>", "role"),
        ("<#1>", "channel"),
        ("<t:1:R>", "time"),
        ("</x:1>", "command"),
        (":tada:", "emoji"),
        ("<:a:1>", "emoji"),
        ("@everyone", "everyone"),
    ],
)
def test_every_mark_is_noticed_here_and_escaped_it_is_words(text: str, kind: str) -> None:
    assert reads(text)[1][kind] == 1
    told, found = reads(escape(text))
    assert bare(told) == bare(text)
    assert set(found) <= ADDRESSES
    assert calls(escape(text)) == []


def test_what_is_no_mark_is_left_as_it_is() -> None:
    for words in (
        "Rosa & co",
        "at 10:30",
        "C# and a + b",
        "5 - 3 = 2",
        "x <b",
        "#north",
        "-5",
        "1.5 m",
        "->",
        "a@example.org",
        "x < y",
        "(yes)",
    ):
        assert escape(words) == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("see https://a.example/b_c_d?x=1 *now*", "see https://a.example/b_c_d?x=1 \\*now\\*"),
        ("“https://a.example/b”", "“<https://a.example/b>”"),
        ("(https://a.example/b).", "(https://a.example/b)."),
        ("https://a.example/übung_1!", "<https://a.example/übung_1>!"),
        ("https://a.example*b*", "<https://a.example>\\*b\\*"),
        ("https://a.example/@everyone", "<https://a.example/>@\u200beveryone"),
        ("https://a.example/b\n# c", "https://a.example/b\n\\# c"),
    ],
)
def test_an_address_stays_one_that_can_be_followed(words: str, expected: str) -> None:
    assert escape(words) == expected


def test_a_thousand_hostile_texts_are_shown_to_the_last_sign_and_call_nobody() -> None:
    for text in hostile(1_000):
        told, found = reads(escape(text))
        assert set(found) <= ADDRESSES, text
        # Inside an address a client shows the escapes.
        if "url" not in found:
            assert bare(told) == bare(told_plainly(text)), text
        assert calls(escape(text)) == [], text
        assert calls(inert(text)) == [], text


def told_plainly(text: str) -> str:
    """The words without what no screen shows."""
    for sign in ("\u202e", "\x00", "\u061c", "\x85", "\u2028"):
        text = text.replace(sign, "\n" if sign in "\x85\u2028" else "")
    return text.replace("\ud800", "\ufffd")


def test_in_every_place_of_a_message_they_stay_words() -> None:
    for text in hostile(times("HOSTILE", 100, 1_000)):
        blocks = (
            Say(text),
            Quoted(text, text),
            Facts(((text, text),)),
            Items((Item(text, text),), text, text),
            Table((text, text), ((text, text),)),
            Hint(text),
        )
        for each in (Message(text, blocks), *(Message("Title", (block,)) for block in blocks)):
            assert post_problems(post_payload(each, WIRE), WIRE) == [], text
            answer = answer_payload((each,))
            assert answer_problems(answer) == [], text
            for part in every(answer["components"]):
                assert list(text_problems(part.get("content", "x"))) == []


@pytest.mark.parametrize(
    "words", ["*" * 50, "a_" * 30, "部屋" * 30, "👍" * 30, ":a" * 40, "https://a.example/" + "_" * 60]
)
@pytest.mark.parametrize("limit", [1, 2, 10, 33, 60])
def test_words_are_cut_so_that_they_fit_once_they_are_escaped(words: str, limit: int) -> None:
    short = cut(words, limit)
    assert size(short) <= limit
    assert halves(shown(words, limit)) <= limit
    assert short.endswith("…") or short == words
    longer = words[: len(short)]
    assert size(f"{longer}…") > limit or short == words


def test_words_that_fit_are_not_cut() -> None:
    assert cut("a*b", 4) == "a*b"
    assert cut("a*b", 3) == "a…"
    assert shown(" \u200b ", 10) == "–"
