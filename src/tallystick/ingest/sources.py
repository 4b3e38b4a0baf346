"""Source: one file that an input names.

In: files, folders and patterns as a user types them. Out: ordinary files, each with the name that its report will come under,
sorted by that name. Always: every input that leads nowhere raises, so that a slip of the pen never looks like an empty ledger;
what a folder holds and cannot be opened is handed on and rejected later, never skipped in silence.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tallystick.model.errors import InputError

ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|feed:|www\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Source:
    """A path and its name: the file's own for a single file, else relative to the folder (or to a pattern's fixed part)."""

    name: str
    path: Path


def find_sources(inputs: Sequence[str]) -> tuple[Source, ...]:
    """All files that the inputs name, each once, sorted by name and path.

    Raises InputError for an address, a path that does not exist, a pattern that nothing matches and a folder without files.
    """
    found = {source for given in inputs for source in _expand(given)}
    return tuple(sorted(found))


def _expand(given: str) -> list[Source]:
    if ADDRESS.match(given):
        raise InputError(f"{given} is an address.", "Addresses are not fetched yet; save the page and give the file.")
    path = Path(given)
    if path.is_dir():
        return _required(_within(path), given, "The folder holds no files.", "Name a folder that holds reports.")
    if path.exists() or path.is_symlink():
        return [_source(path, path.parent)]
    if glob.has_magic(given):
        return _required(_matching(given), given, "No file matches.", "Check the pattern, and quote it against the shell.")
    raise InputError(f"{given} does not exist.", "Check the path; a file, folder or pattern of text, HTML or JSONL goes here.")


def _required(sources: Iterable[Source], given: str, message: str, remedy: str) -> list[Source]:
    listed = list(sources)
    if not listed:
        raise InputError(f"{given}: {message}", remedy)
    return listed


def _within(folder: Path) -> Iterator[Source]:
    """Files at any depth; hidden ones (.git, .DS_Store) belong to tools and not to the reader, links to folders could loop."""
    unreadable: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: unreadable.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                yield _source(Path(root, name), folder)
    yield from (_source(path, folder) for path in unreadable)


def _matching(pattern: str) -> Iterator[Source]:
    parts = Path(pattern).parts
    fixed = next(place for place, part in enumerate(parts) if glob.has_magic(part))
    base = Path(*parts[:fixed])
    for path in base.glob("/".join(parts[fixed:])):
        if not path.is_dir() and not any(part.startswith(".") for part in path.relative_to(base).parts):
            yield _source(path, base)


def _source(path: Path, base: Path) -> Source:
    """Under the path's place in the base; bytes of a file's name that are no UTF-8 become replacement characters."""
    name = path.relative_to(base).as_posix()
    return Source(name=name.encode("utf8", "surrogateescape").decode("utf8", "replace"), path=path)
