"""Locales in the path, and the catalogues of their words."""
