"""What texts mean, as vectors, and how answers by meaning and answers by words are put in one order."""
