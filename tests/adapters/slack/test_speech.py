"""What people write in Slack is read with what Slack calls whom and what they mention, whatever they write."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.speech import LABEL, heard
from adapters.slack.text import escape
from storage.text import clean, storable
from tests.adapters.slack.samples import HOSTILE, SETTINGS

ACCOUNT = re.compile(r"slack:T1:\w+")
HEARD = {
    "<@U1|ana> heard it": ("slack:T1:U1 heard it", {"slack:T1:U1": "@ana"}),
    "<@U1> heard it": ("slack:T1:U1 heard it", {"slack:T1:U1": "@"}),
    "it is in <#C1|general>": ("it is in slack:T1:C1", {"slack:T1:C1": "#general"}),
    "it is in <#C1|>.": ("it is in slack:T1:C1.", {"slack:T1:C1": "#"}),
    "<@U1|>s": ("slack:T1:U1 s", {"slack:T1:U1": "@"}),
    "<@U1|a &amp; b>": ("slack:T1:U1", {"slack:T1:U1": "@a & b"}),
    "<@U1|@@ana\n\u202ex>": ("slack:T1:U1", {"slack:T1:U1": "@ana x"}),
    "<@|ana>": ("<@|ana>", {}),
    "<@../x|ana>": ("@ana", {}),
    "&lt;@U1|ana&gt;": ("<@U1|ana>", {}),
    "<!channel|@channel> <!here>": ("@channel here", {}),
    "<https://a.org|the list>": ("the list (https://a.org)", {}),
}
PIECE = st.sampled_from(
    ["<@U1|ana>", "<@U2>", "<#C1|general>", "<#C2|>", "<!here>", "<https://a.org|a>", *HOSTILE, *"<>|@#!&;"]
)
LINES = st.lists(PIECE | st.text(max_size=12), max_size=9).map("".join)
NAMES = st.text(max_size=200).filter(lambda name: not set(name) & set("<>|"))


@pytest.mark.parametrize("words", HEARD)
def test_people_and_channels_are_accounts_with_what_they_are_called(words: str) -> None:
    said = heard(words, "T1")
    assert (said.words, dict(said.labels)) == HEARD[words]


def test_the_bots_own_name_goes_from_what_is_said_to_it() -> None:
    assert heard("<@UBOT>, heard <@U1|ana>", "T1", "UBOT").words == "heard slack:T1:U1"


@SETTINGS
@given(LINES)
def test_any_line_gives_labels_for_its_own_accounts_alone(words: str) -> None:
    said = heard(words, "T1")
    assert set(said.labels) <= set(ACCOUNT.findall(said.words))
    for label in said.labels.values():
        assert label[0] in "@#"
        assert len(label) <= LABEL + 1
        assert label == clean(label)
        assert not ACCOUNT.search(label)


@SETTINGS
@given(st.text(max_size=200))
def test_what_is_typed_without_a_mention_is_heard_as_it_is(words: str) -> None:
    assert heard(escape(words), "T1").words == clean(storable(words))


@SETTINGS
@given(NAMES, st.sampled_from("@#"))
def test_a_label_never_reads_as_a_line_break_or_as_another_mention(name: str, sign: str) -> None:
    said = heard(f"<{sign}X1|{name}>", "T1")
    assert said.words == "slack:T1:X1"
    assert "\n" not in said.labels["slack:T1:X1"]
