"""Linking: which accounts, of which reports, tell of the same incident."""

from tallystick.linking.flow import link

__all__ = ["link"]
