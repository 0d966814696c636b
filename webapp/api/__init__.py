"""The partner API: the same rules and words as the pages, as JSON for other sites."""
