"""What a library gives away: one module a format."""

from memcon.exports import jsonl

__all__ = ["jsonl"]
