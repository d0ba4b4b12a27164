"""OpenDocument texts (.odt): their text as LibreOffice would print it, with notes, numbers and pages.

What is left out and what is taken is the same as in Word files.
"""

from memcon.readers import packages
from memcon.readers.extracted import Extracted
from memcon.readers.manuscript import Manuscript
from memcon.readers.settings import Settings

STAGE = "odt@1"


def recognises(content: bytes, suffix: str) -> bool:
    """True for a ZIP file that says it is an OpenDocument text."""
    return packages.is_office(content, packages.OPEN_DOCUMENT)


def extract(content: bytes, settings: Settings) -> Extracted:
    """The text of an OpenDocument file; UnreadableSource when it is broken, locked or made to do harm."""
    from memcon.readers.odt.body import Body
    from memcon.readers.office import OfficeFile
    from memcon.readers.tei.tree import inside

    file = OfficeFile(content, "an OpenDocument text")
    manifest = file.tree("META-INF/manifest.xml")
    if manifest is not None and next(inside(manifest, "encryption-data"), None) is not None:
        raise file.locked()
    to = Manuscript(STAGE)
    body = Body(file.required("content.xml"), file.tree("styles.xml"), to)
    body.write()
    to.revisions(body.changes("insertion"), body.changes("deletion"))
    if body.comments:
        to.tell(f"comments in the margin, left out: {body.comments}")
    if any(part.startswith("Basic/") for part in file.parts):
        to.tell("the file holds macros; nothing of them was run or read")
    properties = file.tree("meta.xml")
    title = next(inside(properties, "title"), None) if properties is not None else None
    return to.extracted(title.text if title is not None else None)
