"""The rule book: what lawyers read, written by running the rules. Nothing in it can say anything else than what runs."""
