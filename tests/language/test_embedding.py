"""Working on distinct rows only changes the time it takes, not what comes out."""

from __future__ import annotations

import numpy
import pytest
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate

from tallystick.language.embedding import over_distinct_rows


@pytest.fixture
def rows() -> numpy.ndarray:
    return numpy.random.default_rng(3).integers(0, 4, size=(50, 2)).astype("uint64")


def _layer(rows: numpy.ndarray) -> Model:
    tables = [HashEmbed(6, 20, column=i, seed=i) for i in range(2)]
    layer = chain(concatenate(*tables), Maxout(6, 12, nP=2))
    layer.initialize(X=rows)
    return layer


def test_same_vectors(rows: numpy.ndarray) -> None:
    layer = _layer(rows)
    numpy.testing.assert_allclose(over_distinct_rows(layer).predict(rows), layer.predict(rows), rtol=1e-5)


def test_same_gradients(rows: numpy.ndarray) -> None:
    gradient = numpy.random.default_rng(4).normal(size=(50, 6)).astype("float32")
    grads = []
    for wrap in (lambda layer: layer, over_distinct_rows):
        layer = _layer(rows)
        maxout = next(node for node in layer.walk() if node.name == "maxout")
        maxout.set_param("W", numpy.random.default_rng(5).normal(size=maxout.get_param("W").shape).astype("float32"))
        for table in (node for node in layer.walk() if node.name == "hashembed"):
            table.set_param("E", numpy.random.default_rng(6).normal(size=(20, 6)).astype("float32"))
        _, backprop = wrap(layer).begin_update(rows)
        backprop(gradient.copy())
        grads.append(maxout.get_grad("W"))
    numpy.testing.assert_allclose(grads[0], grads[1], rtol=1e-3, atol=1e-4)
