"""The two pages that answer a question: the form, the answers, and their counts that lead on to narrower ones."""

from typing import Any, Literal

from flask import request
from msgspec.structs import replace

from memcon.errors import UsageError
from memcon.library.view import Page, Query
from memcon.model import ACTS
from memcon.web import questions
from memcon.web.twins import answer, library, twin_asked
from memcon.web.vocabulary import TERMS, language

What = Literal["records", "statements"]


def searched(what: What) -> Any:
    """The records or statements that answer this request; a page says itself what is amiss with its question.

    The page counts its answers; a twin does where `facets=1` is among its arguments. Records are not searched by
    meaning, and count there as if nobody had asked for it.
    """
    query = questions.asked(request.args, facets=not twin_asked() or request.args.get("facets") == "1")
    if what == "records":
        query = replace(query, meaning=False)
    try:
        rows, refused = _asked(what, query), ""
    except UsageError as error:
        if twin_asked():
            raise
        rows, refused = Page(question="", total=0), str(error)

    def context() -> dict[str, Any]:
        other: What = "statements" if what == "records" else "records"
        totals = {what: rows.total, other: 0}
        if not refused:
            totals[other] = _asked(other, replace(query, offset=0, limit=0, facets=False, meaning=False)).total
        return {
            "query": query,
            "refused": refused,
            "totals": totals,
            "page": questions.page(request.args),
            "a_page": query.limit,
            "narrowed": questions.narrowed(query),
            "language": language,
            "acts": ACTS,
            "forms": [term for term in TERMS if term.group == "form"],
            "names": [value.value for facet in rows.facets if facet.kind == "speaker" for value in facet.values],
        }

    found = answer(f"{what}.html", rows, context)
    return (found, 400) if refused else found


def _asked(what: What, query: Query) -> Page:
    return library().records(query) if what == "records" else library().statements(query)
