"""What a statement does (act) and how sure it is (certainty), from its cue and its words.

The acts are those of the annotation guidelines; the expressions stand in lexicon/acts.toml.
"""

import re
from collections.abc import Sequence

from memcon.lexicon import load
from memcon.model import Act, Certainty
from memcon.stages.expressions import has, opens_with, phrases

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_OPENING = 160  # code points of reported speech in which its own verb is looked for
_HEAD = 9  # words at the head of a content that set its tone
_SHORT_COURTESY, _SHORT_ASSENT, _VERY_SHORT = 30, 45, 12  # words in a turn


def spoken_act(act: Act, mind: bool, words: str, asked_for: bool = False) -> Act:
    """The act of an outermost statement in reported speech: the cue's, unless the words say otherwise.

    `act` is the cue's own, `mind` true for a cue of thinking (of somebody who takes part it reports what he
    said), `asked_for` true for "asked for", `words` the whole content.
    """
    opening = words[:_OPENING]
    head = " ".join(words.split()[:_HEAD])
    if act == "believe" and mind:
        act = "state"
    if act == "request":
        return _requested_act(opening, head, asked_for)
    return _stated_act(words, opening, head) if act == "state" else act


def _requested_act(opening: str, head: str, asked_for: bool) -> Act:
    """A request may only convey greetings, or ask for information."""
    if has("regards", head):
        return "courtesy"
    return "ask" if asked_for and opens_with("information", opening) else "request"


def _stated_act(words: str, opening: str, head: str) -> Act:
    """What a content does whose cue only says that something was said; the first that fits."""
    if has("wish", opening):
        return "request"
    if has("told_assent", opening):
        return "agree"
    if words.rstrip("\"”’').] [").endswith("?"):
        return "ask"
    if has("thanks", head):
        return "courtesy"
    if opens_with("told_difficulty", opening):
        return "refuse"
    if opens_with("told_promise", opening):
        return "commit"
    if opens_with("told_fear", opening):
        return "warn"
    if opens_with("told_agreement", opening):
        return "agree"
    if _advises(_sentences(words), one_in=3):
        return "propose"
    if opens_with("told_readiness", opening) or has("told_undertaking", opening) or has("told_willingness", opening):
        return "commit"
    return "refuse" if opens_with("told_refusal", opening) else "state"


def turn_act(words: str, before: str | None) -> Act:
    """The act of a verbatim turn, from its words and those of the turn it answers (None for the first)."""
    text = " ".join(words.split())
    sentences = _sentences(text)
    if not sentences:
        return "state"
    count = len(_WORD.findall(text))
    if count <= _SHORT_COURTESY and opens_with("courtesy", text):
        return "courtesy"
    if _questions(sentences):
        return "ask"
    if opens_with("refusal", text):
        return "refuse"
    if before is not None and _assents(text, count):
        return "agree"
    undertaken = sum(1 for sentence in sentences if has("undertaking", sentence))
    if undertaken and undertaken * 2 >= len(sentences):
        return "commit"
    return "propose" if _advises(sentences, one_in=2) else "state"


def _sentences(words: str) -> list[str]:
    return [sentence for sentence in _SENTENCE_END.split(words) if sentence.strip()]


def _questions(sentences: Sequence[str]) -> bool:
    """True when a turn only asks, or asks in half its sentences and in the last."""
    asked = sum(1 for sentence in sentences if sentence.rstrip('"”’)').endswith("?"))
    if not asked:
        return False
    return asked == len(sentences) or (asked * 2 >= len(sentences) and sentences[-1].endswith("?"))


def _assents(text: str, count: int) -> bool:
    """True for a turn of `count` words that falls in with the one before it."""
    if opens_with("assent", text) or (count <= _SHORT_ASSENT and has("accord", text)):
        return True
    return count <= _VERY_SHORT and has("falling_in", text)


def _advises(sentences: Sequence[str], one_in: int) -> bool:
    """True when advice carries the speech: at least one sentence in so many says what ought to be done."""
    told = sum(1 for sentence in sentences if has("advice", sentence))
    return told > 0 and told * one_in >= len(sentences)


def nested_act(act: Act, mind: bool, words: str) -> Act:
    """The act of a nested statement: its cue's; an inner state is never an utterance."""
    if mind and act in {"commit", "state"}:
        return "believe"
    if act == "state" and not mind and _advises(_sentences(words), one_in=3):
        return "propose"
    return act


def certainty_of(cue: str, words: str, modal: str | None = None, conditional: bool = False) -> Certainty:
    """How sure: hedged by the cue, a modal, a condition or the opening of the content; vouched by a reporter.

    `cue` are the cue's words ("" where there is none), `words` the content, `modal` a modal verb of the cue,
    `conditional` true when the cue stands under "if".
    """
    if phrases("vouch").search(cue) or phrases("vouch").search(words):
        return "vouched"
    if modal in load("cues")["hedge"]["modals"] or conditional or phrases("hedge").search(cue):
        return "hedged"
    opening = re.split(r"(?<=[.!?;])\s", words, maxsplit=1)[0][:120]
    head = " ".join(_WORD.findall(opening)[:_HEAD])
    return "hedged" if phrases("hedge").search(head) or opens_with("may_be", head) else "firm"
