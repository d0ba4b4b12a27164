"""Rich Text files (.rtf): their text as a word processor would print it, with notes, numbers and pages.

What is left out and what is taken is the same as in Word files.
"""

from memcon.readers.extracted import Extracted
from memcon.readers.manuscript import Manuscript
from memcon.readers.settings import Settings

STAGE = "rtf@1"
MAGIC = b"{\\rtf"


def recognises(content: bytes, suffix: str) -> bool:
    """True for a file that begins as Rich Text does."""
    return content.startswith(MAGIC)


def extract(content: bytes, settings: Settings) -> Extracted:
    """The text of a Rich Text file; UnreadableSource when its groups nest beyond measure."""
    from memcon.readers.rtf.body import Body

    to = Manuscript(STAGE)
    body = Body(content, to)
    body.write()
    to.revisions(body.changes["inserted"], body.changes["deleted"])
    if body.comments:
        to.tell(f"comments in the margin, left out: {body.comments}")
    if hidden := body.changes["hidden"]:
        to.tell(f"runs of hidden words, left out: {hidden}")
    if body.objects:
        to.tell(f"objects of other programs, of which only the words were read: {body.objects}")
    if body.broken:
        to.tell(f"bytes that the encoding of their font does not know, shown as U+FFFD: {body.broken}")
    return to.extracted(body.title)
