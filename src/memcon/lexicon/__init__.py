"""Words the stages go by: one TOML file a subject, each entry with its source."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon `name` (without ".toml"), read once; do not change what comes back.

    FileNotFoundError when memcon ships no lexicon of this name.
    """
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
