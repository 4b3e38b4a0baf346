"""Train the English pipeline.

In: the treebanks' folder. Out: a pipeline's folder, and a log beside it. Always: only the sources that README.md permits
are read, and every random choice springs from one seed.

    python -m training.train --treebanks ../shared/treebanks --out /tmp/lm/final --silver /tmp/lm/silver.json
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from spacy.language import Language
from thinc.api import Adam, NumpyOps, fix_random_seed, set_current_ops

from training.build import build
from training.documents import example
from training.evaluate import score
from training.passes import Passes, groups_of, rarity_of
from training.settings import DEFAULT, Settings, read_settings
from training.sources import Sources, read_sources

# Documents of EWT dev that stay unseen without --with-dev.
UNSEEN_DOCUMENTS = 120
WARM_UP = 0.02


def train(settings: Settings, sources: Sources, out: Path) -> None:
    """All passes; the folder is written at every measurement and at the end."""
    course = settings.course
    fix_random_seed(course.seed)
    rng = random.Random(course.seed)
    set_current_ops(NumpyOps(use_blis=False))
    nlp = initialized(settings, sources, rng)
    passes = Passes(nlp=nlp, sources=sources, course=course, rarity=rarity_of(nlp, sources), random=rng)
    optimizer = Adam(course.rate, beta2=0.99, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=False)
    seen, measured_at, begun = 0, 0.0, time.process_time()
    with out.with_suffix(".log").open("a", encoding="utf-8") as log:
        while seen < course.words:
            losses: dict[str, float] = {}
            for batch in passes.batches(seen / course.words):
                optimizer.learn_rate = rate(seen / course.words, course.rate)
                nlp.update(batch, sgd=optimizer, drop=course.dropout, losses=losses)
                seen += sum(len(eg.predicted) for eg in batch)
                if seen >= course.words:
                    break
            seconds = time.process_time() - begun
            note(log, {"words": seen, "cpu_seconds": round(seconds)} | {k: round(float(v)) for k, v in losses.items()})
            if seconds - measured_at > course.measure_minutes * 60 or seen >= course.words:
                measured_at = seconds
                nlp.to_disk(out)
                note(log, measured(nlp, sources))


def initialized(settings: Settings, sources: Sources, rng: random.Random) -> Language:
    """The pipeline with its labels, its lemma rules and random weights."""
    nlp = build(settings)
    groups = groups_of(sources.parsed, rng) + groups_of(sources.named[:20], rng)
    examples = [example(nlp, group) for group in groups]
    nlp.initialize(lambda: examples)
    return nlp


def rate(progress: float, peak: float) -> float:
    """Learning rate: up over the first fiftieth, then down a cosine to a hundredth."""
    if progress < WARM_UP:
        return peak * max(progress / WARM_UP, 0.02)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP))))


def measured(nlp: Language, sources: Sources) -> dict[str, float | str | None]:
    """How the pipeline does on the development parts; with --with-dev the figures of EWT are no measure."""
    ewt, gum = score(nlp, sources.ewt_dev[:UNSEEN_DOCUMENTS], "ewt"), score(nlp, sources.gum_dev, "gum")
    return {
        "ewt_las": ewt.las, "ewt_ents": ewt.ents, "gum_las": gum.las, "gum_sents": gum.sents, "gum_ents": gum.ents,
        "gum_tag": gum.tag, "pipe_words_a_second": gum.words_a_second,
    }  # fmt: skip


def note(log: TextIO, entry: Mapping[str, float | str | None]) -> None:
    """One line of the log."""
    print(time.strftime("%H:%M:%S"), json.dumps(entry), file=log, flush=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=DEFAULT)
    parser.add_argument("--with-dev", action="store_true", help="train on EWT dev too, at the very end")
    parser.add_argument("--silver", type=Path, help="entity rows for EWT train, from training.silver")
    args = parser.parse_args()
    unseen = 0 if args.with_dev else UNSEEN_DOCUMENTS
    train(read_settings(args.settings), read_sources(args.treebanks, unseen=unseen, silver=args.silver), args.out)


if __name__ == "__main__":
    main()
