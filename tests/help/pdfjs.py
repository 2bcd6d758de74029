"""pdf.js, the viewer inside Firefox, for tests/printed/test_pdf_viewers.py. It installs itself beside Python's packages.

Why by npm: that is where its makers publish it. Debian's libjs-pdf is of 2022 and gives form boxes no name; Python packages that
carry it have it inside something else. npm brings one archive, no dependencies, runs nothing of it; its hash must be the one below.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "6.5.438"
SHA512 = "be0f0fc35c7e0052b2e00303be1b9697970e615f1debdf14a0400da0516173bf61a970e7650aa7397a31c371c6f74ed61ce8352583af2e13fbe7a6e875d171a4"
FOLDER = Path(sys.prefix) / "pdfjs" / VERSION

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>pdf.js</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="web/pdf_viewer.css">
<style>body { margin: 0 } #container { position: absolute; inset: 0; overflow: auto }</style>
<div id="container"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
  import * as pdfjsLib from "./build/pdf.mjs";
  globalThis.pdfjsLib = pdfjsLib;  // the viewer looks for it there
  const { EventBus, PDFLinkService, PDFViewer } = await import("./web/pdf_viewer.mjs");
  pdfjsLib.GlobalWorkerOptions.workerSrc = "build/pdf.worker.mjs";
  const eventBus = new EventBus();
  const linkService = new PDFLinkService({ eventBus });
  const viewer = new PDFViewer({ container: document.getElementById("container"), eventBus, linkService });
  linkService.setViewer(viewer);
  const paper = await pdfjsLib.getDocument({ url: "checklist.pdf" }).promise;
  viewer.setDocument(paper);
  linkService.setDocument(paper);
  globalThis.saved = async () => Array.from(await paper.saveDocument());
</script>
"""
"""A page with the viewer's own parts, as its makers show it: the archive has no finished viewer."""


def folder() -> Path:
    """Where pdf.js is. Raises RuntimeError with the remedy: a missing viewer is never a skipped test."""
    if not (FOLDER / "build" / "pdf.mjs").is_file():
        raise RuntimeError(f"pdf.js {VERSION} is not installed: run `{sys.executable} -m tests.help.pdfjs`, which needs npm")
    return FOLDER


def install() -> None:
    npm = shutil.which("npm")
    if not npm:
        sys.exit("The tests open the paper in pdf.js, which comes by npm. On Debian and Ubuntu: sudo apt-get install npm")
    with tempfile.TemporaryDirectory() as place:
        quiet = {**os.environ, "npm_config_update_notifier": "false", "npm_config_ignore_scripts": "true"}
        subprocess.run([npm, "pack", "--silent", f"pdfjs-dist@{VERSION}"], cwd=place, env=quiet, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(place).glob("*.tgz")
        found = hashlib.sha512(archive.read_bytes()).hexdigest()
        if found != SHA512:
            sys.exit(f"pdf.js {VERSION} is not the archive that was tested: its SHA-512 is {found}")
        with tarfile.open(archive) as packed:
            wanted = [m for m in packed if m.name.startswith("package/legacy/") and not m.name.endswith(".map")]
            packed.extractall(place, wanted, filter="data")
        FOLDER.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.move(Path(place) / "package" / "legacy", FOLDER)


if __name__ == "__main__" and not (FOLDER / "build" / "pdf.mjs").is_file():
    print(f"Installing pdf.js {VERSION} for the tests ...")
    install()
