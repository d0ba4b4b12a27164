"""Run the examples in the documentation and compare, or write, what they print.

    python docs/examples.py            says which examples no longer hold
    python docs/examples.py --write    puts in what the commands print now

An example is a fenced block of the language `console`: lines that begin with "$ " are commands, the lines
after one are what it prints. The examples of a page run in order in one empty folder that holds the
specimens as records/, at 80 columns, in a pipe.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from memcon import specimens

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    *sorted((ROOT / "docs" / "guides").glob("*.md")),
)
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def current(page: str) -> str:
    """The page with every example printing what its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records"
        records.mkdir()
        for path in specimens.paths():
            shutil.copy(path, records)
        return BLOCK.sub(lambda block: f"```console\n{_run(block[1], folder)}```", page)


def _run(block: str, folder: str) -> str:
    """The commands of a block, each followed by what it prints (standard output and error as they come)."""
    printed = []
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        ending = subprocess.run(
            ["sh", "-c", line[2:]],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        output = "".join(row.rstrip() + "\n" for row in ending.stdout.rstrip().splitlines())
        printed.append(f"{line}\n{output}")
    return "".join(printed)


def _environment() -> dict[str, str]:
    """The caller's environment with memcon on the path and nothing that changes what it prints."""
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR")}
    kept = {name: value for name, value in kept.items() if not name.startswith("MEMCON_")}
    return kept | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}", "LC_ALL": "C.UTF-8"}


def main() -> int:
    """Check, or write, all pages; 1 when an example does not hold."""
    stale = [page for page in PAGES if (text := page.read_text("utf-8")) != current(text)]
    for page in stale:
        if "--write" in sys.argv:
            page.write_text(current(page.read_text("utf-8")), "utf-8")
        print(f"{page.relative_to(ROOT)}: {'written' if '--write' in sys.argv else 'examples do not hold'}")
    return 1 if stale and "--write" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
