"""Small words: the ordinary words that truecasing knows, `small_words.txt.gz` in reading/data, the same bytes each time.

    python -m training.small_words --treebanks ../shared/treebanks

In: the training and dev parts of EWT and GUM (CC BY-SA 4.0). Out: the words that they write small more often than as a name.
Always: a word that stands at the head of a sentence or in a line of capitals counts only where it is tagged as a name.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from pathlib import Path

from training.corpus import read_conllu

TARGET = Path(__file__).parents[1] / "src/tallystick/reading/data/small_words.txt.gz"
PARTS = ("ewt/train.conllu", "ewt/dev.conllu", "gum/train.conllu", "gum/dev.conllu")
WORD = re.compile(r"[a-z]{2,}")


def main() -> None:
    """Count the words of the treebanks and write the list into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    folder = parser.parse_args().treebanks
    words = small_words([folder / part for part in PARTS])
    TARGET.write_bytes(gzip.compress("\n".join(words).encode(), 9, mtime=0))
    print(len(words), "words")


def small_words(files: list[Path]) -> list[str]:
    """The words that are written small more often than they are names, in order."""
    small, name = Counter[str](), Counter[str]()
    for file in files:
        for document in read_conllu(file):
            for sentence in document.sentences:
                for word, pos in zip(sentence.words, sentence.pos or (), strict=True):
                    if word.islower() and pos not in ("X", "SYM"):
                        small[word] += 1
                    elif pos == "PROPN":
                        name[word.lower()] += 1
    return sorted(word for word, count in small.items() if count > name[word] and WORD.fullmatch(word))


if __name__ == "__main__":
    main()
