"""What the tagger finds in a text."""

from typing import Literal, NamedTuple

from memcon.text import Span

Kind = Literal["PER", "ORG", "GPE", "LOC"]


class Attribution(NamedTuple):
    """Words that ascribe something to somebody: all spans are places in the text that was read.

    Attributes:
        cue: the words that ascribe ("told him", "according to").
        source: the words that name who said or thought it, in the order of the text; none where it is not named.
        content: what was said or thought, in the order of the text; never empty.
        score: 0 to 1, the product of how sure cue and content are.
    """

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


class Name(NamedTuple):
    """A mention of a person (PER), organisation (ORG), state, nation or city (GPE) or other place (LOC).

    Mentions of different kinds may nest; pronouns and nouns that stand for an entity are mentions
    too. `score`, 0 to 1, is the mean probability of its words.
    """

    span: Span
    kind: Kind
    score: float
