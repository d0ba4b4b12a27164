"""Statement ids that stay: a statement read again under another id keeps the one that links already carry."""

import re
from collections.abc import Collection, Sequence

import msgspec

from memcon.model import Record, Statement

LIKE_ENOUGH = 0.8  # share of words two contents have in common (Jaccard) to be the same statement read again

_WORD = re.compile(r"\w+")


def kept(old: Record, new: Record, retired: Collection[str]) -> tuple[Statement, ...]:
    """The statements of `new` under the ids of `old` where source and content words still stand.

    Both records have library-wide actor ids. A statement without a match keeps its own id unless that is or
    was another statement's (`retired` and the ids of `old`); then it is given a new one.
    """
    ids = _matches(old, new)
    taken = {*retired, *(s.id for s in old.statements), *ids.values()}
    for statement in new.statements:
        if statement.id in ids:
            continue
        ids[statement.id] = statement.id if statement.id not in taken else _fresh(taken)
        taken.add(ids[statement.id])
    return tuple(
        msgspec.structs.replace(s, id=ids[s.id], parent=ids[s.parent] if s.parent else s.parent)
        for s in new.statements
    )


def _matches(old: Record, new: Record) -> dict[str, str]:
    """Ids in `new` to ids in `old`: the same words first, in order, then nearly the same words."""
    found: dict[str, str] = {}
    waiting: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for statement in old.statements:
        waiting.setdefault((statement.source, _words(old, statement)), []).append(statement.id)
    for statement in new.statements:
        if same := waiting.get((statement.source, _words(new, statement))):
            found[statement.id] = same.pop(0)
    used = set(found.values())
    free = [(s, frozenset(_words(old, s))) for s in old.statements if s.id not in used]
    for statement in new.statements:
        if statement.id in found:
            continue
        words = frozenset(_words(new, statement))
        best = max(
            ((_shared(words, w), s) for s, w in free if s.source == statement.source), default=None, key=_first
        )
        if best is not None and best[0] >= LIKE_ENOUGH:
            found[statement.id] = best[1].id
            free = [(s, w) for s, w in free if s.id != best[1].id]
    return found


def _first(pair: tuple[float, Statement]) -> float:
    return pair[0]


def _words(record: Record, statement: Statement) -> tuple[str, ...]:
    return tuple(w for start, end in statement.content for w in _WORD.findall(record.text[start:end]))


def _shared(one: Collection[str], two: Collection[str]) -> float:
    together = len(set(one) | set(two))
    return len(set(one) & set(two)) / together if together else 0.0


def _fresh(taken: Sequence[str] | set[str]) -> str:
    number = 1 + max((int(i[1:]) for i in taken if i[:1] == "s" and i[1:].isdecimal() and i.isascii()), default=0)
    return f"s{number}"
