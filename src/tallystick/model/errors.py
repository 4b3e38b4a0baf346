"""The error tree: what stops a command, each with the remedy that its user needs.

Trouble with one report is no error but a `Rejection`; only trouble with the set-up is raised.
"""

from __future__ import annotations


class TallystickError(Exception):
    """Base of all errors that Tallystick raises on purpose: one line that says what is wrong, and one that says what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class SetupError(TallystickError):
    """The installation or the settings do not allow the command to begin."""


class InputError(TallystickError):
    """An input that was named does not exist or cannot be opened at all."""


class LedgerError(TallystickError):
    """The ledger cannot be opened, written or understood."""


class UnknownIdError(TallystickError):
    """An id that was asked for is not in the ledger."""
