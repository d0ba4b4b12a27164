"""Who is the same across records: pure judgements with the evidence for and against them in words."""
