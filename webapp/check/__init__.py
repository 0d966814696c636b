"""The questions as pages: the visit recomputed from each form, the WTForms question, and the two views."""
