"""Many sources into one library: one after the other, on the cores of this machine, or on a cluster."""

from memcon.reading.crew import Crew
from memcon.reading.progress import Progress
from memcon.reading.reading import Reading
from memcon.reading.report import ReadRecord, Report, Unread, fault

__all__ = ["Crew", "Progress", "ReadRecord", "Reading", "Report", "Unread", "fault"]
