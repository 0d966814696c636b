"""What gunicorn says by itself, before the site has seen a request: as bare and as safe as the site's own answers."""

from __future__ import annotations

import socket
from http import HTTPStatus
from typing import Any

from gunicorn import util
from gunicorn.http import errors, wsgi

from webapp.web.headers import always

STATUSES: dict[type[BaseException], HTTPStatus] = {
    errors.ConfigurationProblem: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.InvalidResponseHeader: HTTPStatus.INTERNAL_SERVER_ERROR,  # ours, and yet a kind of the client's
    errors.InvalidResponseHeaderName: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    errors.InvalidHTTPVersion: HTTPStatus.HTTP_VERSION_NOT_SUPPORTED,
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.ForbiddenProxyRequest: HTTPStatus.FORBIDDEN,
    errors.ParseException: HTTPStatus.BAD_REQUEST,
}
"""The status for each kind of failure; the first that fits counts."""

REFUSED = "We could not read that request. / No pudimos leer esa solicitud.\n"
FAILED = "Sorry, something went wrong on our side. / Perdón, algo falló de nuestro lado.\n"
"""In both languages: nobody knows which one was asked for."""


class NamelessResponse(wsgi.Response):  # type: ignore[misc]
    """gunicorn's response without the header that names gunicorn."""

    def default_headers(self) -> list[str]:
        return [line for line in super().default_headers() if not line.startswith("Server:")]


class Discreet:
    """To be mixed into a worker of gunicorn: its own answers repeat nothing of a request and name no program."""

    log: Any
    wsgi: Any

    def init_process(self) -> None:
        """Before the first request."""
        wsgi.Response = NamelessResponse
        super().init_process()  # type: ignore[misc]

    def handle_error(self, req: object, client: socket.socket, addr: object, error: BaseException) -> None:
        """Answer a request that could not be read, or during which the worker failed. The log has its kind alone."""
        status = next((found for kind, found in STATUSES.items() if isinstance(error, kind)), None)
        if status is None or status == HTTPStatus.INTERNAL_SERVER_ERROR:
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            self.log.exception("A request failed")
        else:
            self.log.warning("A malformed request was refused")
        try:
            util.write_nonblock(client, answer(status, always(self.wsgi.config["SETTINGS"])))
        except OSError:
            self.log.debug("The client has gone")


def answer(status: HTTPStatus, headers: dict[str, str]) -> bytes:
    """A whole response, after which the connection ends."""
    body = (FAILED if status == HTTPStatus.INTERNAL_SERVER_ERROR else REFUSED).encode()
    headers = headers | {
        "Connection": "close",
        "Cache-Control": "no-store",
        "Content-Language": "en, es",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
    }
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body
