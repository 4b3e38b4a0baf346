"""Memory: the most that this process has held, for measurements in a process of their own."""

from __future__ import annotations

from pathlib import Path


def peak_megabytes() -> float:
    """The peak in MB; what the system's own count of resources says may be the parent's."""
    (line,) = (line for line in Path("/proc/self/status").read_text(encoding="utf8").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
