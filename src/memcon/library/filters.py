"""A `Query` as one question, checked, with the conditions it stands for and its words."""

from collections.abc import Sequence

from memcon.errors import UsageError
from memcon.library.conditions import ALL, NONE, Condition, Conditions, What, joined
from memcon.library.storage import Match, Storage
from memcon.library.view import Query
from memcon.model.dates import Days, days
from memcon.query.fields import field
from memcon.query.parsing import parsed
from memcon.query.tree import EVERYTHING, Field, Node, all_of, parted
from memcon.query.wording import said

MOST = 1000  # rows on a page

# The fields of a Query beside its words, and what they are called in the language of questions.
FIELDS: dict[str, str] = {
    "speaker": "by",
    "addressee": "to",
    "about": "about",
    "actor": "with",
    "form": "form",
    "act": "act",
    "classification": "class",
    "archive": "archive",
    "place": "place",
    "language": "language",
    "date": "date",
    "since": "since",
    "until": "until",
}


class Filter:
    """What a query asks: `node` the whole question, `words` the part that is about words alone.

    `match` is how the index answers that part, None where there is none; `condition` is all the rest. `nobody` says
    why nothing can answer, if it can be said before looking. UsageError for a query that cannot be asked.
    """

    def __init__(self, storage: Storage, query: Query, what: What) -> None:
        self.node = asked(query)
        self.words, self.others = parted(self.node)
        self._makes = Conditions(storage, what)
        self._what = what
        conditions = [self._makes.of(other) for other in self.others]
        match = self._makes.words(self.words)
        if match is not None and match.negated:
            conditions.insert(0, self._makes.among(match))
            match = None
        self.match: Match | None = match
        self.nobody = list(self._makes.nobody)
        if query.words.strip() and parsed(query.words) == EVERYTHING:
            self.nobody.append(f"“{query.words.strip()}” has no letter or digit to look for")
        self.condition: Condition = joined([*conditions, *([NONE] if self.nobody else [])] or [ALL], " AND ")

    @property
    def question(self) -> str:
        """The query in words: "statements with “tariff”, by Orlo, possibly dated from 1931"."""
        words = self.in_words(self.node)
        return f"{self._what} {words}" if words else f"all {self._what}"

    @property
    def dated(self) -> Days | None:
        """The days that a date must fall on, where one was asked for and nothing else may stand for it."""
        return _common_days(self.others)

    def in_words(self, node: Node) -> str:
        """Any part of the question in words, actors by their names in the library."""
        return said(node, self._makes.names.get)

    def conditions(self, node: Node) -> Condition:
        """The condition of another question about the same rows."""
        return self._makes.of(node)


def asked(query: Query) -> Node:
    """The one question that a query's words and fields are; UsageError where it cannot be asked."""
    if query.offset < 0 or not 0 <= query.limit <= MOST:
        raise UsageError("That is no page.", f"Ask for 0 to {MOST} rows, from row 0 on.")
    given = [(name, getattr(query, attribute)) for attribute, name in FIELDS.items()]
    found = all_of(parsed(query.words), *(field(name, value) for name, value in given if value and value.strip()))
    common = _common_days(parted(found)[1])
    if common is not None and common.earliest > common.latest:
        raise UsageError("No day lies in all the dates that are asked for.", "Change the two dates round.")
    return found


def _common_days(nodes: Sequence[Node]) -> Days | None:
    """The days that lie in all dates among `nodes`; None where there is no date."""
    found = [days(node.value) for node in nodes if isinstance(node, Field) and node.name == "date"]
    if not found:
        return None
    return Days(max(day.earliest for day in found), min(day.latest for day in found))
