"""How many answers have which form, year, speaker, place: counts that lead on to narrower questions."""

from collections.abc import Iterable, Iterator
from typing import get_args

from memcon.library.answers import Answers
from memcon.library.conditions import What
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
_HIT = "WITH hit (key) AS MATERIALIZED (SELECT {key} FROM {source} WHERE {where})"
_RECORDS = (
    f"{_HIT} SELECT kind, value, count(*) FROM facet WHERE record IN (SELECT key FROM hit) GROUP BY kind, value",
    f"{_HIT} SELECT a.name, a.id, count(DISTINCT ra.record) FROM record_actor AS ra"
    " JOIN actor AS a ON a.key = ra.actor"
    " WHERE ra.record IN (SELECT key FROM hit) AND EXISTS (SELECT 1 FROM statement WHERE source = ra.key)"
    " GROUP BY a.key, a.name, a.id",
)
_STATEMENTS = (
    f"{_HIT}, held (record, total) AS MATERIALIZED (SELECT s.record, count(*) FROM hit JOIN statement AS s"
    " ON s.key = hit.key GROUP BY s.record) SELECT f.kind, f.value, sum(held.total) FROM held JOIN facet AS f"
    " ON f.record = held.record GROUP BY f.kind, f.value",
    f"{_HIT} SELECT a.name, a.id, count(*) FROM hit JOIN statement AS s ON s.key = hit.key JOIN record_actor AS ra"
    " ON ra.key = s.source JOIN actor AS a ON a.key = ra.actor GROUP BY a.key, a.name, a.id",
)


def counted(storage: Storage, rows: Answers, what: What) -> tuple[Facet, ...]:
    """The facets of all answers, in the order of `FacetKind`; a kind without values is left out."""
    by_value, by_speaker = _RECORDS if what == "records" else _STATEMENTS

    def run(sql: str) -> list[tuple[str, str, int]]:
        for name in ("key", "source", "where"):
            sql = sql.replace(f"{{{name}}}", getattr(rows, name))
        return [(one, other, int(total)) for one, other, total in storage.execute(sql, rows.values).fetchall()]

    found: dict[str, list[tuple[str, str, int]]] = {"speaker": run(by_speaker)}
    for kind, value, total in run(by_value):
        found.setdefault(kind, []).append((value, value, total))
    for kind in _CASELESS:
        found[kind] = list(_without_case(found.get(kind, ())))
    return tuple(_facet(kind, found[kind]) for kind in get_args(FacetKind) if found.get(kind))


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
