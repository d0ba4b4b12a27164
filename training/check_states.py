"""Lay the states lexicon beside a list of countries and say which of its variants the lexicon lacks.

The list is JSON lines (gzip), one country a line with `id` and `variants` of `name`, as made from
HistoryAtState/pocom (CC0 1.0). Run: python training/check_states.py countries.jsonl.gz
"""

import gzip
import json
import sys
import tomllib
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "src" / "memcon" / "lexicon" / "states.toml"


def folded(name: str) -> str:
    """The name in lower case, with plain apostrophes and no article."""
    return name.lower().replace("’", "'").removeprefix("the ")


def main(path: str) -> int:
    """Print, for each country the lexicon knows under one name, the variants it does not know."""
    states = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["state"]
    known = {folded(name) for state in states for name in [state["name"], *state["names"]]}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for country in map(json.loads, lines):
            names = [variant["name"] for variant in country["variants"]]
            missing = [name for name in names if folded(name) not in known]
            if missing and len(missing) < len(names):
                print(f"{country['id']}: {'; '.join(missing)}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: check_states.py countries.jsonl.gz")
    sys.exit(main(sys.argv[1]))
