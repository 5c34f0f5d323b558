"""From a sentence to what it says: pure functions of text, time, language and the directory. No I/O."""
