"""Means: what a Run is made with, and the record of it.

In: the language pipeline, a user's own places, a project's own vague words and rule for best figures. Out: a reader, and the
Run. Always: the same code, model and settings give the same Run; any other code gives another.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

import tallystick
from tallystick.linking import tables
from tallystick.model.errors import SetupError
from tallystick.model.ids import content_id
from tallystick.model.incidents import BestRule
from tallystick.model.ledger import Run
from tallystick.reading import AddedPlaces, Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a Run is made with: the language pipeline, a user's own places, a project's own settings: vague words,
    best figures, weights of linking."""

    nlp: Language
    added: AddedPlaces | None = None
    figures: str = ""
    best: BestRule = BestRule.MOST
    weights: str = ""

    def reader(self) -> Reader:
        """A reader with these means. Raises SetupError where the figures are malformed."""
        try:
            return Reader(self.nlp, self.added, self.figures)
        except ValueError as error:
            raise SetupError(f"The table of figures cannot be read: {error}.", "Compare it with docs/figures.md.") from error

    def check(self) -> None:
        """Raises SetupError where the figures or the weights are malformed."""
        self.reader()
        try:
            tables(self.weights)
        except ValueError as error:
            raise SetupError(f"The weights cannot be read: {error}.", "Compare them with docs/weights.md.") from error

    def run(self) -> Run:
        """The Run by its content: the same code, model and settings give the same id."""
        code = f"{tallystick.__version__}+{_code_digest()}"
        model = f"{self.nlp.meta['lang']}-{self.nlp.meta['name']}-{self.nlp.meta['version']}"
        places = {"gazetteer": self.added.digest()} if self.added is not None else {}
        own = {"figures": self.figures} if self.figures else {}
        rule = {"best": self.best.value} if self.best is not BestRule.MOST else {}
        bits = {"weights": self.weights} if self.weights else {}
        settings = json.dumps(places | own | rule | bits)
        return Run(run_id=content_id("run", code, model, settings), code_version=code, model_version=model, settings=settings)


def best_of(run: Run | None) -> BestRule:
    """The rule for best figures that a Run was made with."""
    return BestRule(json.loads(run.settings).get("best", BestRule.MOST)) if run is not None else BestRule.MOST


def weights_of(run: Run | None) -> str:
    """A project's own weights that a Run was made with (TOML), empty where it had none."""
    return str(json.loads(run.settings).get("weights", "")) if run is not None else ""


def _code_digest() -> str:
    """A hash over the files of the package, the shipped model among them, so that changed code is never taken for the same."""
    folder = Path(tallystick.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode("utf8"))
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
