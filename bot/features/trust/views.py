"""How trust looks: the newest answer of each side beside the other, and all earlier ones. Nothing is averaged."""

from bot.beside import day_of
from bot.feature import LetterRun
from bot.features.trust.forms import TrustForm
from bot.showing import show_button
from bot.turn import Turn
from bot.ui.message import Block, Buttons, Hint, Item, Items, Message, Quoted, Style, Table
from storage.partners import Partner, Partners, Side
from storage.people import People
from storage.trust import Trust, TrustAnswer
from storage.viewer import SYSTEM

ANSWERED = "trust.answered"
HISTORY = 9
ASKS = TrustForm.asks()[:3]


def card(turn: Turn, partner: Partner) -> Message:
    """Both sides about one relationship; the last block is what can be done."""
    t = turn.t
    given = turn.open(Trust).about(partner.id, HISTORY + 1)
    told = [each for each in given if not each.is_skipped]
    theirs = next((each for each in told if each.side is Side.THEIRS), None)
    ours = next((each for each in told if each.side is Side.OURS), None)
    blocks: tuple[Block, ...] = (table(turn, theirs, ours),) if theirs or ours else (Hint(t("Nobody has said yet.")),)
    if given:
        blocks = (
            *blocks,
            Items(tuple(line(turn, each) for each in given[:HISTORY]), t("Each answer, the newest first")),
        )
    title = t("Trust between {partner} and us", partner=partner.name)
    return Message(title, (*blocks, Hint(t("1: not at all, 5: fully. Skip is fine.")), ways(turn, partner)))


def table(turn: Turn, theirs: TrustAnswer | None, ours: TrustAnswer | None) -> Table:
    """Question by question, what the partner says and what our side thinks it would say."""
    t = turn.t
    columns = ("", head(turn, theirs, t("The partner")), head(turn, ours, t("Our estimate")))
    names = (t("We do what we say"), t("We listen"), t("They may say no"))
    pairs = zip(names, cells(turn, theirs), cells(turn, ours), strict=True)
    return Table(columns, tuple(pairs))


def head(turn: Turn, given: TrustAnswer | None, side: str) -> str:
    if given is None:
        return side
    return f"{side}: {People(turn.session, SYSTEM).name(given.author_id)}, {day_of(turn, given.created_at)}"


def cells(turn: Turn, given: TrustAnswer | None) -> tuple[str, ...]:
    return tuple(turn.t(rating.value) for rating in given.ratings) if given else ("–",) * len(ASKS)


def line(turn: Turn, given: TrustAnswer) -> Item:
    """Who, when, and what they said, in figures and in their words."""
    t, name = turn.t, People(turn.session, SYSTEM).name(given.author_id)
    side = t("our estimate") if given.side is Side.OURS else t("the partner")
    who = f"{day_of(turn, given.created_at)}, {name} ({side})"
    said = t("skipped") if given.is_skipped else " / ".join(cells(turn, given))
    return Item(f"{who}: {said}", f"“{given.words}”" if given.words else "")


def ways(turn: Turn, partner: Partner) -> Buttons:
    t = turn.t
    if turn.viewer.is_ours:
        return Buttons((turn.button(t("My estimate"), "trust.estimate", partner.id),))
    return Buttons((turn.button(t("Answer"), "trust.answer", None, Style.PRIMARY),))


def which(turn: Turn, typed: str, near: tuple[Partner, ...]) -> Message:
    t = turn.t
    rows = tuple(Item(each.name, buttons=(turn.button(t("Open"), "trust.show", each.id),)) for each in near)
    title = t("Which partner is “{name}”?", name=typed) if typed and near else t("Trust, with which partner?")
    if typed and not near:
        title = t("I don't know “{name}” yet.", name=typed)
    return Message(title, (Items(rows),) if rows else (Hint(t("Type /loop partner to see all of them.")),))


def write_answered(run: LetterRun) -> Message | None:
    """To whoever holds the relationship: what somebody there says."""
    given, t = Trust(run.session, SYSTEM).get(run.item.payload["trust"]), run.t
    if given is None:
        return None
    partner = Partners(run.session, SYSTEM).name(given.partner_id)
    name = People(run.session, SYSTEM).name(given.author_id)
    rows = tuple(Item(t(asked.label), t(rating.value)) for asked, rating in zip(ASKS, given.ratings, strict=True))
    quoted = (Quoted(given.words, name),) if given.words else ()
    opens = Buttons((show_button(run, t("Side by side"), "trust.show", given.partner_id),))
    title = t("{name} of {partner} says how it is with us.", name=name, partner=partner)
    return Message(title, (Items(rows), *quoted, opens))
