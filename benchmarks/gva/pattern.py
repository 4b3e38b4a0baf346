"""Pattern: counts and days by a short regular expression over title and opening, the peer of the gva benchmark.

In: reports. Out: one incident each, in the form of Tallystick's export. Always: it knows nothing but the words before its eyes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

OPENING = 800
NUMBERS = {
    **{word: number for number, word in enumerate("no one two three four five six seven eight nine ten eleven twelve".split())},
    **dict.fromkeys("a an another man woman teen boy girl child toddler".split(), 1),
    **{"double": 2, "triple": 3, "quadruple": 4},
}
NUMBER = rf"(\d{{1,2}}|{'|'.join(NUMBERS)})"
DEAD = r"(?:dead|dies|died|killed|kills|killing|fatally|slain|murdered|deadly|homicide|murder|death|deceased)"
HURT = r"(?:wounded|injured|hurt|hospitalized|injures|wounds|injuring|wounding|recovering|critical)"
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def incidents_of(reports: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One incident a report, with the counts and the last weekday before its publication that its opening names."""
    for report in reports:
        words = f"{report['title']} . {report['text']}"[:OPENING].lower()
        killed, hurt, shot = (_count(pattern, words) for pattern in (DEAD, HURT, "shot"))
        day = _day(words, report.get("published"))
        yield {
            "report_ids": [report["id"]],
            "date_from": day,
            "date_to": day,
            "place": None,
            "killed": {"best": killed},
            "wounded": {"best": hurt or max(0, shot - killed)},
        }


def _count(pattern: str, words: str) -> int:
    found = re.findall(rf"\b{NUMBER}\b(?:[ -]\w+){{0,3}}?[ -]{pattern}\b|\b{pattern} {NUMBER}\b", words)
    numbers = [int(one) if one.isdigit() else NUMBERS[one] for pair in found for one in pair if one]
    return max((one for one in numbers if one < 60), default=1 if re.search(rf"\b{pattern}\b", words) else 0)


def _day(words: str, published: str | None) -> str | None:
    named = re.search(rf"\b({'|'.join(DAYS)})\b", words)
    if published is None or named is None:
        return published[:10] if published else None
    said = date.fromisoformat(published[:10])
    return (said - timedelta(days=(said.weekday() - DAYS.index(named.group(1))) % 7)).isoformat()
