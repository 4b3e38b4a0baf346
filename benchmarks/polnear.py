"""PolNeAR: who says what in political news; found where source and content both overlap what an annotator marked.

In: a folder with text/ and attributions/ (BRAT), or the shared folder, whose part dev was not learned from. Out: F of the
attributions that have a source, against the annotator of each text with whom it is best; precision and recall; and the same
for a rule of fifteen lines, so that the gain is seen. Always: one found meets one marked, and both spans must reach a Dice of
0.5 over their characters. A source or content in several pieces counts as all of its characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.command import shared_folder
from benchmarks.table import Figure
from tallystick import language
from tallystick.reading.speech.finder import Finder, covered

PART = "benchmarks/polnear/dev"
OVERLAP = 0.5
_SPAN = re.compile(r"^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"^E\d+\tAttribution:T\d+ (?P<roles>.*)$")

Spans = frozenset[int]
"""The characters of a text that words cover."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution: the characters of its source, of its content and of its cue, which is not judged."""

    source: Spans
    content: Spans
    cue: Spans = frozenset()

    def meets(self, other: Said) -> bool:
        """Whether both spans overlap enough."""
        return dice(self.source, other.source) >= OVERLAP and dice(self.content, other.content) >= OVERLAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with what each annotator marked in it."""

    name: str
    text: str
    marked: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many were marked, how many found, and how many of them meet."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(hits=self.hits + other.hits, found=self.found + other.found, wanted=self.wanted + other.wanted)

    @property
    def f(self) -> float:
        """F of found against wanted; 1 where nothing was to be found and nothing was."""
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 1.0


def run(data: Path) -> list[Figure]:
    """Measure on a folder of texts. Raises FileNotFoundError where there are none."""
    texts = read(_folder(data))
    nlp = language.load()
    docs = [nlp(text.text) for text in texts]
    finder = Finder.load()
    ours, peers = tally(texts, docs, lambda doc: by_finder(finder, doc)), tally(texts, docs, by_rule)
    name = "attributions, source and content, "
    return [
        Figure(benchmark="polnear", name=f"{name}F", value=ours.f, floor=0.45, aim=0.70),
        Figure(benchmark="polnear", name=f"{name}precision", value=ours.hits / max(1, ours.found)),
        Figure(benchmark="polnear", name=f"{name}recall", value=ours.hits / max(1, ours.wanted)),
        Figure(benchmark="polnear", name="a rule of fifteen lines, F", value=peers.f),
        Figure(benchmark="polnear", name="texts", value=len(texts)),
        *([Figure(benchmark="polnear", name="annotators among themselves, F", value=agreed)]
          if (agreed := agreement(texts)) is not None else []),
    ]  # fmt: skip


def _folder(data: Path) -> Path:
    """The folder itself where it holds text/ and attributions/, else part dev of the shared folder that it is or lies in."""
    if (data / "text").is_dir() and (data / "attributions").is_dir():
        return data
    return shared_folder(data, PART) / PART


def read(folder: Path) -> list[Text]:
    """The texts of a folder, each with its annotators' attributions that have a source."""
    texts = []
    for path in sorted((folder / "text").glob("[!.]*.txt")):
        with path.open(encoding="utf8", newline="") as file:
            text = file.read()
        files = sorted((folder / "attributions").glob(f"{_literal(path.stem)}_*.ann"))
        marked = tuple(tuple(_marked(file.read_text("utf8"))) for file in files)
        if marked:
            texts.append(Text(name=path.stem, text=text, marked=marked))
    if not texts:
        raise FileNotFoundError(f"no annotated text in {folder}")
    return texts


def _literal(stem: str) -> str:
    return re.sub(r"([\[\]*?])", r"[\1]", stem)


def _marked(annotation: str) -> Iterator[Said]:
    """The attributions of one BRAT file that name a source and a content."""
    lines = annotation.split("\n")
    spans = {match[1]: _characters(match[2]) for line in lines if (match := _SPAN.match(line))}
    for line in lines:
        event = _EVENT.match(line.strip())
        if event is None:
            continue
        roles = [role.split(":", 1) for role in event["roles"].split()]
        source, content, cue = (
            frozenset(at for name, span in roles if name.rstrip("0123456789") == wanted for at in spans.get(span, ()))
            for wanted in ("Source", "Content", "Cue")
        )
        if source and content:
            yield Said(source=source, content=content, cue=cue)


def _characters(pieces: str) -> Spans:
    bounds = [piece.split(" ") for piece in pieces.split(";")]
    return frozenset(at for start, end in bounds for at in range(int(start), int(end)))


def dice(one: Spans, other: Spans) -> float:
    """Twice the shared characters over all of both."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def tally(texts: Sequence[Text], docs: Sequence[Doc], find: Callable[[Doc], Sequence[Said]]) -> Tally:
    """Count over all texts, each against the annotator who agrees best."""
    counted = Tally()
    for text, doc in zip(texts, docs, strict=True):
        found = find(doc)
        counted += max((compare(found, marked) for marked in text.marked), key=lambda one: one.f)
    return counted


def compare(found: Sequence[Said], marked: Sequence[Said]) -> Tally:
    """Match one to one, as many as can be matched."""
    fits = [[at for at, one in enumerate(marked) if one.meets(mine)] for mine in found]
    taken: dict[int, int] = {}

    def match(mine: int, tried: set[int]) -> bool:
        for at in fits[mine]:
            if at not in tried:
                tried.add(at)
                if at not in taken or match(taken[at], tried):
                    taken[at] = mine
                    return True
        return False

    hits = sum(match(mine, set()) for mine in range(len(found)))
    return Tally(hits=hits, found=len(found), wanted=len(marked))


def agreement(texts: Sequence[Text]) -> float | None:
    """F of the annotators of a text with one another, over the texts that have several; None where none has."""
    counted = Tally()
    for text in texts:
        pairs = [(one, other) for at, one in enumerate(text.marked) for other in text.marked[:at]]
        counted = sum((compare(one, other) for one, other in pairs), counted)
    return counted.f if counted.wanted else None


def by_finder(finder: Finder, doc: Doc) -> list[Said]:
    """What Tallystick finds."""
    return [
        Said(source=_covered(doc, covered(one.source)), content=_covered(doc, covered(one.content))) for one in finder.find(doc)
    ]


def _covered(doc: Doc, tokens: frozenset[int]) -> Spans:
    """The characters of tokens, with the blanks between neighbours."""
    characters: set[int] = set()
    for index in tokens:
        start = doc[index].idx
        characters |= set(range(start, doc[index + 1].idx if index + 1 in tokens else start + len(doc[index])))
    return frozenset(characters)


SAYING = frozenset("say tell add note claim announce report argue warn write explain ask suggest believe think call".split())


def by_rule(doc: Doc) -> list[Said]:
    """The peer: a verb of saying, its subject, and its clause or else the rest of its sentence."""
    found = []
    for verb in doc:
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if verb.lemma_ not in SAYING or not subjects:
            continue
        source = {token.i for token in subjects[0].subtree}
        clauses = [child for child in verb.children if child.dep_ in ("ccomp", "parataxis")]
        content = {token.i for clause in clauses for token in clause.subtree}
        content = (content or {token.i for token in verb.sent}) - source - {verb.i}
        found.append(Said(source=_covered(doc, frozenset(source)), content=_covered(doc, frozenset(content))))
    return found
