"""Origins: the independent sources of each fact of an incident, after copies and common claimants are collapsed.

What enters: the facts and attributions of one incident. What leaves: origins, sorted. Always: every claim of a fact stands in
exactly one of its origins; a claim without a speaker makes no known origin, and an unnamed source is joined to no name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tallystick.model.claims import Attribution, Claim, Claimant, Stance
from tallystick.model.incidents import Origin
from tallystick.reconcile.claimants import Voice, independence, name_words, voices
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.facts import Fact
from tallystick.reconcile.intervals import stated

ATTRIBUTION = "attribution"
UNKNOWN: Voice = ("unknown", "")

Statement = Claim | Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The voices of one incident: the key of each claimant, and that of the only named one who gives figures."""

    voice: Mapping[Claimant, Voice]
    only: Voice | None

    def of(self, claimant: Claimant | None) -> Voice | None:
        """The key of a claimant; None where nobody speaks, or only the outlet."""
        return self.voice.get(claimant) if claimant is not None else None


def cast_of(facts: Sequence[Fact], attributions: Sequence[Attribution]) -> Cast:
    """Who speaks in an incident."""
    claims = [(c, c.claimant) for f in facts for c in f.claims if c.claimant is not None]
    counting = {claimant for c, claimant in claims if c.stance is Stance.ASSERTED}
    keys = voices({claimant for _, claimant in claims} | {a.claimant for a in attributions if a.claimant is not None})
    given = {keys[c] for c in counting if c in keys and keys[c][0] != "unnamed"}
    return Cast(voice=keys, only=next(iter(given)) if len(given) == 1 else None)


def origins_of_fact(fact: Fact, cast: Cast, evidence: Evidence) -> tuple[Origin, ...]:
    """The origins of a count: of its asserted and denied claims; uncertain ones come from nobody who vouches for them."""
    claims = [c for c in fact.claims if c.stance is not Stance.UNCERTAIN]
    placed = {c.claim_id: voice for c in claims if (voice := cast.of(c.claimant)) is not None}
    for claim in (c for c in claims if c.claim_id not in placed):
        placed[claim.claim_id] = _joined(claim, claims, cast, evidence)
    return _origins((fact.incident_id, fact.name), claims, placed, cast, evidence)


def origins_of_attribution(incident_id: str, said: Sequence[Attribution], cast: Cast, evidence: Evidence) -> tuple[Origin, ...]:
    """The origins of who is said to have done it; words without a speaker are joined to nobody but those they copy."""
    placed = {a.claim_id: voice for a in said if (voice := cast.of(a.claimant)) is not None}
    for one in (a for a in said if a.claim_id not in placed):
        copied = {voice for o in said if (voice := cast.of(o.claimant)) is not None and evidence.copied(one, o)}
        placed[one.claim_id] = next(iter(copied)) if len(copied) == 1 else UNKNOWN
    return _origins((incident_id, ATTRIBUTION), said, placed, cast, evidence)


def independent(origins: Sequence[Origin], cast: Cast, claimant_of: Callable[[str], Claimant | None]) -> int:
    """How many known origins stand apart from one another: sources that speak for one party are one."""
    found = set()
    for origin in (o for o in origins if o.known):
        speakers = sorted((c for c in map(claimant_of, origin.claim_ids) if c is not None and c in cast.voice), key=_order)
        found |= {independence(speakers[0], cast.voice[speakers[0]])} if speakers else set()
    return len(found)


def _order(claimant: Claimant) -> tuple[str, str, str, str, tuple[str, ...]]:
    return (claimant.party or "~", claimant.name, claimant.words, claimant.role.value, claimant.via)


def _joined(claim: Claim, claims: Sequence[Claim], cast: Cast, evidence: Evidence) -> Voice:
    """The voice that a figure without a speaker belongs to: whom it copies, whom its own report names for it, the only one."""
    spoken = [(c, voice) for c in claims if (voice := cast.of(c.claimant)) is not None]
    copied = {voice for c, voice in spoken if evidence.copied(claim, c)}
    here = {voice for c, voice in spoken if c.report_id == claim.report_id and stated(c).meets(stated(claim))}
    here = {voice for voice in here if voice[0] != "unnamed"}
    for found in (copied, here):
        if len(found) == 1:
            return next(iter(found))
    return cast.only or UNKNOWN


def _origins(
    fact: tuple[str, str], said: Sequence[Statement], placed: Mapping[str, Voice], cast: Cast, evidence: Evidence
) -> tuple[Origin, ...]:
    homes: dict[tuple[Voice, str], list[Statement]] = {}
    unknown = _copied_together([s for s in said if placed[s.claim_id] == UNKNOWN], evidence)
    for one in said:
        voice = placed[one.claim_id]
        homes.setdefault((voice, unknown.get(one.report_id, "") if voice == UNKNOWN else ""), []).append(one)
    found = [
        Origin(
            incident_id=fact[0],
            fact=fact[1],
            name=_name(members, voice, cast) if voice != UNKNOWN else f"no speaker named ({label(first, evidence)})",
            claim_ids=tuple(sorted(m.claim_id for m in members)),
            report_ids=tuple(sorted({m.report_id for m in members})),
            known=voice != UNKNOWN,
        )
        for (voice, first), members in homes.items()
    ]
    return tuple(sorted(found, key=lambda o: (not o.known, o.name, o.claim_ids)))


def _copied_together(said: Sequence[Statement], evidence: Evidence) -> dict[str, str]:
    """For each report that names no speaker, the first of those that share its words: they are one unknown origin."""
    shared: dict[str, set[str]] = {s.report_id: {s.report_id} for s in said}
    for one, other in combinations(said, 2):
        if one.report_id != other.report_id and evidence.copied(one, other):
            joined = shared[one.report_id] | shared[other.report_id]
            for report_id in joined:
                shared[report_id] = joined
    return {report_id: min(joined) for report_id, joined in shared.items()}


def _name(members: Sequence[Statement], voice: Voice, cast: Cast) -> str:
    """The most special name that is used: one whose words another name of the same origin holds gives way to that one."""
    names = [m.claimant.name for m in members if m.claimant is not None and cast.of(m.claimant) == voice]
    if not names:
        names = sorted(c.name for c, v in cast.voice.items() if v == voice)
    words = {n: set(name_words(n)) for n in names}
    fullest = [n for n in words if not any(words[n] < words[other] for other in words)]
    return min(fullest, key=lambda n: (-names.count(n), -len(words[n]), n))


def label(report_id: str, evidence: Evidence) -> str:
    """How a sentence names a report: by its outlet, else by the name it came under."""
    report = evidence.reports[report_id]
    return report.outlet or report.name
