"""Cast: who speaks in an incident, and in whose voice each of its statements stands.

In: the facts and attributions of one incident. Out: a voice for each statement that has a speaker. Always: copied words have
one voice, whatever speaker the outlets that carry them put beside them; a voice that rests on words which another report
supplies for a damaged text is marked as inferred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.model.claims import Attribution, Claim, Claimant, Stance
from tallystick.reconcile.claimants import Voice, fuller, independence, voices
from tallystick.reconcile.copied import Statement
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.facts import Fact

NEAR = 3
"""Characters that may stand between a place where words were lost and the words of a claimant: an "'s" and a space."""

AROUND = 400
"""Characters around a claim in which the words of its claimant are looked for: its sentence and those beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The speakers of one incident.

    `speakers` and `voices` are by statement; `voice` is by claimant. `only` is the voice of the one named claimant who gives
    figures, else None; `inferred` are the statements whose voice rests on supplied words.
    """

    speakers: Mapping[str, Claimant]
    voices: Mapping[str, Voice]
    voice: Mapping[Claimant, Voice]
    only: Voice | None
    inferred: frozenset[str]

    def of(self, statement: Statement) -> Voice | None:
        """The voice of a statement; None where nobody speaks, or only the outlet."""
        return self.voices.get(statement.claim_id)

    def party_or_voice(self, statement: Statement) -> Voice | None:
        """What two sources share where one cannot corroborate the other; None where nobody speaks."""
        speaker, voice = self.speakers.get(statement.claim_id), self.of(statement)
        return independence(speaker, voice) if speaker is not None and voice is not None else None


def cast_of(facts: Sequence[Fact], attributions: Sequence[Attribution], evidence: Evidence) -> Cast:
    """Who speaks in an incident."""
    said: list[Statement] = [*(c for f in facts for c in f.claims), *attributions]
    keys = voices({s.claimant for s in said if s.claimant is not None})
    mended = {s.claim_id: voice for s in said if (voice := _mended(s, keys, evidence)) is not None}
    own = {s.claim_id: voice for s in said if (voice := mended.get(s.claim_id) or _voice(s, keys)) is not None}
    by_id = {s.claim_id: s for s in said}
    lead = {s.claim_id: _lead((by_id[i] for i in evidence.same_words(s) if i in own), own, evidence) for s in said}
    leading = {claim_id: one for claim_id, one in lead.items() if one is not None}
    found = {claim_id: own[one.claim_id] for claim_id, one in leading.items()}
    asserted = {s.claim_id for s in said if isinstance(s, Claim) and s.stance is Stance.ASSERTED}
    given = {voice for claim_id, voice in found.items() if claim_id in asserted and voice[0] != "unnamed"}
    return Cast(
        speakers={claim_id: one.claimant for claim_id, one in leading.items() if one.claimant is not None},
        voices=found,
        voice=keys,
        only=next(iter(given)) if len(given) == 1 else None,
        inferred=frozenset(claim_id for claim_id, one in leading.items() if one.claim_id in mended),
    )


def _voice(said: Statement, keys: Mapping[Claimant, Voice]) -> Voice | None:
    return keys.get(said.claimant) if said.claimant is not None else None


def _lead(twins: Iterable[Statement], own: Mapping[str, Voice], evidence: Evidence) -> Statement | None:
    """Whose speaker copied words have: a named one before an unnamed one, then that of the earliest report; None for nobody.

    Of reports of one day, a party's before another's, then whoever says most in the incident.
    """
    said = Counter(own.values())

    def order(one: Statement) -> tuple[bool, date, bool, int, Voice, str, str]:
        voice, name = own[one.claim_id], one.claimant.name if one.claimant is not None else ""
        day = evidence.day_of(one.report_id) or date.max
        return voice[0] == "unnamed", day, voice[0] != "party", -said[voice], voice, name, one.claim_id

    return min(twins, key=order, default=None)


def _mended(said: Statement, keys: Mapping[Claimant, Voice], evidence: Evidence) -> Voice | None:
    """The voice of a claimant whose name is whole only with words that another report supplies; None where that tells none."""
    places = evidence.supplied.get(said.report_id)
    if said.claimant is None or not places or keys.get(said.claimant, ("", ""))[0] != "name":
        return None
    words, text = said.claimant.words, evidence.reports[said.report_id].text
    start = text.find(words, max(0, said.passage.start - AROUND), said.passage.end + AROUND)
    beside = [supplied for at, supplied in places if start >= 0 and at - NEAR <= start <= at + NEAR]
    found = fuller(said.claimant, beside[0], keys) if len(beside) == 1 else None
    return found if found != keys[said.claimant] else None
