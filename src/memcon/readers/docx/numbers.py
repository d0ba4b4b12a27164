"""The numbers that Word gives to paragraphs and notes (ECMA-376 part 1, 17.9)."""

import re
from typing import TYPE_CHECKING, NamedTuple

from memcon.readers.docx.parts import Parts, attribute, child, children
from memcon.readers.numerals import numeral
from memcon.readers.tei.tree import name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")


class _Level(NamedTuple):
    """How the paragraphs of one depth are numbered; `text` is "%1.%2" for "3.1"."""

    start: int
    form: str
    text: str
    style: str | None


class Numbers:
    """Counts the numbered paragraphs of a file, which must be asked about in their order."""

    def __init__(self, parts: Parts) -> None:
        self._styles = {attribute(s, "styleId") or "": s for s in _all(parts.related("styles"), "style")}
        root = parts.related("numbering")
        self._lists = {attribute(a, "abstractNumId"): _levels(a) for a in _all(root, "abstractNum")}
        self._of_number = {attribute(n, "numId"): n for n in _all(root, "num")}
        self._counts: dict[str | None, dict[int, int]] = {}
        self._restarted: set[str | None] = set()

    def of(self, properties: "_Element | None") -> str:
        """The number of the paragraph with these properties ("3.1."); empty when it has none, or a bullet."""
        number, depth, style = self._number(properties)
        entry = self._of_number.get(number)
        list_id = attribute(child(entry, "abstractNumId"), "val")
        levels = self._lists.get(list_id)
        if entry is None or not levels:
            return ""
        if depth is None:
            depth = next((at for at, level in levels.items() if level.style and level.style == style), 0)
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(list_id, {})
        if number not in self._restarted:
            self._restarted.add(number)
            for override in _all(entry, "lvlOverride"):
                start = attribute(child(override, "startOverride"), "val")
                if start is not None:
                    counts[_whole(attribute(override, "ilvl"), 0)] = _whole(start, 1) - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return _shown(levels, counts, depth)

    def _number(self, properties: "_Element | None") -> tuple[str | None, int | None, str | None]:
        """The id of the list that a paragraph is in, its depth, the style that says so; None where nothing does."""
        style = named = attribute(child(properties, "pStyle"), "val")
        found = child(properties, "numPr")
        depth = attribute(child(found, "ilvl"), "val")
        seen: set[str | None] = set()
        while (number := attribute(child(found, "numId"), "val")) is None:
            based = self._styles.get(style or "")
            if based is None or style in seen:
                return None, None, None
            seen.add(style)
            found = child(based, "pPr", "numPr")
            depth = depth or attribute(child(found, "ilvl"), "val")
            named, style = style, attribute(child(based, "basedOn"), "val")
        return number, None if depth is None else _whole(depth, 0), named


def _all(root: "_Element | None", name: str) -> list["_Element"]:
    return [each for each in children(root) if name_of(each) == name] if root is not None else []


def _levels(found: "_Element") -> dict[int, _Level]:
    return {
        _whole(attribute(level, "ilvl"), 0): _Level(
            start=_whole(attribute(child(level, "start"), "val"), 0),
            form=attribute(child(level, "numFmt"), "val") or "decimal",
            text=attribute(child(level, "lvlText"), "val") or "",
            style=attribute(child(level, "pStyle"), "val"),
        )
        for level in _all(found, "lvl")
    }


def _shown(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    if levels[depth].form in ("bullet", "none"):
        return ""

    def count(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        level = levels.get(at)
        return numeral(counts.get(at, level.start), level.form) if level is not None else ""

    return _PLACE.sub(count, levels[depth].text).strip()


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,6}", value, re.ASCII) else otherwise
