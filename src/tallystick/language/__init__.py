"""The English pipeline that the project ships: tokens, sentences, tags, parse, lemmas and names.

In: raw text, paragraphs parted by blank lines or not, in mixed case or in capitals. Out: a spaCy ``Doc`` with Universal
Dependencies labels (``nsubj:pass``, ``obl``; a sentence's head is ``ROOT``), UPOS and XPOS, lemmas and entities PER, ORG
and LOC. Always: the model is a folder beside this file, trained from open treebanks by ``training/``; loading it reads no
network, sets nothing global and costs about a second, so callers load once and pass the pipeline on.
"""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from thinc.api import Model, NumpyOps

from tallystick.language import embedding as embedding  # importing these three registers what the model's configuration names
from tallystick.language import english as english
from tallystick.language import lemmas as lemmas
from tallystick.model.errors import SetupError

MODEL_VERSION = "0.1.0"
MODEL_FOLDER = Path(__file__).parent / "en_tallystick"

WHOLE = ("passer-by", "passers-by", "Passer-by", "Passers-by", "PASSERS-BY")
"""Words that are one token, hyphens and all: a preposition at their end misleads the parser."""

__all__ = ["MODEL_FOLDER", "MODEL_VERSION", "load"]


def load(folder: Path = MODEL_FOLDER) -> Language:
    """The pipeline of a model folder, by default the shipped one."""
    if not (folder / "config.cfg").is_file():
        raise SetupError(
            f"There is no language model at {folder}.",
            remedy="Install tallystick again, or train the model as training/README.md tells.",
        )
    nlp = spacy.load(folder)
    for word in WHOLE:
        nlp.tokenizer.add_special_case(word, [{ORTH: word}])
    for _, pipe in nlp.pipeline:
        if isinstance(model := getattr(pipe, "model", None), Model):
            _make_ready(model)
    return nlp


def _make_ready(model: Model) -> None:
    """Widen the shipped sixteen-bit weights, and let numpy's OpenBLAS multiply in place of thinc's BLIS.

    BLIS wheels fall back to a generic kernel on newer processors: 33 against 105 Gflop/s on an EPYC of 2025.
    """
    operations = NumpyOps(use_blis=False)
    for node in model.walk():
        node.ops = operations
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, node.get_param(name).astype("float32"))
