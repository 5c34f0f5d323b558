"""From one message to drafts of what it says: heard, met, promised, remind, ask, or a question to the records."""

from bot.understanding.sentence.reading import Context, read
from bot.understanding.sentence.types import Understood

__all__ = ["Context", "Understood", "read"]
