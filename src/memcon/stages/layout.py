"""The blocks of a text as printed: runs of lines between blank lines, with Markdown seen through."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from memcon.text import Span, trimmed

# A form feed is no line end: a paragraph may run on over the page.
_BREAK = re.compile(r"\r\n|[\r\n\v\x1c-\x1e\x85\u2028\u2029]")
_MARKS = "*_#> \t\u00a0"
_EMPHASIS = re.compile(r"\*\*|__|^#+\s+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_LONG = 420  # characters; no heading, signature or label is longer
_WRAPPED = 110  # longest line, in characters, that is taken for a hard-wrapped one


class Block(NamedTuple):
    """One paragraph as printed: its place without outer white space, and the places of its lines."""

    span: Span
    lines: tuple[Span, ...]


def blocks(text: str) -> list[Block]:
    """The blocks of `text` in order; together with white space they are the text.

    Blank lines part blocks. Where no line is blank and the lines are too long to be wrapped ones, every
    line is a block.
    """
    found: list[Block] = []
    lines: list[Span] = []
    blank_lines = 0
    for line in _lines(text):
        if line.start == line.end:
            blank_lines += 1
            if lines:
                found.append(_block(lines))
                lines = []
        else:
            lines.append(line)
    if lines:
        found.append(_block(lines))
    return [part for block in found for part in _unwrapped(text, block)]


def _block(lines: list[Span]) -> Block:
    return Block(Span(lines[0].start, lines[-1].end), tuple(lines))


def _unwrapped(text: str, block: Block) -> Iterator[Block]:
    """Lines too long to be pieces of one wrapped paragraph are paragraphs of their own.

    A line that opens in the middle of a sentence still belongs to the one before it.
    """
    if len(block.lines) < 2 or max(end - start for start, end in block.lines) <= _WRAPPED:
        yield block
        return
    lines: list[Span] = []
    for line in block.lines:
        if lines and not (text[line.start].islower() or text[line.start] in "<,;)"):
            yield _block(lines)
            lines = []
        lines.append(line)
    yield _block(lines)


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for mark in _BREAK.finditer(text):
        yield trimmed(text, Span(at, mark.start()))
        at = mark.end()
    if at < len(text):
        yield trimmed(text, Span(at, len(text)))


def plain(words: str) -> str:
    """`words` as a reader sees them: without Markdown emphasis, escapes and line breaks."""
    if "\\" in words or "**" in words or "__" in words or "#" in words:
        words = _ESCAPE.sub(r"\1", _EMPHASIS.sub("", words.strip()))
    return " ".join(words.split())


@lru_cache(maxsize=1024)  # the blocks of a record: each is asked for several times
def gist(text: str, span: Span) -> str:
    """What `plain` sees of a block, cut short where it is too long to be anything but a paragraph."""
    if span.end - span.start > _LONG and text[span.start] != "[":
        return plain(text[span.start : span.start + _LONG])
    return plain(text[span.start : span.end])


def inner(text: str, span: Span) -> Span:
    """`span` without white space and Markdown emphasis at either end."""
    return trimmed(text, span, _MARKS)
