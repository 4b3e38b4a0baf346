"""Cosine: the first peer of linking, a clustering of texts by TF-IDF.

In: reports. Out: a cluster for each. Always: two reports are joined where their texts are alike by more than `ALIKE` and they
came out at most `WINDOW` days apart, and so are all that such pairs connect.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from benchmarks.gva.texts import apart, cosines, published

ALIKE = 0.15
WINDOW = 7


def clusters(reports: Sequence[dict[str, Any]]) -> list[int]:
    """The number of each report's cluster."""
    joined = (cosines(reports) > ALIKE) & (apart(published(reports)) <= WINDOW)
    return [int(label) for label in connected_components(csr_matrix(joined), directed=False)[1]]
