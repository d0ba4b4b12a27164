"""Weights that were learned from annotated records, as they ship: tables of signs, and what signs come to."""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables(name: str) -> dict[str, Any]:
    """The tables of models/<name>.json by their names."""
    return dict(json.loads((files("memcon") / "models" / f"{name}.json").read_text(encoding="utf-8")))


def total(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """The sum of the signs, each by its weight; a sign that was never learned weighs nothing."""
    return math.fsum(weights.get(sign, 0.0) * value for sign, value in signs.items())


def chance(table: Mapping[str, Any], signs: Mapping[str, float]) -> float:
    """How likely something with these signs is so, by logistic regression: 0 to 1."""
    return 1 / (1 + math.exp(-table["bias"] - total(table["weights"], signs)))
