"""Word files (.docx, .docm; Office Open XML): their text as Word would print it, with notes, numbers and pages.

Changes marked in the file are taken as they would be printed (insertions stand, deletions do not), comments and
hidden words are no words of the record: a finding counts what was left out. Of the headers that of the first page
is read, for a letterhead or a classification stands there; footers and other headers are not. Macros are not run.
"""

from memcon.readers import packages
from memcon.readers.extracted import Extracted
from memcon.readers.manuscript import Manuscript
from memcon.readers.settings import Settings

STAGE = "docx@1"


def recognises(content: bytes, suffix: str) -> bool:
    """True for a ZIP file that holds what Word files hold."""
    return packages.is_office(content, packages.WORD)


def extract(content: bytes, settings: Settings) -> Extracted:
    """The text of a Word file; UnreadableSource when it is broken, locked or made to do harm."""
    from memcon.readers.docx.body import Body
    from memcon.readers.docx.parts import Parts, children
    from memcon.readers.tei.tree import name_of

    parts = Parts(content)
    to = Manuscript(STAGE)
    body = Body(parts, to)
    body.write()
    to.revisions(body.inserted, body.deleted)
    comments = parts.related("comments")
    count = sum(name_of(each) == "comment" for each in children(comments)) if comments is not None else 0
    if count:
        to.tell(f"comments in the margin, left out: {count}")
    if body.hidden:
        to.tell(f"runs of hidden words, left out: {body.hidden}")
    if body.signs:
        to.tell(f"signs of a symbol font, shown as U+FFFD: {body.signs}")
    if parts.has_macros:
        to.tell("the file holds macros; nothing of them was run or read")
    return to.extracted(parts.title())
