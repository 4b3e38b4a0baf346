"""Command: Tallystick as a user runs it, and the data that a benchmark needs.

In: the words of a command, or paths. Out: what the command printed, or the paths. Always: what is measured goes through the
real command line, in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REJECTED = 1


def tallystick(*words: str | Path) -> str:
    """Run a command; gives its stdout. Raises CalledProcessError where it could not begin; a rejected input is no error."""
    program = [sys.executable, "-c", "from tallystick.cli import main; main()"]
    done = subprocess.run([*program, *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, REJECTED):
        raise subprocess.CalledProcessError(done.returncode, words, done.stdout, done.stderr)
    return done.stdout


def shared_folder(data: Path, marker: str) -> Path:
    """The shared folder that `data` is, or lies in, told by what it must hold. Raises FileNotFoundError."""
    for folder in (data, *data.resolve().parents):
        if (folder / marker).exists():
            return folder.resolve()
    raise FileNotFoundError(f"no {marker} in {data} or above it")
