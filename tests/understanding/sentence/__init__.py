"""Sentences: what each kind of cue makes of a message."""
