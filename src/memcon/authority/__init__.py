"""People, offices and who held them when: facts with their provenance, shipped and of a user's own."""

from memcon.authority.authority import Authority
from memcon.authority.entries import Entries, Holding, Meant, Office, Person, Tenure

__all__ = ["Authority", "Entries", "Holding", "Meant", "Office", "Person", "Tenure"]
