"""`python -m bot`: hands over to the command line, which imports nothing heavy before it has to."""

from bot.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
