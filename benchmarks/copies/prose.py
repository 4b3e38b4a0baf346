"""Prose: invented news sentences by a small grammar, so varied that two of them share no wording but by chance.

In: a source of chance. Out: sentences, each a tuple of words with their commas. Always: 14 to 30 words, a capital at the start;
no text of anybody's stands here, and the same chance gives the same sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

Sentence = tuple[str, ...]

SHORTEST, LONGEST = 14, 30
"""Words of a sentence."""

ONSETS, NUCLEI, CODAS = (
    "B D F G H K L M N Qu R S T V Z Sh Kh Br Dr".split(),
    "a e i o u ai ou".split(),
    "b d l m n r s t sh k".split(),
)
PERSONS = """farmer teacher mechanic nurse driver clerk baker deputy surgeon shepherd widow miner engineer pupil porter captain
electrician pharmacist plumber senator trader student gardener magistrate mason sergeant translator weaver pilot cook
mayor lawyer rancher cobbler veterinarian conductor colonel rescuer welder tailor priest ranger carpenter envoy"""
THINGS = """bridge depot warehouse farm clinic reservoir pipeline tunnel camp quay mill orchard checkpoint dam market
garage mosque chapel archive turbine ferry shop stadium courthouse hangar quarry lighthouse storehouse convoy tractor
ambulance generator fence silo workshop watchtower pump transmitter station shelter cellar trench crane plant greenhouse"""
QUALITIES = """narrow deserted crowded northern southern rusty wooden neglected disputed fortified battered charred quiet remote
shuttered muddy bearded guarded makeshift tired young gaunt retired local foreign masked barefoot frightened stubborn
municipal provincial private military starving limping smoking silent heavily-laden newly-hired nameless western"""
DEEDS = """shelled searched emptied photographed surrounded abandoned rebuilt inspected seized looted closed crossed
bombed patrolled entered burned flooded measured dismantled sealed defended struck approached left reopened mined
evacuated occupied reached cleared hit raided shielded damaged blocked watched circled sold"""
SAYINGS = "said announced explained recalled reported insisted conceded wrote testified added estimated confirmed"
PARTS = "early|late|shortly before noon|around midnight|in the evening|at first light|some time|for an hour"
DAYS = "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday|that day|last week|in March|in June"
UNITS = "minutes hours days weeks nights".split()
OCCASIONS = """the siren|the vote|the flood|the harvest|the truce|the wedding|the second blast|the power cut|the visit|
the parade|the first snow|the curfew|the exchange of prisoners|the match|the funeral|
the dust storm|the roll call"""
COUNTS = "three|four|five|six|seven|eight|nine|eleven|twelve|fourteen|sixteen|nineteen|twenty-two|thirty|dozens of|several"
FATES = """were wounded|lost their lives|were dug out|fled|are still missing|were buried|were taken in|needed treatment|
stayed behind|were found dead|slept outside|waited for bread|were questioned|could not be reached|
signed a petition|were carried"""
WHERE = "in|behind|beside|outside|under|near|on the roof of|at the gate of|a mile from|within sight of"
LINKS = "while|although|because|after|before|even though|just as|until|so that|whereas"
SPELLINGS = (
    ("harbour", "harbor"),
    ("organised", "organized"),
    ("centre", "center"),
    ("defence", "defense"),
    ("travelled", "traveled"),
)
"""British and American spellings, which are one word to the reader of copies."""
NAMES = (("Idlib", "Idleb"), ("Qamishli", "Kameshly"), ("Deir", "Dayr"), ("Raqqa", "Rakka"), ("Hudaydah", "Hodeida"))
"""Names written in two ways, which are exchanged words: nothing but a list could tell that they mean one place."""


def _phrases(listed: str) -> list[str]:
    return [phrase.strip() for phrase in listed.split("|")]


class Writer:
    """Writes sentences by chance."""

    def __init__(self, chance: Random) -> None:
        self._pick = chance.choice
        self._people, self._things, self._qualities, self._deeds = (
            listed.split() for listed in (PERSONS, THINGS, QUALITIES, DEEDS)
        )
        self._stock = [*self._people, *self._things, *self._qualities, *self._deeds]

    def sentence(self) -> Sentence:
        """One sentence."""
        words: list[str] = []
        while not SHORTEST <= len(words) <= LONGEST:
            words = self._pick((self._event, self._count, self._speech))().split()
        return (words[0][0].upper() + words[0][1:], *words[1:])

    def word(self, unlike: str) -> str:
        """A word that could stand in the place of another, and is not it."""
        found = self._pick(self._stock)
        return found if found != unlike.strip(",").lower() else self.word(unlike)

    def _name(self) -> str:
        return self._of(ONSETS) + self._of(NUCLEI) + self._of(CODAS) + self._of(NUCLEI) + self._of(CODAS)

    def _of(self, listed: Sequence[str]) -> str:
        return self._pick(listed)

    def _phrase(self, listed: str) -> str:
        return self._pick(_phrases(listed))

    def _someone(self) -> str:
        who, kind = self._pick(self._people), self._pick(self._qualities)
        return self._pick(
            (
                f"one {kind} {who}",
                f"the {who} of {self._name()}",
                f"{self._name()} {self._name()}, the {kind} {who} from {self._name()},",
                f"{self._phrase(COUNTS)} {kind} {who}s",
            )
        )

    def _something(self) -> str:
        what, kind = self._pick(self._things), self._pick(self._qualities)
        return self._pick(
            (
                f"the {kind} {what}",
                f"the {what} near {self._name()}",
                f"the {what} {self._phrase(WHERE)} the {kind} {self._pick(self._things)}",
                f"{self._phrase(COUNTS)} {what}s {self._phrase(WHERE)} {self._name()}",
            )
        )

    def _time(self) -> str:
        return self._pick(
            (
                f"{self._phrase(PARTS)} {self._phrase(DAYS)}",
                f"{self._phrase(COUNTS)} {self._pick(UNITS)} {self._pick(('before', 'after'))} {self._phrase(OCCASIONS)}",
                f"{self._phrase(DAYS)}, {self._pick(('before', 'after', 'during'))} {self._phrase(OCCASIONS)},",
            )
        )

    def _clause(self) -> str:
        return f"{self._someone()} {self._pick(self._deeds)} {self._something()}"

    def _event(self) -> str:
        return self._pick(
            (
                f"{self._time()} {self._clause()} {self._phrase(LINKS)} {self._clause()}",
                f"{self._clause()} {self._time()} {self._phrase(LINKS)} {self._clause()}",
                f"{self._clause()} and {self._pick(self._deeds)} {self._something()} {self._time()}".rstrip(","),
            )
        )

    def _count(self) -> str:
        where = f"{self._phrase(WHERE)} the {self._pick(self._qualities)} {self._pick(self._things)}"
        return f"{self._phrase(COUNTS)} people {self._phrase(FATES)} {where} {self._phrase(LINKS)} {self._clause()}"

    def _speech(self) -> str:
        return f"{self._clause()} {self._time().rstrip(',')}, {self._someone()} {self._pick(SAYINGS.split())}"
