"""What a user types, taken apart: words, phrases, fields, AND, OR, NOT, NEAR and brackets.

What has no meaning in the language is read as plain words ("Re: coal"); where no meaning is the obvious one, the
answer is a sentence with the place, counted in characters from 1.
"""

import re
from typing import TYPE_CHECKING

from memcon.errors import UsageError
from memcon.query import terms
from memcon.query.terms import place
from memcon.query.tree import EVERYTHING, Node, all_of

if TYPE_CHECKING:
    from lark import Token

LONGEST = 2000  # code points of a question
DEEPEST = 20  # brackets inside brackets

_WORDS = re.compile(r"(?:\s*(?!(?:OR|AND|NOT|NEAR)\b)[^\W_]+)(?:\s+(?!(?:OR|AND|NOT|NEAR)\b)[^\W_]+)*\s*")
_QUOTES = str.maketrans({**dict.fromkeys("“”„«»", '"'), "\0": " "})
_JOINING = {"_OR": "OR", "_AND": "AND", "_NOT": "NOT", "NEAR": "NEAR", "_MINUS": "The minus", "_EXACT": "The sign ="}
_IN_QUOTES = "A word in capitals that is no sign stands in quotation marks: “OR”."


def parsed(typed: str) -> Node:
    """The question that was typed; EVERYTHING where there is no letter or digit in it.

    UsageError, with the place, for what cannot be understood: a quotation mark or a bracket that is not closed, an
    operator with nothing beside it, a field without a value, a date that is none, a star inside a word.
    """
    text = typed.translate(_QUOTES)
    _refuse_unbounded(text)
    if _WORDS.fullmatch(text):  # most questions: words alone, for which the grammar need not be loaded
        found = [terms.word(word, 0) for word in text.split()]
        held = [word for word in found if word is not None]
        return all_of(*held) if held else EVERYTHING
    return _by_grammar(text)


def _by_grammar(text: str) -> Node:
    from lark.exceptions import UnexpectedToken

    from memcon.query.grammar import grammar

    try:
        return grammar().parse(text)  # type: ignore[return-value]  # Lark does not know what its rules give
    except UnexpectedToken as error:
        wrong = error.token
        before = [t for t in grammar().lex(text) if wrong.type == "$END" or place(t) < place(wrong)]
        raise _sentence(text, wrong, before[-1] if before else None) from None


def _refuse_unbounded(text: str) -> None:
    if len(text) > LONGEST:
        raise UsageError(f"A question has at most {LONGEST:,} characters; this has {len(text):,}.", "Ask for less.")
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth > DEEPEST:
            raise UsageError(f"Brackets stand inside brackets more than {DEEPEST} deep.", "Ask for less.")


def _sentence(text: str, token: "Token", before: "Token | None") -> UsageError:
    """What is amiss where `token` has no meaning after `before`."""
    if before is not None and before.type in _JOINING:
        return UsageError(f"{_JOINING[before.type]} at {place(before)} has nothing after it.", _IN_QUOTES)
    if token.type in _JOINING:
        return UsageError(f"{_JOINING[token.type]} at {place(token)} has nothing before it.", _IN_QUOTES)
    if token.type == "$END":
        return UsageError(f"The bracket at {_unclosed(text) + 1} is not closed.", "Close it, or leave it out.")
    if before is not None and before.type == "_OPEN":
        return UsageError(f"The brackets at {place(before)} have nothing in them.", "Leave them out.")
    return UsageError(f"The bracket at {place(token)} closes nothing.", "Leave it out, or open one before it.")


def _unclosed(text: str) -> int:
    """The offset of the innermost bracket that stays open."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "(":
            opened.append(at)
        elif character == ")" and opened:
            opened.pop()
    return opened[-1] if opened else 0
