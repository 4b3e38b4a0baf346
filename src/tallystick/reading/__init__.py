"""Reading: a report enters; its claims, attributions, accounts and time words leave, each with its exact words.

Reading knows one report at a time and no day but those that the report states: weekdays stay symbolic until linking dates them.
"""

from tallystick.reading.places import AddedPlaces, Adding, Gazetteer, add_dump
from tallystick.reading.reader import Parsed, Reader

__all__ = ["AddedPlaces", "Adding", "Gazetteer", "Parsed", "Reader", "add_dump"]
