"""The rule book: what lawyers read, written by running the rules. It cannot say anything else than what runs."""
