"""Words: what the sentence around a day or a town tells, as patterns over its plain words; the signs of both rest on them."""

from __future__ import annotations

import re

OPENING = 3
"""Sentences of the story that open it."""
EVENT = re.compile(
    r"\b(?:the|this|it|that) (?:[\w-]+ ){0,3}?(?:shooting|attack|incident|blast|explosion|stabbing|bombing|strike|raid|"
    r"ambush|killing|clash|crime|accident|slaying|homicide|murder|tragedy|shots?)s?\b.{0,40}\b(?:happened|occurred|"
    r"took place|reported|came|unfolded|began|started)\b|"
    r"\b(?:it|this|that) (?:all )?(?:happened|occurred|took place|started|began|was reported)\b",
    re.IGNORECASE,
)
HARM = re.compile(
    r"\b(?:shot|shoot\w*|kill\w*|martyr\w*|slaughter\w*|butcher\w*|massacr\w*|wound\w*|injur\w*|gunfire|gunned|gunshot\w*|"
    r"gunman|stabb\w+|slain|murder\w*|dead|opened fire|fired|suicide|bullets?|attack\w*|struck|blast|explo\w+|bomb\w*|hit)\b",
    re.IGNORECASE,
)
OF_THAT_DAY = re.compile(
    r"(?:['’]s)?(?: (?:morning|afternoon|evening|night)(?:['’]s)?)? (?:[\w-]+ ){0,4}?"
    r"(?:shooting|killing|murder|homicide|slaying|death|attack|incident|massacre|tragedy|shootout|gunfire|violence|accident)s?\b",
    re.IGNORECASE,
)
"""What follows a day that names a harm by it: "Sunday's shooting", "the Aug. 19 drive-by shooting"."""
RESPONSE = re.compile(
    r"\b(?:respond\w*|(?:were|was|got) (?:called|dispatched|sent|summoned|alerted)|received (?:a|the|several|multiple)|"
    r"call(?:s|ed)? (?:came|911|police)|911 calls?|arrived|rushed|found (?:a|the|him|her|them)|discovered)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?(?:[ap]\.? ?m\b|o'clock)|\bat \d{1,2}:\d\d\b|\b(?:noon|midnight|dawn|dusk|sunrise|sunset)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:charg\w+|arrest\w*|court|arraign\w*|sentenc\w+|plead\w*|pled|convict\w*|indict\w*|trial|jury|judge|hearing|bail|"
    r"bond|vigil|funeral|memorial|buried|autops\w+|identif\w+|released|surrender\w*|extradit\w*|custody|booked|jail\w*|"
    r"news conference|press conference|statement|announc\w+|interview\w*|prosecut\w+|testif\w+|lawsuit|anniversary|scheduled|"
    r"expected|updated?|posted|published|remained|recover\w+|critical|stable|visitation|services?|underwent|surger(?:y|ies)|"
    r"life support|canvass\w*|obtained|learned|adamant|as of)\b",
    re.IGNORECASE,
)
AFTERMATH = re.compile(
    rf"{LATER.pattern}|\b(?:victims?|suspects?|person of interest|ids?(?:['’]d)?|identity|famil(?:y|ies)|mourn\w*|remember\w*|"
    r"motive|gang-related|continues)\b",
    re.IGNORECASE,
)
"""In a title: what is told after the first news of a harm."""
SAYING = re.compile(
    r"\b(?:said|says|told|announced|confirmed|released|identified|arrested|charged|sentenced|appeared|updated|posted|met|"
    r"according|wrote|tweeted|added)\b[^.,;]{0,24}$",
    re.IGNORECASE,
)
SAID_AFTER = re.compile(r"^[^.;]{0,12}?\b(?:said|told|announced|confirmed|news conference)\b", re.IGNORECASE)
