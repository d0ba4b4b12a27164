"""How many answers have which form, year, speaker, place: counts that lead on to narrower questions."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from memcon.library.answers import sources
from memcon.library.conditions import What
from memcon.library.filters import Filter
from memcon.library.storage import Storage
from memcon.library.view import Facet, FacetKind, FacetValue
from memcon.query.tokens import words

MOST = 12  # values of one kind that are shown

_FIELDS: dict[FacetKind, str] = {
    "form": "form",
    "year": "date",
    "speaker": "speaker",
    "place": "place",
    "classification": "classification",
    "archive": "archive",
    "series": "archive",
    "language": "language",
}
_CASELESS: tuple[FacetKind, ...] = ("place", "classification", "language")
_SPEAKERS = (
    "SELECT a.name, a.id, count(DISTINCT {counted}) FROM statement AS s JOIN record_actor AS ra ON ra.key = s.source"
    " JOIN actor AS a ON a.key = ra.actor WHERE {among} GROUP BY a.key, a.name, a.id"
)


def counted(storage: Storage, asked: Filter, what: What) -> tuple[Facet, ...]:
    """The facets of all answers, in the order of `FacetKind`; a kind without values is left out."""
    source, where, values = sources(asked, what, joined=True)
    found: dict[FacetKind, list[tuple[str, str, int]]] = {}
    rows = storage.execute(
        f"SELECT f.kind, f.value, count(*) FROM {source} JOIN facet AS f ON f.record = r.key WHERE {where}"
        " GROUP BY f.kind, f.value",
        values,
    ).fetchall()
    for kind, value, total in rows:
        found.setdefault(kind, []).append((value, value, total))
    for kind in _CASELESS:
        found[kind] = list(_without_case(found.get(kind, ())))
    found["speaker"] = _speakers(storage, (source, where, values), what)
    return tuple(_facet(kind, found[kind]) for kind in get_args(FacetKind) if found.get(kind))


def _speakers(storage: Storage, answers: tuple[str, str, tuple[Any, ...]], what: What) -> list[tuple[str, str, int]]:
    source, where, values = answers
    key, column = ("r.key", "s.record") if what == "records" else ("s.key", "s.key")
    sql = _SPEAKERS.replace("{counted}", column)
    sql = sql.replace("{among}", f"{column} IN (SELECT {key} FROM {source} WHERE {where})")
    return [(name, actor, total) for name, actor, total in storage.execute(sql, values).fetchall()]


def _without_case(rows: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, str, int]]:
    """Values that differ in case only as one, printed as most records print it that do not use capitals alone."""
    groups: dict[tuple[str, ...], list[tuple[str, str, int]]] = {}
    for row in rows:
        groups.setdefault(words(row[0]), []).append(row)
    for group in groups.values():
        value = max(group, key=lambda row: (not row[0].isupper(), row[2], row[0]))[0]
        yield value, value, sum(total for _, _, total in group)


def _facet(kind: FacetKind, rows: list[tuple[str, str, int]]) -> Facet:
    ranked = sorted(rows, key=lambda row: (-row[2], row[0]))
    shown = ranked[:MOST]
    if kind == "year":
        shown.sort()
    return Facet(
        kind=kind,
        field=_FIELDS[kind],
        values=tuple(FacetValue(value=value, total=total, filter=chosen) for value, chosen, total in shown),
        more=len(ranked) - len(shown),
    )
