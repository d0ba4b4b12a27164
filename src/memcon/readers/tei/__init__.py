"""TEI: editions whose markup says where each record begins and what is known of it."""

from memcon.readers.extracted import Extracted
from memcon.readers.settings import Settings
from memcon.readers.tei.tree import is_tei

__all__ = ["extract", "recognises"]


def recognises(content: bytes, suffix: str) -> bool:
    """True for XML whose first element is `TEI` or `teiCorpus`, whatever the file is called."""
    return is_tei(content, suffix)


def extract(content: bytes, settings: Settings) -> Extracted:
    """The text of an edition with its records; UnreadableSource when it shows no words or is no sound XML."""
    from memcon.readers.tei import reading

    return reading.extract(content, settings)
