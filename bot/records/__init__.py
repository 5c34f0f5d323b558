"""Writing records with all their consequences: history, search, cadence, reminders, Undo."""
