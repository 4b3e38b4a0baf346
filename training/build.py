"""The untrained pipeline.

In: the sizes of the network. Out: a pipeline without weights. Always: one encoder serves every trained
component; the tagger comes last of these, because it learns from every batch and so hands the gathered
gradient of all of them back to the encoder.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from tallystick.language import embedding as embedding  # importing these two registers what is built below
from tallystick.language import lemmas as lemmas
from tallystick.language.english import TallystickEnglish
from training.settings import Settings, Sizes


def build(settings: Settings) -> Language:
    """The pipeline in its order."""
    sizes = settings.sizes
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": sizes.width, "upstream": "tok2vec"}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}
    parser = {"model": _transitions(shared, "parser", sizes), "learn_tokens": False, "min_action_freq": 20}
    nlp = TallystickEnglish()
    nlp.add_pipe("tok2vec", config={"model": _encoder(settings)})
    nlp.add_pipe("parser", config=parser)
    nlp.add_pipe("ner", config={"model": _transitions(shared, "ner", sizes)})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("suffix_lemmatizer", name="lemmatizer")
    return nlp


def _encoder(settings: Settings) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "tallystick.DistinctHashEmbed.v1",
            "width": settings.sizes.width,
            "attrs": list(settings.rows),
            "rows": list(settings.rows.values()),
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": settings.sizes.width,
            "depth": settings.sizes.depth,
            "window_size": 1,
            "maxout_pieces": settings.sizes.pieces,
        },
    }


def _transitions(shared: dict[str, Any], kind: str, sizes: Sizes) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": sizes.hidden if kind == "parser" else sizes.ner_hidden,
        "maxout_pieces": sizes.hidden_pieces,
        "use_upper": True,
        "tok2vec": shared,
    }
