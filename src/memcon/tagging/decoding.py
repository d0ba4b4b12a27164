"""From the numbers of the network to attributions and names."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from memcon.tagging import layout
from memcon.tagging.findings import Attribution, Name
from memcon.tagging.pieces import Ints, Pieces
from memcon.tagging.session import Floats, Outputs
from memcon.tagging.windows import Window
from memcon.text import Span

# Chosen on the news dev part with training/choose.py; of near equals those that keep more of the content.
CUE_AT = 0.55  # least probability that a word is of a cue
CUE_IN_RECORDS_AT = 0.35  # the same in a record: chosen there, on the whole reading of those kept out of training
LINK_AT = {"source": -1.0, "content": 0.0}  # least logit that a word belongs to a cue's source or content
BRIDGED = {"source": 1, "content": 4}  # words between two linked stretches that are taken in with them
LEAST = {"source": 1, "content": 3}  # words that a stretch must have when another is longer
NAME_AT = 0.5

Bools = NDArray[np.bool_]


class Words:
    """The pieces of a text gathered into words, whose numbers are the means of their pieces'."""

    def __init__(self, cut: Pieces) -> None:
        self.cut = cut
        change = np.flatnonzero(np.diff(cut.words)) + 1
        self.firsts: Ints = np.concatenate(([0], change)).astype(np.int64)  # first piece of each word
        self.stops: Ints = np.concatenate((change, [len(cut.words)])).astype(np.int64)
        ends = np.array(cut.span_ends, np.int64)
        self.blocks: Ints = np.searchsorted(ends, self.firsts, side="right").astype(np.int64)  # span of each word

    def mean(self, numbers: Floats) -> Floats:
        """Numbers of pieces, shape (pieces, k), as numbers of words, shape (words, k)."""
        counts = (self.stops - self.firsts)[:, None]
        return np.asarray(np.add.reduceat(numbers, self.firsts, axis=0) / counts, np.float32)

    def span(self, first: int, stop: int) -> Span:
        """The place in the text of the words from `first` up to `stop`."""
        return Span(int(self.cut.starts[self.firsts[first]]), int(self.cut.ends[self.stops[stop - 1] - 1]))

    def within(self, place: Span) -> tuple[int, int]:
        """The words that share a character with `place`: the first, and the one after the last."""
        first = int(np.searchsorted(self.cut.ends[self.stops - 1], place.start, side="right"))
        return first, max(first, int(np.searchsorted(self.cut.starts[self.firsts], place.end)))


def probabilities(logits: Floats) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def tagged(chance: Floats, blocks: Ints, at: float) -> Iterator[tuple[int, int, float]]:
    """Runs of words as (first, stop, mean probability) from probabilities of outside, begin and inside, shape (n, 3).

    A run holds the words that are likelier than `at` not to be outside; a new one opens where begin
    is likelier than inside, and with each block.
    """
    inside = 1 - chance[:, layout.OUTSIDE]
    taken = inside > at
    opens = chance[:, layout.BEGIN] > chance[:, layout.INSIDE]
    opens[1:] |= (blocks[1:] != blocks[:-1]) | ~taken[:-1]
    opens[:1] = True
    first = -1
    for word in range(len(taken)):
        if first >= 0 and (not taken[word] or opens[word]):
            yield first, word, float(inside[first:word].mean())
            first = -1
        if taken[word] and first < 0:
            first = word
    if first >= 0:
        yield first, len(taken), float(inside[first:].mean())


def stretches(linked: Bools, blocked: Bools, bridged: int, least: int) -> list[tuple[int, int]]:
    """Runs of linked words as (first, stop): near ones joined unless a blocked word lies between, specks left out."""
    found: list[tuple[int, int]] = []
    at = np.flatnonzero(linked & ~blocked)
    for word in map(int, at):
        if found and word - found[-1][1] <= bridged and not blocked[found[-1][1] : word].any():
            found[-1] = (found[-1][0], word + 1)
        else:
            found.append((word, word + 1))
    longest = max((stop - first for first, stop in found), default=0)
    return [run for run in found if run[1] - run[0] >= min(least, longest)]


def chances(words: Words, read: Sequence[tuple[Window, Outputs]], label: layout.Label) -> Floats:
    """For each word the probability that it belongs to `label`."""
    return np.asarray(1 - _tagged(words, read, label)[:, layout.OUTSIDE], np.float32)


def _tagged(words: Words, read: Sequence[tuple[Window, Outputs]], label: layout.Label) -> Floats:
    """For each word the probabilities of outside, begin and inside, shape (words, 3)."""
    columns = layout.columns(label)
    tags = np.concatenate([o.tags[w.first - w.start : w.last - w.start, columns] for w, o in read])
    return probabilities(words.mean(tags))


def attributions(
    words: Words, read: Sequence[tuple[Window, Outputs]], cue_at: float | None = None
) -> list[Attribution]:
    """The attributions of a text from its windows, in the order of their cues; `cue_at` instead of CUE_AT."""
    chance = _tagged(words, read, "cue")
    lasts = [window.last for window, _ in read]
    found: list[Attribution] = []
    for first, stop, sure in tagged(chance, words.blocks, CUE_AT if cue_at is None else cue_at):
        window, given = read[int(np.searchsorted(lasts, words.firsts[first], side="right"))]
        linked = _linked(words, window, given, first, stop)
        if linked is not None:
            source, content, also = linked
            found.append(Attribution(words.span(first, stop), source, content, sure * also))
    return found


def _linked(
    words: Words, window: Window, given: Outputs, first: int, stop: int
) -> tuple[tuple[Span, ...], tuple[Span, ...], float] | None:
    """Source and content of the cue of words `first` to `stop`, and how sure the content is; None without content."""
    opening = int(words.firsts[first]) - window.start
    closing = min(int(words.stops[stop - 1]), window.stop) - window.start
    asked = given.query[opening:closing].mean(0)
    near = layout.buckets(np.arange(len(given.keys)) - opening)
    scores = np.einsum("rw,lrw->lr", asked, given.keys)
    scores = np.asarray(scores + given.lean + given.distance[:, near].T, np.float32)
    # Words that lie wholly in the window.
    low = int(np.searchsorted(words.firsts, window.start))
    high = int(np.searchsorted(words.stops, window.stop, side="right"))
    if low >= high:
        return None
    counts = (words.stops - words.firsts)[low:high, None]
    inside = scores[words.firsts[low] - window.start : words.stops[high - 1] - window.start]
    means = np.add.reduceat(inside, words.firsts[low:high] - words.firsts[low], axis=0) / counts
    blocked = np.zeros(high - low, bool)
    blocked[first - low : stop - low] = True
    spans: list[tuple[Span, ...]] = []
    sure = 0.0
    for column, role in enumerate(layout.LINKS):
        linked = means[:, column] > LINK_AT[role]
        runs = stretches(linked, blocked, BRIDGED[role], LEAST[role])
        spans.append(tuple(words.span(low + a, low + b) for a, b in runs))
        if role == "content" and runs:
            held = np.concatenate([means[a:b, column] for a, b in runs])
            sure = float((1 / (1 + np.exp(-held))).mean())
    source, content = spans
    return (source, content, sure) if content else None


def names(words: Words, read: Sequence[tuple[Window, Outputs]]) -> list[Name]:
    """The mentions of a text, in the order of the text, an outer before those inside it."""
    found: list[Name] = []
    for kind in layout.KINDS:
        chance = _tagged(words, read, kind)
        found += [Name(words.span(a, b), kind, sure) for a, b, sure in tagged(chance, words.blocks, NAME_AT)]
    return nested(found)


def nested(found: list[Name]) -> list[Name]:
    """`found` in the order of the text without the less likely of two that share a span or cross each other."""
    groups: list[list[Name]] = []
    reach = -1
    for name in sorted(found, key=lambda name: name.span):
        if name.span.start >= reach:
            groups.append([])
        groups[-1].append(name)
        reach = max(reach, name.span.end)
    kept: list[Name] = []
    for group in groups:
        chosen: list[Name] = []
        for name in sorted(group, key=lambda name: (-name.score, name.span, name.kind)):
            if not any(_clash(name.span, other.span) for other in chosen):
                chosen.append(name)
        kept += sorted(chosen, key=lambda name: (name.span.start, -name.span.end))
    return kept


def _clash(one: Span, other: Span) -> bool:
    return one == other or (one.overlaps(other) and not one.covers(other) and not other.covers(one))
