"""Outlets: the home area of local outlets, learned from reports whose incident's division is known.

In: a folder with reports.jsonl.gz and incidents.jsonl (benchmarks/gva). Out: lines for `reading/data/outlets.tsv`. Always: a
quarter of the incidents, by their id's hash, is never learned from, so that it can measure; a host counts where most of its
incidents lie in one division; outlets of a whole country and shared platforms are left out. Beside the hosts stand the labels
of `outlets.tsv`, our own list of stations and papers, and names of large towns and of divisions that may be a part of a host's
name ("tallahassee.com", "nbcmontana.com").

    python -m training.outlets ../shared/benchmarks/gva > src/tallystick/reading/data/outlets.tsv
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tallystick.reading.home import host_of
from tallystick.reading.places.gazetteer import Gazetteer

SHARE = 0.6
"""Of a host's incidents in one division."""
FEWEST = 2
"""Incidents from which a host is believed to report from home."""
LARGE = 100_000
"""Inhabitants of a town whose name in a host's name tells of it."""
RIVAL = 30_000
"""Inhabitants of a town of the same name in another division that leaves open which is meant."""
LONG = 6
"""Letters of such a name: shorter ones are parts of other words."""
HEAD = """\
# Home areas of outlets: host, country, first-order division. "=": the first label of a host, or a station's call sign in it;
# "*": any host whose name holds it.
# Made by training/outlets.py; nothing here is a statement of the outlet, so that it only chooses between places of one name.
"""
_NATIONWIDE = """
abcnews.go.com cbsnews.com nbcnews.com cnn.com foxnews.com usatoday.com nytimes.com washingtonpost.com huffingtonpost.com
npr.org nypost.com dailymail.co.uk theguardian.com bbc.com reuters.com apnews.com ap.org upi.com people.com time.com
newsweek.com thedailybeast.com gawker.com buzzfeed.com vice.com slate.com msn.com yahoo.com news.yahoo.com aol.com google.com
news.google.com twitter.com facebook.com youtube.com instagram.com reddit.com legacy.com patch.com examiner.com blogspot.com
wordpress.com tumblr.com medium.com thepolicenews.net policeone.com gofundme.com drive.google.com docs.google.com
"""
NATIONWIDE = frozenset(_NATIONWIDE.split())


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1])
    print(HEAD, end="")
    for line in [*hosts(folder), *labels(Path(__file__).with_suffix(".tsv")), *towns(Gazetteer.load())]:
        print(line)


def learned_from(incident: str) -> bool:
    """Whether an incident belongs to the three quarters that are learned from."""
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 4 != 3


def hosts(folder: Path) -> Iterator[str]:
    """Hosts with the division in which most of their incidents lie."""
    divisions = {one["id"]: one["state"] for one in _lines((folder / "incidents.jsonl").read_text("utf8").splitlines())}
    seen: dict[str, set[tuple[str, str]]] = defaultdict(set)
    with gzip.open(folder / "reports.jsonl.gz", "rt", encoding="utf8") as lines:
        for report in _lines(lines):
            host = host_of(report["url"])
            if host is not None and host not in NATIONWIDE and learned_from(report["incident"]):
                seen[host].add((report["incident"], divisions[report["incident"]]))
    for host, incidents in sorted(seen.items()):
        ((division, count),) = Counter(division for _, division in incidents).most_common(1)
        if count >= max(FEWEST, SHARE * len(incidents)):
            yield f"{host}\tUS\t{division}"


def labels(path: Path) -> Iterator[str]:
    """First labels of hosts from our own list; one that stands under several divisions is left out."""
    meant: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("utf8").splitlines():
        if not line.startswith("#"):
            division, _, names = line.partition("\t")
            for name in names.split():
                meant[name].add(division)
    for name, divisions in sorted(meant.items()):
        if len(divisions) == 1:
            yield f"={name}\tUS\t{min(divisions)}"


def towns(gazetteer: Gazetteer) -> Iterator[str]:
    """Large towns and divisions of the United States whose name stands for one of them alone."""
    meant: dict[str, set[str]] = defaultdict(set)
    large: set[str] = set()
    for entry in gazetteer.of_country("US"):
        name = "".join(letter for letter in entry.name.lower() if letter.isalpha())
        if len(name) >= LONG and entry.admin1 and (entry.population >= RIVAL if entry.town else entry.admin1 == entry.name):
            meant[name].add(entry.admin1)
            large |= {name} if entry.population >= LARGE or not entry.town else set()
    for name, divisions in sorted(meant.items()):
        if len(divisions) == 1 and name in large:
            yield f"*{name}\tUS\t{min(divisions)}"


def _lines(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    return (json.loads(line) for line in lines if line.strip())


if __name__ == "__main__":
    main()
