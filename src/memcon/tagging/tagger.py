"""The tagger: attributions and names in any text."""

from collections.abc import Iterable
from pathlib import Path

from memcon.tagging import layout
from memcon.tagging.pieces import disjoint, pieces
from memcon.tagging.reading import Reading
from memcon.tagging.session import FAST, MODELS, NETWORK, THREADS, Network
from memcon.tagging.windows import windows
from memcon.text import Span

RESP, RESP_FAST = "tagger@3", "tagger-fast@2"
"""Who answers for what the tagger finds: changed with the weights."""


class Tagger:
    """Finds who is said to have said what, and who is named, with a small trained network.

    The same text and spans give the same findings, whatever was read before. The network is opened
    at the first reading. One tagger is for one thread at a time.
    """

    def __init__(self, network: Network, resp: str = RESP) -> None:
        self._network = network
        self.resp = resp
        self._last: tuple[object, Reading | None] = (None, None)

    @classmethod
    def load(cls, folder: Path = MODELS, threads: int = THREADS, fast: bool = False) -> "Tagger":
        """The tagger whose trained files lie in `folder`, run on so many threads; with `fast` the smaller one."""
        if fast:
            return cls(Network(folder, threads, FAST), RESP_FAST)
        return cls(Network(folder, threads, NETWORK))

    def read(self, text: str, spans: Iterable[Span], manner: int = layout.RECORD) -> Reading:
        """Read `spans` of `text`: best its paragraphs, all of them in one call, since what stands around one helps.

        Overlapping spans are joined. `manner` is that of diplomatic records (layout.RECORD), where the
        stop at the end of a sentence belongs to its content, or of the news corpus (layout.NEWS).
        Asked again for the same text and spans, it costs no second reading.

        Raises ValueError for a span outside the text, Missing without the trained files.
        """
        asked = disjoint(text, spans)
        key = (text, asked, manner)
        last, reading = self._last
        if reading is None or last != key:
            reading = self._read(text, asked, manner)
            self._last = (key, reading)
        return reading

    def _read(self, text: str, spans: list[Span], manner: int) -> Reading:
        cut = pieces(self._network.tokenizer, text, spans)
        # One window at a time and unpadded: see Network.run.
        outputs = [
            (window, self._network.run(cut.ids[window.start : window.stop], manner))
            for window in windows(cut.span_ends)
        ]
        return Reading(text, spans, cut, outputs, manner)
