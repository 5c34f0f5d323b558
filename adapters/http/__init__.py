"""What the bot serves over HTTP when there is no local page."""
