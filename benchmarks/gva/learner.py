"""Learner: the second peer of linking, a quick learner over what two texts share.

In: reports, and the fold of each (of which incidents it is). Out: a cluster for each report. Always: a pair within one fold is
judged by what was learned on the other; a pair of two folds, never learned from, by both in equal parts.

Gradient boosting over: the TF-IDF cosine, the difference of the days that the openings name (by a regular expression) and of
the days of publication, capitalised names in common weighted by rarity, ages in common, "N block of STREET" in common. Then
greedy average linkage, as far as a pair of two clusters is likelier than not to be of one incident.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.gva.texts import Floats, apart, cosines, named, published, words_of

LEAST_ALIKE = 0.06
"""Pairs less alike are taken for two incidents unseen."""
LIKELY = 0.4
NAME = re.compile(r"(?<=[A-Za-z,;] )[A-Z][a-z'’-]+")
AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old|, (\d{1,2}),")
BLOCK = re.compile(r"\b(\d{1,5})[- ]block of ((?:[NSEW]\.? |North |South |East |West )?\w+)", re.IGNORECASE)


def clusters(reports: Sequence[dict[str, Any]], incidents: Sequence[str], folds: Sequence[bool]) -> list[int]:
    """The number of each report's cluster; `incidents` are learned from by the other fold only."""
    alike = cosines(reports)
    left, right = np.nonzero(np.triu(alike >= LEAST_ALIKE, 1))
    seen = _features(reports, alike, left, right)
    known = np.array(incidents)
    same = known[left] == known[right]
    fold = np.array(folds)
    chance = _chances(seen, same, fold[left], fold[right])
    return _joined(len(reports), left, right, chance)


def _features(reports: Sequence[dict[str, Any]], alike: Floats, left: NDArray[Any], right: NDArray[Any]) -> Floats:
    texts = [words_of(report) for report in reports]
    names = [set(NAME.findall(text)) for text in texts]
    held = Counter(name for found in names for name in found)
    ages = [{one or other for one, other in AGE.findall(text)} for text in texts]
    blocks = [{(number, street.lower()) for number, street in BLOCK.findall(text)} for text in texts]
    named_gap, told_gap = apart(named(reports)), apart(published(reports))
    return np.array(
        [
            (
                alike[one, other],
                named_gap[one, other],
                told_gap[one, other],
                sum(math.log2(len(texts) / held[name]) for name in names[one] & names[other]),
                _in_common(ages[one], ages[other]),
                _in_common(blocks[one], blocks[other]),
            )
            for one, other in zip(left, right, strict=True)
        ]
    )


def _in_common(left: Iterable[object], right: Iterable[object]) -> int:
    """How many, -1 where one of the two has none."""
    one, other = set(left), set(right)
    return len(one & other) if one and other else -1


def _chances(seen: Floats, same: NDArray[Any], left: NDArray[Any], right: NDArray[Any]) -> Floats:
    """How likely each pair is of one incident."""
    chance = np.zeros(len(seen))
    for fold in (False, True):
        learned = (left == fold) & (right == fold)
        model = HistGradientBoostingClassifier(random_state=0).fit(seen[learned], same[learned])
        judged = model.predict_proba(seen)[:, 1]
        chance += np.where((left != fold) & (right != fold), judged, np.where(left != right, judged / 2, 0.0))
    return chance


def _joined(reports: int, left: NDArray[Any], right: NDArray[Any], chance: Floats) -> list[int]:
    distance = np.ones((reports, reports))
    distance[left, right] = distance[right, left] = 1 - chance
    np.fill_diagonal(distance, 0.0)
    tree = linkage(squareform(distance, checks=False), "average")
    return [int(label) for label in fcluster(tree, 1 - LIKELY, "distance")]
