"""A question in words, as it was understood: "with “coal” within 5 words of “tariff” and not “steel”, by Orlo"."""

import re
from collections.abc import Callable, Iterable

from memcon.model.dates_in_words import in_words
from memcon.query.hits import runs
from memcon.query.tree import EVERYTHING, And, Field, Near, Node, Not, Or, Phrase, Place, Prefix, parted

_A_DAY = re.compile(r"\d+ ")
MOST_SPELLINGS = 5  # named beside the one that was typed

_FIELDS = {
    "by": "by {}",
    "to": "to {}",
    "about": "about {}",
    "with": "with {}",
    "form": "of the form {}",
    "act": "with the act {}",
    "class": "classified {}",
    "archive": "from the archive {}",
    "place": "in {}",
    "language": "in the language {}",
}


def said(node: Node, name: Callable[[Field], str | None] = lambda field: None) -> str:
    """The question in words; "" for the one that everything answers.

    `name` may give another name for the value of a field: the actor that was found.
    """
    asked, conditions = parted(node)
    found: list[str] = []
    if isinstance(asked, Not):
        found.append(f"without {_part(asked.part, name)}")
    elif asked != EVERYTHING:
        sign = " or " if isinstance(asked, Or) else " and "
        found.append(f"with {_joined(asked.parts if isinstance(asked, And | Or) else (asked,), sign, name)}")
    return ", ".join([*found, *(_condition(condition, name) for condition in conditions)])


def _condition(node: Node, name: Callable[[Field], str | None]) -> str:
    return f"either {_joined(node.parts, ' or ', name)}" if isinstance(node, Or) else _part(node, name)


def _part(node: Node, name: Callable[[Field], str | None]) -> str:
    if isinstance(node, Place):
        return _place(node)
    if isinstance(node, Near):
        within = "next to" if node.distance == 0 else f"within {node.distance} word{'s' * (node.distance > 1)} of"
        return f"{_place(node.left)} {within} {_place(node.right)}"
    if isinstance(node, Not):
        return f"not {_part(node.part, name)}"
    if isinstance(node, Field):
        return field_in_words(node, name(node))
    return f"({_joined(node.parts, ' or ' if isinstance(node, Or) else ' and ', name)})"


def _joined(parts: Iterable[Node], sign: str, name: Callable[[Field], str | None]) -> str:
    return sign.join(_part(part, name) for part in parts)


def _place(place: Place) -> str:
    star = (
        "*"
        if isinstance(place, Prefix) or (isinstance(place, Phrase) and isinstance(place.words[-1], Prefix))
        else ""
    )
    others = [" ".join(words) + star for words, _ in runs(place)][1:]
    also = ", ".join(others[:MOST_SPELLINGS]) + (" …" if len(others) > MOST_SPELLINGS else "")
    return f"“{place.text}{star}”" + (f" (also {also})" if also else "")


def field_in_words(field: Field, name: str | None = None) -> str:
    """One field: "by Orlo", "possibly dated in March 1947"."""
    if field.name != "date":
        return _FIELDS[field.name].format(name or field.value)
    words = in_words(field.value)
    if "/" in field.value or (words == field.value and not words.isdigit()):
        return f"possibly dated {words}"
    return f"possibly dated {'on' if _A_DAY.match(words) else 'in'} {words}"
