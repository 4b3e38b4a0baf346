"""Trimming: the words of a source without what is none of its name.

The words enter as a sentence has them; they leave without what leads up to them, their asides and where the speakers are. An
office keeps its seat.
"""

from __future__ import annotations

import re

from tallystick.reading.speech.names import NAME
from tallystick.reading.speech.offices import OFFICES

_LEAD = re.compile(
    r"^(?:the|a|an|its|his|her|their|in|but|and|that|meanwhile|later|earlier|also|senior|local|top|one|another)\s+",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:(?:shortly|soon|just|long|immediately)\s+)?(?:after|before|later|earlier|meanwhile|but|and|also|when|while|although|"
    r"though|as|since|initially|originally|subsequently|eventually)\s+",
    re.IGNORECASE,
)
"""Words before a source that are none of its name."""
_SOME_OF = re.compile(r"^(?:one|some|several|many|most|all|two|three) of (?:the|his|her|its|their)\s+", re.IGNORECASE)
""" "One of the colleagues": a colleague."""
_BASED = re.compile(r"^[A-ZÀ-Ž][\w’'.-]*-based\s+")
_POSTED = re.compile(
    rf"^(?:the |an? |one |another )?(?:[\w/-]+ ){{0,3}}?"
    rf"(?:(?:tweet|post|message|video|account)s? (?:\w+ )?(?:by|from|of) )?"
    rf"(?:(?:the |a )?(?:[\w/]*[ -])?users? )?(?P<who>@\w+)$"
    rf"|^(?:the |an? |one |another )?(?:[\w/-]+ ){{0,2}}?(?:tweet|post|message)s? (?:by|from) (?P<name>{NAME.pattern})$"
)
"""Who wrote it: "a tweet from user @name", "a Facebook post by Omar Khaled"."""
_RELATIVE = re.compile(
    r",? (?:who|which|whose|whom|based|speaking|citing|quot(?:ing|ed)|(?:contacted|reached|interviewed|met|cited) by)\b"
)
_AFTER_DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]{3,}\s+[-–—]\s+")
_SPEAKERS_OF_NOTHING = frozenset(
    "i we you one this that there which what these those everyone nobody several many some most others both all".split()
)
_SITE = re.compile(
    r"(?<=[a-z]) (?:in|near|from|outside) (?:the )?(?:[\w-]+ (?:city|town|village|province|state|region|capital) )?"
    r"(?:of )?[A-Z].*$"
)
"""Where speakers are: "medics in the Sudanese city of El Fasher"."""
_PLAIN_SPEAKERS = frozenset(
    """
    medics doctors nurses paramedics rescuers residents villagers locals witnesses survivors relatives activists rebels
    militants journalists lawyers elders
    """.split()
)
"""Persons who speak for no office: where they are says only where they are."""
_COMMON = _PLAIN_SPEAKERS | frozenset(
    """
    police authorities officials investigators detectives officers deputies prosecutors neighbors neighbours sources troops
    reporters records documents reports
    """.split()
)
"""Nouns of sources that begin a sentence with a capital and are no names."""


_TIMES = (
    r"(?:mid-?day|noon|midnight|dawn|dusk|nightfall|(?:early |late )?(?:morning|afternoon|evening|night)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_NO_SOURCE = re.compile(
    rf"^not\b|^{_TIMES}$|^(?:(?:unconfirmed|unverified|preliminary|initial|early|first|official|unofficial|incomplete|"
    r"available|latest|provisional) )+"
    r"(?:data|figures|information|estimates?|reports?|counts?|tall(?:y|ies)|numbers?|results?|findings)$",
    re.IGNORECASE,
)
"""What stands where a source would, and names nobody: "by midday", "according to preliminary data"."""
_HOLDER = re.compile(
    r"^(?:the |its |their |an? )?(?:[\w'’-]+ ){0,3}?(?:director|head|chief|minister|governor|mayor|commander|president|"
    r"chairm[ae]n|spokes(?:man|woman|person)|secretary|leader|coordinator|prefect|administrator|deputy|commissioner|prosecutor|imam|bishop)\b"
)
"""One who holds an office, before his name."""
_OUR_OWN = re.compile(
    r"^(?:our|this (?:website|newspaper|paper|outlet|agency|channel)['’]s) (?:own )?"
    r"(?:count|tally|records?|database|archives?|figures|data|estimates?|reporting|calculations?|research)$",
    re.IGNORECASE,
)
"""What the report's own outlet has counted: nobody else says it."""
_SPOKE_FOR = re.compile(r"^(?P<body>(?:the )?[a-z]+)['’]s (?:\w+ )?spokes(?:man|woman|person)$")
""" "The ministry's spokesman", without a name: the ministry itself, whichever was named before."""
_AT_THE_TIME = re.compile(
    r" (?:at|by) (?:the|that) time$|, for (?:its|his|her|their) part$|"
    r", in [A-Z][\w’' -]+ (?:province|state|region|district|county|department)$"
)
"""When and where a source spoke."""
_WHAT_IT_IS = re.compile(
    r"^(?P<name>(?:the )?[A-ZÀ-Ž][\w-]+ (?:[\w-]+ )*[A-ZÀ-Ž][\w-]+) "
    r"(?:war |rights |conflict |aid )?(?:monitor|group|watchdog|charity)$"
)
"""A body's name before the noun for what it is: "the Observatory for Human Rights war monitor"."""
_GIVEN_BY = re.compile(
    r"^(?:the |an? )?(?:\w+ ){0,2}(?:data|figures?|information|estimates?|statistics|numbers?|tall(?:y|ies)|counts?|lists?|"
    r"tolls?|statements?|communiqu[eé]s?|reports?|surveys?)\b[^,]*? (?:by|from) (?P<who>.+?)(?: based on .+)?$"
)
"""A figure that somebody gave: "figures given in July by the minister"."""


def without_lead(words: str) -> str:
    """The words of a source without those that join its clause to another."""
    words = _BEFORE.sub("", words)
    given = _GIVEN_BY.match(words)
    posted = _POSTED.match(words)
    if posted is not None:
        return str(posted["who"] or posted["name"])
    spoke_for = _SPOKE_FOR.match(words)
    return given["who"] if given is not None else spoke_for["body"] if spoke_for is not None else words


def unquoted(words: str) -> str:
    """The words on one line, without the marks around them."""
    plain = " ".join(words.split()).strip(" ,;:\"“”'‘’[]").removeprefix("(")
    plain = plain if plain.count("(") == plain.count(")") else plain.removesuffix(")").rstrip()
    return re.sub(r"^s\s+|^['’]s\s+", "", plain)  # what is left where a link took the owner away


def trimmed(whole: str) -> str | None:
    """The name or noun alone; None where the words name nobody who could speak."""
    plain = _AFTER_DATELINE.sub("", _without_aside(whole))
    plain = _WHAT_IT_IS.sub(r"\g<name>", _BASED.sub("", _SOME_OF.sub("", _AT_THE_TIME.sub("", plain))))
    plain = re.sub(r"(?<=[a-rt-z])['’]s$", "", plain)
    plain = plain + ")" if plain.count("(") == plain.count(")") + 1 else plain  # the span ends before the mark
    if plain.count("(") != plain.count(")") or _NO_SOURCE.match(plain) or _OUR_OWN.match(plain):
        return None
    while _LEAD.match(plain):
        plain = _LEAD.sub("", plain)
    if not plain or plain.lower() in _SPEAKERS_OF_NOTHING or not any(letter.isalpha() for letter in plain):
        return None
    return plain.lower() if plain.lower() in _COMMON else plain


def without_site(plain: str) -> str:
    """Speakers without a name, and without where they are; an office keeps its seat."""
    site = _SITE.search(plain)
    head = plain[: site.start()] if site is not None else plain
    head = head.lower() if head.lower() in _PLAIN_SPEAKERS else head
    return plain if OFFICES.search(head) or NAME.fullmatch(head) else head


def _without_aside(plain: str) -> str:
    """A source without a relative clause, and without what stands after its comma where it has a name before it."""
    plain = _RELATIVE.split(plain)[0]
    first, comma, _ = plain.partition(", ")
    if _HOLDER.match(first) and NAME.fullmatch(plain[len(first) + 2 :]) and " " in plain[len(first) + 2 :]:
        return plain  # "the director of the city's hospital, Karim Jabari"
    named = OFFICES.search(first) or any(" " in match.group() for match in NAME.finditer(first))
    return first if comma and named else plain
