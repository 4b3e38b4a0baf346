"""Lemmas by learned suffix rules, blind to case.

In: tokens that carry a fine-grained tag. Out: their lemmas. Always: a rule belongs to one tag and is the longest ending
that was seen; words whose lemma the rules miss are listed. Only names keep the letters they came in, so copy in
capitals gets the same lemmas as any other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

LONGEST_ENDING = 6
MEMORY = 100_000
NAME_TAGS = frozenset(("NNP", "NNPS"))

# What to cut from the end and what to put there.
Rule = tuple[int, str]


@Language.factory("suffix_lemmatizer", assigns=["token.lemma"], requires=["token.tag"])  # type: ignore[untyped-decorator]
def make_suffix_lemmatizer(nlp: Language, name: str) -> SuffixLemmatizer:  # noqa: ARG001
    """The component, still without rules."""
    return SuffixLemmatizer(name)


class SuffixLemmatizer:
    """A table of endings for each tag, and a list of exceptions."""

    def __init__(self, name: str = "lemmatizer") -> None:
        self.name = name
        self._endings: dict[str, dict[str, Rule]] = {}
        self._listed: dict[str, dict[str, str]] = {}
        self._known: dict[tuple[int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set every lemma; the answers are kept for the next document."""
        if len(self._known) > MEMORY:
            self._known.clear()
        for token in doc:
            key = (token.orth, token.tag)
            lemma = self._known.get(key)
            if lemma is None:
                lemma = token.text if token.is_space else self.lemma(token.text, token.tag_)
                self._known[key] = lemma
            token.lemma_ = lemma
        return doc

    def lemma(self, word: str, tag: str) -> str:
        """The lemma of one word under its tag."""
        small = word.lower()
        listed = self._listed.get(tag, {}).get(small)
        if listed is not None:
            return listed
        if any(c.isdigit() for c in word):
            return word
        cut, added = self._rule(small, tag)
        if tag not in NAME_TAGS:
            return small[: len(small) - cut] + added
        stem = word[: len(word) - cut]
        return stem + (added.upper() if word.isupper() else added)

    def learn(self, observed: Iterable[tuple[str, str, str]]) -> None:
        """Rules and exceptions from words, tags and lemmas."""
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for word, tag, lemma in observed:
            counts[tag, word.lower()][lemma] += 1
        best = {key: seen.most_common(1)[0][0] for key, seen in counts.items()}
        self._endings = _endings(best)
        self._listed, self._known = {}, {}
        for (tag, small), lemma in best.items():
            if tag not in NAME_TAGS and self.lemma(small, tag) != lemma:
                self._listed.setdefault(tag, {})[small] = lemma

    def _rule(self, small: str, tag: str) -> Rule:
        endings = self._endings.get(tag, {})
        for size in range(min(LONGEST_ENDING, len(small)), -1, -1):
            rule = endings.get(small[len(small) - size :])
            if rule is not None:
                return rule
        return (0, "")

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Accuracy, as spaCy's own lemmatizers report it."""
        return dict(Scorer.score_token_attr(examples, "lemma"))

    def initialize(self, get_examples: Callable[[], Iterable[Example]], **_: Any) -> None:
        """Learn from gold documents."""
        golds = (eg.reference for eg in get_examples())
        self.learn((t.text, t.tag_, t.lemma_) for gold in golds for t in gold if t.tag_ and t.lemma_ and not t.is_space)

    def to_disk(self, path: Path | str, **_: Any) -> None:
        """One JSON file."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_json(folder / "rules.json", {"endings": self._endings, "listed": self._listed}, indent=0)

    def from_disk(self, path: Path | str, **_: Any) -> SuffixLemmatizer:
        """What ``to_disk`` wrote."""
        data = srsly.read_json(Path(path) / "rules.json")
        self._endings = {tag: {e: (int(c), a) for e, (c, a) in rules.items()} for tag, rules in data["endings"].items()}
        self._listed = data["listed"]
        return self


def _endings(best: dict[tuple[str, str], str]) -> dict[str, dict[str, Rule]]:
    """For each tag, the commonest rule of every ending, less those that a shorter ending already implies."""
    votes: dict[str, dict[str, Counter[Rule]]] = defaultdict(lambda: defaultdict(Counter))
    for (tag, small), lemma in best.items():
        rule = _rule_between(small, lemma.lower())
        for size in range(min(LONGEST_ENDING, len(small)) + 1):
            votes[tag][small[len(small) - size :]][rule] += 1
    return {tag: _pruned(_agreed(seen)) for tag, seen in votes.items()}


def _agreed(votes: dict[str, Counter[Rule]]) -> dict[str, Rule]:
    """Rules that two words at least share; a slip in one word makes no rule."""
    first = ((ending, counts.most_common(1)[0]) for ending, counts in votes.items())
    return {ending: rule for ending, (rule, count) in first if count > 1 or not ending}


def _pruned(rules: dict[str, Rule]) -> dict[str, Rule]:
    kept: dict[str, Rule] = {}
    for ending in sorted(rules, key=len):
        implied = next((kept[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in kept), None)
        if rules[ending] != implied:
            kept[ending] = rules[ending]
    return kept


def _rule_between(word: str, lemma: str) -> Rule:
    common = 0
    while common < min(len(word), len(lemma)) and word[common] == lemma[common]:
        common += 1
    return len(word) - common, lemma[common:]
