"""Compression of every page, also of those that say what is wrong."""

from __future__ import annotations

from flask import Response
from flask_compress import Compress


class CompressEveryPage(Compress):
    """Flask-Compress leaves errors as they are. Ours are whole pages, such as a question that was left open (422)."""

    def after_request(self, response: Response | None) -> Response:
        """Compress an error as if it were none."""
        if response is None or response.status_code < 400:
            return super().after_request(response)
        status, response.status_code = response.status_code, 200
        response = super().after_request(response)
        response.status_code = status
        return response
