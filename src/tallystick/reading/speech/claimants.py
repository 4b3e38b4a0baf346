"""Claimants: the resolved name behind the words of a source, its role and its party.

The words of a source enter, with what the report names; a `Claimant` leaves. An office keeps one name however it is spelled
("Defense Ministry", "Ministry of National Defence"). A source without a name of its own is never joined to a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tallystick.model.claims import Claimant, ClaimantRole
from tallystick.reading.demonyms import demonym_party, seat_of
from tallystick.reading.parties import GOVERNMENT, Parties, state_adjective

_LEAD = re.compile(
    r"^(?:the|a|an|its|his|her|their|in|but|and|that|meanwhile|later|earlier|also|senior|local|top|one|another)\s+",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:(?:shortly|soon|just|long|immediately)\s+)?(?:after|before|later|earlier|meanwhile|but|and|also|when|while|although|though|as|since)\s+",
    re.IGNORECASE,
)
"""Words before a source that are none of its name."""
_RELATIVE = re.compile(r",? (?:who|which|whose|whom|based|speaking|citing|quoted)\b")
_AFTER_DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]{3,}\s+[-–—]\s+")
_OFFICE = (
    r"ministry|ministries|army|military|armed forces|navy|air force|police|agency|observatory|office|council|government|"
    r"department|"
    r"hospital|directorate|presidency|command|bureau|authority|authorities|committee|commission|united nations|u\.n\.|un|"
    r"coalition|"
    r"red cross|red crescent|"
    r"civil defen[cs]e|white helmets|news agency|parliament|embassy|court|coroner's office|sheriff's office|front|movement"
)
_OFFICES = re.compile(rf"\b(?:{_OFFICE})\b", re.IGNORECASE)
_OWNER = r"(?P<owner>[A-ZÀ-Ž][\w.-]*)['’]s "
_MINISTRY_OF = re.compile(
    r"\b(?P<adjective>[A-Z]\w+ )?Ministry of (?:the )?(?P<of>(?:National )?\w+)(?: of (?P<state>[A-Z]\w+))?", re.IGNORECASE
)
_WORD = r"(?:[A-ZÀ-Ž][\w’'-]*(?:\.(?=[A-Z])\w*)*|[A-Z]\.|al-[A-Z]\w+)"
_NAME = re.compile(rf"{_WORD}(?:[ ](?:(?:bin|ibn|al|el|de|von|van|der)[ -])?{_WORD})*")
_BAND = r"(?P<band>forces|fighters|troops|soldiers|militias?|militiamen|rebels|gunmen|units)"
_BANDS = (
    re.compile(rf"^(?:\w+ )?{_BAND} (?:loyal|allied|faithful) (?:to|with) (?P<leader>{_NAME.pattern})", re.IGNORECASE),
    re.compile(rf"^(?:\w+ )?{_BAND} (?:led|commanded) by (?P<leader>{_NAME.pattern})", re.IGNORECASE),
    re.compile(rf"^(?P<leader>{_NAME.pattern})['’]s? {_BAND}$"),
)
"""Those who fight for somebody: "forces loyal to X" and "X's forces" are one source, and not X himself."""
_TITLES = frozenset(
    """
    president prime minister director captain general colonel major lieutenant sergeant spokesman spokeswoman spokesperson chief
    king prince secretary governor mayor sheriff senator representative dr mr mrs ms professor commander ambassador envoy leader
    head deputy lt col gen capt sgt maj police communications foreign defence defense interior chairman judge detective officer
    attorney district coroner of the
    """.split()
)
_IN_SEAT = re.compile(r"\s+(?:in|on|at|from|near)\s+(?:the\s+)?(?P<seat>[A-ZÀ-Ž][\w’'-]*).*$")
_HELD = re.compile(r"(?:['’]s?)? (?!of\b|for\b|in\b|at\b|with\b|from\b|who\b|and\b)[a-z]")
"""What follows a name that is not the speaker but owns an office or says where it is: "San Pedro police"."""
_OF_A_BODY = re.compile(
    r"\b(?:Observatory|Office|Commission|Committee|Council|Cent(?:re|er)|Network|Institute|Association|Society|League) "
    r"(?:for|of|on) (?:the )?$|\b(?:governor|mayor|administrator|prefect|archbishop|bishop|ombuds(?:wo)?man) of $"
)
"""What stands before words that name nobody: "Observatory for Human Rights", "the governor of Norte de Santander"."""
_ORGANISATION = re.compile(r"\b(?:Organi[sz]ation|Union|Fund|Federation|Initiative|Project)$")
_UNLENT = re.compile(r"\b[A-ZÀ-Ž][\w’'-]*-(?:run|led|controlled|held|backed|appointed|affiliated)\b")
"""Whose an office is, where the words tell: the report's own state lends it nothing ("the Hamas-run health ministry")."""
_LEADER = re.compile(r"\b(?:leader|president|prime minister|premier|dictator|strongman)\b", re.IGNORECASE)
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
    rf"\b(?:{_OFFICE}|ministers?|officials?|president|director|spokes\w+|officers?|sheriff|coroner|mayor|governor|prosecutors?|attorney|"
    rf"lieutenant|captain|chief|{GOVERNMENT})\b|{STATE_VOICE}",
    re.IGNORECASE,
)
_GOVERNS = re.compile(rf"\b{GOVERNMENT}\b", re.IGNORECASE)
SPEAKERS_OF_NOTHING = frozenset(
    "i we you one this that there which what these those everyone nobody several many some most others both all".split()
)
_COMMON = frozenset(
    """
    police authorities officials investigators detectives officers deputies prosecutors residents neighbors neighbours witnesses
    relatives sources doctors medics rescuers troops rebels militants activists reporters records documents reports
    """.split()
)
"""Nouns of sources that begin a sentence with a capital and are no names."""
_OUTLET = re.compile(
    r"^(?:[A-Z][\w.’'-]* )+(?:Times|Post|Chronicle|Tribune|Herald|Gazette|Journal|Telegraph|Guardian|Observer|Courier|Sun-\w+|"
    r"[Nn]ews(?:paper)?|[Tt]elevision|[Rr]adio|TV)$|"
    r"^(?:Reuters|AP|AFP|UPI|BBC|CNN|ABC|NBC|CBS|[KW][A-Z]{2,3})(?:[ -]?(?:TV|News|\d+))*$|"
    r"^(?:Agence France-Presse|Associated Press|Anadolu(?: Agency)?|Xinhua(?: News Agency)?|Interfax|(?:ITAR-)?TASS|Yonhap)$|"
    r"^(?:[\w-]+ ){0,2}(?:media|newspapers?|news agency|television|radio|broadcaster)(?: reports?)?$|^\w+\.(?:com|org|net)$"
)
"""Words that name a paper, a station or an agency: who carries a report, not who knows of it."""
PRONOUNS = frozenset({"it", "he", "she", "they", "who"})


_THE_GROUP = re.compile(
    r"^the (?:(?:rights|monitoring|aid|medical|local) )?"
    r"(?:group|organi[sz]ation|monitor|network|charity|watchdog|observatory|agency|body)$",
    re.IGNORECASE,
)
"""A body named before, spoken of by what it is."""
_SITED = re.compile(
    r"\b(?:in|at|near|from|outside|(?:city|town|village|province|state|district|region) of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$"
)
"""What stands before a name that says where a speaker is: "medics in the Sudanese city of El Fasher"."""
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
_RUNNING = re.compile(r"(?:[a-z,]|\bThe) $")
"""What stands before a name in running text: in headlines and menus every word before "Police" may have a capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What one report calls its sources: offices by their last word, persons by their last name, the whole name beside each."""

    offices: dict[str, str]
    persons: dict[str, str]
    parties: Parties


def find_names(text: str, parties: Parties) -> Names:
    """Collect the offices and the longest form of every personal name in a report."""
    offices: dict[str, str] = {}
    persons: dict[str, str] = {}
    for match in _NAME.finditer(text):
        words = match.group().removesuffix("'s").removesuffix("’s")
        if _OFFICES.search(words) and " " in words:
            if words.endswith("Army") and demonym_party(words.split()[0]) is None:
                continue  # "the army" is the state's, not the Arakan Army
            if words.endswith("Police") and not _RUNNING.search(text, max(0, match.start() - 5), match.start()):
                continue
            offices.setdefault(words.split()[-1].lower(), _office(words))
            continue
        name = _person(words)
        if name and " " in name:
            last = name.split()[-1]
            persons[last] = max(persons.get(last, ""), name, key=lambda known: (len(known), known))
    return Names(offices=offices, persons=persons, parties=parties)


def _nobody() -> Claimant | None:
    return None


def resolve(
    words: str, names: Names, before: Callable[[], Claimant | None] = _nobody, body: Callable[[], Claimant | None] = _nobody
) -> Claimant | None:
    """The claimant whom the words of a source name.

    A pronoun is the one who spoke `before`, "the group" the `body` that spoke last; they are asked for no other.
    """
    words = _BEFORE.sub("", words)
    plain = " ".join(words.split()).strip(" ,;:\"“”'‘’([)]")
    plain = re.sub(r"^s\s+|^['’]s\s+", "", plain)  # what is left where a link took the owner away
    if plain.lower() in PRONOUNS:
        spoke = before()
        return replace(spoke, words=words) if spoke else None
    if _THE_GROUP.match(plain) and (known := body()) is not None:
        return replace(known, words=words)
    whole = plain
    plain = _AFTER_DATELINE.sub("", _without_aside(plain))
    if plain.count("(") != plain.count(")"):
        return None
    while _LEAD.match(plain):
        plain = _LEAD.sub("", plain)
    if not plain or plain.lower() in SPEAKERS_OF_NOTHING or not any(letter.isalpha() for letter in plain):
        return None
    if plain.lower() in _COMMON:
        plain = plain.lower()
    if _OUTLET.match(plain) and not _STATE_VOICE.search(plain):
        return Claimant(name=plain, words=words, role=ClaimantRole.OUTLET, named=_NAME.fullmatch(plain) is not None)
    seat = seat_of(plain)
    if seat is not None:
        return _claimant(f"{state_adjective(seat)} government", words, "government", seat)
    plain = _without_site(plain)
    party = names.parties.of(plain)
    band = _band(plain, names) if party is None else None
    if band is not None:
        return _claimant(band, words, whole, None)
    person = _named_person(plain, names, party)
    if person is not None:
        return _claimant(person, words, whole, party or names.parties.leaders.get(person.split()[-1]))
    acronym = re.search(r"\b(?!UN\b|US\b|U\.)[A-Z]{3,}\b", plain)
    if acronym and not plain.isupper():
        return _claimant(acronym.group(), words, plain, party)
    if re.search(r"\bU\.?N\b|\bUnited Nations\b", plain):
        return _claimant("United Nations", words, plain, None)
    if _OFFICES.search(plain):
        placed = _IN_SEAT.search(plain)
        own = party is None and _UNLENT.search(plain) is not None
        if placed and party is None and not own:
            party = seat_of(placed["seat"]) or names.parties.of(placed["seat"])
        bare = _IN_SEAT.sub("", plain) if placed else plain
        if own or (placed and party is None):
            seated = f"{placed['seat']} {bare}" if placed and not own and "ministry" in bare.lower() else bare if own else plain
            return _claimant(_office(seated), words, plain, None)
        return _of_office(bare, words, names, party)
    governs = party is not None and (_GOVERNS.search(plain) or _STATE_VOICE.search(plain)) is not None
    of_body = re.match(r"[A-ZÀ-Ž][\w ]+ (?:for|of) (?:the )?[A-ZÀ-Ž]", plain) is not None
    return _claimant(plain, words, plain, party, named=governs or of_body or _NAME.fullmatch(plain) is not None)


def is_body(claimant: Claimant) -> bool:
    """Whether a claimant is named and no state's, so that "the group" may be it."""
    return claimant.named and claimant.party is None and claimant.role in (ClaimantRole.MONITOR, ClaimantRole.OTHER)


def _without_site(plain: str) -> str:
    """Speakers without a name, and without where they are; an office keeps its seat."""
    site = _SITE.search(plain)
    head = plain[: site.start()] if site is not None else plain
    head = head.lower() if head.lower() in _PLAIN_SPEAKERS else head
    return plain if _OFFICES.search(head) or _NAME.fullmatch(head) else head


def _without_aside(plain: str) -> str:
    """A source without a relative clause, and without what stands after its comma where it has a name before it."""
    plain = _RELATIVE.split(plain)[0]
    first, comma, _ = plain.partition(", ")
    named = _OFFICES.search(first) or any(" " in match.group() for match in _NAME.finditer(first))
    return first if comma and named else plain


def _of_office(plain: str, words: str, names: Names, party: str | None) -> Claimant:
    last = plain.split()[-1].lower()
    if party is None and " " not in plain and last in names.offices:
        known = names.offices[last]
        return _claimant(known, words, known, names.parties.of(known) or names.parties.home)
    owner = party or names.parties.home
    named = party is not None or owner is not None or _NAME.fullmatch(plain) is not None
    local = re.search(r"\b(?:police|hospital|sheriff|coroner|department|front|movement)\b", plain, re.IGNORECASE)
    name = _office(plain)
    unowned = names.parties.of(plain) is None and not _NAME.fullmatch(plain)
    if unowned and owner is not None and not local:
        name = f"{state_adjective(owner)} {name}"
    return _claimant(name, words, plain, None if local and party is None else owner, named=named)


def _office(words: str) -> str:
    """One spelling for an office: the state as an adjective, "Defence", and the ministry's name before the word."""
    name = re.sub(r"\bDefense\b", "Defence", words).replace("defense", "defence")
    owner = re.search(_OWNER, name)
    if owner and demonym_party(owner["owner"]):
        name = f"{name[: owner.start()]}{state_adjective(str(demonym_party(owner['owner'])))} {name[owner.end() :]}"
    turned = _MINISTRY_OF.search(name)
    if turned:
        state = demonym_party(turned["state"]) if turned["state"] else None
        front = turned["adjective"] or (f"{state_adjective(state)} " if state else "")
        name = f"{front}{turned['of'].removeprefix('National ')} Ministry"
    name = re.sub(r"\bNational (?=Defence Ministry)", "", name)
    return re.sub(r"\b(?:defence|foreign|interior|health) ministry\b", lambda match: match.group().title(), name)


def _named_person(plain: str, names: Names, party: str | None) -> str | None:
    for match in _NAME.finditer(plain):
        words = re.sub(r"['’]s$", "", match.group())
        before = plain[: match.start()]
        if (
            _OFFICES.search(words)
            or _ORGANISATION.search(words)
            or _HELD.match(plain, match.end())
            or _OF_A_BODY.search(before)
            or _SITED.search(before)
        ):
            continue
        name = _person(words)
        if name is None:
            continue
        known = names.persons.get(name.split()[-1])
        if " " in name or known:
            return max(known or "", name, key=len)
    if _LEADER.search(plain) and party is not None:
        leaders = sorted(last for last, state in names.parties.leaders.items() if state == party and last in names.persons)
        return names.persons[leaders[0]] if len(leaders) == 1 else None
    return None


def _band(plain: str, names: Names) -> str | None:
    """The armed men of somebody by his longest name: "Jonas Varek's forces"."""
    found = next((match for pattern in _BANDS if (match := pattern.match(plain))), None)
    name = _person(re.sub(r"['’]s?$", "", found["leader"])) if found else None
    if found is None or name is None or _OFFICES.search(found["leader"]):
        return None
    return f"{names.persons.get(name.split()[-1], name)}'s {found['band'].lower()}"


def _person(words: str) -> str | None:
    """The words without titles and states; None where nothing that can be a person's name is left."""
    kept = words.split()
    while kept and (kept[0].lower().rstrip(".") in _TITLES or demonym_party(re.sub(r"['’]s$", "", kept[0]))):
        kept = kept[1:]
    if not kept or any(demonym_party(word) or (word.isupper() and len(word) > 1) or word.lower() in _TITLES for word in kept):
        return None
    return " ".join(kept)


def _claimant(name: str, words: str, plain: str, party: str | None, *, named: bool = True) -> Claimant:
    role = next((role for role, pattern in _ROLES if pattern.search(plain)), None)
    if role is None:
        role = ClaimantRole.OFFICIAL if _OFFICIAL.search(plain) else ClaimantRole.OTHER
    return Claimant(name=name, words=words, role=role, named=named, party=party)


def can_speak(words: str) -> bool:
    """Whether words name an office or an official, who might be the "it" or "he" that is quoted next."""
    return _OFFICES.search(words) is not None or _OFFICIAL.search(words) is not None
