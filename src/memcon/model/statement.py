"""Statements: one act of speech or thought that a record ascribes to one source."""

from typing import Literal, get_args

import msgspec

from memcon.text import Span

Act = Literal["state", "ask", "propose", "request", "commit", "agree", "refuse", "warn", "believe", "courtesy"]
Certainty = Literal["firm", "hedged", "vouched"]

ACTS: tuple[str, ...] = get_args(Act)
CERTAINTIES: tuple[str, ...] = get_args(Certainty)


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Who said what, to whom, on whose word.

    `source` and `to` are actor ids. `by` are the words that name the source here, `cue` the
    words that ascribe the statement (none in verbatim dialogue). `content` is what was said,
    in one or more spans. `parent` is the statement in whose content this one stands.
    """

    id: str
    source: str
    by: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...]
    to: tuple[str, ...] = ()
    parent: str | None = None
    act: Act = "state"
    certainty: Certainty = "firm"
    resp: str = ""
