"""Antecedents: whom "he", "they" and "it" mean, among those whom the record has told of so far.

The rules of the forms (`resolution`) answer first. Their answer, and what the record shows of each candidate
besides (how near he was mentioned last and in what part of the sentence, whether he talks), are signs; how much
each weighs was learned from annotated records (`training/antecedents.py`). The most likely candidate is taken.
The method is the ranking of mentions: Denis and Baldridge, "Specialized Models and Ranking for Coreference
Resolution" (2008).
"""

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from memcon.model import ActorKind
from memcon.stages.focus import Focus
from memcon.stages.words import word_class

Number = Literal["he", "they", "it"]

_KINDS: dict[Number, tuple[ActorKind, ...]] = {
    "he": ("person",),
    "they": ("group", "organisation", "state"),
    "it": ("organisation", "state", "group"),
}
_NEAR = 12  # actors mentioned last that may be meant
_TOLD = 4000  # code points before the pronoun in which whoever is meant has been mentioned
_STOP = re.compile(r"[.;:!?]\s|\n\s*\n")


class Pronoun(NamedTuple):
    """A pronoun of the third person at code point `at`, in a sentence that begins at `sentence`.

    Inside a speech, `since` is where that begins, `spoken_by` its source, and `subjects` the sources found in it,
    last first; `nested` is true there.
    """

    word: str
    at: int
    sentence: int
    nested: bool = False
    spoken_by: str | None = None
    since: int | None = None
    subjects: Sequence[str] = ()

    @property
    def number(self) -> Number:
        """What kind of pronoun it is."""
        if self.word in word_class("third_person"):
            return "he"
        return "they" if self.word in word_class("third_plural") else "it"


def antecedent(focus: Focus, pronoun: Pronoun, ruled: str | None) -> str | None:
    """The key of whom a pronoun means, `ruled` being the answer of the rules; None where nobody can be meant."""
    found = candidates(focus, pronoun, ruled)
    weights = _weights().get(table(pronoun))
    if not found or weights is None:
        return ruled
    weights = _weights().get(table(pronoun))
    rows = signs(focus, pronoun, ruled, found)
    chances = [math.fsum(weights.get(sign, 0.0) * value for sign, value in row.items()) for row in rows]
    return found[chances.index(max(chances))]


def table(pronoun: Pronoun) -> str:
    """The name of the weights for a pronoun."""
    return f"{pronoun.number} {'nested' if pronoun.nested else 'outer'}"


def candidates(focus: Focus, pronoun: Pronoun, ruled: str | None) -> list[str]:
    """The keys of all who may be meant, the answer of the rules first."""
    near = sorted(focus.appearances(pronoun.at, _TOLD), key=lambda a: -a[0])
    keys = dict.fromkeys(
        (ruled, *pronoun.subjects, *focus.talk, *focus.recent[:_NEAR], *(key for *_, key in near), pronoun.spoken_by)
    )
    kinds = _KINDS[pronoun.number]
    return [key for key in keys if key is not None and (key == ruled or _may_be(focus, key, kinds))]


def _may_be(focus: Focus, key: str, kinds: Sequence[ActorKind]) -> bool:
    return key in focus.cast and focus.cast[key].kind in kinds and not focus.is_placeholder(key) and not focus.is_own(key)


def signs(focus: Focus, pronoun: Pronoun, ruled: str | None, keys: Sequence[str]) -> list[dict[str, float]]:
    """What speaks for and against each of the candidates `keys`, 0 to 1 each."""
    met = {key: (start, end) for start, end, key in focus.appearances(pronoun.at, _TOLD)}  # the last one of each
    order = sorted(met, key=lambda key: -met[key][0])
    return [
        {
            **_of_part(focus, pronoun, ruled, key),
            **(_of_place(focus, pronoun, met[key], order.index(key)) if key in met else {"unmet": 1.0}),
        }
        for key in keys
    ]


def _of_part(focus: Focus, pronoun: Pronoun, ruled: str | None, key: str) -> dict[str, float]:
    """What part a candidate has had: by the rules, in the talk, in the speech around."""
    talks = focus.talk.index(key) if key in focus.talk else None
    heads = float(pronoun.at == pronoun.sentence)
    member = focus.cast[key]
    return {
        "ruled": float(key == ruled),
        "ruled, heads": float(key == ruled) * heads,
        "talks": float(talks is not None),
        "talks last": float(talks == 0),
        "talks last, heads": float(talks == 0) * heads,
        "talks before": float(talks == 1),
        "recent": float(bool(focus.recent) and focus.recent[0] == key),
        "speaker": float(key == pronoun.spoken_by),
        "subject": float(bool(pronoun.subjects) and pronoun.subjects[0] == key),
        "a subject": float(key in pronoun.subjects),
        "unnamed": float(member.unnamed),
        "group": float(member.kind == "group"),
        "state": float(member.kind == "state"),
        "met often": min(focus.times_met(key, pronoun.at), 8) / 8,
    }


def _of_place(focus: Focus, pronoun: Pronoun, place: tuple[int, int], rank: int) -> dict[str, float]:
    """How near a candidate was mentioned last, and in what part of its sentence."""
    start, end = place
    heads = float(pronoun.at == pronoun.sentence)
    before = focus.text[max(0, start - 24) : start].rstrip()
    words = re.findall(r"\w+", before)
    led_by = next((word.lower() for word in reversed(words) if word.lower() not in _PASSED), "")
    opens = not before or before[-1] in ".!?:;—" or before[-1].isdigit()
    between = len(_STOP.findall(focus.text, end, pronoun.at))
    same = start >= pronoun.sentence
    return {
        "nearest": 1 / (1 + rank),
        "nearest, heads": heads / (1 + rank),
        "here": float(same),
        "here, opens": float(same and opens),
        "distance": min(between, 6) / 6,
        "one before": float(between == 1),
        "opens": float(opens),
        "opens, heads": float(opens) * heads,
        "that": float(led_by == "that"),
        "of": float(led_by == "of"),
        "by": float(led_by == "by"),
        "with": float(led_by in {"with", "to", "saw", "told"}),
        "other preposition": float(led_by in word_class("preposition") and led_by not in {"of", "by", "with", "to"}),
        "owner": float(focus.text[end : end + 2] in ("'s", "’s") or focus.text[max(start, end - 2) : end] in ("'s", "’s")),
        "inside": float(pronoun.since is not None and start >= pronoun.since),
        "new paragraph": float("\n\n" in focus.text[end : pronoun.at]),
    }


_PASSED = frozenset(("the", "a", "an", "mr", "sir", "dr", "lord", "mrs", "general", "m"))


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The weights of the signs for each pronoun, inside a speech and outside one."""
    return dict(json.loads((files("memcon") / "models" / "antecedents.json").read_text(encoding="utf-8")))
