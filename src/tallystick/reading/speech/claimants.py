"""Claimants: the resolved name behind the words of a source, its role and its party.

The words of a source enter, with what the report names; a `Claimant` leaves. An office keeps one name however it is spelled
("Defense Ministry", "Ministry of National Defence"). A source without a name of its own is never joined to a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tallystick.model.claims import Claimant, ClaimantRole
from tallystick.reading.demonyms import seat_of
from tallystick.reading.parties import GOVERNMENT, GOVERNS, state_adjective
from tallystick.reading.speech.names import NAME, Names, band_of, person_of
from tallystick.reading.speech.offices import OFFICE, OFFICES, office
from tallystick.reading.speech.trimming import trimmed, unquoted, without_lead, without_site

_IN_SEAT = re.compile(r"\s+(?:in|on|at|from|near)\s+(?:the\s+)?(?P<seat>[A-ZÀ-Ž][\w’'-]*).*$")
_ROLES: tuple[tuple[ClaimantRole, re.Pattern[str]], ...] = (
    (ClaimantRole.UN_BODY, re.compile(r"\bUN\b|\bU\.N\.|United Nations|\bOCHA\b|\bUNHCR\b|\bUNICEF\b|\bWHO\b")),
    (
        ClaimantRole.HOSPITAL,
        re.compile(r"\b(?:hospital|doctors?|medics?|medical|morgue|surgeon|health ministry)\b", re.IGNORECASE),
    ),
    (ClaimantRole.MONITOR, re.compile(r"\b(?:monitors?|observatory|rights group|watchdog|human rights)\b", re.IGNORECASE)),
    (
        ClaimantRole.WITNESS,
        re.compile(r"\b(?:witness(?:es)?|eyewitness(?:es)?|residents?|neighbou?rs?|survivors?|relatives?)\b", re.IGNORECASE),
    ),
)
STATE_VOICE = r"\bstate(?:-run|-owned)? (?:\w+ )?(?:media|television|tv|radio|news agency|newspapers?|broadcaster)\b"
_STATE_VOICE = re.compile(STATE_VOICE, re.IGNORECASE)
"""Words for what a state says through outlets of its own: it speaks for the state, as its offices do."""
_OFFICIAL = re.compile(
    rf"\b(?:{OFFICE}|ministers?|officials?|president|director|spokes\w+|officers?|sheriff|coroner|mayor|governor|prosecutors?|attorney|"
    rf"lieutenant|captain|chief|{GOVERNMENT})\b|{STATE_VOICE}",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"^(?:[A-Z][\w.’'-]* )+(?:Times|Post|Chronicle|Tribune|Herald|Gazette|Journal|Telegraph|Guardian|Observer|Courier|Sun-\w+|"
    r"[Nn]ews(?:paper)?|[Nn]ews [Aa]gency|Press Agency|[Tt]elevision|[Rr]adio|TV)$|"
    r"^(?:Reuters|AP|AFP|UPI|BBC|CNN|ABC|NBC|CBS|[KW][A-Z]{2,3})(?:[ -]?(?:TV|News|\d+))*$|"
    r"^(?:Agence France-Presse|Associated Press|Anadolu(?: Agency)?|Xinhua(?: News Agency)?|Interfax|(?:ITAR-)?TASS|Yonhap)$|"
    r"^(?:[\w-]+ ){0,2}(?:media|newspapers?|news agency|television|radio|broadcaster)(?: reports?)?$|^\w+\.(?:com|org|net)$"
)
"""Words that name a paper, a station or an agency: who carries a report, not who knows of it."""
PRONOUNS = frozenset({"it", "he", "she", "they", "who", "him", "her", "them"})
_THE_GROUP = re.compile(
    r"^the (?:(?:rights|monitoring|aid|medical|local) )?"
    r"(?:group|organi[sz]ation|monitor|network|charity|watchdog|observatory|agency|body)$",
    re.IGNORECASE,
)
"""A body named before, spoken of by what it is."""
_THE_SAME = re.compile(r"^(?:the|that) (?:same |unnamed )?(?P<noun>[a-z]+)$", re.IGNORECASE)
"""Somebody spoken of by a noun alone: "the source", whom the report has told of as "a military source"."""
_DOCUMENT = re.compile(
    r"^(?:the|this|that|its|a)? ?(?:\w+ )?(?:statement|release|communiqu[eé]|announcement|message|bulletin|(?-i:tweet|post))$",
    re.IGNORECASE,
)
"""By what somebody spoke before: whose it is, is told there."""
_OURS = re.compile(r"^our (?:\w+ ){0,2}(?:sources|teams?|staff|researchers|monitors|members|volunteers)$", re.IGNORECASE)
"""Those of the body whose statement it is."""
_SHARED_OFFICES = frozenset("ministry department commission committee council bureau directorate".split())
"""Offices of which a report may name several: which one is meant goes by who spoke last."""
_ACRONYM = re.compile(r"\b(?!UN\b|US\b|U\.)[A-Z]{3,}\b")
_OWN_INITIALS = re.compile(r"[a-z] \((?P<initials>(?!UN\b)[A-Z][A-Z-]{2,})\)$")
_UNITED_NATIONS = re.compile(r"\bU\.?N\b|\bUnited Nations\b")
_UN_BODIES = tuple(
    (initials, re.compile(pattern))
    for initials, pattern in (
        ("OCHA", r"Humanitarian Affairs|humanitarian (?:office|agency|coordination)"),
        ("OHCHR", r"[Hh]uman [Rr]ights"),
        ("UNHCR", r"\b[Rr]efugee (?:[Aa]gency|office)|for Refugees"),
        ("UNICEF", r"\b[Cc]hildren['’]s (?:[Aa]gency|[Ff]und)"),
    )
)
"""Bodies of the United Nations by their initials, however a report spells them out."""
_UNLENT = re.compile(r"\b[A-ZÀ-Ž][\w’'-]*-(?:run|led|controlled|held|backed|appointed|affiliated)\b")
"""Whose an office is, where the words tell: the report's own state lends it nothing ("the Hamas-run health ministry")."""
_BODY = re.compile(r"[A-ZÀ-Ž][\w ]+ (?:for|of) (?:the )?[A-ZÀ-Ž]")
"""The name of a body: "Network for Peace"."""
_PRESS = re.compile(r"\b(?:news|media|press|sources)\b", re.IGNORECASE)
_OF_ANY_STATE = frozenset(
    """
    Health Defence Defense Interior Foreign National Information Justice Emergency Civil State General Supreme High Affairs
    """.split()
)
"""Words with a capital that are in the names of offices of any state."""
_LOCAL = re.compile(r"\b(?:police|hospital|sheriff|coroner|department|front|movement)\b", re.IGNORECASE)
"""Offices of a town as of a state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """The words of a source, all that it is called in them (`whole`), its name alone (`plain`), and the party that it names."""

    words: str
    whole: str
    plain: str
    party: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Those who spoke earlier, each asked for only where words may mean them: who a pronoun means, the body that spoke last,
    the last speaker whom a noun names, or the noun of an office, and who issued what "the statement" says."""

    pronoun: Callable[[], Claimant | None]
    body: Callable[[], Claimant | None]
    noun: Callable[[str], Claimant | None]
    office: Callable[[str], Claimant | None]
    issuer: Callable[[], Claimant | None]


def resolve(words: str, names: Names, earlier: Earlier | None = None) -> Claimant | None:
    """The claimant whom the words of a source name, or one who spoke `earlier`: "it", "the group", "the source"."""
    words = without_lead(words)
    whole = unquoted(words)
    if whole.lower() in PRONOUNS:
        return _again(earlier.pronoun(), words) if earlier is not None else None
    if earlier is not None and (known := _spoken_of(whole, earlier)) is not None:
        return _again(known, words)
    plain = trimmed(whole)
    if plain is None:
        return None
    return _outlet(plain, words) or _state(plain, words) or _speaker(without_site(plain), whole, words, names)


def _spoken_of(whole: str, earlier: Earlier) -> Claimant | None:
    """An earlier speaker whom a definite noun means."""
    if (_DOCUMENT.match(whole) or _OURS.match(whole)) and (issuer := earlier.issuer()) is not None:
        return issuer
    if _THE_GROUP.match(whole) and (body := earlier.body()) is not None:
        return body
    same = _THE_SAME.match(whole.replace("Ministry", "ministry"))
    if same is not None and same["noun"] in _SHARED_OFFICES:
        return earlier.office(same["noun"])
    return earlier.noun(same["noun"].lower()) if same is not None and not OFFICES.search(whole) else None


def is_body(claimant: Claimant) -> bool:
    """Whether a claimant is named and no state's, so that "the group" may be it."""
    return claimant.named and claimant.party is None and claimant.role in (ClaimantRole.MONITOR, ClaimantRole.OTHER)


def can_speak(words: str) -> bool:
    """Whether words name an office or an official, who might be the "it" or "he" that is quoted next."""
    return OFFICES.search(words) is not None or _OFFICIAL.search(words) is not None


def _again(spoke: Claimant | None, words: str) -> Claimant | None:
    return replace(spoke, words=words) if spoke else None


def _outlet(plain: str, words: str) -> Claimant | None:
    if not _OUTLET.match(plain) or _STATE_VOICE.search(plain):
        return None
    return Claimant(name=plain, words=words, role=ClaimantRole.OUTLET, named=NAME.fullmatch(plain) is not None)


def _state(plain: str, words: str) -> Claimant | None:
    """The government that a capital stands for."""
    seat = seat_of(plain)
    return _claimant(f"{state_adjective(seat)} government", words, "government", seat) if seat is not None else None


def _speaker(plain: str, whole: str, words: str, names: Names) -> Claimant:
    """Who speaks where it is no outlet and no capital: what it is first called by its own name, else its plain words."""
    source = _Source(words=words, whole=whole, plain=plain, party=names.parties.of(plain))
    return (
        _by_name_beside(source, names)
        or _by_its_own_initials(source)
        or _of_somebody(source, names)
        or _by_initials(source)
        or (_of_office(source, names) if OFFICES.search(plain) else _by_its_words(source))
    )


def _of_somebody(source: _Source, names: Names) -> Claimant | None:
    """A person, or the armed men of one."""
    band = band_of(source.plain, names) if source.party is None else None
    if band is not None:
        return _claimant(band, source.words, source.whole, None)
    person = person_of(source.plain, names, source.party)
    if person is None:
        return None
    return _claimant(person, source.words, source.whole, source.party or names.parties.leaders.get(person.split()[-1]))


_NAME_BESIDE = re.compile(
    r"^(?:an?|the|one|another|its|his|her|their) [^,]{3,90}, (?P<name>[A-ZÀ-Ž][\w.’'-]*(?: [A-ZÀ-Ž][\w.’'-]*){1,4})(?=,|$)",
    re.IGNORECASE,
)
""" "A member of the Civilian JTF, Babagana Modu": who is of a body, and none of it."""


def _by_name_beside(source: _Source, names: Names) -> Claimant | None:
    """A person named after the words for what he is."""
    beside = _NAME_BESIDE.match(source.whole)
    if beside is None or not beside["name"][:1].isupper():
        return None
    return _of_somebody(replace(source, plain=beside["name"]), names)


def _by_its_own_initials(source: _Source) -> Claimant | None:
    """ "The Location and Event Data Project (LEDP)": a body is known by the initials that stand after its name."""
    own = _OWN_INITIALS.search(source.plain)
    return _claimant(own["initials"], source.words, source.plain, source.party) if own is not None else None


def _by_initials(source: _Source) -> Claimant | None:
    acronym = _ACRONYM.search(source.plain)
    if acronym and not source.plain.isupper():
        return _claimant(acronym.group(), source.words, source.plain, source.party)
    if _UNITED_NATIONS.search(source.plain):
        body = next((initials for initials, pattern in _UN_BODIES if pattern.search(source.plain)), "United Nations")
        return _claimant(body, source.words, source.plain, None)
    return None


def _by_its_words(source: _Source) -> Claimant:
    plain, party = source.plain, source.party
    governs = party is not None and (GOVERNS.search(plain) or _STATE_VOICE.search(plain)) is not None
    named = governs or _BODY.match(plain) is not None or NAME.fullmatch(plain) is not None
    return _claimant(plain, source.words, plain, party, named=named)


def _of_office(source: _Source, names: Names) -> Claimant:
    if source.party is None and _UNLENT.search(source.plain):
        return _claimant(office(_IN_SEAT.sub("", source.plain)), source.words, source.plain, None)
    seated = _without_seat(source, names)
    if seated.party is None and seated.plain != source.plain:
        return _claimant(office(_with_seat(source, seated.plain)), source.words, source.plain, None)
    plain, party = seated.plain, seated.party
    last = plain.split()[-1].lower()
    if party is None and " " not in plain and last in names.offices:
        known = names.offices[last]
        return _claimant(known, source.words, known, names.parties.of(known) or names.parties.home)
    owner = party or names.parties.home
    named = party is not None or owner is not None or NAME.fullmatch(plain) is not None
    local = _LOCAL.search(plain)
    name = office(plain)
    unowned = names.parties.of(plain) is None and not NAME.fullmatch(plain) and not _of_its_own(plain)
    if unowned and owner is not None and not local:
        name = f"{state_adjective(owner)} {name}"
    return _claimant(name, source.words, plain, None if local and party is None else owner, named=named)


def _of_its_own(plain: str) -> bool:
    """Whether an office has a name or a place of its own, or is of the press: "Gaza Civil Defence teams", "news agencies"."""
    rest = OFFICES.sub(" ", plain)
    return _PRESS.search(plain) is not None or any(word[:1].isupper() and word not in _OF_ANY_STATE for word in rest.split())


def _with_seat(source: _Source, bare: str) -> str:
    """An office of a seat that is no state's: "the health ministry in Gaza" is the Gaza health ministry."""
    placed = _IN_SEAT.search(source.plain)
    return f"{placed['seat']} {bare}" if placed is not None and "ministry" in bare.lower() else source.plain


def _without_seat(source: _Source, names: Names) -> _Source:
    """An office without where it sits, of the party that sits there if it names none."""
    placed = _IN_SEAT.search(source.plain)
    if placed is None:
        return source
    party = source.party or seat_of(placed["seat"]) or names.parties.of(placed["seat"])
    return replace(source, plain=_IN_SEAT.sub("", source.plain), party=party)


def _claimant(name: str, words: str, plain: str, party: str | None, *, named: bool = True) -> Claimant:
    role = next((role for role, pattern in _ROLES if pattern.search(plain)), None)
    if role is None:
        role = ClaimantRole.OFFICIAL if _OFFICIAL.search(plain) else ClaimantRole.OTHER
    return Claimant(name=name, words=words, role=role, named=named, party=party)
