"""Speaker labels of verbatim proceedings: "General Orlan -- ", "MR. VEY:", "Queen Ada (smiling) - "."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.layout import inner
from memcon.text import Span

_LABEL = re.compile(
    r"""(?P<label>[^\W\d_](?:[\w.'’&/\[\]-]|\x20(?![-–—]))*?[\w.)\]]    # the name, on one line
        (?:\x20?\([^()\n]{1,40}\))?)                                # (France), (smiling)
        [*_]{0,3}\x20?[*_]{0,3}
        (?P<sign>--+|[—–]|-(?=\s)|(?<=\s)-(?=[A-Z“"])|:(?!\d))
        [*_]{0,3}\s?""",
    re.VERBOSE,
)
_SIGN = re.compile(r"[—–:-]")
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
_MOST_WORDS = 7


class Label(NamedTuple):
    """A speaker's label: name as printed without stage remark, its place, and where the words spoken begin."""

    name: str
    span: Span
    after: int


def label(text: str, block: Span) -> Label | None:
    """The label with which a block of `text` opens, if what stands there looks like a name or office."""
    at = inner(text, block).start
    end = min(block.end, at + 90)
    match = _LABEL.match(text, at, end) if _SIGN.search(text, at, end) else None  # most blocks have no sign
    if match is None:
        return None
    name = _REMARK.sub("", match.group("label"))
    if not looks_like_name(name):
        return None
    return Label(name, Span(at, at + len(name)), match.end())


def looks_like_name(name: str) -> bool:
    """True when `name` is capitalised words, titles and initials, and no heading word such as "Subject"."""
    lexicon = load("forms")["speaker"]
    words = name.split()
    if not words or len(words) > _MOST_WORDS or key(name) in lexicon["not_names"]:
        return False
    if key(words[0]) in ("a", "an", "this", "these", "that", "it", "he", "she", "we", "they", "i", "in", "on", "at"):
        return False
    lower = [word for word in words if not _capitalised(word)]
    return all(key(word) in lexicon["particles"] for word in lower) and _capitalised(words[-1])


def _capitalised(word: str) -> bool:
    bare = word.lstrip("([‘'“\"")
    return bool(bare) and (bare[0].isupper() or (len(bare) > 2 and bare[1:2] in "'’" and bare[2].isupper()))


def key(name: str) -> str:
    """What makes two labels one: lower case without dots and runs of space."""
    return re.sub(r"[\s.]+", " ", name.casefold()).strip()


def speakers(text: str, blocks: Sequence[Span]) -> dict[int, Label]:
    """For verbatim proceedings the labelled blocks by their index in `blocks`; empty for any other record.

    Proceedings are told by at least two different labels that each open two blocks or more, and by labels
    opening at least a sixth of the blocks.
    """
    found = {i: here for i, block in enumerate(blocks) if (here := label(text, block)) is not None}
    count = Counter(key(here.name) for here in found.values())
    again = {name for name, times in count.items() if times > 1}
    sure = {i for i, here in found.items() if key(here.name) in again}
    if len(again) < 2 or len(sure) * 6 < len(blocks):
        return {}
    titles = load("forms")["speaker"]["titles"]
    titled = any(key(found[i].name).split()[0] in titles for i in sure)
    upper = all(found[i].name.isupper() for i in sure)
    kept: dict[int, Label] = {}
    for i, here in found.items():
        if upper and not here.name.isupper():
            continue
        if i not in sure and key(here.name) in load("forms")["heading_labels"]["words"]:
            continue
        if i in sure or not titled or key(here.name).split()[0] in titles:
            kept[i] = here
    return kept
