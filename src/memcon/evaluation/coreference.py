"""How well mentions were joined to entities: three measures that see different faults.

muc    links: an entity of n mentions has n - 1; one is lacking for each part too many (Vilain and others, 1995)
b3     mentions: of each, the share of its entity that stands with it on the other side (Bagga and Baldwin, 1998)
ceafe  entities, matched one to one for the greatest likeness (Dice) in all (Luo, 2005, phi 4)

Entities of a single mention count. A cluster is the set of an entity's mentions; no mention is in two clusters of
one side.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Final

from memcon.evaluation.figures import Tally

MEASURES: Final = ("muc", "b3", "ceafe")

Cluster = frozenset[Hashable]


def clusters(mentions: Iterable[tuple[Hashable, Hashable]]) -> list[Cluster]:
    """The clusters of mentions given as (entity, mention)."""
    found: dict[Hashable, set[Hashable]] = {}
    for entity, mention in mentions:
        found.setdefault(entity, set()).add(mention)
    return [frozenset(cluster) for cluster in found.values()]


def measures(gold: Collection[Cluster], predicted: Collection[Cluster]) -> dict[str, Tally]:
    """What the three measures count, by name."""
    in_gold, in_predicted = _homes(gold), _homes(predicted)
    mentions, guesses = len(in_gold), len(in_predicted)
    return {
        "muc": Tally(
            _links(gold, in_predicted), mentions - len(gold), _links(predicted, in_gold), guesses - len(predicted)
        ),
        "b3": Tally(_company(gold, in_predicted), mentions, _company(predicted, in_gold), guesses),
        "ceafe": Tally.pairs(_likeness(list(gold), list(predicted)), len(gold), len(predicted)),
    }


def _homes(side: Iterable[Cluster]) -> dict[Hashable, Cluster]:
    return {mention: cluster for cluster in side for mention in cluster}


def _links(side: Iterable[Cluster], others: Mapping[Hashable, Cluster]) -> int:
    """The links that hold: a mention that the other side lacks is a part by itself."""
    return sum(len(cluster) - len({others.get(mention, mention) for mention in cluster}) for cluster in side)


def _company(side: Iterable[Cluster], others: Mapping[Hashable, Cluster]) -> float:
    nobody: Cluster = frozenset()
    return sum(len(cluster & others.get(mention, nobody)) / len(cluster) for cluster in side for mention in cluster)


def _likeness(gold: list[Cluster], predicted: list[Cluster]) -> float:
    """The sum of the Dice coefficients of the best matching."""
    if not gold or not predicted:
        return 0.0
    import lap
    import numpy as np

    dice = np.array([[2 * len(one & two) / (len(one) + len(two)) for two in predicted] for one in gold])
    _, matched, _ = lap.lapjv(-dice, extend_cost=True)
    return float(sum(dice[row, column] for row, column in enumerate(matched) if column >= 0))
