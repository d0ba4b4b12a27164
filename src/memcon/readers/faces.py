"""The lines of a text, and the faces by which a record is known: date, sender and addressee, marking, attendance."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from memcon.lexicon import load
from memcon.text import Span

LONGEST = 250
"""Characters of the longest line that may belong to a heading."""

_WORDS = load("volumes")
_FORMS = load("forms")
_MARKS = load("classification")
_DEEP = 9  # lines of a heading that are looked at
_PROSE = 110  # characters; a longer line is prose when it reads like a sentence


def either(words: Sequence[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_MONTH = rf"(?:{either([name for names in _FORMS['month_names'] for name in names])})\b\.?"
_DATE = re.compile(
    rf"(?i)\b(?:\d{{1,2}}(?:st|nd|rd|th|er|ого|\.)?\s+(?:of\s+)?{_MONTH},?\s*(?:1[5-9]|20)\d\d\b"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:1[5-9]|20)\d\d\b|{_MONTH},?\s+(?:1[5-9]|20)\d\d\b"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./](?:1[5-9]|20)?\d\d\b)|\bn\.\s?d\.|\bundated\b|\bnon daté\b|\bundatiert\b"
)
GENRE = re.compile(
    r"(?i)(?:(?:extracts?|draft|secret|circular|inward|outward|joint|top secret)\s+(?:from\s+|of\s+(?:an?\s+)?)?)*"
    rf"(?:{either(list(_FORMS['genres']))})\b"
)
_TO = re.compile(
    r"(?:The\s+)?[^\W\d_][^;:?!]{1,170}?,?\s(?:[Tt]o|TO|à|À|an|AN)\s(?:[Tt]he\s|THE\s)?[^\W\d_a-zà-ÿа-я]"
)
_MARKING = re.compile(
    r"(?i)(?:no\.?\s*)?(?:[A-Z]{0,4}[ .]?\d{1,5}[A-Z]?\.?\s+)?(?:(?:"
    + either([*_MARKS["classification"], *_MARKS["precedence"], "and", "for", "no", "copy"])
    + r"|\d+|&)\b[\s.,;/—–-]*)+$"
)
_LABEL = re.compile(rf"(?i)(?:{either(_WORDS['labels'])})\s*(?::|$)")
_SALUTATION = re.compile(r"(?i)(?:my\s+)?dear\b.{0,60}[,:]$|(?:sir|excellency|gentlemen|my lord)[,:]$")
_FILE = re.compile(r"\[?[A-Z]{0,3}\s?\d{3,4}[A-Z]?\.[\dA-Z][\w.]*\s?/\s?[\w–—-]+(?::\s*\w+)?\]?$")
_OF = re.compile(r"(?i)\s(?:of|between|with|from|by|to|for|entre|mit|с|между)\b")
_KIND = re.compile(rf"(?i)(?:[\w'’-]+\s){{0,2}}(?:{either(list(_FORMS['genres']))})")
_MOST_SMALL = 6  # longer words in lower case that a title may have
_DIARY = re.compile(r"(?i)from the (?:diary|journal) of\b")
_FINITE = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|shall|should|must|may not|can|could|said|says|asked|told"
    r"|replied)\b"
)
_CLOSING = re.compile(r"\[[^\[\]]*:.*\]$|(?i:source|distribut\w+|copies)\b[^:]{0,20}:")
_BREAK = re.compile(r"\r\n|[\r\n\v\x1c-\x1e\x85\u2028\u2029]|\f")
_MARKDOWN = re.compile(r"^(#{1,6})\s+|[*_]{2}|\\(?=[\\`*_{}\[\]()#+.!>-])")
_MAY_BE_MARKDOWN = re.compile(r"[#*_\\]")  # where alone it can match: quick to rule out
_PAGE = re.compile(r"(?:[\[<(–—-]\s*)?(?:(?:page|p\.|s\.|стр\.)\s*)?[\divxlc]{1,6}\s*[\])>–—-]?$", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?:\\?[*_=~·•#–—-]\s*){3,}$")
_ENDING = re.compile(rf"(?i)[\s*_=~·•#–—\[(-]*(?:{either(_WORDS['ends'])})[\s*_=~·•#–—\])-]*$")


class Line(NamedTuple):
    """A line that is not blank: its place, its words as a reader sees them, and how it stands.

    `opens` is true after a blank line, a page break or a rule; `level` counts the signs of a Markdown heading;
    `rule` is true for a page's number, a rule of signs or "END", `leaf` for the first line behind a form feed.
    """

    span: Span
    words: str
    opens: bool
    level: int
    rule: bool = False
    leaf: bool = False


def lines_of(text: str, apart: Sequence[Span] = ()) -> list[Line]:
    """The lines of `text` in order; those in `apart` (footnotes, say) are left out.

    A line of nothing but signs of Markdown ("**") is blank. Where hardly a line is blank, every line opens a block.
    """
    found: list[Line] = []
    opens, leaf, at, blank, waiting = True, False, 0, 0, sorted(apart, reverse=True)
    ends = [*((m.start(), m.end(), m.group()) for m in _BREAK.finditer(text)), (len(text), len(text), "")]
    for end, following, mark in ends:
        line = text[at:end]
        printed = line.strip()
        start = end - len(line.lstrip())
        while waiting and waiting[-1].end <= start:
            waiting.pop()
        marked = _MAY_BE_MARKDOWN.search(printed) is not None
        words = printed
        if len(printed) < 4 * LONGEST:
            words = " ".join((_MARKDOWN.sub("", printed) if marked else printed).split())
        if not words:  # blank, or signs of Markdown alone
            opens, blank = True, blank + 1
        elif not (waiting and waiting[-1].start <= start):
            level = len(m[1] or "") if marked and (m := _MARKDOWN.match(printed)) else 0
            rule = len(words) < 40 and bool(
                _SEPARATOR.match(printed) or _ENDING.match(words) or (_PAGE.match(words) and not words.isdecimal())
            )
            found.append(Line(Span(start, start + len(printed)), words, opens, level, rule, leaf))
            opens, leaf = rule, False
        leaf = leaf or mark == "\f"
        opens = opens or leaf
        at = following
    if blank * 20 < len(found):
        return [line._replace(opens=True) for line in found]
    return found


def is_sentence(words: str) -> bool:
    """True for running prose: long, or with a finite verb, and closed like a sentence."""
    return len(words) > LONGEST or (bool(_FINITE.search(words)) and (len(words) > _PROSE or words[-1:] in ".!?"))


def closes(words: str) -> bool:
    """True for what stands behind a record: its place in an archive, its source, its distribution."""
    return bool(_CLOSING.match(words))


def is_title(words: str) -> bool:
    """True for a line that names a record by its kind or by who wrote to whom."""
    most = _MOST_SMALL if words[-1] != "." else _MOST_SMALL // 3
    if len(words) > LONGEST or words[0].islower() or _FINITE.search(words) or _small(words) > most:
        return False
    genre = GENRE.match(words)
    if genre and _OF.search(words, max(0, genre.end() - 8)):
        return True
    return bool(_TO.match(words) or _DIARY.match(words) or _KIND.fullmatch(words))


def _small(words: str) -> int:
    """How many longer words are in lower case: a title has few."""
    return sum(word[0].islower() and len(word) > 3 for word in words.split())


def is_dateline(words: str) -> bool:
    """True for a line that opens with a kind of record and dates it: "Cablegram 41 VALDA, 15 July 1937"."""
    return len(words) < _PROSE and bool(GENRE.match(words) and _DATE.search(words)) and not _FINITE.search(words)


def is_day(words: str) -> bool:
    """True for a line that is a date, with a place or the day of the week at most: "Thursday, 28th June 1928"."""
    date = _DATE.search(words) if len(words) < 60 and not words.endswith(".") else None
    if date is None or _FINITE.search(words):
        return False
    return len(words) - len(date.group()) < 25 and not any(c.isdigit() for c in words[: date.start()])


def is_marking(words: str) -> bool:
    """True for a line of classification or precedence, with or without a telegram's number."""
    return len(words) < 90 and bool(_MARKING.match(words)) and any(c.isalpha() for c in words)


def is_file_number(words: str) -> bool:
    """True for the decimal file of a department: "897.00/12–447: Telegram"."""
    return len(words) < 60 and bool(_FILE.match(words))


def face(title: str, following: Sequence[Line]) -> frozenset[str]:
    """What of a record's face stands in its title and in the lines that follow, up to the first prose.

    "date", and any of "kind", "to", "marking", "label", "salutation", "file".
    """
    signs = _signs(title)
    for line in following[:_DEEP]:
        if is_sentence(line.words) or closes(line.words):
            break
        signs |= _signs(line.words)
    return frozenset(signs)


def is_whole(signs: frozenset[str]) -> bool:
    """True for a face with a date, or a file number that holds one, and something else to tell a record by."""
    return not signs.isdisjoint(("date", "file")) and len(signs) > 1


def _signs(words: str) -> set[str]:
    if not words or len(words) > LONGEST:
        return set()
    tried = {
        "date": _DATE.search(words),
        "kind": GENRE.match(words),
        "to": _TO.match(words) and not _FINITE.search(words),
        "marking": is_marking(words),
        "label": _LABEL.match(words),
        "salutation": _SALUTATION.match(words),
        "file": is_file_number(words),
    }
    return {sign for sign, seen in tried.items() if seen}
