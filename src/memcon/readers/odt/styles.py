"""The styles of an OpenDocument text, as far as they decide what is shown: page breaks and the numbers of lists."""

from typing import TYPE_CHECKING

from memcon.readers.numerals import numeral
from memcon.readers.tei.tree import attribute, inside, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element


class Styles:
    """Styles by their names, those of the text and those of the whole file."""

    def __init__(self, *roots: "_Element | None") -> None:
        held = [root for root in roots if root is not None]
        self._paragraphs = {
            attribute(style, "name"): style
            for root in held
            for style in inside(root, "style")
            if attribute(style, "family") == "paragraph"
        }
        self._lists = {
            attribute(style, "name"): {_whole(attribute(level, "level"), 1): level for level in style}
            for root in held
            for style in inside(root, "list-style", "outline-style")
        }
        outline = next((style for root in held for style in inside(root, "outline-style")), None)
        self.outline = attribute(outline, "name") if outline is not None else ""
        """The name of the style that numbers headings."""

    def breaks(self, name: str, side: str) -> bool:
        """True when a page ends at this side ("before", "after") of a paragraph of this style."""
        return self._of_paragraph(name, f"break-{side}") == "page" or (side == "before" and bool(self.page(name)))

    def page(self, name: str) -> str:
        """The kind of page that begins with a paragraph of this style; empty when none does."""
        return self._of_paragraph(name, "master-page-name")

    def number(self, name: str, counts: dict[int, int], depth: int, start: str) -> str:
        """Count one more at `depth` (from 1) of a list of this style, and give its number; empty for a bullet.

        `start` is the number that the paragraph itself gives, if any.
        """
        levels = self._lists.get(name, {})
        level = levels.get(depth)
        if level is None or not attribute(level, "num-format"):
            return ""
        first = _whole(attribute(level, "start-value"), 1)
        counts[depth] = _whole(start, counts.get(depth, first - 1) + 1)
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        shown = range(depth - _whole(attribute(level, "display-levels"), 1) + 1, depth + 1)
        numbers = [numeral(counts.get(at, 1), attribute(levels[at], "num-format")) for at in shown if at in levels]
        return f"{attribute(level, 'num-prefix')}{'.'.join(numbers)}{attribute(level, 'num-suffix')}".strip()

    def _of_paragraph(self, name: str, wanted: str) -> str:
        """A property of the style of that name or of those that it is based on."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._paragraphs.get(name)
            if style is None:
                return ""
            properties = (each for each in style if name_of(each) == "paragraph-properties")
            found = attribute(style, wanted) or next((attribute(each, wanted) for each in properties), "")
            if found:
                return found
            name = attribute(style, "parent-style-name")
        return ""


def _whole(value: str, otherwise: int) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else otherwise
