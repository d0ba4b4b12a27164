"""The form of a record that prints no genre word, by the signs of its wording, weighed against each other."""

import re
from functools import cache
from typing import NamedTuple

from memcon.lexicon import load
from memcon.model.description import Form
from memcon.stages.description.found import Face, Found
from memcon.text import Span

_FIRST, _LAST = 12, 6  # paragraphs of a long body that are looked at
_DECISION = frozenset(("agreed", "decided", "agendum-in-text", "cabinet-closing"))


class _Sign(NamedTuple):
    """Words that speak for some forms and against others, found at least so often in one part of a record."""

    rule: str
    where: str
    pattern: re.Pattern[str]
    least: int
    weights: dict[Form, float]
    words: tuple[str, ...] = ()


@cache
def _signs() -> tuple[_Sign, ...]:
    return tuple(
        _Sign(
            s["rule"],
            s["where"],
            re.compile(s["pattern"]),
            s.get("least", 1),
            s["weights"],
            tuple(s.get("words", ())),
        )
        for s in load("form-signs")["sign"]
    )


def find(face: Face, title: Span | None) -> Found:
    """The form that the signs weigh most for; the rule is the sign that weighs most for it."""
    weights: dict[Form, float] = dict(load("form-signs")["before"])
    shown = _shown(face, title)
    for sign in shown:
        for form, weight in sign.weights.items():
            weights[form] += weight
    form = max(weights, key=lambda form: weights[form])
    heaviest = max(shown, key=lambda sign: sign.weights.get(form, 0.0), default=None)
    rule = heaviest.rule if heaviest and heaviest.weights.get(form, 0.0) > 0 else "no-sign-of-another-form"
    return Found("form", form, rule=rule)


def decision(face: Face) -> str | None:
    """The sign by which a body decides on what is before it, None where there is none."""
    return next((sign.rule for sign in _shown(face, None) if sign.rule in _DECISION), None)


def _shown(face: Face, title: Span | None) -> list[_Sign]:
    """The signs that a record shows."""
    places = {
        "title": [title] if title else [],
        "heading": face.heading,
        "first": face.body[:1],
        "opening": face.body[:2],
        "closing": [*face.body[-2:], *face.signatures],
        "body": face.body if len(face.body) <= _FIRST + _LAST else [*face.body[:_FIRST], *face.body[-_LAST:]],
    }
    words = {where: [face.seen[s.start : s.end] for s in spans] for where, spans in places.items()}
    small = {where: "\n".join(paragraphs).lower() for where, paragraphs in words.items()}
    return [sign for sign in _signs() if _may_show(sign, small[sign.where]) and _often(sign, words[sign.where])]


def _may_show(sign: _Sign, small: str) -> bool:
    """False where none of the sign's words is in the text in small letters: quicker than to search it."""
    return not sign.words or any(word in small for word in sign.words)


def _often(sign: _Sign, words: list[str]) -> bool:
    found = 0
    for paragraph in words:
        for _ in sign.pattern.finditer(paragraph):
            found += 1
            if found >= sign.least:
                return True
    return False
