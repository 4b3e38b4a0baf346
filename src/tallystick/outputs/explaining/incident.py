"""Explain an incident: which accounts were linked and why, what its day rests on, how its values were made.

Enters: a lookup and an incident or a report. Leaves: a tree of reasons.
What always holds: links stand in order of weight; the look-alikes that were kept apart are told beside those that were joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.claims import Measure
from tallystick.model.incidents import Incident, Origin, Value
from tallystick.model.reports import Report
from tallystick.outputs import implied, wording
from tallystick.outputs.evidence import cite
from tallystick.outputs.explaining.claim import time_words
from tallystick.outputs.explaining.copy import direction, why_damage, why_shared
from tallystick.outputs.explaining.framing import why_told
from tallystick.outputs.explaining.pair import account_words, why_decided, why_pair
from tallystick.outputs.explaining.toll import why_toll
from tallystick.outputs.explaining.why import Why
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.versions import chains_of, change, state

_LOOKALIKES = 5


def why_incident(look: Lookup, of: Incident) -> Why:
    """An incident with its links, day, values, origins and grade."""
    return Why(
        label="incident",
        words=wording.title(of),
        id=of.incident_id,
        because=(
            _links(look, of),
            *_apart(look, of),
            _day(look, of),
            *_place(look, of),
            *_values(look, of),
            *_origins(look, of),
            *why_told(look, of),
            *_grade(look, of),
            *(why_damage(look, one) for report_id in of.report_ids for one in look.damages_of(report_id)),
        ),
    )


def why_report(look: Lookup, of: Report) -> Why:
    """A report with its dating, carrier, the passages that it shares, where it lost words, and its accounts."""
    accounts = look.readings[of.report_id].accounts if of.report_id in look.readings else ()
    carried = (Why(label="credited to one agency", words=of.carrier),) if of.carrier else ()
    return Why(
        label="report",
        words=of.name,
        id=of.report_id,
        because=(
            _dating(look, of.report_id),
            *carried,
            *_near(look, of.report_id),
            *why_shared(look, of.report_id),
            *_versions(look, of),
            *(Why(label="account", words=account_words(look, one.account_id), id=one.account_id) for one in accounts),
        ),
    )


def _near(look: Lookup, report_id: str) -> tuple[Why, ...]:
    """The reports that are one text with it."""
    near = [one for one in look.contents.lineage.near_copies if report_id in (one.left, one.right)]
    names = [look.reports[one.right if one.left == report_id else one.left].name for one in near]
    return tuple(
        Why(
            label="near-copy of",
            words=f"{name}: {one.similarity:.0%} of their runs of words are the same; {direction(look, one)}",
        )
        for name, one in zip(names, near, strict=True)
    )


def _versions(look: Lookup, of: Report) -> tuple[Why, ...]:
    """The states of the report's page, each with what changed from the one before."""
    return tuple(
        Why(
            label="state of one page",
            words=state(look, chain, place),
            id=report_id,
            because=tuple(Why(label="changed", words=change(one)) for one in (chain.steps[place - 1].changes if place else ())),
        )
        for chain in chains_of(look, (of.report_id,))
        for place, report_id in enumerate(chain.report_ids)
    )


def _links(look: Lookup, of: Incident) -> Why:
    inside = set(of.account_ids)
    pairs = [one for one in look.contents.linked.candidates if one.left in inside and one.right in inside]
    pairs.sort(key=lambda one: (-one.weight, one.left, one.right))
    words = f"{wording.plural(len(of.account_ids), 'account')}, {wording.plural(len(pairs), 'pair')} scored"
    alone = tuple(Why(label="account", words=account_words(look, one), id=one) for one in of.account_ids) if not pairs else ()
    held = tuple(why_decided(look, look.decisions.held(one)) for one in of.account_ids) if pairs else ()
    return Why(label="links", words=words, because=alone or (*(why_pair(look, one, decided=False) for one in pairs), *held))


def _apart(look: Lookup, of: Incident) -> tuple[Why, ...]:
    pairs = look.candidates_of(of)
    if not pairs:
        return ()
    nearest = tuple(why_pair(look, one) for one in pairs[:_LOOKALIKES])
    return (Why(label="look-alikes kept apart", words=f"{len(pairs)}, the nearest first", because=nearest),)


def _day(look: Lookup, of: Incident) -> Why:
    told = [
        one
        for account in look.accounts_of(of)
        for one in (
            *time_words(look, account.report_id, f"time in {look.reports[account.report_id].name}", account.time),
            *_signs(f"what speaks for it in {look.reports[account.report_id].name}", account.time_signs),
        )
    ]
    datings = [_dating(look, one) for one in of.report_ids if one in look.reports]
    words = f"{wording.days(of.days)}: {wording.date_basis(of.date_basis)}"
    return Why(label="day", words=words, because=(*told, *datings))


def _place(look: Lookup, of: Incident) -> tuple[Why, ...]:
    """The incident's place, and beside each account that gives it what in the report speaks for it."""
    if of.place is None:
        return ()
    told = [account for account in look.accounts_of(of) if account.place is not None]
    because = tuple(
        Why(
            label=f"place in {look.reports[one.report_id].name}",
            words=f"{wording.place(one.place)} (“{one.place.words}”)",
            because=_signs("what speaks for it", one.place_signs),
        )
        for one in told
        if one.place is not None
    )
    return (Why(label="place", words=f"{wording.place(of.place)}; {wording.place_precision(of.place)}", because=because),)


def _signs(label: str, signs: tuple[str, ...]) -> tuple[Why, ...]:
    return (Why(label=label, words=", ".join(signs)),) if signs else ()


def _dating(look: Lookup, report_id: str) -> Why:
    dating, name = look.datings.get(report_id), look.reports[report_id].name
    if dating is None or dating.published is None:
        reason = f": {dating.reason}" if dating and dating.reason else ""
        return Why(label=f"publication of {name}", words=f"not known{reason}")
    basis = f"{dating.basis.value}: " if dating.basis else ""
    return Why(label=f"publication of {name}", words=f"{wording.day(dating.published)}; {basis}{dating.reason}")


def _values(look: Lookup, of: Incident) -> tuple[Why, ...]:
    return (*(_value(look, one) for one in look.values_of(of)), *_wholes(look, of))


def _wholes(look: Lookup, of: Incident) -> tuple[Why, ...]:
    """The figures over all groups, where they are more than one group's."""
    wholes = (look.whole_of(of, measure) for measure in (Measure.KILLED, Measure.WOUNDED))
    return tuple(
        Why(
            label=f"{wording.measure(one.measure)}, all groups",
            words=f"{wording.value_words(one)}; rule: {wording.rule(one.rule)}",
        )
        for one in wholes
        if one is not None and sum(value.measure is one.measure for value in look.values_of(of)) > 1
    )


def _value(look: Lookup, value: Value) -> Why:
    party = f"; one party’s count: {value.one_party}" if value.one_party else ""
    counted = [Why(label="rests on", words=cite(look, one), id=one.claim_id) for one in look.statements_of(value.claim_ids)]
    against = [Why(label="against it", words=cite(look, one), id=one.claim_id) for one in look.statements_of(value.dissent_ids)]
    return Why(
        label=f"{wording.measure(value.measure)}, {value.group.name}",
        words=f"{wording.value_words(value)}; rule: {wording.rule(value.rule)}{party}",
        because=(*counted, *against, *_implied(look, value)),
    )


def _implied(look: Lookup, value: Value) -> tuple[Why, ...]:
    """What tolls leave for a figure, with these tolls and the incidents inside them."""
    found = look.implied_of(value)
    if found is None:
        return ()
    because = tuple(why_toll(look, toll) for toll in implied.tolls(look, found))
    return (Why(label="what tolls imply", words=implied.words(found, value), because=because),)


def _origins(look: Lookup, of: Incident) -> tuple[Why, ...]:
    told, words = look.origins_of_figures(of), look.origin_words(of)
    whole = (Why(label="origins of all figures", words=wording.origins(told), because=_inferred(look, told)),) if told else ()
    return whole + tuple(
        Why(label=f"origins of {fact}", words=words[fact], because=_inferred(look, origins))
        for fact, origins in look.origins_of(of).items()
    )


def _inferred(look: Lookup, origins: Sequence[Origin]) -> tuple[Why, ...]:
    """The claims that belong to an origin only by words that another report supplies."""
    return tuple(
        Why(label=f"inferred for {one.name}", words=cite(look, claim), id=claim.claim_id)
        for one in origins
        for claim in look.statements_of(one.inferred)
    )


def _grade(look: Lookup, of: Incident) -> tuple[Why, ...]:
    grade = look.assessments.get(of.incident_id)
    return (Why(label="grade", words=f"{grade.grade.value}; rule: {wording.rule(grade.grade_rule)}"),) if grade else ()
