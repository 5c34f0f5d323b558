"""Errors whose text is meant for people: what happened, and what to do now."""

FAILED, MISCONFIGURED = 1, 78
"""Exit codes. The second one (EX_CONFIG of sysexits.h) says that starting again changes nothing."""


class Explained(Exception):
    """Shown as it is, without a trace. `code` is what the process ends with."""

    def __init__(self, words: str, code: int = FAILED) -> None:
        super().__init__(words)
        self.code = code
