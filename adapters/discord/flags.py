"""What a message can be marked with: Discord's bits, as its documentation of messages lists them ("Message Flags")."""

NO_EMBEDS = 1 << 2
"""`SUPPRESS_EMBEDS`: no preview of what links lead to."""
EPHEMERAL = 1 << 6
"""Only whoever did something sees the answer to it."""
COMPONENTS_V2 = 1 << 15
"""`IS_COMPONENTS_V2`: made of components alone, with no text beside them."""
