"""Notes of a line that say much the same as one that is there: asked about before anything of the line is saved."""

from collections.abc import Sequence
from dataclasses import replace

from bot.features.sentences.asking import answer, put
from bot.features.sentences.drafts import HEARD, Draft
from bot.features.sentences.reading import Answers
from bot.records.alike import Said, much_the_same, question
from bot.turn import Reply, Turn
from bot.ui.message import Style
from storage.notes import Note
from storage.partners import Partners


def told_apart(turn: Turn, words: str, drafts: Sequence[Draft], answers: Answers) -> list[Draft] | Reply:
    """The drafts, each note knowing whether it belongs to one that is there; or the question about the first."""
    settled = []
    for draft in drafts:
        same = there_already(turn, draft, answers) if draft.form == HEARD else None
        if same and same.id not in answers.added:
            return ask(turn, words, same, answers)
        told = {"add_to": same.id} if same else {"is_apart": True}
        settled.append(replace(draft, about={**draft.about, **told}) if draft.form == HEARD else draft)
    return settled


def there_already(turn: Turn, draft: Draft, answers: Answers) -> Note | None:
    values = draft.values
    partner = turn.open(Partners).called(values["partner"]) if values["partner"] else None
    if partner is None:
        return None
    return much_the_same(turn, Said(partner.id, values["quote"], values["paraphrase"]), answers.apart)


def ask(turn: Turn, words: str, note: Note, answers: Answers) -> Reply:
    t = turn.t
    title, said = question(turn, note)
    add = answer(turn, t("Add to it"), answers, Style.PRIMARY, added=[*answers.added, note.id])
    apart = answer(turn, t("Keep apart"), answers, apart=[*answers.apart, note.id])
    return put(turn, title, words, *said, buttons=(add, apart))
