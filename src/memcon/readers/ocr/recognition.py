"""The pages of one source through the recogniser: how many, which were left out, which words are doubtful."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from memcon.errors import UnreadableSource
from memcon.model import Finding, Page
from memcon.readers.ocr import engine, kept
from memcon.readers.ocr.recognised import SURE, Recognised
from memcon.readers.ocr.upright import recognise
from memcon.readers.settings import Settings

if TYPE_CHECKING:
    from PIL.Image import Image

STAGE = "ocr@1"
UNREAD_PAGES = "unread-pages@1"
# Of twenty words one may be weak before a page is named: every scan has a smudge.
_WEAK_SHARE = 0.05


class Recognition:
    """The recognition of a source of `total` pages, page by page in their order; no picture is held.

    What was recognised before, in this or an earlier run, is taken from the folder of recognised pages and does
    not count towards `settings.ocr_pages`: the same command run again goes on where the last one stopped.
    UnreadableSource when Tesseract or one of the languages is not installed.
    """

    def __init__(self, settings: Settings, total: int) -> None:
        engine.require(settings.languages)
        self._settings = settings
        self._total = total
        self._left = settings.ocr_pages
        self._weak: dict[int, tuple[int, int]] = {}  # weak words, words
        self._blank: list[int] = []
        self._wordless: list[int] = []
        self._unread: list[int] = []
        self.failed: dict[int, UnreadableSource] = {}
        self._other_language: dict[tuple[str, ...], list[int]] = {}

    def page(self, number: int, picture: Callable[[], "Image"]) -> Recognised | None:
        """The text of page `number` (from 1); None when it is not read, which `findings` will say.

        `picture` is called when the page's picture is needed; it raises UnreadableSource where it cannot be had, with
        a message that goes on from the name of the page.
        """
        if self._left <= 0:
            self._unread.append(number)
            return None
        try:
            found = self._read(picture())
        except UnreadableSource as problem:
            self.failed[number] = problem
            return None
        self._note(number, found)
        if self._settings.on_page is not None:
            self._settings.on_page(number, self._total)
        return found

    def findings(self, pages: Iterable[Page]) -> tuple[Finding, ...]:
        """What was not read, or with little confidence, the latter at its place; `pages` are those of the source."""
        return (
            *(Finding(stage=UNREAD_PAGES, reason=reason) for reason in self._unread_pages()),
            *(Finding(stage=STAGE, reason=reason) for reason in self._remarks()),
            *self._doubts(pages),
        )

    def nothing(self) -> UnreadableSource:
        """Why a source has no text, when on none of its pages any was recognised."""
        if self.failed:
            return next(iter(self.failed.values()))
        if self._unread and not self._blank and not self._wordless:
            return UnreadableSource(
                "was not read: no page of it may be recognised.", "Give --ocr-pages a higher limit."
            )
        if not self._wordless:
            return UnreadableSource("is blank: nothing stands on it.", "Leave it out, or scan its other side.")
        return UnreadableSource(
            "holds no text that could be recognised.",
            "If there is text on it, take a sharper picture (300 dots an inch, even light); if not, leave it out.",
        )

    def _read(self, picture: "Image") -> Recognised:
        key = kept.key(picture, self._settings.languages)
        found = kept.get(key)
        if found is None:
            self._left -= 1
            found = recognise(picture, self._settings)
            kept.put(key, found)
        return found

    def _note(self, number: int, found: Recognised) -> None:
        words = found.words
        if words:
            self._weak[number] = sum(word.confidence < SURE for word in words), len(words)
        else:
            (self._blank if found.blank else self._wordless).append(number)
        if words and found.languages != self._settings.languages:
            self._other_language.setdefault(found.languages, []).append(number)

    def _unread_pages(self) -> Iterator[str]:
        for number, problem in self.failed.items():
            yield f"{in_words([number])} {problem.message.rstrip('.')}"
        if self._unread:
            yield (
                f"{in_words(self._unread)} {_were(self._unread)} not read: text is recognised on at most "
                f"{self._settings.ocr_pages} pages of a source in one run; the same command run again goes on from "
                "there, and --ocr-pages sets another limit"
            )

    def _remarks(self) -> Iterator[str]:
        if self._blank:
            yield f"{in_words(self._blank)} {'is' if len(self._blank) == 1 else 'are'} blank"
        if self._wordless:
            yield f"no text could be recognised on {in_words(self._wordless)}"
        for languages, numbers in self._other_language.items():
            asked = ", ".join(self._settings.languages)
            found = ", ".join(languages)
            yield f"{in_words(numbers)} {_were(numbers)} read as {found}, by the script, though {asked} was asked for"

    def _doubts(self, pages: Iterable[Page]) -> Iterator[Finding]:
        for page in pages:
            weak, words = self._weak.get(page.number, (0, 0))
            if weak > _WEAK_SHARE * words:
                reason = f"page {page.number}: {weak} of {words} words recognised with little confidence"
                yield Finding(stage=STAGE, reason=reason, start=page.start, end=page.end)


def in_words(numbers: list[int]) -> str:
    """Pages in words: "page 5", "pages 3, 5 and 7-9"; `numbers` are rising."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"


def _were(numbers: list[int]) -> str:
    return "was" if len(numbers) == 1 else "were"
