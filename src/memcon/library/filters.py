"""A `Query` as conditions on rows, and in words."""

from collections.abc import Sequence
from typing import Any, get_args

from memcon.errors import UsageError
from memcon.identity.names import TITLES
from memcon.identity.names import words as name_words
from memcon.library.storage import Storage, among
from memcon.library.view import Query
from memcon.library.words import Words, parsed
from memcon.model import ACTS, Form
from memcon.model.dates import FIRST, LAST, days

MOST = 1000  # rows on a page
_FORMS: tuple[str, ...] = get_args(Form)


class Filter:
    """The WHERE of a query: conditions with their values, the question in words, and why nothing can answer it.

    Conditions speak of `r` (record) and, where `statements` is true, `s` (statement).
    """

    def __init__(self, storage: Storage, query: Query, statements: bool) -> None:
        _refuse_unusable(query)
        self.words: Words = parsed(query.words)
        self.conditions: list[str] = []
        self._values: list[Any] = []
        self.said: list[str] = []
        self.nobody: list[str] = []
        self.dated = query.since is not None or query.until is not None
        self._storage = storage
        self._statements = statements
        if query.words.strip() and not self.words:
            self.nobody.append(f"“{query.words.strip()}” has no letter or digit to look for")
        if self.words:
            self.said.append(f"with {self.words.said}")
        if self.words.unwanted:
            column = "s.key" if statements else "r.key"
            match = storage.words.matches("statement_words" if statements else "record_words", self.words.unwanted)
            self._add(
                f"{column} NOT IN (SELECT {match.key} FROM {match.source} WHERE {match.condition})", *match.values
            )
        self._people(query)
        self._act_and_form(query)
        self._dates(query)

    @property
    def where(self) -> str:
        """The conditions joined; all rows when there is none, no row when nothing can answer."""
        return "1 = 0" if self.nobody else " AND ".join(self.conditions) or "1 = 1"

    @property
    def values(self) -> list[Any]:
        """The values of the conditions in `where`."""
        return [] if self.nobody else list(self._values)

    def question(self, what: str) -> str:
        """The query in words: "statements by Ostrow, with “tariff”, from 1931"."""
        return " ".join([what if self.said else f"all {what}", ", ".join(self.said)]).strip()

    def _add(self, condition: str, *values: Any) -> None:
        self.conditions.append(condition)
        self._values += values

    def _people(self, query: Query) -> None:
        parts = (
            (query.speaker, "by", "s.source IN ({who})"),
            (query.addressee, "to", "s.key IN (SELECT statement FROM addressee WHERE who IN ({who}))"),
            (
                query.actor,
                "with",
                "(s.source IN ({who}) OR s.key IN (SELECT statement FROM addressee WHERE who IN ({who}))"
                " OR s.key IN (SELECT statement FROM spoken_of WHERE who IN ({who})))",
            ),
        )
        for asked, word, condition in parts:
            if asked is None or not asked.strip():
                continue
            found = actors_called(self._storage, asked)
            self.said.append(f"{word} {self._name(found) or asked.strip()}")
            if not found:
                self.nobody.append(f"nobody in this library is called {asked.strip()}")
                continue
            chosen = among(found)
            if not self._statements:
                if word == "with":
                    condition = f"r.key IN (SELECT record FROM record_actor WHERE actor {chosen})"
                else:
                    condition = f"r.key IN (SELECT s.record FROM statement AS s WHERE {condition})"
            condition = condition.replace("{who}", f"SELECT key FROM record_actor WHERE actor {chosen}")
            self._add(condition, *(found * condition.count(chosen)))

    def _name(self, keys: Sequence[int]) -> str:
        if not keys:
            return ""
        names = [
            name
            for (name,) in self._storage.execute(f"SELECT name FROM actor WHERE key {among(keys)} ORDER BY id", keys)
        ]
        return " or ".join(names[:3]) + (f" or {len(names) - 3} more" if len(names) > 3 else "")

    def _act_and_form(self, query: Query) -> None:
        if query.form:
            self.said.append(f"of the form {query.form}")
            self._add("r.form = ?", query.form)
        if query.act:
            self.said.append(f"with the act {query.act}")
            if self._statements:
                self._add("s.act = ?", query.act)
            else:
                self._add("r.key IN (SELECT record FROM statement WHERE act = ?)", query.act)

    def _dates(self, query: Query) -> None:
        if query.since:
            self.said.append(f"from {query.since}")
            earliest = days(query.since).earliest
            if earliest > FIRST:
                self._add("r.latest >= ?", earliest)
        if query.until:
            self.said.append(f"up to {query.until}")
            latest = days(query.until).latest
            if latest < LAST:
                self._add("r.earliest <= ?", latest)


def actors_called(storage: Storage, asked: str) -> list[int]:
    """Keys of the actors meant by an id or a name: the id, else who has just this name, else who has all its words.

    Forms of address are left aside when nobody has them in a name.
    """
    asked = asked.strip()
    row = storage.execute("SELECT coalesce(merged, key) FROM actor WHERE id = ?", (asked,)).fetchone()
    if row is not None:
        return [row[0]]
    plain = " ".join(w for w in name_words(asked) if w not in TITLES)
    for attempt in dict.fromkeys((asked, plain)):
        named = _named(storage, '"' + attempt.replace('"', " ") + '"')
        equal = [key for key, name in named if name_words(name) == name_words(attempt)]
        if equal:
            return list(dict.fromkeys(equal))
        having = _named(storage, attempt.replace('"', " ").replace("*", " ").replace("-", " "))
        if having:
            return list(dict.fromkeys(key for key, _ in having))
    return []


def _named(storage: Storage, typed: str) -> list[tuple[int, str]]:
    """Actors and those of their names that have the words typed."""
    wanted = parsed(typed).wanted
    if wanted is None:
        return []
    match = storage.words.matches("actor_words", wanted)
    rows = storage.execute(
        f"SELECT DISTINCT a.id, a.key, n.name FROM {match.source} JOIN actor_name AS n ON n.key = {match.key}"
        f" JOIN actor AS a ON a.key = n.actor WHERE {match.condition} ORDER BY a.id, n.name",
        match.values,
    ).fetchall()
    return [(key, name) for _, key, name in rows]


def _refuse_unusable(query: Query) -> None:
    if query.form and query.form not in _FORMS:
        raise UsageError(f"There is no form {query.form!r}.", f"Forms are: {', '.join(_FORMS)}.")
    if query.act and query.act not in ACTS:
        raise UsageError(f"There is no act {query.act!r}.", f"Acts are: {', '.join(ACTS)}.")
    for value in (query.since, query.until):
        if value:
            try:
                days(value)
            except ValueError as error:
                raise UsageError(f"{error}.", "Give a date as 1931, 1931-05 or 1931-05-17.") from None
    if query.since and query.until and days(query.since).earliest > days(query.until).latest:
        raise UsageError(f"{query.since} comes after {query.until}.", "Change the two dates round.")
    if query.offset < 0 or not 0 <= query.limit <= MOST:
        raise UsageError("That is no page.", f"Ask for 0 to {MOST} rows, from row 0 on.")
