"""The check on the phone: compiled from the rules, the templates and the blocks of this site, by ``make assets``."""
