"""The grammar of questions (grammar.lark), and what each of its rules stands for; loaded when a question is read."""

from functools import cache
from typing import NoReturn

from lark import Lark, Token, Transformer, v_args

from memcon.errors import UsageError
from memcon.query import terms
from memcon.query.fields import field
from memcon.query.terms import place
from memcon.query.tree import EVERYTHING, Node, Not, all_of, any_of


@cache
def grammar() -> Lark:
    """The parser: text to a Node. Lark's UnexpectedToken where the parts stand in no order that has a meaning."""
    return Lark.open(
        "grammar.lark", rel_to=__file__, parser="lalr", lexer="basic", start="question", transformer=_Reading()
    )


@v_args(inline=True)
class _Reading(Transformer[Token, Node]):
    """A node for each rule; None for a part that has no letter or digit, which is left out."""

    def question(self, found: Node | None = None) -> Node:
        return EVERYTHING if found is None else found

    def any(self, *parts: Node | None) -> Node | None:
        held = [part for part in parts if part is not None]
        return any_of(*held) if held else None

    def all(self, *parts: Node | None) -> Node | None:
        held = [part for part in parts if part is not None]
        return all_of(*held) if held else None

    def negation(self, part: Node | None) -> Node | None:
        if part is None:
            return None
        return part.part if isinstance(part, Not) else Not(part)

    def near(self, first: Node | None, *rest: Node | Token | None) -> Node | None:
        pairs: list[Node] = []
        left = first
        for sign, right in zip(rest[::2], rest[1::2], strict=True):
            if isinstance(sign, Token) and not isinstance(right, Token):
                distance = int(sign[5:]) if sign[5:] else None
                pairs.append(terms.near(left, right, distance, place(sign)))
                left = right
        return all_of(*pairs) if pairs else first

    def bracket(self, found: Node | None) -> Node | None:
        return found

    def word(self, token: Token) -> Node | None:
        return terms.word(token, place(token))

    def quoted(self, token: Token) -> Node | None:
        return terms.quoted(token, place(token))

    def exact(self, token: Token) -> Node | None:
        reading = terms.quoted if token.type == "QUOTED" else terms.word
        return reading(token, place(token), exact=True)

    def field(self, token: Token) -> Node:
        name, _, value = token.partition(":")
        return field(name, value.strip('"'), f" (at {place(token)})")

    def empty(self, token: Token) -> NoReturn:
        raise UsageError(f"“{token}” at {place(token)} has nothing after it.", "Write it without a space: by:NAME.")

    def unclosed(self, token: Token) -> NoReturn:
        raise UsageError(f"The quotation mark at {place(token)} is not closed.", "Close it, or leave it out.")
