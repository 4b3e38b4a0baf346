"""Set phrase: words that any two reporters write of two different happenings, which prove no copying.

In: a text. Out: the spans of its set phrases. Always: what is found only counts for nothing as evidence; it stays in the text,
in alignments and in copies. They are told by their form, whatever the names in them. They were gathered from pairs of local
reports that tell of different shootings, and of one shooting without a sentence in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CAPITAL = r"[A-Z][\w.'’-]*"
_CARE = (
    rf"(?:the |{_CAPITAL},? |of |and |in |a |an |area |local |nearby |hospital |children's ){{0,8}}"
    r"(?:[Hh]ospital|[Mm]edical [Cc]enter|[Tt]rauma [Cc]enter|[Cc]linic)"
    rf"(?: (?:of|in) {_CAPITAL}(?: {_CAPITAL})?)?"
)
_WHO = r"(?:he|she|they|the (?:man|woman|boy|girl|victims?|child))"
_TIME = r"(?:,? (?:at|around|about|shortly (?:after|before)) [\d:]+(?: ?[ap]\.?m\.?)?)?"
_FATE = (
    r"(?:was |were |later |both |are |is )*"
    r"(?:pronounced dead|declared dead|died(?: (?:of|from) (?:his|her|their) (?:injuries|wounds))?|listed|treated|recovering)"
    rf"(?: at the scene| there| later)?{_TIME}"
)
_OFFICE = r"(?i:police|sheriff|coroner|medical examiner|prosecutor|attorney|authorities|officials|department)"
_ITS = r"(?:['’]s)?(?: [Oo]ffice| [Dd]epartment)?"
_WEAPON = r"(?:firearm|weapon|handgun|pistol)"

PATTERNS = (
    # An editor's words: headings, what is put into a quotation.
    r"\[[^\]]{1,200}\]",
    # Of what age and sex.
    r"(?:an? |the |two |three )?\d{1,2}-year-old"
    r"(?: (?:man|woman|boy|girl|male|female|teen|child|victim|student|suspect|son|daughter))?",
    # Where the wounded were taken, and how they fare.
    r"(?:was|were|been|and|being)? ?(?:later |then |also )?"
    r"(?:taken|rushed|transported|transferred|airlifted|flown|brought)(?: by [\w ]{3,20})? to " + _CARE,
    rf",? ?where {_WHO} {_FATE}",
    rf"(?:{_WHO} )?{_FATE}",
    r"(?:in|is|was|are|were|remains?|listed)(?: (?:in|listed))? (?:an? )?(?:[\w-]+ (?:but |and )?){0,2}condition",
    r"(?:with )?(?:a |an |multiple |several |two |apparent )*gunshot wounds? to (?:his|her|the|their) \w+(?: and \w+)?",
    r"(?:was |were )?(?:shot|wounded) (?:once |twice |multiple times )?in (?:his|her|the|their) \w+(?:,? (?:and|\w+) \w+)?",
    # Whose office says so.
    rf"according to (?:the )?(?:{_CAPITAL} )*{_OFFICE}{_ITS}",
    rf"(?:the )?(?:{_CAPITAL} ){{1,4}}{_OFFICE}{_ITS}(?: (?:has |have )?(?:said|identified (?:him|her|them) as))?",
    # Who is meant, and where: name, age and town; block and street; quarter.
    rf"(?:{_CAPITAL} ){{1,3}}{_CAPITAL}, \d{{1,2}}(?:, of(?: {_CAPITAL}){{1,3}})?",
    r"(?:(?:who )?(?:lived|lives) )?(?:in|of|from|on|to|near)? ?the (?:same block|[\d,]+(?: |-)block)"
    rf"(?: of(?: (?:[NSEW]\.?|{_CAPITAL}|\d+\w*)){{1,5}})?",
    rf"in the (?:{_CAPITAL} ){{1,3}}neighbou?rhood(?: on the \w+ Side)?",
    # What the suspect is charged with.
    r"(?:was |were |is |has been |been )?(?:charged with|faces? charges of|arrested (?:for|on)|counts? of)"
    r"(?: (?:a|an|and|of|one|two|three|\w+-degree|felony|aggravated|first|second|attempted|with|in|the)\b)*"
    r"(?: murder| assault| robbery| manslaughter| homicide| battery)?",
    rf"(?i:(?:criminal |illegal |unlawful )?possession of (?:a |an )?{_WEAPON}"
    r"(?: by a(?: convicted)? felon| during the commission of a (?:violent )?(?:crime|felony))?)",
    r"(?i:reckless (?:conduct|endangerment|homicide)|tampering with (?:physical )?evidence|cruelty to children|"
    r"risk of injury to (?:a )?minor|unlawful discharge of (?:a )?firearm|"
    r"possession of (?:marijuana|(?:a |the )?controlled substance))",
    rf"(?i:charged|charges?|accuses?) (?:(?:{_CAPITAL}|[\w-]+) ){{0,3}}?(?:with|of) "
    r"(?i:an? (?:act|attempt|offen[cs]e|count))\b[^.,;\n]*",
    rf"(?i:(?:us(?:e|ing)|display(?:ing)?|discharging|brandishing)(?: (?:of|or|and|a|an|the|use|display)\b)* {_WEAPON}"
    r"(?: in the commission of a felony)?|malicious wounding)",
    # How many they are, and of what age.
    r"(?:[\w-]+ (?:people|persons|victims) ?[—–-]* )?\w+ (?:men|women|males|females|people)"
    r"(?: and \w+ (?:man|men|wom[ae]n|males?|females?))?,? (?:all |ranging in age |aged )?"
    r"(?:between|from)(?: the ages of)? \d+ (?:and|to) \d+,?(?: were| was)?",
    # What is not known.
    r"[Nn]o (?:other |further |additional |suspect )?(?:information|details|arrests?|charges|injuries)[^.\n]{0,40}"
    r"(?:released|available|made|filed|reported)(?: at this time)?",
)
PHRASES = re.compile("|".join(f"(?:{pattern})" for pattern in PATTERNS))

APPEAL = re.compile(
    r"(?:anyone (?:with|who has|having)|if you have|those with|witnesses? (?:or anyone )?with)"
    r" (?:any |more |further )?(?:information|tips)\b|"
    r"\bcrime ?stoppers\b|\btip ?line\b|\breward (?:of|money)\b|\btips? (?:information )?(?:can|may) (?:also )?be\b|"
    r"\b(?:asked|urged|encouraged) to (?:call|contact)\b|\bto (?:please )?contact the\b[^.\n]*\d{3}-\d{4}",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s)|\n|$)")


def set_phrases(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each set phrase, in no order and with overlaps; an appeal is one as a whole sentence."""
    yield from (match.span() for match in PHRASES.finditer(text))
    yield from (match.span() for match in SENTENCE.finditer(text) if APPEAL.search(match.group()))
