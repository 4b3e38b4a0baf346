"""Speech: who says what in a parsed sentence that tells of harm: the findings of the finder at cues of saying.

A parsed sentence enters; `Speech`es leave: the source's tokens, the cue and the tokens of what is said. Cues of opinion and
intent ("fears that", "hopes to") are left to the finder's other readers: whoever fears a death does not report it. A headline's
dash and colon are read here, since they are cues in headlines only. A clause that the reporter adds to somebody's words
("..., where a million have fled") is not the speaker's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tallystick.reading.lexicon import Lexicon
from tallystick.reading.speech.closing import closing
from tallystick.reading.speech.contents import first_of_saying
from tallystick.reading.speech.counting import at_large, counted, counting_verbs
from tallystick.reading.speech.extents import apart, both_halves, whole_clause, whole_quotes
from tallystick.reading.speech.finder import Finder, Option, covered
from tallystick.reading.speech.sources import Candidate
from tallystick.reading.speech.swapped import after_according_to, after_the_hearer, before_the_hearer, turned_round
from tallystick.reading.speech.words import Words, lay_out
from tallystick.reading.surface import text_of

RELATIVES = frozenset({"where", "which", "who", "whose", "whom", "when"})
LEAST_SAYING = 0.1
"""Chance from which a listed word of saying is taken: lower than for any word, since the list has judged it already."""
SOURCE_WORDS = re.compile(
    r"\b(?:ministr|minister|police|officials?|army|military|monitors?|observatory|sources?|witness|reports?|agency|media|government|UN\b|president|"
    r"spokes|sheriff|coroner|governor|mayor|prosecutor|hospital|doctors?|medics?|rescuers|authorities|NGO|group)",
    re.IGNORECASE,
)
EVENTS = frozenset(
    "attack attacks strike strikes raid raids shelling bombing blast explosion shooting ambush clash clashes".split()
)
"""What happens, and nobody who says anything."""
BEFORE_A_NOUN = frozenset({",", "a", "an", "the", "by", "in", "of", "after", "from", "two", "several"})
"""Words behind which "alleged" and "declared" only describe."""
HARMED = frozenset({"killed", "dead", "wounded", "injured", "missing", "hurt"})
"""Words before which "reported" only describes: "the names of those reported killed"."""
CONFIRMING = frozenset({"confirm", "verify"})
DECLINING = frozenset({"decline", "refuse", "unable"})
COUNTS = frozenset({"toll", "figure", "figures", "count", "number"})
GIVING = frozenset("gave gives give giving revised revises raised raises lowered lowers updated".split())
"""Verbs of one who states a count."""
REACH = 6
"""Tokens after a verb in which the count stands that it gives."""
PLACING = frozenset("in on at over near across around along".split())
"""What stands before a place, and before nobody who speaks."""
_KEPT = r"(?:figures|data|records|statistics|numbers|counts?|tall(?:y|ies)|estimates?|lists?|documents|database)"
_FIGURES = (
    re.compile(
        rf"\b{_KEPT} (?:compiled|collected|gathered|collated|released|published|kept|issued|given|provided|seen|obtained|"
        r"verified|maintained) (?:\w+ )?by (?P<source>[^,;]{3,60}?),? "
        r"(?:shows?|showed|indicated?s?|suggest(?:s|ed)?|puts?|lists?|reveals?)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:By|Going by|According to) (?P<source>[^,;]{{3,60}}?)['’]s? (?:own )?(?:{_KEPT}|reckoning|account),",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?P<source>(?!(?:(?:the|its|their|his|her|new|latest|official|recent|these|those|preliminary|available|other) ?)+"
        r"(?:figures|data|records|statistics|numbers)\b)(?:[\w'’.-]+ ){0,4}?[\w'’.-]+) "
        r"(?:figures|data|records|statistics|numbers) (?:shows?|showed|indicated?s?|suggest(?:s|ed)?|puts?|lists?|reveals?)\b",
        re.IGNORECASE,
    ),
)
_DASH = re.compile(r"\s[-–—]\s(?P<source>[^-–—]{3,60})$")
_COLON = re.compile(r"^(?:\W*\d{1,2}[.:h]\d\d\W+|\W+)?(?P<source>[^:]{2,40}):\s")
_LAST_COLON = re.compile(r":\s(?P<source>[^:.,]{3,40})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """`source` and `content` are token indices of the sentence; `cue` the word of saying, None for a headline's mark.

    `denied` where the cue denies what is said.
    """

    source: frozenset[int]
    content: frozenset[int]
    cue: int | None
    denied: bool = False

    @property
    def first(self) -> int:
        """First token of the source."""
        return min(self.source)

    @property
    def last(self) -> int:
        """Token after the source's last."""
        return max(self.source) + 1


def find_speech(doc: Doc, lexicon: Lexicon, finder: Finder, *, headed: bool) -> tuple[Speech, ...]:
    """All attributions of words in the sentence, widest content first."""
    cues, counting = list(_cues(doc, lexicon)), list(counting_verbs(doc, lexicon))
    found: list[Speech] = []
    if cues or counting:
        words = lay_out(doc)
        counts = [Speech(source=one.source, content=one.content, cue=one.cue) for one in counted(words, counting)]
        settled = {one.cue for one in counts} | {cue for cue in counting if at_large(words, cue)}
        saying = (cue for cue in cues if cue not in settled)
        found = [speech for cue in saying if (speech := _speech(words, cue, lexicon, finder)) is not None] + counts
    found = [_without_the_next(doc, speech, found) for speech in found]
    found += [speech for speech in _by_figures(doc) if not any(speech.content & other.content for other in found)]
    found += _headline(doc) if headed else () if found else (*_afterwards(doc), *_beforehand(doc))
    return tuple(sorted(found, key=lambda speech: (-len(speech.content), speech.first)))


def _by_figures(doc: Doc) -> Iterator[Speech]:
    """ "Figures compiled by the ministry show that ...", "By the ministry's count, ...": whose figures they are."""
    for match in (form.search(text_of(doc)) for form in _FIGURES):
        source = doc.char_span(*match.span("source"), alignment_mode="expand") if match is not None else None
        told = doc.char_span(match.end(), len(text_of(doc)), alignment_mode="expand") if match is not None else None
        if source is not None and told is not None:
            indices = frozenset(range(source.start, source.end))
            yield Speech(source=indices, content=frozenset(range(told.start, told.end)), cue=told.start - 1)


def _without_the_next(doc: Doc, speech: Speech, others: list[Speech]) -> Speech:
    """ "denied that 20 had died and said that two had": what the second verb tells is not what the first one does."""
    joined = [
        (cue, one.content)
        for one in others
        if (cue := one.cue) is not None and doc[cue].dep_ == "conj" and doc[cue].head.i == speech.cue
    ]
    beyond = frozenset(token for cue, content in joined for token in content if token > cue)
    return replace(speech, content=speech.content - beyond) if speech.content - beyond else speech


def _cues(doc: Doc, lexicon: Lexicon) -> Iterator[int]:
    """The tokens that can make a report of what is said; asked of the parse itself, since most sentences hold none."""
    for token in doc:
        pos, lemma = token.pos_, token.lemma_.lower()
        verb = pos in ("VERB", "AUX") and (lemma in lexicon.saying or lemma in lexicon.denying) and not _says_nothing(token)
        if verb or _gives_a_toll(token) or (pos == "NOUN" and lemma in lexicon.said) or token.lower_ == "according":
            yield token.i


def _says_nothing(verb: Token) -> bool:
    """ "An estimated 7,000", "alleged shelling", "those reported killed", "the shelling claimed three lives"."""
    lives = verb.lemma_ == "claim" and any(child.dep_ == "obj" and child.lower_ in ("life", "lives") for child in verb.children)
    before = verb.nbor(-1).lower_ if verb.i else ","
    alleged = verb.lower_ in ("alleged", "declared") and before in BEFORE_A_NOUN
    after = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    harmed = verb.lower_ == "reported" and verb.pos_ == "VERB" and verb.tag_ == "VBN" and after in HARMED
    return lives or alleged or harmed or (verb.lower_ == "estimated" and verb.dep_ == "amod")


def _gives_a_toll(token: Token) -> bool:
    """ "Gave a higher toll of 13": a verb that reports only where a count follows ("spoke of 12 bodies": see `counting`)."""
    if token.pos_ != "VERB" or token.lower_ not in GIVING:
        return False
    if token.lower_ not in ("gave", "gives", "give", "giving"):
        subject = next((child for child in token.children if child.dep_ == "nsubj"), token)
        if not SOURCE_WORDS.search(subject.text):
            return False  # "the attack raised the toll to 22"
    return not COUNTS.isdisjoint(one.lower_ for one in token.doc[token.i + 2 : token.i + REACH])


def _speech(words: Words, cue: int, lexicon: Lexicon, finder: Finder) -> Speech | None:
    option = finder.read(words, cue, _told_at(words, cue))
    if option is None or (option.chance < LEAST_SAYING and not _spelled_out(words, option)):
        return None
    source, head = _without_place(words, covered(option.source)), option.source.head
    content = whole_quotes(words, both_halves(words, cue, whole_clause(words, cue, covered(option.content)), lexicon))
    content = before_the_hearer(words, cue, source, after_the_hearer(words, cue, content))
    if words.lower[cue] == "according" and cue + 2 not in source and (beyond := after_according_to(words, cue)):
        rest = range(words.begin[cue], cue) if cue > words.begin[cue] else range(max(beyond) + 1, words.end[cue])
        return Speech(source=beyond, content=frozenset(rest), cue=cue)
    if turned_round(words, cue, source, content):
        source, content, head = content, source, min(content)
    source, content = apart(words, cue, source, content - source - {cue})
    if not content or not _can_say(words, cue, head, content):
        return None
    return Speech(source=source, content=content, cue=cue, denied=words.lemma[cue] in lexicon.denying)


def _without_place(words: Words, source: frozenset[int]) -> frozenset[int]:
    """ "In the republic of Mali, the armed forces announced": the parser may take the place for a part of the source."""
    first = min(source)
    if words.lower[first] not in PLACING and (first == 0 or words.lower[first - 1] not in PLACING):
        return source
    comma = next((index for index in sorted(source) if words.text[index] == ","), first)
    return frozenset(index for index in source if index > comma) or source


def _told_at(words: Words, cue: int) -> Callable[[Candidate], bool] | None:
    """Which contents fit, if the form of the sentence tells: a noun's that-clause, or what stands before ", he said"."""
    if words.pos[cue] == "NOUN":
        return lambda told: words.lower[told.first] == "that"
    if not _said_before(words, cue):
        return None
    return lambda told: (
        words.verbs(told.first, told.spans[0][1]) > 0
        and told.first < cue
        and (told.last <= cue or told.last > words.end[cue] or words.is_quote(told.last - 1))
    )


def _said_before(words: Words, cue: int) -> bool:
    """Whether a clause stands before the comma, the source and the cue, and none that "that" opens after them."""
    first, begin = first_of_saying(words, cue), words.begin[cue]
    if words.lower[first] in RELATIVES:
        return False  # "the coalition, which puts the number at 12"
    if first - begin < 3 or first > cue - 1 or not (words.text[first - 1] == "," or words.is_quote(first - 1)):
        return False
    opened = words.pos[begin] in ("SCONJ", "ADP") or words.tag[begin] in ("VBG", "VBN")
    after = any(words.dep[child] == "ccomp" and child > cue for child in words.children[cue])
    return not (opened or after or "that" in words.lower[cue + 1 : cue + 6]) and words.verbs(begin, first) > 0


def _spelled_out(words: Words, option: Option) -> bool:
    """ "Claims by X that ...": no chance need be asked for."""
    by = option.source.kind.startswith(("nmod:by", "nmod:from"))
    return by and words.pos[option.cue] == "NOUN" and words.lower[option.content.first] == "that"


def _can_say(words: Words, cue: int, head: int, content: frozenset[int]) -> bool:
    """Whether a source may be one: not "it was reported", nor whom something is done to, nor one told of in the content."""
    if words.lower[cue] == "according":
        return True
    if _of_whom_it_is_said(words, cue) or _leaves_open(words, cue) or _does_not_confirm(words, cue):
        return False
    if words.lower[head] in EVENTS:
        return False  # "the shelling brings to 31 the number"
    passive = (child for child in words.children[cue] if words.dep[child] == "nsubj:pass")
    if any(head in range(*words.subtree(child)) for child in passive):
        return False  # "clashes between the army and the rebels were reported"
    told_of = words.dep[head] == "nsubj" and words.head[head] in content
    return words.dep[head] not in ("expl", "nsubj:pass") and not told_of


def _of_whom_it_is_said(words: Words, cue: int) -> bool:
    """ "five inmates said to belong to the group": somebody else says it."""
    following = cue + 2 < words.end[cue] and words.lower[cue + 1] == "to" and words.pos[cue + 2] in ("VERB", "AUX")
    return words.lower[cue] in ("said", "told", "reported") and following


def _does_not_confirm(words: Words, cue: int) -> bool:
    """ "Would not confirm reports that six had died", "declined to confirm": who says so tells nothing."""
    if words.lemma[cue] not in CONFIRMING:
        return False
    denied = any(words.lower[child] in ("not", "n't", "n’t", "never") for child in words.children[cue])
    return denied or words.lemma[words.head[cue]] in DECLINING


def _leaves_open(words: Words, cue: int) -> bool:
    """ "could not be confirmed by X": X says nothing."""
    kinds = {words.lower[child] if words.dep[child] == "advmod" else words.dep[child] for child in words.children[cue]}
    return words.tag[cue] == "VBN" and "aux:pass" in kinds and not kinds.isdisjoint({"not", "n't", "never"})


def _headline(doc: Doc) -> Iterator[Speech]:
    """A headline's source, after a dash, before a colon or after one: "Two killed in raid - ministry", "Police: two killed"."""
    text = text_of(doc)
    for match in (_DASH.search(text), _COLON.search(text), _LAST_COLON.search(text)):
        if match is None or not SOURCE_WORDS.search(match["source"]):
            continue
        words = match["source"].split()
        if match.re is _COLON and not SOURCE_WORDS.search(f"{words[0]} {words[-1]}"):
            continue  # "Fort Hood military base: 13 dead"
        found = doc.char_span(match.start("source"), match.end("source"), alignment_mode="expand")
        source = frozenset(range(found.start, found.end))
        outside = range(found.end, len(doc)) if match.re is _COLON else range(found.start)
        if content := frozenset(outside):
            yield Speech(source=source, content=content, cue=None)


def _afterwards(doc: Doc) -> Iterator[Speech]:
    """ "Some 480,000 people have fled, IOM estimates.": the tagger takes the verb for a noun."""
    end = closing(text_of(doc))
    source = doc.char_span(end.first, end.last, alignment_mode="expand") if end is not None else None
    told = doc.char_span(0, end.told_end, alignment_mode="contract") if end is not None else None
    if source is not None and told is not None and told.end > 1:
        content = frozenset(range(told.end))
        cue = source.end if source.end < len(doc) - 1 else source.start - 1
        yield Speech(source=frozenset(range(source.start, source.end)), content=content, cue=cue)


_REPORT_THAT = re.compile(
    r"^(?P<source>[A-Z][\w’'-]*(?: [\w’'-]+){0,6}?) "
    r"(?:reports?|estimates?|claims?|says?|counts?|warns?|stress(?:es)?|confirms?) that\b"
)


def _beforehand(doc: Doc) -> Iterator[Speech]:
    """ "Partners on the ground report that 31 shops burned": the tagger takes the verb for a noun."""
    match = _REPORT_THAT.match(text_of(doc))
    source = doc.char_span(*match.span("source"), alignment_mode="expand") if match is not None else None
    if source is not None and not any(token.pos_ in ("VERB", "AUX") for token in source):
        content = frozenset(range(source.end + 1, len(doc)))
        yield Speech(source=frozenset(range(source.start, source.end)), content=content, cue=source.end)


def reporters_own(doc: Doc, index: int, cue: int | None) -> bool:
    """Whether a token stands in a clause that the reporter adds to reported words, after a comma: "..., where ..."."""
    token = doc[index]
    if cue is not None and index < cue:
        return False  # "Two died in the strike, which destroyed a mill, the governor wrote"
    while token.head.i != token.i and token.i != cue:
        left = token.left_edge.i
        if doc[left].text == ",":
            left += 1
        if doc[left].lower_ in RELATIVES and left > 0 and doc[left - 1].text == ",":
            return True
        token = token.head
    return False
