"""Text as the encoder sees it: word pieces with their places in the text."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from memcon.text import Span

Ints = NDArray[np.int64]


class Pieces(NamedTuple):
    """The word pieces of some spans of one text, in the order of the text.

    Attributes:
        ids: numbers of the pieces in the vocabulary, shape (n,).
        starts: where each piece starts in the text, code points, shape (n,).
        ends: where each piece ends, exclusive, shape (n,).
        words: number of the word that each piece belongs to, rising from 0, shape (n,).
        span_ends: for each span with any piece, the number of pieces up to and with it, rising.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    words: Ints
    span_ends: tuple[int, ...]


def disjoint(text: str, spans: Iterable[Span]) -> list[Span]:
    """`spans` in the order of the text, none empty, overlapping ones joined; ValueError when one lies outside it."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {(start, end)} lies outside a text of {len(text)} code points")
        if start == end:
            continue
        if found and start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, end))
        else:
            found.append(Span(start, end))
    return found


def pieces(tokenizer: Any, text: str, spans: Iterable[Span]) -> Pieces:
    """Cut the words of `spans` into the pieces of `tokenizer` (a Tokenizer that neither pads nor truncates).

    Characters that the vocabulary does not know stay as one unknown piece each; control
    characters and white space belong to no piece.
    """
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[int] = []
    span_ends: list[int] = []
    word = -1
    for start, end in disjoint(text, spans):
        encoded = tokenizer.encode(text[start:end], add_special_tokens=False)
        if not encoded.ids:
            continue
        ids += encoded.ids
        starts += [start + at for at, _ in encoded.offsets]
        ends += [start + at for _, at in encoded.offsets]
        last = None
        for number in encoded.word_ids:
            word += number != last
            last = number
            words.append(word)
        span_ends.append(len(ids))
    return Pieces(
        np.array(ids, np.int64),
        np.array(starts, np.int64),
        np.array(ends, np.int64),
        np.array(words, np.int64),
        tuple(span_ends),
    )
