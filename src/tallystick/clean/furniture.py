"""Furniture: lines that belong to the page and not to the report.

In: the words of a paragraph. Out: whether it is furniture. Always: only lines that say nothing but their page's business; a
sentence of the story that holds such words ("follow us") is no furniture, so the patterns are anchored and the length bounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.model.lines import FULL_STOP

LONGEST = 220
"""Characters up to which a line can be furniture: the longest common one is a cookie or copyright notice."""

_OPENINGS = (
    r"(?:contact|about) us\b|follow (?:us|@|\w+ on (?:twitter|facebook|instagram))|(?:like|join|find) us on\b",
    r"share (?:this|on|via|:)|(?:share|tweet|facebook|twitter|instagram|whatsapp|google\+?|e-?mail|linkedin|pinterest|print)$",
    r"(?:e-?mail|print) this\b|sign (?:up|in)\b|log ?in\b|subscribe|already a (?:print )?subscriber|newsletter",
    r"get (?:our|the|breaking) .{0,30}(?:alerts?|newsletter|app)\b|download (?:our|the) .{0,30}app\b",
    r"advertise?ments?\b|advert$|sponsored(?: content| by .{1,40})?$",
    r"(?:story|article) continues below|loading\W*$|skip to|back to top",
    r"you (?:might|may) (?:also |want )|also read\b|see also\b|read (?:more|also|next)\b|(?:next|previous) article",
    r"[>»+]{0,3} ?(?:related|photos|videos?|stor(?:y|ies)|watch|read more|(?:previous|earlier) (?:stor(?:y|ies)|coverage))"
    r"(?: links?)? ?[:|]",
    r"related(?:$|:| (?:articles?|stories|news|posts?))|more (?:from|on this|stories)\b|most (?:read|popular|viewed)\b",
    r"(?:recommended(?: for you)?|trending(?: now)?)\W*$",
    r"top (?:stories|trending)|latest news\b|editor'?s'? (?:picks?|choice)|filed under|home ?[>»/]",
    r"(?:click|tap) (?:here|to|on)\b|watch(?: (?:live|now|video))?:|raw video|play video|view (?:gallery|photos|comments)",
    r"(?:photo|picture|image) ?(?:gallery|s:)|\d+ (?:of|/) \d+$|tags?:|topics?:",
    r"\d+[- ]min(?:ute)?s? (?:read|ago)|read(?:ing)? time",
    r"comments?(?:$|:| \(\d+\)| about this)|\d+ comments?$|(?:post|leave|add|write) (?:a |your )?(?:comment|reply)",
    r"join the (?:conversation|discussion)|please (?:fill|confirm|enter|enable|log|sign|turn)\b",
    r"not a member\?|forgot (?:your )?password",
    r"(?:we|this (?:web)?site) uses? cookies|by (?:using|continuing)\b.*\b(?:cookies|terms)|accept (?:all )?cookies",
    r"cookie (?:policy|settings)|privacy (?:policy|notice)|terms (?:of|and)\b.{0,20}(?:use|service|conditions)",
    r"\(?copyright\b|\(?(?:c\) ?(?:19|20)\d\d|©)|all rights reserved",
    r"this (?:story|article|page) (?:has been|was|will be) updated",
)
OPENINGS = re.compile("|".join(_OPENINGS), re.IGNORECASE)
WHOLE = re.compile(
    r"\[(?i:click|tap|watch|read|photo|video|image|map)\b[^\]]*\]|[-–—_*=#·•.\s]{1,80}|\+ .*|\(\((?:[^()]|\([^()]*\))*\)\)"
)
ENDINGS = re.compile(r"(?:all rights reserved\.?|to stay connected\.?|to enlarge\.?)$", re.IGNORECASE)
RIGHTS = re.compile(
    r"\ball rights reserved\b|\bmay not be (?:published|reproduced|re-?printed|copied)\b|^\W*tm and (?:©|copyright)|"
    r"\ba division of [a-z]\w+ (?:corp|inc|media)\b|\btrouble viewing (?:the|this) video\b|"
    r"\bfor (?:real-time|breaking news) (?:updates|alerts)\b|\b(?:news )?app for (?:iphone|ios|android)\b"
)
"""Notices of rights and of the house itself, which may be longer than other furniture; for words in small letters."""
LONGEST_RIGHTS = 500
ACCOUNT = re.compile(
    r"\byour (?:notifications?|inbox|profile|spam|username|password|registration)\b|\bemail notifications?\b|"
    r"\bmobile alerts\b|\bonline subscription\b|\bneed an account\b|\bremember me on this computer\b|"
    r"\b(?:verification|confirmation) (?:e-?mail|message)\b|\bthank you for (?:registering|signing up|subscribing)\b|"
    r"\bwelcome back\b.{0,20}\bsign in\b|\{\*"
)
"""What a page says to its reader about an account there, for words in small letters.

The same lines stand under the reports of very many outlets.
"""
MAILBOX = re.compile(r"(?:contact|e-?mail|reach|follow)\b.{0,80}(?:@\w|\bon twitter\b)", re.IGNORECASE)
EDITORS_NOTE = re.compile(
    r"\((?:adds?|updates?|recasts?|corrects?|releads?|rewrites?|refiles?|repeats?)\b[^()]*\)", re.IGNORECASE
)

PLAYER = re.compile(r"CLOSE (?=Skip in |A |[A-Z][a-z]+ )")
"""The button of a page's player, left before the words on its films, which are mostly those of other stories."""

FILMS = re.compile(r"Caption (?=[\"'‘“A-Z0-9])(?:.*? Caption (?=[\"'‘“A-Z0-9])|.{0,300}?(?P<said>\S.{30,400}\S) (?P=said))")
"""A page's films, most of them on other stories, each labelled and its words given twice."""

PLAYED = re.compile(r"\d{1,2}:[0-5]\d ['\"‘“]?[A-Z0-9]")
PLAYLIST = 3
"""Lines from which titles with playing times ("1:27 Mural festival opens") are a list of films, and none a time of day."""


LINK_WORDS = range(4, 17)
_SENTENCE = re.compile(
    r"(?:an?|the|police|authorities|officials|he|she|it|they|we|his|her|their|this|that|there|one of)\b|"
    r".*(?:[(@:;…”\"’'\d]$|[(@:;–—]|\b(?:said|says|according)\b)",
    re.IGNORECASE | re.DOTALL,
)


def is_link(words: str) -> bool:
    """Whether a line that ends in no full stop reads as the title of another report, or as a heading, and not as a sentence.

    That it stands by itself between paragraphs of the story is for the caller, who sees the lines around.
    """
    return len(words.split()) in LINK_WORDS and _SENTENCE.match(words) is None


def playlist(lines: Sequence[str]) -> list[int]:
    """Places of the lines that name a page's films by playing time and title."""
    found = [place for place, words in enumerate(lines) if len(words) <= LONGEST and PLAYED.match(words)]
    films = [place for place in found if {place - 1, place + 1} & set(found) or not _told_below(lines, place)]
    return films if len(films) >= PLAYLIST else []


def _told_below(lines: Sequence[str], place: int) -> bool:
    """Whether a sentence stands below a line with a time: it is an entry of a live page, and the time one of day."""
    below = lines[place + 1] if place + 1 < len(lines) else ""
    return len(below) > len(lines[place]) and FULL_STOP.search(below) is not None


def is_furniture(words: str) -> bool:
    """Whether the paragraph is navigation, an appeal to readers, a notice of rights, a player, its films, an editor's note."""
    small = words.lower()
    if FILMS.match(words) or (len(words) <= LONGEST_RIGHTS and (RIGHTS.search(small) or PLAYER.match(words))):
        return True
    if len(words) > LONGEST:
        return words.startswith("((") and WHOLE.fullmatch(words) is not None
    return bool(
        OPENINGS.match(words)
        or WHOLE.fullmatch(words)
        or ENDINGS.search(words)
        or ACCOUNT.search(small)
        or MAILBOX.match(words)
        or EDITORS_NOTE.fullmatch(words)
    )
