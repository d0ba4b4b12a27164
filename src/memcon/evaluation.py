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

import gzip
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from memcon.errors import MemconError
from memcon.model import Record, Stance, Statement
from memcon.text import Span

ENOUGH = 0.5  # overlap (Jaccard) from which two stretches of text count as one

_WORD = re.compile(r"\w+")
_ADDRESS = """the a an of our my his her their its mr mrs ms miss dr sir com comr comrade comrades cde marshal general
    gen lord m monsieur mme"""
_FORMS_OF_ADDRESS = frozenset(_ADDRESS.split())
_LITTLE = frozenset(
    ["of", "to", "in", "on", "for", "with", "by", "from", "at", "and", "or", "between", "against", "as"]
)

Name = tuple[str, ...]
_A = TypeVar("_A")
_B = TypeVar("_B")


class UnusableGold(MemconError):
    """A gold file, or a prediction for it, that no figures can be taken of."""

    exit_status = 2


class GoldActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a gold record: the forms in which the record names it."""

    names: tuple[str, ...] | None = None
    name: str | None = None
    kind: str | None = None
    unnamed: bool = False


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of a gold record; offsets are code points, end exclusive."""

    id: str
    source: str
    content: tuple[Span, ...]
    act: str
    to: tuple[str, ...] | None = None
    parent: str | None = None


class GoldStance(msgspec.Struct, frozen=True, kw_only=True):
    """A stance of a gold record: `target` is an actor's key or a short quotation."""

    holder: str
    target: str
    sign: str
    evidence: Span | None = None


class GoldReference(msgspec.Struct, frozen=True, kw_only=True):
    """A reference of a gold record."""

    span: Span


class GoldCommitment(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment of a gold record."""

    by: str
    what: Span


class GoldRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a gold file; `record` is the path of its text, relative to the gold's folder."""

    id: str
    text: str
    statements: tuple[GoldStatement, ...]
    actors: dict[str, GoldActor] | None = None
    stances: tuple[GoldStance, ...] | None = None
    references: tuple[GoldReference, ...] | None = None
    commitments: tuple[GoldCommitment, ...] | None = None
    record: str | None = None


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """Precision, recall and their harmonic mean, with how many there were in gold and prediction."""

    p: float
    r: float
    f1: float
    gold: int
    pred: int


class Accuracy(msgspec.Struct, frozen=True, kw_only=True):
    """The share that was right of `n`."""

    accuracy: float
    n: int


Table = dict[str, Score | Accuracy]


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The figures over all records, and for each; a figure that nothing bears on is absent."""

    all: Table
    records: dict[str, Table]


def read_gold(path: Path) -> list[GoldRecord]:
    """Read a gold file (JSON Lines, plain or .gz); UnusableGold with the line when it cannot be used."""
    decoder = msgspec.json.Decoder(GoldRecord)
    found: dict[str, GoldRecord] = {}
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    record = decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise _unusable(path, number, f"is no gold record: {error}") from error
                if wrong := _wrong(record, found):
                    raise _unusable(path, number, wrong)
                found[record.id] = record
    except (OSError, EOFError) as error:
        raise UnusableGold(
            f"The gold file {path} cannot be read: {error}.", "Check the path and the file."
        ) from error
    if not found:
        raise UnusableGold(f"The gold file {path} has no records.", "Give a file with one JSON object a line.")
    return list(found.values())


def evaluate(gold: Iterable[GoldRecord], predicted: Iterable[Record]) -> Figures:
    """Take the figures of `predicted` against `gold`.

    A prediction belongs to the gold record of the same id, else to the one of the same text. UnusableGold when one is
    missing or has another text.
    """
    gold = list(gold)
    by_id: dict[str, Record] = {}
    by_text: dict[str, Record] = {}
    for record in predicted:
        by_id[record.id] = record
        by_text.setdefault(record.text, record)
    total: Counter[str] = Counter()
    each: dict[str, Table] = {}
    for wanted in gold:
        record_found = by_id.get(wanted.id) or by_text.get(wanted.text)
        if record_found is None:
            raise UnusableGold(f"There is no prediction for {wanted.id}.", "Read all records that the gold file has.")
        if record_found.text != wanted.text:
            raise UnusableGold(
                f"The text of {record_found.id} is not the text of the gold record {wanted.id}.",
                "Read the same file that was annotated.",
            )
        counts = _Comparison(wanted, record_found).counts()
        each[wanted.id] = _table(counts)
        total.update(counts)
    return Figures(all=_table(total), records=each)


def bare(name: str) -> Name:
    """The words of a name that tell it apart: case, accents, punctuation and forms of address aside."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    words = [word for word in _WORD.findall(flat) if word != "s"]
    return tuple(word for word in words if word not in _FORMS_OF_ADDRESS) or tuple(words)


def fits(one: Name, two: Name) -> bool:
    """True when the names are equal, or the shorter one's words are all in the other's and both end alike."""
    if one == two:
        return True
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)


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
        overlap = _jaccard(self._words(one), self._words(two))
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
                overlap = _jaccard(gold_words[i], words[k])
                if overlap >= ENOUGH and self._same(g.source, p.source):
                    likeness.append((overlap, i, k))
        matched = _one_to_one(likeness)
        partner = {gold[i].id: predicted[k].id for i, k in matched.items()}
        counts.update({"stmt right": len(matched), "stmt gold": len(gold), "stmt pred": len(predicted)})
        counts["nested_stmt gold"] += sum(1 for s in gold if s.parent)
        counts["nested_stmt pred"] += sum(1 for s in predicted if s.parent)
        for g, p in ((gold[i], predicted[k]) for i, k in matched.items()):
            counts["act of"] += 1
            counts["act right"] += g.act == p.act
            to = [(1.0, i, k) for i, a in enumerate(g.to or ()) for k, b in enumerate(p.to) if self._same(a, b)]
            counts.update({"to right": len(_one_to_one(to)), "to gold": len(g.to or ()), "to pred": len(p.to)})
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
            evidence = _jaccard(self._words([gold.evidence]), self._words([predicted.evidence]))
        return target + evidence if max(target, evidence) >= ENOUGH else 0.0

    def _target_likeness(self, gold: str, predicted: str) -> float:
        """1 for the same actor, else how alike the wordings are."""
        if self._same(gold, predicted):
            return 1.0
        ones = [set(n) - _LITTLE for n in self.gold_names.get(gold, ())] or [set(bare(gold)) - _LITTLE]
        twos = [set(n) - _LITTLE for n in self.names.get(predicted, ())] or [set(bare(predicted)) - _LITTLE]
        return max(_jaccard(one, two) for one in ones for two in twos)

    def _count_pairs(
        self,
        counts: Counter[str],
        name: str,
        gold: Sequence[_A],
        predicted: Sequence[_B],
        likeness: Callable[[_A, _B], float],
    ) -> None:
        pairs = ((likeness(g, p), i, k) for i, g in enumerate(gold) for k, p in enumerate(predicted))
        right = len(_one_to_one([pair for pair in pairs if pair[0] > 0]))
        counts.update({f"{name} right": right, f"{name} gold": len(gold), f"{name} pred": len(predicted)})


def _bare_names(names: Iterable[str | None]) -> list[Name]:
    return [words for name in names if name and (words := bare(name))]


def _jaccard(one: frozenset[_A] | set[_A], two: frozenset[_A] | set[_A]) -> float:
    together = len(one | two)
    return len(one & two) / together if together else 0.0


def _one_to_one(pairs: list[tuple[float, int, int]]) -> dict[int, int]:
    """Match gold to prediction, the most alike first, among equals in the order given."""
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, gold, predicted in sorted(pairs, key=lambda pair: -pair[0]):
        if gold not in matched and predicted not in used:
            matched[gold] = predicted
            used.add(predicted)
    return matched


def _table(counts: Counter[str]) -> Table:
    table: Table = {}
    for name in ("outer", "inner", "stmt", "nested_stmt", "to", "stance", "ref", "commit"):
        gold, predicted, right = counts[f"{name} gold"], counts[f"{name} pred"], counts[f"{name} right"]
        if gold or predicted:
            precision = right / predicted if predicted else 0.0
            recall = right / gold if gold else 0.0
            both = precision + recall
            f1 = 2 * precision * recall / both if both else 0.0
            table[name] = Score(p=precision, r=recall, f1=f1, gold=gold, pred=predicted)
    for name in ("act", "parent"):
        if counts[f"{name} of"]:
            table[name] = Accuracy(accuracy=counts[f"{name} right"] / counts[f"{name} of"], n=counts[f"{name} of"])
    return table


def _wrong(record: GoldRecord, before: dict[str, GoldRecord]) -> str | None:
    """What makes a gold record unusable, in words that follow "line N"."""
    if record.id in before:
        return f"has the record {record.id} a second time"
    size = len(record.text)
    ids = [statement.id for statement in record.statements]
    if len(set(ids)) < len(ids):
        return f"has two statements with one id in {record.id}"
    places: Iterator[tuple[str, Span | None]] = iter(
        [(f"statement {s.id}", span) for s in record.statements for span in s.content]
        + [("a stance", s.evidence) for s in record.stances or ()]
        + [("a reference", r.span) for r in record.references or ()]
        + [("a commitment", c.what) for c in record.commitments or ()]
    )
    for what, span in places:
        if span is not None and not 0 <= span.start < span.end <= size:
            return f"has {what} of {record.id} at {span.start}-{span.end}, outside its text of {size} code points"
    return None


def _unusable(path: Path, number: int, what: str) -> UnusableGold:
    return UnusableGold(
        f"Line {number} of the gold file {path} {what}.", "Mend the line, or make the gold file again."
    )
