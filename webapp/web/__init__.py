"""Plumbing: responses, request filter, headers, static files, templates, embedding, metrics, errors."""
