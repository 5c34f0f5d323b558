"""What Discord answers instead of doing it: its codes, its words, and its nested form of errors in a body."""

from typing import Any

WORDS: dict[int, tuple[int, str]] = {
    0: (404, "404: Not Found"),
    10002: (404, "Unknown Application"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    20028: (429, "The channel you are writing has hit the write rate limit."),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later."),
    40001: (401, "Unauthorized. Provide a valid token and try again"),
    40003: (403, "You are opening direct messages too fast."),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "You lack permissions to perform that action"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    50278: (403, "Cannot send messages to this user due to having no mutual guilds"),
    160002: (403, "You cannot reply without permission to read message history"),
    160004: (400, "A thread has already been created for this message"),
    160005: (400, "Thread is locked"),
    160006: (400, "Maximum number of active threads reached"),
}
Problem = tuple[str, str, str]
"""Where it is (`components/0/label`), the name of the error, and what it says."""


def nested(problems: list[Problem]) -> dict[str, Any]:
    """As Discord writes it: a tree along the path, with `_errors` at each leaf."""
    tree: dict[str, Any] = {}
    for path, code, words in problems:
        node = tree
        for step in filter(None, path.split("/")):
            node = node.setdefault(step, {})
        node.setdefault("_errors", []).append({"code": code, "message": words})
    return tree


class Refused(Exception):
    def __init__(self, code: int, problems: list[Problem] | None = None, status: int = 0, words: str = "") -> None:
        known = WORDS.get(code, (400, "Refused"))
        self.code, self.status, self.words = code, status or known[0], words or known[1]
        self.problems = problems or []
        super().__init__(f"{self.status} {code} {self.words} {self.problems}")

    def answer(self) -> dict[str, Any]:
        said: dict[str, Any] = {"message": self.words, "code": self.code}
        return {**said, "errors": nested(self.problems)} if self.problems else said


def unauthorized() -> Refused:
    """A token that is not good, as the routes of a bot say it."""
    return Refused(0, status=401, words="401: Unauthorized")


def form(*problems: Problem) -> Refused:
    return Refused(50035, list(problems))
