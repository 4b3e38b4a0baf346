"""Small words: the ordinary words that truecasing knows, `small_words.txt.gz` in reading/data, the same bytes each time.

    python -m training.small_words --treebanks ../shared/treebanks --reports ../shared/benchmarks/gva/reports.jsonl.gz

In: the training and dev parts of EWT and GUM (CC BY-SA 4.0), and the words of reports in ordinary letters. Out: the words that
they write small more often than as a name. Always: a word at the head of a sentence, or in a headline, counts as neither.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.corpus import read_conllu

TARGET = Path(__file__).parents[1] / "src/tallystick/reading/data/small_words.txt.gz"
PARTS = ("ewt/train.conllu", "ewt/dev.conllu", "gum/train.conllu", "gum/dev.conllu")
WORD = re.compile(r"[a-z]{2,}")
INSIDE = re.compile(r"(?<=[a-z,] )([A-Za-z]{2,})(?= [a-z]|[,.;])")
"""A word between small letters: there a capital is a name's."""
FEWEST = 2
"""Times that a report's word must stand there, so that slips of the pen stay out."""


def main() -> None:
    """Count the words and write the list into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--reports", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    small, names = in_treebanks([given.treebanks / part for part in PARTS])
    small_too, names_too = in_reports(given.reports)
    small += Counter({word: count for word, count in small_too.items() if count >= FEWEST})
    names += names_too
    words = sorted(word for word, count in small.items() if count > names[word] and WORD.fullmatch(word))
    TARGET.write_bytes(gzip.compress("\n".join(words).encode(), 9, mtime=0))
    print(len(words), "words")


def in_treebanks(files: Iterable[Path]) -> tuple[Counter[str], Counter[str]]:
    """How often each word is written small, and how often it is tagged as a name."""
    small, names = Counter[str](), Counter[str]()
    for file in files:
        for document in read_conllu(file):
            for sentence in document.sentences:
                for word, pos in zip(sentence.words, sentence.pos or (), strict=True):
                    if word.islower() and pos not in ("X", "SYM"):
                        small[word] += 1
                    elif pos == "PROPN":
                        names[word.lower()] += 1
    return small, names


def in_reports(files: Iterable[Path]) -> tuple[Counter[str], Counter[str]]:
    """The same in the texts of JSONL records, or of JSON files in a folder, by what stands inside sentences."""
    small, names = Counter[str](), Counter[str]()
    for file in files:
        for text in _texts(file):
            for word in INSIDE.findall(text):
                (small if word.islower() else names)[word.lower()] += 1
    return small, names


def _texts(file: Path) -> Iterable[str]:
    if file.is_dir():
        return [json.loads(one.read_text(encoding="utf8")).get("text") or "" for one in sorted(file.glob("*.json"))]
    with gzip.open(file, "rt", encoding="utf8") as lines:
        return [json.loads(line).get("text") or "" for line in lines]


if __name__ == "__main__":
    main()
