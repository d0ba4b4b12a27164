"""Words and phrases as they are typed, made into places of a text: folded, with their spellings."""

import re
from math import prod
from typing import TYPE_CHECKING

from memcon.errors import UsageError
from memcon.query.spellings import units
from memcon.query.tokens import words
from memcon.query.tree import Near, Node, Or, Phrase, Place, Prefix, Word, all_of, any_of

if TYPE_CHECKING:
    from lark import Token

FARTHEST = 50  # words between two that stand near each other
LONGEST = 80  # words of a phrase
MOST_FORMS = 32  # spellings of a phrase, each word with each; of one with more only what was typed is looked for
USUAL = 10  # where no distance is given, after FTS5

_INNER_STAR = re.compile(r"\*+(?=[^\W_])")
_QUOTED = re.compile(r'"(?P<words>[^"]*)"(?P<star>\*)?(?:~(?P<distance>\d+))?')


def place(token: "Token") -> int:
    """Where a part of the question begins, in characters from 1, as a sentence says it."""
    return (token.start_pos or 0) + 1


def word(typed: str, at: int, exact: bool = False) -> Place | None:
    """What `typed` without quotation marks asks for; None when it has no letter or digit.

    A star at its end stands for all that begin so. `exact` leaves other spellings aside. UsageError for a star
    inside it; `at` is its place in the question, in characters from 1.
    """
    star = _INNER_STAR.search(typed)
    if star:
        raise UsageError(
            f"The star at {at + star.start()} stands inside a word.", "Put a star at the end of a word: treat*."
        )
    return _place(typed.rstrip("*"), typed.endswith("*"), exact)


def quoted(typed: str, at: int, exact: bool = False) -> Node | None:
    """What a phrase with its quotation marks, and the star or the distance behind it, asks for."""
    match = _QUOTED.fullmatch(typed)
    if match is None:
        raise ValueError(f"{typed!r} is no phrase")
    star = bool(match["star"]) or match["words"].rstrip().endswith("*")
    place = _place(match["words"].rstrip().rstrip("*"), star, exact)
    if match["distance"] is None or not isinstance(place, Phrase):
        return place
    distance = _allowed(int(match["distance"]), at)
    return all_of(*(Near(left, right, distance) for left, right in zip(place.words, place.words[1:], strict=False)))


def plain(typed: str) -> Place | None:
    """The words of `typed` side by side, no sign in it having a meaning; None when it has no letter or digit."""
    return _place(typed, prefix=False, exact=False)


def near(left: Node | None, right: Node | None, distance: int | None, at: int) -> Node:
    """Two places near each other; where one is a choice of places, the choice of the pairs.

    UsageError when a side is anything else; `at` is where NEAR stands.
    """
    most = USUAL if distance is None else _allowed(distance, at)
    return any_of(*(Near(first, second, most) for first in _places(left, at) for second in _places(right, at)))


def _place(typed: str, prefix: bool, exact: bool) -> Place | None:
    asked = words(typed)
    if not asked:
        return None
    if len(asked) > LONGEST:
        raise UsageError(f"A phrase has at most {LONGEST} words; one here has {len(asked)}.", "Ask for less of it.")
    shown = " ".join(typed.split())
    if prefix and " " not in shown:
        return Prefix(shown, asked)
    end = asked[-1:] if prefix else ()
    kept = asked[: len(asked) - len(end)]
    forms = units(kept)
    if exact or prod(map(len, forms)) > MOST_FORMS:
        forms = tuple(((one,),) for one in kept)
    if len(forms) == 1 and not prefix:
        return Word(shown, forms[0])
    found: list[Word | Prefix] = [Word(" ".join(form[0]), form) for form in forms]
    if prefix:
        found.append(Prefix(asked[-1], end))
    return Phrase(shown, tuple(found)) if len(found) > 1 else found[0]


def _places(node: Node | None, at: int) -> tuple[Place, ...]:
    found: list[Place] = []
    for part in node.parts if isinstance(node, Or) else (node,):
        if not isinstance(part, Place):
            raise UsageError(
                f"NEAR at {at} has something else than words beside it.",
                "Put a word, a phrase or (one OR another) on either side: coal NEAR/5 tariff.",
            )
        found.append(part)
    return tuple(found)


def _allowed(distance: int, at: int) -> int:
    if distance > FARTHEST:
        raise UsageError(f"The distance at {at} is too great.", f"Up to {FARTHEST} words may stand between two.")
    return distance
