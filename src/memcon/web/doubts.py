"""The pages of what is open and what is decided about who is who: questions to people, and their judgements."""

import msgspec
from flask import Response, request

from memcon.library.telling import spoken_of
from memcon.library.view import ActorRef, Glimpse, Judgement, Place, Question
from memcon.web import questions as search
from memcon.web.decisions import done
from memcon.web.twins import answer, library, page

QUESTIONS_A_PAGE = 10
JUDGEMENTS_A_PAGE = 100


class OpenQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of actors in doubt, with the names, records and first mentions of either."""

    question: Question
    sides: tuple[Glimpse, Glimpse]


class QuestionsPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the open questions, the most valuable first: `offset` counts from 0, `total` is of all."""

    offset: int
    total: int
    questions: tuple[OpenQuestion, ...]


class JudgementsPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of what people decided, the latest first, with the actors it speaks of by id.

    `withdrawn` are the numbers of those taken back; `unfound`, by their numbers, the words that judgements are on and
    that are no mention in their record any more.
    """

    offset: int
    total: int
    judgements: tuple[Judgement, ...]
    actors: dict[str, ActorRef]
    withdrawn: tuple[int, ...]
    unfound: dict[int, tuple[Place, ...]] = {}


@page("/questions")
def questions() -> Response | str:
    """What memcon could not decide about who is who, for people to decide."""
    number = search.page(request.args)
    offset = (number - 1) * QUESTIONS_A_PAGE
    asked, total = library().questions(offset, QUESTIONS_A_PAGE)
    pairs = tuple(
        OpenQuestion(question=q, sides=(library().glimpse(q.actor.id), library().glimpse(q.other.id))) for q in asked
    )
    rows = QuestionsPage(offset=offset, total=total, questions=pairs)

    def context() -> dict[str, object]:
        made = done()
        return {"page": number, "a_page": QUESTIONS_A_PAGE, "done": made, "called": _called(made)}

    return answer("questions.html", rows, context)


@page("/judgements")
def judgements() -> Response | str:
    """What people decided about who is who, the latest first."""
    number = search.page(request.args)
    offset = (number - 1) * JUDGEMENTS_A_PAGE
    given = library().judgements()
    shown = given[::-1][offset : offset + JUDGEMENTS_A_PAGE]
    rows = JudgementsPage(
        offset=offset,
        total=len(given),
        judgements=shown,
        actors=_called(shown),
        withdrawn=tuple(j.withdraws for j in given if j.withdraws is not None),
        unfound=library().unfound() if any(j.places for j in shown) else {},
    )

    def context() -> dict[str, object]:
        made = done()
        return {
            "page": number,
            "a_page": JUDGEMENTS_A_PAGE,
            "done": made,
            "called": rows.actors | _called(made),
        }

    return answer("judgements.html", rows, context)


def _called(judgements: tuple[Judgement, ...]) -> dict[str, ActorRef]:
    return library().called(spoken_of(judgements))
