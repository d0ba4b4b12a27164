"""Several rankings in one: reciprocal rank fusion (Cormack, Clarke and Buettcher 2009)."""

from collections.abc import Sequence

K = 60
"""What the authors add to each rank, so that no ranking decides alone what comes first."""


def fused(*rankings: Sequence[int]) -> list[int]:
    """All that stands in any of `rankings`, the best first: by the sum of 1 / (K + rank), ranks counted from 1.

    Equals come in the order of their numbers; nothing stands in one ranking twice.
    """
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, 1):
            scores[key] = scores.get(key, 0.0) + 1 / (K + rank)
    return sorted(scores, key=lambda key: (-scores[key], key))
