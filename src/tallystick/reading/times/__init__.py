"""Times: the words of time in a plain text, by a grammar of our own; nothing is resolved here."""

from tallystick.reading.times.words import find_times

__all__ = ["find_times"]
