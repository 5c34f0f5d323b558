"""How long Discord is waited for, and when the next line to it is opened."""

import math
from dataclasses import dataclass

from adapters.discord.posting import APART


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that are waited for Discord."""

    call: float = 15.0
    look: float = 5.0
    """Between two looks at the connection."""
    ask: float = 10.0
    """Without a word over the line, before Discord is asked for a sign of life. Its own heartbeat is after 41."""
    silent: float = 20.0
    """Without a word, though asked for one, before the line is cut and another one opened."""
    dead: float = 120.0
    """Without a connection, before the process ends so that it is started anew."""
    heartbeat: float = 30.0
    """For the first word over a new line."""
    guild_ready: float = 2.0
    again: float = 1.0
    """Before a line is opened again where the last one did not hold; twice as long each time."""
    anew: float = 1.5
    """Before a session is begun anew; Discord takes a thousand in a day, and then a new token is needed."""
    end: float = 2.0
    """For Discord's goodbye."""
    apart: float = APART


@dataclass(slots=True)
class Turns:
    """When to try again: at once where the last try held, and else after ever longer."""

    held: float
    first: float
    longest: float
    _began: float = -math.inf
    _wait: float = 0.0

    def next(self, now: float) -> float:
        """Seconds until the next try, which is counted as begun then."""
        is_held = now - self._began >= self.held
        self._wait = 0.0 if is_held else min(self.longest, 2 * self._wait or self.first)
        self._began = now + self._wait
        return self._wait
