"""What lines of a heading look like: title, date and place, markings, sender and recipient, who was present."""

import re

from memcon.lexicon import load
from memcon.stages.layout import plain

_MONTH = "(?:" + "|".join(m if m == "May" else m[:3] + rf"(?:{m[3:]})?\.?" for m in load("forms")["months"]) + ")"
DATE = re.compile(
    rf"(?i)\b(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH},?\s+(?:1[5-9]|20)\d\d\b"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:1[5-9]|20)\d\d|{_MONTH},?\s+(?:1[5-9]|20)\d\d\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\d{{1,2}}[./]\d{{1,2}}[./](?:1[5-9]|20)?\d\d\b)|\bn\.d\.|undated"
)
_LEX = load("forms")["heading_labels"]
_LABELLED = re.compile(
    r"(?i)(?:" + "|".join(re.escape(w) for w in sorted(_LEX["words"], key=len, reverse=True)) + r")\.?\s*(?::|$)"
)
_ATTENDANCE = re.compile(
    r"(?i)(?:"
    + "|".join(re.escape(w) for w in sorted(_LEX["attendance"], key=len, reverse=True))
    + r")(?:\s*:|\s*$|\s+(?:at|during|in|for)\b.{0,60}(?:\bw(?:ere|as)\b|:)|\s+w(?:ere|as)\b)"
)
_SIDE = re.compile(
    r"(?i)(?:for|on behalf of|on the part of)\s+(?:the\s+)?[\w.' -]{2,40}:?$"
    r"|(?:on\s+)?(?:the\s+)?[\w.' -]{2,30}\s+(?:side|delegation|party|participants|representatives)\s*:?$"
)
_MARKS = load("classification")
_MARKING = re.compile(
    r"(?i)(?:no\.?\s*)?(?:[A-Z]{0,4}[ .]?\d{1,5}[A-Z]?\.\s+)?(?:(?:and|&|for|addressee'?s?|only|original|copy|no|\d+|"
    + "|".join(re.escape(w) for w in sorted(_MARKS["classification"] + _MARKS["precedence"], key=len, reverse=True))
    + r")[\s.,;/—–-]*)+$"
)
_GENRE = re.compile(
    r"(?i)(?:\d{1,3}\s+)?(?:extracts?\s+(?:from|of)\s+|draft\s+|secret\s+|circular\s+|inward\s+|outward\s+|joint\s+)*"
    r"(?:records?|memorand(?:um|a)|minutes?|notes?|conversation|cablegrams?|telegrams?|savingrams?|airgrams?|letter|"
    r"dispatch|despatch|submission|report|communiqu[eé]|statement|aide[- ]m[eé]moire|summary|message|verbatim|"
    r"stenograph\w*|transcript|discussions?|meeting|talks?|teletype|telex|radiogram|interview|protocol|extracts?)\b"
)
_CORRESPONDENTS = re.compile(r"(?:The\s+)?[A-Z][^.;]{2,120}?\s\(?[^.;]*?\bto\s+(?:the\s+|[A-Z])[^;]{2,120}$")
_FILE = re.compile(
    r"(?:\[?[A-Z]{0,3}\s?\d{3,4}[A-Z]?\.[\dA-Z][\w.]*\s?/\s?[\d–—-]+|No\.?\s*\d+\b.{0,40}$|\[?Document\s+\d+\]?$)"
)
_SALUTATION = re.compile(
    r"(?:My\s+)?(?:[Dd]ear|DEAR)\b(?:[^.]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Dr|Lt|St))\.|"
    r"(?<=\b(?:Mrs|Gen|Col|Hon|Sen|Amb))\.|(?<=\bProf)\.){0,70}[,:]?\s*(?:\[\d+\])?$"
    r"|(?:Sir|Your Excellency|Excellency|Gentlemen|My Lord)\s*[,:]?$"
)
_FOR = re.compile(
    r"(?:FOR|TO|FROM|(?:Personal |Following )?[Ff]or|Following (?:personal )?(?:for|from)|Message for)\b.{2,100}$"
)
ENCLOSURE = re.compile(  # "[Enclosure 2]", "ANNEX B", "(Attachment) Draft memorandum", "Enclosure 1 to Despatch 12"
    r"(?i)[\s*_\[(]*(?P<kind>enclosure|attachment|annex(?:ure|e)?|appendix|schedule)\b"
    r"(?P<label>\s*(?:no\.?\s*)?(?-i:[A-Z]|\d{1,3}|[IVX]+)\b)?[\s\])*_.:–—-]*"
    r"(?P<to>(?:to|in|with)\b[^:–—]{0,60}(?:[:–—]\s*|$))?(?P<title>.{0,80}?)[\s\])*_]*$"
)
_CLOSED = re.compile(r"[.!?;,:”\"’']\s*(?:\[\s*\d+\s*\]\s*)*$")
_SENTENCE = re.compile(
    r"(?i)(?:i|we|my|your|our|he|she|they|it|this|these|further|reference|refer|with|thank|in|on|as|following|please|see|"
    r"since|after|before|when|if|although|you|there|his|their|its)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|asked|should|must|may|can|could)\b"
)


def is_attendance(words: str) -> bool:
    """True for a line that opens a list of those present."""
    return len(words) < 400 and bool(_ATTENDANCE.match(words))


def is_side(words: str) -> bool:
    """True for a line that names one side in such a list: "for the Ruritanians:"."""
    return len(words) < 60 and bool(_SIDE.match(words))


def is_date_line(words: str) -> bool:
    """True for a short line that is a date, or number, place and date."""
    match = None if len(words) > 160 or _SENTENCE.match(words) else DATE.search(words)
    if match is None:
        return False
    rest = words[: match.start()] + words[match.end() :]
    return not _FINITE.search(rest) and _prose(rest) < 6


def _prose(words: str) -> int:
    """How many longer words are in lower case: a heading has few."""
    return sum(word[0].islower() and len(word) > 3 for word in words.split())


def is_marking(words: str) -> bool:
    """True for a line of classification or precedence."""
    return len(words) < 90 and bool(_MARKING.match(words))


def is_salutation(words: str) -> bool:
    """True for "Dear Mr. Vey," and the like."""
    return bool(_SALUTATION.match(words))


def is_enclosure(words: str) -> bool:
    """True for a line that heads what is enclosed, attached or annexed."""
    return len(words) < 120 and bool(ENCLOSURE.match(words)) and not goes_on(words) and not words.endswith(".")


def is_sentence(words: str) -> bool:
    """True when `words` open like a sentence ("I spoke to"), close like one or have a finite verb."""
    return bool(_SENTENCE.match(words)) or goes_on(words)


def goes_on(words: str) -> bool:
    """True when `words` have a finite verb or close like a sentence, whatever they open with."""
    return bool(_FINITE.search(words) or re.search(r"[a-z]{2}[.!?]\s*(?:\[?\d*\]?)$", words))


def is_title(words: str) -> bool:
    """True for a line that could be a title or subheading: short, not closed like a sentence."""
    if not words or len(words) > 200 or words[0].islower():
        return False
    if _GENRE.match(words) and len(words) < 200 and not _FINITE.search(words):
        return not words.endswith((".", "?", "!")) or len(words) < 60
    if words.isupper():
        return len(words) < 160
    return len(words.split()) <= 14 and not _CLOSED.search(words) and not _FINITE.search(words)


def is_heading(line: str) -> bool:
    """True for a line that, standing before the record's own first paragraph, belongs to its heading."""
    words = plain(line)
    return (
        is_marking(words)
        or (len(words) < 300 and bool(_LABELLED.match(words)))
        or is_attendance(words)
        or is_side(words)
        or is_date_line(words)
        or is_salutation(words)
        or bool(_FILE.match(words) and len(words) < 60)
        or (bool(_CORRESPONDENTS.match(words)) and len(words) < 220 and not is_sentence(words) and _prose(words) < 5)
        or (bool(_FOR.match(words)) and not words.endswith("."))
        or is_title(words)
    )
