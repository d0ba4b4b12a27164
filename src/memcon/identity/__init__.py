"""Who is the same across records: pure judgements with the evidence for and against them in words."""

RULES = "identity@5"
"""These rules and their version, which goes up when the same actors would be judged differently."""
