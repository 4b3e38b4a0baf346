"""Caption: a paragraph that describes a picture.

In: a paragraph's words. Out: whether they are a caption. Always: either the words speak of a picture, or they end in the
credit of one; whether the line below credits an agency is for the caller, who sees the lines around.
"""

from __future__ import annotations

import re

from tallystick.clean.credits import is_agency

LONGEST = 420
"""Characters: agency captions with names, place, day and photographer reach about 400."""

LONGEST_OF_FILE = 700
"""The same for file pictures, which tell what happened since."""

OF_FILE = re.compile(r"FILE(?: PHOTO)?\s*[-–—:]")

SPEAKS = re.compile(
    r"^file(?: photo| picture)?\s*[-–—:]|\b(?:is|are|was|were) pictured\b|\bseen in this\b"
    r"|\b(?:is|are|was|were) seen (?:here|in (?:this|an?)\b.{0,40}(?:photo|picture|image|video|frame|still|handout))"
    r"|\bin this (?:undated |file |handout |\w+ \d+, \d{4},? )*(?:photo|picture|image|frame grab|still|screen ?grab)"
    r"|\b(?:file|library|archive) (?:photo|picture|image|pic)\b"
    r"|\b(?:photo|picture|image|photograph) (?:by|courtesy|credit|provided|from|taken|released)\b"
    r"|\b(?:photos?|pictures?|images?|credit|photograph|graphic): |^pictured\b"
    r"|\((?:photo|image|picture|l-r)\b"
    r"|\bthis (?:handout |undated |file |booking )?(?:photo|picture|image)\b.{0,40}\b(?:shows|provided|released|taken)"
)
"""For words in small letters, as all patterns are that look through every paragraph: those blind to case are far slower."""
BRACKET = re.compile(r"[\[(](?P<inside>[^\[\]()\n]{2,60})[\])]\.?$")
PICTURE = re.compile(
    r"\b(?:photo|image|picture|file|handout|courtesy|source|via|screengrab|screenshot|getty|video|illustration|facebook|twitter)\b",
    re.IGNORECASE,
)
BROADCASTER = re.compile(
    r"[A-Z]{3,5}(?: ?\d+)?(?: News)?|[\w .]*\b(?:Tribune|Times|Post|Herald|News|Journal|Press|Gazette|TV|Dispatch|Images)"
)
AGENCY_TAIL = re.compile(r"(?:/|\s[-–—]\s?)(?P<name>[A-Z][\w ]{1,20})$")


def is_caption(words: str) -> bool:
    """Whether the paragraph describes a picture."""
    if len(words) > (LONGEST_OF_FILE if OF_FILE.match(words) else LONGEST):
        return False
    return SPEAKS.search(words.lower()) is not None or _credited(words)


def _credited(words: str) -> bool:
    """Ends in a picture's credit: "[Getty]" after words without a full stop, "(AFP)" after a sentence, "Ann Other/AFP"."""
    if (tail := AGENCY_TAIL.search(words)) is not None:
        return is_agency(tail["name"])
    match = BRACKET.search(words)
    if match is None or match.start() == 0 or match.group().endswith("."):
        return False
    inside = match["inside"]
    if is_agency(inside) or PICTURE.search(inside) is not None:
        return True
    after_sentence = words[: match.start()].rstrip().endswith((".", "!", "?", "”", '"'))
    return after_sentence and BROADCASTER.fullmatch(inside.rpartition(", ")[2]) is not None
