"""What a correction teaches: the name that somebody typed is another one of the partner they meant, for their team."""

from collections.abc import Mapping
from typing import Any

from bot.turn import Reply, Turn
from bot.ui.form import Form
from storage.partners import Partners
from storage.text import fold

LONGEST = 60
"""Characters of a name that is worth learning."""
MEANT = "meant"
"""In what a form is about: the field with a partner that was picked, its name, and what had been typed for it."""


def learn_from(turn: Turn, form: Form, about: Mapping[str, Any], reply: Reply) -> None:
    """What a choice has taught, once the form that waited for it is saved with that partner."""
    meant = about.get(MEANT)
    if meant and reply.is_done and getattr(form, meant["field"]) == meant["name"]:
        learn(turn, meant["name"], meant["typed"])


def learn(turn: Turn, name: str, typed: str) -> None:
    """Another name for a partner, unless somebody is called so already. Undo takes it back with what it came with."""
    partners = turn.open(Partners)
    partner = partners.called(name)
    if partner is None or not fold(typed) or len(typed) > LONGEST or partners.called(typed):
        return
    alias = partners.add_alias(partner, typed, turn.now, turn.viewer.team_id)
    turn.session.flush()
    turn.changed(alias)
