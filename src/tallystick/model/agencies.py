"""Agency: a news agency by the names under which bylines, tails and sentences know it.

In: a name as a page or a report writes it. Out: the agency's one name, or None. Always: only agencies and outlets whose text
others carry under their name; a dealer in pictures is none, and "agencies" or "wires" are nobody in particular.
"""

from __future__ import annotations

import re
from functools import cache

_NAMES = """
Reuters; Thomson Reuters; Reuters News Agency
AFP; Agence France-Presse; Agence France Presse
AP; Associated Press
DPA; Deutsche Presse-Agentur; German Press Agency
Xinhua; Xinhua News Agency
Anadolu Agency; Anadolu; AA; Anadolu Ajansi
EFE; ACAN-EFE; Agencia EFE
TASS; ITAR-TASS
Interfax
RIA Novosti; RIA
Sputnik
SANA; Syrian Arab News Agency
UPI; United Press International
PTI; Press Trust of India
ANSA
Kyodo; Kyodo News
Bloomberg; Bloomberg News
IPA
IANS
ANI
IRNA; Islamic Republic News Agency
WAFA
MENA; Middle East News Agency
NNA; National News Agency
Yonhap; Yonhap News Agency
AAP; Australian Associated Press
PA; PA Media; Press Association
Tanjug
Ukrinform
UNIAN
CNN
BBC; BBC News
Al Jazeera
NPR
Petra; PETRA
QNA; Qatar News Agency
SPA; Saudi Press Agency
WAM
KUNA
INA
KCNA
Antara
Bernama
Lusa
Belga
APA
ANP
NTB
TT
Ritzau
PAP
CP; Canadian Press
Prensa Latina
Notimex
"""


def named_agency(words: str) -> str | None:
    """The agency that the words name and nothing beside it: "the Associated Press" is AP; None for all other words."""
    return _known().get(_folded(words))


def _folded(words: str) -> str:
    bare = " ".join(words.replace("ı", "i").strip("()[]—–-. \t\n").split()).casefold()
    return re.sub(r"^the ", "", bare)


@cache
def _known() -> dict[str, str]:
    lines = [[name.strip() for name in line.split(";")] for line in _NAMES.strip().splitlines()]
    return {_folded(name): names[0] for names in lines for name in names}
