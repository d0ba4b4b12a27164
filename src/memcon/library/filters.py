"""A `Query` as conditions on rows, and in words."""

import sqlite3
from collections.abc import Sequence
from typing import Any, get_args

from memcon.errors import UsageError
from memcon.identity.names import TITLES
from memcon.identity.names import words as name_words
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

    def __init__(self, db: sqlite3.Connection, query: Query, statements: bool) -> None:
        _refuse_unusable(query)
        self.words: Words = parsed(query.words)
        self.conditions: list[str] = []
        self._values: list[Any] = []
        self.said: list[str] = []
        self.nobody: list[str] = []
        self.dated = query.since is not None or query.until is not None
        self._db = db
        self._statements = statements
        if query.words.strip() and not self.words:
            self.nobody.append(f"“{query.words.strip()}” has no letter or digit to look for")
        if self.words:
            self.said.append(f"with {self.words.said}")
        if self.words.unwanted:
            column, table = ("s.key", "statement_words") if statements else ("r.key", "record_words")
            self._add(f"{column} NOT IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", self.words.unwanted)
        self._people(query)
        self._act_and_form(query)
        self._dates(query)

    @property
    def where(self) -> str:
        """The conditions joined; "1" when there is none, "0" when nothing can answer."""
        return "0" if self.nobody else " AND ".join(self.conditions) or "1"

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
            (query.speaker, "by", "s.source IN ({ids})"),
            (query.addressee, "to", "s.key IN (SELECT statement FROM addressee WHERE actor IN ({ids}))"),
            (
                query.actor,
                "with",
                "(s.source IN ({ids}) OR s.key IN (SELECT statement FROM addressee WHERE actor IN ({ids}))"
                " OR s.key IN (SELECT statement FROM spoken_of WHERE actor IN ({ids})))",
            ),
        )
        for asked, word, condition in parts:
            if asked is None or not asked.strip():
                continue
            found = actors_called(self._db, asked)
            self.said.append(f"{word} {self._name(found) or asked.strip()}")
            if not found:
                self.nobody.append(f"nobody in this library is called {asked.strip()}")
                continue
            marks = ", ".join("?" * len(found))
            condition = condition.replace("{ids}", marks)
            if not self._statements:
                if word == "with":
                    condition = f"r.key IN (SELECT record FROM record_actor WHERE actor IN ({marks}))"
                else:
                    condition = f"r.key IN (SELECT s.record FROM statement AS s WHERE {condition})"
            self._add(condition, *(found * (condition.count(f"({marks})"))))

    def _name(self, ids: Sequence[str]) -> str:
        if not ids:
            return ""
        names = [
            name
            for (name,) in self._db.execute(
                f"SELECT name FROM actor WHERE id IN ({', '.join('?' * len(ids))}) ORDER BY id", list(ids)
            )
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


def actors_called(db: sqlite3.Connection, asked: str) -> list[str]:
    """Ids of the actors meant by an id or a name: the id, else who has just this name, else who has all its words.

    Forms of address are left aside when nobody has them in a name.
    """
    asked = asked.strip()
    if db.execute("SELECT 1 FROM actor WHERE id = ?", (asked,)).fetchone():
        return [asked]
    plain = " ".join(w for w in name_words(asked) if w not in TITLES)
    for attempt in dict.fromkeys((asked, plain)):
        wanted = parsed('"' + attempt.replace('"', " ") + '"').wanted
        if wanted is None:
            continue
        equal = [
            key
            for key, name in db.execute(
                "SELECT DISTINCT n.actor, n.name FROM actor_words AS w JOIN actor_name AS n ON n.key = w.rowid"
                " WHERE actor_words MATCH ? ORDER BY n.actor",
                (wanted,),
            )
            if name_words(name) == name_words(attempt)
        ]
        if equal:
            return list(dict.fromkeys(equal))
        wanted = parsed(attempt.replace('"', " ").replace("*", " ").replace("-", " ")).wanted
        having = db.execute(
            "SELECT DISTINCT n.actor FROM actor_words AS w JOIN actor_name AS n ON n.key = w.rowid"
            " WHERE actor_words MATCH ? ORDER BY n.actor",
            (wanted,),
        ).fetchall()
        if having:
            return [key for (key,) in having]
    return []


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
