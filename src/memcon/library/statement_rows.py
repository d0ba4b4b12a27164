"""Statements as rows for pages: with the record, the addressees, the chain of sources and the words quoted."""

import json

from memcon.library.packing import unpacked_text
from memcon.library.snippets import within
from memcon.library.statement_index import SAID_BETWEEN
from memcon.library.storage import Storage, among
from memcon.library.view import ActorRef, Dated, Snippet, StatementRow
from memcon.model.dates import Days, dated
from memcon.query.hits import hits
from memcon.query.tree import EVERYTHING, Node
from memcon.text import Span

_ROW = (
    "SELECT s.key, s.record, r.id, coalesce(r.title, r.id), r.date, r.date_end, s.id, p.id, s.act, s.certainty,"
    " s.resp, s.content, s.cue_start, s.cue_end FROM statement AS s JOIN record AS r ON r.key = s.record"
    " LEFT JOIN statement AS p ON p.key = s.parent WHERE s.key "
)
_CHAINS = (
    "WITH RECURSIVE above (key, depth, source, parent) AS ("
    " SELECT key, 0, source, parent FROM statement WHERE key {keys}"
    " UNION ALL SELECT above.key, above.depth + 1, s.source, s.parent"
    " FROM above JOIN statement AS s ON s.key = above.parent WHERE above.depth < 100)"
    " SELECT above.key, a.id FROM above JOIN record_actor AS ra ON ra.key = above.source"
    " JOIN actor AS a ON a.key = ra.actor ORDER BY above.key, above.depth DESC"
)


def statement_rows(
    storage: Storage, keys: list[int], words: Node = EVERYTHING, asked: Days | None = None
) -> tuple[StatementRow, ...]:
    """The rows of the statements with these keys, in this order, with a snippet around the first of `words`.

    `asked` are the days that were asked for.
    """
    to: dict[int, list[str]] = {}
    for key, actor in storage.execute(
        "SELECT d.statement, a.id FROM addressee AS d JOIN record_actor AS ra ON ra.key = d.who"
        f" JOIN actor AS a ON a.key = ra.actor WHERE d.statement {among(keys)} ORDER BY d.statement, d.at",
        keys,
    ):
        to.setdefault(key, []).append(actor)
    chains: dict[int, list[str]] = {}
    for key, actor in storage.execute(_CHAINS.replace("{keys}", among(keys)), keys):
        chains.setdefault(key, []).append(actor)
    people = actor_refs(storage, {a for ids in (*to.values(), *chains.values()) for a in ids})
    rows = storage.execute(_ROW + among(keys), keys).fetchall()
    texts = texts_of(storage, {row[1] for row in rows})
    found: dict[int, StatementRow] = {}
    for row in rows:
        (
            key,
            record,
            record_id,
            title,
            date,
            date_end,
            own,
            parent,
            act,
            certainty,
            resp,
            content,
            cue_start,
            cue_end,
        ) = row
        text = texts[record]
        spans = tuple(Span(start, end) for start, end in json.loads(content))
        said = SAID_BETWEEN.join(text[start:end] for start, end in spans)
        snippet: Snippet | None = None
        if words != EVERYTHING:
            snippet = within(spans, said, list(hits(said, words)), len(SAID_BETWEEN))
        found[key] = StatementRow(
            record=record_id,
            record_title=title,
            date=date,
            id=own,
            source=people[chains[key][-1]],
            to=tuple(people[actor] for actor in to.get(key, ())),
            chain=tuple(people[actor] for actor in chains[key]),
            cue=None if cue_start is None else text[cue_start:cue_end],
            content=said,
            spans=spans,
            parent=parent,
            act=act,
            certainty=certainty,
            resp=resp,
            snippet=snippet,
            dated=fallen(date, date_end, asked),
        )
    return tuple(found[key] for key in keys)


def fallen(date: str | None, date_end: str | None, asked: Days | None) -> Dated | None:
    """How a record of these dates falls on the days asked for."""
    return None if asked is None else dated(date, date_end, asked)


def texts_of(storage: Storage, records: set[int]) -> dict[int, str]:
    """The texts of the records with these keys."""
    wanted = sorted(records)
    rows = storage.execute(f"SELECT record, text FROM record_text WHERE record {among(wanted)}", wanted)
    return {key: unpacked_text(text) for key, text in rows}


def actor_refs(storage: Storage, ids: set[str]) -> dict[str, ActorRef]:
    """The actors with these ids, as they stand in lists."""
    wanted = sorted(ids)
    rows = storage.execute(f"SELECT id, kind, name, unnamed FROM actor WHERE id {among(wanted)}", wanted)
    return {key: ActorRef(id=key, kind=kind, name=name, unnamed=bool(unnamed)) for key, kind, name, unnamed in rows}
