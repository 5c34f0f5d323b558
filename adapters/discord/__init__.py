"""Discord: what people do there, and what they are shown."""
