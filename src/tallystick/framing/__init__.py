"""Framing: how each report tells of an incident: its own words, and what others of the same date carry that it does not.

The contents of a ledger enter; `Framing`s leave. Words with their passages, never a score: nothing here weighs a word, and
nothing of it enters a value, a grade or an incident.
"""

from tallystick.framing.frames import Framer

__all__ = ["Framer"]
