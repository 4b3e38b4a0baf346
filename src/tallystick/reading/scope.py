"""Scope: whether a figure counts one incident or a period.

A harm in its context enters, with the time words that belong to it; a `Scope` leaves. A figure over several days or attacks is
a toll: it contains incidents and is never a sibling of theirs.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from tallystick.model.claims import Measure, Scope
from tallystick.model.figures import Figure
from tallystick.model.groups import ATTACKERS
from tallystick.model.times import TimeKind, TimeWords, Unit
from tallystick.reading.context import Context
from tallystick.reading.harms.deeds import COUNTING
from tallystick.reading.harms.record import Harm
from tallystick.reading.lexicon import KILLED
from tallystick.reading.times.tokens import WEEKDAYS
from tallystick.reading.when import is_day

_MASS = re.compile(
    r"\b(?:fighting|clashes|war|conflict|violence|unrest|campaign|uprising|insurgency|hostilities|onslaught|offensive|battles|"
    r"(?:attacks|strikes|raids|air ?strikes|shootings|bombings)(?! (?:on|late|early)))\b",
    re.IGNORECASE,
)
_ATTACK = "attack|assault|bombing|blast|explosion|shooting|crash|air ?strike|strike|raid|shelling|ambush"
_SINGLE = re.compile(
    rf"\b(?:an?|the|this|that|another) (?:[\w-]+ ){{0,3}}(?:{_ATTACK}|clash|robbery|incident|massacre|sweep|incursion)\b",
    re.IGNORECASE,
)
_EVENT = (
    rf"(?:{_ATTACK}|massacre|siege|stampede|collision|derailment|collapse|fire|blaze|earthquake|quake|landslide|avalanche|"
    r"sinking|bombardment|clash|shoot-?out|gunfight|gun ?battle|firefight|rampage|jailbreak|riot)\b"
)
_OF_ONE = re.compile(
    r"\b(?:toll|number of (?:\w+ ){0,2}(?:known |believed |confirmed |said )?(?:to have )?"
    r"(?:dead|died|killed|deaths|fatalities)) (?:in|from|of|after|at) "
    rf"(?:[\w'’.-]+ ){{0,7}}?{_EVENT}(?! on [\w-]+ and)|\b(?:{_EVENT}|bomb)(?:['’]s)? (?:death )?toll\b|"
    rf"\b{_EVENT}: (?:the )?(?:death toll|toll|number of)\b|"
    rf"\w+ to (?:die|be killed) (?:in|from) (?:the|that|\w+day['’]s) (?:[\w'’.-]+ ){{0,4}}?{_EVENT}",
    re.IGNORECASE,
)
"""The toll of one event that the words name: "the toll from Monday's blast", "the plane crash death toll"."""
_IN_ONE = re.compile(
    rf"\b(?:in|during|after|from|by) (?:an?|the|that|this) (?:[\w-]+ ){{0,2}}(?:{_EVENT}|sweep\b|incursion\b)", re.IGNORECASE
)
"""What harmed them all at once: "more than 500 were injured during the massacre"."""
_ANY_EVENT = re.compile(rf"\b{_EVENT}", re.IGNORECASE)
_COUNT_OF_DEAD = re.compile(
    r"\btoll\b|\b(?:puts?|putting) the (?:dead|wounded|injured) at\b|"
    r"\b(?:number|count|tally|figure) (?:to|of (?:the )?(?:\w+ )?"
    r"(?:dead|killed|deaths|fatalities|martyrs|martyred|wounded|injured|casualties|people killed|those))\b",
    re.IGNORECASE,
)
"""Words for the count of one event as it stands; "the 31st homicide" counts others."""
_AFTER_ONE = re.compile(
    rf"\W*(?:in|last|early|late|mid-?) ?(?:in )?\w+, (?:in|after|during|following) an? (?:[\w-]+ ){{0,3}}{_EVENT}",
    re.IGNORECASE,
)
""" "In January, after a strike in Kanbalu, ...": the one event of the month."""
_IN_THE_PERIOD = re.compile(
    r"\b(?:during|over|throughout|across) (?:the (?:same |whole |entire )?|this |that )"
    r"(?:month|week|year|quarter|period|fortnight)\b",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"\b(?:of|for|in|this|last) (?:the )?(?:year|month|week|weekend|season)\b", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:br(?:ing|ought)|taking|takes|took|pushing|lifting|making)\b", re.IGNORECASE)
"""What adds an incident to a total of others: "bringing the total to 19"."""
AROUND = 90
"""Characters around a harm in which the noun of its event is looked for: over an aside, not over a page's menu."""
BEFORE = 600
"""Characters before a running count in which the event or the fighting is told that it counts."""
_SAME_PERIOD = re.compile(r"\b(?:over|during|in|for) (?:the same|that|this) (?:period|time)\b", re.IGNORECASE)
_OF_A_PERIOD = re.compile(
    rf"\b(?:this|last) (?:week|weekend|month)['’]s (?:[\w-]+ ){{0,2}}(?:{_EVENT}|operation\b)", re.IGNORECASE
)
"""One event, told by the week that it fell in: "last week's massacre"."""
_SINGLE_DAY = re.compile(rf"\b(?:the|this|{'|'.join(WEEKDAYS)})(?:['’]s)? (?:[\w-]+ ){{0,2}}{_EVENT}", re.IGNORECASE)
"""One attack of which a count is told as it stands: "so far 31 people have died in Monday's attack"."""
_AT_A_SITE = re.compile(
    r"\b(?:at|in|inside|outside) (?:an?|the|its|their|another) (?:[\w’'-]+ ){0,3}"
    r"(?:rehabilitation cent(?:er|re)|airport|station|mosque|church|synagogue|school|hospital|market|restaurant|theat(?:re|er)|"
    r"cinema|hotel|stadium|nightclub|bar|caf[eé]|concert|festival|wedding|funeral|museum|mall|supermarket)\b",
    re.IGNORECASE,
)
"""Where many are killed at once, whatever the month."""
_REMAINS = re.compile(r"\b(?:remains|bod(?:y|ies)|skeletons?|corpses?)\b", re.IGNORECASE)
_DUG_UP = re.compile(r"\b(?:dug|dig|digging|exhum\w+|unearth\w+|forensic|mass graves?)\b", re.IGNORECASE)
_ACCUSED = re.compile(
    r"\b(?:accused of|suspected of|charged (?:with|in)|convicted of|guilty (?:of|to)|wanted for|indicted (?:for|on)|"
    r"sentenced (?:for|to)|arrested (?:for|in)|counts? of)\b",
    re.IGNORECASE,
)
"""Of a few, with a month: the one deed that somebody answers for."""
_BY_NOW = "so far|to date|until now|up to now"
_COUNTED_SO_FAR = re.compile(rf"\b(?:{_BY_NOW})\b", re.IGNORECASE)
_SO_FAR = re.compile(rf"\b(?:{_BY_NOW}|since then|in total|altogether|overall)\b", re.IGNORECASE)
_SPAN_OF = re.compile(
    r"\b(?:in|during|over|after|of) (?:\w+ ){0,2}?(?:[\w-]+) (?:days|weeks|months|years|decades) of (?!age\b)", re.IGNORECASE
)
"""A span that is fought through: "in three years of fighting"."""
_FOLLOWING = re.compile(
    r"^(?:another|a further|an additional|(?:(?:more|fewer|less) than |at least |about |some |nearly |around |over )?[\w,]+ "
    r"(?:other|others|more(?! than)))\b",
    re.IGNORECASE,
)
INDEFINITE = frozenset({"a", "an"})
"""Articles of one doer or weapon."""
SEVERAL = frozenset("group militia force army gang number coalition".split())
"""Singular nouns of many who act: "a militia killed 20 people in March"."""
STRUCK = frozenset({"strike", "airstrike", "attack", "raid", "assault", "bombing"})
"""Attacks that somebody carries out."""
ATTACKING = frozenset(
    """
    bomb fire hit strike attack explode shell detonate open land collapse storm raid blow catch crash sink overturn derail
    ambush overrun overran
    """.split()
)
"""Verbs of one attack or accident: "when a helicopter fired on a school", "when jets bombed a market"."""
WEAPONS = frozenset(
    """
    helicopter jet plane warplane gunship tank bomb mine landmine rocket shell missile drone grenade device truck car vehicle
    """.split()
)
"""Weapons that make one attack; `telling.doers` holds all things that harm, those too that make none ("a wound")."""
COUNTED_BEFORE = KILLED | frozenset({"dead", "wounded", "injured", "victims", "casualties", "fatalities"})
A_FEW = 10
"""Below this many "of the victims" are persons of one incident; more of them are of a toll told before."""
LARGE = 200
"""A vague figure from here on ("hundreds", "thousands") told without a day is of a period: one attack is counted closer."""

HUGE = 3_000
"""Any figure of dead or hurt from here on, told without a day, is of a war and of no one attack."""

CLAUSES = frozenset({"advcl", "conj", "xcomp"})
"""Relations of a verb to the one that has its subject: "opened fire, killing 13 and wounding 42"."""
_SPANS = (TimeKind.LAPSE, TimeKind.SINCE)


def scope_of(context: Context, harm: Harm, figure: Figure, time: TimeWords | None) -> Scope:
    """Whether the figure counts one incident or a period; see the rules below, first that fits."""
    text = context.sentence.text
    one = harm.quantity.indefinite and figure.exact == 1 and not (harm.cumulative or harm.stock)
    if one and harm.measure is not Measure.DISPLACED and (time is None or time.kind not in _SPANS):
        return Scope.INCIDENT  # one person or thing suffers it once
    if harm.measure in (Measure.MISSING, Measure.CAPTURED) and time is not None and time.kind is TimeKind.SINCE:
        return Scope.INCIDENT if (figure.low or 0) < LARGE and not harm.cumulative else Scope.TOLL
    if _SAME_PERIOD.search(text) or _IN_THE_PERIOD.search(text):
        return Scope.TOLL
    if figure.rule == COUNTING:
        return Scope.INCIDENT  # "January's quadruple murder" is one, whatever the period
    once = time is not None and time.kind not in _SPANS and _OF_A_PERIOD.search(text) is not None
    if once and (harm.cumulative or perfect(context, harm) is not None):
        return Scope.INCIDENT
    if harm.cumulative and (time is None or is_day(time)) and _OF_ONE.search(text):
        return Scope.INCIDENT  # however the count rises, it is that of one event
    if harm.cumulative and (time is None or is_day(time)) and _of_the_event_before(context, figure):
        return Scope.INCIDENT
    so_far = _so_far(context, harm, figure, time)
    if harm.cumulative or harm.stock or so_far or _SPAN_OF.search(_clause(context, harm)):
        return Scope.TOLL
    if harm.quantity.of_base and _counted_before(context, harm) and not (figure.exact or A_FEW) < A_FEW:
        return Scope.TOLL
    dated = time is not None and is_day(time) and not _of_days(time)
    if harm.measure is Measure.DISPLACED:
        return Scope.INCIDENT if dated else Scope.TOLL
    if time is not None and not dated and not _found_later(context, harm):
        return _of_period(context, harm, time)
    if dated:
        return Scope.INCIDENT
    if _FOLLOWING.search(context.doc[harm.quantity.first : harm.quantity.last].text):
        return Scope.INCIDENT
    tense = perfect(context, harm)
    vague = figure.high is None or figure.estimated
    one_event = _SINGLE.search(text) is not None or _IN_ONE.search(text) is not None or _by_an_attacker(context, harm)
    if vague and (figure.low or 0) >= LARGE and (tense is not None or not one_event):
        return Scope.TOLL
    if (figure.low or 0) >= HUGE and not _SINGLE.search(text):
        return Scope.TOLL
    several = _MASS.search(_clause(context, harm)) is not None and not context.retaliation
    if tense == "past" and several and not _SINGLE.search(text):
        return Scope.TOLL
    return Scope.TOLL if tense == "present" and (several or context.sentence.caption) else Scope.INCIDENT


def _of_days(time: TimeWords) -> bool:
    """Whether the words span days: "between 11 and 13 June"; over a night something may go on."""
    last = time.last
    if last is None or last.day is None or time.day is None:
        return False
    return last.day - time.day > 1 or (last.month is not None and time.month is not None and last.month != time.month)


def _of_the_event_before(context: Context, figure: Figure) -> bool:
    """ "The toll has risen to 18", after words on one event; not so "bringing the total to 18", nor after words on a war."""
    text, start = context.sentence.text, context.sentence.start
    if _ADDED.search(text) or _MASS.search(text) or (figure.low or figure.high or 0) >= LARGE:
        return False
    if not _COUNT_OF_DEAD.search(text) or _OF_A_YEAR.search(text):
        return False
    before = f"{context.whole.report.title or ''}\n{context.whole.report.text[max(0, start - BEFORE) : start]}"
    events = [match.start() for match in _ANY_EVENT.finditer(before)]
    masses = [match.start() for match in _MASS.finditer(before)]
    return max(events, default=-1) > max(masses, default=-1)


def _so_far(context: Context, harm: Harm, figure: Figure, time: TimeWords | None) -> bool:
    """Whether words like "so far" make a count one of a period; a small one without a period is of the event told before."""
    clause = _clause(context, harm)
    if _SO_FAR.search(clause) is None or _SINGLE_DAY.search(context.sentence.text) or (time is not None and is_day(time)):
        return False
    of_many = (figure.low or 0) >= LARGE or _MASS.search(clause) is not None
    return time is not None or of_many or not _COUNTED_SO_FAR.search(clause)


def day_of_event(context: Context) -> TimeWords | None:
    """The day of the one event of which the sentence tells the toll; days on which the count rose stand after it."""
    event = _OF_ONE.search(context.sentence.text)
    start = context.sentence.start + event.start() if event is not None else context.sentence.end
    return next((time for time in context.times if time.start >= start and is_day(time)), None)


def _found_later(context: Context, harm: Harm) -> bool:
    """ "Dug between 2015 and 2018 and recovered the remains of 38": when the dead were found, not when they died."""
    words = context.doc[harm.first : harm.last].text
    return _REMAINS.search(words) is not None and _DUG_UP.search(context.sentence.text) is not None


def _counted_before(context: Context, harm: Harm) -> bool:
    """ "a dozen of the dead": those whom another figure counted already."""
    head = harm.quantity.head
    if head is not None and context.doc[head].lower_ not in COUNTED_BEFORE:
        return False
    words = context.doc[harm.quantity.first : harm.quantity.last + 1]
    return any(token.lower_ in COUNTED_BEFORE for token in words)


def _of_period(context: Context, harm: Harm, time: TimeWords) -> Scope:
    if time.kind in _SPANS:
        return Scope.TOLL
    if _in_an_attack(context, harm) and perfect(context, harm) is None:
        return Scope.INCIDENT
    if _MASS.search(_clause(context, harm)) is not None:
        return Scope.TOLL
    few = (harm.quantity.figure.exact or A_FEW) < A_FEW
    lately = time.unit in (Unit.WEEK, Unit.WEEKEND) and abs(time.shift) <= 1
    accused = _ACCUSED.search(context.sentence.text[: context.doc[harm.trigger].idx]) is not None
    named = (
        _told_of_one(context, harm, time)
        or _SINGLE.search(_clause(context, harm, from_start=True)) is not None
        or _by_one(context, harm)
    )
    single = (few and (lately or accused or (time.partial is not None and time.unit is not Unit.YEAR))) or named
    tense = perfect(context, harm)
    if _AFTER_ONE.match(context.sentence.text):
        return Scope.INCIDENT
    return Scope.INCIDENT if single and (tense is None or (tense == "past" and _by_one(context, harm))) else Scope.TOLL


def _told_of_one(context: Context, harm: Harm, time: TimeWords) -> bool:
    """Whether the words tell of one event, whatever the period: its site, its noun, or the place whose event it is."""
    text = context.sentence.text
    sited = (time.unit is Unit.MONTH or time.month is not None) and _AT_A_SITE.search(_clause(context, harm)) is not None
    where = time.month is not None and text[: context.doc[harm.quantity.first].idx].endswith(", where ")
    start, end = context.doc[harm.first].idx, context.doc[harm.last - 1].idx
    return sited or where or _IN_ONE.search(text[max(0, start - AROUND) : end + AROUND]) is not None


def _by_one(context: Context, harm: Harm) -> bool:
    """Whether one doer or one weapon did it ("a gunman opened fire, killing 13"): then it is one attack, whatever the month."""
    verb = _verb_of(context, harm)
    chain = [verb]
    while verb.dep_ in CLAUSES and verb.head.i < verb.i:
        verb = verb.head
        chain.append(verb)
    chain += [child for child in verb.children if _when(child)]
    doing = ("nsubj", "obl:agent")
    subjects = [child for one in chain for child in one.children if child.dep_ in doing or _before_its_verb(child)]
    if not subjects and verb.dep_ == "acl" and any(child.dep_ == "obj" for child in verb.children):
        subjects = [verb.head]  # "a man shot 13 people", where the parser sees a participle
    return any(_one_of(subject, context) for subject in subjects)


def _in_an_attack(context: Context, harm: Harm) -> bool:
    """Whether a clause tells of the one attack in which it happened: "were killed last week when jets bombed a market"."""
    verb = _verb_of(context, harm)
    while verb.dep_ in CLAUSES and verb.head.i < verb.i:
        verb = verb.head
    return any(_attacks(one) for child in verb.children if _when(child) for one in (child, *child.children))


def _verb_of(context: Context, harm: Harm) -> Token:
    """The verb of a harm, where the parser takes its word for an attribute too: "shoots dead 22 people"."""
    verb = context.doc[harm.trigger]
    if verb.dep_ != "amod":
        return verb
    noun = verb.head
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head  # "killed seven and wounded 13"
    return noun.head if noun.dep_ == "obj" else verb


def _attacks(verb: Token) -> bool:
    """A verb of one attack or accident: "bombed", "carried out strikes"."""
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    carried = verb.lemma_.lower() in ("carry", "launch") and any(child.lemma_.lower() in STRUCK for child in verb.children)
    return carried or verb.lemma_.lower() in ATTACKING


def _before_its_verb(noun: Token) -> bool:
    """A subject that the parser takes for an attribute of its verb: "An immigrant shoots dead 13 people"."""
    return noun.tag_ == "NN" and noun.head.pos_ == "VERB" and noun.i < noun.head.i and noun.dep_ in ("amod", "compound", "dep")


def _by_an_attacker(context: Context, harm: Harm) -> bool:
    """Whether one attacker did it: "the shooter, who killed 59 people and injured hundreds more"."""
    verb = _verb_of(context, harm)
    while verb.dep_ in CLAUSES and verb.head.i < verb.i:
        verb = verb.head
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    doers += [verb.head] if verb.dep_ == "acl:relcl" else []
    role = context.whole.lexicon.role
    return any(one.tag_ == "NN" and (role(one) or ("",))[0] == ATTACKERS for one in doers)


def _when(verb: Token) -> bool:
    """ "Seventy were killed in January when a drone struck the hospital": the clause tells of the attack itself."""
    return verb.dep_ == "advcl" and any(child.lower_ in ("when", "as", "after") for child in verb.children)


def _one_of(subject: Token, context: Context) -> bool:
    noun = subject.lemma_.lower()
    one = any(word.lower_ in INDEFINITE for word in (*subject.children, *subject.doc[max(0, subject.i - 1) : subject.i]))
    if subject.tag_ != "NN" or noun in SEVERAL or not one:
        return False
    return noun in WEAPONS | STRUCK or context.whole.lexicon.is_person(subject)


def perfect(context: Context, harm: Harm) -> str | None:
    """ "present" for "have been killed", "past" for "had been killed", None for any other tense."""
    trigger = context.doc[harm.trigger]
    if trigger.pos_ == "ADJ" and trigger.head.pos_ == "VERB":
        trigger = trigger.head  # "have left eleven dead"
    auxiliaries = {child.lower_ for child in trigger.children if child.dep_.startswith("aux")}
    if not auxiliaries and trigger.dep_ == "conj":
        auxiliaries = {child.lower_ for child in trigger.head.children if child.dep_.startswith("aux")}
    if "to" in {child.lower_ for child in trigger.children if child.dep_ == "mark"}:
        return None  # "claimed to have killed three"
    if auxiliaries & {"have", "has", "'ve"}:
        return "present"
    return "past" if auxiliaries & {"had"} else None


def _clause(context: Context, harm: Harm, *, from_start: bool = False) -> str:
    """The words around a harm, or all before it, up to the next comma or semicolon after it."""
    start = context.doc[harm.first].idx
    end = context.doc[harm.last - 1].idx + len(context.doc[harm.last - 1])
    text = context.sentence.text
    stop = re.search(r"[,;]", text[end:])
    return text[0 if from_start else max(0, start - 30) : end + (stop.start() if stop else len(text))]
