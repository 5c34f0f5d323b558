"""How the bot looks and acts on Discord."""
