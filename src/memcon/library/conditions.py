"""A question as conditions on rows: its words through the full-text index, its fields through the tables beside it.

Conditions speak of `r` (record) and, for statements, of `s` (statement).
"""

from typing import Any, Literal, NamedTuple

from memcon.library.named import Named, actors_named
from memcon.library.storage import Index, Match, Storage, among
from memcon.library.values import values_meant
from memcon.model.dates import FIRST, LAST, days
from memcon.query.tree import EVERYTHING, And, Field, Node, Not, Or, has_field

What = Literal["records", "statements"]

_TOLD = "s.key IN (SELECT statement FROM addressee WHERE who IN ({who}))"
_OF = "s.key IN (SELECT statement FROM spoken_of WHERE who IN ({who}))"
_PEOPLE = {"by": "s.source IN ({who})", "to": _TOLD, "about": _OF}
_PEOPLE["with"] = f"({' OR '.join(_PEOPLE.values())})"
_WHO = "SELECT key FROM record_actor WHERE actor {chosen}"
_DESCRIBED: dict[str, tuple[str, ...]] = {
    "class": ("classification",),
    "archive": ("archive", "series"),
    "place": ("place",),
    "language": ("language",),
}


class Condition(NamedTuple):
    """A condition of SQL and the values for its marks."""

    sql: str
    values: tuple[Any, ...] = ()


ALL = Condition("1 = 1")
NONE = Condition("1 = 0")


class Conditions:
    """Makes conditions for `what`; `nobody` says why a field can be answered by nothing."""

    def __init__(self, storage: Storage, what: What) -> None:
        self.nobody: list[str] = []
        self.names: dict[Field, str] = {}
        self._storage = storage
        self._what = what
        self._index: Index = "record_words" if what == "records" else "statement_words"
        self._key = "r.key" if what == "records" else "s.key"

    def words(self, node: Node) -> Match | None:
        """How the index answers a question without fields; None where everything does."""
        return None if node == EVERYTHING else self._storage.words.matches(self._index, node)

    def of(self, node: Node) -> Condition:
        """The condition for any question."""
        if not has_field(node):
            match = self.words(node)
            return ALL if match is None else self.among(match)
        if isinstance(node, Field):
            return self._field(node)
        if isinstance(node, Not):
            sql, values = self.of(node.part)
            return Condition(f"NOT ({sql})", values)
        if isinstance(node, And | Or):
            return joined([self.of(part) for part in node.parts], " AND " if isinstance(node, And) else " OR ")
        raise TypeError(f"{type(node).__name__} is no question")

    def among(self, match: Match) -> Condition:
        """The condition that a row is among those the index finds, or not among them where that is the question."""
        sql = f"{self._key} {'NOT IN' if match.negated else 'IN'} (SELECT {match.key} FROM {match.source}"
        return Condition(f"{sql} WHERE {match.condition})", match.values)

    def _field(self, field: Field) -> Condition:
        if field.name in _PEOPLE:
            return self._person(field)
        if field.name in _DESCRIBED:
            return self._described(field)
        if field.name == "form":
            return Condition("r.form = ?", (field.value,))
        if field.name == "act":
            return self._of_statements(Condition("s.act = ?", (field.value,)))
        asked = days(field.value)
        sides = [Condition("r.earliest IS NOT NULL")]
        if asked.earliest > FIRST:
            sides.append(Condition("r.latest >= ?", (asked.earliest,)))
        if asked.latest < LAST:
            sides.append(Condition("r.earliest <= ?", (asked.latest,)))
        return joined(sides, " AND ")

    def _person(self, field: Field) -> Condition:
        named: Named = actors_named(self._storage, field.value)
        if not named.keys:
            self.nobody.append(f"nobody in this library is called {field.value}")
            return NONE
        self.names[field] = named.said
        chosen = among(named.keys)
        if field.name == "with" and self._what == "records":
            return Condition(f"r.key IN (SELECT record FROM record_actor WHERE actor {chosen})", named.keys)
        sql = _PEOPLE[field.name].replace("{who}", _WHO.replace("{chosen}", chosen))
        return self._of_statements(Condition(sql, named.keys * sql.count(chosen)))

    def _of_statements(self, condition: Condition) -> Condition:
        """A condition on statements, for records one that some statement of theirs meets."""
        if self._what == "statements":
            return condition
        return Condition(f"r.key IN (SELECT s.record FROM statement AS s WHERE {condition.sql})", condition.values)

    def _described(self, field: Field) -> Condition:
        found = [
            Condition(f"r.key IN (SELECT record FROM facet WHERE kind = ? AND value {among(meant)})", (kind, *meant))
            for kind in _DESCRIBED[field.name]
            if (meant := values_meant(self._storage, kind, field.value))
        ]
        if not found:
            self.nobody.append(f"no record has {_CALLED[field.name]} {field.value}")
            return NONE
        return joined(found, " OR ")


_CALLED = {
    "class": "the classification",
    "archive": "the archive",
    "place": "the place",
    "language": "the language",
}


def joined(parts: list[Condition], sign: str) -> Condition:
    """Conditions with AND or OR between them."""
    if len(parts) == 1:
        return parts[0]
    return Condition(f"({sign.join(part.sql for part in parts)})", tuple(v for part in parts for v in part.values))
