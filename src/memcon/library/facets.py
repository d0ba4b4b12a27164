"""The values of a description that records are counted and chosen by."""

from collections.abc import Iterator

from memcon.model import Description
from memcon.model.dates import FIRST, LAST, spanned

# The level below the archive, as the schemes of references call it (stages/archive_levels.py).
_SERIES = ("record-group", "series", "fonds", "fond", "serie", "bestand")


def facets(description: Description) -> Iterator[tuple[str, str]]:
    """Each (kind, value) that holds of a record; a record may have several values of one kind, or none."""
    yield "form", description.form
    yield from (("classification", value) for value in description.classification)
    yield from (("precedence", value) for value in description.precedence)
    if description.place:
        yield "place", description.place
    if description.language:
        yield "language", description.language
    for code in description.reference_codes:
        if code.repository:
            yield "archive", code.repository
        level = next((code.parts[level] for level in _SERIES if level in code.parts), None)
        if level:
            yield "series", " ".join(filter(None, (code.parts.get("archive"), level)))
    days = spanned(description.date, description.date_end)
    if days and days.earliest > FIRST and days.latest < LAST:
        yield from (("year", str(year)) for year in range(int(days.earliest[:4]), int(days.latest[:4]) + 1))
