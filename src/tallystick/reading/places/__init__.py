"""Places: the words of place in a plain text, by a gazetteer that is shipped in the package."""

from tallystick.reading.places.added import AddedPlaces, Adding, add_dump
from tallystick.reading.places.gazetteer import Gazetteer
from tallystick.reading.places.mentions import find_places
from tallystick.reading.places.roles import PlaceMention, PlaceRole

__all__ = ["AddedPlaces", "Adding", "Gazetteer", "PlaceMention", "PlaceRole", "add_dump", "find_places"]
