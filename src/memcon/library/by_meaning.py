"""Statements that answer a question by what they mean or by its words, in one order (reciprocal rank fusion)."""

from typing import NamedTuple

from msgspec.structs import replace

from memcon.errors import UsageError
from memcon.library import meanings
from memcon.library.answers import Answers, answers
from memcon.library.conditions import ALL, Condition, joined
from memcon.library.counts import counted
from memcon.library.explaining import note
from memcon.library.filters import Filter
from memcon.library.nearest import nearest
from memcon.library.statement_rows import statement_rows
from memcon.library.storage import Storage
from memcon.library.view import FoundBy, Page, Query
from memcon.meaning.encoder import Encoder
from memcon.meaning.fusion import fused
from memcon.query.meant import meant
from memcon.query.tree import EVERYTHING, all_of

MOST = 100
"""Answers that either way of looking contributes; so the order is the same on every page."""

LEAST = 0.25
"""How near a statement must be (a cosine) to be an answer by its meaning alone."""


class _Found(NamedTuple):
    by_words: list[int]
    by_meaning: list[int]

    def of(self, key: int) -> tuple[FoundBy, ...]:
        """How the statement with this key was found."""
        ways: tuple[tuple[FoundBy, list[int]], ...] = (("words", self.by_words), ("meaning", self.by_meaning))
        return tuple(way for way, keys in ways if key in keys)


def statements(storage: Storage, query: Query, encoder: Encoder) -> Page:
    """Statements that answer the query, by words or by meaning; UsageError where it says nothing in words."""
    asked = Filter(storage, query, "statements")
    text, required = meant(asked.words)
    if not text:
        raise UsageError(
            "A question by meaning says in words what is looked for.", "Add some, or leave the meaning out of it."
        )
    condition = asked.condition
    if required != EVERYTHING:
        condition = joined([part for part in (condition, asked.conditions(required)) if part != ALL], " AND ")
    found = _Found(_by_words(storage, asked), _by_meaning(storage, encoder, text, condition))
    order = fused(*found)
    keys = order[query.offset : query.offset + query.limit]
    also = asked.in_words(all_of(required, *asked.others))
    return Page(
        question=f"statements near in meaning to “{text}”, or with these words{', ' if also else ''}{also}",
        total=len(order),
        statements=tuple(
            replace(row, found_by=found.of(key))
            for key, row in zip(keys, statement_rows(storage, keys, asked.words, asked.dated), strict=True)
        ),
        note="; ".join(filter(None, (_unprepared(storage, encoder), note(storage, asked, "statements", len(order))))),
        facets=counted(storage, _answers(order), "statements") if query.facets else (),
    )


def _by_words(storage: Storage, asked: Filter) -> list[int]:
    rows = answers(asked, "statements")
    if asked.match is None:
        return []
    best = f"ORDER BY {asked.match.rank}, {rows.key} LIMIT {MOST}"
    found = storage.execute(
        f"SELECT {rows.key} FROM {rows.source} WHERE {rows.where} {best}", (*rows.values, *asked.match.rank_values)
    )
    return [key for (key,) in found.fetchall()]


def _by_meaning(storage: Storage, encoder: Encoder, text: str, condition: Condition) -> list[int]:
    asked = encoder.encode([text]).vectors[0]
    return nearest(storage, encoder.maker, asked, condition, MOST, LEAST)


def _answers(keys: list[int]) -> Answers:
    """These statements, to be counted."""
    chosen = ", ".join(map(str, keys)) or "NULL"
    return Answers("s.key", "statement AS s", f"s.key IN ({chosen})", ())


def _unprepared(storage: Storage, encoder: Encoder) -> str:
    left = meanings.missing(storage, encoder.maker)
    if not left:
        return ""
    records = "1 record is" if left == 1 else f"{left} records are"
    return f"{records} not prepared for search by meaning yet (memcon meaning does it)"
