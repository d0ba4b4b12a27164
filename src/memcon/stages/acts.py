"""What a statement does (act) and how sure it is (certainty), from its cue and its words."""

import re
from functools import cache

from memcon.lexicon import load
from memcon.model import Act, Certainty

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DEONTIC = re.compile(
    r"\b(?:should|must|ought to|had better|it (?:is|was) (?:\w+ )?(?:better|best|advisable|desirable|expedient)"
    r"|(?:would|might|could|may|will) be (?:\w+ )?(?:good|well|better|best|useful|wise|wiser|advisable|desirable|"
    r"necessary|expedient|helpful|preferable|worth\w*|to (?:our|your|their|his) advantage|of advantage|a good thing)"
    r"|it (?:is|was) (?:\w+ )?(?:necessary|essential|desirable|advisable|paramount|important|time)|let us|why not)\b",
    re.IGNORECASE,
)
_ASSENT = re.compile(
    r"(?:(?:yes|certainly|of course|agreed|indeed|quite|very well|exactly|precisely|absolutely|naturally|undoubtedly|"
    r"without doubt|gladly|willingly|all right|fine|i agree|we agree|i understand|i see|"
    r"(?:that|this|it) (?:is|was|would be) (?:true|right|correct|so|fine|good|acceptable|a satisf\w+|impossible to do"
    r" otherwise)|you are (?:quite |perfectly )?right|i (?:also|too) (?:believe|think)|i have no objection|"
    r"we have no objection|i (?:do )?share|(?:we|i) (?:believe|think) so|that suits|please|i know(?! that))\b)",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"(?:no\b|not at all|never\b|impossible|i (?:refuse|cannot|can't|do not agree|don't agree|disagree|protest|object|"
    r"wouldn'?t|would not)\b|on the contrary|that is (?:not|out of)|we (?:cannot|refuse|do not agree)\b|"
    r"(?:this|that|it) is (?:quite )?(?:wrong|untrue|false|not true|inexact)\b)",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:thank|thanks|pardon|forgive|excuse me|i apologi[sz]e|welcome|good (?:morning|day|evening)|goodbye|farewell|"
    r"my compliments|congratulations|there is no need for thanks|don't mention|i am (?:happy|glad|delighted|pleased|honou?red)"
    r" to (?:see|meet|receive|welcome))",
    re.IGNORECASE,
)
_UNDERTAKING = re.compile(
    r"\b(?:(?:i|we|our \w+|my \w+)(?: \w+)? (?:shall|will|am ready to|are ready to|am prepared to|are prepared to|"
    r"undertake|promise|guarantee)|we would do so)\b",
    re.IGNORECASE,
)
_WARNING = re.compile(
    r"\b(?:lest|fears?|feared|danger(?:ous)?|threat\w*|risks?|be (?:forced|pushed|driven) to|warn\w*|consequences|"
    r"might be up to|take steps (?:to isolate|against))\b",
    re.IGNORECASE,
)


def spoken_act(act: Act, mind: bool, words: str, asked_for: bool = False) -> Act:
    """The act of an outermost statement in reported speech: the cue's, unless the words say otherwise.

    `act` is the cue's own, `asked_for` true for "asked for"; a verb of thinking of somebody who takes part
    reports what he said.
    """
    opening = words[:160]
    if act == "believe" and mind:
        act = "state"
    if act == "request" and re.search(r"\b(?:regards|greetings|thanks|best wishes|congratulations)\b", " ".join(words.split()[:9])):
        return "courtesy"
    if act == "request" and asked_for and re.match(r"(?:\w+ ){0,3}?(?:information|advice|clarification|details|views?|"
                                                  r"opinions?|comments?|news|particulars|explanations?)\b", opening):
        return "ask"
    if act == "state" and re.search(
        r"\b(?:want(?:s|ed)|wish(?:es|ed)|would like) (?:me|us|you|him|her|them|the \w+) to\b"
        r"|\bhope[sd]? (?:that )?(?:\w+ ){1,8}?(?:would|could|might|will)\b|\bwould be grateful\b", opening
    ):
        return "request"
    if act == "state" and re.search(
        r"\b(?:he|she|they|i) (?:had|saw|has|sees) no (?:difficulty|objection)|\b(?:entirely|fully|quite) agreed\b"
        r"|\b(?:was|were) (?:quite )?right\b|\bwould be (?:quite )?(?:satisfactory|acceptable)\b", opening, re.IGNORECASE
    ):
        return "agree"
    if act == "state":
        if words.rstrip("\"”’').] [").endswith("?"):
            return "ask"
        if re.search(r"\b(?:thank\w*|gratitude|greetings)\b", " ".join(words.split()[:9])):
            return "courtesy"
        if re.match(r"it (?:is|was|would be) (?:too |very )?(?:hard|difficult|impossible|not possible)\b", opening):
            return "refuse"
        if re.match(r"(?:that )?(?:he|she|they) (?:assure[sd]?|promise[sd]?|pledge[sd]?)\b", opening):
            return "commit"
        if re.match(r"(?:that )?(?:he|she|they) (?:fears?|feared)\b", opening, re.IGNORECASE):
            return "warn"
        if re.match(r"(?:that )?(?:he|she|they) (?:fully |quite |entirely |also )?(?:agree[sd]?|accept(?:s|ed)?)\b", opening):
            return "agree"
        if _deontic(words):
            return "propose"
        if re.match(r"(?:that )?(?:he|she|they)(?: himself| personally)? (?:would|was (?:ready|prepared|willing) to)"
                    r"(?! (?:like|prefer|have thought|not))\b", opening):
            return "commit"
        if re.search(r"\b(?:he|she|they|i) would (?:probably |personally |also |then |always )?(?!like|have|not|prefer|be|see\b)\w+",
                     opening, re.IGNORECASE) or re.search(r"\bwould (?:always )?be (?:ready|prepared|willing|glad) to\b", opening):
            return "commit"
        if re.match(r"(?:that )?(?:he|she|they) (?:could not|cannot|refused|did not agree|was unable to)\b", opening):
            return "refuse"
    return act


def _deontic(words: str) -> bool:
    """True when advice carries the speech: at least one sentence in three says what ought to be done."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s", words) if s.strip()]
    told = sum(1 for s in sentences if _DEONTIC.search(s))
    return told * 3 >= len(sentences) and bool(told)


def turn_act(words: str, before: str | None) -> Act:
    """The act of a verbatim turn, from its words and the turn it answers (None for the first)."""
    text = " ".join(words.split())
    sentences = [s for s in re.split(r"(?<=[.!?])\s", text) if s]
    if not sentences:
        return "state"
    count = len(_WORDS.findall(text))
    if _COURTESY.match(text) and count <= 30:
        return "courtesy"
    questions = sum(1 for s in sentences if s.rstrip("\"”’)").endswith("?"))
    if questions and (questions == len(sentences) or (questions * 2 >= len(sentences) and sentences[-1].endswith("?"))):
        return "ask"
    if _REFUSAL.match(text):
        return "refuse"
    if _ASSENT.match(text) and before is not None:
        return "agree"
    if before is not None and count <= 45 and re.search(
        r"\b(?:(?:complete|full|entire|perfect) agreement|no objection|come to an (?:understanding|agreement)|"
        r"(?:is|are) (?:near|close to|the same as))\b", text
    ):
        return "agree"
    if before is not None and count <= 12 and re.search(r"\b(?:as well|also|too|so|agree\w*|satisf\w+|no objection)\b", text):
        return "agree"
    undertaken = sum(1 for s in sentences if _UNDERTAKING.search(s))
    if undertaken and undertaken * 2 >= len(sentences):
        return "commit"
    told = sum(1 for s in sentences if _DEONTIC.search(s))
    if told and told * 2 >= len(sentences):
        return "propose"
    return "state"


def nested_act(act: Act, mind: bool, words: str) -> Act:
    """The act of a nested statement: its cue's; an inner state is never an utterance."""
    if mind and act in {"agree", "refuse", "commit", "state"}:
        return act if act in {"agree", "refuse"} else "believe"
    if act == "state" and _deontic(words):
        return "propose"
    return act


@cache
def _patterns(section: str) -> re.Pattern[str]:
    entry = load("cues")[section]
    phrases = [re.escape(p) for key in ("words", "phrases") for p in entry.get(key, [])]
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b", re.IGNORECASE)


def certainty_of(cue: str, words: str, modal: str | None = None, conditional: bool = False) -> Certainty:
    """How sure: hedged by the cue, a modal, a condition or the opening of the content; vouched by a reporter."""
    opening = re.split(r"(?<=[.!?;])\s", words, maxsplit=1)[0][:120]
    if _patterns("vouch").search(cue) or _patterns("vouch").search(words):
        return "vouched"
    modals = set(load("cues")["hedge"]["modals"])
    if modal in modals or conditional or _patterns("hedge").search(cue):
        return "hedged"
    head = " ".join(_WORDS.findall(opening)[:9])
    if _patterns("hedge").search(head) or re.match(r"(?:he|she|it|they|there|this) (?:may|might|could)\b", head, re.IGNORECASE):
        return "hedged"
    return "firm"
