"""Account: one report's telling of one incident; Reading: all that was read in one report."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.claims import Attribution, Claim, Person
from tallystick.model.places import Place
from tallystick.model.tellings import Telling
from tallystick.model.times import TimeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The claims of one report that concern the same happening.

    `main` where title and opening tell of it. `time_signs` and `place_signs` say what in the whole report speaks for the day
    and the town of a main account ("dateline", "its police"); they are empty where these stand beside the claims themselves.
    `answers` is the account in the same report that this one retaliates for.
    """

    account_id: str
    report_id: str
    claim_ids: tuple[str, ...]
    attribution_ids: tuple[str, ...] = ()
    main: bool = False
    time: TimeWords | None = None
    place: Place | None = None
    time_signs: tuple[str, ...] = ()
    place_signs: tuple[str, ...] = ()
    method: str | None = None
    actor: str | None = None
    answers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one report says: claims and attributions in text order, accounts, named persons.

    `tellings` are how the words put each claim of harm, in the order of the claims.
    `times` are all time words of the text, among them those of no claim (they help to date the report).
    `caption_times` are those inside captions: a caption's day is the picture's.
    """

    report_id: str
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    accounts: tuple[Account, ...] = ()
    persons: tuple[Person, ...] = ()
    tellings: tuple[Telling, ...] = ()
    times: tuple[TimeWords, ...] = ()
    caption_times: tuple[TimeWords, ...] = ()
