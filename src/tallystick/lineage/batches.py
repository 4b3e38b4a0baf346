"""Batch: reports whose runs are read together, at a fraction of the cost of reading each by itself.

In: reports. Out: the set of runs of each, in their order. Always: the same runs as `read_words` finds, whatever stands beside a
report in its batch. Words are cut and told apart by Arrow, so that each stretch of letters is looked up once in a batch and not
once for each time that it stands there: looking up every word cost two thirds of all and suffered most from other programs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tallystick.lineage.runs import LENGTH, Hashes, distinct, runs_of
from tallystick.lineage.words import NUMBER, Vocabulary, compared
from tallystick.model.reports import Report

BATCH = 2_000
"""Reports at a time: some 5 MB of text and 40 MB beside it. Half as many look up a fifth more; twice as many save nothing."""

Places = NDArray[np.int64]


def read_runs(reports: Sequence[Report], vocabulary: Vocabulary) -> list[Hashes]:
    """The different runs of each report's words, in order of size."""
    return [runs for start in range(0, len(reports), BATCH) for runs in _of_batch(reports[start : start + BATCH], vocabulary)]


def _of_batch(reports: Sequence[Report], vocabulary: Vocabulary) -> Iterator[Hashes]:
    texts = [" ".join(report.text[start:end] for start, end in compared(report)) for report in reports]
    stretches = pc.ascii_split_whitespace(pa.array(texts, type=pa.large_string()))
    encoded = stretches.flatten().dictionary_encode()
    numbers, ends = _numbers(encoded.dictionary.to_pylist(), encoded.indices.to_numpy(), vocabulary)
    runs = runs_of(numbers)
    bounds = ends[stretches.offsets.to_numpy()].tolist()
    for begin, end in pairwise(bounds):
        yield distinct(runs[begin : max(begin, end - LENGTH + 1)])


def _numbers(stretches: Sequence[str], places: NDArray[np.int32], vocabulary: Vocabulary) -> tuple[Hashes, Places]:
    """The numbers of all words, and how many there are before each stretch; `places` tell which stretch stands where."""
    known = list(map(vocabulary.__getitem__, stretches))
    sizes = np.fromiter(map(len, known), dtype=np.int64, count=len(known)) // NUMBER.itemsize
    starts = np.cumsum(sizes) - sizes
    counts = sizes[places]
    ends = np.append(0, np.cumsum(counts))
    # The place of each word among the known numbers: where its stretch begins there, and how far on it stands in the stretch.
    within = np.arange(ends[-1]) - np.repeat(ends[:-1] - starts[places], counts)
    return np.frombuffer(b"".join(known), dtype=NUMBER)[within], ends
