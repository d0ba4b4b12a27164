"""An attribution: one cue in a sentence, with who ascribes what to whom, before anything is decided about it."""

from typing import Literal, NamedTuple

from memcon.model import Act
from memcon.stages.cues import Cue, Tense, listed
from memcon.stages.phrases import Phrase
from memcon.stages.verb_groups import VerbGroup

Frame = Literal["that", "wh", "inf", "ing", "np", "quote", "bare", "as"]
Manner = Literal["active", "passive", "inverted", "shared", "noun", "relative"]


class Complement(NamedTuple):
    """What follows a cue: its frame, the addressee's phrase, the first word of the content, the end of the cue.

    Indices count the sentence's words.
    """

    frame: Frame
    hearer: Phrase | None
    content: int
    cue_end: int


class Attribution(NamedTuple):
    """One cue in a sentence and what stands around it; indices count the sentence's words, end exclusive.

    `source` is the phrase that names the source (None when it is shared with the clause before, or not said),
    `hearer` the addressee's phrase, `begin` the first word of the whole attribution, `verb` the word that makes
    it one, `content` the first word of what is said, `patient` the subject of a passive. The frame is "bare"
    where the cue stands inside or behind what is said ("..., he continued, ..."). `given` is true for words
    that the subject receives from another ("has instructions to"). `resp` names the tagger where it, and no rule,
    found the cue; `seen` is true where the tagger takes the same words for the source.
    """

    act: Act
    mind: bool
    lemma: str
    manner: Manner
    frame: Frame
    tense: Tense
    verb: int
    begin: int
    cue: Phrase
    source: Phrase | None
    hearer: Phrase | None
    content: int
    modal: str | None = None
    perfect: bool = False
    negated: bool = False
    given: bool = False
    patient: Phrase | None = None
    resp: str | None = None
    faint: bool = False
    seen: bool = False


def attributed(
    cue: Cue,
    tense: Tense,
    group: VerbGroup,
    *,
    verb: int,
    manner: Manner,
    source: Phrase | None,
    complement: Complement,
    begin: int | None = None,
    cue_begin: int | None = None,
) -> Attribution:
    """An attribution by `cue` with its verb group and complement; `cue_begin` where the cue begins apart from it.

    It begins with its source, or with its cue where that has none, unless `begin` says otherwise.
    """
    first = group.begin if cue_begin is None else cue_begin
    if begin is None:
        begin = first if source is None else source.begin
    act = "request" if cue.lemma in listed("directive", "verbs") and complement.frame == "inf" else cue.act
    return Attribution(
        act=act,
        mind=cue.mind,
        lemma=" ".join((cue.lemma, *cue.tail)),
        manner=manner,
        frame=complement.frame,
        tense=tense,
        verb=verb,
        begin=begin,
        cue=Phrase(first, complement.cue_end),
        source=source,
        hearer=complement.hearer,
        content=complement.content,
        modal=group.modal,
        perfect=group.perfect,
        negated=group.negated,
        given=cue.given,
    )
