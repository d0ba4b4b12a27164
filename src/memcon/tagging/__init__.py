"""A trained reader of free prose: who is said to have said what, and who is named."""

from memcon.tagging.findings import Attribution, Kind, Name
from memcon.tagging.layout import NEWS, RECORD
from memcon.tagging.reading import Reading
from memcon.tagging.session import THREADS
from memcon.tagging.tagger import Tagger

__all__ = ["NEWS", "RECORD", "THREADS", "Attribution", "Kind", "Name", "Reading", "Tagger"]
