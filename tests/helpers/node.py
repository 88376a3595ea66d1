"""Browser code under Node: for its pure functions, which need no page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).resolve().parents[2] / "overrides" / "assets"

# Scripts share their top-level constants, as on a page.
RUN = """
const { readFileSync } = require("fs");
const { runInThisContext } = require("vm");
const { scripts, expression, given } = JSON.parse(readFileSync(0, "utf8"));
// What dom.js asks of the page that it runs on.
globalThis.document = { currentScript: null };
globalThis.window = globalThis;
// What -e adds would make a library a module of Node's.
delete globalThis.exports;
for (const path of scripts) runInThisContext(readFileSync(path, "utf8"), { filename: path });
Promise.resolve(runInThisContext(`(${expression})`)(given)).then((answer) => {
  process.stdout.write(JSON.stringify(answer));
});
"""


def call(scripts: list[str], function: str, given: object) -> Any:
    """What a JavaScript function answers after `scripts` (paths below assets/) have run.

    `given` and the answer are values that JSON has; a promise is waited for. Raises
    CalledProcessError where the code throws.
    """
    job = {
        "scripts": [str(ASSETS / path) for path in scripts],
        "expression": function,
        "given": given,
    }
    done = subprocess.run(
        [Path(sys.executable).with_name("node"), "-e", RUN],
        input=json.dumps(job).encode(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)
