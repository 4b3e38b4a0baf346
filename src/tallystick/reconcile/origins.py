"""Origins: the independent sources of each fact of an incident, after copies and common claimants are collapsed.

What enters: the facts and attributions of one incident. What leaves: origins, sorted. Always: every claim of a fact stands in
exactly one of its origins; a claim without a speaker makes no known origin, and an unnamed source is joined to no name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallystick.model.claims import Attribution, Claim, Stance
from tallystick.model.incidents import ATTRIBUTION, Origin
from tallystick.reconcile.authors import Author, named
from tallystick.reconcile.cast import Cast
from tallystick.reconcile.claimants import Voice, name_words
from tallystick.reconcile.copied import Statement
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.facts import Fact
from tallystick.reconcile.intervals import stated
from tallystick.reconcile.statuses import called

UNKNOWN: Voice = ("unknown", "")


def origins_of_fact(fact: Fact, cast: Cast, evidence: Evidence) -> tuple[Origin, ...]:
    """The origins of a count: of its asserted and denied claims; uncertain ones come from nobody who vouches for them."""
    claims = [c for c in fact.claims if c.stance is not Stance.UNCERTAIN]
    placed = {c.claim_id: cast.of(c) or _joined(c, claims, cast, evidence) for c in claims}
    return _origins((fact.incident_id, fact.name), claims, placed, cast, evidence)


def origins_of_attribution(incident_id: str, said: Sequence[Attribution], cast: Cast, evidence: Evidence) -> tuple[Origin, ...]:
    """The origins of who is said to have done it; words without a speaker are joined to nobody but those they copy."""
    placed = {a.claim_id: cast.of(a) or UNKNOWN for a in said}
    return _origins((incident_id, ATTRIBUTION), said, placed, cast, evidence)


def origins_of_statuses(incident_id: str, claims: Sequence[Claim], cast: Cast, evidence: Evidence) -> tuple[Origin, ...]:
    """The origins of what the harmed are said to have been: of those claims alone whose own words say it."""
    found: list[Origin] = []
    for status, said in called(claims).items():
        placed = {c.claim_id: cast.of(c) or _joined(c, said, cast, evidence) for c in said}
        found += _origins((incident_id, status.value), said, placed, cast, evidence)
    return tuple(found)


def corroborated(origins: Sequence[Origin], cast: Cast, evidence: Evidence) -> bool:
    """Whether two known origins stand apart: they speak for different parties, and different authors wrote of them.

    Where copied words leave open who wrote them, all who may have count: then nobody else among these corroborates them.
    """
    told = [_told(origin, cast, evidence) for origin in origins if origin.known]
    return any(one != other and not a & b for one, authors in told for other, beside in told for a in authors for b in beside)


def sources(origins: Sequence[Origin], cast: Cast, evidence: Evidence) -> int:
    """How many known origins speak for different parties or for nobody but themselves."""
    return len({source for source, _ in (_told(origin, cast, evidence) for origin in origins if origin.known)})


def _told(origin: Origin, cast: Cast, evidence: Evidence) -> tuple[Voice | None, set[frozenset[Author]]]:
    """For whom an origin speaks, and who may have written each of its statements."""
    said = [evidence.claims[claim_id] for claim_id in origin.claim_ids]
    speaks = sorted(party for one in said if (party := cast.party_or_voice(one)) is not None)
    party = next((one for one in speaks if one[0] == "party"), speaks[0] if speaks else None)
    return party, {evidence.may_have_written(one) for one in said if cast.of(one) is not None}


def _joined(claim: Claim, claims: Sequence[Claim], cast: Cast, evidence: Evidence) -> Voice:
    """The voice that a figure without a speaker belongs to: whom the reports that carry its words name for it, the only one."""
    twins = evidence.same_words(claim)
    reports = {c.report_id for c in claims if c.claim_id in twins}
    spoken = [(c, voice) for c in claims if (voice := cast.of(c)) is not None]
    here = {voice for c, voice in spoken if c.report_id in reports and stated(c).meets(stated(claim))}
    here = {voice for voice in here if voice[0] != "unnamed"}
    return next(iter(here)) if len(here) == 1 else cast.only or UNKNOWN


def _origins(
    fact: tuple[str, str], said: Sequence[Statement], placed: Mapping[str, Voice], cast: Cast, evidence: Evidence
) -> tuple[Origin, ...]:
    homes: dict[tuple[Voice, str], list[Statement]] = {}
    unknown = _written_together([s for s in said if placed[s.claim_id] == UNKNOWN], evidence)
    for one in said:
        voice = placed[one.claim_id]
        homes.setdefault((voice, unknown.get(one.claim_id, "") if voice == UNKNOWN else ""), []).append(one)
    found = [
        Origin(
            incident_id=fact[0],
            fact=fact[1],
            name=_name(members, voice, cast) if voice != UNKNOWN else f"no speaker named ({carrier})",
            claim_ids=tuple(sorted(m.claim_id for m in members)),
            report_ids=tuple(sorted({m.report_id for m in members})),
            known=voice != UNKNOWN,
            inferred=tuple(sorted(m.claim_id for m in members if m.claim_id in cast.inferred)),
            source=" ".join(voice) if voice != UNKNOWN else None,
        )
        for (voice, carrier), members in homes.items()
    ]
    return tuple(sorted(found, key=lambda o: (not o.known, o.name, o.claim_ids)))


def _written_together(said: Sequence[Statement], evidence: Evidence) -> dict[str, str]:
    """For each statement without a speaker who carries it; those that one hand may have written are one unknown origin.

    It is named by the agency that is credited, else by the first of the reports: a carrier, which is no speaker.
    """
    hands: list[tuple[set[Author], list[Statement]]] = []
    for one in said:
        authors, members = set(evidence.may_have_written(one)), [one]
        for other in [hand for hand in hands if hand[0] & authors]:
            hands.remove(other)
            authors |= other[0]
            members += other[1]
        hands.append((authors, members))
    found: dict[str, str] = {}
    for authors, members in hands:
        agency = min((name for author in authors if (name := named(author)) is not None), default=None)
        carrier = agency or label(min(m.report_id for m in members), evidence)
        found |= {m.claim_id: carrier for m in members}
    return found


def _name(members: Sequence[Statement], voice: Voice, cast: Cast) -> str:
    """The most special name that is used: one whose words another name of the same origin holds gives way to that one."""
    names = [m.claimant.name for m in members if m.claimant is not None and cast.voice.get(m.claimant) == voice]
    if not names:
        names = sorted(c.name for c, v in cast.voice.items() if v == voice)
    words = {n: set(name_words(n)) for n in names}
    fullest = [n for n in words if not any(words[n] < words[other] for other in words)]
    return min(fullest, key=lambda n: (-names.count(n), -len(words[n]), n))


def label(report_id: str, evidence: Evidence) -> str:
    """How a sentence names a report: by its outlet, else by the name it came under."""
    report = evidence.reports[report_id]
    return report.outlet or report.name
