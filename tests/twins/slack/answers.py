"""What the bot's acknowledgement does for the person who waited for it."""

from typing import TYPE_CHECKING

from tests.twins.slack.inputs import field_name
from tests.twins.slack.posting import bot_body
from tests.twins.slack.rules import MODAL, check_message, input_blocks
from tests.twins.slack.state import JSON, Channel, Refused, View
from tests.twins.slack.viewing import checked, push, put

if TYPE_CHECKING:
    from tests.twins.slack.member import Member

TROUBLE = "We had some trouble connecting. Try again?"


def _is_in_trouble(member: "Member", why: str) -> None:
    member.notices.append(TROUBLE)
    member.twin.problems.append(why)


def after_command(member: "Member", place: Channel, answer: JSON) -> None:
    """Words in the acknowledgement are shown in the channel, to this person alone unless they are for all."""
    if not answer.get("text") and not answer.get("blocks"):
        return
    only_for = "" if answer.get("response_type") == "in_channel" else member.id
    with member.twin.world.lock:
        try:
            check_message(answer, member.twin.faults.refused_blocks)
            member.twin.world.add(place, bot_body(member.twin.world, answer), only_for)
        except Refused as no:
            _is_in_trouble(member, f"{no.error}: {no.messages}")


def after_submission(member: "Member", view: View, answer: JSON) -> None:
    """The modal goes, all of them go, it shows errors, or it changes, or another is put on top."""
    with member.twin.world.lock:
        try:
            _follow(member, view, answer)
        except Refused as no:
            _is_in_trouble(member, f"{no.error}: {no.messages}")


def _follow(member: "Member", view: View, answer: JSON) -> None:
    world, refused = member.twin.world, member.twin.faults.refused_blocks
    match answer.get("response_action"):
        case "errors":
            member.errors = _errors(view, answer.get("errors") or {})
        case "update":
            put(view, checked(answer.get("view"), MODAL, refused))
        case "push":
            push(world, member.id, checked(answer.get("view"), MODAL, refused))
        case "clear":
            world.stacks[member.id] = []
        case None:
            world.stacks[member.id] = [each for each in world.stack(member.id) if each is not view]
        case other:
            raise Refused("invalid_response_action", [str(other)])


def _errors(view: View, errors: dict[str, str]) -> dict[str, str]:
    """Errors can be shown under inputs only."""
    names = {block["block_id"]: field_name(block) for block in input_blocks(view.body)}
    if not errors or set(errors) - set(names):
        raise Refused("invalid_errors", [f"not an input block: {sorted(set(errors) - set(names))}"])
    return {names[block_id]: str(words) for block_id, words in errors.items()}
