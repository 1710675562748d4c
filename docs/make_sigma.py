"""Makes kg/view/assets/vendored/sigma.min.js: sigma as its authors publish it, of which only what the pages use.

    python docs/make_sigma.py

The one file that they publish for browsers also holds programs that draw pictures, borders and pie charts;
these take up 85 kB of each page, and two WebGL contexts before it starts. Needs the npm registry; deno comes
with the dev dependencies.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

VENDORED = Path(__file__).resolve().parents[1] / "kg" / "view" / "assets" / "vendored"
PACKAGES = {"sigma": "3.0.3", "events": "3.3.0"}
BUNDLER = "npm:esbuild@0.25.5"
ENTRY = """
import Sigma from 'sigma';
import { EdgeProgram, NodeProgram } from 'sigma/rendering';
import { floatColor } from 'sigma/utils';

globalThis.Sigma = Object.assign(Sigma, { rendering: { EdgeProgram, NodeProgram }, utils: { floatColor } });
"""


def main() -> None:
    """Bundle, and put the result among the vendored files."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "entry.js").write_text(ENTRY, encoding="utf-8")
        (Path(folder) / "package.json").write_text(json.dumps({"dependencies": PACKAGES}), encoding="utf-8")
        deno = ["deno", "run", "--quiet", "--allow-all", BUNDLER]
        subprocess.run(["deno", "install", "--quiet"], cwd=folder, check=True)
        subprocess.run(
            [*deno, "entry.js", "--bundle", "--minify", "--format=iife", "--outfile=sigma.min.js"],
            cwd=folder,
            check=True,
        )
        shutil.copy(Path(folder) / "sigma.min.js", VENDORED)


if __name__ == "__main__":
    main()
