"""Address: where a page stands; which addresses are one page's, and which one publisher's.

In: an address, or None. Out: what tells pages, or sites, apart. Always: by the address alone; None where it does not tell.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

ARCHIVED = re.compile(r"https?://(?:web\.)?archive\.org/web/\d+(?:[a-z]{2}_)?/", re.IGNORECASE)
TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|cmpid|ocid|smid)$", re.IGNORECASE)

GENERIC = 3
"""Letters of the second part of a name up to which, under a country's, it is no publisher's own: "co.uk", "com.au"."""


def canonical(address: str | None) -> str | None:
    """An address without what does not tell pages apart; None for none, and for a front page, which changes every hour."""
    if address is None:
        return None
    parts = urlsplit(ARCHIVED.sub("", address.strip()))
    path = re.sub(r"/(?:index\.\w+|amp)?$", "", parts.path)
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not TRACKING.match(pair[0])))
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{path}?{query}" if host and (path or query) else None


def site(address: str | None) -> str | None:
    """The publisher's part of the host: one for all desks, cities and stations of a house; None where no page is meant."""
    names = (canonical(address) or "").partition("/")[0].split(".")
    own = 3 if len(names[-1]) == 2 and len(names) > 2 and len(names[-2]) <= GENERIC else 2
    return ".".join(names[-own:]) or None
