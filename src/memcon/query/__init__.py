"""The language of questions: parsed, put in words, found in texts, and written for each storage's full-text index."""
