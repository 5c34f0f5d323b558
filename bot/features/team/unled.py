"""A team without a manager: what its people are told, because nobody in the chat can put that right."""

from bot.feature import LetterRun
from bot.i18n import Translator
from bot.ui.message import Hint, Message, Say
from storage.people import People
from storage.teams import Teams
from storage.viewer import SYSTEM


def write_unled(run: LetterRun) -> Message | None:
    """To the team's channel, unless somebody was named meanwhile."""
    team, t = People(run.session, SYSTEM).team(run.item.payload["team"]), run.t
    if team is None or Teams(run.session, SYSTEM).managers(team.id):
        return None
    nobody = Say(t("Nobody can change the team or add people to it until there is one."))
    return Message(t("{team} has no manager any more.", team=team.name), (nobody, way_out(t)))


def way_out(t: Translator) -> Hint:
    """What does help. The command's words are the same in every language."""
    how = "python -m bot team manager NAME"
    return Hint(t("Please ask whoever runs me to name one of you: {how}", how=how))


def lines(teams: Teams, t: Translator, team_id: int | None) -> tuple[Hint, ...]:
    """The same beside something else that a colleague reads; nothing where somebody leads the team."""
    if team_id is None or teams.managers(team_id):
        return ()
    return (Hint(t("The team has no manager.")), way_out(t))
