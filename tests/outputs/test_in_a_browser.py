"""The page in a real browser, where one is installed: it lays out at 360 and 1200 pixels without spilling sideways."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tallystick.outputs.report import render
from tests.outputs import story

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The page's own policy forbids scripts, so the measuring one stands in a page around it.
FRAME = """<!DOCTYPE html><body style="margin:0"><iframe id="f" src="page.html" style="width:{width}px;height:900px;border:0">
</iframe><p id="out"></p><script>document.getElementById("f").onload = function () {{
var root = this.contentDocument.documentElement;
document.getElementById("out").textContent = "measured " + root.scrollWidth + " of " + root.clientWidth; }};</script>"""


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
@pytest.mark.parametrize("width", [360, 1200])
def test_the_page_does_not_spill_sideways(width: int, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(render(story.contents()), encoding="utf8")
    (tmp_path / "frame.html").write_text(FRAME.format(width=width), encoding="utf8")
    command = (
        str(CHROMIUM),
        *QUIET,
        f"--user-data-dir={tmp_path / 'profile'}",
        "--allow-file-access-from-files",
        "--virtual-time-budget=5000",
        "--window-size=1300,1000",
        "--dump-dom",
        (tmp_path / "frame.html").as_uri(),
    )
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    found = re.search(r"measured (\d+) of (\d+)", done.stdout)
    assert found, done.stderr[-500:]
    assert int(found[1]) <= int(found[2])
