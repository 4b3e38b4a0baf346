"""Names: which words of a ledger name persons harmed or their relatives.

Enters: the contents of a ledger. Leaves: where those names stand in words of its reports.
What always holds: a whole name is found in every report; a part of it ("Idris") only in reports that name the person; a
person's words that do not hold the name as recorded are found as they stand. Whom the words call by name and age, or name as
kin of somebody, counts as a person harmed or a relative even where reading recorded none: rather one name too many withheld.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from tallystick.model.accounts import Reading
from tallystick.model.claims import Claimant, ClaimantRole
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import Report
from tallystick.outputs.lookup import statements_in

_KIN = (
    r"(?:father|mother|parent|brother|sister|sibling|son|daughter|child|uncle|aunt|cousin|nephew|niece|wife|husband|widow|widower"
    r"|grandfather|grandmother|grandson|granddaughter|fiancée?|relative|in-law)s?"
)
_NEAR = 60
# "Salma Idris, 9," and "Salma Idris (9)"; a given name alone only with the age of a minor.
_WHOLE = r"(?:[A-Z][\w’'-]+ )(?:(?:al|el|de|bin|ibn|van|von)[ -])?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_AGED = re.compile(rf"({_WHOLE})(?:, (?:aged? )?\d{{1,2}}| \((?:aged? )?\d{{1,2}}\))(?=[,.;)\s])(?! [A-Z])")
_YOUNG = re.compile(r"(?<!\w )\b([A-Z][\w’'-]+)(?:, (?:aged? )?1?\d| \((?:aged? )?1?\d\))(?=[,.;)])")
_IN_OFFICE = frozenset(ClaimantRole) - {ClaimantRole.WITNESS, ClaimantRole.OTHER, ClaimantRole.OUTLET}
_MAY_BE_KIN = (ClaimantRole.WITNESS, ClaimantRole.OTHER, ClaimantRole.OUTLET)
_LEAST_PART = 3
# "her father, Hadrin Vessen": the given name of a relative stands beside the family name; not at the start of a sentence.
_GIVEN = r"(?:(?<=[a-zé,;] )[A-Z][\w’'-]+ )?(?:(?<=[a-zé,;] )[A-Z][\w’'-]+ )?"
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_GAP = re.compile(r"[\s\-_.+]+")


class Names:
    """The names recorded in a ledger, ready to be found."""

    def __init__(self, contents: LedgerContents) -> None:
        self._reports = {one.report_id: one for one in contents.reports}
        self._readings = {one.report_id: one for one in contents.readings}
        self._runs: dict[tuple[frozenset[str], bool], re.Pattern[str] | None] = {}

    @cached_property
    def _whole(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Whole names of two words or more by their first word, longest first, in small letters; found in every report."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for report_id in self._readings:
            for words in (_folded(name) for name in self._of(report_id)):
                if len(words) > 1:
                    found[words[0]].add(words)
        return {first: tuple(sorted(names, key=lambda one: (-len(one), one))) for first, names in found.items()}

    @cached_property
    def _parts(self) -> dict[str, frozenset[str]]:
        """Parts of names by report, but for those that also name a place, a group or a party there."""
        found: dict[str, frozenset[str]] = {}
        for report_id, reading in self._readings.items():
            parts = {part for name in self._of(report_id) for part in name.split()}
            found[report_id] = frozenset(part for part in parts if len(part) >= _LEAST_PART) - _taken(reading)
        return found

    def find(self, words: str, report_ids: Iterable[str], *, small: bool = False) -> list[tuple[int, int]]:
        """Where names stand in words that come from these reports, in order and apart.

        With `small`, parts of names are found in small letters too, as file names and addresses hold them.
        """
        run = self._run(frozenset(report_ids), small)
        return _apart([*self._whole_in(words), *((match.span() for match in run.finditer(words)) if run else ())])

    def spans(self, report: Report) -> list[tuple[int, int]]:
        """Where names stand in a report's text, in order and apart."""
        found = self.find(report.text, (report.report_id,))
        persons = self._readings[report.report_id].persons if report.report_id in self._readings else ()
        for person in persons:
            if not any(person.passage.touches(start, end) for start, end in found):
                found.append((person.passage.start, person.passage.end))
        return _apart(found)

    def _whole_in(self, words: str) -> Iterator[tuple[int, int]]:
        """Looked up word by word: one pattern of all names of a large ledger would take minutes."""
        tokens = list(_TOKEN.finditer(words))
        for number, token in enumerate(tokens):
            for name in self._whole.get(token.group().lower(), ()):
                beside = tokens[number : number + len(name)]
                if tuple(one.group().lower() for one in beside) == name and _close(words, beside):
                    yield token.start(), beside[-1].end()
                    break

    def _run(self, report_ids: frozenset[str], small: bool) -> re.Pattern[str] | None:
        """What finds parts of names, one after another; None where there are none to find."""
        if (report_ids, small) not in self._runs:
            parts = sorted({part for one in report_ids for part in self._parts.get(one, ())}, key=lambda one: (-len(one), one))
            either = "|".join(map(re.escape, parts))
            run = rf"(?<!\w){_GIVEN}(?:{either})(?: (?:{either}))*(?!\w)"
            self._runs[report_ids, small] = re.compile(run, re.IGNORECASE if small else 0) if parts else None
        return self._runs[report_ids, small]

    def _of(self, report_id: str) -> list[str]:
        reading, report = self._readings[report_id], self._reports[report_id]
        return [*(one.name for one in reading.persons), *_relatives(reading, report), *_aged(reading, report)]


def _folded(name: str) -> tuple[str, ...]:
    return tuple(token.group().lower() for token in _TOKEN.finditer(name))


def _close(words: str, tokens: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but blanks and the joints of file names stands between words."""
    return all(_GAP.fullmatch(words, left.end(), right.start()) for left, right in pairwise(tokens))


def _relatives(reading: Reading, report: Report) -> list[str]:
    """Speakers without an office whom the words call kin of somebody."""
    speakers = {one.claimant for one in statements_in(reading) if one.claimant and one.claimant.named}
    return sorted({one.name for one in speakers if one.role in _MAY_BE_KIN and _is_kin(one, report.text)})


def _aged(reading: Reading, report: Report) -> list[str]:
    """Those whom the text names with an age, but for speakers in office and for names of places, groups and parties."""
    office = {one.claimant.name for one in statements_in(reading) if one.claimant and one.claimant.role in _IN_OFFICE}
    found = {match[1] for pattern in (_AGED, _YOUNG) for match in pattern.finditer(report.text)}
    named = {one for one in found if not any(f" {one}".endswith(f" {speaker}") for speaker in office)}
    return sorted(one for one in named if not set(one.split()) & _taken(reading))


def _is_kin(speaker: Claimant, text: str) -> bool:
    if re.search(rf"\b{_KIN}\b", speaker.words):
        return True
    name = re.escape(speaker.name)
    beside = rf"\b{_KIN}\b[^.\n]{{0,{_NEAR}}}{name}|{name}[^.\n]{{0,{_NEAR}}}\b{_KIN}\b"
    return re.search(beside, text) is not None


def _taken(reading: Reading) -> set[str]:
    words: set[str] = set()
    for claim in reading.claims:
        names = [claim.group.name, claim.group.party, claim.actor, *claim.group.within]
        names += [claim.place.name, claim.place.admin1, claim.place.country] if claim.place else []
        words.update(word for name in names if name for word in name.split())
    return words


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
