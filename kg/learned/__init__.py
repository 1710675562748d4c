"""The learned reader: what the corpus teaches about pairs of participants, beside what the rules know."""
