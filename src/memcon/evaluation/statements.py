"""How well statements were read: figures against a gold file, as the annotation guidelines define them.

outer, inner  each word that stands in some statement, in gold or prediction: is its outermost (innermost) source
              right
stmt          statements with the same source whose content words overlap (Jaccard) by half or more, one to one;
nested_stmt   the same for statements that have a parent
to            addressees of matched statements; act, parent: accuracy on matched statements
stance        same holder and sign, and the same target or the same evidence; ref, commit: by overlap of their spans

A word is a run of letters, digits and underscores; two actors are one when a name of the one fits a name of the other
(`fits`). All counts are summed over the records before the figures are taken (micro average).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from memcon.evaluation.actor_names import Name, bare, fits
from memcon.evaluation.figures import Accuracy, Figures, Table, Tally
from memcon.evaluation.gold import Predictions, UnusableGold
from memcon.evaluation.matching import ENOUGH, jaccard, one_to_one
from memcon.evaluation.statement_gold import GoldRecord, GoldStance, GoldStatement
from memcon.model import Record, Stance, Statement
from memcon.text import Span

_WORD = re.compile(r"\w+")
_LITTLE = frozenset(
    ["of", "to", "in", "on", "for", "with", "by", "from", "at", "and", "or", "between", "against", "as"]
)

_A = TypeVar("_A")
_B = TypeVar("_B")


def evaluate(gold: Iterable[GoldRecord], predicted: Iterable[Record]) -> Figures:
    """Take the figures of `predicted` against `gold`.

    A prediction belongs to the gold record of the same id, else to the one of the same text. UnusableGold when one is
    missing or has another text.
    """
    predictions = Predictions(predicted)
    total: Counter[str] = Counter()
    each: dict[str, Table] = {}
    for wanted in gold:
        counts = _Comparison(wanted, predictions.of(wanted.id, wanted.text)).counts()
        each[wanted.id] = _table(counts)
        total.update(counts)
    return Figures(all=_table(total), records=each)


class _Comparison:
    """One gold record beside its prediction."""

    def __init__(self, gold: GoldRecord, predicted: Record) -> None:
        self.gold, self.predicted, self.text = gold, predicted, gold.text
        self.gold_names = {
            key: _bare_names((*(actor.names or ()), actor.name)) for key, actor in (gold.actors or {}).items()
        }
        self.names = {actor.id: _bare_names((*actor.names, actor.name)) for actor in predicted.actors}
        self._known: dict[tuple[str, str], bool] = {}
        for statement in predicted.statements:
            for start, end in statement.content:
                if not 0 <= start < end <= len(self.text):
                    raise UnusableGold(
                        f"Statement {statement.id} of {predicted.id} has content at {start}-{end}, outside the text.",
                        "Read the record again.",
                    )

    def counts(self) -> Counter[str]:
        """All that the figures are made of."""
        counts: Counter[str] = Counter()
        self._count_words(counts)
        self._count_statements(counts)
        gold, predicted = self.gold, self.predicted
        self._count_pairs(counts, "stance", gold.stances or (), predicted.stances, self._stance_likeness)
        self._count_pairs(
            counts, "ref", gold.references or (), predicted.references, lambda g, p: self._overlap([g.span], [p.span])
        )
        self._count_pairs(
            counts,
            "commit",
            gold.commitments or (),
            predicted.commitments,
            lambda g, p: self._overlap([g.what], [p.what]) if self._same(g.by, p.by) else 0.0,
        )
        return counts

    def _same(self, gold: str, predicted: str) -> bool:
        if (gold, predicted) not in self._known:
            self._known[gold, predicted] = any(
                fits(a, b) for a in self.gold_names.get(gold, ()) for b in self.names.get(predicted, ())
            )
        return self._known[gold, predicted]

    def _words(self, spans: Iterable[Span]) -> frozenset[int]:
        """Where the words in these spans begin."""
        return frozenset(start + m.start() for start, end in spans for m in _WORD.finditer(self.text[start:end]))

    def _overlap(self, one: Iterable[Span], two: Iterable[Span]) -> float:
        overlap = jaccard(self._words(one), self._words(two))
        return overlap if overlap >= ENOUGH else 0.0

    def _count_words(self, counts: Counter[str]) -> None:
        gold = self._sources(self.gold.statements)
        predicted = self._sources(self.predicted.statements)
        both = gold.keys() & predicted.keys()
        for level, which in (("outer", 0), ("inner", -1)):
            right = sum(self._same(gold[word][which], predicted[word][which]) for word in both)
            counts.update({f"{level} right": right, f"{level} gold": len(gold), f"{level} pred": len(predicted)})

    def _sources(self, statements: Sequence[GoldStatement | Statement]) -> dict[int, list[str]]:
        """For each word that is in a statement the sources, the outermost first; among equals the longer first."""
        parents = {s.id: s.parent for s in statements}

        def depth(key: str) -> int:
            above: set[str] = set()
            parent = parents[key]
            while parent is not None and parent in parents and key not in above:
                above.add(key)
                key, parent = parent, parents[parent]
            return len(above)

        found: dict[int, list[str]] = {}
        for statement in sorted(
            statements, key=lambda s: (depth(s.id), -sum(end - start for start, end in s.content))
        ):
            for word in self._words(statement.content):
                found.setdefault(word, []).append(statement.source)
        return found

    def _count_statements(self, counts: Counter[str]) -> None:
        gold, predicted = self.gold.statements, self.predicted.statements
        gold_words = [self._words(s.content) for s in gold]
        words = [self._words(s.content) for s in predicted]
        likeness: list[tuple[float, int, int]] = []
        for i, g in enumerate(gold):
            for k, p in enumerate(predicted):
                overlap = jaccard(gold_words[i], words[k])
                if overlap >= ENOUGH and self._same(g.source, p.source):
                    likeness.append((overlap, i, k))
        matched = one_to_one(likeness)
        partner = {gold[i].id: predicted[k].id for i, k in matched.items()}
        counts.update({"stmt right": len(matched), "stmt gold": len(gold), "stmt pred": len(predicted)})
        counts["nested_stmt gold"] += sum(1 for s in gold if s.parent)
        counts["nested_stmt pred"] += sum(1 for s in predicted if s.parent)
        for g, p in ((gold[i], predicted[k]) for i, k in matched.items()):
            counts["act of"] += 1
            counts["act right"] += g.act == p.act
            to = [(1.0, i, k) for i, a in enumerate(g.to or ()) for k, b in enumerate(p.to) if self._same(a, b)]
            counts.update({"to right": len(one_to_one(to)), "to gold": len(g.to or ()), "to pred": len(p.to)})
            if g.parent:
                counts["nested_stmt right"] += bool(p.parent)
                counts["parent of"] += 1
                counts["parent right"] += g.parent in partner and partner[g.parent] == p.parent

    def _stance_likeness(self, gold: GoldStance, predicted: Stance) -> float:
        if gold.sign != predicted.sign or not self._same(gold.holder, predicted.holder):
            return 0.0
        target = self._target_likeness(gold.target, predicted.target)
        evidence = 0.0
        if gold.evidence is not None and predicted.evidence is not None:
            evidence = jaccard(self._words([gold.evidence]), self._words([predicted.evidence]))
        return target + evidence if max(target, evidence) >= ENOUGH else 0.0

    def _target_likeness(self, gold: str, predicted: str) -> float:
        """1 for the same actor, else how alike the wordings are."""
        if self._same(gold, predicted):
            return 1.0
        ones = [set(n) - _LITTLE for n in self.gold_names.get(gold, ())] or [set(bare(gold)) - _LITTLE]
        twos = [set(n) - _LITTLE for n in self.names.get(predicted, ())] or [set(bare(predicted)) - _LITTLE]
        return max(jaccard(one, two) for one in ones for two in twos)

    def _count_pairs(
        self,
        counts: Counter[str],
        name: str,
        gold: Sequence[_A],
        predicted: Sequence[_B],
        likeness: Callable[[_A, _B], float],
    ) -> None:
        pairs = ((likeness(g, p), i, k) for i, g in enumerate(gold) for k, p in enumerate(predicted))
        right = len(one_to_one([pair for pair in pairs if pair[0] > 0]))
        counts.update({f"{name} right": right, f"{name} gold": len(gold), f"{name} pred": len(predicted)})


def _bare_names(names: Iterable[str | None]) -> list[Name]:
    return [words for name in names if name and (words := bare(name))]


def _table(counts: Counter[str]) -> Table:
    table: Table = {}
    for name in ("outer", "inner", "stmt", "nested_stmt", "to", "stance", "ref", "commit"):
        gold, predicted, right = counts[f"{name} gold"], counts[f"{name} pred"], counts[f"{name} right"]
        if gold or predicted:
            table[name] = Tally.pairs(right, gold, predicted).score()
    for name in ("act", "parent"):
        if counts[f"{name} of"]:
            table[name] = Accuracy(accuracy=counts[f"{name} right"] / counts[f"{name} of"], n=counts[f"{name} of"])
    return table
