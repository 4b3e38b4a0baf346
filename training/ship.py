"""Make a trained pipeline small enough to ship.

In: a trained folder. Out: the folder that the package holds. Always: weights are halved to sixteen bits (loading widens
them again), words that only training met are left out, and the licence lies beside the weights.

    python -m training.ship --model /tmp/lm/final --out src/tallystick/language/en_tallystick
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from spacy.language import Language
from thinc.api import Model

from tallystick.language import MODEL_VERSION, load

LICENCE = """\
The model in this folder is licensed under CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/,
not under the licence of the code around it.
It was trained from texts and annotations of other people: ../MODEL_CARD.md names them and their licences.
"""


def ship(nlp: Language, folder: Path) -> None:
    """Write the folder anew."""
    nlp.meta.update(
        name="tallystick",
        version=MODEL_VERSION,
        license="CC BY-SA 4.0",
        author="Tallystick",
        description="English for Tallystick, trained from UD English EWT and GUM and from open entity files.",
    )
    for _, pipe in nlp.pipeline:
        if isinstance(model := getattr(pipe, "model", None), Model):
            halve(model)
    if folder.exists():
        shutil.rmtree(folder)
    nlp.to_disk(folder, exclude=["vocab"])
    nlp.vocab.to_disk(folder / "vocab", exclude=["strings", "vectors", "lookups"])
    (folder / "vocab/strings.json").write_text(json.dumps(label_strings(nlp), indent=0) + "\n", encoding="utf-8")
    (folder / "LICENSE").write_text(LICENCE, encoding="utf-8")
    _tidy(folder / "meta.json")


def label_strings(nlp: Language) -> list[str]:
    """Every label, and the parts of the morphological ones: all that a component may write but never adds itself."""
    labels = {label for found in nlp.pipe_labels.values() for label in found}
    parts = {part for label in labels for field in label.split("|") for part in (field, *field.split("="))}
    return sorted((labels | parts | {"ROOT", "dep", "_SP"}) - {""})


def halve(model: Model) -> None:
    """Every weight in sixteen bits."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, node.get_param(name).astype("float16"))


def _tidy(path: Path) -> None:
    meta = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    ship(load(args.model), args.out)


if __name__ == "__main__":
    main()
