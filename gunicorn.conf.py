"""gunicorn settings: `gunicorn "webapp:create_app()"` reads this file from the working directory."""

import os
from threading import Thread

from gunicorn.workers.base import Worker

from webapp.book.machine import as_csv, as_json
from webapp.config import Listening
from webapp.counting import serve
from webapp.logs import ACCESS_LOG_FORMAT

listening = Listening.from_environment()
bind = listening.bind
workers = listening.web_concurrency
worker_class = "gthread"
threads = 32  # a phone on a bad line holds one for seconds
preload_app = True
accesslog = "-"
access_log_format = ACCESS_LOG_FORMAT
logger_class = "webapp.logs.PrivateLogger"
forwarder_headers = ""  # no header may change the path
limit_request_line = 2048
limit_request_fields = 60
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None


def post_worker_init(worker: Worker) -> None:
    """Work the rule book out beside the first requests, which takes about a second, and open the counters if any."""
    Thread(target=lambda: (as_csv(), as_json()), daemon=True).start()
    serve(worker.app.callable)
